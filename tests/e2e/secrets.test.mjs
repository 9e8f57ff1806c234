// What a shopper types goes into one request and nowhere else: not into the document, events, the console, storage,
// addresses, or any other request.

import assert from 'node:assert/strict';
import { AMEX } from './cards.mjs';
import { Checkout } from './checkout.mjs';
import { answered, stories, story } from './harness.mjs';
import { holds } from './secrets.mjs';
import * as world from './world.mjs';

const NUMBER = AMEX.number;
/** Four digits, so that finding them by chance is unlikely; another one each time the card is submitted. */
const CODES = ['7391', '8264'];

/** Every place in the page where something could be left: attributes and text of all trees, storage, addresses. */
function everythingInThePage() {
  const trees = [document];
  const parts = [];
  for (const tree of trees) {
    for (const element of tree.querySelectorAll('*')) {
      if (element.shadowRoot) trees.push(element.shadowRoot);
      for (const { name, value } of element.attributes) parts.push(`${name}=${value}`);
      for (const node of element.childNodes) if (node.nodeType !== Node.ELEMENT_NODE) parts.push(node.data);
    }
  }
  const stores = [localStorage, sessionStorage].map((storage) => JSON.stringify(storage));
  const addresses = [location.href, document.cookie, window.name, JSON.stringify(history.state)];
  const entries = performance.getEntries().map(({ name }) => name);
  return { treesSeen: trees.length, text: [...parts, ...stores, ...addresses, ...entries].join('\n') };
}

stories('Secrets', () => {
  story(
    'a card that is declined and then accepted is in two payment requests and nowhere else',
    async ({ tab, seen }) => {
      const checkout = await Checkout.open(tab);
      const session = await checkout.session();
      // The page stays where it is, so that it can be searched.
      await tab.ask(() => document.addEventListener('komoju-complete', (event) => event.preventDefault()));
      await checkout.chooseMethod('credit_card');
      await checkout.fillCard({ ...AMEX, code: CODES[0] });
      const assertKept = async (moment) => {
        const { text, treesSeen } = await tab.ask(everythingInThePage);
        assert.ok(treesSeen > 1, 'the shadow tree was searched');
        for (const mark of [NUMBER, ...CODES]) assert.ok(!holds(text, mark), `${mark} is in the page ${moment}`);
      };
      await assertKept('while it is typed');

      await world.orderFault(session, 'pay', { error: 'card_declined' });
      await checkout.pay();
      await checkout.notice('card_declined');
      await assertKept('after it was declined');

      await checkout.fill('cvc', CODES[1]);
      await checkout.pay();
      await checkout.reach('done');
      await assertKept('after it was accepted');
      assert.equal((await world.payments(session)).charges, 1);

      const told = JSON.stringify([seen.events, seen.console, seen.pageErrors]);
      for (const event of ['komoju-error', 'komoju-complete']) {
        assert.ok(seen.events.some(({ name }) => name === event), `${event} was observed`);
      }
      for (const mark of [NUMBER, ...CODES]) assert.ok(!holds(told, mark), `${mark} is in an event or in the console`);

      for (const { url, headers } of seen.requests) {
        for (const mark of [NUMBER, ...CODES]) {
          assert.ok(!holds(url + JSON.stringify(headers), mark), `${mark} is in an address or a header`);
        }
      }
      const carriers = (mark) =>
        seen.requests.filter(({ body }) => holds(body, mark)).map(({ method, url }) => `${method} ${url}`);
      const pay = `POST ${world.api}/api/v1/sessions/${session}/pay`;
      assert.deepEqual(carriers(NUMBER), [pay, pay]);
      for (const code of CODES) assert.deepEqual(carriers(code), [pay]);
    },
    { errors: [answered(502)] },
  );

  story('the code is gone when the shopper comes back to the page', async ({ tab }) => {
    const checkout = await Checkout.open(tab);
    await checkout.chooseMethod('credit_card');
    await checkout.fillCard(AMEX);
    await tab.ask(() => void window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
    await tab.wait('the empty code', (place) => page.find(place).value === '', checkout.input('cvc'));
    assert.equal(await checkout.value('number'), '3782 822463 10005');
  });
});
