// 3-D Secure, and the shopper does not go through with it: steps back, goes elsewhere, goes away, does nothing. Each
// time there is a way on, the next try pays, and nothing is charged twice.

import assert from 'node:assert/strict';
import { ASKED_FOR_BY_THE_BANK, VISA } from './cards.mjs';
import { Challenge, challenges } from './challenge.mjs';
import { Checkout, told } from './checkout.mjs';
import { BACK_AT_THE_SHOP, stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

const may = [BACK_AT_THE_SHOP];
const NOT_COMPLETED = '本人認証が完了しませんでした。もう一度お試しいただくか、別のカードをお使いください。';
const UNFINISHED = '前回のお支払いが完了していません。もう一度お手続きください。';
/** The looks after a bank's page that came back without an answer take 15 seconds. */
const LONG_LOOK = 30_000;

/** Pays once more with the card whose bank asks, which now approves; and makes sure that this is the only charge. */
async function payAgain(tab, checkout, session) {
  await checkout.fillCard(ASKED_FOR_BY_THE_BANK);
  await checkout.pay();
  const challenge = new Challenge(checkout);
  await challenge.appears();
  await challenge.atTheBank('approve');
  await shop.thanks(tab);
  const { charges, data } = await world.payments(session);
  assert.deepEqual([charges, data[0].status], [1, 'captured']);
  // Nor can the earlier try be approved after all.
  for (const { id } of data.slice(1)) await assert.rejects(world.bankDecides(id, 'approve'));
  assert.equal((await world.payments(session)).charges, 1);
}

/** Opens the page of a session again, in which a try was not finished: it says so, and takes another one. */
async function openAgain(tab, session) {
  const checkout = await Checkout.load(tab, { session });
  await checkout.reach('collecting');
  assert.equal(await checkout.notice('unfinished'), UNFINISHED);
  assert.equal((await world.payments(session)).charges, 0);
  await checkout.chooseMethod('credit_card');
  await payAgain(tab, checkout, session);
}

stories('3-D Secure that is not gone through with', () => {
  story('"Cancel" asks; what is meant brings the form back, calmly, with the focus; and the next try pays', async ({ tab, seen }) => {
    const challenge = await Challenge.open(tab);
    const { checkout } = challenge;
    const session = await checkout.session();
    await challenge.cancel();
    await challenge.asks();
    await challenge.stay();
    await challenge.asksNoMore();
    assert.deepEqual(challenges(seen), ['open'], 'staying ends nothing');
    await challenge.leave();
    assert.equal(await checkout.notice('three_ds_failed'), NOT_COMPLETED);
    await checkout.reach('collecting');
    await checkout.focusOnButton();
    assert.deepEqual(challenges(seen), ['open', 'cancelled']);
    assert.deepEqual(told(seen, 'komoju-cancel'), [{ from: 'challenge' }]);
    assert.deepEqual(told(seen, 'komoju-error'), []);
    await payAgain(tab, checkout, session);
    assert.match(challenges(seen).slice(2).join(), /^open,(returned|completed)$/);
  }, { may });

  story('Escape asks, Escape again takes that back, and no number of presses leaves the shopper without a way', async ({ tab, seen }) => {
    const challenge = await Challenge.open(tab);
    const session = await challenge.checkout.session();
    // The browser closes the dialog itself at some of these presses, and may lose one while it is being opened again.
    for (let presses = 0; presses < 9; presses++) await tab.press('Escape');
    await challenge.appears();
    if (!(await challenge.isAsking())) await tab.press('Escape');
    await challenge.asks();
    for (let presses = 0; presses < 5; presses++) {
      await tab.press('Escape');
      await challenge.asksNoMore();
      await tab.press('Escape');
      await challenge.asks();
    }
    assert.deepEqual(challenges(seen), ['open']);
    await challenge.stay();
    await challenge.asksNoMore();
    await challenge.atTheBank('approve');
    await shop.thanks(tab);
    assert.equal((await world.payments(session)).charges, 1);
  }, { may });

  story('leaving without an answer at the bank brings the form back, and the next try pays', async ({ tab, seen }) => {
    const challenge = await Challenge.open(tab);
    const { checkout } = challenge;
    const session = await checkout.session();
    await challenge.atTheBank('back');
    await challenge.disappears();
    assert.deepEqual(challenges(seen), ['open', 'returned']);
    assert.equal(await checkout.notice('three_ds_failed', LONG_LOOK), NOT_COMPLETED);
    await checkout.reach('collecting');
    await payAgain(tab, checkout, session);
  }, { may });

  story('an approval that is on its way while the shopper steps back still counts, once', async ({ tab, seen }) => {
    const challenge = await Challenge.open(tab);
    const session = await challenge.checkout.session();
    const { id } = await world.onlyPayment(session);
    await challenge.cancel();
    await challenge.asks();
    await world.bankDecides(id, 'approve');
    // Stepping back or the look that happens by itself, whichever is first: the session tells.
    await challenge.stepBack().catch(() => {});
    await shop.thanks(tab);
    assert.equal((await world.payments(session)).charges, 1);
    assert.match(challenges(seen).join(), /^open,(cancelled|completed)$/);
    assert.deepEqual(told(seen, 'komoju-cancel'), []);
  }, { may });

  for (const [button, notice] of [
    ['approve', null],
    ['fail', /お支払いを完了できませんでした/],
    ['back', /お支払いの完了をまだ確認できていません/],
  ]) {
    story(`the bank's page as a page of its own: "${button}" leads back to the shop`, async ({ tab, seen }) => {
      const challenge = await Challenge.open(tab);
      const { checkout } = challenge;
      const session = await checkout.session();
      await challenge.fullPage();
      await shop.atTheBank(tab, button);
      assert.deepEqual(challenges(seen), ['open', 'left']);
      assert.equal(told(seen, 'komoju-pending').length, 1);
      if (notice) {
        assert.match(await shop.noticeOnReturn(tab), notice);
        assert.equal((await world.payments(session)).charges, 0);
        await checkout.reach('collecting');
        await checkout.payByCard(VISA);
      }
      await shop.thanks(tab);
      assert.equal((await world.payments(session)).charges, 1);
    });
  }

  story("the browser's back button leaves the page, and whoever returns is told and can pay", async ({ tab, seen }) => {
    const session = await world.newSession();
    await tab.open(`${world.shop}/cart`);
    const challenge = await Challenge.open(tab, { session });
    await challenge.bank();
    await tab.back();
    await shop.arrive(tab, `${world.shop}/cart`);
    assert.equal((await world.payments(session)).charges, 0);
    await openAgain(tab, session);
    assert.equal(told(seen, 'komoju-complete').length, 1);
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
    const { checkout } = challenge;
    await checkout.reach('collecting');
    await checkout.notice('unfinished');
    await checkout.chooseMethod('credit_card');
    await payAgain(tab, checkout, session);
  }, { may });

  story('a reload in the middle finds the form with a note, and paying again pays once', async ({ tab }) => {
    const session = await world.newSession();
    const challenge = await Challenge.open(tab, { session });
    await challenge.bank();
    await tab.reload();
    const { checkout } = challenge;
    await checkout.reach('collecting');
    assert.equal(await checkout.notice('unfinished'), UNFINISHED);
    await checkout.chooseMethod('credit_card');
    await payAgain(tab, checkout, session);
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

  story('ten minutes of nothing end it, and the next try pays', async ({ tab, seen }) => {
    const challenge = await Challenge.open(tab);
    const { checkout } = challenge;
    const session = await checkout.session();
    await challenge.bank();
    const begun = Date.now();
    await tab.setTime(new Date(begun + 590_000));
    const looks = (await world.requests(session)).length;
    while ((await world.requests(session)).length === looks) await tab.ask(() => new Promise(requestAnimationFrame));
    assert.equal(await challenge.isThere(), true);
    await tab.setTime(new Date(begun + 620_000));
    await challenge.disappears();
    assert.deepEqual(challenges(seen), ['open', 'timed_out']);
    assert.equal(await checkout.notice('three_ds_failed'), NOT_COMPLETED);
    await checkout.reach('collecting');
    await payAgain(tab, checkout, session);
  }, { may });

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
    await checkout.reach('collecting');
    await checkout.notice('unfinished');
    await checkout.chooseMethod('credit_card');
    await payAgain(tab, checkout, session);
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
