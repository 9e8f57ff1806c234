// Paying on somebody else's page: there, back, and what the shop says then.

import assert from 'node:assert/strict';
import { VISA } from './cards.mjs';
import { Checkout } from './checkout.mjs';
import { stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

async function goToTheWallet(tab) {
  const checkout = await Checkout.open(tab);
  const session = await checkout.session();
  await checkout.chooseMethod('paypay');
  await checkout.pay();
  return session;
}

stories("Paying on somebody else's page", () => {
  story('a shopper pays with PayPay and is thanked', async ({ tab, seen }) => {
    const session = await goToTheWallet(tab);
    await shop.atTheWallet(tab, 'approve');
    await shop.thanks(tab);
    const { charges, data } = await world.payments(session);
    assert.deepEqual([charges, data[0].status, data[0].total], [1, 'captured', 1200]);
    const [pending] = seen.events.filter(({ name }) => name === 'komoju-pending');
    assert.equal(pending.detail.type, 'paypay');
    assert.ok(pending.detail.url.startsWith(`${world.api}/offsite/`));
  });

  for (const [button, status, notice] of [
    ['decline', 'failed', /お支払いを完了できませんでした/],
    ['back', 'cancelled', /お支払いは行われていません/],
  ]) {
    const name = `"${button}" at the wallet leads back to the shop, nothing is charged, and a card still pays`;
    story(name, async ({ tab }) => {
      const session = await goToTheWallet(tab);
      await shop.atTheWallet(tab, button);
      assert.match(await shop.noticeOnReturn(tab), notice);
      const { charges, data } = await world.payments(session);
      assert.deepEqual([charges, data[0].status], [0, status]);

      const checkout = new Checkout(tab);
      await checkout.reach('collecting');
      await checkout.payByCard(VISA);
      await shop.thanks(tab);
    });
  }
});
