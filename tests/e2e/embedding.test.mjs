// The element in somebody's page: two of them, moved, taken out, put back.

import assert from 'node:assert/strict';
import { VISA } from './cards.mjs';
import { Checkout, heard, payRequests } from './checkout.mjs';
import { stories, story } from './harness.mjs';
import { hostPackage, hostPages, pageWith } from './host.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

stories('The element in a page', () => {
  story('two checkouts on one page know nothing of each other', async ({ tab }) => {
    await tab.open(world.checkoutPage({ two: 1 }));
    const one = new Checkout(tab, '.payment:nth-of-type(1) komoju-checkout');
    const two = new Checkout(tab, '.payment:nth-of-type(2) komoju-checkout');
    await one.reach('collecting');
    await two.reach('collecting');
    const sessions = [await one.session(), await two.session()];
    assert.notEqual(...sessions);

    await one.chooseMethod('credit_card');
    await one.fillCard(VISA);
    await two.chooseMethod('konbini');
    assert.equal(await two.value('number'), undefined);
    await two.chooseStore('lawson');
    await two.fill('email', 'hanako@example.jp');
    await two.pay();
    await two.instructions();

    assert.equal(await one.stage(), 'collecting');
    assert.equal(await one.value('number'), '4111 1111 1111 1111');
    assert.equal(await one.value('cvc'), VISA.code);
    const ids = await tab.ask(() => page.all('komoju-checkout >>> [id]').map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length, 'ids are shared');
    await one.pay();
    await shop.thanks(tab);
    const tried = await Promise.all(sessions.map(async (session) => (await world.payments(session)).data));
    assert.deepEqual(tried.map((data) => data.map(({ status }) => status)), [['captured'], ['authorized']]);
  });

  story('an element that is moved keeps its form', async ({ tab, seen }) => {
    const checkout = await Checkout.open(tab);
    await checkout.chooseMethod('credit_card');
    await checkout.fillCard(VISA);
    await tab.ask(() => document.querySelector('main').append(document.querySelector('komoju-checkout')));
    assert.equal(await checkout.value('number'), '4111 1111 1111 1111');
    assert.equal(await checkout.value('cvc'), VISA.code);
    assert.equal((await heard(seen, 'komoju-ready')).length, 1, 'it began again');
    await checkout.pay();
    await shop.thanks(tab);
  });

  story('an element taken out while it loads, and put back, begins again', async ({ tab }) => {
    const session = await world.newSession();
    await world.orderFault(session, 'show', { delay_ms: 300 });
    const checkout = await Checkout.load(tab, { session });
    await tab.ask(() => {
      globalThis.kept = document.querySelector('komoju-checkout');
      kept.remove();
    });
    await tab.ask(() => void document.querySelector('.payment').append(kept));
    await checkout.reach('collecting');
  });

  story('an element taken out in the middle of a payment leaves no error behind', async ({ tab, seen }) => {
    const checkout = await Checkout.open(tab);
    const session = await checkout.session();
    await world.orderFault(session, 'pay', { delay_ms: 300 });
    // In the page itself, one turn after the payment was sent: from here it would be a race with the answer.
    await tab.ask(() => {
      const element = document.querySelector('komoju-checkout');
      element.addEventListener('komoju-before-pay', () => setTimeout(() => element.remove()));
    });
    await checkout.payByCard(VISA);
    // The page's own clock tells when the answer has come in: it is listed among the page's resources then.
    await tab.wait('the answer to the payment', () =>
      performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.endsWith('/pay') && responseEnd),
    );
    assert.equal(await tab.ask(() => page.all('komoju-checkout').length), 0);
    assert.equal((await world.payments(session)).charges, 1);
    assert.ok(!seen.events.some(({ name }) => name === 'komoju-complete' || name === 'komoju-error'));
    assert.ok(tab.url().startsWith(`${world.shop}/checkout`));
  });

  const takeOutForASecond = async (tab) => {
    const since = await tab.ask(() => {
      globalThis.kept = page.find('komoju-checkout');
      kept.remove();
      return performance.now();
    });
    await tab.wait('the second', (then) => performance.now() - then > 1000, since);
    await tab.ask(() => void page.find('.payment').append(kept));
  };

  /** Opens a checkout whose payment stays on its way for a while. */
  async function paying(tab, held) {
    const checkout = await Checkout.open(tab);
    const session = await checkout.session();
    await world.orderFault(session, 'pay', held);
    await checkout.payByCard(VISA);
    await checkout.reach('submitting');
    return { checkout, session };
  }

  story('taken out while it pays and put back a second later, it looks the payment up and makes no other', async ({ tab, seen }) => {
    const { checkout, session } = await paying(tab, { hold_ms: 6000 });
    await takeOutForASecond(tab);
    await checkout.notice('outcome_unknown');
    assert.equal((await world.payments(session)).data.length, 0, 'the payment is still held');

    await shop.thanks(tab);
    const { charges, data } = await world.payments(session);
    assert.deepEqual([charges, data.length, payRequests(seen).length], [1, 1, 1]);
  });

  story('another language while it pays is spoken at once, and the payment goes on', async ({ tab, seen }) => {
    const { checkout, session } = await paying(tab, { delay_ms: 2000 });
    await tab.ask(() => page.find('komoju-checkout').setAttribute('locale', 'en'));
    await tab.wait('English', (place) => page.find(place)?.lang === 'en', checkout.place('.kc'));
    await shop.thanks(tab);
    assert.deepEqual([(await world.payments(session)).charges, payRequests(seen).length], [1, 1]);
  });

  story('two copies of the script on one page are as harmless as one', async ({ tab, seen }) => {
    const hosts = [await hostPackage(), await hostPackage()];
    const session = await world.newSession({ types: 'credit_card' });
    const [first, second] = hosts.map(({ origin }) => `${origin}/komoju-checkout.js`);
    const attributes = `mode="inline" session-id="${session}" publishable-key="pk_test_sandbox" api-url="${world.api}"`;
    const tags = `<script type="module" src="${second}" crossorigin></script><script type="module" src="${first}?again" crossorigin></script>`;
    const site = await hostPages({ '': pageWith(first, attributes, tags) });
    await tab.open(`${site.origin}/`);
    const checkout = new Checkout(tab);
    await checkout.reach('collecting');
    await tab.ask(() => document.addEventListener('komoju-complete', (event) => event.preventDefault()));
    await checkout.fillCard(VISA);
    await checkout.pay();
    await checkout.reach('done');
    assert.deepEqual([(await world.payments(session)).charges, payRequests(seen).length], [1, 1]);
    assert.equal((await heard(seen, 'komoju-ready')).length, 1);
  });

  story('a page that changes something each time it is ready is ready once', async ({ tab, shopper, seen }) => {
    const session = await world.newSession({ types: 'credit_card' });
    const given = JSON.stringify(await world.showSession(session));
    await shopper.before((text) => {
      document.addEventListener('komoju-ready', ({ target }) => (target.fraudDetails = { customer_id: 'C-1' }));
      new MutationObserver(() => document.querySelector('komoju-checkout')?.setAttribute('session', text))
        .observe(document, { childList: true, subtree: true });
    }, given);
    const checkout = await Checkout.load(tab, { session });
    await checkout.reach('collecting');
    await checkout.fillCard(VISA);
    await checkout.pay();
    await shop.thanks(tab);
    assert.equal((await heard(seen, 'komoju-ready')).length, 1);
  });

  story('the element may have two names', async ({ tab }) => {
    const checkout = await hostPackage();
    const script = `import { define } from '${checkout.origin}/index.js'; define('pay-box'); define(); define('pay-box'); document.title = 'defined';`;
    const site = await hostPages({ '': '<script type="module" src="shop.js"></script>', 'shop.js': script });
    await tab.open(`${site.origin}/`);
    await tab.wait('both', () => document.title === 'defined' && customElements.get('pay-box') && customElements.get('komoju-checkout'));
  });

  story('another session in the same element is another checkout', async ({ tab }) => {
    const checkout = await Checkout.open(tab, { types: 'credit_card,konbini' });
    const session = await world.newSession({ types: 'paypay,konbini', amount: 800 });
    await tab.ask((id) => document.querySelector('komoju-checkout').setAttribute('session-id', id), session);
    await tab.wait('the other picker', (place) => page.find(place), checkout.place('[data-method=paypay]'));
    assert.deepEqual(await checkout.methods(), ['paypay', 'konbini']);
  });
});
