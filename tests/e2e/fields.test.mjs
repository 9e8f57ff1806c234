// KOMOJU's own tags: pages as KOMOJU's guides write them, with the script's address changed and nothing else.

import assert from 'node:assert/strict';
import { VISA, declined } from './cards.mjs';
import { heard, payRequests, told } from './checkout.mjs';
import { inPage, payWith, sentForms } from './embedded.mjs';
import { answered, stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import { BUTTON, PICKER, attribute, becomesListed, both, choose, fields, fillKonbini, listed, shows, standard, submit, withToken } from './tags.mjs';
import * as world from './world.mjs';

stories("KOMOJU's own tags", () => {
  for (const mode of ['inline', 'frame']) {
    story(`the standard guide: the form's button pays, and leads to the session's return address (${mode})`, async ({ tab, seen }) => {
      await inPage(tab, { mode, body: standard }, async (given) => {
        const { form, picker } = await both(given);
        assert.equal(await listed(picker), 'credit_card! konbini paypay');
        assert.equal(await attribute(tab, 'payment-type'), 'credit_card', 'the first one is chosen');
        assert.equal(await form.tab.ask((place) => page.all(place).length, form.place('.pay .button')), 0, 'the button is the form\'s');
        await form.fillCard(VISA);
        await tab.click('#pay');
        await shop.arrive(tab, `${given.origin}/thanks`);
        assert.equal((await world.payments(given.session.id)).charges, 1);
        assert.equal(payRequests(seen).length, 1);
      });
    });

    story(`what is typed is there again when the method changes and comes back (${mode})`, async ({ tab, seen }) => {
      await inPage(tab, { mode, body: standard }, async (given) => {
        const { form, picker } = await both(given);
        await form.fillCard(VISA);
        await choose(picker, 'konbini');
        await shows(form, 'store');
        assert.equal(await attribute(tab, 'payment-type'), 'konbini');
        await choose(picker, 'paypay');
        await form.tab.wait('no field', (place) => page.all(place).length === 0, form.place('[data-field]'));
        // By the page's script, as with a picker of its own.
        await tab.ask(() => (page.find('komoju-fields').paymentType = 'credit_card'));
        await shows(form, 'number');
        await becomesListed(picker, 'credit_card! konbini paypay');
        assert.deepEqual([await form.value('number'), await form.value('cvc')], ['4111 1111 1111 1111', VISA.code]);
        assert.deepEqual((await heard(seen, 'komoju-method', 4)).map(({ type }) => type), ['credit_card', 'konbini', 'paypay', 'credit_card']);
      });
    });

    story(`the token guide: the form takes a token along, and the shop's server pays with it (${mode})`, async ({ tab, seen }) => {
      await inPage(tab, { mode, body: withToken }, async (given) => {
        const { form, picker } = await both(given);
        await choose(picker, 'konbini');
        await shows(form, 'store');
        await fillKonbini(form);
        await tab.click('#pay');
        await shop.arrive(tab, `${given.origin}/order`);
        const [{ token }] = await heard(seen, 'komoju-token');
        assert.deepEqual(sentForms(seen), [[['komoju_token', token], ['session_id', given.session.id]]]);
        await payWith(given.session, token);
        assert.equal((await world.onlyPayment(given.session.id)).status, 'authorized');
      });
    });
  }

  story('by hand: a token is an object with its id, and there is none while something is missing', async ({ tab, seen }) => {
    const body = (given) => `${fields(given, 'token payment-type="credit_card"')}`;
    await inPage(tab, { body }, async (given) => {
      const form = await given.at('komoju-fields');
      await form.reach('collecting');
      assert.equal(await submit(tab), undefined);
      const [{ errors }] = await heard(seen, 'komoju-invalid');
      assert.deepEqual(errors.map(({ field }) => field), ['number', 'expiry', 'cvc', 'name']);
      await form.fillCard(VISA);
      const token = await submit(tab);
      assert.equal(token.id, (await heard(seen, 'komoju-token'))[0].token);
      assert.deepEqual([token.resource, token.payment_details], ['token', { type: 'credit_card' }]);
      // KOMOJU's defect 4: the one that was handed out is not handed out again, whatever is typed meanwhile.
      assert.equal(await submit(tab), undefined);
      await form.fill('cvc', '456');
      assert.notEqual((await submit(tab)).id, token.id);
      assert.equal((await payWith(given.session, token.id)).body.status, 'completed');
    });
  });

  story("by hand, with a button that is no form's: it pays, and goes to the return address (complaint 111)", async ({ tab, seen }) => {
    const body = (given) => `${fields(given)}<button type="button" id="own">支払う</button>`;
    await inPage(tab, { body, order: { types: 'credit_card' } }, async (given) => {
      const form = await given.at('komoju-fields');
      await form.reach('collecting');
      await tab.ask(() => page.find('#own').addEventListener('click', () => page.find('komoju-fields').submit()));
      await form.fillCard(VISA);
      // Enter is no order here: nobody has given it a form.
      await tab.press('Enter');
      assert.deepEqual(told(seen, 'komoju-before-pay'), []);
      await tab.click('#own');
      await shop.arrive(tab, `${given.origin}/thanks`);
      assert.equal((await world.payments(given.session.id)).charges, 1);
    });
  });

  story('the customer guide: the card is saved, nothing is charged, and the page goes on', async ({ tab }) => {
    const order = { types: 'credit_card', mode: 'customer', amount: undefined };
    await inPage(tab, { body: standard, order }, async (given) => {
      const { form } = await both(given);
      await form.fillCard(VISA);
      await tab.click('#pay');
      await shop.arrive(tab, `${given.origin}/thanks`);
      assert.ok((await world.showSession(given.session.id)).customer_id);
      assert.equal((await world.payments(given.session.id)).data.length, 0);
    });
  });

  story('a wallet takes the page along, by a form or by hand', async ({ tab }) => {
    await inPage(tab, { body: standard }, async (given) => {
      const { picker } = await both(given);
      await choose(picker, 'paypay');
      await tab.wait('nothing missing', () => page.find('komoju-fields').checkValidity());
      await tab.click('#pay');
      await shop.atTheWallet(tab, 'approve');
      await shop.arrive(tab, `${given.origin}/thanks`);
    });
  });

  story('the session comes along as JSON: it is an object for the page, and the first one is told', async ({ tab, seen }) => {
    const script = `
      window.told = [];
      document.addEventListener('komoju-session-change', (event) => told.push([event.bubbles, event.composed, event.cancelable, event.detail.session.id, event.target.session.id]));`;
    const body = (given) => `<komoju-fields mode="inline" session="${given.json}" publishable-key="pk_test_sandbox" komoju-api="${world.api}"></komoju-fields>${PICKER}`;
    await inPage(tab, { body, script }, async (given) => {
      await both(given);
      const { id } = given.session;
      await tab.wait('the word of it', () => window.told.length);
      assert.deepEqual(await tab.ask(() => window.told), [[true, true, false, id, id]]);
      assert.deepEqual(await tab.ask(() => page.find('komoju-fields').paymentMethod.type), 'credit_card');
      await heard(seen, 'komoju-session-change');
    });
  });

  story('the session as a property, before the script is there and after; another one shows other methods', async ({ tab }) => {
    const script = `
      const fields = document.querySelector('komoju-fields');
      fields.komojuApi = ${JSON.stringify(world.api)};
      fields.session = JSON.parse(fields.dataset.given);
      fields.publishableKey = 'pk_test_sandbox';`;
    const body = (given) => `${PICKER}<komoju-fields mode="inline" data-given="${given.json}"></komoju-fields>`;
    await inPage(tab, { body, script }, async (given) => {
      const { form, picker } = await both(given);
      await form.fill('number', VISA.number);
      const other = await world.showSession(await world.newSession({ types: 'paypay,konbini', amount: 800 }));
      const read = await tab.ask((session) => {
        page.find('komoju-fields').session = session;
        return page.find('komoju-fields').session.id;
      }, other);
      assert.equal(read, other.id);
      await becomesListed(picker, 'paypay! konbini');
      assert.equal(await attribute(tab, 'payment-type'), 'paypay');
      assert.equal(await tab.ask(() => page.find('komoju-fields').paymentMethod.type), 'paypay');
    });
  });

  story("the session's id may be set before the key, and another account's session replaces everything (complaint 178)", async ({ tab, seen }) => {
    await inPage(tab, { body: () => '<p>' }, async (given) => {
      await tab.ask(({ id, api }) => {
        const element = document.createElement('komoju-fields');
        element.setAttribute('mode', 'inline');
        element.setAttribute('session-id', id);
        document.querySelector('main').append(element);
        element.setAttribute('komoju-api', api);
        element.publishableKey = 'pk_test_sandbox';
      }, { id: given.session.id, api: world.api });
      const form = await given.at('komoju-fields');
      await form.reach('collecting');
      assert.deepEqual(told(seen, 'komoju-error'), []);
      await tab.ask(() => (page.find('komoju-fields').locale = 'en'));
      await tab.wait('English', (place) => page.find(place).lang === 'en', form.place('.kc'));
      await tab.ask(() => document.querySelector('main').prepend(document.createElement('komoju-picker')));
      const picker = await given.at('komoju-picker');
      await picker.reach('collecting');
      assert.match(await picker.row('credit_card'), /Credit or debit card/);
      const session = await world.newSession({ types: 'konbini', amount: 800 });
      await tab.ask((id) => (page.find('komoju-fields').sessionId = id), session);
      await becomesListed(picker, 'konbini!');
      assert.equal(await tab.ask(() => page.find('komoju-fields').session.id), session);
      // Of an id and a whole session, the one that was set last counts.
      await tab.ask((first) => (page.find('komoju-fields').session = first), given.session);
      await becomesListed(picker, 'credit_card konbini! paypay');
      await tab.ask((id) => (page.find('komoju-fields').sessionId = id), await world.newSession({ types: 'paypay', amount: 800 }));
      await becomesListed(picker, 'paypay!');
    });
  });

  story('of two fields in one form, as a shop has them for each method, the one that is to be seen pays', async ({ tab, seen }) => {
    const body = (given) => `
      <form id="payment">
        <fieldset id="cards">${fields(given, 'payment-type="credit_card"')}</fieldset>
        <fieldset id="konbini" hidden>${fields(given, 'payment-type="konbini"')}</fieldset>${BUTTON}
      </form>`;
    await inPage(tab, { body }, async (given) => {
      const form = await given.at('#cards komoju-fields');
      await form.reach('collecting');
      await form.fillCard(VISA);
      await tab.click('#pay');
      await shop.arrive(tab, `${given.origin}/thanks`);
      assert.equal(payRequests(seen).length, 1);
    });
  });

  story('what fails is told with the word KOMOJU has for it, and stays unsaid if the page prevents it', async ({ tab, seen }) => {
    await inPage(tab, { body: standard }, async (given) => {
      const { form, picker } = await both(given);
      await form.fillCard(declined('1000'));
      await tab.click('#pay');
      await form.notice('insufficient_funds');
      const [{ error, code }] = await heard(seen, 'komoju-error');
      assert.deepEqual([error.code, code], ['insufficient_funds', 'insufficient_funds']);
      assert.match(error.message, /残高|利用可能/);
      assert.equal(await tab.ask(() => page.find('komoju-picker >>> .place').inert), false, 'another method can be chosen');
      await tab.ask(() => page.find('komoju-fields').addEventListener('komoju-error', (event) => event.preventDefault()));
      await form.fillCard(declined('1000'));
      await tab.click('#pay');
      assert.equal((await heard(seen, 'komoju-error', 2)).length, 2);
      await tab.wait('no notice', (place) => !page.find(place), form.place('[data-notice]'));
      // A wrong code is a sentence at its field (complaint 154), and no JSON.
      await form.fillCard(declined('1034'));
      await tab.click('#pay');
      assert.equal(await form.problemAt('cvc'), 'セキュリティコードが一致しません。カードを見て、もう一度入力してください。');
      assert.deepEqual(await listed(picker), 'credit_card! konbini paypay');
    });
  }, { errors: [answered(502)] });

  story('what the amount does not say is said above the button: a fee, another currency', async ({ tab }) => {
    const session = await world.newSession({ types: 'konbini', fee: 220 });
    await inPage(tab, { body: ({ mode }) => standard({ mode, session: { id: session } }) }, async (given) => {
      const { form } = await both(given);
      assert.match((await form.sum()).join(' '), /1,420.*220/);
    });
    await inPage(tab, { body: standard }, async (given) => {
      const { form } = await both(given);
      assert.deepEqual(await form.sum(), [], 'the shop knows its own amount');
    });
  });
});
