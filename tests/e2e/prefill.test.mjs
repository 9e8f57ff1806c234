// What the shop knows of the shopper stands in the fields already: from the session and from the element's `prefill`.

import assert from 'node:assert/strict';
import { Checkout, sentDetails } from './checkout.mjs';
import { stories, story } from './harness.mjs';
import { TARO, TARO_SENT } from './people.mjs';

/** Opens the checkout for Pay-easy and puts an element in its place that was given `prefill`. */
const openWith = async (tab, prefill, parameters = {}) => {
  const checkout = await Checkout.openFor(tab, 'pay_easy', parameters);
  await tab.ask((prefill) => {
    const before = document.querySelector('komoju-checkout');
    const element = document.createElement('komoju-checkout');
    for (const { name, value } of before.attributes) element.setAttribute(name, value);
    element.prefill = prefill;
    before.replaceWith(element);
  }, prefill);
  await checkout.choiceOf('pay_easy');
  return checkout;
};

stories('What the shop knows already', () => {
  story('what the page gives stands in the fields, ready to be paid with', async ({ tab, seen }) => {
    const checkout = await openWith(tab, { ...TARO, family_name_kana: 'やまだ', given_name_kana: 'ﾀﾛｳ' });
    await checkout.holds('family_name_kana', 'ヤマダ');
    await checkout.pay();
    await checkout.instructions();
    assert.deepEqual(sentDetails(seen), [{ type: 'pay_easy', ...TARO_SENT }]);
  });

  story("the session's own address and name come first, and may be changed", async ({ tab }) => {
    const known = { email: 'session@example.jp', name: '山田 太郎' };
    const checkout = await openWith(tab, { email: 'page@example.jp', phone: '0312345678' }, known);
    await checkout.holds('email', 'session@example.jp');
    await checkout.holds('family_name', '山田');
    await checkout.holds('given_name', '太郎');
    await checkout.holds('phone', '0312345678');
    await checkout.fill('family_name', '川田');
    await checkout.holds('family_name', '川田');
  });

  for (const odd of ['', '{', 'null', '[]', '{"email":7,"number":"4111111111111111","cvc":"123"}']) {
    story(`what cannot be used of it is left out: ${odd || 'nothing'}`, async ({ tab }) => {
      const checkout = await openWith(tab, odd);
      assert.equal(await checkout.value('email'), '');
      const card = await Checkout.openFor(tab, 'credit_card');
      assert.equal(await card.value('number'), '');
    });
  }
});
