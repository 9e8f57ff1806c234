// Our katakana against WanaKana's.

import { test } from 'node:test';
import { isKatakana, toKatakana } from 'wanakana';
import { seeded } from '../random.mjs';
import { rules } from '../rules.mjs';
import { compare } from './differences.mjs';

/** All characters from one to another. */
function between(first, last) {
  const [start, end] = [first.charCodeAt(0), last.charCodeAt(0)];
  return Array.from({ length: end - start + 1 }, (_, at) => String.fromCharCode(start + at));
}

const HIRAGANA = between('ぁ', 'ゖ');
const KATAKANA = between('ァ', 'ヺ');
const OTHERS = ['ー', 'ー', '・', '-', '゛', ' ', '山', 'a', '5', '一', '〜', 'ヽ'];

function* names() {
  yield* HIRAGANA;
  yield* KATAKANA;
  yield* between('\u3000', '\u30ff');
  yield* between('\u31f0', '\u31ff');
  yield* between('\uff65', '\uff9f');
  const random = seeded(41);
  for (let round = 0; round < 5_000; round += 1) {
    const pick = () => random.pick(random.below(2) ? HIRAGANA : KATAKANA);
    const letters = Array.from({ length: 1 + random.below(8) }, pick);
    if (random.below(2)) letters.splice(1 + random.below(letters.length), 0, random.pick(OTHERS));
    yield letters.join('');
  }
}

test('a reading becomes the same katakana', () => {
  const converted = (name) => (isKatakana(toKatakana(name)) ? toKatakana(name) : null);
  compare(names(), (name) => rules.checkKatakana(name).value, converted, [
    {
      because: 'half-width kana, which banks and old systems write, are kana',
      covers: (name, mine) => /[\uff66-\uff9d]/.test(name) && mine !== null,
    },
    {
      because: 'a name begins with neither ー nor ・, and does not end with ・',
      covers: (name, mine, other) => mine === null && other !== null && /^[ー・ｰ･]|・$/.test(name),
    },
    {
      because: 'Latin letters are no reading until an input method has made kana of them',
      covers: (name, mine, other) => mine === null && other !== null && /[a-z]/.test(name),
    },
    {
      because: 'a voicing mark joins the kana before it',
      covers: (name, mine) =>
        /[かきくけこさしすせそたちつてとはひふへほうカ-ヂツ-ドハ-ホウワヰヱヲわゐゑを]゛/.test(name) && mine !== null,
    },
    {
      because: 'family and given name may stand in one field, with a blank between; blanks around them go',
      covers: (name, mine) => name.includes(' ') && mine !== null,
    },
  ]);
});
