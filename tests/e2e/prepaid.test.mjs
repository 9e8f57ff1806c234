// Paying with prepaid numbers: as they stand on the card, and the documents' test numbers (S3). A number that is not
// enough is told in `shortfall.test.mjs`.

import assert from 'node:assert/strict';
import { Checkout, heard, sentDetails } from './checkout.mjs';
import { answered, stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

const GOOD = '1111111111111111';
const INVALID = 'e111111111111112';
const USED = 'e111111111111113';
const DECLINED = 'e111111111111114';

/** The method, its language and title, what is typed, and what must arrive of it. */
const PAID = [
  ['web_money', 'ja', 'WebMoney', '1111-1111-1111-1111', GOOD],
  ['web_money', 'en', 'WebMoney', 'abcd ABCD 1234 5678', 'abcdABCD12345678'],
  ['net_cash', 'en', 'NET CASH', '1234 5678 9012 3456 7890', '12345678901234567890'],
  ['net_cash', 'ja', 'NET CASH', GOOD, GOOD],
  ['nanaco', 'ja', 'nanacoギフト', '１１１１ー１１１１ー１１１１ー１１１１', GOOD],
  ['bit_cash', 'ja', 'BitCash', 'あいうえ おがぎぐ げごぱぴ ぷぺぽん', 'あいうえおがぎぐげごぱぴぷぺぽん'],
  ['bit_cash', 'en', 'BitCash', 'ｱｲｳｴ ｵｶﾞｷﾞｸﾞ ｹﾞｺﾞﾊﾟﾋﾟ ﾌﾟﾍﾟﾎﾟﾝ', 'あいうえおがぎぐげごぱぴぷぺぽん'],
  ['bit_cash', 'ja', 'BitCash', GOOD, GOOD],
];

/** The method, its language, the number, and what is told: at the field, or as a notice by that word. */
const REFUSED = [
  ['web_money', 'ja', INVALID, null, '番号が正しくないようです。もう一度ご確認ください。'],
  ['web_money', 'en', USED, null, 'This number has already been used. Please enter another one.'],
  ['net_cash', 'ja', USED, null, 'この番号はすでに使われています。別の番号を入力してください。'],
  ['nanaco', 'en', INVALID, null, 'The number does not seem right. Please check it.'],
  ['bit_cash', 'ja', INVALID, null, '番号が正しくないようです。もう一度ご確認ください。'],
  ['web_money', 'ja', DECLINED, 'card_declined', null],
  ['bit_cash', 'en', USED, 'card_declined', null],
];

/** The method, its language, what is typed, and the sentence: never sent. */
const IMPOSSIBLE = [
  ['web_money', 'ja', '111111111111111', '16文字の番号を入力してください。'],
  ['nanaco', 'en', 'あいうえおかきくけこさしすせそた', 'Please enter the 16-character number.'],
  ['net_cash', 'ja', '1'.repeat(21), '番号の文字数をご確認ください。'],
  ['bit_cash', 'en', 'あいうえお', 'Please enter the 16 hiragana characters.'],
  ['bit_cash', 'ja', '山田太郎山田太郎山田太郎山田太郎', 'ひらがな16文字を入力してください。'],
];

stories('Paying with a prepaid number', () => {
  for (const [type, lang, title, typed, number] of PAID) {
    story(`${type} is paid with “${typed}” (${lang})`, async ({ tab, seen }) => {
      const checkout = await Checkout.openFor(tab, type, { lang });
      const session = await checkout.session();
      assert.ok((await checkout.row(type)).startsWith(title));
      assert.match(await checkout.buttonText(), lang === 'ja' ? /^￥1,200 を支払う$/ : /^Pay ¥1,200$/);
      await checkout.fill('prepaid_number', typed);
      await checkout.pay();
      await shop.thanks(tab);
      assert.deepEqual(sentDetails(seen), [{ type, prepaid_number: number }]);
      const { status, total } = await world.onlyPayment(session);
      assert.deepEqual([status, total], ['captured', 1200]);
    });
  }

  for (const [type, lang, number, notice, sentence] of REFUSED) {
    story(
      `${type} refuses ${number}, and another number pays (${lang})`,
      async ({ tab }) => {
        const checkout = await Checkout.openFor(tab, type, { lang });
        const session = await checkout.session();
        await checkout.fill('prepaid_number', number);
        await checkout.pay();
        if (notice) {
          assert.ok(await checkout.notice(notice));
        } else {
          assert.equal(await checkout.problemAt('prepaid_number'), sentence);
          await checkout.focusAt('prepaid_number');
        }
        assert.equal((await world.payments(session)).charges, 0);
        await checkout.fill('prepaid_number', GOOD);
        await checkout.pay();
        await shop.thanks(tab);
        assert.equal((await world.payments(session)).charges, 1);
      },
      { errors: [answered(502)] },
    );
  }

  for (const [type, lang, typed, sentence] of IMPOSSIBLE) {
    story(`${type} is never sent “${typed}” (${lang})`, async ({ tab }) => {
      const checkout = await Checkout.openFor(tab, type, { lang });
      await checkout.fill('prepaid_number', typed);
      await checkout.pay();
      assert.equal(await checkout.problemAt('prepaid_number'), sentence);
      await checkout.focusAt('prepaid_number');
      await world.assertNothingSent(await checkout.session());
    });
  }

  story(
    'a BitCash number that is not enough is refused: it cannot be made up',
    async ({ tab, seen }) => {
      const checkout = await Checkout.openFor(tab, 'bit_cash', { amount: 2_001 });
      await checkout.fill('prepaid_number', GOOD);
      await checkout.pay();
      const sentence = '残高が足りません。BitCashのサイトで残高をまとめるか、別の番号をお使いください。';
      assert.equal(await checkout.notice('bitcash_short'), sentence);
      const [{ reason, code, retry }] = await heard(seen, 'komoju-error');
      assert.deepEqual([reason, code, retry], ['bitcash_short', 'insufficient_funds', true]);
      assert.equal((await world.payments(await checkout.session())).charges, 0);
    },
    { errors: [answered(502)] },
  );

  story('a prepaid number is in its request and nowhere else', async ({ tab, seen }) => {
    const checkout = await Checkout.openFor(tab, 'web_money');
    await tab.ask(() => document.addEventListener('komoju-complete', (event) => event.preventDefault()));
    const number = 'wXyZ9081726354ab';
    await checkout.fill('prepaid_number', number);
    await checkout.pay();
    await checkout.reach('done');
    const shown = await tab.ask((place) => page.find(place).outerHTML, checkout.place('.kc'));
    for (const [what, where] of [['page', shown], ['events', JSON.stringify(seen.events)], ['console', JSON.stringify(seen.console)]]) {
      assert.ok(!where.includes(number), `the number is in the ${what}`);
    }
    assert.deepEqual(seen.requests.filter(({ body }) => body.includes(number)).length, 1);
    assert.ok(!seen.requests.some(({ url }) => url.includes(number)), 'the number is in an address');
  });
});
