// Names with an input method: their reading is overheard, and kana are put in order when a composition ends.

import assert from 'node:assert/strict';
import { Checkout } from './checkout.mjs';
import { stories, story } from './harness.mjs';
import { place, shown } from './typing.mjs';

async function transferForm(tab) {
  const checkout = await Checkout.open(tab, { types: 'bank_transfer,konbini' });
  await checkout.chooseMethod('bank_transfer');
  return checkout;
}

/** Composes through several texts and commits the last. */
async function compose(checkout, texts) {
  for (const text of texts) await checkout.tab.compose(text);
  await checkout.tab.commit(texts.at(-1));
}

/** Waits until a field shows a text. */
const reads = (checkout, field, text) =>
  checkout.tab.wait(
    `"${text}" in ${field}`,
    ({ input, wanted }) => page.find(input).value === wanted,
    { input: checkout.input(field), wanted: text },
  );

stories('Typing a Japanese name', () => {
  story('the reading of a name is suggested from how it was typed', async ({ tab }) => {
    const checkout = await transferForm(tab);
    await tab.click(checkout.input('family_name'));
    await compose(checkout, ['ｙ', 'や', 'やｍ', 'やま', 'やまｄ', 'やまだ', '山田']);
    await reads(checkout, 'family_name_kana', 'ヤマダ');
    assert.equal(await shown(checkout, 'family_name'), '山田|');
    await tab.click(checkout.input('given_name'));
    await compose(checkout, ['け', 'けｎ', '健']);
    await reads(checkout, 'given_name_kana', 'ケン');

    await tab.click(checkout.input('given_name'));
    await tab.press('Control+a');
    await tab.press('Delete');
    await tab.write('Ken');
    await tab.press('Tab');
    assert.equal(await checkout.value('given_name_kana'), '', 'Latin letters have no reading');
  });

  story('what a person typed as the reading stays', async ({ tab }) => {
    const checkout = await transferForm(tab);
    await tab.click(checkout.input('family_name_kana'));
    await compose(checkout, ['や', 'やまた']);
    await tab.click(checkout.input('family_name'));
    await compose(checkout, ['やまだ', '山田']);
    await tab.press('Tab');
    assert.equal(await checkout.value('family_name_kana'), 'ヤマタ');
  });

  story('kana become katakana when the composition ends, and not before', async ({ tab }) => {
    const checkout = await transferForm(tab);
    const field = 'family_name_kana';
    await tab.click(checkout.input(field));
    for (const [text, expected] of [['ｋ', 'ｋ|'], ['か', 'か|'], ['か゛', 'か゛|'], ['か゛と', 'か゛と|']]) {
      await tab.compose(text);
      assert.equal(await shown(checkout, field), expected);
    }
    await tab.commit('か゛と');
    assert.equal(await shown(checkout, field), 'ガト|');
    await place(checkout, field, 'ガ|ト');
    await tab.compose('-い');
    await tab.commit('-い');
    assert.equal(await shown(checkout, field), 'ガーイ|ト', 'the caret stays behind what was typed');
    await tab.press('Control+z');
    assert.equal(await shown(checkout, field), 'ガ|ト');
    await tab.press('Control+z');
    assert.equal(await shown(checkout, field), '|');
    await tab.press('Control+y');
    await tab.press('Control+y');
    assert.equal(await shown(checkout, field), 'ガーイ|ト');
    await tab.press('End');
    await tab.compose('　');
    await tab.commit('　');
    assert.equal(await checkout.value(field), 'ガーイト　', 'a blank waits for the next word');
    await tab.press('Tab');
    await reads(checkout, field, 'ガーイト');
  });
});
