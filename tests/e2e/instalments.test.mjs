// Paying by card in parts, where the session offers it.

import assert from 'node:assert/strict';
import { AMEX, VISA } from './cards.mjs';
import { Checkout, sentDetails } from './checkout.mjs';
import { answered, stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

stories('Paying by card in parts', () => {
  /** What the session offers, the language, what there is to choose from, what is chosen, and what must arrive. */
  for (const [installments, lang, picks, chosen, sent] of [
    [
      '3,6,12,revolving',
      'ja',
      {
        1: '1回払い',
        3: '3回払い（1回 約￥400）',
        6: '6回払い（1回 約￥200）',
        12: '12回払い（1回 約￥100）',
        revolving: 'リボ払い',
      },
      '6',
      '6',
    ],
    [
      '24,revolving',
      'en',
      { 1: 'Pay in full', 24: '24 payments (about ¥50 each)', revolving: 'Revolving credit' },
      'revolving',
      'revolving',
    ],
    ['5', 'en', { 1: 'Pay in full', 5: '5 payments (about ¥240 each)' }, '1', undefined],
    ['schedule', 'ja', { 1: '1回払い', 3: '3回払い（1回 約￥400）' }, '3', '3'],
  ]) {
    story(`of “${installments}” the shopper chooses ${chosen} (${lang})`, async ({ tab, seen }) => {
      const checkout = await Checkout.openFor(tab, 'credit_card', { installments, lang });
      const session = await checkout.session();
      assert.deepEqual(await checkout.picks('installments'), picks);
      await checkout.fillCard(VISA);
      await checkout.choosePick('installments', chosen);
      await checkout.pay();
      await shop.thanks(tab);
      const [details] = sentDetails(seen);
      assert.equal(details.installments, sent);
      assert.equal('installments' in details, sent !== undefined, 'paying at once is not mentioned');
      const payment = await world.onlyPayment(session);
      assert.deepEqual([payment.payment_details.installments, payment.total], [sent, 1200]);
    });
  }

  story('at once is what is chosen unless the shopper chooses otherwise', async ({ tab, seen }) => {
    const checkout = await Checkout.openFor(tab, 'credit_card', { installments: '3,revolving' });
    await checkout.payByCard(VISA);
    await shop.thanks(tab);
    assert.ok(!('installments' in sentDetails(seen)[0]));
  });

  story('the parts are those of the total, fee included, and never less than what will be charged', async ({ tab }) => {
    const checkout = await Checkout.openFor(tab, 'credit_card', { installments: '3', amount: 1000, fee: 'credit_card:1' });
    assert.equal((await checkout.picks('installments'))[3], '3回払い（1回 約￥334）');
  });

  for (const [what, parameters] of [
    ['where the session offers none', {}],
    ['in another currency than yen', { installments: '3,revolving', currency: 'USD' }],
  ]) {
    story(`there is nothing to choose ${what}`, async ({ tab, seen }) => {
      const checkout = await Checkout.openFor(tab, 'credit_card', parameters);
      assert.ok(!(await checkout.fields()).includes('installments'));
      await checkout.payByCard(VISA);
      await shop.thanks(tab);
      assert.ok(!('installments' in sentDetails(seen)[0]));
    });
  }

  story(
    'a number of parts that the card company refuses is told at its field, and paying at once works',
    async ({ tab, seen }) => {
      const checkout = await Checkout.openFor(tab, 'credit_card', { installments: '3,12' });
      const session = await checkout.session();
      await checkout.fillCard(AMEX);
      await checkout.choosePick('installments', '12');
      await world.orderFault(session, 'pay', { error: 'invalid_parameter', param: 'payment_details[installments]' });
      await checkout.pay();
      assert.equal(await checkout.problemAt('installments'), 'この項目をご確認ください。');
      await checkout.choosePick('installments', '1');
      await checkout.fill('cvc', AMEX.code);
      await checkout.pay();
      await shop.thanks(tab);
      assert.deepEqual(sentDetails(seen).map(({ installments }) => installments), ['12', undefined]);
    },
    { errors: [answered(422)] },
  );
});
