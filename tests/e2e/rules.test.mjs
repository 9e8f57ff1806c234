// The rules alone where other people use them: in a page with the strictest policy, without the checkout.
// What they say, and that they work in workers, is tested in `tests/rules`.

import assert from 'node:assert/strict';
import { stories, story } from './harness.mjs';
import * as world from './world.mjs';

stories('The rules alone', () => {
  story("they work in a shop's page", async ({ tab }) => {
    await tab.open(`${world.shop}/`);
    const said = await tab.ask(async (url) => {
      const rules = await import(url);
      return [
        rules.checkCardNumber('4111 1111 1111 1111').state,
        rules.checkKatakana('やまだ').value,
        rules.checkExpiry('130', { year: 2026, month: 11 }).formatted,
        rules.formatMoney({ amount: 1000, currency: 'JPY' }, { locale: 'ja' }).text,
      ];
    }, `${world.checkout}/rules.js`);
    assert.deepEqual(said, ['valid', 'ヤマダ', '01 / 30', '￥1,000']);
  });
});
