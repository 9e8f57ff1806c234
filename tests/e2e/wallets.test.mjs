// Every method that is paid on a page of somebody else: wallets, carriers, Paidy, and those nobody here has heard of.
// What becomes of a payment that is declined there is told in `offsite.test.mjs`.

import assert from 'node:assert/strict';
import { Checkout, heard, sentDetails } from './checkout.mjs';
import { stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

/**
 * The slug, what its row begins with, what the session knows besides, what is typed, and what must arrive besides the
 * type.
 */
const ELSEWHERE = [
  ['paypay', 'PayPay'],
  ['linepay', 'LINE Pay'],
  ['line_pay', 'LINE Pay', { email: 'hanako@example.jp' }, {}, { email: 'hanako@example.jp' }],
  ['merpay', 'メルペイ'],
  ['rakutenpay', 'Rakuten Pay', { lang: 'en' }],
  ['aupay', 'au PAY', { lang: 'en' }],
  ['docomo', 'd払い'],
  ['au', 'auかんたん決済'],
  ['softbank', 'SoftBank Carrier Payment', { lang: 'en' }],
  ['wechatpay', 'WeChat Pay', { lang: 'en' }],
  ['unionpay', 'UnionPay'],
  ['alipay', 'Alipay', { lang: 'en' }, { name: 'Li Na' }, { name: 'Li Na' }],
  ['mobile', '携帯電話決済', {}, { email: 'hanako@example.jp' }, { email: 'hanako@example.jp' }],
  [
    'paidy',
    'あと払い（ペイディ）',
    {},
    { name: '鈴木花子', name_kana: 'すずき　はなこ', email: 'hanako@example.jp', phone: '+81 90-1111-2222' },
    { customer_name: '鈴木花子', customer_name_kana: 'スズキ ハナコ', email: 'hanako@example.jp', phone: '09011112222' },
  ],
  ['kakaopay', 'Kakaopay', { lang: 'en' }],
];

/** Types that the session invents: how it is asked for them, and the rest as above. */
const UNHEARD_OF = [
  ['grabpayotp', 'grabpayotp', 'Grabpayotp'],
  ['pix', 'pix', 'Pix', { lang: 'en' }],
  [
    'giropay',
    'giropay:name+email+phone',
    'Giropay',
    {},
    { name: 'Jürgen Groß', email: 'j@example.de', phone: '03-1234-5678' },
    { name: 'Jürgen Groß', email: 'j@example.de', phone: '0312345678' },
  ],
];

async function payElsewhere({ tab, seen }, checkout, type, title, typed = {}, sent = {}) {
  const session = await checkout.session();
  assert.ok((await checkout.row(type)).startsWith(title), await checkout.row(type));
  assert.match(await checkout.buttonText(), /^(￥1,200 の支払いへ進む|Continue to pay ¥1,200)$/);
  assert.deepEqual((await checkout.fields()).sort(), Object.keys(typed).sort());
  await checkout.fillAll(typed);
  await checkout.pay();
  await shop.atTheWallet(tab, 'approve');
  await shop.thanks(tab);
  assert.deepEqual(sentDetails(seen), [{ type, ...sent }]);
  const payment = await world.onlyPayment(session);
  assert.deepEqual([payment.status, payment.payment_details.type], ['captured', type]);
  const [detail] = await heard(seen, 'komoju-pending');
  assert.equal(detail.type, type);
  return payment;
}

stories("Paying on somebody else's page, with every method there is", () => {
  for (const [type, title, parameters, typed, sent] of ELSEWHERE) {
    story(`${type} is paid`, async (cast) => {
      const checkout = await Checkout.openFor(cast.tab, type, parameters);
      await payElsewhere(cast, checkout, type, title, typed, sent);
    });
  }

  for (const [type, offsite, title, parameters, typed, sent] of UNHEARD_OF) {
    story(`${type}, which nobody here has heard of, is paid`, async (cast) => {
      const checkout = await Checkout.open(cast.tab, { types: 'konbini', offsite, ...parameters });
      await checkout.chooseMethod(type);
      await payElsewhere(cast, checkout, type, title, typed, sent);
    });
  }

  for (const [carrier, name, brands, pictures] of [
    ['docomo', 'ドコモ', '', 0],
    ['au', 'au', 'path', 3],
    ['softbank', 'ソフトバンク', 'icon', 3],
  ]) {
    story(`a phone bill of ${carrier} is paid, carriers named in the shape "${brands || 'list'}"`, async ({ tab, seen }) => {
      const checkout = await Checkout.openFor(tab, 'japan_mobile', brands ? { brands } : {});
      const session = await checkout.session();
      assert.deepEqual(await checkout.stores(), ['docomo', 'au', 'softbank']);
      const widths = await checkout.storePictures();
      assert.ok(widths.length === pictures && widths.every((width) => width > 0), `widths ${widths}`);
      assert.ok((await checkout.text()).includes(name));
      await checkout.chooseStore(carrier);
      await checkout.pay();
      await shop.atTheWallet(tab, 'approve');
      await shop.thanks(tab);
      assert.deepEqual(sentDetails(seen), [{ type: 'japan_mobile', brand: carrier }]);
      assert.equal((await world.onlyPayment(session)).payment_details.provider, carrier);
    });
  }

  story('a carrier is asked for before anything is sent', async ({ tab }) => {
    const checkout = await Checkout.openFor(tab, 'japan_mobile', { lang: 'en' });
    await checkout.pay();
    assert.equal(await checkout.problemAt('brand'), 'Please choose one.');
    await checkout.focusAt('brand');
    await world.assertNothingSent(await checkout.session());
  });

  story('what a page of somebody else asks for is asked for before anything is sent', async ({ tab }) => {
    const checkout = await Checkout.open(tab, { types: 'paidy', offsite: 'giropay:name+email' });
    await checkout.chooseMethod('giropay');
    await checkout.fillAll({ name: '4111 1111 1111 1111', email: 'nobody' });
    await checkout.pay();
    assert.equal(await checkout.problemAt('name'), 'お名前の欄にカード番号が入っているようです。');
    assert.equal(await checkout.problemAt('email'), 'メールアドレスをご確認ください。');
    await checkout.chooseMethod('paidy');
    await checkout.pay();
    assert.equal(await checkout.problemAt('name'), '入力してください。');
    await world.assertNothingSent(await checkout.session());
  });

  story('Paidy shows its fields, and only the name and what its offer lists must be filled in', async ({ tab }) => {
    const checkout = await Checkout.openFor(tab, 'paidy');
    await checkout.pay();
    assert.equal(await checkout.problemAt('name'), '入力してください。');
    assert.deepEqual(await checkout.problems(), ['入力してください。', '入力してください。', '入力してください。']);
    assert.match(await checkout.text(), /お名前（カタカナ）\s*任意/);
  });

  for (const [what, parameters] of [
    ['a type that is not said to be elsewhere', { types: 'credit_card,carrier_pigeon' }],
    ['a type that asks for what we cannot ask', { types: 'credit_card', offsite: 'pix:cpf' }],
  ]) {
    story(`${what} is left to the provider's own page, to which a link leads`, async ({ tab }) => {
      const checkout = await Checkout.open(tab, parameters);
      const session = await checkout.session();
      assert.deepEqual(await checkout.methods(), ['credit_card']);
      await tab.click(checkout.place('a.way'));
      await shop.arrive(tab, `${world.api}/sessions/${session}`);
    });
  }

  story('if there is nothing else, the link to the provider\'s own page is all there is', async ({ tab }) => {
    const checkout = await Checkout.load(tab, { types: 'carrier_pigeon' });
    await checkout.reach('failed');
    assert.equal(await checkout.notice('no_method'), 'このお支払いはKOMOJUのページでお手続きください。');
    assert.ok((await checkout.links()).includes(`${world.api}/sessions/${await checkout.session()}`));
  }, { errors: [/No payment method of this session can be shown here/] });
});
