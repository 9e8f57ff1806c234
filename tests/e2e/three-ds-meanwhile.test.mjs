// What else can happen while the bank asks: the connection breaks, the API is down, another window wants to pay, the page
// does something with the element. The bank's page stays, or the shopper is told; and nothing is charged twice.

import assert from 'node:assert/strict';
import { ASKED_FOR_BY_THE_BANK, VISA } from './cards.mjs';
import { Challenge, challenges } from './challenge.mjs';
import { Checkout, heard, looks, payRequests, told } from './checkout.mjs';
import { BACK_AT_THE_SHOP, NO_ANSWER, answered, stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

const may = [BACK_AT_THE_SHOP];
/** The looks after a payment that another window makes take 15 seconds. */
const LONG_LOOK = 30_000;

/** Waits until something was asked of the API again. */
async function lookAgain(tab, seen, times = 1) {
  const wanted = looks(seen) + times;
  const patience = Date.now() + 20_000;
  while (looks(seen) < wanted && Date.now() < patience) await tab.ask(() => new Promise(requestAnimationFrame));
  assert.ok(looks(seen) >= wanted);
}

stories('While the bank asks', () => {
  story('the connection breaks, and the bank is answered once it is back', async ({ tab, shopper, seen }) => {
    const challenge = await Challenge.open(tab);
    const session = await challenge.checkout.session();
    await challenge.bank();
    await shopper.offline(true);
    await lookAgain(tab, seen, 2);
    assert.equal(await challenge.isThere(), true);
    await shopper.offline(false);
    await challenge.atTheBank('approve');
    await shop.thanks(tab);
    assert.equal((await world.payments(session)).charges, 1);
    assert.deepEqual(told(seen, 'komoju-error'), []);
  }, { errors: [NO_ANSWER], may });

  story('the API is down or too busy, and is asked again', async ({ tab, seen }) => {
    const challenge = await Challenge.open(tab);
    const session = await challenge.checkout.session();
    await challenge.bank();
    await world.orderFault(session, 'show', { status: 503 });
    await lookAgain(tab, seen, 2);
    await world.orderFault(session, 'show', { status: 429, retry_after: 1 });
    await world.orderFault(session, 'show', { malformed: true });
    await lookAgain(tab, seen, 3);
    assert.equal(await challenge.isThere(), true);
    await challenge.atTheBank('approve');
    await shop.thanks(tab);
    assert.equal((await world.payments(session)).charges, 1);
  }, { errors: [answered(503), answered(429)], may });

  story('another window may not pay meanwhile, is told so, and finds out that it is paid', async ({ tab, shopper, seen }) => {
    const challenge = await Challenge.open(tab);
    const session = await challenge.checkout.session();
    await challenge.bank();
    const second = await shopper.tab();
    const other = await Checkout.open(second, { session });
    await other.notice('unfinished');
    await other.payByCard(VISA);
    await other.notice('paid_elsewhere', LONG_LOOK);
    await other.reach('collecting');
    assert.equal(payRequests(seen).length, 1, 'nothing was sent from there');
    await challenge.atTheBank('approve');
    await shop.thanks(tab);
    // That window looks by itself, too.
    await shop.thanks(second);
    const { charges, data } = await world.payments(session);
    assert.deepEqual([charges, data.length], [1, 1]);
  }, { may });

  story('the page moves the element, and the dialog is over it again', async ({ tab }) => {
    const challenge = await Challenge.open(tab);
    const session = await challenge.checkout.session();
    await challenge.bank();
    await tab.ask(() => document.querySelector('main').prepend(document.querySelector('komoju-checkout')));
    const isModal = (place) => page.find(place)?.matches(':modal');
    await tab.wait('the dialog over the page', isModal, challenge.place());
    await challenge.atTheBank('approve');
    await shop.thanks(tab);
    assert.equal((await world.payments(session)).charges, 1);
  }, { may });

  story('the page gives the element another session: the old one goes with its frame', async ({ tab, seen }) => {
    const challenge = await Challenge.open(tab);
    const { checkout } = challenge;
    const first = await checkout.session();
    const { id } = await world.onlyPayment(first);
    const second = await world.newSession({ amount: 800 });
    await tab.ask((it) => document.querySelector('komoju-checkout').setAttribute('session-id', it), second);
    await challenge.disappears();
    await checkout.reach('collecting');
    await world.bankDecides(id, 'approve');
    await checkout.payByCard(VISA);
    await shop.thanks(tab);
    assert.equal((await world.payments(second)).charges, 1);
    assert.deepEqual((await heard(seen, 'komoju-complete')).map(({ payment }) => payment.amount), [800]);
  });

  story('the shop\'s pages are elsewhere than the checkout\'s page', async ({ tab, seen }) => {
    // Another name of the same machine: another origin.
    await tab.open(world.checkoutPage().replace('//127.0.0.1:', '//localhost:'));
    const checkout = new Checkout(tab);
    await checkout.reach('collecting');
    const challenge = await Challenge.by(checkout);
    const session = await checkout.session();
    await challenge.atTheBank('approve');
    await shop.thanks(tab);
    assert.equal((await world.payments(session)).charges, 1);
    assert.match((await challenges(seen)).join(), /^open,(returned|completed)$/);
  }, { may: [/frame-ancestors 'self'/] });

  story('the page is told by `submit()` what came of it, however it was asked', async ({ tab }) => {
    const checkout = await Checkout.open(tab);
    const session = await checkout.session();
    await checkout.chooseMethod('credit_card');
    await checkout.fillCard(ASKED_FOR_BY_THE_BANK);
    await tab.ask(() => {
      const element = document.querySelector('komoju-checkout');
      element.addEventListener('komoju-complete', (event) => event.preventDefault());
      globalThis.first = element.submit();
      globalThis.same = first === element.submit();
      first.then((result) => (globalThis.result = result));
    });
    const challenge = new Challenge(checkout);
    await challenge.appears();
    assert.equal(await tab.ask(() => same && first === document.querySelector('komoju-checkout').submit()), true);
    await challenge.leave();
    await checkout.notice('three_ds_failed');
    const result = await tab.wait('the result', () => globalThis.result);
    assert.deepEqual(result, { status: 'cancelled', from: 'challenge' });
    await checkout.fill('cvc', ASKED_FOR_BY_THE_BANK.code);
    await tab.ask(() => void document.querySelector('komoju-checkout').submit().then((it) => (globalThis.second = it)));
    await challenge.appears();
    await challenge.atTheBank('approve');
    await checkout.reach('done');
    assert.equal((await tab.wait('the result', () => globalThis.second)).status, 'completed');
    assert.equal((await world.payments(session)).charges, 1);
  }, { may });
});
