// What becomes of a session while its form is open: it is paid, cancelled or over in the meantime, or it lives. How its
// last minutes are told is in `last-minutes.test.mjs`.

import assert from 'node:assert/strict';
import { VISA } from './cards.mjs';
import { Challenge, challenges } from './challenge.mjs';
import { Checkout, looks, payRequests } from './checkout.mjs';
import { CLOSED, EXPIRED, assertOver } from './endings.mjs';
import { answered, stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

/** Waits until the session has been read so often. */
async function looked(tab, seen, times) {
  const patience = Date.now() + 15_000;
  while (looks(seen) < times && Date.now() < patience) await tab.ask(() => new Promise(requestAnimationFrame));
  assert.equal(looks(seen), times);
}

/** Fills the form in, and pays the same session in another window meanwhile. */
async function payInAnotherWindow({ tab, shopper }) {
  const checkout = await Checkout.open(tab);
  const session = await checkout.session();
  await checkout.chooseMethod('credit_card');
  await checkout.fillCard(VISA);
  const other = await shopper.tab();
  await (await Checkout.open(other, { session })).payByCard(VISA);
  await shop.thanks(other);
  return { checkout, session };
}

stories('The life of a session', () => {
  for (const [what, end, over] of [
    ['cancelled', world.cancelSession, CLOSED],
    ['over', world.expireSession, EXPIRED],
  ]) {
    story(`a session that is ${what} when the window comes to the front`, async ({ tab, seen }) => {
      const checkout = await Checkout.open(tab);
      const session = await checkout.session();
      await checkout.chooseMethod('credit_card');
      await checkout.fill('number', VISA.number);
      await end(session);
      await tab.show();
      await assertOver(tab, checkout, seen, over);
      await tab.wait('the focus on what is said', (place) => page.find(place) === page.focused(), checkout.place('.end p'));
    });

    story(`a session that is ${what} while the bank asks`, async ({ tab, seen }) => {
      const challenge = await Challenge.open(tab);
      const session = await challenge.checkout.session();
      await challenge.bank();
      await end(session);
      await assertOver(tab, challenge.checkout, seen, over);
      assert.deepEqual(await challenges(seen), ['open', 'failed']);
      assert.equal((await world.payments(session)).charges, 0);
    });
  }

  story('a session that is cancelled when the page is opened', async ({ tab, seen }) => {
    const session = await world.newSession();
    await world.cancelSession(session);
    await assertOver(tab, await Checkout.load(tab, { session }), seen, CLOSED);
  });

  story('a session that was paid in another window is thanked for in this one as well', async (cast) => {
    const { tab, seen } = cast;
    const { session } = await payInAnotherWindow(cast);
    await tab.show();
    await shop.thanks(tab);
    assert.equal((await world.payments(session)).charges, 1);
    assert.equal(payRequests(seen).length, 1);
  });

  story(
    'whoever pays in two windows, one after the other, pays once',
    async (cast) => {
      const { tab } = cast;
      const { checkout, session } = await payInAnotherWindow(cast);
      await checkout.pay();
      await shop.thanks(tab);
      const { charges, data } = await world.payments(session);
      assert.deepEqual([charges, data.length], [1, 1]);
    },
    { errors: [answered(422)] },
  );

  story('a store that was chosen in another window shows its slip in this one as well', async ({ tab, shopper }) => {
    const checkout = await Checkout.open(tab);
    const other = await Checkout.open(await shopper.tab(), { session: await checkout.session() });
    await other.chooseMethod('konbini');
    await other.chooseStore('lawson');
    await other.fill('email', 'taro@example.jp');
    await other.pay();
    const slip = await other.instructions();
    await tab.show();
    assert.deepEqual(await checkout.instructions(), slip);
  });

  story('a session that lives disturbs nobody: what is typed stays, and so does the focus', async ({ tab, seen }) => {
    const checkout = await Checkout.open(tab);
    await checkout.chooseMethod('credit_card');
    await checkout.fillCard(VISA);
    await checkout.fill('cvc', '12');
    const before = looks(seen);
    await tab.show();
    await looked(tab, seen, before + 1);
    await checkout.focusAt('cvc');
    await tab.write('3');
    assert.equal(await checkout.value('cvc'), '123');
    assert.deepEqual(await checkout.problems(), []);
    await checkout.pay();
    await shop.thanks(tab);
  });

  story(
    'an API that does not answer the look is no reason to take the form away',
    async ({ tab, seen }) => {
      const checkout = await Checkout.open(tab);
      const session = await checkout.session();
      await checkout.chooseMethod('credit_card');
      await checkout.fillCard(VISA);
      const before = looks(seen);
      await world.orderFault(session, 'show', { status: 503 });
      await tab.show();
      await looked(tab, seen, before + 1);
      await checkout.pay();
      await shop.thanks(tab);
    },
    { errors: [answered(503)] },
  );
});
