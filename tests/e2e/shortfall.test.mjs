// A prepaid number that is not enough: what is missing is said, and another number is added to the same payment, by the
// shop's server or on the provider's own page. The number itself never comes to the shop's page.

import assert from 'node:assert/strict';
import { Checkout, heard, payRequests, told } from './checkout.mjs';
import { NO_ANSWER, answered, stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

/** Every number that is not refused is worth 2,000 yen. */
const FIRST = 'fIrSt90817263541';
const SECOND = 'sEcOnD8172635490';
const THIRD = 'tHiRd72635490817';
const USED = 'e111111111111113';

/** Longer than the session is looked at, in milliseconds. */
const LOOKS = 30_000;

/** Opens the page and pays with a number that is not enough; the answer is there when what is missing is said. */
async function payTooLittle(tab, parameters = {}) {
  const checkout = await Checkout.openFor(tab, parameters.types ?? 'web_money', { amount: 3_500, ...parameters });
  await payWith(checkout, FIRST);
  await checkout.notice('short_amount');
  return checkout;
}

async function payWith(checkout, number) {
  await checkout.fill('prepaid_number', number);
  await checkout.pay();
}

/** The order of the page, as its own link names it. */
const orderOf = (tab) => tab.ask(() => page.find('.see-order a').pathname.split('/').at(-1));

/** Opens the checkout page again for an order that was begun. */
async function comeBackTo(tab, order) {
  await tab.open(`${world.shop}/checkout?order=${order}`);
  const checkout = new Checkout(tab);
  await checkout.reach('collecting');
  return checkout;
}

/** The one payment of a session, how many charges there were, and what each number gave. */
async function outcome(session) {
  const { charges, data } = await world.payments(session);
  assert.equal(data.length, 1, 'the numbers make up one payment');
  return [charges, data[0].status, data[0].payment_details.prepaid_cards.map(({ points }) => points)];
}

/** Where the page was told that something is missing, so often at least. */
async function shortfalls(seen, times = 1) {
  const found = () => told(seen, 'komoju-error').filter(({ reason }) => reason === 'short_amount');
  await world.until(`${times} times that something is missing`, () => found().length >= times);
  return found();
}

/** A shop whose page gives the checkout no way to ask its server. */
const withoutServer = ({ shopper }) => shopper.block(/\/assets\/checkout\.js/);

stories('A prepaid number that is not enough', () => {
  for (const [type, lang, sentence, rows, button] of [
    ['web_money', 'ja', 'あと￥1,500足りません。別の番号を追加してください。',
      [['末尾 3541 のカード', '￥2,000'], ['不足額', '￥1,500']], '￥1,500 を支払う'],
    ['net_cash', 'en', '¥1,500 is still missing. Please add another number.',
      [['Card ending in 3541', '¥2,000'], ['Still to pay', '¥1,500']], 'Pay ¥1,500'],
    ['nanaco', 'ja', 'あと￥1,500足りません。別の番号を追加してください。',
      [['末尾 3541 のカード', '￥2,000'], ['不足額', '￥1,500']], '￥1,500 を支払う'],
  ]) {
    story(`another ${type} number makes it up, by the shop's server (${lang})`, async ({ tab, seen }) => {
      const checkout = await Checkout.open(tab, { amount: 3_500, lang, types: `${type},credit_card` });
      const session = await checkout.session();
      await checkout.chooseMethod(type);
      await payWith(checkout, FIRST);
      assert.equal(await checkout.notice('short_amount'), sentence);
      assert.deepEqual(await checkout.shortfall(), rows);
      assert.equal(await checkout.buttonText(), button);
      assert.equal(await checkout.value('prepaid_number'), '', 'the number that was used is gone');
      assert.equal(await checkout.isOpenToChoice('credit_card'), false, 'another method would be another payment');
      assert.deepEqual(await outcome(session), [0, 'pending', [2_000]]);

      await payWith(checkout, SECOND);
      await shop.thanks(tab);
      assert.deepEqual(await outcome(session), [1, 'captured', [2_000, 1_500]]);
      assert.equal(payRequests(seen).length, 1, 'the session is paid once; the rest is added');
      const [{ who, retry }, ...others] = await shortfalls(seen);
      assert.deepEqual([who, retry, others.length], ['shopper', true, 0]);
      assert.equal((await heard(seen, 'komoju-complete')).length, 1);
    });
  }

  story('two more numbers are needed, one of them is refused, and the shopper goes on', async ({ tab, seen }) => {
    const checkout = await payTooLittle(tab, { amount: 5_500 });
    const session = await checkout.session();
    await payWith(checkout, USED);
    const sentence = '番号を追加できませんでした。番号をご確認のうえ、もう一度お試しください。';
    assert.equal(await checkout.notice('not_added'), sentence);
    assert.deepEqual((await checkout.shortfall()).at(-1), ['不足額', '￥3,500']);
    await payWith(checkout, SECOND);
    assert.match(await checkout.notice('short_amount'), /^あと￥1,500足りません。/);
    assert.deepEqual(await checkout.shortfall(), [
      ['末尾 3541 のカード', '￥2,000'], ['末尾 5490 のカード', '￥2,000'], ['不足額', '￥1,500'],
    ]);
    await payWith(checkout, THIRD);
    await shop.thanks(tab);
    assert.deepEqual(await outcome(session), [1, 'captured', [2_000, 2_000, 1_500]]);
    assert.equal((await shortfalls(seen, 2)).length, 2);
  }, { errors: [answered(422)] });

  story('a number is checked before it is sent, in the middle too', async ({ tab }) => {
    const checkout = await payTooLittle(tab);
    const session = await checkout.session();
    await payWith(checkout, '1234');
    assert.equal(await checkout.problemAt('prepaid_number'), '16文字の番号を入力してください。');
    await checkout.focusAt('prepaid_number');
    assert.deepEqual((await world.requests(session)).filter((request) => request.startsWith('POST')), [
      `POST /sessions/${session}/pay`,
    ]);
  });

  story('whoever reloads in the middle goes on where it stood', async ({ tab }) => {
    const first = await payTooLittle(tab, { types: 'net_cash' });
    const session = await first.session();
    const checkout = await comeBackTo(tab, await orderOf(tab));
    assert.equal(await checkout.session(), session);
    await checkout.notice('short_amount');
    assert.deepEqual(await checkout.shortfall(), [['末尾 3541 のカード', '￥2,000'], ['不足額', '￥1,500']]);
    await payWith(checkout, SECOND);
    await shop.thanks(tab);
    assert.deepEqual(await outcome(session), [1, 'captured', [2_000, 1_500]]);
  });

  for (const [what, fault, errors] of [
    ['is lost', { cut: 'after' }, []],
    ['is nonsense', { garbage: true }, []],
    ['is a breakdown', { answer: { error: { code: 'internal_server_error' } }, work: true, status: 500 }, [answered(502)]],
  ]) {
    story(`the number was taken, and the shop's server's answer ${what}: the session is believed`, async ({ tab, seen }) => {
      const checkout = await payTooLittle(tab);
      const session = await checkout.session();
      await world.orderFault(session, 'update', fault);
      await payWith(checkout, SECOND);
      await shop.thanks(tab);
      assert.deepEqual(await outcome(session), [1, 'captured', [2_000, 1_500]]);
      assert.equal((await heard(seen, 'komoju-complete')).length, 1);
    }, { errors });
  }

  story('a number that was used although the shop\'s server is refused is counted', async ({ tab }) => {
    const checkout = await payTooLittle(tab, { amount: 5_500 });
    const session = await checkout.session();
    await world.orderFault(session, 'update', { answer: { error: { code: 'used_number' } }, work: true, status: 422 });
    await payWith(checkout, SECOND);
    await checkout.holds('prepaid_number', '');
    assert.match(await checkout.notice('short_amount'), /^あと￥1,500足りません。/);
    await payWith(checkout, THIRD);
    await shop.thanks(tab);
    assert.deepEqual(await outcome(session), [1, 'captured', [2_000, 2_000, 1_500]]);
  }, { errors: [answered(422)] });

  story('a page that says "done" when nothing was done is not believed', async ({ tab }) => {
    const checkout = await payTooLittle(tab);
    const session = await checkout.session();
    await tab.ask(() => page.find('komoju-checkout').continuePayment = () => Promise.resolve());
    await payWith(checkout, SECOND);
    // It may be on its way: the session is looked at until it is certain that nothing was added.
    await checkout.notice('outcome_unknown');
    assert.match(await checkout.notice('short_amount', LOOKS), /^あと￥1,500足りません。/);
    assert.deepEqual(await outcome(session), [0, 'pending', [2_000]]);
    await checkout.reach('collecting');
  });

  story("where the shop's page has no way, a button leads to the provider's page, and nothing is typed here", async (cast) => {
    const { tab, seen } = cast;
    await withoutServer(cast);
    const checkout = await payTooLittle(tab);
    const session = await checkout.session();
    assert.deepEqual(await checkout.shortfall(), [['末尾 3541 のカード', '￥2,000'], ['不足額', '￥1,500']]);
    assert.deepEqual(await checkout.fields(), []);
    assert.equal(await checkout.buttonText(), '別の番号を追加する');
    assert.ok(tab.url().startsWith(world.shop), 'nobody is sent away unasked');
    await checkout.pay();
    await shop.addPrepaidOnHostedPage(tab, session, 'web_money', SECOND);
    await shop.thanks(tab);
    assert.deepEqual(await outcome(session), [1, 'captured', [2_000, 1_500]]);
    assert.deepEqual((await heard(seen, 'komoju-pending')).map(({ url }) => url), [`${world.api}/sessions/${session}`]);
  }, { errors: [NO_ANSWER] });

  story('the same after a reload, and where the answer names no page', async (cast) => {
    const { tab } = cast;
    await withoutServer(cast);
    const first = await payTooLittle(tab, { short: 'no_redirect', lang: 'en' });
    const session = await first.session();
    const checkout = await comeBackTo(tab, await orderOf(tab));
    await checkout.notice('short_amount');
    assert.equal(await checkout.buttonText(), 'Add another number');
    await checkout.pay();
    await shop.addPrepaidOnHostedPage(tab, session, 'web_money', SECOND);
    await shop.thanks(tab);
    assert.deepEqual(await outcome(session), [1, 'captured', [2_000, 1_500]]);
  }, { errors: [NO_ANSWER] });

  story('a shopper who stays is told once the number was added elsewhere', async (cast) => {
    const { tab, shopper } = cast;
    await withoutServer(cast);
    const checkout = await payTooLittle(tab);
    const session = await checkout.session();
    await tab.ask(() => document.addEventListener('komoju-pending', (event) => event.preventDefault()));
    await checkout.pay();
    await checkout.reach('redirecting');
    const other = await shopper.tab();
    await other.open(`${world.api}/sessions/${session}`);
    await shop.addPrepaidOnHostedPage(other, session, 'web_money', SECOND);
    await shop.thanks(tab);
    assert.deepEqual(await outcome(session), [1, 'captured', [2_000, 1_500]]);
  }, { errors: [NO_ANSWER] });

  story('a page that gave the way before the element was known is asked all the same', async ({ tab, shopper }) => {
    await withoutServer({ shopper });
    await shopper.before(() => {
      document.addEventListener('readystatechange', () => {
        const element = document.querySelector('komoju-checkout');
        if (element && !customElements.get('komoju-checkout')) {
          element.continuePayment = () => new Promise(() => {});
          globalThis.wasEarly = true;
        }
      });
    });
    const checkout = await payTooLittle(tab);
    assert.equal(await tab.ask(() => globalThis.wasEarly), true);
    assert.deepEqual(await checkout.fields(), ['prepaid_number']);
  }, { errors: [NO_ANSWER] });

  story('numbers come neither to the page nor to its server: a token stands for them', async ({ tab, seen }) => {
    const checkout = await Checkout.openFor(tab, 'web_money', { amount: 3_500 });
    const session = await checkout.session();
    // What the page is asked, before it asks its server.
    await tab.ask(() => {
      const element = page.find('komoju-checkout');
      const ask = element.continuePayment;
      element.continuePayment = (detail) => ask((globalThis.asked = detail));
      document.addEventListener('komoju-complete', (event) => event.preventDefault());
    });
    await payWith(checkout, FIRST);
    await checkout.notice('short_amount');
    await payWith(checkout, SECOND);
    await checkout.reach('done');
    assert.deepEqual(await outcome(session), [1, 'captured', [2_000, 1_500]]);

    const asked = await tab.ask(() => globalThis.asked);
    assert.deepEqual(Object.keys(asked).sort(), ['currency', 'payment', 'short_amount', 'token', 'type']);
    assert.deepEqual([asked.type, asked.short_amount, asked.currency], ['web_money', 1_500, 'JPY']);
    assert.equal(asked.payment.status, 'pending');
    const [sent, ...more] = seen.requests.filter(({ url }) => url.endsWith('/continue'));
    assert.deepEqual([JSON.parse(sent.body), more.length], [{ token: asked.token }, 0]);

    const read = (place) => document.documentElement.outerHTML + page.find(place).outerHTML;
    const shown = await tab.ask(read, checkout.place('.kc'));
    for (const number of [FIRST, SECOND]) {
      for (const [what, where] of Object.entries({ asked, shown, events: seen.events, console: seen.console })) {
        assert.ok(!JSON.stringify(where).includes(number), `a number is in: ${what}`);
      }
      const carriers = seen.requests.filter((request) => JSON.stringify(request).includes(number));
      const to = number === FIRST ? `/api/v1/sessions/${session}/pay` : '/api/v1/tokens';
      assert.deepEqual(carriers.map(({ method, url }) => `${method} ${url}`), [`POST ${world.api}${to}`]);
    }
  });
});
