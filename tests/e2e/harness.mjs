// How a story is run: one browser for a file, somebody new for each story, and after it the questions that every
// story must stand: did the page's policy forbid anything, did anything fail that was not meant to?

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { launch } from './driver/driver.mjs';
import * as world from './world.mjs';

/** A console error of the browser itself: the answer had this status. */
export const answered = (status) => new RegExp(`Failed to load resource.* status of ${status}`);

/** A console error of the browser itself: there was no answer. */
export const NO_ANSWER = /Failed to load resource: net::ERR_/;

/**
 * A warning of Chromium's about the bank's frame, which it gives when the frame arrives at a page of the shop: with both
 * permissions a page of the same origin could free itself. It is taken away at once, and only that is known for certain.
 */
export const BACK_AT_THE_SHOP = /An iframe which has both allow-scripts and allow-same-origin/;

/** Long enough for every wait of a story, short enough for a suite that hangs. */
const LONGEST_STORY = 90_000;

/** How long after a story an error of it may still be on its way here, in milliseconds. */
const LATEST_ERROR = 5_000;

let browser;
const theBrowser = () => (browser ??= launch());
after(async () => (await browser)?.close());

/**
 * The stories of a file. Some run at once: much of a story is waiting, and stories share nothing but the browser and
 * the sandbox, where each has a session of its own.
 */
export const stories = (title, tell, window = {}) =>
  describe(title, { concurrency: 3 }, () => {
    usual = window;
    turn = 0;
    tell();
    usual = {};
  });

/** The window of the stories that are being told, unless they say otherwise. */
let usual = {};

/** How many stories have been told of it, or left to its other window. */
let turn = 0;

/**
 * Whether everything is told. What only tells again what another story tells, in another language, window or method, is left to
 * the long run (`cargo xtask test long`).
 */
export const EVERYTHING = 'KOMOJU_LONG' in process.env;

/**
 * The same stories at a desk, with a mouse, and on a phone, with a finger. In the usual run every other one is told here, and the
 * others there.
 */
export function everywhere(title, tell) {
  stories(`${title}, at a desk`, tell, { turns: 0 });
  stories(`${title}, on a phone`, tell, { turns: 1, width: 412, height: 823, phone: true });
}

/**
 * A test with a shopper and a first window.
 * @param {string} name a sentence: who does what, and what comes of it
 * @param {(cast: { tab: object, shopper: object, seen: object }) => Promise<void>} play
 * @param {{ again?: boolean, errors?: RegExp[], may?: RegExp[], stops?: boolean } & import('./driver/driver.mjs').Options} options
 *   `again` says that another story tells the same in another language or by another method; `errors` are the console errors that
 *   belong to the story: each must appear, and none else may but those in `may`; `stops` says that the program comes to a stop in
 *   it: an exception, if its page is there for long enough to tell
 */
export function story(name, play, { again = false, errors = [], may = [], stops = false, ...others } = {}) {
  const { turns, ...options } = { ...usual, ...others };
  const isForOtherWindow = turns !== undefined && turn++ % 2 !== turns;
  if (!EVERYTHING && (again || isForOtherWindow)) return;
  test(name, { timeout: LONGEST_STORY }, async (run) => {
    const shopper = await (await theBrowser()).shopper(options);
    try {
      const tab = await shopper.tab();
      try {
        await play({ tab, shopper, seen: shopper.seen });
        // What the page was seen to do up to now arrives before the answer to this question; a frame in another process has a way
        // of its own. An error that does not come at all is named below.
        await tab.ask(() => true);
        const isSaid = (pattern) => errorsOf(shopper.seen).some((text) => pattern.test(text));
        await world.until('the errors of the story', () => errors.every(isSaid), LATEST_ERROR).catch(() => undefined);
        assertCalm(shopper.seen, errors, may, stops);
      } catch (error) {
        run.diagnostic(await scene(tab, shopper.seen));
        throw error;
      }
    } finally {
      await shopper.close();
    }
  });
}

/** Fails unless the pages were calm: no violation, no uncaught exception, exactly the console errors expected. */
export function assertCalm(seen, expected = [], tolerated = [], stops = false) {
  assert.deepEqual(seen.violations, [], 'the policy forbade something');
  const [traps, exceptions] = [true, false].map((is) => seen.pageErrors.filter((text) => text.startsWith('RuntimeError: ') === is));
  assert.deepEqual(exceptions, [], 'an exception was not caught');
  assert.ok(stops || traps.length === 0, `the program stopped: ${traps}`);
  const errors = errorsOf(seen);
  const surprises = errors.filter((text) => ![...expected, ...tolerated].some((pattern) => pattern.test(text)));
  assert.deepEqual(surprises, [], 'the console holds errors that do not belong to the story');
  for (const pattern of expected) assert.ok(errors.some((text) => pattern.test(text)), `the console lacks ${pattern}`);
}

/** What the console holds that nobody should have to read. */
const errorsOf = (seen) => seen.console.filter(({ type }) => type === 'error' || type === 'warning').map(({ text }) => text);

/** What the page looked like when a story failed. What was typed is not in it. */
async function scene(tab, seen) {
  const shown = await tab
    .ask(() => page.all('main, komoju-checkout >>> .kc').map((element) => element.innerText).join('\n---\n'))
    .catch(() => 'nothing');
  const errors = seen.console.map(({ type, text }) => `${type}: ${text}`).join('\n');
  return `It happened at ${tab.url()}, which showed:\n${shown}\nConsole:\n${errors}\n`;
}
