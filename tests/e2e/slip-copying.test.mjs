// Copying the numbers of a slip: whatever way the browser has for it, and every number of those that have many, which a
// reload shows again.

import assert from 'node:assert/strict';
import { Checkout, heard } from './checkout.mjs';
import { stories, story } from './harness.mjs';
import { TARO } from './people.mjs';
import { Slip, catchCopies } from './slip.mjs';
import * as world from './world.mjs';

stories('Copying from a slip', () => {
  story('a browser that copies the older way only is asked that way', async ({ tab, shopper }) => {
    await shopper.before(catchCopies, 'older');
    const slip = await Slip.get(tab, 'lawson');
    const { receipt } = (await world.onlyPayment(await slip.checkout.session())).payment_details;
    await slip.copy(0);
    await tab.wait('the word that it was copied', (place) => page.find(place), slip.place('button.copy[data-look=done]'));
    assert.deepEqual(await slip.copied(), [receipt]);
  });

  story('a browser that does not copy is not said to have copied', async ({ tab, shopper }) => {
    await shopper.before(catchCopies, 'none');
    const slip = await Slip.get(tab, 'lawson');
    await slip.copy(0);
    await tab.wait('the try', () => globalThis.tried);
    assert.deepEqual(await slip.copies(), ['open コピー', 'open コピー']);
    assert.deepEqual(await slip.copied(), []);
  });

  for (const [type, count] of [['pay_easy', 3], ['bank_transfer', 6]]) {
    story(`${type}: every number is copied as the API has it, and a reload shows it again`, async ({ tab, shopper, seen }) => {
      await shopper.before(catchCopies, 'newer');
      const session = await world.newSession({ types: type });
      const checkout = await Checkout.openFor(tab, type, { session });
      await checkout.fillAll(TARO);
      await checkout.pay();
      const before = await checkout.instructions();
      const slip = new Slip(checkout);
      assert.equal((await slip.copies()).length, count);
      for (let which = 0; which < count; which++) await slip.copy(which);
      const details = Object.values((await world.onlyPayment(session)).payment_details);
      const read = (count) => globalThis.copies.length === count && globalThis.copies;
      const copies = await tab.wait('the last copy', read, count);
      for (const copied of copies) assert.ok(details.includes(copied), copied);

      await tab.open(tab.url());
      assert.deepEqual(await checkout.instructions(), before);
      assert.equal((await heard(seen, 'komoju-instructions', 2)).length, 2);
      assert.ok(!JSON.stringify(seen.events).includes(TARO.email), 'no event says who pays');
      await world.payInCash((await world.onlyPayment(session)).id);
      await tab.show();
      await checkout.reach('done');
      assert.equal((await world.payments(session)).charges, 1);
    });
  }
});
