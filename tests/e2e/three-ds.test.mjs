// 3-D Secure: the bank asks on a page of its own.

import assert from 'node:assert/strict';
import { ASKED_FOR_BY_THE_BANK, VISA } from './cards.mjs';
import { Checkout } from './checkout.mjs';
import { stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

async function goToTheBank(tab) {
  const checkout = await Checkout.open(tab);
  const session = await checkout.session();
  await checkout.payByCard(ASKED_FOR_BY_THE_BANK);
  await shop.arrive(tab, `${world.bank}/challenge/`);
  assert.equal((await world.payments(session)).charges, 0, 'nothing is charged before the bank agrees');
  return session;
}

stories('3-D Secure', () => {
  story('the bank approves, and the shopper is thanked', async ({ tab }) => {
    const session = await goToTheBank(tab);
    await shop.atTheBank(tab, 'approve');
    await shop.thanks(tab);
    const { charges, data } = await world.payments(session);
    assert.deepEqual([charges, data.length, data[0].status], [1, 1, 'captured']);
  });

  for (const [button, notice] of [
    ['fail', /お支払いを完了できませんでした/],
    ['back', /お支払いの完了をまだ確認できていません/],
  ]) {
    const name = `"${button}" at the bank leads back to a calm checkout, nothing is charged, and another card pays`;
    story(name, async ({ tab }) => {
      const session = await goToTheBank(tab);
      await shop.atTheBank(tab, button);
      assert.match(await shop.noticeOnReturn(tab), notice);
      assert.equal((await world.payments(session)).charges, 0);

      const checkout = new Checkout(tab);
      await checkout.reach('collecting');
      await checkout.payByCard(VISA);
      await shop.thanks(tab);
      assert.equal((await world.payments(session)).charges, 1);
    });
  }
});
