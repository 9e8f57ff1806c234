// The element in a form of the shop's (attribute `token`): the form waits for a token, and takes it along.

import assert from 'node:assert/strict';
import { MASTERCARD, REFUSED_BY_THE_BANK, VISA } from './cards.mjs';
import { heard, told } from './checkout.mjs';
import { about, inPage, payWith, sentForms } from './embedded.mjs';
import { stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

const PLACES = ['inline', 'frame'];
const CARD = { types: 'credit_card' };

/** An order form: a field of the shop's, the element, and the button. */
const orderForm = (attributes = '') => (given) => `
  <form id="order" method="post" action="/order">
    <label>メール <input id="email" name="email" type="email" required value="hanako@example.jp"></label>
    <label id="label" for="pay">お支払い</label>
    <komoju-checkout id="pay" token ${attributes} ${about(given)}></komoju-checkout>
    <button id="go" name="step" value="confirm">注文する</button>
  </form>`;

/** The shop sends the form itself: it keeps what it would send, each time. */
const sendsItself = (tab) =>
  tab.ask(() => {
    globalThis.sent = [];
    page.find('#order').addEventListener('submit', (event) => {
      event.preventDefault();
      sent.push([...new FormData(event.target, event.submitter)]);
    });
  });

const sent = (tab) => tab.ask(() => globalThis.sent);

/** What the form holds now. */
const holdsNow = (tab) => tab.ask(() => Object.fromEntries(new FormData(page.find('#order'))));

/** How the element stands in its form's eyes. */
const standing = (tab, host = '#pay') =>
  tab.ask((place) => {
    const element = page.find(place);
    return [element.checkValidity(), element.matches(':invalid'), element.validity.valueMissing, element.form.checkValidity()];
  }, host);

async function cardForm(tab, wanted, play) {
  await inPage(tab, { body: orderForm(), order: CARD, ...wanted }, async (given) => {
    const checkout = await given.at('#pay');
    await checkout.reach('collecting');
    await play({ ...given, checkout });
  });
}

stories('In a form', () => {
  for (const mode of PLACES) {
    story(`a form that is sent takes a token along, once, and the shop's server pays with it (${mode})`, async ({ tab, seen }) => {
      await cardForm(tab, { mode }, async ({ session, origin, checkout }) => {
        assert.equal(await checkout.tab.ask(() => page.all('.pay .button, #pay >>> .pay .button').length), 0, 'the button is the form\'s');
        await checkout.fillCard(VISA);
        assert.equal(await tab.ask(() => page.all('input[type=hidden]').length), 0);
        await tab.doubleClick('#go');
        await shop.arrive(tab, `${origin}/order`);
        const { token } = (await heard(seen, 'komoju-token')).at(-1);
        assert.deepEqual(sentForms(seen), [[['email', 'hanako@example.jp'], ['komoju_token', token], ['step', 'confirm']]]);
        assert.equal((await heard(seen, 'komoju-token')).length, 1);
        assert.equal((await payWith(session, token)).body.status, 'completed');
        assert.equal((await world.payments(session.id)).charges, 1);
      });
    });

    story(`the shop's own handler runs when there is a token, and another one the next time (${mode})`, async ({ tab, seen }) => {
      await cardForm(tab, { mode, body: orderForm('name="card"') }, async ({ checkout }) => {
        await sendsItself(tab);
        await checkout.fillCard(VISA);
        await tab.click('#go');
        await tab.wait('the first', () => sent.length === 1);
        await checkout.reach('tokenised');
        const [first] = await heard(seen, 'komoju-token');
        assert.deepEqual(await sent(tab), [[['email', 'hanako@example.jp'], ['card', first.token], ['step', 'confirm']]]);
        // The security code is not kept: the form is held back until it is there again.
        await tab.click('#go');
        await checkout.problemAt('cvc');
        assert.equal('card' in (await holdsNow(tab)), false);
        await checkout.fill('cvc', '456');
        await tab.click('#go');
        await tab.wait('the second', () => sent.length === 2);
        const [, second] = await heard(seen, 'komoju-token', 2);
        assert.notEqual(second.token, first.token);
        assert.deepEqual((await sent(tab))[1][1], ['card', second.token]);
      });
    });

    story(`what is missing is told, and the form is not sent, however it is asked to (${mode})`, async ({ tab, seen }) => {
      await cardForm(tab, { mode }, async ({ checkout }) => {
        await sendsItself(tab);
        await tab.click('#go');
        await checkout.problemAt('number');
        await checkout.focusAt('number');
        // A frame would remember where it was in it, and that it comes back there could not be seen.
        await checkout.leave();
        await tab.ask(() => page.find('#email').focus());
        await tab.ask(() => page.find('#order').requestSubmit());
        await checkout.focusAt('number');
        assert.deepEqual(await sent(tab), []);
        assert.deepEqual(told(seen, 'komoju-token'), []);
        await checkout.fillCard(VISA);
        await tab.ask(() => page.find('#order').requestSubmit());
        await tab.wait('the form', () => sent.length === 1);
      });
    });

    story(`Enter sends the form, from a field of the shop's and from the last one of ours (${mode})`, async ({ tab, seen }) => {
      await cardForm(tab, { mode }, async ({ checkout }) => {
        await sendsItself(tab);
        await checkout.fillCard(VISA);
        await checkout.tab.press('Enter');
        await tab.wait('the first', () => sent.length === 1);
        assert.deepEqual((await sent(tab))[0].map(([name]) => name), ['email', 'komoju_token', 'step'], 'as by its button');
        await tab.click(mode === 'inline' ? '#email' : '#email');
        await tab.press('Enter');
        await checkout.problemAt('cvc');
        await checkout.fill('cvc', '456');
        await tab.click('#email');
        await tab.press('Enter');
        await tab.wait('the second', () => sent.length === 2);
        assert.equal((await heard(seen, 'komoju-token', 2)).length, 2);
      });
    });

    story(`a card that is refused holds the form back, and another one lets it go (${mode})`, async ({ tab, seen }) => {
      await cardForm(tab, { mode }, async ({ origin, checkout }) => {
        await checkout.fillCard(REFUSED_BY_THE_BANK);
        await tab.click('#go');
        await checkout.notice('three_ds_failed');
        assert.deepEqual(sentForms(seen), []);
        await checkout.fillCard(MASTERCARD);
        await tab.click('#go');
        await shop.arrive(tab, `${origin}/order`);
        assert.equal(sentForms(seen).length, 1);
      });
    });

    story(`editing afterwards drops the token, and so does a reset (${mode})`, async ({ tab }) => {
      await cardForm(tab, { mode }, async ({ checkout }) => {
        await sendsItself(tab);
        for (const drop of [
          async () => {
            await checkout.tab.click(checkout.place('[data-stage=tokenised] button'));
            await checkout.reach('collecting');
          },
          async () => {
            await tab.ask(() => page.find('#order').reset());
            await checkout.holds('number', '');
          },
        ]) {
          await checkout.fillCard(VISA);
          await tab.ask(() => (sent.length = 0));
          await tab.click('#go');
          await tab.wait('the form', () => sent.length === 1);
          assert.ok('komoju_token' in (await holdsNow(tab)), 'until it is sent again');
          await checkout.reach('tokenised');
          await drop();
          await tab.wait('no token', () => !new FormData(page.find('#order')).has('komoju_token'));
        }
        assert.deepEqual(await standing(tab), [false, true, true, false]);
      });
    });

    story(`checking the form's validity shows nothing and moves nothing (${mode})`, async ({ tab }) => {
      await inPage(tab, { mode, body: orderForm() }, async ({ at }) => {
        const checkout = await at('#pay');
        await checkout.reach('collecting');
        await tab.click('#email');
        assert.deepEqual(await standing(tab), [false, true, true, false]);
        await checkout.chooseMethod('credit_card');
        await tab.click('#email');
        assert.deepEqual(await standing(tab), [false, true, true, false]);
        assert.deepEqual(await checkout.problems(), []);
        assert.equal(await tab.ask(() => document.activeElement.id), 'email');
        // There is nothing to fill in for a wallet.
        await checkout.chooseMethod('paypay');
        await tab.wait('no lack', () => page.find('#pay').checkValidity());
        assert.deepEqual(await standing(tab), [true, false, false, true]);
        await checkout.chooseMethod('credit_card');
        await tab.wait('the lack', () => !page.find('#pay').checkValidity());
        await checkout.fillCard(VISA);
        await tab.wait('no lack', () => page.find('#pay').checkValidity());
      });
    });
  }

  story('what else is wrong in the form the browser tells first, and no token is made', async ({ tab, seen }) => {
    await cardForm(tab, {}, async ({ origin, checkout }) => {
      await checkout.fillCard(VISA);
      await tab.type('#email', '');
      await tab.ask(() => {
        globalThis.invalid = [];
        page.find('#order').addEventListener('invalid', ({ target }) => invalid.push(target.id), true);
      });
      await tab.click('#go');
      assert.deepEqual(await tab.ask(() => [invalid, document.activeElement.id]), [['email'], 'email']);
      await tab.click('#go');
      assert.deepEqual(told(seen, 'komoju-before-pay'), []);
      // A form that checks for itself (`novalidate`) is asked nothing, but has a token all the same.
      await tab.ask(() => (page.find('#order').noValidate = true));
      await tab.click('#go');
      await shop.arrive(tab, `${origin}/order`);
      assert.deepEqual(sentForms(seen)[0].map(([name]) => name), ['email', 'komoju_token', 'step']);
    });
  });

  story('a button with formnovalidate sends the form as it is, as for a coupon', async ({ tab, seen }) => {
    const body = (given) => orderForm()(given).replace('</form>', '<button id="coupon" formnovalidate name="step" value="coupon">クーポン</button></form>');
    await cardForm(tab, { body }, async ({ origin, checkout }) => {
      await checkout.fill('number', VISA.number);
      await tab.click('#coupon');
      await shop.arrive(tab, `${origin}/order`);
      assert.deepEqual(sentForms(seen), [[['email', 'hanako@example.jp'], ['step', 'coupon']]]);
      assert.deepEqual(told(seen, 'komoju-token'), []);
    });
  });

  story("a button, and the element itself, may stand outside the form; a handler of the button's may say no", async ({ tab, seen }) => {
    const body = (given) => `
      <form id="order" method="post" action="/order"></form>
      <komoju-checkout id="pay" form="order" token ${about(given)}></komoju-checkout>
      <p><button id="go" form="order" formaction="/order?by=button"><b>注文する</b></button></p>`;
    await cardForm(tab, { body }, async ({ origin, checkout }) => {
      await checkout.fillCard(VISA);
      await tab.ask(() => page.find('#go').addEventListener('click', (event) => event.preventDefault(), { once: true }));
      await tab.click('#go b');
      assert.deepEqual(told(seen, 'komoju-before-pay'), []);
      await tab.click('#go b');
      await shop.arrive(tab, `${origin}/order?by=button`);
      assert.deepEqual(sentForms(seen), [[['komoju_token', (await heard(seen, 'komoju-token'))[0].token]]]);
    });
  });

  story('disabled, by itself or with its fieldset, it holds no form back and nothing can be typed', async ({ tab, seen }) => {
    const body = (given) => orderForm()(given).replace('<komoju-checkout', '<fieldset><komoju-checkout').replace('</komoju-checkout>', '</komoju-checkout></fieldset>');
    await cardForm(tab, { body }, async ({ origin, checkout }) => {
      const isUsable = () => tab.ask(() => !page.find('#pay >>> .place').inert);
      assert.equal(await isUsable(), true);
      for (const which of ['#pay', 'fieldset']) {
        await tab.ask((place) => (page.find(place).disabled = true), which);
        assert.equal(await isUsable(), false, which);
        assert.deepEqual(await tab.ask(() => page.find('#pay').submit()), { status: 'error', reason: 'disabled' });
        await tab.ask((place) => (page.find(place).disabled = false), which);
        assert.equal(await isUsable(), true, which);
      }
      await checkout.fill('number', VISA.number);
      await tab.ask(() => (page.find('fieldset').disabled = true));
      await tab.click('#go');
      await shop.arrive(tab, `${origin}/order`);
      assert.deepEqual(sentForms(seen), [[['email', 'hanako@example.jp'], ['step', 'confirm']]]);
    });
  });

  story('a label of it leads to the first field, and one around it takes no focus away', async ({ tab }) => {
    const body = (given) => orderForm()(given).replace('<komoju-checkout', '<label id="around"><komoju-checkout').replace('</komoju-checkout>', '</komoju-checkout></label>');
    await cardForm(tab, { body }, async ({ checkout }) => {
      await tab.click('#label');
      await tab.wait('the focus in it', () => document.activeElement.id === 'pay');
      await tab.click(checkout.input('name'));
      await checkout.focusAt('name');
      assert.deepEqual(await tab.ask(() => [...page.find('#pay').form.elements].map(({ id }) => id)), ['email', 'pay', 'go']);
    });
  });

  story('moved to another form, it is that one that it holds', async ({ tab, seen }) => {
    const body = (given) => `${orderForm()(given)}<form id="other" method="post" action="/order?other"><button id="send">送信</button></form>`;
    await cardForm(tab, { body }, async ({ origin, checkout }) => {
      await checkout.fillCard(VISA);
      await tab.ask(() => page.find('#other').prepend(page.find('#pay')));
      assert.equal(await tab.ask(() => page.find('#pay').form.id), 'other');
      await sendsItself(tab);
      await tab.click('#go');
      assert.deepEqual(await sent(tab), [[['email', 'hanako@example.jp'], ['step', 'confirm']]]);
      assert.equal(await checkout.value('cvc'), VISA.code, 'and keeps what was typed');
      await tab.click('#send');
      await shop.arrive(tab, `${origin}/order?other`);
      assert.deepEqual(sentForms(seen), [[['komoju_token', (await heard(seen, 'komoju-token'))[0].token]]]);
    });
  });

  story('of two in one form only the one that is to be seen acts; and where none is, the form is free', async ({ tab, seen }) => {
    const body = (given) => `
      <form id="order" method="post" action="/order">
        <div id="one"><komoju-checkout id="a" token payment-type="credit_card" ${about(given)}></komoju-checkout></div>
        <div id="two"><komoju-checkout id="b" token payment-type="konbini" ${about(given)}></komoju-checkout></div>
        <button id="go">注文する</button>
      </form>`;
    const show = (tab, ...shown) =>
      tab.ask((ids) => {
        for (const id of ['one', 'two']) page.find(`#${id}`).hidden = !ids.includes(id);
      }, shown);
    await inPage(tab, { body }, async ({ at, origin }) => {
      const a = await at('#a');
      const b = await at('#b');
      await a.reach('collecting');
      await b.reach('collecting');
      await sendsItself(tab);
      await show(tab);
      await tab.wait('a form that is fine', () => page.find('#order').checkValidity());
      await tab.click('#go');
      assert.deepEqual(await sent(tab), [[]]);
      await show(tab, 'two');
      await tab.click('#go');
      await b.problemAt('store');
      assert.deepEqual(await a.problems(), []);
      await show(tab, 'one');
      await a.fillCard(VISA);
      await tab.click('#go');
      await tab.wait('the form', () => sent.length === 2);
      assert.deepEqual((await sent(tab))[1], [['komoju_token', (await heard(seen, 'komoju-token'))[0].token]]);
      assert.equal((await heard(seen, 'komoju-token')).length, 1);
      // Taken away, too.
      await show(tab, 'one', 'two');
      await tab.ask(() => page.all('komoju-checkout').forEach((element) => element.destroy()));
      await tab.click('#go');
      await tab.wait('the form once more', () => sent.length === 3);
      assert.deepEqual((await sent(tab))[2], []);
      assert.ok(origin);
    });
  });

  story('without `token` it is no affair of the form, and has a button of its own', async ({ tab, seen }) => {
    const body = (given) => orderForm()(given).replace(' token ', ' ');
    await cardForm(tab, { body }, async ({ origin, session, checkout }) => {
      assert.deepEqual(await standing(tab), [true, false, false, true]);
      await sendsItself(tab);
      await tab.click('#go');
      assert.deepEqual(await sent(tab), [[['email', 'hanako@example.jp'], ['step', 'confirm']]]);
      assert.deepEqual(told(seen, 'komoju-before-pay'), []);
      await checkout.fillCard(VISA);
      await tab.press('Enter');
      await shop.arrive(tab, `${origin}/thanks`);
      assert.equal((await world.payments(session.id)).charges, 1);
    });
  });

  story('both to be seen, each gives the form its token', async ({ tab, seen }) => {
    const body = (given) => `
      <form id="order" method="post" action="/order">
        <komoju-checkout id="a" name="first" token ${about(given)}></komoju-checkout>
        <komoju-checkout id="b" name="second" token ${about(given)}></komoju-checkout>
        <button id="go">注文する</button>
      </form>`;
    await inPage(tab, { body, order: CARD }, async ({ at, origin }) => {
      for (const id of ['#a', '#b']) {
        const checkout = await at(id);
        await checkout.reach('collecting');
        await checkout.fillCard(VISA);
      }
      await tab.click('#go');
      await shop.arrive(tab, `${origin}/order`);
      const [first, second] = (await heard(seen, 'komoju-token', 2)).map(({ token }) => token);
      assert.deepEqual(sentForms(seen), [[['first', first], ['second', second]]]);
      assert.equal((await heard(seen, 'komoju-token', 2)).length, 2);
    });
  });
});
