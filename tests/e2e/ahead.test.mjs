// What is on its way at the same time: the program, and what it will ask first.

import assert from 'node:assert/strict';
import { Checkout } from './checkout.mjs';
import { FramedCheckout } from './framed.mjs';
import { stories, story } from './harness.mjs';
import * as world from './world.mjs';

/** What the API was asked to tell. */
const asked = (seen) => seen.requests.filter(({ method, url }) => method === 'GET' && url.startsWith(`${world.api}/api/`));

for (const [place, find] of [['inline', async (tab) => new Checkout(tab)], ['frame', FramedCheckout.find]]) {
  stories(`Before its program is there, a checkout (${place})`, () => {
    story('asks for the session, and then not again', async ({ tab, shopper, seen }) => {
      const letGo = await shopper.keepBack(/\.wasm$/);
      await tab.open(world.checkoutPage({ place }));
      await world.until('the question', () => asked(seen).some(({ ended }) => ended));
      const [{ headers, url }] = asked(seen);
      assert.equal(headers.authorization, `Basic ${btoa('pk_test_sandbox:')}`);
      letGo();
      const checkout = await find(tab);
      await checkout.reach('collecting');
      assert.ok(url.endsWith(`/api/v1/sessions/${await checkout.session()}`), url);
      assert.equal(asked(seen).length, 1);
    });

    story('gives the question up if it is not wanted any more', async ({ tab, shopper, seen }) => {
      const session = await world.newSession();
      await world.orderFault(session, 'show', { delay_ms: 600_000 });
      const letGo = await shopper.keepBack(/\.wasm$/);
      await tab.open(world.checkoutPage({ place, session }));
      await world.until('the question', () => asked(seen).length === 1);
      await tab.ask(() => page.find('komoju-checkout').remove());
      await world.until('its end', () => asked(seen)[0].ended);
      letGo();
    });

    story('is given its session as it stands, if what it asked for was another one', async ({ tab, shopper, seen }) => {
      const letGo = await shopper.keepBack(/\.wasm$/);
      await tab.open(world.checkoutPage({ place }));
      await world.until('the question', () => asked(seen).length === 1);
      const session = await world.newSession({ types: 'konbini' });
      await tab.ask((id) => page.find('komoju-checkout').setAttribute('session-id', id), session);
      letGo();
      const checkout = await find(tab);
      await checkout.reach('collecting');
      await checkout.tab.wait('the one method of the other', (rows) => page.all(rows).length === 1, checkout.place('[data-method]'));
      await world.until('the other question', () => asked(seen).some(({ url }) => url.endsWith(session)));
    });

    for (const [what, attribute, value] of [
      ['a secret key', 'publishable-key', 'sk_test_sandbox'],
      ['an API that is on another machine, unprotected', 'api-url', 'http://api.example'],
      ['what is no session', 'session-id', '../tokens'],
    ]) {
      story(`asks nobody with ${what}`, async ({ tab, seen }) => {
        await tab.open(world.checkoutPage({ place, session: await world.newSession() }));
        await (await find(tab)).reach('collecting');
        const before = seen.requests.length;
        await tab.ask(([name, given]) => {
          const element = page.find('komoju-checkout');
          const other = element.cloneNode();
          other.setAttribute(name, given);
          element.replaceWith(other);
        }, [attribute, value]);
        await (await find(tab)).reach('failed');
        const since = seen.requests.slice(before).filter(({ url }) => !url.startsWith(world.checkout) && !url.startsWith(world.shop));
        assert.deepEqual(since.map(({ method, url }) => `${method} ${url}`), []);
      }, { errors: [/Nothing was sent|This page may not have the checkout/] });
    }
  });
}
