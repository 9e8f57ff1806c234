// A thousand checkouts in a row in one tab, and then eight pages at once: no run fails, nothing grows, every payment
// is made exactly once, and the shop knows of each order what the sandbox knows. `KOMOJU_SOAK` is how many instead, to
// try something out; whether anything grows, fewer do not tell.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch } from '../e2e/driver/driver.mjs';
import { BACK_AT_THE_SHOP, answered, assertCalm } from '../e2e/harness.mjs';
import * as world from '../e2e/world.mjs';
import { OTHERWISE, PAID } from './kinds.mjs';
import { Ledger } from './ledger.mjs';
import { PageForAll, PageForEach } from './ways.mjs';

const WHOLE = 1000;
const ALL = Number(process.env.KOMOJU_SOAK ?? WHOLE);
const some = (whole) => Math.ceil((whole * ALL) / WHOLE);

/** How many are paid in each of the ways in which one page stays. */
const STAYING = some(220);

/** How many are paid in the one tab, in each way; together they are all. */
const TAB = [
  ['from page to page', (tab) => new PageForEach(tab), ALL - 2 * STAYING],
  ['in one page, by one element', (tab) => new PageForAll(tab, false), STAYING],
  ['in one page, each by an element of its own', (tab) => new PageForAll(tab, true), STAYING],
];

/** After this part of them an engine has learned how it goes, which takes memory too. */
const LEARNED = 0.3;

/**
 * By how much a tab may weigh more in the end, in bytes and counts. An engine goes on learning for long, and what waits for a
 * minute at most, such as an answer of the page's, is still there: a leak of 2 kB a time is told. A single node, listener or
 * document of each checkout would be, and a page of the program's memory.
 */
const MOST = { listeners: 10, nodes: 50, documents: 1, heap: 300_000, buffers: 65_536 };

/** How many pages are open at once, and how many checkouts each of them sees. */
const PAGES = 8;
const EACH = some(25);

/** One in so many is not paid in the end. */
const PAID_BETWEEN = 20;

const PLACES = ['inline', 'frame'];

/** Long enough for a busy machine, short enough for a run that hangs. */
const LONGEST = { timeout: 60 * 60_000 };

describe(`${ALL} checkouts in one tab, and ${PAGES} pages at once`, () => {
  const ledger = new Ledger();
  let browser;
  let shopper;
  let tab;
  let charged;

  before(async () => {
    charged = await world.allCharges();
    browser = await launch();
    shopper = await browser.shopper();
    // Of the shop in development, every page holds a connection, and a browser has six for a shop.
    await shopper.before(() => (globalThis.EventSource = class extends EventTarget {}));
    tab = await shopper.tab();
  });
  after(() => browser?.close());

  /** Pays so many times, and now and then not; the first one is of the kind that is said. */
  async function run(way, count, first) {
    for (let done = 0; done < count; done++) {
      const turn = first + done;
      await checkOut(way, PAID[turn % PAID.length], PLACES[Math.floor(turn / PAID.length) % PLACES.length]);
      if (turn % PAID_BETWEEN !== 0) continue;
      const round = turn / PAID_BETWEEN;
      await checkOut(way, OTHERWISE[round % OTHERWISE.length], PLACES[Math.floor(round / OTHERWISE.length) % PLACES.length]);
    }
  }

  async function checkOut(way, kind, place) {
    const what = `checkout ${ledger.number()} (${kind.name}, ${place})`;
    const began = Date.now();
    let given;
    try {
      given = await way.begin(place, kind.order);
      await kind.play(given);
      ledger.enter({ what, kind, session: given.session, order: given.order, took: Date.now() - began });
    } catch (error) {
      throw new Error(`${what}: ${error.message}\n${await shown(way.tab, given?.checkout)}`, { cause: error });
    }
  }

  let turn = 0;
  for (const [name, wayIn, count] of TAB) {
    const first = turn;
    turn += count;
    test(`${count} are made ${name}, and nothing grows`, LONGEST, async (result) => {
      const way = wayIn(tab);
      const learning = Math.ceil(count * LEARNED);
      await way.rest();
      await run(way, learning, first);
      await way.rest();
      const light = await tab.weight();
      await run(way, count - learning, first + learning);
      await way.rest();
      const heavy = await tab.weight();
      const grown = Object.fromEntries(Object.keys(light).map((what) => [what, heavy[what] - light[what]]));
      result.diagnostic(`grown: ${JSON.stringify(grown)} from ${JSON.stringify(light)}`);
      const left = Object.keys(MOST).filter((what) => grown[what] > MOST[what]);
      if (ALL >= WHOLE) assert.deepEqual(left, [], JSON.stringify(grown));
    });
  }

  test(`${PAGES} pages at once make ${EACH} each`, LONGEST, async () => {
    const pages = await Promise.all(Array.from({ length: PAGES }, () => shopper.tab()));
    const ends = await Promise.allSettled(pages.map((tab, at) => run(new PageForEach(tab), EACH, turn + at * EACH)));
    assert.deepEqual(ends.flatMap(({ reason }) => (reason ? [reason.message] : [])), []);
  });

  test('every payment was made exactly once, and the shop knows of every order what the sandbox knows', LONGEST, async (result) => {
    for (const line of ledger.summary()) result.diagnostic(line);
    await ledger.assertAgreed();
    const charges = ledger.entries.filter(({ kind }) => ['paid', 'reserved', 'waiting'].includes(kind.state)).length;
    assert.equal((await world.allCharges()) - charged, charges, 'nobody else was charged');
  });

  test('no page was anything but calm', async () => {
    await tab.ask(() => true);
    assertCalm(shopper.seen, [], [BACK_AT_THE_SHOP, answered(502), answered(422)]);
  });
});

/** What a page shows, and the checkout in it. What was typed is not in it. */
async function shown(tab, checkout) {
  const read = (where, place) => where.ask((place) => page.find(place)?.innerText, place).catch(() => 'nothing');
  const inside = checkout && (await read(checkout.tab, checkout.place('.kc')));
  return `It happened at ${tab.url()}, which showed:\n${await read(tab, 'main')}\n---\n${inside}`;
}
