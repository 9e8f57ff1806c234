// 3-D Secure: the bank asks in a frame over the page. What it answers, and which payments it is asked about.
// How the shopper steps back is told in `three-ds-leaving.test.mjs`, odd banks are in `three-ds-odd.test.mjs`.

import assert from 'node:assert/strict';
import { ASKED_FOR_IN_VAIN, FRICTIONLESS, REFUSED_BY_THE_BANK, VISA } from './cards.mjs';
import { Challenge, challenges } from './challenge.mjs';
import { Checkout, heard, payRequests } from './checkout.mjs';
import { BACK_AT_THE_SHOP, answered, stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

const may = [BACK_AT_THE_SHOP];

stories('3-D Secure', () => {
  story('the bank approves, and the shopper is thanked', async ({ tab, seen }) => {
    const challenge = await Challenge.open(tab);
    const session = await challenge.checkout.session();
    const address = tab.url();
    await challenge.bank();
    assert.equal((await world.payments(session)).charges, 0, 'nothing is charged before the bank agrees');
    assert.equal(tab.url(), address, 'the page stays');
    await challenge.atTheBank('approve');
    await shop.thanks(tab);
    const { charges, data } = await world.payments(session);
    assert.deepEqual([charges, data.length, data[0].status], [1, 1, 'captured']);
    assert.equal(payRequests(seen).length, 1);
    assert.match((await challenges(seen)).join(), /^open,(returned|completed)$/);
    assert.deepEqual((await heard(seen, 'komoju-complete')).map(({ payment }) => payment.status), ['captured']);
  }, { may });

  for (const [what, card, button] of [
    ['a refusal at the bank', undefined, 'fail'],
    ['an answer that the bank does not believe', ASKED_FOR_IN_VAIN, 'approve'],
  ]) {
    story(`${what} brings the form back with a sentence and the focus, and another card pays`, async ({ tab, seen }) => {
      const challenge = await Challenge.open(tab, {}, card);
      const { checkout } = challenge;
      const session = await checkout.session();
      await challenge.atTheBank(button);
      const sentence = await checkout.notice('three_ds_failed');
      assert.equal(sentence, '本人認証が完了しませんでした。もう一度お試しいただくか、別のカードをお使いください。');
      await checkout.focusOnButton();
      assert.equal(await challenge.isThere(), false);
      assert.equal((await world.payments(session)).charges, 0);
      assert.match((await challenges(seen)).join(), /^open,(returned|failed)$/);
      const [error] = await heard(seen, 'komoju-error');
      assert.deepEqual([error.reason, error.who, error.retry], ['three_ds_failed', 'shopper', true]);

      assert.equal(await checkout.value('cvc'), '', 'the code was emptied');
      await checkout.fillCard(VISA);
      await checkout.pay();
      await shop.thanks(tab);
      const { charges, data } = await world.payments(session);
      assert.deepEqual([charges, data.map(({ status }) => status)], [1, ['captured', 'failed']]);
    }, { may });
  }

  story('a bank that says no without asking comes to the same', async ({ tab }) => {
    const checkout = await Checkout.open(tab);
    const session = await checkout.session();
    await checkout.payByCard(REFUSED_BY_THE_BANK);
    await checkout.notice('three_ds_failed');
    await checkout.reach('collecting');
    assert.equal((await world.payments(session)).charges, 0);
    await checkout.fillCard(VISA);
    await checkout.pay();
    await shop.thanks(tab);
  }, { may });

  story('a card whose bank asks nothing is paid without a frame', async ({ tab, seen }) => {
    const checkout = await Checkout.open(tab);
    const session = await checkout.session();
    await checkout.payByCard(FRICTIONLESS);
    await shop.thanks(tab);
    assert.deepEqual(await challenges(seen, 0), []);
    assert.ok(!seen.requests.some(({ url }) => url.startsWith(world.bank)));
    assert.equal((await world.payments(session)).charges, 1);
  });

  for (const [what, parameters, status] of [
    ['a card that is paid with and saved', { mode: 'customer_payment' }, 'captured'],
    ['a payment that the shop takes later', { capture: 'manual' }, 'authorized'],
  ]) {
    story(`the bank is asked about ${what} too`, async ({ tab, seen }) => {
      const challenge = await Challenge.open(tab, parameters);
      const session = await challenge.checkout.session();
      await challenge.atTheBank('approve');
      await shop.thanks(tab);
      const { charges, data } = await world.payments(session);
      assert.deepEqual([charges, data.map((payment) => payment.status)], [1, [status]]);
      assert.match((await challenges(seen)).join(), /^open,(returned|completed)$/);
      assert.equal((await heard(seen, 'komoju-complete')).length, 1);
    }, { may });
  }

  story('the bank is asked about a card that is only saved, and what the session says of it counts', async ({ tab, seen }) => {
    const checkout = await Checkout.open(tab, { mode: 'customer', types: 'credit_card' });
    await checkout.choiceOf('credit_card');
    const session = await checkout.session();
    // The sandbox's bank asks about payments, of which there is none here: the answer is made up, the saving is not.
    const answer = { status: 'pending', redirect_url: `${world.bank}/challenge/of-a-card-that-is-saved` };
    await world.orderFault(session, 'pay', { answer, work: true });
    await checkout.fillCard(VISA);
    await checkout.pay();
    await tab.wait('the end', () => !location.pathname.startsWith('/checkout'));
    assert.deepEqual(await challenges(seen), ['open', 'completed']);
    assert.equal((await heard(seen, 'komoju-complete')).length, 1);
    assert.equal((await world.payments(session)).data.length, 0);
  }, { errors: [answered(404)], may });
});
