// The checkout in a frame from its own origin: what a shopper does in it, and what it does in the shop's page.

import assert from 'node:assert/strict';
import { ASKED_FOR_BY_THE_BANK, VISA } from './cards.mjs';
import { Challenge, challenges } from './challenge.mjs';
import { heard, payRequests, told } from './checkout.mjs';
import { FramedCheckout } from './framed.mjs';
import { BACK_AT_THE_SHOP, NO_ANSWER, stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

/** Opens the bank's page over the shop's. */
async function challenged(tab, parameters) {
  const checkout = await FramedCheckout.open(tab, parameters);
  const challenge = await Challenge.by(checkout, ASKED_FOR_BY_THE_BANK);
  await checkout.becomesRaised();
  return { checkout, challenge };
}

stories('In a frame', () => {
  story('a card is paid, and the page goes on to the thank-you', async ({ tab, seen }) => {
    const checkout = await FramedCheckout.open(tab);
    const session = await checkout.session();
    await checkout.payByCard(VISA);
    assert.match(await shop.thanks(tab), /ありがとう/);
    assert.equal((await world.payments(session)).charges, 1);
    assert.equal(payRequests(seen).length, 1);
    assert.deepEqual((await heard(seen, 'komoju-complete')).map(({ status }) => status), ['completed']);
  });

  story("the shop's page loads one script of ours, and no program", async ({ tab, seen }) => {
    await FramedCheckout.open(tab);
    const loaded = await tab.ask(() => performance.getEntriesByType('resource').map(({ name }) => name));
    assert.deepEqual(loaded.filter((name) => name.startsWith(world.checkout)), [
      `${world.checkout}/komoju-checkout.js`,
      `${world.checkout}/frame.html`,
    ]);
    assert.ok(seen.requests.some(({ url }) => url === `${world.checkout}/komoju-checkout.wasm`));
  });

  story('it is as high as what is in it, whatever that is', async ({ tab }) => {
    const checkout = await FramedCheckout.open(tab, { types: 'credit_card,konbini' });
    const fits = () =>
      checkout.tab.wait('a frame without a scroll bar', () => {
        const { scrollHeight, clientHeight } = document.documentElement;
        return scrollHeight === clientHeight && Math.abs(document.body.offsetHeight - innerHeight) < 2;
      });
    await fits();
    const before = await checkout.edges();
    await checkout.chooseMethod('credit_card');
    await fits();
    const after = await checkout.edges();
    assert.ok(after.bottom - after.top > before.bottom - before.top + 100, 'the form has room');
    await checkout.chooseMethod('konbini');
    await checkout.chooseStore('lawson');
    await checkout.fill('email', 'hanako@example.jp');
    await checkout.pay();
    assert.equal((await checkout.instructions()).heading.length > 0, true);
    await fits();
  });

  story("the bank's page stands over the shop's page, and gives it back", async ({ tab, seen }) => {
    const { checkout, challenge } = await challenged(tab);
    // Nothing of the page behind it can be reached.
    await tab.ask(() => page.find('a[href]').focus());
    assert.equal(await tab.ask(() => document.activeElement.localName), 'iframe');
    await challenge.leave();
    await checkout.becomesRaised(false);
    await checkout.reach('collecting');
    // It was not loaded anew: what was typed is there.
    assert.equal(await checkout.value('name'), ASKED_FOR_BY_THE_BANK.name);
    assert.deepEqual(await challenges(seen), ['open', 'cancelled']);
    await tab.ask(() => page.find('a[href]').focus());
    assert.equal(await tab.ask(() => document.activeElement.localName), 'a');
  });

  story(
    'what the bank agrees to is paid once',
    async ({ tab, seen }) => {
      const { checkout, challenge } = await challenged(tab);
      const session = await checkout.session();
      await challenge.atTheBank('approve');
      await shop.thanks(tab);
      const { charges, data } = await world.payments(session);
      assert.deepEqual([charges, data.length], [1, 1]);
      assert.deepEqual(await challenges(seen), ['open', 'completed']);
    },
    { may: [BACK_AT_THE_SHOP] },
  );

  story('the bank as a page of its own replaces the whole page', async ({ tab }) => {
    const { challenge } = await challenged(tab);
    await challenge.fullPage();
    await shop.atTheBank(tab, 'approve');
    await shop.thanks(tab);
  });

  story('a wallet takes the whole page, and gives it back', async ({ tab, seen }) => {
    const checkout = await FramedCheckout.open(tab, { types: 'paypay' });
    await checkout.choiceOf('paypay');
    await checkout.pay();
    await shop.atTheWallet(tab, 'approve');
    await shop.thanks(tab);
    assert.equal((await heard(seen, 'komoju-pending')).length, 1);
  });

  story("the browser's own autofill fills the whole card", async ({ tab, seen }) => {
    const checkout = await FramedCheckout.open(tab, { types: 'credit_card' });
    const saved = { number: VISA.number, name: 'TARO YAMADA', month: '12', year: '2099', code: '123' };
    await checkout.tab.autofill(checkout.input('number'), saved);
    await checkout.holds('name', 'TARO YAMADA');
    const filled = await Promise.all(['number', 'expiry', 'cvc'].map((field) => checkout.value(field)));
    assert.deepEqual(filled, ['4111 1111 1111 1111', '12 / 2099', '123']);
    await world.until('the word that it is complete', () => told(seen, 'komoju-change').at(-1)?.complete);
  }, { savedCards: true });

  story("a page's own rules for frames do not reach it, and whoever empties the element does not take it away", async ({ tab }) => {
    const checkout = await FramedCheckout.open(tab, { types: 'credit_card' });
    const before = await checkout.edges();
    await tab.ask(() => {
      const rules = new CSSStyleSheet();
      rules.replaceSync('iframe { max-width: 50% !important; height: auto; border: 9px solid; margin: 40px !important; display: none; }');
      document.adoptedStyleSheets = [rules];
    });
    assert.deepEqual(await checkout.edges(), before);
    await checkout.fill('number', VISA.number);
    await tab.ask(() => page.find('komoju-checkout').replaceChildren());
    const again = await FramedCheckout.find(tab);
    await again.reach('collecting');
    await again.payByCard(VISA);
    await shop.thanks(tab);
  });

  story('a copy of the element has a frame of its own, and no other', async ({ tab }) => {
    await FramedCheckout.open(tab, { types: 'credit_card' });
    await tab.ask(() => page.find('komoju-checkout').replaceWith(page.find('komoju-checkout').cloneNode(true)));
    const copy = await FramedCheckout.find(tab);
    await copy.reach('collecting');
    assert.equal(await tab.ask(() => page.all('komoju-checkout > iframe').length), 1);
  });

  story('Tab goes through it as through the page', async ({ tab }) => {
    const checkout = await FramedCheckout.open(tab, { types: 'credit_card' });
    await tab.ask(() => {
      const [before, after] = ['before', 'after'].map((id) => Object.assign(document.createElement('button'), { id }));
      page.find('komoju-checkout').before(before);
      page.find('komoju-checkout').after(after);
      before.focus();
    });
    const order = [];
    for (let at = 0; at < 12 && order.at(-1) !== 'after'; at++) {
      await tab.press('Tab');
      const outside = await tab.ask(() => document.activeElement.id || document.activeElement.localName);
      const inside = () => page.focused().closest('[data-field]')?.dataset.field ?? page.focused().type;
      order.push(outside === 'iframe' ? await checkout.tab.ask(inside) : outside);
    }
    assert.deepEqual(order, ['radio', 'number', 'expiry', 'cvc', 'name', 'button', 'after']);
    await tab.press('Shift+Tab');
    assert.equal(await checkout.tab.ask(() => page.focused().type), 'button');
  });

  story("the page's own button finds the first problem, and the page scrolls there", async ({ tab, seen }) => {
    const checkout = await FramedCheckout.open(tab, { types: 'credit_card' });
    await tab.ask(() => {
      page.find('komoju-checkout').after(Object.assign(document.createElement('div'), { id: 'far' }));
      page.find('#far').style.blockSize = '3000px';
      scrollTo(0, 3000);
    });
    const result = await checkout.submit();
    assert.deepEqual([result.status, result.errors[0].field], ['invalid', 'number']);
    await checkout.focusAt('number');
    await tab.wait('the field on the screen', () => {
      const { top } = page.find('komoju-checkout > iframe').getBoundingClientRect();
      return top > -100 && top < innerHeight;
    });
    assert.equal((await heard(seen, 'komoju-invalid')).length, 1);
  }, { height: 600 });

  story('check, reset and focus reach into it', async ({ tab }) => {
    const checkout = await FramedCheckout.open(tab, { types: 'credit_card' });
    const call = (name) => tab.ask((method) => page.find('komoju-checkout')[method](), name);
    assert.deepEqual((await call('validate')).errors.map(({ field }) => field), ['number', 'expiry', 'cvc', 'name']);
    await checkout.fillCard(VISA);
    assert.deepEqual(await call('validate'), { valid: true, errors: [] });
    await call('reset');
    await checkout.holds('number', '');
    await call('focus');
    await checkout.tab.wait('the focus in the frame', () => page.focused().matches('input'));
  });

  story('another language and another session are taken up without loading it anew', async ({ tab, seen }) => {
    const checkout = await FramedCheckout.open(tab, { types: 'credit_card' });
    await checkout.fill('number', VISA.number);
    await tab.ask(() => page.find('komoju-checkout').update({ locale: 'en' }));
    await checkout.tab.wait('English', () => page.find('.kc').lang === 'en');
    assert.equal(await checkout.value('number'), '4111 1111 1111 1111');
    const session = await world.newSession({ types: 'paypay,konbini', amount: 800 });
    await tab.ask((sessionId) => page.find('komoju-checkout').update({ sessionId }), session);
    await checkout.tab.wait('the other picker', () => page.find('[data-method=paypay]'));
    assert.equal(seen.requests.filter(({ url }) => url === `${world.checkout}/frame.html`).length, 1);
    assert.deepEqual((await heard(seen, 'komoju-session-change')).map((detail) => detail.session.id), [session]);
  });

  story('the page is asked before paying, and may take its time', async ({ tab }) => {
    const checkout = await FramedCheckout.open(tab, { types: 'credit_card' });
    const session = await checkout.session();
    await tab.ask(() => {
      page.find('komoju-checkout').addEventListener('komoju-before-pay', (event) => {
        event.waitUntil(new Promise((resolve) => (globalThis.agree = resolve)));
      });
    });
    await checkout.fillCard(VISA);
    await checkout.pay();
    await tab.wait('the question', () => globalThis.agree);
    assert.equal((await world.payments(session)).data.length, 0);
    await tab.ask(() => agree());
    await shop.thanks(tab);
  });

  story('an element that is moved starts anew in its frame', async ({ tab }) => {
    const checkout = await FramedCheckout.open(tab, { types: 'credit_card' });
    await checkout.fill('number', VISA.number);
    await tab.ask(() => document.querySelector('main').append(document.querySelector('komoju-checkout')));
    const again = await FramedCheckout.find(tab);
    await again.holds('number', '');
    await again.fillCard(VISA);
    await again.pay();
    await shop.thanks(tab);
  });

  story('moved by moveBefore it keeps everything', async ({ tab, seen }) => {
    const checkout = await FramedCheckout.open(tab, { types: 'credit_card' });
    await checkout.fillCard(VISA);
    await tab.ask(() => document.querySelector('main').moveBefore(document.querySelector('komoju-checkout'), null));
    assert.equal(await checkout.value('cvc'), VISA.code);
    assert.equal((await heard(seen, 'komoju-ready')).length, 1);
    await checkout.pay();
    await shop.thanks(tab);
  });

  story('a frame that cannot be had leaves a link', async ({ tab, shopper, seen }) => {
    await shopper.block(/\/frame\.html$/);
    const session = await world.newSession();
    await tab.open(world.checkoutPage({ place: 'frame', session }));
    await tab.wait('the link', () => page.find('komoju-checkout >>> .instead') && page.find('komoju-checkout a[href]').checkVisibility());
    assert.deepEqual((await heard(seen, 'komoju-error')).map(({ reason }) => reason), ['load_failed']);
  }, { errors: [/could not start: .*frame\.html does not answer/], may: [NO_ANSWER] });

  for (const [how, disturb] of [
    ['moved', () => document.querySelector('main').append(page.find('komoju-checkout'))],
    ['taken out and put back', async () => {
      const kept = page.find('komoju-checkout');
      kept.remove();
      await new Promise((resolve) => setTimeout(resolve, 200));
      document.querySelector('main').append(kept);
    }],
  ]) {
    story(`${how} while it pays, it looks the payment up and makes no other`, async ({ tab, seen }) => {
      const checkout = await FramedCheckout.open(tab, { types: 'credit_card' });
      const session = await checkout.session();
      // Paid, and the answer is on its way when there is nobody any more to hear it.
      await world.orderFault(session, 'pay', { delay_ms: 4000 });
      await checkout.fillCard(VISA);
      await tab.ask(() => {
        // The page stays to be asked.
        document.addEventListener('komoju-complete', (event) => event.preventDefault());
        globalThis.result = page.find('komoju-checkout').submit();
      });
      while ((await world.payments(session)).data.length === 0);
      await tab.ask(disturb);
      assert.equal((await tab.ask(() => globalThis.result)).status, 'cancelled');
      assert.equal((await heard(seen, 'komoju-complete')).length, 1);
      assert.deepEqual([(await world.payments(session)).charges, payRequests(seen).length], [1, 1]);
    });
  }

  story('disabled while the bank asks, it lets the bank be answered', async ({ tab }) => {
    const { checkout, challenge } = await challenged(tab);
    await tab.ask(() => void (page.find('komoju-checkout').disabled = true));
    await challenge.leave();
    await checkout.becomesRaised(false);
    await tab.wait('the frame out of reach', () => page.find('komoju-checkout >>> .place').inert);
  });

  story("another session while the bank asks gives the page back, and whoever waits is told", async ({ tab, seen }) => {
    const { checkout } = await challenged(tab);
    const session = await world.newSession({ types: 'paypay,konbini', amount: 800 });
    const result = await tab.ask((sessionId) => {
      const element = page.find('komoju-checkout');
      const promise = element.submit();
      element.update({ sessionId });
      return promise;
    }, session);
    assert.deepEqual(result, { status: 'cancelled', from: 'page' });
    await checkout.becomesRaised(false);
    await checkout.tab.wait('the other picker', () => page.find('[data-method=paypay]')?.checkVisibility());
    assert.deepEqual(await challenges(seen), ['open', 'left']);
  });

  story('a page that changes something each time it is ready is ready once', async ({ tab, shopper, seen }) => {
    await shopper.before(() =>
      document.addEventListener('komoju-ready', ({ target }) => {
        target.fraudDetails = { customer_id: 'C-1' };
        target.update({ prefill: { email: 'hanako@example.jp' } });
      }),
    );
    const checkout = await FramedCheckout.open(tab, { types: 'credit_card' });
    await checkout.fillCard(VISA);
    await checkout.pay();
    await shop.thanks(tab);
    assert.equal((await heard(seen, 'komoju-ready')).length, 1);
    assert.deepEqual(payRequests(seen).map(({ body }) => JSON.parse(body).fraud_details), [{ customer_id: 'C-1' }]);
  });
});
