// The texts are files of their own: a shopper downloads the language that is spoken, and one that cannot be had stops
// nobody from paying. The browser of these stories prefers Japanese.

import assert from 'node:assert/strict';
import { VISA } from './cards.mjs';
import { Checkout, heard } from './checkout.mjs';
import { FramedCheckout } from './framed.mjs';
import { NO_ANSWER, stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import { speaking } from './speaking.mjs';
import * as world from './world.mjs';

const NOT_LOADED = (language) => new RegExp(`no texts in "${language}"`);

/** The languages that were asked for, in order. */
const asked = (seen) =>
  seen.requests.flatMap(({ url }) => url.match(/komoju-checkout\.(\w+)\.txt$/)?.[1] ?? []);

const HEADINGS = { ja: 'お支払い方法', en: 'Payment method' };

/** Fails unless the checkout speaks the language, and says that it does. */
async function assertSpeaks(checkout, language) {
  await checkout.reach('collecting');
  assert.ok((await checkout.text()).includes(HEADINGS[language]), `it does not speak ${language}`);
  assert.equal(await checkout.tab.ask((place) => page.find(place).lang, checkout.place('.kc')), language);
}

/**
 * Takes `locale` away from the element before the checkout's script sees it, and gives it the session as JSON, if there
 * is one, as a shop does that saves a request.
 */
const withoutLocale = (shopper, session = '') =>
  shopper.before((session) => {
    const change = (_, observer) => {
      const element = document.querySelector('komoju-checkout');
      if (!element) return;
      observer.disconnect();
      element.removeAttribute('locale');
      if (session) element.setAttribute('session', session);
    };
    new MutationObserver(change).observe(document, { childList: true, subtree: true });
  }, session);

/** A new session, as the API shows it to a publishable key. */
async function shownSession(parameters) {
  const html = await (await fetch(world.checkoutPage(parameters))).text();
  const [id, key] = ['session-id', 'publishable-key'].map((name) => html.match(new RegExp(`${name}="(\\w+)"`))[1]);
  const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
  const answer = await fetch(`${world.api}/api/v1/sessions/${id}`, { headers: { authorization } });
  return { id, json: await answer.text() };
}

stories('Languages', () => {
  for (const language of ['ja', 'en']) {
    story(`a page in "${language}" downloads that language and no other`, async ({ tab, seen }) => {
      const checkout = await Checkout.load(tab, { lang: language });
      await assertSpeaks(checkout, language);
      assert.deepEqual(asked(seen), [language]);
    });
  }

  story('a session in the page tells the language before the program is there', async ({ tab, shopper, seen }) => {
    const { id, json } = await shownSession({ lang: 'en' });
    await withoutLocale(shopper, json);
    const checkout = await Checkout.load(tab, { session: id });
    await assertSpeaks(checkout, 'en');
    assert.deepEqual(asked(seen), ['en']);
  });

  story('where the page does not say, the browser tells', async ({ tab, shopper, seen }) => {
    await withoutLocale(shopper);
    const checkout = await Checkout.load(tab, { lang: 'ja' });
    await assertSpeaks(checkout, 'ja');
    assert.deepEqual(asked(seen), ['ja']);
  });

  story("the session's language wins over the browser's, and is all that is ever seen", async ({ tab, shopper, seen }) => {
    await withoutLocale(shopper);
    let release;
    const held = new Promise((resolve) => (release = resolve));
    const question = new Promise((resolve) => {
      // It is asked for once the session has been read.
      const hold = (text) => (resolve(), held.then(() => text));
      void shopper.alter(/\.en\.txt$/, hold);
    });
    const checkout = await Checkout.load(tab, { lang: 'en' });
    await checkout.reach('loading');
    await question;
    assert.equal(await checkout.stage(), 'loading');
    assert.deepEqual(seen.events, [], 'something was told before its language was there');
    release();
    await assertSpeaks(checkout, 'en');
    assert.deepEqual(asked(seen), ['ja', 'en']);
    await world.until('the first word', () => seen.events.length);
    assert.equal(seen.events[0].name, 'komoju-ready');
  });

  story('an element whose language is changed learns the other one', async ({ tab, seen }) => {
    const checkout = await Checkout.open(tab);
    await tab.ask(() => page.find('komoju-checkout').setAttribute('locale', 'en'));
    await tab.wait('English', (place) => page.find(place)?.lang === 'en', checkout.place('.kc'));
    await assertSpeaks(checkout, 'en');
    assert.deepEqual(asked(seen), ['ja', 'en']);
  });

  story(
    "a session's language that cannot be had: it goes on in the one at hand",
    async ({ tab, shopper }) => {
      await withoutLocale(shopper);
      await shopper.block(/\.en\.txt$/);
      const checkout = await Checkout.load(tab, { lang: 'en' });
      await assertSpeaks(checkout, 'ja');
      await checkout.payByCard(VISA);
      await shop.thanks(tab);
    },
    { errors: [NO_ANSWER, NOT_LOADED('en')] },
  );

  story(
    "a page's language that cannot be had: everything is in English, events too",
    async ({ tab, shopper, seen }) => {
      await shopper.block(/\.ja\.txt$/);
      const checkout = await Checkout.load(tab);
      await assertSpeaks(checkout, 'en');
      await checkout.chooseMethod('credit_card');
      await checkout.pay();
      const told = await checkout.problemAt('number');
      const [detail] = await heard(seen, 'komoju-invalid');
      assert.equal(told, 'Please fill this in.');
      assert.equal(detail.errors[0].message, told);
      await checkout.fillCard(VISA);
      await checkout.pay();
      await shop.thanks(tab);
    },
    { errors: [NO_ANSWER, NOT_LOADED('ja')] },
  );

  story(
    'a file of another version is refused',
    async ({ tab, shopper }) => {
      await shopper.alter(/\.ja\.txt$/, (text) => text.split('\n').reverse().join('\n'));
      const checkout = await Checkout.load(tab);
      await assertSpeaks(checkout, 'en');
    },
    { errors: [/no texts in "ja" .*ja\.txt is not the one this script belongs to/] },
  );

  story(
    'without any language there is a plain link, as where the program cannot run',
    async ({ tab, shopper }) => {
      await shopper.block(/checkout\.[^/]*\.txt$/);
      const checkout = await Checkout.load(tab);
      const session = await checkout.session();
      const sentence = (place) => page.find(place)?.innerText;
      const told = await tab.wait('the sentence in its place', sentence, checkout.place('[role=alert] p'));
      assert.equal(told, 'お支払い画面を表示できませんでした。');
      await tab.click('komoju-checkout a[href]');
      await shop.arrive(tab, `${world.api}/sessions/${session}`);
    },
    { errors: [NO_ANSWER, NOT_LOADED('ja'), /komoju-checkout could not start/] },
  );

  for (const place of ['inline', 'frame']) {
    story(
      `where the program cannot run, a page in another language is told so in it (${place})`,
      async ({ tab, shopper }) => {
        await speaking(shopper, 'ar');
        await shopper.block(/\.wasm$/);
        const checkout = await Checkout.load(tab, place === 'frame' ? { place } : {});
        const sentence = (place) => page.find(place)?.innerText;
        assert.equal(await tab.wait('the sentence', sentence, checkout.place('[role=alert] p')), 'تعذّر عرض نموذج الدفع.');
      },
      { errors: [NO_ANSWER, /komoju-checkout could not start/] },
    );
  }

  story('the frame is called by the page\'s language too', async ({ tab, shopper }) => {
    await speaking(shopper, 'de');
    await FramedCheckout.open(tab);
    assert.equal(await tab.ask(() => page.find('komoju-checkout > iframe').title), 'Zahlung');
  });

  story(
    'if those sentences cannot be had either, they are in one that is built in',
    async ({ tab, shopper }) => {
      await speaking(shopper, 'ar');
      await shopper.block(/\.wasm$|sentences\.js$/);
      const checkout = await Checkout.load(tab);
      const sentence = (place) => page.find(place)?.innerText;
      // The page's own language.
      assert.equal(await tab.wait('the sentence', sentence, checkout.place('[role=alert] p')), 'お支払い画面を表示できませんでした。');
    },
    { errors: [NO_ANSWER, /komoju-checkout could not start/] },
  );

  story('a page in a language that is built in asks for no others', async ({ tab, seen }) => {
    await Checkout.open(tab);
    assert.ok(!seen.requests.some(({ url }) => url.endsWith('/sentences.js')));
  });
});
