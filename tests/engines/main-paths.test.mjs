// The main paths, in whichever engine is driven (`KOMOJU_BROWSER`): what every shopper's browser must be able to do.

import assert from 'node:assert/strict';
import { ASKED_FOR_BY_THE_BANK, VISA } from '../e2e/cards.mjs';
import { Challenge } from '../e2e/challenge.mjs';
import { Checkout } from '../e2e/checkout.mjs';
import { about, inPage, payWith } from '../e2e/embedded.mjs';
import { FramedCheckout } from '../e2e/framed.mjs';
import { BACK_AT_THE_SHOP, stories, story } from '../e2e/harness.mjs';
import { admit, hostPackage, hostPages, pageWith } from '../e2e/host.mjs';
import { TARO } from '../e2e/people.mjs';
import * as shop from '../e2e/shop.mjs';
import * as world from '../e2e/world.mjs';

const engine = process.env.KOMOJU_BROWSER ?? 'chromium';

/** Each place a checkout can stand in, by the class that finds it there. */
const PLACES = [['in the page', Checkout], ['in a frame', FramedCheckout]];

async function assertPaidOnce(session, count = 1) {
  const { charges, data } = await world.payments(session);
  assert.deepEqual([charges, data.length, data[0].status], [1, count, 'captured']);
}

/** The slip's numbers are those of the payment; the shop's page of the order hears of the cash. */
async function paysInCash(tab, checkout, session, number) {
  const { facts, link } = await checkout.instructions();
  const payment = await world.onlyPayment(session);
  assert.ok(Object.values(facts).includes(payment.payment_details[number]), JSON.stringify(facts));
  assert.equal(link, payment.payment_details.instructions_url);
  await tab.click('.see-order a');
  assert.equal(await shop.orderState(tab), 'お支払い待ち');
  await world.payInCash(payment.id);
  await shop.becomes(tab, 'お支払い済み');
}

/** Pays by a card whose bank asks; the answer is there when its dialog is, over all of the page. */
async function asked(checkout) {
  await checkout.payByCard(ASKED_FOR_BY_THE_BANK);
  const challenge = new Challenge(checkout);
  await challenge.appears();
  if (checkout instanceof FramedCheckout) await checkout.becomesRaised();
  return challenge;
}

for (const [where, place] of PLACES) {
  stories(`The main paths ${where} (${engine})`, () => {
    story('a card pays, typed with the keys of a keyboard', async ({ tab }) => {
      const checkout = await place.open(tab);
      const session = await checkout.session();
      await checkout.chooseMethod('credit_card');
      await checkout.fill('number', VISA.number);
      assert.equal(await checkout.value('number'), '4111 1111 1111 1111');
      await checkout.fillCard(VISA);
      assert.equal(await checkout.value('expiry'), '12 / 99');
      await checkout.pay();
      assert.equal(await shop.thanks(tab), 'ありがとうございます');
      await assertPaidOnce(session);
    });

    story('what is missing is told, and the focus is there', async ({ tab }) => {
      const checkout = await place.open(tab, { types: 'credit_card' });
      await checkout.pay();
      assert.equal(await checkout.problemAt('number'), '入力してください。');
      await checkout.focusAt('number');
      await world.assertNothingSent(await checkout.session());
    });

    story('the bank asks over the page, and approves', async ({ tab }) => {
      const checkout = await place.open(tab);
      const session = await checkout.session();
      await (await asked(checkout)).atTheBank('approve');
      await shop.thanks(tab);
      await assertPaidOnce(session);
    }, { may: [BACK_AT_THE_SHOP] });

    story('the bank refuses, and another card pays', async ({ tab }) => {
      const checkout = await place.open(tab);
      const session = await checkout.session();
      await (await asked(checkout)).atTheBank('fail');
      await checkout.notice('three_ds_failed');
      if (place === FramedCheckout) await checkout.becomesRaised(false);
      await checkout.fillCard(VISA);
      await checkout.pay();
      await shop.thanks(tab);
      await assertPaidOnce(session, 2);
      // The shop's page that the bank leads back to is in the frame for a moment, and has a checkout too.
    }, { may: [BACK_AT_THE_SHOP, /may not have the checkout/] });

    story('a slip for the konbini, and the shop hears of the cash', async ({ tab }) => {
      const checkout = await place.open(tab);
      const session = await checkout.session();
      await checkout.chooseMethod('konbini');
      await checkout.chooseStore('lawson');
      await checkout.fill('email', 'hanako@example.jp');
      await checkout.pay();
      await paysInCash(tab, checkout, session, 'receipt');
    });

    story('the numbers for Pay-easy, names in kana, and the shop hears of the cash', async ({ tab }) => {
      const checkout = await place.open(tab, { types: 'pay_easy' });
      await checkout.choiceOf('pay_easy');
      const session = await checkout.session();
      await checkout.fillAll(TARO);
      await checkout.pay();
      await paysInCash(tab, checkout, session, 'customer_id');
    });

    story('a wallet approves, and the shop thanks', async ({ tab }) => {
      const checkout = await place.open(tab, { types: 'paypay' });
      const session = await checkout.session();
      await checkout.pay();
      await shop.atTheWallet(tab, 'approve');
      await shop.thanks(tab);
      await assertPaidOnce(session);
    });

    story('whoever steps back from the wallet pays with another method', async ({ tab }) => {
      const checkout = await place.open(tab, { types: 'paypay,credit_card' });
      const session = await checkout.session();
      await checkout.chooseMethod('paypay');
      await checkout.pay();
      await shop.atTheWallet(tab, 'back');
      await shop.noticeOnReturn(tab);
      // The shop leads back to its usual page.
      const again = new Checkout(tab);
      await again.reach('collecting');
      await again.payByCard(VISA);
      await shop.thanks(tab);
      assert.equal((await world.payments(session)).charges, 1);
    });

    story('a form takes a token along', async ({ tab }) => {
      const mode = place === FramedCheckout ? 'frame' : 'inline';
      const body = (given) => `
        <form id="order" method="get" action="/order">
          <komoju-checkout id="pay" token ${about(given)}></komoju-checkout>
          <button id="go">注文する</button>
        </form>`;
      await inPage(tab, { body, mode, order: { types: 'credit_card' } }, async ({ session, origin, at }) => {
        const checkout = await at('#pay');
        await checkout.reach('collecting');
        await tab.click('#go');
        await checkout.problemAt('number');
        await checkout.fillCard(VISA);
        await tab.click('#go');
        await shop.arrive(tab, `${origin}/order`);
        const token = await tab.ask(() => new URLSearchParams(location.search).get('komoju_token'));
        assert.equal((await payWith(session, token)).body.status, 'completed');
        await assertPaidOnce(session.id);
      });
    });

    story('without the program there is a link, and KOMOJU\'s own page takes the payment', async ({ tab }) => {
      const mode = place === FramedCheckout ? 'frame' : 'inline';
      const session = await world.newSession({ types: 'credit_card' });
      let own;
      const host = await hostPackage((file, answer) => {
        admit(own.origin, file, answer);
        if (file === 'komoju-checkout.wasm') Object.assign(answer, { status: 404, body: '' });
      });
      const attributes = `mode="${mode}" session-id="${session}" publishable-key="pk_test_sandbox" api-url="${world.api}"`;
      own = await hostPages({ '': pageWith(`${host.origin}/komoju-checkout.js`, attributes).replace(/<a id="own".*<\/a>/, '') });
      await tab.open(`${own.origin}/`);
      await tab.wait('the link', () => page.find('komoju-checkout >>> .instead a')?.checkVisibility());
      await tab.click('komoju-checkout >>> .instead a');
      await shop.payOnHostedPage(tab, session, VISA);
      await shop.thanks(tab);
      await assertPaidOnce(session);
    }, { may: [/could not start/, /404/] });

    story('whoever comes back to a page that was paid is thanked', async ({ tab }) => {
      const session = await world.newSession({ types: 'credit_card' });
      const given = { types: 'credit_card', session };
      const checkout = await place.open(tab, given);
      await checkout.fillCard(VISA);
      await checkout.pay();
      await shop.thanks(tab);
      await tab.open(world.checkoutPage({ ...given, ...(place === FramedCheckout && { place: 'frame' }) }));
      await shop.thanks(tab);
      await assertPaidOnce(session);
    });
  });
}
