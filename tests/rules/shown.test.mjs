// Amounts and time limits: DOMAIN.md 4 and 5.4.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { rules, table } from './rules.mjs';

const WHOLE = 'JPY KRW VND BIF CLP DJF GNF KMF MGA PYG RWF UGX VUV XAF XOF XPF'.split(' ');
const HUNDREDTHS = 'USD EUR TWD PLN GBP HKD SGD NZD AUD IDR MYR PHP THB CNY BRL CHF CAD'.split(' ');
const NONE = { text: null, decimal: null };

table('decimals are those of the rule book', (amount, currency) => rules.formatMoney({ amount, currency }), [
  ...WHOLE.map((currency) => [[123450, currency], { decimal: '123450' }]),
  ...HUNDREDTHS.map((currency) => [[123450, currency], { decimal: '1234.50' }]),
  [[5, 'USD'], { decimal: '0.05' }],
  [[0, 'USD'], { decimal: '0.00' }],
  [['8888', 'jpy'], { decimal: '8888' }],
  [[9007199254740993n, 'JPY'], { decimal: '9007199254740993' }],
  [['9007199254740993', 'USD'], { decimal: '90071992547409.93' }],
]);

const NO_AMOUNTS = [
  ...[1.5, -1, NaN, Infinity, 2 ** 53, -1n, 2n ** 64n],
  ...['1.5', '-1', '1e3', '', ' 1', '１', null, undefined, true, {}, [1]],
];
const NO_CURRENCIES = ['', 'JP', 'JPYX', '円', 'ＪＰＹ', 'KWD', 'XXX', null, undefined, 392];
table('what is no amount is not shown', (amount, currency) => rules.formatMoney({ amount, currency }), [
  ...NO_AMOUNTS.map((amount) => [[amount, 'JPY'], NONE]),
  ...NO_CURRENCIES.map((currency) => [[1000, currency], NONE]),
]);

test('an amount is written as the language does, with every decimal', () => {
  const text = (amount, currency, locale) => rules.formatMoney({ amount, currency }, { locale }).text;
  const digits = (shown) => shown.replace(/[^\d.,]/g, '');
  for (const locale of ['ja', 'en', 'ko', 'zh']) {
    assert.equal(digits(text(1000, 'JPY', locale)), '1,000', locale);
    assert.equal(digits(text(123456, 'USD', locale)), '1,234.56', locale);
    assert.equal(digits(text(123456, 'IDR', locale)), '1,234.56', locale);
  }
  assert.equal(text(1000, 'JPY', 'ja'), '￥1,000');
  // No double holds these: every digit has to come through.
  assert.equal(digits(text(9007199254740993n, 'USD', 'en')), '90,071,992,547,409.93');
  for (const odd of ['x_x!', '', '-', 'a'.repeat(1000)]) assert.equal(text(123456, 'USD', odd), '1,234.56 USD', odd);
  for (const none of [undefined, null, 5, {}]) assert.match(text(1000, 'JPY', none), /1.?000/);
});

// The checkout writes yen by itself (`src/i18n/yen.rs`, which reads the same table).
const yen = await readFile(new URL('../../src/i18n/yen.txt', import.meta.url), 'utf8');
table(
  'an engine writes yen in each language as the checkout does',
  (amount, locale) => rules.formatMoney({ amount, currency: 'JPY' }, { locale }),
  yen.trimEnd().split('\n').map((line) => {
    const [question, text] = line.split(' > ');
    const [locale, amount] = question.split(' ');
    return [[Number(amount), locale], { text }];
  }),
);

table('a deadline is in Japan time, wherever it is read', rules.formatDeadline, [
  [['2020-06-12T14:59:59Z', { locale: 'ja' }], { text: '6月12日(金) 23:59', local: '2020-06-12T23:59' }],
  [['2020-06-12T14:59:59Z', { locale: 'en' }], { text: 'Fri, Jun 12, 23:59', local: '2020-06-12T23:59' }],
  [['2020-06-12T15:00:00.5Z', { locale: 'en' }], { text: 'Sat, Jun 13, 00:00', local: '2020-06-13T00:00' }],
  [['2020-06-12T23:59:59+09:00', { locale: '!' }], { text: '2020-06-12 23:59', local: '2020-06-12T23:59' }],
  [['2024-02-28T15:00:00Z'], { local: '2024-02-29T00:00' }],
  ...['', '2020-06-12', '2020-06-12T14:59:59', '2020-13-12T14:59:59Z', 'tomorrow', null, undefined, 0, new Date()].map(
    (stamp) => [[stamp, { locale: 'ja' }], { text: null, local: null }],
  ),
]);
