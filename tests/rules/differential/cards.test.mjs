// Our cards against Braintree's `credit-card-type` and `card-validator`.

import { test } from 'node:test';
import cardValidator from 'card-validator';
import creditCardType from 'credit-card-type';
import { seeded } from '../random.mjs';
import { rules } from '../rules.mjs';
import { compare } from './differences.mjs';

const BRANDS = ['visa', 'mastercard', 'jcb', 'american_express', 'diners_club', 'discover'];
const ours = (digits) => rules.checkCardNumber(digits, { brands: BRANDS });

// Cards KOMOJU takes nowhere, which would make every beginning ambiguous.
for (const { type } of creditCardType('')) {
  if (![...BRANDS, 'unionpay'].includes(type.replace('-', '_'))) creditCardType.removeCard(type);
}

const open = ['empty', 'incomplete'];
const judged = ({ state }) => (state === 'valid' ? 'valid' : open.includes(state) ? 'open' : 'wrong');
const theirs = ({ isValid, isPotentiallyValid }) => (isValid ? 'valid' : isPotentiallyValid ? 'open' : 'wrong');

/** Whether a number that begins so can lie between two beginnings of one length. */
function touches(digits, low, high) {
  const { length } = String(low);
  const [first, last] = ['0', '9'].map((filler) => Number(digits.slice(0, length).padEnd(length, filler)));
  return first <= high && last >= low;
}

const OLD_JCB = {
  because: 'JCB no longer issues the cards of 15 digits that begin with 1800 and 2131',
  covers: (digits) => touches(digits, 1800, 1800) || touches(digits, 2131, 2131),
};
const DINERS_3095 = {
  because: 'Diners Club has 3095 as well, and KOMOJU takes it',
  covers: (digits, mine) => touches(digits, 3095, 3095) && mine !== null,
};
const UNIONPAY_8 = {
  because: 'UnionPay is no card with KOMOJU: its newer numbers, from 810 on, are told apart from nothing',
  covers: (digits) => touches(digits, 8100, 8179),
};
const UNIONPAY_62 = {
  because:
    'every 62 is UnionPay, those not yet issued too; but what it shares with Discover is Discover where that is taken',
  covers: (digits) => touches(digits, 62, 62),
};

function* beginnings() {
  for (let length = 1; length <= 4; length += 1) {
    for (let number = 0; number < 10 ** length; number += 1) yield String(number).padStart(length, '0');
  }
  for (let number = 620_000; number < 630_000; number += 7) yield String(number);
}

test('a brand is told from the same beginnings', () => {
  const one = (types) => (types.length === 1 ? types[0].type.replace('-', '_') : null);
  compare(
    beginnings(),
    (digits) => ours(digits).brand,
    (digits) => one(creditCardType(digits)),
    [OLD_JCB, DINERS_3095, UNIONPAY_8, UNIONPAY_62],
  );
});

const STARTS = [
  ...['4', '51', '55', '2221', '2720', '3528', '3589', '34', '37', '300', '305', '3095', '36', '38', '39'],
  ...['6011', '644', '65', '62', '622126', '622925', '810', '1800', '2131', '9', '0', ''],
];

/** The digits with one more, with which Luhn's sum is a multiple of ten. */
function summed(digits) {
  const sum = [...digits].reverse().reduce((sum, digit, place) => {
    const doubled = place % 2 ? Number(digit) : Number(digit) * 2;
    return sum + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return digits + ((10 - (sum % 10)) % 10);
}

function* numbers() {
  const random = seeded(23);
  for (let round = 0; round < 6_000; round += 1) {
    const digits = (random.pick(STARTS) + random.digits(20)).slice(0, 20);
    yield random.below(2) ? digits : summed(digits.slice(0, random.pick([12, 13, 14, 15, 15, 15, 17, 18])));
  }
}

test('numbers are judged alike', () => {
  compare(
    numbers(),
    (digits) => judged(ours(digits)),
    (digits) => theirs(cardValidator.number(digits)),
    [
      OLD_JCB,
      DINERS_3095,
      UNIONPAY_8,
      {
        because: 'UnionPay is paid with by another method than the card',
        covers: (digits, mine) => touches(digits, 62, 62) && mine === 'wrong',
      },
      {
        because: 'what Discover shares with UnionPay is taken where Discover is, and has a checksum there',
        covers: (digits) => touches(digits, 622126, 622925),
      },
      {
        because: 'a wrong checksum is a mistake at the usual length, although a few cards are longer',
        covers: (digits, mine, other) => mine === 'wrong' && other === 'open' && digits.length >= 14,
      },
    ],
  );
});

test('numbers are grouped alike', () => {
  const grouped = (digits) => {
    const [type, ...more] = creditCardType(digits);
    const gaps = more.length === 0 && type ? type.gaps : [4, 8, 12];
    return [...digits].map((digit, place) => (gaps.includes(place) ? ` ${digit}` : digit)).join('');
  };
  compare(numbers(), (digits) => ours(digits).formatted, grouped, [
    DINERS_3095,
    {
      because: 'a fifth group begins after the sixteenth digit, as it is printed on cards with 19',
      covers: (digits, mine, other) => digits.length > 16 && mine.slice(0, 19) === other.slice(0, 19),
    },
  ]);
});

test('codes are as long', () => {
  const size = (digits) => {
    const types = creditCardType(digits);
    return types.length === 1 ? types[0].code.size : null;
  };
  compare(beginnings(), (digits) => ours(digits).securityCodeLength, size, [
    OLD_JCB,
    DINERS_3095,
    UNIONPAY_8,
    UNIONPAY_62,
  ]);
});

function* dates() {
  for (const separator of ['/', ' / ', '', ' ', '-']) {
    for (let month = 0; month <= 13; month += 1) {
      for (const year of [20, 25, 26, 27, 30, 45, 46, 99]) {
        for (const shown of [String(year), `20${year}`, `19${year}`, String(year).slice(1)]) {
          yield `${month}${separator}${shown}`;
          yield `${String(month).padStart(2, '0')}${separator}${shown}`;
        }
      }
    }
  }
  const random = seeded(29);
  for (let round = 0; round < 2_000; round += 1) yield random.digits(7);
  yield* ['', '2030-01', '2030-13', 'ab', '1/', '/30', '01/30/01', '０１／３０'];
}

test('dates are judged alike', () => {
  // The library asks the clock itself.
  const { Date: clock } = globalThis;
  globalThis.Date = class extends clock {
    constructor(...values) {
      super(...(values.length ? values : ['2026-11-15T12:00:00Z']));
    }
  };
  try {
    compare(
      dates(),
      (text) => judged(rules.checkExpiry(text, { year: 2026, month: 11 })),
      (text) => theirs(cardValidator.expirationDate(text)),
      [
        {
          because: 'KOMOJU takes any year of the century, and its own tests use 12/99',
          covers: (text, mine, other) => mine === 'valid' && other === 'wrong' && /(4[6-9]|[5-9]\d)$/.test(text),
        },
        {
          because: 'a month that does not exist is told at once',
          covers: (text, mine, other) => mine === 'wrong' && other === 'open' && /^(0|00|13|1[3-9])/.test(text),
        },
        {
          because: 'people write a dash between month and year as well',
          covers: (text, mine, other) => mine !== 'wrong' && other === 'wrong' && /\d-/.test(text),
        },
        {
          because: '127 may become 12/7 and more, and is not taken for 1/27 before it is clear',
          covers: (text, mine) => mine === 'open' && /^1[0-2]\d$/.test(text),
        },
        {
          because: 'a Japanese keyboard types full-width digits and slashes',
          covers: (text, mine) => /[０-９]/.test(text) && mine === 'valid',
        },
        {
          because: 'a slash with no month before it is no beginning of a date',
          covers: (text, mine) => text.startsWith('/') && mine === 'wrong',
        },
        {
          because: 'two digits are a year, although two more could follow',
          covers: (text, mine, other) => mine === 'wrong' && other === 'open' && /(20|25)$/.test(text),
        },
      ],
    );
  } finally {
    globalThis.Date = clock;
  }
});

function* codes() {
  const random = seeded(31);
  for (let round = 0; round < 500; round += 1) yield random.digits(6);
  yield* ['', '12a', ' 123', '１２３', '1 2', '-12'];
}

for (const [brand, lengths] of [
  ['visa', 3],
  ['american_express', 4],
  [null, [3, 4]],
]) {
  test(`codes of ${brand ?? 'an unknown brand'} are judged alike`, () => {
    compare(
      codes(),
      (code) => judged(rules.checkSecurityCode(code, { brand })),
      (code) => theirs(cardValidator.cvv(code, lengths)),
      [
        {
          because: 'a Japanese keyboard types full-width digits, and pasted text has blanks around it',
          covers: (code, mine) => /^[\s０-９]/.test(code) && mine !== 'wrong',
        },
      ],
    );
  });
}

function* names() {
  const random = seeded(37);
  const firsts = ['TARO', 'Jean-Luc', 'Ó Néill', '山田', '4111', ''];
  const lasts = ['', ' ', ' YAMADA', " O'Neil", ' 1111 1111', ' 太郎', '5'];
  for (let round = 0; round < 500; round += 1) yield random.pick(firsts) + random.pick(lasts);
  yield* ['a'.repeat(255), 'a'.repeat(256), '4111 1111 1111 1111', '123', '1-2', '٤', '😀'];
}

test('names are judged alike', () => {
  compare(
    names(),
    (name) => judged(rules.checkCardholderName(name)),
    (name) => theirs(cardValidator.cardholderName(name)),
    [
      {
        because: 'no name has digits or pictures in it, and a number of any length stands in the wrong field',
        covers: (name, mine) => mine === 'wrong' && /[\d\u0660-\u0669\u{1f600}]/u.test(name),
      },
    ],
  );
});
