// Pages that the browser keeps as they stood, with the checkout in them: whoever comes back finds what is true now, not
// what was on the screen. Firefox and Safari keep any page, Chromium those whose answer does not forbid it.

import assert from 'node:assert/strict';
import { VISA } from './cards.mjs';
import { Challenge, UNFINISHED, challenges, payAgain } from './challenge.mjs';
import { Checkout, heard, payRequests } from './checkout.mjs';
import { BACK_AT_THE_SHOP, stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

const keepsPages = true;
const may = [BACK_AT_THE_SHOP];
/** The looks after a page that was left without an answer take 15 seconds. */
const LONG_LOOK = 30_000;

/** Has the page say so when it comes back as it stood; it may go on to another one at once. */
const mark = (tab) => tab.ask(() => addEventListener('pageshow', ({ persisted }) => (sessionStorage.cameBack = persisted)));

/** Waits until it has come back so. A browser that did not keep it says why, in its own words. */
async function asItStood(tab) {
  const came = await tab.wait('the page, one way or the other', () => {
    const [{ type, notRestoredReasons }] = performance.getEntriesByType('navigation');
    if (sessionStorage.cameBack === 'true') return 'as it stood';
    return type === 'back_forward' && `anew, for ${JSON.stringify(notRestoredReasons)}`;
  });
  assert.equal(came, 'as it stood');
}

/** Goes to the cart, has something happen meanwhile, and comes back to the page. */
async function awayAndBack(tab, meanwhile = async () => {}) {
  await mark(tab);
  await tab.ask(() => void (location.href = '/cart'));
  await shop.arrive(tab, `${world.shop}/cart`);
  await meanwhile();
  await tab.back();
  await asItStood(tab);
}

stories('Coming back to a page that was kept', () => {
  story('the form is as it was, but for the code', async ({ tab, seen }) => {
    const checkout = await Checkout.open(tab);
    await checkout.chooseMethod('credit_card');
    await checkout.fillCard(VISA);
    await awayAndBack(tab);
    await tab.wait('the empty code', (place) => page.find(place)?.value === '', checkout.input('cvc'));
    assert.equal((await checkout.value('number')).replaceAll(' ', ''), VISA.number);
    assert.equal(await checkout.value('name'), VISA.name);
    assert.equal((await heard(seen, 'komoju-ready')).length, 1);
    await checkout.fill('cvc', VISA.code);
    await checkout.pay();
    await shop.thanks(tab);
  }, { keepsPages });

  for (const [what, end, notice] of [
    ['cancelled', world.cancelSession, 'session_closed'],
    ['expired', world.expireSession, 'session_expired'],
  ]) {
    story(`the form gives way if the session was ${what} meanwhile`, async ({ tab }) => {
      const checkout = await Checkout.open(tab);
      const session = await checkout.session();
      await awayAndBack(tab, () => end(session));
      await checkout.reach('failed');
      await checkout.notice(notice);
    }, { keepsPages });
  }

  story("the bank's page is gone, which is looked up; the next try pays", async ({ tab, seen }) => {
    const challenge = await Challenge.open(tab);
    const { checkout } = challenge;
    const session = await checkout.session();
    await challenge.bank();
    await awayAndBack(tab);
    await challenge.disappears();
    assert.equal(await checkout.notice('unfinished', LONG_LOOK), UNFINISHED);
    await checkout.reach('collecting');
    assert.deepEqual(await challenges(seen), ['open', 'returned']);
    await payAgain(tab, checkout, session);
  }, { keepsPages, may });

  story("what was approved in the bank's app meanwhile is found", async ({ tab, seen }) => {
    const challenge = await Challenge.open(tab, { bank: 'app' });
    const session = await challenge.checkout.session();
    await challenge.bank();
    const { id } = await world.onlyPayment(session);
    await awayAndBack(tab, () => world.bankDecides(id, 'approve'));
    await shop.thanks(tab);
    assert.equal((await world.payments(session)).charges, 1);
    assert.equal(payRequests(seen).length, 1);
  }, { keepsPages });

  story('a payment that was on its way when the page was left counts, once', async ({ tab, seen }) => {
    const checkout = await Checkout.open(tab);
    const session = await checkout.session();
    await world.orderFault(session, 'pay', { delay_ms: 3_000 });
    await checkout.payByCard(VISA);
    // Chromium does not keep a page whose turn to pay, a lock, is given to it while it is being left.
    await world.until('the payment on its way', () => payRequests(seen).length === 1);
    await awayAndBack(tab);
    await shop.thanks(tab);
    assert.equal((await world.payments(session)).charges, 1);
    assert.equal(payRequests(seen).length, 1);
  }, { keepsPages });

  story("the browser's back button at a wallet leads to a form that says so, and a card pays", async ({ tab, seen }) => {
    const checkout = await Checkout.open(tab);
    const session = await checkout.session();
    await checkout.chooseMethod('paypay');
    await mark(tab);
    await checkout.pay();
    await shop.arrive(tab, `${world.api}/offsite/`);
    await tab.back();
    await asItStood(tab);
    await checkout.notice('unfinished', LONG_LOOK);
    await checkout.reach('collecting');
    await checkout.payByCard(VISA);
    await shop.thanks(tab);
    const { charges, data } = await world.payments(session);
    assert.deepEqual([charges, data.map(({ status }) => status)], [1, ['captured', 'cancelled']]);
    assert.equal(payRequests(seen).length, 2);
  }, { keepsPages });
});
