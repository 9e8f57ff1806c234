// Paying on somebody else's page: there, back, and what the shop says then.

import assert from 'node:assert/strict';
import { VISA } from './cards.mjs';
import { Checkout, heard } from './checkout.mjs';
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
    const [{ type, url }] = await heard(seen, 'komoju-pending');
    assert.equal(type, 'paypay');
    assert.ok(url.startsWith(`${world.api}/offsite/`));
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

  story('a page that prevents the leaving goes there itself, and the checkout notices', async ({ tab, shopper, seen }) => {
    const { checkout, session, url } = await stayAtTheShop({ tab, seen });
    assert.deepEqual((await checkout.text()).split(/\s*\n\s*/), ['お支払いページへ移動しています…', '移動しない場合はこちら', 'ほかのお支払い方法を選ぶ']);
    assert.deepEqual(await checkout.links(), [url]);
    const wallet = await shopper.tab();
    await wallet.open(url);
    await shop.atTheWallet(wallet, 'approve');
    await shop.thanks(wallet);
    await shop.thanks(tab);
    assert.equal((await world.payments(session)).charges, 1);
    assert.equal((await heard(seen, 'komoju-complete')).length, 1);
  });

  story('the same, declined: the form comes back, and a card pays', async ({ tab, seen }) => {
    const { checkout, session } = await stayAtTheShop({ tab, seen });
    await world.atTheWallet((await world.onlyPayment(session)).id, 'decline');
    assert.match(await checkout.notice('generic'), /^お支払いを完了できませんでした。/);
    await checkout.payByCard(VISA);
    await shop.thanks(tab);
    const { charges, data } = await world.payments(session);
    assert.deepEqual([charges, data.map(({ status }) => status)], [1, ['captured', 'failed']]);
  });

  story('the link leads there too, for whom the page keeps by mistake', async ({ tab, seen }) => {
    const { checkout, session } = await stayAtTheShop({ tab, seen });
    await tab.click(checkout.place('.end a.way'));
    await shop.atTheWallet(tab, 'approve');
    await shop.thanks(tab);
    assert.equal((await world.payments(session)).charges, 1);
  });

  story('a session that is over meanwhile says so', async ({ tab, seen }) => {
    const { checkout, session } = await stayAtTheShop({ tab, seen });
    await world.expireSession(session);
    assert.equal(await checkout.notice('session_expired'), 'お手続きの有効時間が過ぎました。お店に戻ってやり直してください。');
    assert.ok((await checkout.links())[0].startsWith(`${world.shop}/return/`));
    assert.equal((await world.payments(session)).charges, 0);
  });
});

/** Goes to the wallet from a page that prevents that: the checkout stays, and says where it would have gone. */
async function stayAtTheShop({ tab, seen }) {
  const checkout = await Checkout.open(tab);
  await tab.ask(() => document.addEventListener('komoju-pending', (event) => event.preventDefault()));
  await checkout.chooseMethod('paypay');
  await checkout.pay();
  await checkout.reach('redirecting');
  const [{ url }] = await heard(seen, 'komoju-pending');
  return { checkout, session: await checkout.session(), url };
}
