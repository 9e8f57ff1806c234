// What the form is written in before anybody pays: a slow phone sets up each size and weight anew, and looks for each family.

import assert from 'node:assert/strict';
import { LETTERS } from '../../pkg-template/program/warm.js';
import { about, inPage } from './embedded.mjs';
import { stories, story } from './harness.mjs';

/** Everything that is written somewhere in a checkout, by size, weight and family. */
const written = () => {
  const { shadowRoot } = page.find('komoju-checkout');
  const letters = {};
  const note = (element, text) => {
    const { fontSize, fontWeight, fontFamily } = getComputedStyle(element);
    const look = `${fontSize} ${fontWeight} ${fontFamily}`;
    if (text.trim() && element.checkVisibility()) letters[look] = [...(letters[look] ?? []), text];
  };
  const texts = document.createTreeWalker(shadowRoot, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) note(texts.currentNode.parentElement, texts.currentNode.data);
  for (const input of shadowRoot.querySelectorAll('input')) note(input, input.placeholder);
  return letters;
};

stories('The letters of a form', () => {
  for (const [chosen, types] of [
    ['credit_card', 'credit_card'],
    ['credit_card', 'credit_card,konbini,pay_easy,bank_transfer,paypay,merpay'],
    ['konbini', 'konbini,paypay'],
  ]) {
    story(`are of few sizes and weights, which are looked for early, and of one list of families: ${chosen} of ${types}`, async ({ tab }) => {
      const body = ({ session }) => `<komoju-checkout ${about({ session, mode: 'inline' })} payment-type="${chosen}"></komoju-checkout>`;
      await inPage(tab, { order: { types }, body }, async ({ at }) => {
        const checkout = await at('komoju-checkout');
        await checkout.reach('collecting');
        const letters = await tab.ask(written);
        const told = JSON.stringify(letters, null, 1);
        assert.ok(Object.values(letters).flat().includes('お支払い方法'), told);
        const looks = Object.keys(letters).map((look) => /^(\S+ \S+) (.+)/.exec(look).slice(1));
        assert.equal(new Set(looks.map(([, families]) => families)).size, 1, told);
        assert.ok(LETTERS.length <= 5);
        const early = LETTERS.map(([size, weight]) => `${16 * parseFloat(size)}px ${weight}`);
        // Those of the badges are a part of a picture.
        assert.deepEqual(looks.map(([look]) => look).filter((look) => look !== '8.5px 600' && !early.includes(look)), [], told);
      });
    });
  }
});
