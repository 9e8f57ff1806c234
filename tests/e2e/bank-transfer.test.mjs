// Paying by bank transfer: the account, the sender's name that tells which payment it is, and the shop that hears of it.

import assert from 'node:assert/strict';
import { Checkout, sentDetails } from './checkout.mjs';
import { answered, stories, story } from './harness.mjs';
import { TARO, TARO_SENT } from './people.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

const LANGUAGES = {
  ja: {
    heading: '期限までに下記の口座へ、お振り込みください。',
    labels: ['お支払い金額', 'お支払い期限', '銀行名', '支店名', '口座種別', '口座番号', '口座名義', '振込依頼人名'],
    warning: /必ずこのとおりに入力してください。/,
    states: ['お支払い待ち', 'お支払い済み'],
  },
  en: {
    heading: 'Please transfer to this account before the deadline.',
    labels: ['Amount to pay', 'Pay by', 'Bank', 'Branch', 'Account type', 'Account number', 'Account holder', 'Sender name (振込依頼人名)'],
    warning: /Enter exactly this as the sender, or/,
    states: ['Waiting for payment', 'Paid'],
  },
};

stories('Paying by bank transfer', () => {
  for (const [lang, { heading, labels, warning, states }] of Object.entries(LANGUAGES)) {
    story(`a shopper gets an account and a sender's name, transfers, and the shop hears of it (${lang})`, async (cast) => {
      const { tab, shopper, seen } = cast;
      // Far more than a konbini takes: a transfer has no limit.
      const checkout = await Checkout.openFor(tab, 'bank_transfer', { lang, amount: 2_345_678 });
      const session = await checkout.session();
      await checkout.fillAll(TARO);
      await checkout.pay();
      const slip = await checkout.instructions();

      assert.deepEqual(sentDetails(seen), [{ type: 'bank_transfer', ...TARO_SENT }]);
      const payment = await world.onlyPayment(session);
      assert.deepEqual([payment.status, payment.total], ['authorized', 2_345_678]);
      const told = payment.payment_details;
      assert.equal(slip.heading, heading);
      assert.deepEqual(Object.keys(slip.facts), labels);
      const [amount, deadline, ...lines] = Object.values(slip.facts);
      assert.match(amount, /^[¥￥]2,345,678$/);
      assert.ok(deadline.startsWith(world.inJapan(payment.payment_deadline, lang)), deadline);
      assert.deepEqual(lines, [
        told.bank_name, told.account_branch_name, told.account_type, told.account_number, told.account_name, told.order_id,
      ]);
      assert.match(await checkout.text(), warning);

      await tab.click('.see-order a');
      assert.equal(await shop.orderState(tab), states[0]);
      const bank = await shopper.tab();
      await bank.open(told.instructions_url);
      await bank.click('#till');
      await shop.becomes(tab, states[1]);
    }, { again: lang === 'en' });
  }

  story(
    'a phone number that the server refuses is told at its field, and the shopper mends it',
    async ({ tab }) => {
      const checkout = await Checkout.openFor(tab, 'bank_transfer');
      const session = await checkout.session();
      await checkout.fillAll(TARO);
      await world.orderFault(session, 'pay', { error: 'invalid_parameter', param: 'payment_details[phone]' });
      await checkout.pay();
      assert.equal(await checkout.problemAt('phone'), 'この項目をご確認ください。');
      await checkout.focusAt('phone');
      await checkout.fill('phone', '0312345678');
      await checkout.pay();
      await checkout.instructions();
      assert.equal((await world.payments(session)).charges, 1);
    },
    { errors: [answered(422)] },
  );
});
