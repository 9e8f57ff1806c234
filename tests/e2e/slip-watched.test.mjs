// What becomes of a slip that is on the screen: it is paid, it lapses, it is called back, and the connection is lost.

import assert from 'node:assert/strict';
import { heard, told } from './checkout.mjs';
import { NO_ANSWER, stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import { Slip, tellOf } from './slip.mjs';
import * as world from './world.mjs';

/** How often a session was read. */
const looksAt = async (session) => (await world.requests(session)).filter((request) => request.startsWith('GET')).length;

stories('A slip on the screen', () => {
  story('becomes "paid" when the till has taken the cash, and the shopper stays', async ({ tab, seen }) => {
    const slip = await Slip.get(tab, 'ministop');
    const session = await slip.checkout.session();
    const address = tab.url();
    await world.payInCash((await world.onlyPayment(session)).id);
    // Without being asked: nobody touches the page.
    await slip.checkout.reach('done');
    assert.match(await slip.checkout.text(), /^お支払いが完了しました/);
    assert.ok((await slip.checkout.links())[0].startsWith(`${world.shop}/return/`));
    assert.equal(tab.url(), address);
    const [complete, ...others] = await heard(seen, 'komoju-complete');
    assert.deepEqual([complete.status, complete.payment.status, others.length], ['completed', 'captured', 0]);
    const { charges, data } = await world.payments(session);
    assert.deepEqual([charges, data.length], [1, 1]);
    await tab.click(slip.checkout.place('a.way'));
    await shop.thanks(tab);
  });

  story('looks at once when the page comes to the front', async ({ tab }) => {
    const slip = await Slip.get(tab, 'ministop');
    const session = await slip.checkout.session();
    await tab.show();
    await world.until('a look', async () => (await looksAt(session)) > 1);
    assert.equal(await slip.checkout.stage(), 'instructing');
    await world.payInCash((await world.onlyPayment(session)).id);
    await tab.show();
    await slip.checkout.reach('done', 3_000);
  });

  story('stays when the connection is lost, and goes on looking', async ({ tab, shopper, seen }) => {
    const slip = await Slip.get(tab, 'ministop');
    const session = await slip.checkout.session();
    const repair = await shopper.block(/\/api\/v1\/sessions\//);
    await tab.show();
    await world.until('a look', () => seen.console.some(({ text }) => NO_ANSWER.test(text)));
    assert.equal(await slip.checkout.stage(), 'instructing');
    await repair();
    await world.payInCash((await world.onlyPayment(session)).id);
    await tab.show();
    await slip.checkout.reach('done');
  }, { errors: [NO_ANSWER] });

  story('that has lapsed says so, with the way back to the shop, and offers nothing to pay', async ({ tab, seen }) => {
    const slip = await Slip.get(tab, 'lawson');
    const { checkout } = slip;
    const session = await checkout.session();
    await tellOf(session, { status: 'expired' });
    await tab.show();
    await checkout.reach('failed');
    assert.equal(await checkout.notice('session_closed'), 'このお手続きは終了しています。');
    const links = await checkout.links();
    assert.equal(links.length, 1);
    assert.ok(links[0].startsWith(`${world.shop}/return/`));
    assert.deepEqual((await heard(seen, 'komoju-error')).map(({ reason }) => reason), ['session_closed']);
    assert.deepEqual(told(seen, 'komoju-complete'), []);
  });

  story('that is called back by the shop says so too', async ({ tab }) => {
    const slip = await Slip.get(tab, 'lawson');
    const session = await slip.checkout.session();
    const { id } = await world.onlyPayment(session);
    assert.equal((await world.asTheShop('POST', `/payments/${id}/cancel`)).status, 200);
    await tab.show();
    await slip.checkout.notice('session_closed');
    assert.equal((await world.payments(session)).charges, 0);
  });
});
