// KOMOJU's own picker beside its fields: what is chosen in it, how it looks, and what it must not do.

import assert from 'node:assert/strict';
import { VISA } from './cards.mjs';
import { heard, told } from './checkout.mjs';
import { inPage } from './embedded.mjs';
import { answered, stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import { PICKER, attribute, becomesListed, both, choose, fields, fillKonbini, listed, shows, standard } from './tags.mjs';
import * as world from './world.mjs';

stories("KOMOJU's own picker", () => {
  for (const mode of ['inline', 'frame']) {
    story(`choices in quick succession, here and by the page's script, come to rest (${mode})`, async ({ tab, seen }) => {
      await inPage(tab, { mode, body: standard }, async (given) => {
        const { form, picker } = await both(given);
        // The page is told of what is chosen to begin with: until then, that may come between.
        await tab.wait('the first choice', () => page.find('komoju-fields').paymentType === 'credit_card');
        // In one turn: what the fields answer to the first comes after the last.
        await picker.tab.ask((place) => {
          for (let round = 0; round < 5; round++) page.all(place).forEach((radio) => radio.click());
        }, picker.place('[data-method] input'));
        await becomesListed(picker, 'credit_card konbini paypay!');
        await tab.wait('the attribute', () => page.find('komoju-fields').paymentType === 'paypay');
        await tab.ask(() => {
          for (const type of ['konbini', 'credit_card', 'konbini']) page.find('komoju-fields').paymentType = type;
        });
        await shows(form, 'store');
        await becomesListed(picker, 'credit_card konbini! paypay');
        const choices = told(seen, 'komoju-method').length;
        await fillKonbini(form);
        assert.equal(told(seen, 'komoju-method').length, choices, 'nothing goes back and forth');
        assert.equal(await attribute(tab, 'payment-type'), 'konbini');
      });
    });

    story(`while the fields pay, the picker is locked; when they have, it takes no room (${mode})`, async ({ tab, seen }) => {
      await inPage(tab, { mode, body: standard }, async (given) => {
        const { form, picker } = await both(given);
        await tab.ask(() => {
          globalThis.ofPicker = [];
          for (const name of ['ready', 'method', 'change', 'session-change', 'error', 'complete', 'instructions']) {
            document.addEventListener(`komoju-${name}`, ({ target }) => target.localName === 'komoju-picker' && ofPicker.push(name));
          }
        });
        await choose(picker, 'konbini');
        await shows(form, 'store');
        await fillKonbini(form);
        await world.orderFault(given.session.id, 'pay', { delay_ms: 1_500 });
        await tab.click('#pay');
        await form.reach('submitting');
        assert.equal(await tab.ask(() => page.find('komoju-picker >>> .place').inert), true);
        assert.equal((await form.instructions()).heading.length > 0, true);
        const room = () => tab.ask(() => page.find('komoju-picker').getBoundingClientRect().height);
        assert.equal(await room(), 0);
        assert.deepEqual(await tab.ask(() => ofPicker), []);
        const asked = seen.requests.filter(({ method, url }) => method === 'GET' && url.includes('/api/v1/sessions/'));
        // Once by the fields, and once more when it is paid.
        assert.ok(asked.length <= 2, `the picker asks nobody: ${asked.length}`);
      });
    });
  }

  story('in two frames, each says what it is, and neither stands over the other', async ({ tab }) => {
    await inPage(tab, { mode: 'frame', body: standard }, async (given) => {
      const { form } = await both(given);
      await form.tab.wait('its size', () => document.documentElement.scrollHeight === innerHeight);
      const frames = (place) => page.all(place).map(({ title }) => title);
      assert.deepEqual(await tab.ask(frames, 'komoju-picker > iframe'), ['お支払い方法']);
      assert.deepEqual(await tab.ask(frames, 'komoju-fields > iframe'), ['お支払い']);
      const [above, below] = await tab.ask(() =>
        ['komoju-picker', 'komoju-fields'].map((place) => page.find(place).getBoundingClientRect()).map(({ top, bottom }) => ({ top, bottom })),
      );
      assert.equal(below.top - above.bottom, 20);
      assert.equal(above.top, await tab.ask(() => page.find('#payment').getBoundingClientRect().top));
    });
  });

  story('a page may begin with another method than the first', async ({ tab }) => {
    await inPage(tab, { body: (given) => `${fields(given, 'payment-type="konbini" locale="en"')}${PICKER}` }, async (given) => {
      const { form, picker } = await both(given);
      await shows(form, 'store');
      assert.equal(await listed(picker), 'credit_card konbini! paypay');
      assert.match(await picker.row('konbini'), /Convenience/i);
    });
  });

  story('a page may choose when it hears that the fields are ready', async ({ tab }) => {
    const script = `document.addEventListener('komoju-ready', ({ target }) => (target.paymentType = 'konbini'));`;
    await inPage(tab, { body: standard, script }, async (given) => {
      const { form, picker } = await both(given);
      await shows(form, 'store');
      await becomesListed(picker, 'credit_card konbini! paypay');
    });
  });

  story('two fields and two pickers, each by its id; and one that is added later', async ({ tab }) => {
    const body = (given) => `
      <komoju-picker fields="one"></komoju-picker>${fields(given, 'id="one"')}
      ${fields(given, 'id="two" payment-type="konbini"')}<komoju-picker fields="two"></komoju-picker>`;
    await inPage(tab, { body }, async (given) => {
      const one = await both(given, ['#one', '[fields=one]']);
      const two = await both(given, ['#two', '[fields=two]']);
      assert.deepEqual([await listed(one.picker), await listed(two.picker)], ['credit_card! konbini paypay', 'credit_card konbini! paypay']);
      await choose(one.picker, 'paypay');
      await becomesListed(one.picker, 'credit_card konbini paypay!');
      assert.equal(await listed(two.picker), 'credit_card konbini! paypay');
      assert.deepEqual([await attribute(tab, 'payment-type', '#one'), await attribute(tab, 'payment-type', '#two')], ['paypay', 'konbini']);
      // One without an id is for all of them.
      await tab.ask(() => document.querySelector('main').append(document.createElement('komoju-picker')));
      const all = await given.at('komoju-picker:not([fields])');
      await all.reach('collecting');
      await choose(all, 'credit_card');
      await becomesListed(one.picker, 'credit_card! konbini paypay');
      await becomesListed(two.picker, 'credit_card! konbini paypay');
    });
  });

  story('a picker without fields takes no room, and comes to life with them', async ({ tab }) => {
    await inPage(tab, { body: () => PICKER }, async (given) => {
      assert.equal(await tab.ask(() => page.find('komoju-picker').getBoundingClientRect().height), 0);
      await tab.ask((html) => page.find('main').append(Object.assign(document.createElement('komoju-fields'), html)), {
        mode: 'inline', sessionId: given.session.id, publishableKey: 'pk_test_sandbox', komojuApi: world.api,
      });
      const { picker } = await both(given);
      assert.equal(await listed(picker), 'credit_card! konbini paypay');
      await tab.ask(() => page.find('komoju-fields').remove());
      await tab.wait('no room', () => page.find('komoju-picker').getBoundingClientRect().height === 0);
    });
  });

  story('a style sheet for a theme is not loaded, which the console says once', async ({ tab, seen }) => {
    const body = (given) => `<komoju-picker theme="/picker.css"></komoju-picker>${fields(given, 'theme="https://shop.example/theme.css"')}`;
    await inPage(tab, { body }, async (given) => {
      await both(given);
      assert.equal(seen.console.filter(({ text }) => text.includes('style sheet in "theme"')).length, 1);
      assert.equal(seen.requests.filter(({ url }) => /(picker|theme)\.css$/.test(url)).length, 0);
    });
  }, { errors: [/style sheet in "theme"/] });

  story('a session that cannot be paid is told by the fields alone', async ({ tab, seen }) => {
    await inPage(tab, { body: standard }, async (given) => {
      const { form } = await both(given);
      await world.expireSession(given.session.id);
      await form.fillCard(VISA);
      await tab.click('#pay');
      await form.reach('failed');
      assert.equal(await tab.ask(() => page.find('komoju-picker').getBoundingClientRect().height), 0);
      assert.equal((await heard(seen, 'komoju-error')).length, 1);
    });
  }, { may: [answered(422), answered(400), answered(404)] });
});
