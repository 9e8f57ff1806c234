// What holds for every text, tried on random ones.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { seeded } from './random.mjs';
import { NOVEMBER, rules } from './rules.mjs';

const BETWEEN = [' ', '-', '－', 'ー', '　', '\u200b', '\u00a0', '\u202d'];
const STATES = ['empty', 'incomplete', 'invalid', 'expired', 'valid'];

const toAscii = (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0);

/** The digits of a text, full-width ones among them. */
const digitsOf = (text) => text.replace(/[０-９]/g, toAscii).replace(/[^0-9]/g, '');

/** Every check of one text. */
const CHECKS = {
  checkCardNumber: (text) => rules.checkCardNumber(text),
  checkExpiry: (text) => rules.checkExpiry(text, NOVEMBER),
  checkSecurityCode: (text) => rules.checkSecurityCode(text),
  checkCardholderName: (text) => rules.checkCardholderName(text),
  checkKatakana: (text) => rules.checkKatakana(text),
  checkPhone: (text) => rules.checkPhone(text, { currency: 'JPY' }),
  checkPhoneInKorea: (text) => rules.checkPhone(text, { currency: 'KRW' }),
  checkPhoneElsewhere: (text) => rules.checkPhone(text, { currency: 'USD' }),
  checkEmail: (text) => rules.checkEmail(text),
  checkPostalCode: (text) => rules.checkPostalCode(text),
  checkWebMoney: (text) => rules.checkPrepaidNumber(text, { type: 'web_money' }),
  checkNetCash: (text) => rules.checkPrepaidNumber(text, { type: 'net_cash' }),
  checkBitCash: (text) => rules.checkPrepaidNumber(text, { type: 'bit_cash' }),
};

test('every text gets an answer: a state, and a reason unless it is valid', () => {
  const random = seeded(7);
  const texts = Array.from({ length: 2_000 }, () => random.text(24));
  for (const one of ['4', 'a', 'ア', 'か゛', '\ud800', '😀', '\u200b', '\u202e', ' ', '1/', '@', '٤']) {
    texts.push(one, one.repeat(10_000), `4111 1111 1111 1111${one}`, `${one}4`.repeat(5_000));
  }
  texts.push('x'.repeat(100_001), '4'.repeat(1_000_000));
  for (const text of texts) {
    for (const [name, check] of Object.entries(CHECKS)) {
      const answer = check(text);
      const told = `${name} of ${inspect(text.slice(0, 40))}: ${inspect(answer)}`;
      assert.ok(STATES.includes(answer.state), told);
      assert.equal(answer.reason === null, answer.state === 'valid', told);
      if ('value' in answer) assert.equal(answer.value !== null, answer.state === 'valid', told);
    }
    rules.formatMoney({ amount: text, currency: 'JPY' });
    rules.formatDeadline(text);
    rules.checkUrl(text);
    rules.checkKey(text);
    rules.checkAccount({ type: 'dospara', user_no: text, user_password: text });
    rules.checkAccount({ type: text });
  }
});

test('what is valid stays valid and is sent as it is', () => {
  const random = seeded(11);
  const samples = [
    'taro@example.jp',
    'ヤマダ タロウ',
    'TARO YAMADA',
    '100-0001',
    '09011112222',
    '1111111111111111',
    '123',
  ];
  let seen = 0;
  for (let round = 0; round < 4_000; round += 1) {
    const widened = () => random.pick(samples).replace(/./gu, (c) => c + (random.below(4) ? '' : random.pick(BETWEEN)));
    const text = round % 2 ? random.text(16) : widened();
    for (const [name, check] of Object.entries(CHECKS)) {
      const { state, value } = check(text);
      if (state !== 'valid' || value === undefined) continue;
      seen += 1;
      assert.equal(check(value).value, value, `${name} of ${inspect(text)}`);
    }
  }
  assert.ok(seen > 500, `${seen} valid texts`);
});

test('formatting a card number and stripping it changes nothing, and it is judged the same', () => {
  const random = seeded(13);
  for (let round = 0; round < 5_000; round += 1) {
    const digits = random.pick(['', '4', '37', '36', '35', '5', '6011', '62', '9']) + random.digits(18);
    const raw = random.spaced(digits, BETWEEN);
    const answer = rules.checkCardNumber(raw);
    assert.equal(answer.digits, digits, inspect(raw));
    assert.equal(answer.formatted.replaceAll(' ', ''), digits, inspect(raw));
    assert.deepEqual(rules.checkCardNumber(answer.formatted), answer, inspect(raw));
    assert.deepEqual(rules.checkCardNumber(digits), answer, inspect(raw));
  }
});

test('a formatted date is judged as the raw one', () => {
  const random = seeded(17);
  for (let round = 0; round < 5_000; round += 1) {
    const raw = random.spaced(random.digits(6), ['/', ' / ', '-', '', ' ']);
    const { formatted, ...answer } = rules.checkExpiry(raw, NOVEMBER);
    const { formatted: again, ...second } = rules.checkExpiry(formatted, NOVEMBER);
    assert.deepEqual([second, again], [answer, formatted], inspect(raw));
  }
});

/** A field as a browser has it, and what keys do to it. */
function edited(random, { text, caret }) {
  const start = random.below(3) ? caret : random.below(text.length + 1);
  const end = random.below(6) ? start : start + random.below(text.length - start + 1);
  const key = random.below(10);
  let [from, to, typed] = [start, end, ''];
  if (key < 3 && start === end) from = Math.max(0, start - 1);
  else if (key === 3 && start === end) to = Math.min(text.length, end + 1);
  else if (key === 4) typed = random.spaced(random.digits(16), BETWEEN);
  else if (key === 5) typed = random.text(4);
  else if (key > 5) typed = random.digits(1);
  const after = { text: text.slice(0, from) + typed + text.slice(to), caret: from + typed.length };
  return [{ text, start, end }, after, typed === '' && from < to];
}

/** Whether the digits are the same, or one fewer because only a gap had been deleted. */
function keepsDigits(before, after, shown, isDeletion) {
  const [held, now] = [digitsOf(after.text), digitsOf(shown.text)];
  if (held === now) return true;
  const lostOne = Array.from(held).some((_, place) => held.slice(0, place) + held.slice(place + 1) === now);
  return isDeletion && lostOne && before.start === before.end && digitsOf(before.text) === held;
}

for (const [name, format, pads] of [
  ['a card number', rules.formatCardNumberEdit, false],
  ['an expiry date', rules.formatExpiryEdit, true],
]) {
  test(`no edit of ${name} adds or loses a digit`, () => {
    const random = seeded(19);
    let field = { text: '', caret: 0 };
    for (let step = 0; step < 20_000; step += 1) {
      if (step % 40 === 0) field = { text: '', caret: 0 };
      const [before, after, isDeletion] = edited(random, field);
      const shown = format(before, after);
      const told = `${inspect(before)} to ${inspect(after)}: ${inspect(shown)}`;
      const padded = pads && !isDeletion && digitsOf(shown.text) === `0${digitsOf(after.text)}`;
      assert.ok(padded || keepsDigits(before, after, shown, isDeletion), told);
      assert.ok(shown.caret >= 0 && shown.caret <= shown.text.length, told);
      field = shown;
    }
  });
}
