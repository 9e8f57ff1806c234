// How a row of a table of faults is played: a payment, what goes wrong with it, what the shopper does about it, and
// what must have become of it. The tables are in `faults-*.test.mjs`.
//
// Waiting is not waited for: every story has a clock of its own, which is pushed on whenever nothing is under way. So
// the looks of a quarter of a minute, and the minute that a payment may take, are gone through in full, and quickly.

import assert from 'node:assert/strict';
import { AMEX, ASKED_FOR_BY_THE_BANK } from './cards.mjs';
import { Challenge } from './challenge.mjs';
import { Checkout, payRequests } from './checkout.mjs';
import { story } from './harness.mjs';
import { holds } from './secrets.mjs';
import * as world from './world.mjs';

/**
 * @typedef {object} Row
 * @property {string} name a sentence
 * @property {boolean} [again] it tells again by another method what another row tells
 * @property {object} [page] parameters of the checkout page
 * @property {keyof WAYS} [by] how it is paid, from the form to the press on the button; without it, the steps do that
 * @property {Order[]} [first] what is ordered before the page reads the session
 * @property {Order[]} [faults] what is ordered before the button is pressed
 * @property {boolean} [stalls] one of the calls is never answered: only its time limit ends it
 * @property {Step} [before] what happens before the page is opened
 * @property {Step} [press] how the button is pressed, if not by one click
 * @property {Step[]} [then] what the shopper does then, step by step
 * @property {string} ends what is on the screen in the end, a word of `SCREENS` and maybe a notice, or ` at ` and a
 *   field that a problem is told at: `form nothing_charged`, `form at cvc`, `thanks`
 * @property {string[]} events what the page was told from the first press on, or from the start if nothing was pressed:
 *   names without their `komoju-`, errors with their reason; the choice of a method and what is typed are left out.
 *   `a|b` is either, where two things race
 * @property {number} charges at the sandbox: 0 or 1
 * @property {number} [pays] how often paying was asked for; once if it is not said
 * @property {boolean} [resent] the browser itself may have sent it once more
 * @property {RegExp[]} [errors] what stands in the console
 * @property {RegExp[]} [may] what may stand there besides
 * @property {Step} [check] what else must be true in the end
 *
 * @typedef {(cast: Cast) => Promise<unknown>} Step
 * @typedef {[on: string, fault: object | ((session: string) => object), times?: number | null]} Order see
 *   `world.orderFault`
 * @typedef {{ tab: object, shopper: object, seen: object, checkout: Checkout, session: string, row: Row }} Cast
 */

const PREPAID = 'wXyZ9081726354ab';
const EMAIL = 'hanako.fault@example.jp';
const cardOf = ({ number, expiry, code, name }) => ({ types: 'credit_card', typed: { number, expiry, cvc: code, name } });

/** How it is paid: the only method offered, the store chosen, and what is typed. */
export const WAYS = {
  // A code of four digits: to find those by chance is unlikely.
  card: cardOf({ ...AMEX, code: '7391' }),
  challenge: cardOf(ASKED_FOR_BY_THE_BANK),
  konbini: { types: 'konbini', store: 'lawson', typed: { email: EMAIL } },
  barcode: { types: 'konbini', store: 'family-mart', typed: { email: EMAIL } },
  wallet: { types: 'paypay', typed: {} },
  prepaid: { types: 'web_money', typed: { prepaid_number: PREPAID } },
};

/** A payment as it is when all is well. */
export const CAPTURED = { id: 'payment1payment1payment12', resource: 'payment', status: 'captured', total: 1200, currency: 'JPY' };

/** An order: a session that says that it is paid, and is another one. */
export const ANOTHER_PAID = {
  answer: { id: 'another1another1another12', status: 'completed', payment: CAPTURED, payment_methods: [] },
};

/** The screens: stages of the checkout, or pages elsewhere. */
const SCREENS = {
  form: { stage: 'collecting' },
  locked: { stage: 'submitting' },
  bank: { stage: 'challenging' },
  slip: { stage: 'instructing' },
  token: { stage: 'tokenised' },
  paid: { stage: 'done' },
  failed: { stage: 'failed' },
  leaving: { stage: 'redirecting' },
  thanks: { page: `${world.shop}/thanks/` },
  wallet: { page: `${world.api}/offsite/` },
  'bank page': { page: `${world.bank}/challenge/` },
};

/** How far time is pushed on at once, in milliseconds: less than half of the shortest time that a call may take. */
const STEP = 4_000;
/** A call that has been under way for so long, in real time, is one that waits for time to pass. */
const STALLED = 1_500;
/** How long a screen may take to come, in real time. */
const PATIENCE = 25_000;

/** Tells a row as a story. */
export const tell = (row) => story(row.name, (cast) => play({ ...cast, row }), { again: row.again, errors: row.errors, may: row.may });

async function play(cast) {
  const { tab, row } = cast;
  const way = WAYS[row.by];
  const page = { ...(way && { types: way.types }), ...row.page };
  cast.session = await world.newSession(page);
  await order(cast.session, row.first);
  await row.before?.(cast);
  await tab.ownTime(new Date());
  cast.checkout = await Checkout.load(tab, { ...page, session: cast.session });
  if (way) {
    await until('form')(cast);
    await fill(cast.checkout, way);
    await order(cast.session, row.faults);
    await (row.press ?? pressPay)(cast);
  }
  for (const step of row.then ?? []) await step(cast);
  await until(row.ends)(cast);
  await assertItLasts(cast);
  await assertOutcome(cast);
  await row.check?.(cast);
  await assertSecrecy(cast);
}

/** Fills the open form in, as a shopper who pastes. */
export async function fill(checkout, { store, typed }) {
  if (store) await checkout.chooseStore(store);
  for (const [field, text] of Object.entries(typed)) await checkout.paste(field, text);
}

async function order(session, faults = []) {
  for (const [on, fault, times] of faults) {
    await world.orderFault(session, on, typeof fault === 'function' ? fault(session) : fault, times);
  }
}

const pressPay = ({ checkout }) => checkout.pay();

// Steps.

/** Waits for a screen, and pushes time on meanwhile. */
export const until = (ends) => (cast) => untilTrue(cast, `"${ends}"`, () => shows(cast, ends, 60));

/**
 * Pushes time on until something is so; asking takes a moment, in which the page can go on. Time stands while a call is under way, or a
 * file of the checkout's: both are given up after some seconds, and how long they really take is the machine's affair.
 */
export async function untilTrue({ tab, seen, row }, what, isSo) {
  const deadline = Date.now() + PATIENCE;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`${what} did not come`);
    const since = row.stalls ? Date.now() - STALLED : 0;
    const awaited = seen.requests.filter(({ url }) => [`${world.api}/api/`, `${world.checkout}/`].some((start) => url.startsWith(start)));
    const idle = awaited.every(({ ended, began }) => ended || began < since);
    // A page that is being left has no clock any more.
    if (idle) await tab.passTime(STEP).catch(() => undefined);
  }
}

/** Pushes time on until so many calls of a kind have come back to the page. */
export const untilAsked = (start, times) => (cast) =>
  untilTrue(cast, `call ${times} to ${start}`, async () => {
    await cast.tab.ask(() => new Promise(requestIdleCallback));
    const calls = cast.seen.requests.filter(({ url }) => url.startsWith(`${world.api}/api/v1/${start}`));
    return calls.filter(({ ended }) => ended).length >= times;
  });

/** Orders something more to go wrong. */
export const orders = (...faults) => ({ session }) => order(session, faults);

/** Fills in what was emptied, and presses the button. */
export const payAgain = async ({ checkout, row }) => {
  for (const [field, text] of Object.entries(WAYS[row.by].typed)) {
    if (!(await checkout.value(field))) await checkout.paste(field, text);
  }
  await checkout.pay();
};

/** Presses the one large button of a screen that can go no further: to try again, or to look again. */
export const pressOn = ({ tab, checkout }) => tab.click(checkout.place('button.button:not(.pay *)'));

/** Presses a button of the bank's page in its frame: `#approve` or `#fail`. */
export const atTheBank = (button) => async ({ tab }) => (await tab.within(`${world.bank}/challenge/`)).click(button);

/** The bank decides without its page. */
export const bankDecides = (result) => async ({ session }) => {
  const { id } = await world.onlyPayment(session);
  await world.bankDecides(id, result);
};

/** Steps back from what the bank asks, and means it. */
export const stepBack = ({ tab, checkout }) => new Challenge(checkout).leave();

/** Waits until the browser has refused to show the bank's page in its frame. */
export const refused = ({ checkout, seen }) => new Challenge(checkout).refused(seen);

/** Opens the bank's page as a page of its own. */
export const fullPage = ({ checkout }) => new Challenge(checkout).fullPage();

/** Presses a button of a page elsewhere. */
export const press = (selector) => ({ tab }) => tab.click(selector);

/** The shopper is at the till. */
export const payCash = async ({ session }) => world.payInCash((await world.onlyPayment(session)).id);

/** Nothing reaches the API any more, until it does again. */
export const cutOff = async (cast) => {
  cast.connect = await cast.shopper.block(/\/api\/v1\//);
};
export const connect = (cast) => cast.connect();

export const reload = ({ tab }) => tab.reload();
export const back = ({ tab }) => tab.back();

// What must be true.

/** Whether that is on the screen, now or within so many milliseconds. */
async function shows({ tab, checkout }, ends, within) {
  const [screen, more] = Object.keys(SCREENS)
    .filter((word) => ends === word || ends.startsWith(`${word} `))
    .map((word) => [SCREENS[word], ends.slice(word.length + 1)])
    .at(-1);
  const place = (inside) => checkout.place(inside);
  const wanted = [];
  if (screen.stage) wanted.push(place(`[data-stage=${screen.stage}]`));
  if (more.startsWith('at ')) wanted.push(place(`[data-field=${more.slice(3)}] .problem`));
  else if (more) wanted.push(place(`[data-notice=${more}]`));
  const look = ({ start, wanted }) => {
    if (start) return location.href.startsWith(start) && document.readyState === 'complete';
    return wanted.every((place) => page.find(place));
  };
  return tab.wait(ends, look, { start: screen.page, wanted }, within).then(
    () => true,
    () => false,
  );
}

/** A screen that waits for the shopper is the same a minute later, and nothing was sent by itself. */
async function assertItLasts(cast) {
  const { row, tab, seen } = cast;
  if (!/^(form|locked|failed|token)/.test(row.ends)) return;
  const before = posts(seen);
  await tab.passTime(60_000);
  assert.ok(await shows(cast, row.ends, 1_000), `it did not stay at "${row.ends}"`);
  assert.deepEqual(posts(seen), before, 'something was sent by itself');
}

const posts = (seen) => seen.requests.filter(({ method }) => method === 'POST').map(({ url }) => url);

async function assertOutcome({ row, seen, session }) {
  const events = told(seen.events);
  const fits = row.events.map((either, at) => either.split('|').find((event) => event === events[at]) ?? either);
  assert.deepEqual(events, fits, 'what the page was told');
  const { charges } = await world.payments(session);
  assert.equal(charges, row.charges, 'how often it was charged');
  const pays = row.pays ?? 1;
  assert.equal(payRequests(seen).length, pays, 'how often the page asked for payment');
  const arrived = (await world.requests(session)).filter((request) => request === `POST /sessions/${session}/pay`);
  const most = row.resent ? pays + 1 : pays;
  assert.ok(arrived.length >= pays && arrived.length <= most, `the API was asked for payment ${arrived.length} times`);
}

/** The events as rows have them. */
function told(events) {
  const notable = events.filter(({ name }) => !['komoju-method', 'komoju-change'].includes(name));
  const start = notable.findIndex(({ name }) => name === 'komoju-before-pay');
  return notable.slice(Math.max(start, 0)).map(({ name, detail }) => {
    const word = name.replace('komoju-', '');
    const more = { error: detail.reason, challenge: detail.open ? 'open' : detail.result, cancel: detail.from };
    return word in more ? `${word} ${more[word]}` : word;
  });
}

/** What was typed is in the bodies of the requests it belongs to, and nowhere else that we can see. */
function assertSecrecy({ row, seen }) {
  // Three digits, or a date, are found anywhere by chance.
  const isTelling = ([field, text]) => field !== 'expiry' && text.length > 3;
  const typed = Object.entries(WAYS[row.by]?.typed ?? {}).filter(isTelling);
  const shown = JSON.stringify([seen.events, seen.console, seen.pageErrors]);
  const carriers = [`${world.api}/api/v1/tokens`, `${world.api}/api/v1/secure_tokens`];
  for (const [field, text] of typed) {
    const mark = text.replaceAll(' ', '');
    assert.ok(!holds(shown, mark), `the ${field} is in an event or in the console`);
    for (const { url, headers, body } of seen.requests) {
      assert.ok(!holds(url + JSON.stringify(headers), mark), `the ${field} is in an address or a header`);
      const belongs = url.endsWith('/pay') || carriers.includes(url);
      assert.ok(belongs || !holds(body, mark), `the ${field} was sent to ${url}`);
    }
  }
}
