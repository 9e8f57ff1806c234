// 3-D Secure, and the page goes away in the middle of it: left, reloaded, closed, or the element taken out of it. Whoever
// opens it again is told, and nothing is charged twice.

import assert from 'node:assert/strict';
import { ASKED_FOR_BY_THE_BANK } from './cards.mjs';
import { Challenge, UNFINISHED, payAgain } from './challenge.mjs';
import { Checkout, heard } from './checkout.mjs';
import { BACK_AT_THE_SHOP, stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

const may = [BACK_AT_THE_SHOP];

/** The form is there again after a try that was not finished: it says so, and takes another one. */
async function goOn(tab, checkout, session) {
  await checkout.reach('collecting');
  assert.equal(await checkout.notice('unfinished'), UNFINISHED);
  assert.equal((await world.payments(session)).charges, 0);
  await checkout.chooseMethod('credit_card');
  await payAgain(tab, checkout, session);
}

/** The same when the page of the session is opened again. */
const openAgain = async (tab, session) => goOn(tab, await Checkout.load(tab, { session }), session);

stories('3-D Secure whose page goes away', () => {
  story("the browser's back button leaves the page, and whoever returns is told and can pay", async ({ tab, seen }) => {
    const session = await world.newSession();
    await tab.open(`${world.shop}/cart`);
    const challenge = await Challenge.open(tab, { session });
    await challenge.bank();
    await tab.back();
    await shop.arrive(tab, `${world.shop}/cart`);
    assert.equal((await world.payments(session)).charges, 0);
    await openAgain(tab, session);
    assert.equal((await heard(seen, 'komoju-complete')).length, 1);
  }, { may });

  story("back and forward again: the form stands there, with a note, and pays", async ({ tab }) => {
    const session = await world.newSession();
    await tab.open(`${world.shop}/cart`);
    const challenge = await Challenge.open(tab, { session });
    await challenge.bank();
    await tab.back();
    await shop.arrive(tab, `${world.shop}/cart`);
    await tab.ask(() => history.forward());
    await shop.arrive(tab, `${world.shop}/checkout`);
    await goOn(tab, challenge.checkout, session);
  }, { may });

  story('a reload in the middle finds the form with a note, and paying again pays once', async ({ tab }) => {
    const session = await world.newSession();
    const challenge = await Challenge.open(tab, { session });
    await challenge.bank();
    await tab.reload();
    await goOn(tab, challenge.checkout, session);
  }, { may });

  story('a window that is closed in the middle, and the checkout opened anew', async ({ tab, shopper }) => {
    const session = await world.newSession();
    const first = await shopper.tab();
    const challenge = await Challenge.open(first, { session });
    await challenge.bank();
    await first.close();
    await openAgain(tab, session);
  }, { may });

  story('a window that is closed, and the bank approves all the same: who returns has paid', async ({ tab, shopper }) => {
    const session = await world.newSession();
    const first = await shopper.tab();
    const challenge = await Challenge.open(first, { session });
    await first.close();
    await world.bankDecides((await world.onlyPayment(session)).id, 'approve');
    await Checkout.load(tab, { session });
    await shop.arrive(tab, `${world.shop}/thanks/`);
    assert.equal((await world.payments(session)).charges, 1);
    assert.ok(challenge);
  });

  story('an element that is taken out takes the frame and its listener along, and put back it pays', async ({ tab }) => {
    const session = await world.newSession();
    const checkout = await Checkout.open(tab, { session });
    await tab.ask(() => {
      globalThis.listeners = new Set();
      const { addEventListener, removeEventListener } = window;
      window.addEventListener = (...all) => {
        if (all[0] === 'message') listeners.add(all[1]);
        return addEventListener.apply(window, all);
      };
      window.removeEventListener = (...all) => {
        if (all[0] === 'message') listeners.delete(all[1]);
        return removeEventListener.apply(window, all);
      };
    });
    const challenge = await Challenge.by(checkout);
    await challenge.bank();
    assert.equal(await tab.ask(() => listeners.size), 1);
    const result = await tab.ask(async () => {
      const element = document.querySelector('komoju-checkout');
      const promise = element.submit();
      globalThis.kept = element;
      element.remove();
      return promise;
    });
    assert.deepEqual(result, { status: 'cancelled', from: 'page' }, 'what `submit` promised is kept');
    await tab.wait('the end of the listener', () => listeners.size === 0);
    await tab.ask(() => void document.querySelector('.payment').append(kept));
    await goOn(tab, checkout, session);
  }, { may });

  story('no listener is left behind by a challenge that was gone through with', async ({ tab }) => {
    const checkout = await Checkout.open(tab);
    await tab.ask(() => {
      globalThis.listeners = 0;
      const { addEventListener, removeEventListener } = window;
      window.addEventListener = (...all) => ((listeners += all[0] === 'message'), addEventListener.apply(window, all));
      window.removeEventListener = (...all) => ((listeners -= all[0] === 'message'), removeEventListener.apply(window, all));
      document.addEventListener('komoju-complete', (event) => event.preventDefault());
    });
    const challenge = await Challenge.by(checkout);
    await challenge.leave();
    await checkout.notice('three_ds_failed');
    await tab.wait('the end of the listener', () => listeners === 0);
    await checkout.fill('cvc', ASKED_FOR_BY_THE_BANK.code);
    await checkout.pay();
    await challenge.appears();
    await challenge.atTheBank('approve');
    await checkout.reach('done');
    await tab.wait('the end of the listener', () => listeners === 0);
  }, { may });
});
