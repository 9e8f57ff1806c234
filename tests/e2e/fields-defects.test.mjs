// What KOMOJU's own fields get wrong (FEATURES.md 1.1, the eight defects; 1.3, the complaints), each as a story of a page
// that uses its tags. Where `<komoju-checkout>` has more of the kind:
//
//   1, 2  three-ds-gone, three-ds-leaving      6      three-ds ("a card that is only saved")
//   3     three-ds-meanwhile, tokens           7      slip, konbini, pay-easy, bank-transfer
//   4     tokens, form, fields                 8      faults-around
//   5     three-ds-window, three-ds-odd        1.3    fields (by hand, another account, a wrong code), return, coming-back

import assert from 'node:assert/strict';
import { ASKED_FOR_BY_THE_BANK, VISA } from './cards.mjs';
import { Challenge, challenges } from './challenge.mjs';
import { heard, told } from './checkout.mjs';
import { inPage, payWith } from './embedded.mjs';
import { BACK_AT_THE_SHOP, NO_ANSWER, answered, stories, story } from './harness.mjs';
import { TARO } from './people.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

const may = [BACK_AT_THE_SHOP];

const fields = ({ session }, more = '') =>
  `<komoju-fields mode="inline" session-id="${session.id}" publishable-key="pk_test_sandbox" komoju-api="${world.api}" ${more}></komoju-fields>`;

const cards = (more) => (given) =>
  `<form method="post" action="/order"><komoju-picker></komoju-picker>${fields(given, more)}<button id="pay">支払う</button></form>`;

/** The bank's page over a page with a card form. */
async function challenged(tab, { more, order = { types: 'credit_card' }, before }, play) {
  await inPage(tab, { body: cards(more), order }, async (given) => {
    const form = await given.at('komoju-fields');
    await form.reach('collecting');
    await before?.(given);
    await form.fillCard(ASKED_FOR_BY_THE_BANK);
    await tab.click('#pay');
    const challenge = new Challenge(form);
    await challenge.appears();
    await play({ ...given, form, challenge });
  });
}

/** Counts who listens to the window's messages. */
const countListeners = (tab) =>
  tab.ask(() => {
    globalThis.listeners = 0;
    const { addEventListener, removeEventListener } = window;
    window.addEventListener = (...all) => ((listeners += all[0] === 'message'), addEventListener.apply(window, all));
    window.removeEventListener = (...all) => ((listeners -= all[0] === 'message'), removeEventListener.apply(window, all));
  });

const isUsable = (form) => form.tab.wait('a form that can be used', (place) => page.find(place)?.readOnly === false, form.input('number'));

stories("What KOMOJU's own fields get wrong", () => {
  story('defect 1: no listener for messages is left behind by 3-D Secure', async ({ tab }) => {
    await challenged(tab, { before: () => countListeners(tab) }, async ({ form, challenge }) => {
      assert.ok(await tab.ask(() => listeners > 0), 'they were counted');
      await challenge.leave();
      await form.reach('collecting');
      await tab.wait('the end of them', () => listeners === 0);
    });
  }, { may });

  story('defect 2: Escape and "cancel" lead back to a form that works, and every promise is kept', async ({ tab, seen }) => {
    await challenged(tab, {}, async ({ session, origin, form, challenge }) => {
      const promise = tab.ask(() => page.find('komoju-fields').submit());
      await tab.press('Escape');
      await challenge.asks();
      await challenge.stepBack();
      assert.deepEqual(await promise, { status: 'cancelled', from: 'challenge' });
      await isUsable(form);
      assert.equal(await tab.ask(() => page.find('komoju-picker >>> .place').inert), false);
      assert.deepEqual(await heard(seen, 'komoju-cancel'), [{ from: 'challenge' }]);
      await form.fillCard(VISA);
      await tab.click('#pay');
      await shop.arrive(tab, `${origin}/thanks`);
      assert.equal((await world.payments(session.id)).charges, 1);
    });
  }, { may });

  story('defect 3: a lookup that fails locks nothing for ever', async ({ tab }) => {
    await challenged(tab, { more: 'token' }, async ({ session, origin, challenge }) => {
      await world.orderFault(session.id, 'show_secure_token', { cut: 'before' }, 2);
      await challenge.atTheBank('approve');
      // It is looked up again, and the form goes on with its token.
      await shop.arrive(tab, `${origin}/order`);
    });
  }, { may: [...may, NO_ANSWER] });

  story('defect 4: after an edit the next token is another one', async ({ tab, seen }) => {
    await inPage(tab, { body: cards('token'), order: { types: 'credit_card' } }, async ({ at, session }) => {
      const form = await at('komoju-fields');
      await form.reach('collecting');
      await tab.ask(() => page.find('form').addEventListener('submit', (event) => event.preventDefault()));
      for (const name of ['TARO YAMADA', 'HANAKO YAMADA']) {
        await form.fillCard({ ...VISA, name });
        await tab.click('#pay');
        await form.reach('tokenised');
        await tab.click(form.place('[data-stage=tokenised] button'));
        await form.reach('collecting');
      }
      const [first, second] = (await heard(seen, 'komoju-token', 2)).map(({ token }) => token);
      assert.notEqual(first, second);
      for (const token of [first, second]) assert.match(token, /^\w+$/);
      assert.equal((await payWith(session, second)).body.status, 'completed');
    });
  });

  story("defect 5: the bank's frame may open the windows that banks need", async ({ tab }) => {
    await challenged(tab, {}, async ({ challenge }) => {
      const allowed = await tab.ask((place) => [...page.find(place).sandbox], challenge.place('iframe'));
      assert.ok(allowed.includes('allow-popups') && allowed.includes('allow-popups-to-escape-sandbox'), allowed.join(' '));
      // And what must be the whole page can be.
      await challenge.fullPage();
      await shop.arrive(tab, `${world.bank}/challenge/`);
    });
  }, { may });

  story('defect 6: the bank is asked about a card that is only saved, too', async ({ tab, seen }) => {
    const order = { types: 'credit_card', mode: 'customer', amount: undefined };
    // The sandbox's bank asks about payments, of which there is none here: the answer is made up, the saving is not.
    const answer = { status: 'pending', redirect_url: `${world.bank}/challenge/of-a-card-that-is-saved` };
    await inPage(tab, { body: cards(), order }, async ({ at, session, origin }) => {
      const form = await at('komoju-fields');
      await form.reach('collecting');
      await world.orderFault(session.id, 'pay', { answer, work: true });
      await form.fillCard(VISA);
      await tab.click('#pay');
      await shop.arrive(tab, `${origin}/thanks`);
      assert.equal((await challenges(seen, 1))[0], 'open');
      assert.ok((await world.showSession(session.id)).customer_id);
    });
  }, { errors: [answered(404)], may });

  story('defect 7: the instructions are part of the page: numbers are copied, and the slip is printed', async ({ tab }) => {
    const body = (given) => `<form>${fields(given)}<button id="pay">支払う</button></form>`;
    await inPage(tab, { body, order: { types: 'konbini' } }, async ({ at, origin }) => {
      const form = await at('komoju-fields');
      await form.reach('collecting');
      await form.chooseStore('lawson');
      await form.fill('email', TARO.email);
      await tab.click('#pay');
      const { facts } = await form.instructions();
      assert.ok(Object.values(facts).some((fact) => /^\d{5,}$/.test(fact.replaceAll(/\D/g, ''))));
      const buttons = await tab.ask((place) => page.all(place).map((button) => button.innerText.trim()), form.place('.slip button'));
      assert.ok(buttons.includes('コピー') && buttons.includes('印刷する'), buttons.join());
      assert.ok((await form.links()).some((link) => link.startsWith(origin)), 'and there is a way back');
      // The form that was sent has nothing more to send.
      await tab.click('#pay');
      assert.equal((await form.stage()), 'instructing');
    });
  });

  story('defect 8: where the browser has no random ids and no digests, it pays all the same', async ({ tab, shopper }) => {
    await shopper.before(() => {
      delete Crypto.prototype.randomUUID;
      Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined });
    });
    await inPage(tab, { body: cards(), order: { types: 'credit_card' } }, async ({ at, session, origin }) => {
      const form = await at('komoju-fields');
      await form.reach('collecting');
      await form.fillCard(VISA);
      await tab.click('#pay');
      await shop.arrive(tab, `${origin}/thanks`);
      assert.equal((await world.payments(session.id)).charges, 1);
    });
  });

  story('complaint 138: fields that are disabled take nothing and hold no form back', async ({ tab, seen }) => {
    await inPage(tab, { body: cards('disabled'), order: { types: 'credit_card' } }, async ({ at, origin }) => {
      const form = await at('komoju-fields');
      await form.reach('collecting');
      assert.equal(await tab.ask(() => page.find('komoju-fields >>> .place').inert), true);
      await tab.click('#pay');
      await shop.arrive(tab, `${origin}/order`);
      assert.deepEqual(told(seen, 'komoju-before-pay'), []);
    });
  });

  story('release note 3.2.6: the same fields pay a second order with a session of its own', async ({ tab }) => {
    await inPage(tab, { body: cards(), order: { types: 'credit_card' } }, async ({ at, session }) => {
      const form = await at('komoju-fields');
      await form.reach('collecting');
      await tab.ask(() => document.addEventListener('komoju-complete', (event) => event.preventDefault()));
      const second = await world.newSession({ types: 'credit_card' });
      for (const id of [session.id, second]) {
        await tab.ask((next) => (page.find('komoju-fields').sessionId = next), id);
        await form.reach('collecting');
        await tab.wait('the picker', () => page.find('komoju-picker').checkVisibility());
        await form.fillCard(VISA);
        await tab.click('#pay');
        await form.reach('done');
        assert.equal((await world.payments(id)).charges, 1);
      }
    });
  });

  story('complaint 41: whoever steps back from a wallet has not paid, and can pay by card', async ({ tab }) => {
    const body = cards();
    await inPage(tab, { body, order: { types: 'paypay,credit_card' } }, async ({ at, session, origin }) => {
      const form = await at('komoju-fields');
      await form.reach('collecting');
      await tab.wait('nothing missing', () => page.find('komoju-fields').checkValidity());
      await tab.click('#pay');
      await shop.atTheWallet(tab, 'back');
      await shop.arrive(tab, `${origin}/thanks`);
      assert.equal((await world.payments(session.id)).charges, 0);
      await tab.open(`${origin}/?session_id=${session.id}`);
      await form.reach('collecting');
      assert.equal((await form.problems()).length, 1, 'a word about it');
      await tab.click('komoju-picker >>> [data-method=credit_card] .row');
      await form.fillCard(VISA);
      await tab.click('#pay');
      await shop.arrive(tab, `${origin}/thanks`);
      assert.equal((await world.payments(session.id)).charges, 1);
    });
  });
});
