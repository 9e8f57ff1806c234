// What a session is for besides a payment at once: saving a card, paying and saving, and reserving an amount that the
// shop takes later.

import assert from 'node:assert/strict';
import { VISA, declined } from './cards.mjs';
import { Checkout, heard, payRequests } from './checkout.mjs';
import { answered, stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

const saving = (tab, parameters) => Checkout.openFor(tab, 'credit_card', { mode: 'customer', ...parameters });

/** Has the page stay where it is at the end. */
const stayAtTheEnd = (tab) =>
  tab.ask(() => document.addEventListener('komoju-complete', (event) => event.preventDefault()));

stories('What a session is for', () => {
  for (const [lang, save, saved] of [['ja', 'カードを登録する', '登録が完了しました'], ['en', 'Save card', 'Saved']]) {
    story(`a card is saved, and no amount is told anywhere (${lang})`, async ({ tab, seen }) => {
      const checkout = await saving(tab, { lang });
      const session = await checkout.session();
      assert.equal(await checkout.buttonText(), save);
      assert.deepEqual(await checkout.sum(), []);
      await stayAtTheEnd(tab);
      await checkout.fillCard(VISA);
      assert.doesNotMatch(await checkout.text(), /[￥¥]|JPY/);
      await checkout.pay();
      await checkout.reach('done');
      assert.doesNotMatch(await checkout.text(), /[￥¥]|JPY/);
      assert.match(await checkout.text(), new RegExp(`^${saved}`));
      const [{ status, payment }] = await heard(seen, 'komoju-complete');
      assert.deepEqual([status, payment], ['completed', null]);
      assert.equal((await world.payments(session)).data.length, 0);
      const { status: standing, customer_id: customer } = await world.showSession(session);
      assert.equal(standing, 'completed');
      assert.ok(customer);
      assert.equal(payRequests(seen).length, 1);
    }, { again: lang === 'en' });
  }

  story('a card that was saved leads back to the shop, and so does opening that page again', async ({ tab, seen }) => {
    const checkout = await saving(tab);
    const session = await checkout.session();
    await checkout.fillCard(VISA);
    await checkout.pay();
    await shop.arrive(tab, `${world.shop}/orders/`);
    await Checkout.load(tab, { session });
    await shop.arrive(tab, `${world.shop}/orders/`);
    assert.equal(payRequests(seen).length, 1);
  });

  story(
    'a card that cannot be saved brings the form back, and another one is saved',
    async ({ tab }) => {
      const checkout = await saving(tab);
      const session = await checkout.session();
      await checkout.fillCard(declined('1059'));
      await checkout.pay();
      await checkout.notice('card_declined');
      assert.equal(await checkout.buttonText(), 'カードを登録する');
      await checkout.fillCard(VISA);
      await checkout.pay();
      await shop.arrive(tab, `${world.shop}/orders/`);
      assert.equal((await world.showSession(session)).status, 'completed');
    },
    { errors: [answered(502)] },
  );

  for (const [lang, label] of [['ja', '￥1,200 を支払って登録'], ['en', 'Pay ¥1,200 and save']]) {
    story(`a card is paid with and saved (${lang})`, async ({ tab, seen }) => {
      const checkout = await Checkout.openFor(tab, 'credit_card', { mode: 'customer_payment', lang });
      const session = await checkout.session();
      assert.equal(await checkout.buttonText(), label);
      await checkout.fillCard(VISA);
      await checkout.pay();
      await shop.thanks(tab);
      const { charges, data } = await world.payments(session);
      assert.deepEqual([charges, data.map(({ status }) => status)], [1, ['captured']]);
      assert.ok((await world.showSession(session)).customer_id);
      assert.deepEqual((await heard(seen, 'komoju-complete')).map(({ payment }) => payment.status), ['captured']);
    }, { again: lang === 'en' });
  }

  story('an amount is reserved: thanks at once, taken when the shop takes it', async ({ tab, seen }) => {
    const checkout = await Checkout.open(tab, { capture: 'manual' });
    const session = await checkout.session();
    await checkout.payByCard(VISA);
    await shop.thanks(tab);
    assert.deepEqual((await heard(seen, 'komoju-complete')).map(({ payment }) => payment.status), ['authorized']);
    assert.equal(await shop.orderAfterThanks(tab), 'お支払い手続き済み');
    const { id, status } = await world.onlyPayment(session);
    assert.equal(status, 'authorized');
    await world.capture(id);
    await tab.reload();
    await shop.becomes(tab, 'お支払い済み');
    assert.equal((await world.payments(session)).charges, 1);
  });

  story('an amount that is reserved is not called paid', async ({ tab }) => {
    const checkout = await Checkout.open(tab, { capture: 'manual' });
    const session = await checkout.session();
    await stayAtTheEnd(tab);
    await checkout.payByCard(VISA);
    await checkout.reach('done');
    assert.doesNotMatch(await checkout.text(), /お支払いが完了しました/);
    // Whoever opens the page again neither sees a form nor is told anything else.
    await Checkout.load(tab, { session });
    await shop.thanks(tab);
    assert.equal((await world.onlyPayment(session)).status, 'authorized');
  });
});
