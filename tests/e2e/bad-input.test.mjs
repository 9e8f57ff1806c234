// Any text in any field of any method: a clear sentence at the field, before a shopper's patience ends, and nothing sent.
// What was typed is told to nobody.

import assert from 'node:assert/strict';
import { VISA } from './cards.mjs';
import { Checkout } from './checkout.mjs';
import { EVERYTHING, stories, story } from './harness.mjs';
import { TARO } from './people.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

const MANY = 10_000;

/** What no number, date, address or reading is. Together they hold marks that must not turn up anywhere else. */
const ODD = {
  'mixed scripts': 'ヤマダyamada山田Ж7',
  emoji: '😀👍🏽🇯🇵',
  'a family of emoji': '👨\u200d👩\u200d👧\u200d👦',
  markup: '<img src=x onerror=alert(1)>',
  'a joke of combining marks': `e${'\u0301'.repeat(60)}`,
  'other digits': '٤١١١ ④①①① 𝟒𝟏𝟏𝟏 四一一一',
  'text from right to left': 'שלום \u202e4111\u202c',
  'ten thousand letters': 'x'.repeat(MANY),
  'ten thousand kana': 'がﾊﾟ'.repeat(MANY / 2),
  'ten thousand emoji': '😀'.repeat(MANY),
};

/** What is nothing at all once it is cleaned. */
const BLANK = {
  'marks without width': '\u200b\u200d\u2060\ufeff\u00ad',
  'marks of direction': '\u202d\u2066\u200e\u2069\u202c',
  blanks: ' \u3000\u00a0\t',
};

const DIGITS = { 'ten thousand digits': '4'.repeat(MANY) };
const LONG = { 'ten thousand letters': ODD['ten thousand letters'], 'ten thousand emoji': ODD['ten thousand emoji'] };

const REQUIRED = '入力してください。';
const NAME = 'お名前をご確認ください。';
const NAME_IS_NUMBER = 'お名前の欄にカード番号が入っているようです。';
const KANA = 'カタカナで入力してください（例：ヤマダ）。';

/** For each kind of field: what it refuses besides what is blank, and the sentences it may say. */
const NUMBER = [{ ...ODD, ...DIGITS }, ['カード番号に誤りがあります。', 'カード番号を最後まで入力してください。', REQUIRED]];
const EXPIRY = [{ ...ODD, ...DIGITS }, ['有効期限を「月 / 年」で入力してください。', '有効期限をご確認ください。', '月は01から12で入力してください。', REQUIRED]];
const CODE = [{ ...ODD, ...DIGITS }, ['セキュリティコードは3桁です。', REQUIRED]];
const EMAIL = [{ ...ODD, ...DIGITS, 'a long address': `${'a'.repeat(MANY)}@example.jp` }, ['メールアドレスをご確認ください。']];
const PHONE = [{ ...ODD, ...DIGITS }, ['電話番号をご確認ください（例：090-1111-2222）。']];
const READING = [{ ...ODD, ...DIGITS, 'a look-alike': 'ヤマ力' }, [KANA, NAME, '「力」は漢字です。カタカナの「カ」を入力してください。']];
const CARD_NAME = [
  { emoji: ODD.emoji, markup: ODD.markup, 'other digits': ODD['other digits'], ...LONG, ...DIGITS },
  [NAME, NAME_IS_NUMBER],
];
// A person may be called anything, in any script.
const PERSON = [{ ...LONG, ...DIGITS }, [NAME, NAME_IS_NUMBER]];
const PREPAID = [{ ...ODD, ...DIGITS }, ['16文字の番号を入力してください。']];
const NET_CASH = [{ ...ODD, ...DIGITS }, ['番号の文字数をご確認ください。']];
const BIT_CASH = [{ ...ODD, ...DIGITS }, ['ひらがな16文字を入力してください。']];

const CARD = { number: VISA.number, expiry: VISA.expiry, cvc: VISA.code, name: VISA.name };

/** Each method: what is typed into it when all is well, and which field is of which kind. */
const METHODS = {
  credit_card: [CARD, { number: NUMBER, expiry: EXPIRY, cvc: CODE, name: CARD_NAME }],
  konbini: [{ email: TARO.email }, { email: EMAIL }],
  pay_easy: [TARO, { family_name: PERSON, given_name: PERSON, family_name_kana: READING, given_name_kana: READING }],
  bank_transfer: [TARO, { email: EMAIL, phone: PHONE }],
  web_money: [{ prepaid_number: '1111111111111111' }, { prepaid_number: PREPAID }],
  nanaco: [{ prepaid_number: '1111111111111111' }, { prepaid_number: PREPAID }],
  net_cash: [{ prepaid_number: '1111111111111111' }, { prepaid_number: NET_CASH }],
  bit_cash: [{ prepaid_number: '1111111111111111' }, { prepaid_number: BIT_CASH }],
  paidy: [
    { name: '山田太郎', name_kana: 'ヤマダ タロウ', email: TARO.email, phone: TARO.phone },
    { name: PERSON, name_kana: READING, email: EMAIL, phone: PHONE },
  ],
  alipay: [{ name: 'Li Na' }, { name: PERSON }],
  mobile: [{ email: TARO.email }, { email: EMAIL }],
};

/** Where each method that is paid at once or elsewhere has been paid. */
async function arrived(tab, checkout, type) {
  if (['konbini', 'pay_easy', 'bank_transfer'].includes(type)) return checkout.instructions();
  if (['paidy', 'alipay', 'mobile'].includes(type)) await shop.atTheWallet(tab, 'approve');
  return shop.thanks(tab);
}

const A_FEW = ['markup', 'ten thousand letters', 'ten thousand digits', 'blanks'];

/**
 * What is put into a field of a kind: everything into the first of them. The same rule is behind the others, so that a few texts
 * show that it is asked.
 */
const tried = new Set();
function texts(kind) {
  const all = Object.entries({ ...kind[0], ...BLANK });
  const again = !EVERYTHING && tried.has(kind);
  tried.add(kind);
  return again ? all.filter(([what]) => A_FEW.includes(what)) : all;
}

stories('Bad input', () => {
  for (const [type, [good, kinds]] of Object.entries(METHODS)) {
    for (const [field, kind] of Object.entries(kinds)) {
      const [bad, [, sentences]] = [texts(kind), kind];
      story(`whatever is put into "${field}" of ${type} is told there, and nothing is sent`, async ({ tab, seen }) => {
        const checkout = await Checkout.openFor(tab, type);
        const session = await checkout.session();
        if (type === 'konbini') await checkout.chooseStore('lawson');
        await checkout.fillAll(good);
        for (const [what, text] of bad) {
          const isBlank = what in BLANK;
          // Optional: blank is as good as empty, and would pay.
          if (isBlank && field === 'name_kana') continue;
          await checkout.paste(field, text);
          await checkout.pay();
          const sentence = await checkout.problemAt(field);
          const allowed = isBlank ? [REQUIRED, ...sentences] : sentences;
          assert.ok(allowed.includes(sentence), `${what}: ${sentence}`);
          await checkout.focusAt(field);
          // A sentence goes with the text it was about.
          await checkout.fill(field, '');
        }
        await world.assertNothingSent(session);
        assert.equal(seen.requests.filter(({ method }) => method === 'POST').length, 0);
        const told = JSON.stringify([seen.events, seen.console]);
        for (const mark of ['yamada', '😀', 'onerror', 'שלום', 'xxxx', '4444', 'ヤマ力']) {
          assert.ok(!told.includes(mark), `“${mark}” was told to the page`);
        }

        await checkout.fillAll(type === 'credit_card' ? { [field]: good[field], cvc: good.cvc } : { [field]: good[field] });
        await checkout.pay();
        await arrived(tab, checkout, type);
        assert.equal((await world.payments(session)).charges, 1);
      });
    }
  }
});
