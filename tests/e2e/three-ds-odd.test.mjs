// 3-D Secure at banks as they really are: pages that refuse to be framed, never come, come late, post messages, open
// windows, want the whole window, or wait for an app. None of them holds the shopper up.

import assert from 'node:assert/strict';
import { Challenge, REFUSED, challenges } from './challenge.mjs';
import { payRequests, told } from './checkout.mjs';
import { BACK_AT_THE_SHOP, stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

const may = [BACK_AT_THE_SHOP];

const looks = async (session) => (await world.requests(session)).filter((request) => request.startsWith('GET')).length;

async function assertPaidOnce(session) {
  const { charges, data } = await world.payments(session);
  assert.deepEqual([charges, data.map(({ status }) => status)], [1, ['captured']]);
}

stories('3-D Secure at odd banks', () => {
  story('a page that never comes: the shopper can cancel at once', async ({ tab, seen }) => {
    const challenge = await Challenge.open(tab, { bank: 'never_loads' });
    const session = await challenge.checkout.session();
    await challenge.leave();
    await challenge.checkout.notice('three_ds_failed');
    await challenge.checkout.reach('collecting');
    assert.deepEqual(await challenges(seen), ['open', 'cancelled']);
    assert.equal((await world.payments(session)).charges, 0);
  });

  story(
    'a page that refuses to be framed is opened as a page of its own, and pays',
    async ({ tab, seen }) => {
      const challenge = await Challenge.open(tab, { bank: 'refuses_framing' });
      const session = await challenge.checkout.session();
      await challenge.refused(seen);
      await challenge.fullPage();
      await shop.atTheBank(tab, 'approve');
      await shop.thanks(tab);
      await assertPaidOnce(session);
      assert.deepEqual(await challenges(seen), ['open', 'left']);
    },
    { errors: [REFUSED] },
  );

  story('a page that comes late is waited for', async ({ tab }) => {
    const challenge = await Challenge.open(tab, { bank: 'slow', bank_ms: 3_000 });
    const session = await challenge.checkout.session();
    assert.equal(await challenge.isThere(), true);
    await challenge.atTheBank('approve');
    await shop.thanks(tab);
    await assertPaidOnce(session);
  }, { may });

  story('messages are believed in nothing, lies least of all; they are a reason to look', async ({ tab, seen }) => {
    const challenge = await Challenge.open(tab, { bank: 'messages' });
    const { checkout } = challenge;
    const session = await checkout.session();
    const bank = await challenge.bank();
    const before = await looks(session);
    await bank.ask(() => {
      for (let times = 0; times < 200; times++) {
        parent.postMessage({ type: 'komoju-complete', status: 'completed', payment: { status: 'captured' } }, '*');
      }
    });
    // The page itself lies too, from an origin of its own that is not the bank's.
    await tab.ask(() => window.postMessage({ type: 'komoju-complete', status: 'completed' }, '*'));
    await tab.wait('a look', () => performance.now() > 0);
    // Some looks later it still stands there.
    const patience = Date.now() + 15_000;
    while ((await looks(session)) < before + 2 && Date.now() < patience) await tab.ask(() => new Promise(requestAnimationFrame));
    assert.equal(await checkout.stage(), 'challenging');
    assert.ok((await looks(session)) - before < 8, 'a flood of messages is no flood of requests');
    assert.deepEqual(told(seen, 'komoju-complete'), []);
    assert.equal((await world.payments(session)).charges, 0);
    await challenge.atTheBank('approve');
    await shop.thanks(tab);
    await assertPaidOnce(session);
  }, { may });

  story(
    'a page that wants the whole window does not get it, by script or by link, and still can be answered',
    async ({ tab }) => {
      const challenge = await Challenge.open(tab, { bank: 'breaks_out' });
      const session = await challenge.checkout.session();
      const address = tab.url();
      const bank = await challenge.bank();
      await bank.click('#out');
      assert.equal(await bank.ask(() => document.documentElement.dataset.stayed), '');
      assert.equal(tab.url(), address);
      assert.equal(await challenge.isThere(), true);
      await challenge.atTheBank('approve');
      await shop.thanks(tab);
      await assertPaidOnce(session);
    },
    { errors: [/Unsafe attempt to initiate navigation/], may },
  );

  story('a bank that asks in a window of its own', async ({ tab }) => {
    const challenge = await Challenge.open(tab, { bank: 'popup' });
    const session = await challenge.checkout.session();
    const bank = await challenge.bank();
    const other = await tab.opened(() => bank.click('#open'));
    await other.click('#approve');
    await shop.thanks(tab);
    await assertPaidOnce(session);
    await other.close();
  }, { may });

  for (const [result, what] of [['approve', 'approves'], ['fail', 'refuses']]) {
    story(`the shopper ${what} in the bank's app, and the page notices within seconds`, async ({ tab, seen }) => {
      const challenge = await Challenge.open(tab, { bank: 'app' });
      const { checkout } = challenge;
      const session = await checkout.session();
      await challenge.bank();
      await world.bankDecides((await world.onlyPayment(session)).id, result);
      await (result === 'approve' ? shop.thanks(tab) : checkout.notice('three_ds_failed'));
      assert.equal((await world.payments(session)).charges, result === 'approve' ? 1 : 0);
      assert.match((await challenges(seen)).join(), /^open,(returned|completed|failed)$/);
      assert.equal(payRequests(seen).length, 1);
    }, { may });
  }

  story("the bank's app is noticed even where its page never came", async ({ tab, seen }) => {
    const challenge = await Challenge.open(tab, { bank: 'never_loads' });
    const session = await challenge.checkout.session();
    await world.bankDecides((await world.onlyPayment(session)).id, 'approve');
    await shop.thanks(tab);
    await assertPaidOnce(session);
    assert.deepEqual(await challenges(seen), ['open', 'completed']);
  });
});
