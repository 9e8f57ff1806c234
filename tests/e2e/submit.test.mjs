// A page with a button of its own: what `submit()` promises, and that it keeps every promise.

import assert from 'node:assert/strict';
import { ASKED_FOR_BY_THE_BANK, VISA, declined } from './cards.mjs';
import { Challenge } from './challenge.mjs';
import { Checkout, heard, payRequests } from './checkout.mjs';
import { BACK_AT_THE_SHOP, NO_ANSWER, answered, stories, story } from './harness.mjs';
import { TARO } from './people.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

const may = [BACK_AT_THE_SHOP];

/** The page keeps what follows from happening, so that it is still there when it is asked. */
const stay = (tab) =>
  tab.ask(() => {
    for (const event of ['komoju-complete', 'komoju-pending']) {
      document.addEventListener(event, (happening) => happening.preventDefault());
    }
  });

const card = (which) => async (checkout) => {
  await checkout.chooseMethod('credit_card');
  await checkout.fillCard(which);
};

const prepaid = async (checkout) => {
  await checkout.choiceOf('web_money');
  await checkout.fill('prepaid_number', '1111111111111111');
};

const konbini = async (checkout) => {
  await checkout.chooseMethod('konbini');
  await checkout.chooseStore('lawson');
  await checkout.fill('email', TARO.email);
};

/**
 * What is done before, with which page; the status, the event that told, what else must be in the result, how many
 * charges there are; and what stands in the console.
 */
const RESULTS = [
  ['a card that pays', {}, card(VISA), 'completed', 'complete', { redirect_url: /\/return\// }, 1],
  ['a card that is kept for later', { capture: 'manual' }, card(VISA), 'completed', 'complete', {}, 1],
  ['a card that is saved', { mode: 'customer' }, card(VISA), 'completed', 'complete', { payment: null }, 0],
  ['a wallet', {}, (checkout) => checkout.chooseMethod('paypay'), 'pending', 'pending',
    { type: 'paypay', url: /\/offsite\// }, 0],
  ['a konbini', {}, konbini, 'instructions', 'instructions', { type: 'konbini', instructions_url: /\/instructions\// }, 1],
  ['a token', { token: 1 }, card(VISA), 'token', 'token', { type: 'credit_card' }, 0],
  ['a form that is not filled in', {}, (checkout) => checkout.chooseMethod('credit_card'), 'invalid', 'invalid', {}, 0],
  ['a page that says no', {}, async (checkout) => {
    await card(VISA)(checkout);
    await checkout.tab.ask(() => document.addEventListener('komoju-before-pay', (event) => event.preventDefault()));
  }, 'cancelled', 'cancel', { from: 'before-pay' }, 0],
  ['a card that is declined', {}, card(declined('1000')), 'error', 'error',
    { reason: 'insufficient_funds', retry: true }, 0, [answered(502)]],
  ['a number that is not enough', { types: 'web_money', amount: 3_500 }, prepaid, 'error', 'error',
    { reason: 'short_amount', retry: true }, 0],
];

/** Submits and does not wait: the page remembers what comes of it. */
const begin = (checkout) =>
  checkout.tab.ask((host) => {
    void page.find(host).submit().then((result) => (globalThis.result = result));
  }, checkout.host);

const isKept = (tab) => tab.ask(() => Boolean(globalThis.result));

const kept = (tab) => tab.wait('the kept promise', () => globalThis.result);

stories('What a page gets for submitting', () => {
  for (const [what, parameters, prepare, status, event, more, charges, errors = []] of RESULTS) {
    story(`${what}: "${status}", with what the event told`, async ({ tab, seen }) => {
      const checkout = await Checkout.open(tab, parameters);
      const session = await checkout.session();
      await stay(tab);
      await prepare(checkout);
      const result = await checkout.submit();
      assert.equal(result.status, status);
      const detail = (await heard(seen, `komoju-${event}`)).at(-1);
      assert.deepEqual(result, { ...detail, status });
      for (const [name, expected] of Object.entries(more)) {
        if (expected instanceof RegExp) assert.match(result[name], expected);
        else assert.equal(result[name], expected, name);
      }
      assert.equal((await world.payments(session)).charges, charges);
    }, { errors });
  }

  story('3-D Secure in between changes nothing: the promise is kept when the bank has agreed', async ({ tab, seen }) => {
    const checkout = await Checkout.open(tab);
    const session = await checkout.session();
    await stay(tab);
    await card(ASKED_FOR_BY_THE_BANK)(checkout);
    await begin(checkout);
    const challenge = new Challenge(checkout);
    await challenge.appears();
    assert.equal(await isKept(tab), false);
    await challenge.atTheBank('approve');
    const result = await kept(tab);
    assert.deepEqual([result.status, result.payment.status], ['completed', 'captured']);
    assert.equal((await world.payments(session)).charges, 1);
    assert.equal(payRequests(seen).length, 1);
  }, { may });

  story('a shopper who steps back from the bank has cancelled', async ({ tab }) => {
    const checkout = await Checkout.open(tab);
    await card(ASKED_FOR_BY_THE_BANK)(checkout);
    await begin(checkout);
    const challenge = new Challenge(checkout);
    await challenge.appears();
    await challenge.leave();
    assert.deepEqual(await kept(tab), { from: 'challenge', status: 'cancelled' });
    assert.equal((await world.payments(await checkout.session())).charges, 0);
  }, { may });

  story('asked twice at once it is one promise and one payment, and afterwards the same result', async ({ tab, seen }) => {
    const checkout = await Checkout.open(tab);
    const session = await checkout.session();
    await stay(tab);
    await card(VISA)(checkout);
    const [same, first, second] = await tab.ask(async (host) => {
      const element = page.find(host);
      const promises = [element.submit(), element.submit()];
      return [promises[0] === promises[1], ...(await Promise.all(promises))];
    }, checkout.host);
    assert.equal(same, true);
    assert.deepEqual(first, second);
    assert.equal(first.status, 'completed');
    assert.deepEqual(await checkout.submit(), first);
    assert.equal(payRequests(seen).length, 1);
    assert.equal((await world.payments(session)).charges, 1);
  });

  story('the button and the page at once are one payment too', async ({ tab, seen }) => {
    const checkout = await Checkout.open(tab);
    const session = await checkout.session();
    await stay(tab);
    await card(VISA)(checkout);
    const result = await tab.ask((button) => {
      page.find(button).click();
      return page.find('komoju-checkout').submit();
    }, checkout.button());
    assert.equal(result.status, 'completed');
    assert.equal(payRequests(seen).length, 1);
    assert.equal((await world.payments(session)).charges, 1);
  });

  story('an element that is taken out keeps its promise, and what it sent is not sent again', async ({ tab, seen }) => {
    const checkout = await Checkout.open(tab);
    const session = await checkout.session();
    await card(VISA)(checkout);
    // The payment is made at once, and its answer comes when the element is long gone.
    await world.orderFault(session, 'pay', { delay_ms: 20_000 });
    await tab.ask((host) => void (window.promised = page.find(host).submit()), checkout.host);
    await world.until('the charge', async () => (await world.payments(session)).charges === 1);
    const result = await tab.ask((host) => {
      page.find(host).remove();
      return window.promised;
    }, checkout.host);
    assert.deepEqual(result, { status: 'cancelled', from: 'page' });
    assert.equal((await world.payments(session)).charges, 1);
    assert.equal(payRequests(seen).length, 1);
  });

  story('an element that is not there yet, or is there no more, answers at once', async ({ tab, seen }) => {
    const checkout = await Checkout.open(tab);
    const results = await tab.ask(async (host) => {
      const element = page.find(host);
      const fresh = element.cloneNode(true);
      const early = await fresh.submit();
      // Nothing is chosen.
      const idle = await element.submit();
      element.remove();
      await Promise.resolve();
      return [early, idle, await element.submit()];
    }, checkout.host);
    for (const result of results) assert.deepEqual(result, { status: 'error', reason: 'not_ready' });
    assert.equal(payRequests(seen).length, 0);
  });

  story('without a connection it is an error that says so, and the next try pays', async ({ tab, shopper }) => {
    const checkout = await Checkout.open(tab);
    const session = await checkout.session();
    await stay(tab);
    await card(VISA)(checkout);
    await shopper.offline(true);
    const { status, reason, retry } = await checkout.submit();
    assert.deepEqual([status, reason, retry], ['error', 'offline', true]);
    await shopper.offline(false);
    await world.assertNothingSent(session);
    const result = await checkout.submit();
    assert.equal(result.status, 'completed');
    assert.equal((await world.payments(session)).charges, 1);
  });

  story('a lost answer is looked up, and the promise waits for that', async ({ tab, seen }) => {
    const checkout = await Checkout.open(tab);
    const session = await checkout.session();
    await stay(tab);
    await card(VISA)(checkout);
    await world.orderFault(session, 'pay', { cut: 'after' });
    const result = await checkout.submit();
    assert.equal(result.status, 'completed');
    assert.equal(payRequests(seen).length, 1);
    assert.equal((await world.payments(session)).charges, 1);
  }, { errors: [NO_ANSWER] });

  story("a form that was refused is submitted again by the page's own button, and pays", async ({ tab }) => {
    const checkout = await Checkout.open(tab);
    const session = await checkout.session();
    await card(declined('1000'))(checkout);
    assert.equal((await checkout.submit()).status, 'error');
    await checkout.fillCard(VISA);
    await tab.ask((host) => void page.find(host).submit(), checkout.host);
    await shop.thanks(tab);
    assert.equal((await world.payments(session)).charges, 1);
  }, { errors: [answered(502)] });
});
