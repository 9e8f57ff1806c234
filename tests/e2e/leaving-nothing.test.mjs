// An element that was in a page and is gone has left nothing behind, however often that happens; nor has a session that was
// in an element.

import assert from 'node:assert/strict';
import { Checkout } from './checkout.mjs';
import { FramedCheckout } from './framed.mjs';
import { stories, story } from './harness.mjs';
import * as world from './world.mjs';

/** How often an element is put in and taken out. Each time it loads its session and shows its picker. */
const ROUNDS = 1000;
/** Of these a frame takes as many: it loads a page each time. */
const FRAMES = 100;
/** How often an element is given another session. */
const TURNS = 40;
/** After so many an engine has learned how it goes, which takes memory too. */
const LEARNED = 300;

/** Puts an element in, waits until it is ready, and takes it out again, so many times. */
const comeAndGo = async ({ times, attributes }) => {
  for (let round = 0; round < times; round++) {
    const element = document.createElement('komoju-checkout');
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    const ready = new Promise((resolve) => element.addEventListener('komoju-ready', resolve));
    document.querySelector('main').append(element);
    await ready;
    element.remove();
    // The browser has other things to see to, such as calls that are given up.
    await new Promise((resolve) => setTimeout(resolve));
  }
};

/** Gives the element so many sessions, of two in turn, each when the picker of the one before is there. */
const takeTurns = async ({ times, sessions }) => {
  const element = page.find('komoju-checkout');
  for (let round = 0; round < times; round++) {
    const ready = new Promise((resolve) => element.addEventListener('komoju-ready', resolve, { once: true }));
    element.update({ sessionId: sessions[round % sessions.length] });
    await ready;
  }
};

for (const [mode, times, learned] of [['inline', ROUNDS, LEARNED], ['frame', FRAMES, 20]]) {
  stories(`${times} checkouts that come and go (${mode})`, () => {
    story('leave neither memory nor listeners nor frames', async ({ tab }) => {
      const session = await world.newSession();
      await tab.open(world.checkoutPage({ session, place: mode }));
      await tab.wait('the first one', () => page.find('komoju-checkout')?.shadowRoot?.querySelector('.place'));
      const attributes = {
        mode, 'session-id': session, 'publishable-key': 'pk_test_sandbox', 'api-url': world.api, 'checkout-url': world.checkout,
        session: JSON.stringify(await world.showSession(session)),
      };
      await tab.ask(() => page.find('komoju-checkout').remove());
      await tab.ask(comeAndGo, { times: learned, attributes });
      const before = await tab.weight();
      await tab.ask(comeAndGo, { times, attributes });
      const after = await tab.weight();
      const grown = Object.fromEntries(Object.keys(before).map((what) => [what, after[what] - before[what]]));
      // A page's heap moves by some of itself without any reason; a leak of 200 bytes a time is told.
      const most = { listeners: 10, nodes: 50, documents: 1, heap: 150_000, buffers: 65_536 };
      const left = Object.keys(most).filter((what) => grown[what] > most[what]);
      assert.deepEqual(left, [], JSON.stringify(grown));
    });
  });
}

stories('An element that is given session after session', () => {
  for (const place of ['inline', 'frame']) {
    story(`keeps nothing of the ones before (${place})`, async ({ tab }) => {
      // Of methods, and of stores.
      const sessions = [await world.newSession(), await world.newSession({ types: 'konbini' })];
      await (place === 'frame' ? FramedCheckout : Checkout).open(tab, { session: sessions[1], place });
      await tab.ask(takeTurns, { times: 10, sessions });
      const before = await tab.weight();
      await tab.ask(takeTurns, { times: TURNS, sessions });
      const after = await tab.weight();
      // Fewer than one each time.
      for (const what of ['nodes', 'listeners']) {
        const grown = after[what] - before[what];
        assert.ok(grown < TURNS, `${grown} ${what}`);
      }
    });
  }
});
