// The language that the package's script takes to be likely is the one that the program then chooses: the same table as in
// `src/i18n/locale.rs`.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { choose } from '../../pkg-template/element/language.js';
import { path } from './rules.mjs';

const files = (await readdir(path('.'))).flatMap((name) => name.match(/^komoju-checkout\.(.+)\.txt$/)?.[1] ?? []);
const languages = Object.fromEntries(files.map((tag) => [tag, true]));
const table = await readFile(new URL('../../src/i18n/tags.txt', import.meta.url), 'utf8');
const lines = table.trimEnd().split('\n').map((line) => line.split(' > '));

test('each tag means the same language to the script and to the program', () => {
  assert.ok(lines.length > 30);
  for (const [tag, language] of lines) {
    // After one that is not known, the next wish counts.
    assert.equal(choose([tag, 'ja'], languages), language === 'none' ? 'ja' : language, tag);
  }
});

test('every language of the package can be chosen, and none is without a line in the table', () => {
  for (const tag of files) assert.equal(choose([tag], languages), tag);
  const meant = new Set(lines.map(([, language]) => language).filter((language) => language !== 'none'));
  assert.deepEqual([...meant].sort(), [...files].sort());
});

test('without a wish that can be granted it is English', () => {
  for (const wishes of [[], [undefined, null, ''], ['tlh', 'constructor', '__proto__', {}]]) {
    assert.equal(choose(wishes, languages), 'en');
  }
});
