// 3-D Secure, and the shopper does not go through with it: steps back, goes to the bank's own page, does nothing. Each
// time there is a way on, the next try pays, and nothing is charged twice. Whose window goes away meanwhile is told in
// `three-ds-gone.test.mjs`.

import assert from 'node:assert/strict';
import { VISA } from './cards.mjs';
import { Challenge, NOT_COMPLETED, UNFINISHED, challenges, payAgain } from './challenge.mjs';
import { heard, payRequests, told } from './checkout.mjs';
import { BACK_AT_THE_SHOP, answered, stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

const may = [BACK_AT_THE_SHOP];
/** The looks after a bank's page that came back without an answer take 15 seconds. */
const LONG_LOOK = 30_000;

stories('3-D Secure that is not gone through with', () => {
  story('"Cancel" asks; what is meant brings the form back, calmly, with the focus; and the next try pays', async ({ tab, seen }) => {
    const challenge = await Challenge.open(tab);
    const { checkout } = challenge;
    const session = await checkout.session();
    await challenge.cancel();
    await challenge.asks();
    await challenge.stay();
    await challenge.asksNoMore();
    assert.deepEqual(await challenges(seen, 1), ['open'], 'staying ends nothing');
    await challenge.leave();
    assert.equal(await checkout.notice('three_ds_failed'), NOT_COMPLETED);
    await checkout.reach('collecting');
    await checkout.focusOnButton();
    assert.deepEqual(await challenges(seen), ['open', 'cancelled']);
    assert.deepEqual(await heard(seen, 'komoju-cancel'), [{ from: 'challenge' }]);
    assert.deepEqual(told(seen, 'komoju-error'), []);
    await payAgain(tab, checkout, session);
    assert.match((await challenges(seen, 4)).slice(2).join(), /^open,(returned|completed)$/);
  }, { may });

  story('Escape asks, Escape again takes that back, and no number of presses leaves the shopper without a way', async ({ tab, seen }) => {
    const challenge = await Challenge.open(tab);
    const session = await challenge.checkout.session();
    // The browser closes the dialog itself at some of these presses, and may lose one while it is being opened again.
    for (let presses = 0; presses < 9; presses++) await tab.press('Escape');
    await challenge.appears();
    if (!(await challenge.isAsking())) await tab.press('Escape');
    await challenge.asks();
    for (let presses = 0; presses < 5; presses++) {
      await tab.press('Escape');
      await challenge.asksNoMore();
      await tab.press('Escape');
      await challenge.asks();
    }
    assert.deepEqual(await challenges(seen, 1), ['open']);
    await challenge.stay();
    await challenge.asksNoMore();
    await challenge.atTheBank('approve');
    await shop.thanks(tab);
    assert.equal((await world.payments(session)).charges, 1);
  }, { may });

  story('leaving without an answer at the bank brings the form back, and the next try pays', async ({ tab, seen }) => {
    const challenge = await Challenge.open(tab);
    const { checkout } = challenge;
    const session = await checkout.session();
    await challenge.atTheBank('back');
    await challenge.disappears();
    assert.deepEqual(await challenges(seen), ['open', 'returned']);
    assert.equal(await checkout.notice('unfinished', LONG_LOOK), UNFINISHED);
    await checkout.reach('collecting');
    await payAgain(tab, checkout, session);
  }, { may });

  story('an approval that is on its way while the shopper steps back still counts, once', async ({ tab, seen }) => {
    const challenge = await Challenge.open(tab);
    const session = await challenge.checkout.session();
    const { id } = await world.onlyPayment(session);
    await challenge.cancel();
    await challenge.asks();
    await world.bankDecides(id, 'approve');
    // Stepping back or the look that happens by itself, whichever is first: the session tells.
    await challenge.stepBack().catch(() => {});
    await shop.thanks(tab);
    assert.equal((await world.payments(session)).charges, 1);
    assert.match((await challenges(seen)).join(), /^open,(cancelled|completed)$/);
    assert.deepEqual(told(seen, 'komoju-cancel'), []);
  }, { may });

  story("what is approved in the bank's app after the form is back makes it give way", async ({ tab, seen }) => {
    const challenge = await Challenge.open(tab, { bank: 'app' });
    const { checkout } = challenge;
    const session = await checkout.session();
    await challenge.leave();
    await checkout.notice('three_ds_failed');
    await world.bankDecides((await world.onlyPayment(session)).id, 'approve');
    await shop.thanks(tab);
    assert.equal((await world.payments(session)).charges, 1);
    assert.equal(payRequests(seen).length, 1);
  });

  story('whoever pays once more in just that moment pays once', async ({ tab }) => {
    const challenge = await Challenge.open(tab, { bank: 'app' });
    const { checkout } = challenge;
    const session = await checkout.session();
    await challenge.leave();
    await checkout.notice('three_ds_failed');
    await checkout.fillCard(VISA);
    await world.bankDecides((await world.onlyPayment(session)).id, 'approve');
    // Unless the page has noticed by itself.
    await checkout.pay().catch(() => {});
    await shop.thanks(tab);
    assert.equal((await world.payments(session)).charges, 1);
  }, { may: [answered(422)] });

  for (const [button, notice] of [
    ['approve', null],
    ['fail', /お支払いを完了できませんでした/],
    ['back', /お支払いの完了をまだ確認できていません/],
  ]) {
    story(`the bank's page as a page of its own: "${button}" leads back to the shop`, async ({ tab, seen }) => {
      const challenge = await Challenge.open(tab);
      const { checkout } = challenge;
      const session = await checkout.session();
      await challenge.fullPage();
      await shop.atTheBank(tab, button);
      assert.deepEqual(await challenges(seen), ['open', 'left']);
      assert.equal((await heard(seen, 'komoju-pending')).length, 1);
      if (notice) {
        assert.match(await shop.noticeOnReturn(tab), notice);
        assert.equal((await world.payments(session)).charges, 0);
        await checkout.reach('collecting');
        await checkout.payByCard(VISA);
      }
      await shop.thanks(tab);
      assert.equal((await world.payments(session)).charges, 1);
    });
  }

  story('ten minutes of nothing end it, and the next try pays', async ({ tab, seen }) => {
    await tab.ownTime(new Date());
    const challenge = await Challenge.open(tab);
    const { checkout } = challenge;
    const session = await checkout.session();
    await challenge.bank();
    const looks = (await world.requests(session)).length;
    await tab.jump(590);
    while ((await world.requests(session)).length === looks) await tab.ask(() => new Promise(requestAnimationFrame));
    assert.equal(await challenge.isThere(), true);
    await tab.jump(30);
    await challenge.disappears();
    assert.deepEqual(await challenges(seen), ['open', 'timed_out']);
    assert.equal(await checkout.notice('three_ds_failed'), NOT_COMPLETED);
    await checkout.reach('collecting');
    await payAgain(tab, checkout, session);
  }, { may });
});
