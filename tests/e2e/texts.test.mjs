// A shop says something in its own words: text and no markup, each checkout its own, and nothing else is touched by words
// that do not fit.

import assert from 'node:assert/strict';
import { stories, story } from './harness.mjs';
import { heard } from './checkout.mjs';
import { about, inPage } from './embedded.mjs';

const json = (words) => JSON.stringify(words).replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** Waits until the checkout says something, anywhere in it. */
const says = (checkout, text) =>
  checkout.tab.wait(`"${text}"`, ({ place, text }) => page.find(place)?.innerText.includes(text), { place: checkout.place('.kc'), text });

const namesWereAsked = (seen) => seen.requests.some(({ url }) => url.endsWith('/texts.txt'));

stories("A shop's own words", () => {
  for (const mode of ['inline', 'frame']) {
    story(`they are shown as they are, and can be changed at any time (${mode})`, async ({ tab, seen }) => {
      const words = { chooseMethod: '<b>Spende</b> & mehr', pay: '{amount} spenden', required: 'Ohne geht es nicht.' };
      await inPage(tab, {
        mode,
        body: (given) => `<komoju-checkout ${about(given)} locale="de" texts="${json(words)}"></komoju-checkout>`,
      }, async ({ at }) => {
        const checkout = await at('komoju-checkout');
        await checkout.reach('collecting');
        await says(checkout, '<b>Spende</b> & mehr');
        await checkout.chooseMethod('credit_card');
        assert.equal(await checkout.buttonText(), '1.200\u00a0¥ spenden');
        await checkout.pay();
        assert.equal(await checkout.problemAt('number'), 'Ohne geht es nicht.');
        const [detail] = await heard(seen, 'komoju-invalid');
        assert.equal(detail.errors[0].message, 'Ohne geht es nicht.');
        await checkout.fill('number', '4242');
        await tab.ask(() => page.find('komoju-checkout').update({ texts: { pay: 'Jetzt {amount}' } }));
        await says(checkout, 'Jetzt 1.200\u00a0¥');
        await says(checkout, 'Zahlungsmethode');
        assert.equal(await checkout.value('number'), '4242', 'what was typed is kept');
        await tab.ask(() => page.find('komoju-checkout').removeAttribute('texts'));
        await says(checkout, '1.200\u00a0¥ bezahlen');
      });
    });
  }

  story('two checkouts in frames of one page each have theirs', async ({ tab }) => {
    await inPage(tab, {
      mode: 'frame',
      body: (given) =>
        ['one', 'two'].map((id) =>
          `<komoju-checkout id="${id}" ${about(given)} locale="en" texts="${json({ chooseMethod: `This is ${id}` })}"></komoju-checkout>`,
        ).join(''),
    }, async ({ at }) => {
      for (const [nth, id] of ['one', 'two'].entries()) await says(await at(`#${id}`, nth), `This is ${id}`);
    });
  });

  story('without words of its own nobody asks for the names', async ({ tab, seen }) => {
    await inPage(tab, { body: (given) => `<komoju-checkout ${about(given)}></komoju-checkout>` }, async ({ at }) => {
      await (await at('komoju-checkout')).reach('collecting');
      assert.ok(!namesWereAsked(seen));
    });
  });

  story(
    'a name that is none and words without the amount are left out, and the others are said',
    async ({ tab }) => {
      const words = { payNow: 'Now', pay: 'Now', chooseMethod: 'How?' };
      await inPage(tab, {
        body: (given) => `<komoju-checkout ${about(given)} locale="en" texts="${json(words)}"></komoju-checkout>`,
      }, async ({ at }) => {
        const checkout = await at('komoju-checkout');
        await says(checkout, 'How?');
        await checkout.chooseMethod('credit_card');
        assert.equal(await checkout.buttonText(), 'Pay ¥1,200');
      });
    },
    { errors: [/texts: "payNow" is left out/, /texts: "pay" is left out/] },
  );

  story(
    'what is no JSON is left out',
    async ({ tab }) => {
      await inPage(tab, {
        body: (given) => `<komoju-checkout ${about(given)} locale="en" texts="Pay: now"></komoju-checkout>`,
      }, async ({ at }) => says(await at('komoju-checkout'), 'Payment method'));
    },
    { errors: [/texts: .*JSON/] },
  );
});
