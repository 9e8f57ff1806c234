// A shop's own words, as the package's script reads them: which are taken, and what the console says of the others.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { worded } from '../../pkg-template/program/words.js';
import { path } from './rules.mjs';

const texts = (await readFile(path('texts.txt'), 'utf8')).split('\n');
const english = (await readFile(path('komoju-checkout.en.txt'), 'utf8')).split('\n');

/** What is taken of some words, by name, and what is warned of. */
function taken(t, words) {
  const warnings = [];
  t.mock.method(console, 'warn', (text) => warnings.push(text));
  const said = worded(words, texts, texts.map(() => ''));
  assert.equal(said.length, texts.length);
  const own = said.flatMap((line, at) => (line ? [[texts[at].split(' ')[0], line]] : []));
  return { own: Object.fromEntries(own), warnings };
}

test('the names have the places of the texts, in their order', () => {
  assert.equal(texts.length, english.length);
  for (const [at, text] of texts.entries()) {
    const [name, ...places] = text.split(' ');
    assert.match(name, /^[a-z][A-Za-z0-9]*$/);
    assert.deepEqual([...new Set(english[at].match(/\{\w+\}/g))].sort(), places, name);
  }
});

test('words are taken as they are, in one line', (t) => {
  const words = { payPlain: 'Donate', pay: '{amount} spenden', paid: '<b>Danke</b>\nvielmals', eachPart: '{amount}: {plan}' };
  const { own, warnings } = taken(t, words);
  assert.deepEqual(own, { ...words, paid: '<b>Danke</b> vielmals' });
  assert.deepEqual(warnings, []);
});

for (const [what, words, warning] of [
  ['a name that no text has', { payNow: 'Pay' }, /"payNow" is left out/],
  ['one that every object has', { constructor: 'Pay', __proto__: null }, /"constructor" is left out/],
  ['a place that is missing', { pay: 'Pay now' }, /"pay" is left out/],
  ['a place of another text', { payPlain: 'Pay {amount}' }, /"payPlain" is left out/],
  ['a place too many', { pay: 'Pay {amount} {n}' }, /"pay" is left out/],
]) {
  test(`${what} is left out, and the console says so`, (t) => {
    const { own, warnings } = taken(t, { ...words, saved: 'Kept' });
    assert.deepEqual(own, { saved: 'Kept' });
    assert.equal(warnings.length, 1);
    assert.match(warnings[0], warning);
  });
}
