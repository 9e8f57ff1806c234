// Coming back from somebody else's page to a page of the shop that holds the checkout: what the address says is a hint,
// and the session is asked. On a page that names no session, the address names it.

import assert from 'node:assert/strict';
import { VISA } from './cards.mjs';
import { Checkout, heard, payRequests, told } from './checkout.mjs';
import { stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

/** A session that was begun to be paid with a wallet, by the shop's server; and its payment. */
async function begun() {
  const session = await world.newSession();
  const { body } = await world.asTheShop('POST', `/sessions/${session}/pay`, { payment_details: { type: 'paypay' } });
  return { session, payment: body.payment.id };
}

/** What the address holds, and whether the page itself names the session. */
const SHAPES = {
  'a session id, on a page that names none': { query: (session) => `session_id=${session}`, named: false },
  'a session id, on a page that names it too': { query: (session) => `session_id=${session}`, named: true },
  '"complete", on a page that names the session': { query: () => 'action=complete', named: true },
  '"cancel", on a page that names the session': { query: () => 'action=cancel', named: true },
};

/** Opens the shop's page at such an address. The page stays when all is done. */
async function comeBack(tab, session, { query, named }) {
  const address = `${world.checkoutPage({ session })}&${query(session)}`;
  await tab.open(named ? address : address.replace(`session=${session}&`, ''));
  await tab.ask((named) => {
    document.addEventListener('komoju-complete', (event) => event.preventDefault());
    if (!named) page.find('komoju-checkout').removeAttribute('session-id');
  }, named);
  return new Checkout(tab);
}

stories('Coming back from a wallet', () => {
  for (const [what, shape] of Object.entries(SHAPES)) {
    story(`paid, with ${what}: the shopper is thanked`, async ({ tab, seen }) => {
      const { session, payment } = await begun();
      await world.atTheWallet(payment, 'approve');
      const checkout = await comeBack(tab, session, shape);
      await checkout.reach('done');
      assert.match(await checkout.text(), /^お支払いが完了しました/);
      assert.equal((await world.payments(session)).charges, 1);
      assert.equal(payRequests(seen).length, 0);
    });

    for (const [button, status] of [['decline', 'failed'], ['back', 'cancelled']]) {
      story(`"${button}" at the wallet, with ${what}: the form, with a word, and a card pays`, async ({ tab, seen }) => {
        const { session, payment } = await begun();
        await world.atTheWallet(payment, button);
        const checkout = await comeBack(tab, session, shape);
        await checkout.notice(what.startsWith('"cancel"') ? 'unfinished' : 'generic');
        await checkout.reach('collecting');
        assert.deepEqual(told(seen, 'komoju-complete'), []);
        await checkout.payByCard(VISA);
        await checkout.reach('done');
        const { charges, data } = await world.payments(session);
        assert.deepEqual([charges, data.map((payment) => payment.status)], [1, ['captured', status]]);
      });
    }

    story(`undecided, with ${what}: nothing is claimed, and a card pays`, async ({ tab, seen }) => {
      const { session } = await begun();
      const checkout = await comeBack(tab, session, shape);
      const sentence = '前回のお支払いはまだ完了していません。お支払い済みの場合は少しお待ちください。そうでない場合は、もう一度お手続きください。';
      assert.equal(await checkout.notice('unfinished'), sentence);
      await checkout.reach('collecting');
      assert.deepEqual(told(seen, 'komoju-complete'), []);
      assert.equal((await world.payments(session)).charges, 0);
      await checkout.payByCard(VISA);
      await checkout.reach('done');
      assert.equal((await world.payments(session)).charges, 1);
    });
  }

  story('an approval that arrives late is waited for, with the form locked', async ({ tab, seen }) => {
    const { session, payment } = await begun();
    const checkout = await comeBack(tab, session, SHAPES['a session id, on a page that names none']);
    await checkout.notice('outcome_unknown');
    assert.equal(await checkout.stage(), 'submitting');
    await world.atTheWallet(payment, 'approve');
    await checkout.reach('done');
    assert.equal((await world.payments(session)).charges, 1);
    assert.equal((await heard(seen, 'komoju-complete')).length, 1);
  });

  story('an approval that arrives when the form is open again is noticed too', async ({ tab, seen }) => {
    const { session, payment } = await begun();
    const checkout = await comeBack(tab, session, SHAPES['"cancel", on a page that names the session']);
    await checkout.notice('unfinished');
    await checkout.chooseMethod('credit_card');
    await checkout.fillCard(VISA);
    await world.atTheWallet(payment, 'approve');
    // Without being asked: nobody touches the page.
    await checkout.reach('done');
    assert.equal((await world.payments(session)).charges, 1);
    assert.equal(payRequests(seen).length, 0);
  });

  for (const query of ['action=complete', 'action=cancel', 'action=anything', 'session_id=someoneelses0session0123']) {
    story(`an address that says "${query}" of a session that nobody tried to pay is a form`, async ({ tab, seen }) => {
      const session = await world.newSession();
      const checkout = await comeBack(tab, session, { query: () => query, named: true });
      await checkout.reach('collecting');
      assert.equal(await checkout.session(), session);
      assert.deepEqual(told(seen, 'komoju-complete'), []);
      await checkout.payByCard(VISA);
      await checkout.reach('done');
      assert.equal((await world.payments(session)).charges, 1);
    });
  }

  story('an address that names no session of this shop is told plainly, with the page\'s own link', async ({ tab }) => {
    const checkout = await comeBack(tab, 'nosuchsession000000000000', SHAPES['a session id, on a page that names none']);
    assert.equal(await checkout.notice('session_missing'), 'お支払い情報が見つかりません。お店に戻ってやり直してください。');
  }, { errors: [/status of 404/, /session/] });

  story("the browser's own way back leads to the form, and a card pays", async ({ tab }) => {
    const session = await world.newSession();
    const checkout = await Checkout.open(tab, { session });
    await checkout.chooseMethod('paypay');
    await checkout.pay();
    await shop.arrive(tab, `${world.api}/offsite/`);
    await tab.back();
    await checkout.reach('collecting');
    await checkout.notice('unfinished');
    await tab.ask(() => document.addEventListener('komoju-complete', (event) => event.preventDefault()));
    await checkout.payByCard(VISA);
    await checkout.reach('done');
    const { charges, data } = await world.payments(session);
    assert.deepEqual([charges, data.map((payment) => payment.status)], [1, ['captured', 'cancelled']]);
  });
});
