// A wallet with an app, on a phone: the shopper chooses between app and browser, and the page notices what was done in
// the app, from which nothing leads back to it.

import assert from 'node:assert/strict';
import { VISA } from './cards.mjs';
import { Checkout, heard, payRequests } from './checkout.mjs';
import { stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

const phone = { phone: true, width: 390, height: 800 };

/** Pays with a wallet; the answer is there when the page says where to go on. */
async function payByWallet(tab, type, parameters = {}) {
  const checkout = await Checkout.open(tab, { types: `${type},credit_card`, ...parameters });
  await checkout.chooseMethod(type);
  await checkout.pay();
  await checkout.reach('redirecting');
  return checkout;
}

/** The ways on, as they stand there: the text of each, and where it leads. */
const ways = (checkout) =>
  checkout.tab.ask(
    (place) => page.all(place).map((way) => [way.innerText.trim(), way.getAttribute('href')]),
    checkout.place('.end :is(a, button)'),
  );

/** Opens the app, as the button would on a phone that has it: beside the browser. */
async function openApp({ shopper }, checkout) {
  const [[, address]] = await ways(checkout);
  const app = await shopper.tab();
  await app.open(address);
  return app;
}

stories("A wallet's app on a phone", () => {
  for (const [type, lang, words] of [
    ['paypay', 'ja', [
      'PayPayアプリを開く', 'ブラウザーで続ける', 'ほかのお支払い方法を選ぶ', 'アプリでお支払いのうえ、この画面にお戻りください。',
    ]],
    ['paypay', 'en', [
      'Open the PayPay app', 'Continue in the browser', 'Choose another payment method', 'Pay in the app, then come back to this page.',
    ]],
  ]) {
    story(`${type} is paid in its app, and the page notices (${lang})`, async (cast) => {
      const { tab, seen } = cast;
      const checkout = await payByWallet(tab, type, { lang });
      const session = await checkout.session();
      const [open, browser, other, text] = words;
      const { id } = await world.onlyPayment(session);
      assert.deepEqual(await ways(checkout), [
        [open, `${world.api}/offsite/app?uuid=${id}`], [browser, `${world.api}/offsite/new?uuid=${id}`], [other, null],
      ]);
      assert.ok((await checkout.text()).startsWith(text));
      assert.ok(tab.url().startsWith(world.shop), 'nobody is sent away unasked');

      const app = await openApp(cast, checkout);
      await shop.inTheApp(app, 'approve');
      await shop.thanks(tab);
      const { charges, data } = await world.payments(session);
      assert.deepEqual([charges, data.length, data[0].status], [1, 1, 'captured']);
      assert.equal(payRequests(seen).length, 1);
      assert.deepEqual(await heard(seen, 'komoju-pending'), [{ type, url: `${world.api}/offsite/new?uuid=${id}` }]);
      assert.equal((await heard(seen, 'komoju-complete')).length, 1);
    }, { ...phone, again: lang === 'en' });
  }

  for (const [button, status] of [['decline', 'failed'], ['back', 'cancelled']]) {
    story(`"${button}" in the app brings the form back, and a card pays`, async (cast) => {
      const { tab } = cast;
      const checkout = await payByWallet(tab, 'paypay');
      const session = await checkout.session();
      const app = await openApp(cast, checkout);
      await shop.inTheApp(app, button);
      await tab.show();
      await checkout.notice('generic');
      await checkout.reach('collecting');
      assert.equal((await world.payments(session)).charges, 0);
      await checkout.payByCard(VISA);
      await shop.thanks(tab);
      const { charges, data } = await world.payments(session);
      assert.deepEqual([charges, data.map((payment) => payment.status)], [1, ['captured', status]]);
    }, phone);
  }

  story('whoever has no app goes on in the browser', async ({ tab }) => {
    const checkout = await payByWallet(tab, 'paypay');
    const session = await checkout.session();
    await tab.click(checkout.place('.end .way'));
    await shop.atTheWallet(tab, 'approve');
    await shop.thanks(tab);
    assert.equal((await world.payments(session)).charges, 1);
  }, phone);

  story('whoever comes back from the app undecided can choose another method, and then the app is over', async (cast) => {
    const { tab } = cast;
    const checkout = await payByWallet(tab, 'paypay');
    const session = await checkout.session();
    const app = await openApp(cast, checkout);
    await tab.show();
    await tab.click(checkout.place('.end .quiet'));
    assert.equal(await checkout.notice('unfinished'), '前回のお支払いはまだ完了していません。お支払い済みの場合は少しお待ちください。そうでない場合は、もう一度お手続きください。');
    await checkout.reach('collecting');
    await checkout.payByCard(VISA);
    await shop.thanks(tab);
    await app.click('#approve');
    await app.wait('the last word', () => page.find('#onward'));
    const { charges, data } = await world.payments(session);
    assert.deepEqual([charges, data.map((payment) => payment.status)], [1, ['captured', 'cancelled']]);
  }, phone);

  story('the page that comes to the front looks at once', async (cast) => {
    const { tab, seen } = cast;
    const checkout = await payByWallet(tab, 'paypay');
    const session = await checkout.session();
    const shown = () => seen.requests.filter(({ url }) => url.endsWith(`/sessions/${session}`)).length;
    const before = shown();
    await tab.show();
    await world.until('a look', () => shown() > before, 2_000);
    assert.equal(await checkout.stage(), 'redirecting');
  }, phone);

  for (const [address, href] of [
    ['paypay://payment?link_key=https%3A%2F%2Fexample.com', 'paypay://payment?link_key=https%3A%2F%2Fexample.com'],
    ['https://app.paypay.example/p2p?id=1', 'https://app.paypay.example/p2p?id=1'],
  ]) {
    story(`the app's address ${address} is behind a tap, as it came`, async ({ tab }) => {
      const checkout = await payByWallet(tab, 'paypay', { app_url: address });
      assert.equal((await ways(checkout))[0][1], href);
    }, phone);
  }

  for (const address of [
    'none', 'javascript:alert(1)', ' javascript:alert(1)', 'JaVaScRiPt://paypay/%0aalert(1)', 'data:text/html,x',
    'intent://pay#Intent;scheme=paypay;end', 'file:///etc/hosts', 'http://app.paypay.example/', 'paypay', '//app.paypay.example/',
  ]) {
    story(`the app's address ${JSON.stringify(address)} is no app's: the browser goes on`, async ({ tab, seen }) => {
      const checkout = await Checkout.openFor(tab, 'paypay', { app_url: address });
      const session = await checkout.session();
      await checkout.pay();
      await shop.arrive(tab, `${world.api}/offsite/new`);
      assert.equal((await world.payments(session)).charges, 0);
      const { id } = await world.onlyPayment(session);
      assert.deepEqual((await heard(seen, 'komoju-pending')).map(({ url }) => url), [`${world.api}/offsite/new?uuid=${id}`]);
    }, phone);
  }

  story('on a desk there is no app, and the browser goes on', async ({ tab }) => {
    const checkout = await Checkout.openFor(tab, 'paypay');
    const session = await checkout.session();
    await checkout.pay();
    await shop.atTheWallet(tab, 'approve');
    await shop.thanks(tab);
    assert.equal((await world.payments(session)).charges, 1);
  });
});
