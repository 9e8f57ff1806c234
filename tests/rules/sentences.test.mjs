// What an element says without a checkout, in the languages that are not built into it: all of it in each, and nothing
// else than the checkout would.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { PACKAGE, path } from './rules.mjs';

const { default: sentences } = await import(new URL('sentences.js', PACKAGE));
const read = async (name) => (await readFile(path(name), 'utf8')).split('\n');
const names = (await read('texts.txt')).map((text) => text.split(' ')[0]);
const KEYS = ['title', 'method', 'message', 'link', 'missing', 'doubt'];
const SAME = { method: 'chooseMethod', link: 'hostedPage', doubt: 'outcomeUnknownFinal' };

for (const language of ['ko', 'zh-Hans', 'zh-Hant', 'th', 'vi', 'id', 'es', 'pt-BR', 'fr', 'de', 'it', 'ar']) {
  test(`in "${language}" there is a sentence for everything`, async () => {
    const said = sentences(`,${language},ja`);
    assert.deepEqual(Object.keys(said), KEYS);
    assert.ok(Object.values(said).every((sentence) => sentence.trim()));
    const lines = await read(`komoju-checkout.${language}.txt`);
    for (const [key, name] of Object.entries(SAME)) assert.equal(said[key], lines[names.indexOf(name)], key);
  });
}

test('what is built in, and what nobody speaks, is not said here', () => {
  for (const wishes of ['ja', 'en-GB', 'tlh', ',tlh,ja,ar', '']) assert.equal(sentences(wishes), undefined);
});
