// What can go wrong around a payment: wrong keys, odd sessions, an API that is down, slow or garbled, connections that
// break at the worst moment. The shopper always has a calm sentence and a way on, and nobody is charged twice.

import assert from 'node:assert/strict';
import { VISA } from './cards.mjs';
import { Checkout, payRequests } from './checkout.mjs';
import { NO_ANSWER, answered, stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

const toTheApi = (seen) => seen.requests.filter(({ url }) => url.startsWith(world.api));
const hostedPage = (session) => `${world.api}/sessions/${session}`;

/** Fails on a box without a word. */
async function assertFailedCalmly(checkout, reason, sentence) {
  await checkout.reach('failed');
  assert.equal(await checkout.notice(reason), sentence);
}

stories('Trouble', () => {
  story(
    'a wrong publishable key: the shopper is sent to the shop, the developer is told in the console',
    async ({ tab }) => {
      const checkout = await Checkout.load(tab, { key: 'pk_test_wrong' });
      await assertFailedCalmly(checkout, 'merchant_config', 'お支払いの設定に問題があります。お店にお問い合わせください。');
      assert.doesNotMatch(await checkout.text(), /pk_test/);
    },
    { errors: [answered(401), /refused the publishable key/] },
  );

  story(
    'a secret key is refused loudly, repeated nowhere, and nothing is sent',
    async ({ tab, seen }) => {
      const key = 'sk_test_x';
      const checkout = await Checkout.load(tab, { key });
      await assertFailedCalmly(checkout, 'merchant_config', 'お支払いの設定に問題があります。お店にお問い合わせください。');
      assert.deepEqual(toTheApi(seen), []);
      const shadow = await tab.ask((place) => page.find(place).outerHTML, checkout.place('.kc'));
      assert.ok(!shadow.includes(key), 'the element shows the key');
      assert.ok(!seen.console.some(({ text }) => text.includes(key)), 'the console shows the key');
      assert.ok(!JSON.stringify(seen.events).includes(key), 'an event tells the key');
    },
    { errors: [/A SECRET KEY was given/] },
  );

  story(
    'a session id that cannot be one is not asked for',
    async ({ tab, seen }) => {
      const checkout = await Checkout.load(tab, { session: 'a/b' });
      await assertFailedCalmly(checkout, 'session_missing', 'お支払い情報が見つかりません。お店に戻ってやり直してください。');
      assert.deepEqual(toTheApi(seen), []);
    },
    { errors: [/session-id has characters that no session id has/] },
  );

  story(
    'a session that nobody knows',
    async ({ tab }) => {
      const checkout = await Checkout.load(tab, { session: 'unknown1unknown2unknown34' });
      await assertFailedCalmly(checkout, 'session_missing', 'お支払い情報が見つかりません。お店に戻ってやり直してください。');
    },
    { errors: [answered(404), /does not know this session/] },
  );

  const EXPIRED = 'お手続きの有効時間が過ぎました。お店に戻ってやり直してください。';

  story('a session that had expired leads back to the shop', async ({ tab }) => {
    const session = await world.newSession();
    await world.expireSession(session);
    const checkout = await Checkout.load(tab, { session });
    await assertFailedCalmly(checkout, 'session_expired', EXPIRED);
    const [back] = await checkout.links();
    await tab.click(checkout.place('a.way'));
    assert.ok(back.startsWith(`${world.shop}/return/`));
    assert.match(await shop.noticeOnReturn(tab), /新しいお手続きをご用意しました/);
    await checkout.reach('collecting');
  });

  story(
    'a session that expires while the form is open charges nothing',
    async ({ tab }) => {
      const checkout = await Checkout.open(tab);
      const session = await checkout.session();
      await checkout.chooseMethod('credit_card');
      await checkout.fillCard(VISA);
      await world.expireSession(session);
      await checkout.pay();
      await assertFailedCalmly(checkout, 'session_expired', EXPIRED);
      assert.equal((await world.payments(session)).data.length, 0);
    },
    { errors: [answered(422)] },
  );

  const UNREACHABLE = 'お支払い画面を読み込めませんでした。通信環境をご確認のうえ、もう一度お試しください。';

  story(
    'an API that cannot be reached: try again works once it can, and the hosted page is offered',
    async ({ tab, shopper }) => {
      const unblock = await shopper.block(/\/api\/v1\//);
      const checkout = await Checkout.load(tab);
      await assertFailedCalmly(checkout, 'unreachable', UNREACHABLE);
      assert.ok((await checkout.links()).includes(hostedPage(await checkout.session())));
      await unblock();
      await tab.click(checkout.place('[data-stage=failed] button'));
      await checkout.reach('collecting');
      await checkout.payByCard(VISA);
      await shop.thanks(tab);
    },
    { errors: [NO_ANSWER, /The API could not be reached/] },
  );

  story(
    'an API address where nobody listens',
    async ({ tab }) => {
      const checkout = await Checkout.load(tab, { api: 'http://127.0.0.1:1' });
      await assertFailedCalmly(checkout, 'unreachable', UNREACHABLE);
      assert.deepEqual(await checkout.links(), [`http://127.0.0.1:1/sessions/${await checkout.session()}`]);
    },
    { errors: [NO_ANSWER, /The API could not be reached/] },
  );

  story(
    'an answer that is no JSON: a sentence, the hosted page, and another try',
    async ({ tab }) => {
      const session = await world.newSession();
      await world.orderFault(session, 'show', { malformed: true });
      const checkout = await Checkout.load(tab, { session });
      await assertFailedCalmly(checkout, 'unreachable', UNREACHABLE);
      assert.ok((await checkout.links()).includes(hostedPage(session)));
      await tab.click(checkout.place('[data-stage=failed] button'));
      await checkout.reach('collecting');
    },
    { errors: [/The answer is not a KOMOJU session/] },
  );

  story(
    'a session whose only method is new to us is paid on the hosted page',
    async ({ tab }) => {
      const checkout = await Checkout.load(tab, { types: 'something_new' });
      const session = await checkout.session();
      await assertFailedCalmly(checkout, 'no_method', 'このお支払いはKOMOJUのページでお手続きください。');
      assert.ok((await checkout.links()).includes(hostedPage(session)));
      await tab.click(checkout.place('a.button'));
      await shop.arrive(tab, hostedPage(session));
      await tab.click('form[data-type=something_new] button[type=submit]');
      await shop.atTheWallet(tab, 'approve');
      await shop.thanks(tab);
      assert.equal((await world.payments(session)).charges, 1);
    },
    { errors: [/No payment method of this session can be shown here/] },
  );

  story('a method that is new to us stands in nobody else\'s way', async ({ tab }) => {
    const checkout = await Checkout.open(tab, { types: 'something_new,credit_card' });
    assert.deepEqual(await checkout.methods(), ['credit_card']);
  });

  const CHECKING = 'お支払いの結果を確認しています。このままお待ちください。もう一度支払わないでください。';

  story(
    'the connection breaks after the payment was taken: it is looked up, and charged once',
    async ({ tab, seen }) => {
      const checkout = await Checkout.open(tab);
      const session = await checkout.session();
      await world.orderFault(session, 'pay', { cut: 'after' });
      // The first look fails too, so that the notice stands for a moment.
      await world.orderFault(session, 'show', { status: 503 });
      await checkout.payByCard(VISA);
      assert.equal(await checkout.notice('outcome_unknown'), CHECKING);
      await shop.thanks(tab);
      assert.equal(payRequests(seen).length, 1);
      const { charges, data } = await world.payments(session);
      assert.deepEqual([charges, data.length], [1, 1]);
    },
    { errors: [NO_ANSWER, answered(503)] },
  );

  story(
    'an API that is down for a moment is asked again, and the shopper notices nothing',
    async ({ tab }) => {
      const session = await world.newSession();
      await world.orderFault(session, 'show', { status: 503 });
      await Checkout.open(tab, { session });
    },
    { errors: [answered(503)] },
  );

  story(
    'an API that is too busy to take the payment takes it a moment later',
    async ({ tab }) => {
      const checkout = await Checkout.open(tab);
      const session = await checkout.session();
      await world.orderFault(session, 'pay', { status: 429 });
      await checkout.payByCard(VISA);
      assert.equal(await checkout.notice('try_later'), 'ただいま混み合っています。少し時間をおいてお試しください。');
      await checkout.fill('cvc', VISA.code);
      await checkout.pay();
      await shop.thanks(tab);
      assert.equal((await world.payments(session)).charges, 1);
    },
    { errors: [answered(429)] },
  );

  story(
    'without a connection nothing is sent, and the shopper knows',
    async ({ tab, shopper, seen }) => {
      const checkout = await Checkout.open(tab);
      await checkout.chooseMethod('credit_card');
      await checkout.fillCard(VISA);
      await shopper.offline(true);
      await tab.wait('the browser to notice', () => !navigator.onLine);
      await checkout.pay();
      const told = await checkout.notice('offline');
      assert.equal(told, 'インターネットに接続されていません。まだ送信されていませんので、接続後にもう一度お試しください。');
      assert.equal(payRequests(seen).length, 0);
      assert.equal(await checkout.value('cvc'), VISA.code, 'nothing was submitted, so nothing is emptied');

      await shopper.offline(false);
      await tab.wait('the browser to notice', () => navigator.onLine);
      await checkout.pay();
      await shop.thanks(tab);
    },
  );

  story(
    'a browser that cannot run the checkout shows a plain link, and the hosted page takes the payment',
    async ({ tab, shopper }) => {
      await shopper.block(/\.wasm$/);
      const checkout = await Checkout.load(tab);
      const session = await checkout.session();
      const sentence = await tab.wait(
        'the sentence in place of the checkout',
        (place) => page.find(place)?.innerText,
        checkout.place('[role=alert] p'),
      );
      assert.equal(sentence, 'お支払い画面を表示できませんでした。');
      await tab.click('komoju-checkout a[href]');
      await shop.payOnHostedPage(tab, session, VISA);
      await shop.thanks(tab);
      assert.equal((await world.payments(session)).charges, 1);
    },
    { errors: [NO_ANSWER, /komoju-checkout could not start/] },
  );
});
