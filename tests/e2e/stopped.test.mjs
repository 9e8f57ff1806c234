// A program that comes to a stop: out of memory, or by a mistake of ours. Nobody is left before a form that does nothing, and
// nobody is asked to pay twice.

import assert from 'node:assert/strict';
import { VISA } from './cards.mjs';
import { Checkout, heard, payRequests } from './checkout.mjs';
import { FramedCheckout } from './framed.mjs';
import { stories, story } from './harness.mjs';
import { breakProgram, catchMemory } from './secrets.mjs';
import * as world from './world.mjs';

/** What stands in the checkout's place: the sentence, and whether the snippet's link is there. */
const instead = (tab) =>
  tab.wait('what stands in its place', () => {
    const box = page.find('komoju-checkout >>> .instead');
    return box && { says: box.innerText.trim(), links: page.all('komoju-checkout > a').some((link) => link.checkVisibility()) };
  });

for (const [mode, Kind] of [['inline', Checkout], ['frame', FramedCheckout]]) {
  stories(`A program that stops (${mode})`, () => {
    story('leaves the link to the hosted page, and whoever asks is answered', async ({ tab, shopper, seen }) => {
      await shopper.before(catchMemory);
      const checkout = await Kind.open(tab);
      await checkout.chooseMethod('credit_card');
      await checkout.tab.ask(breakProgram);
      await checkout.leave();
      assert.deepEqual(await instead(tab), { says: 'お支払い画面を表示できませんでした。', links: true });
      assert.deepEqual((await heard(seen, 'komoju-error')).map(({ reason, who, retry }) => [reason, who, retry]), [['stopped', 'service', false]]);
      assert.equal(await tab.ask(() => page.find('komoju-checkout').submit().then(({ status }) => status)), 'error');
    }, { stops: true });

    story('while it pays asks nobody to pay again', async ({ tab, shopper, seen }) => {
      await shopper.before(catchMemory);
      const checkout = await Kind.open(tab);
      const session = await tab.ask(() => page.find('komoju-checkout').getAttribute('session-id'));
      await checkout.chooseMethod('credit_card');
      await checkout.fillCard(VISA);
      await world.orderFault(session, 'pay', { hold_ms: 1000 });
      const outcome = tab.ask(() => page.find('komoju-checkout').submit().then(({ status, reason }) => [status, reason]));
      await world.until('the payment on its way', () => payRequests(seen).length === 1);
      await checkout.tab.ask(breakProgram);
      // The answer is what it stops at.
      const { says, links } = await instead(tab);
      assert.match(says, /お支払い.*確認/s);
      assert.equal(links, false, 'nothing leads to paying again');
      assert.deepEqual(await outcome, ['error', 'outcome_unknown_final']);
      assert.equal((await world.payments(session)).charges, 1);
    }, { stops: true });

    story('is started anew for the next checkout of the page', async ({ tab, shopper }) => {
      await shopper.before(catchMemory);
      const checkout = await Kind.open(tab);
      await checkout.chooseMethod('credit_card');
      await checkout.tab.ask(breakProgram);
      await checkout.leave();
      await instead(tab);
      await tab.ask(() => {
        const old = page.find('komoju-checkout');
        const next = old.cloneNode(true);
        old.replaceWith(next);
      });
      const next = mode === 'frame' ? await FramedCheckout.find(tab) : new Checkout(tab);
      await next.reach('collecting');
      assert.ok((await next.methods()).includes('credit_card'));
    }, { stops: true });
  });
}
