// Paying with Pay-easy: three numbers for a cash machine, the machine, and the shop that hears of it.

import assert from 'node:assert/strict';
import { Checkout, sentDetails } from './checkout.mjs';
import { stories, story } from './harness.mjs';
import { TARO, TARO_SENT } from './people.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

/** What each language calls the things to type at the machine, and the states of the order. */
const LANGUAGES = {
  ja: {
    heading: 'ATMかネットバンキングで、期限までにお支払いください。',
    labels: ['お支払い金額', 'お支払い期限', '収納機関番号', 'お客様番号', '確認番号'],
    amount: '￥1,200',
    states: ['お支払い待ち', 'お支払い済み'],
  },
  en: {
    heading: 'Please pay at an ATM or by online banking before the deadline.',
    labels: ['Amount to pay', 'Pay by', 'Payee code (収納機関番号)', 'Customer number', 'Confirmation number'],
    amount: '¥1,200',
    states: ['Waiting for payment', 'Paid'],
  },
};

stories('Paying with Pay-easy', () => {
  for (const [lang, { heading, labels, amount, states }] of Object.entries(LANGUAGES)) {
    story(`a shopper gets three numbers, pays at the machine, and the shop hears of it (${lang})`, async (cast) => {
      const { tab, shopper, seen } = cast;
      const checkout = await Checkout.openFor(tab, 'pay_easy', { lang });
      const session = await checkout.session();
      await checkout.fillAll(TARO);
      await checkout.pay();
      const slip = await checkout.instructions();

      assert.deepEqual(sentDetails(seen), [{ type: 'pay_easy', ...TARO_SENT }]);
      const payment = await world.onlyPayment(session);
      assert.equal(payment.status, 'authorized');
      const { bank_id, customer_id, confirmation_id, instructions_url, email } = payment.payment_details;
      assert.equal(email, TARO.email);
      assert.match(customer_id, /^\d{20}$/);
      assert.equal(slip.heading, heading);
      assert.equal(slip.link, instructions_url);
      assert.deepEqual(Object.keys(slip.facts), labels);
      const [paid, deadline, ...numbers] = Object.values(slip.facts);
      assert.equal(paid, amount);
      assert.ok(deadline.startsWith(world.inJapan(payment.payment_deadline, lang)), deadline);
      assert.deepEqual(numbers, [bank_id, customer_id, confirmation_id]);

      await tab.click('.see-order a');
      assert.equal(await shop.orderState(tab), states[0]);
      const machine = await shopper.tab();
      await machine.open(instructions_url);
      await machine.click('#till');
      await shop.becomes(tab, states[1]);
      assert.deepEqual([(await world.payments(session)).charges], [1]);
    }, { again: lang === 'en' });
  }

  story('every field is asked for, each in its place, before anything is sent', async ({ tab }) => {
    const checkout = await Checkout.openFor(tab, 'pay_easy', { lang: 'en' });
    await checkout.pay();
    await checkout.focusAt('family_name');
    for (const field of Object.keys(TARO)) assert.equal(await checkout.problemAt(field), 'Please fill this in.', field);
    await world.assertNothingSent(await checkout.session());
  });

  story('an address and a name that the shop knows are there already', async ({ tab, seen }) => {
    const checkout = await Checkout.openFor(tab, 'pay_easy', { email: 'hanako@example.jp', name: '鈴木 花子' });
    assert.equal(await checkout.value('email'), 'hanako@example.jp');
    assert.deepEqual([await checkout.value('family_name'), await checkout.value('given_name')], ['鈴木', '花子']);
    await checkout.fillAll({ family_name_kana: 'スズキ', given_name_kana: 'ハナコ', phone: '0312345678' });
    await checkout.pay();
    await checkout.instructions();
    assert.deepEqual(sentDetails(seen), [{
      type: 'pay_easy',
      email: 'hanako@example.jp',
      phone: '0312345678',
      family_name: '鈴木',
      given_name: '花子',
      family_name_kana: 'スズキ',
      given_name_kana: 'ハナコ',
    }]);
  });

  story('whoever reloads the page finds the numbers again', async ({ tab }) => {
    const session = await world.newSession({ types: 'pay_easy' });
    const checkout = await Checkout.open(tab, { session });
    await checkout.fillAll(TARO);
    await checkout.pay();
    const before = await checkout.instructions();
    await tab.open(tab.url());
    assert.deepEqual(await checkout.instructions(), before);
  });
});
