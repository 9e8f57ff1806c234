// Our phone numbers against libphonenumber's.

import { test } from 'node:test';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { seeded } from '../random.mjs';
import { rules } from '../rules.mjs';
import { compare } from './differences.mjs';

/** The digits dialled at home, if the number is one in use there. */
function dialled(text, country) {
  const number = parsePhoneNumberFromString(text, country);
  const isInUse = number?.country === country && number.isValid() && !number.ext;
  return isInUse ? number.formatNational().replace(/\D/g, '') : null;
}

const NO_LIST = {
  because: 'there is no list of areas and carriers to be out of date: length and first digits decide',
  covers: (_, mine, other) => mine !== null && other === null,
};

function* numbers(starts, code, lengths) {
  const random = seeded(43);
  const draw = (length) => Array.from({ length }, () => random.below(10)).join('');
  for (let round = 0; round < 6_000; round += 1) {
    const home = random.pick(starts) + draw(random.pick(lengths));
    const shown = [
      home,
      random.spaced(home, ['-', ' ', '\u200b', '　']),
      `+${code} ${home.slice(1)}`,
      `+${code} (0)${home.slice(1)}`,
      `tel:+${code}-${home.slice(1)}`,
      `(${home.slice(0, 3)}) ${home.slice(3)}`,
    ];
    yield random.pick(shown);
  }
}

test('Japanese numbers are judged alike', () => {
  const mobile = ['090', '080', '070', '060', '050', '020'];
  const starts = [...mobile, '03', '06', '0120', '0800', '0570', '0463', '011', '0990', '01', '09'];
  compare(
    numbers(starts, 81, [6, 7, 8, 8, 8, 9]),
    (text) => rules.checkPhone(text, { currency: 'JPY' }).value,
    (text) => dialled(text, 'JP'),
    [
      NO_LIST,
      {
        because: '020 are the numbers of machines and pagers: nobody can be called there',
        covers: (_, mine, other) => mine === null && other?.startsWith('020'),
      },
      {
        because: 'what begins with 060 is a mobile number of 11 digits now',
        covers: (_, mine, other) => mine === null && other?.startsWith('060') && other.length === 10,
      },
    ],
  );
});

test('Korean numbers are judged alike', () => {
  const starts = ['010', '011', '02', '031', '051', '070', '080', '0505'];
  compare(
    numbers(starts, 82, [6, 7, 7, 8, 8]),
    (text) => rules.checkPhone(text, { currency: 'KRW' }).value,
    (text) => dialled(text, 'KR'),
    [
      NO_LIST,
      {
        because: 'personal numbers of 12 digits are not asked for: DOMAIN.md 3.1 ends at 11',
        covers: (_, mine, other) => mine === null && other?.startsWith('05') && other.length === 12,
      },
    ],
  );
});
