// What is to be paid, as the shopper reads it before paying, and as it is charged: fees, another currency than the
// shop's, limits, and every currency with its decimals.

import assert from 'node:assert/strict';
import { VISA } from './cards.mjs';
import { Checkout, heard, payRequests } from './checkout.mjs';
import { stories, story } from './harness.mjs';
import { TARO } from './people.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

/** What each method needs before it can be paid; the others need nothing. */
const NEEDED = {
  credit_card: (checkout) => checkout.fillCard(VISA),
  konbini: async (checkout) => {
    await checkout.chooseStore('lawson');
    await checkout.fill('email', TARO.email);
  },
  pay_easy: (checkout) => checkout.fillAll(TARO),
  bank_transfer: (checkout) => checkout.fillAll(TARO),
};

async function payWith(checkout, type) {
  await NEEDED[type]?.(checkout);
  await checkout.pay();
}

stories('Fees', () => {
  for (const [type, lang, fee, row, sum, button] of [
    ['pay_easy', 'ja', 330, /手数料 ￥330/, ['￥1,530', '手数料 ￥330 を含みます'], '支払い番号を発行する'],
    ['bank_transfer', 'en', 1000, /Fee ¥1,000/, ['¥2,200', 'Includes a fee of ¥1,000'], 'Get bank details'],
    ['paypay', 'ja', 1, /手数料 ￥1/, ['￥1,201', '手数料 ￥1 を含みます'], '￥1,201 の支払いへ進む'],
    ['credit_card', 'en', 50, /Fee ¥50/, ['¥1,250', 'Includes a fee of ¥50'], 'Pay ¥1,250'],
  ]) {
    story(`a fee of ${fee} yen for ${type} is told before paying, and exactly that is charged (${lang})`, async (cast) => {
      const { tab, seen } = cast;
      const checkout = await Checkout.openFor(tab, type, { lang, fee: `${type}:${fee}` });
      const session = await checkout.session();
      assert.match(await checkout.row(type), row);
      assert.deepEqual((await checkout.sum()).slice(1), sum);
      assert.equal(await checkout.buttonText(), button);
      await payWith(checkout, type);
      if (type === 'paypay') await shop.atTheWallet(tab, 'approve');
      if (['paypay', 'credit_card'].includes(type)) await shop.thanks(tab);
      else assert.match(Object.values((await checkout.instructions()).facts)[0], new RegExp(sum[0]));
      const payment = await world.onlyPayment(session);
      assert.deepEqual([payment.payment_method_fee, payment.total], [fee, 1200 + fee]);
      const [detail] = await heard(seen, 'komoju-before-pay');
      assert.deepEqual([detail.total, detail.currency], [1200 + fee, 'JPY']);
    });
  }

  story('the total follows the method that is chosen', async ({ tab }) => {
    const checkout = await Checkout.open(tab, { types: 'credit_card,konbini,pay_easy', fee: 'konbini:220,pay_easy:330' });
    for (const [type, amount] of [['konbini', '￥1,420'], ['pay_easy', '￥1,530'], ['credit_card', '￥1,200'], ['konbini', '￥1,420']]) {
      await checkout.chooseMethod(type);
      assert.equal((await checkout.sum())[1], amount, type);
    }
  });
});

stories('Another currency than the shop asks for', () => {
  story('a method that takes only yen tells its own amount, what it was converted from, and the rate', async (cast) => {
    const { tab } = cast;
    const parameters = { types: 'konbini,credit_card', currency: 'USD', amount: 1000, rate: '150.2537', fee: 190 };
    const checkout = await Checkout.open(tab, parameters);
    const session = await checkout.session();
    await checkout.chooseMethod('konbini');
    const [label, amount, ...notes] = await checkout.sum();
    assert.deepEqual([label, amount], ['お支払い金額', '￥1,693']);
    assert.deepEqual(notes, ['$10.00 = ￥1,503', '1 USD = 150.2537 JPY', '手数料 ￥190 を含みます']);
    await payWith(checkout, 'konbini');
    const { facts } = await checkout.instructions();
    assert.match(facts['お支払い金額'], /^￥1,693/);
    const payment = await world.onlyPayment(session);
    assert.deepEqual([payment.amount, payment.total, payment.currency], [1503, 1693, 'JPY']);
  });

  story('a method that takes the shop\'s currency is paid in it', async ({ tab }) => {
    const parameters = { types: 'konbini,credit_card', currency: 'USD', amount: 1000, rate: '150.2537', lang: 'en' };
    const checkout = await Checkout.open(tab, parameters);
    const session = await checkout.session();
    await checkout.chooseMethod('credit_card');
    assert.deepEqual(await checkout.sum(), ['Amount to pay', '$10.00']);
    assert.equal(await checkout.buttonText(), 'Pay $10.00');
    await payWith(checkout, 'credit_card');
    await shop.thanks(tab);
    const payment = await world.onlyPayment(session);
    assert.deepEqual([payment.total, payment.currency], [1000, 'USD']);
  });

  for (const [rate, told] of [['150', '150'], ['0.123456', '0.1235'], ['9.5', '9.5'], ['100.00004', '100']]) {
    story(`a rate of ${rate} is told as ${told}`, async ({ tab }) => {
      const checkout = await Checkout.openFor(tab, 'paypay', { currency: 'EUR', amount: 100_000, rate, lang: 'en' });
      const sum = await checkout.sum();
      assert.equal(sum.at(-1), `1 EUR = ${told} JPY`);
      assert.ok(sum.at(-2).startsWith('€1,000.00 = ¥'), sum.at(-2));
    });
  }
});

stories('Limits', () => {
  /** The method, its parameters, and the most it takes if that is passed; 199,999 cents are 299,999 yen. */
  const TOTALS = [
    ['konbini', { amount: 1 }, null],
    ['konbini', { amount: 299_999 }, null],
    ['konbini', { amount: 300_000 }, '299,999'],
    ['konbini', { amount: 299_900, fee: 'konbini:99' }, null],
    ['konbini', { amount: 299_900, fee: 'konbini:100' }, '299,999'],
    ['pay_easy', { amount: 999_999 }, null],
    ['pay_easy', { amount: 1_000_000 }, '999,999'],
    ['pay_easy', { amount: 999_999, fee: 'pay_easy:1' }, '999,999'],
    ['konbini', { amount: 199_999, currency: 'USD', rate: '150' }, null],
    ['konbini', { amount: 200_000, currency: 'USD', rate: '150' }, '299,999'],
    ['bank_transfer', { amount: 99_999_999 }, null],
    ['credit_card', { amount: 99_999_999 }, null],
  ];

  for (const [type, parameters, most] of TOTALS) {
    const what = Object.entries(parameters).map((pair) => pair.join(' ')).join(', ');
    story(`${type} ${most ? 'cannot' : 'can'} be paid at ${what}`, async ({ tab }) => {
      const other = type === 'credit_card' ? 'bank_transfer' : 'credit_card';
      const checkout = await Checkout.open(tab, { types: `${type},${other}`, ...parameters });
      const session = await checkout.session();
      assert.equal(await checkout.isOpenToChoice(type), !most);
      assert.equal(await checkout.isOpenToChoice(other), true);
      if (most) {
        assert.match(await checkout.row(type), new RegExp(`このお支払い方法は￥${most}までご利用いただけます。`));
        return;
      }
      await checkout.chooseMethod(type);
      await payWith(checkout, type);
      if (type === 'credit_card') await shop.thanks(tab);
      else await checkout.instructions();
      assert.equal((await world.payments(session)).charges, 1);
    });
  }

  story('the reason is told in English too', async ({ tab }) => {
    const checkout = await Checkout.open(tab, { types: 'konbini,credit_card', amount: 300_000, lang: 'en' });
    assert.match(await checkout.row('konbini'), /This method can be used up to ¥299,999\./);
  });

  story('where every method is barred, the reasons and the ways on are there, and nothing is sent', async ({ tab, seen }) => {
    const checkout = await Checkout.open(tab, { types: 'konbini,pay_easy', amount: 1_000_000 });
    for (const [type, most] of [['konbini', '299,999'], ['pay_easy', '999,999']]) {
      assert.equal(await checkout.isOpenToChoice(type), false);
      assert.match(await checkout.row(type), new RegExp(`このお支払い方法は￥${most}までご利用いただけます。`));
    }
    const links = await checkout.links();
    assert.ok(links.includes(`${world.api}/sessions/${await checkout.session()}`));
    assert.ok(links.some((link) => link.startsWith(world.shop)));
    assert.deepEqual(payRequests(seen), []);
  });
});

stories('Every currency', () => {
  const WHOLE = 'JPY KRW VND BIF CLP DJF GNF KMF MGA PYG RWF UGX VUV XAF XOF XPF'.split(' ');
  const HUNDREDTHS = 'USD EUR TWD PLN GBP HKD SGD NZD AUD IDR MYR PHP THB CNY BRL CHF CAD'.split(' ');

  /**
   * The digits of an amount with their points, and what else stands there: a sign or a code. A blank inside counts:
   * it is all by which Unicode tells the two CFA francs apart.
   */
  const read = (text) => ({ digits: text.replace(/[^\d.,]/g, ''), sign: text.replace(/[\d.,]/g, '').trim() });

  for (const lang of ['ja', 'en']) {
    for (const [currencies, digits] of [[WHOLE, '123,456'], [HUNDREDTHS, '1,234.56']]) {
      story(`123456 of the smallest unit is ${digits}, in ${currencies.length} currencies (${lang})`, async ({ tab }) => {
        const signs = new Map();
        for (const currency of currencies) {
          const checkout = await Checkout.openFor(tab, 'credit_card', { currency, amount: 123_456, lang });
          const [, amount] = await checkout.sum();
          const shown = read(amount);
          assert.equal(shown.digits, digits, currency);
          assert.ok(shown.sign, `${currency} shows no currency`);
          assert.ok(!signs.has(shown.sign), `${currency} looks like ${signs.get(shown.sign)}: ${shown.sign}`);
          signs.set(shown.sign, currency);
          assert.equal(await checkout.buttonText(), lang === 'ja' ? `${amount} を支払う` : `Pay ${amount}`);
        }
      }, { again: lang === 'en' });
    }
  }

  for (const [lang, button, label] of [['ja', '支払う', 'お支払い金額'], ['en', 'Pay', 'Amount to pay']]) {
    story(`amounts whose decimals nobody can be sure of are not guessed: nothing bears one (${lang})`, async ({ tab }) => {
      for (const currency of ['BHD', 'TND', 'ZZZ']) {
        const checkout = await Checkout.openFor(tab, 'credit_card', { currency, amount: 123_456, lang });
        assert.equal(await checkout.buttonText(), button, currency);
        const text = await checkout.text();
        assert.doesNotMatch(text, /123|456/);
        assert.ok(!text.includes(label), text);
      }
    }, { again: lang === 'en' });
  }
});
