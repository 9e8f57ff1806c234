// Pictures of the checkout where others have put it, for `shots.mjs`: in a frame, in a form, as KOMOJU's own tags; and what
// stands in its place.

import { VISA } from './cards.mjs';
import { Challenge } from './challenge.mjs';
import { Checkout } from './checkout.mjs';
import { about, inPage } from './embedded.mjs';
import { FramedCheckout } from './framed.mjs';
import { BUTTON, both, choose, fields, fillKonbini, PICKER, shows } from './tags.mjs';
import * as world from './world.mjs';

/** A page of KOMOJU's guides, in a language; what is played in it is given both elements. */
const tags = (play) => (tab, lang) =>
  inPage(
    tab,
    {
      mode: lang === 'ja' ? 'inline' : 'frame',
      body: (given) => `<form id="payment">${PICKER}${fields(given, `locale="${lang}"`)}${BUTTON}</form>`,
    },
    async (shop) => play(await both(shop), tab),
  );

/** A form of a shop's with a token in it. */
const tokenForm = (play) => (tab, lang) =>
  inPage(
    tab,
    {
      body: (given) => `<form id="order"><komoju-checkout token ${about(given)} locale="${lang}"></komoju-checkout>${BUTTON}</form>`,
      order: { types: 'credit_card,konbini' },
    },
    async ({ at }) => {
      const checkout = await at('komoju-checkout');
      await checkout.reach('collecting');
      await play(checkout, tab);
    },
  );

export const EMBEDDED = {
  'frame-card': async (tab, lang) => {
    const checkout = await FramedCheckout.open(tab, { lang, fee: 220 });
    await checkout.chooseMethod('credit_card');
    await checkout.fill('number', '4111111111111112');
    await checkout.pay();
    await checkout.problemAt('name');
  },
  'frame-challenge': async (tab, lang) => {
    const challenge = await Challenge.by(await FramedCheckout.open(tab, { lang }));
    await challenge.checkout.becomesRaised();
    await challenge.bank();
  },
  'frame-instructions': async (tab, lang) => {
    const checkout = await FramedCheckout.open(tab, { lang });
    await checkout.chooseMethod('konbini');
    await fillKonbini(checkout);
    await checkout.pay();
    await checkout.instructions();
  },
  'frame-foreign': async (tab, lang) => {
    // The session leads back to the shop, and this is another page.
    const session = { id: await world.newSession() };
    const body = ({ mode }) => `<komoju-checkout ${about({ session, mode })} locale="${lang}"></komoju-checkout>`;
    await inPage(tab, { mode: 'frame', body }, async ({ at }) => (await at('komoju-checkout')).notice('foreign_page'));
  },
  instead: async (tab, lang, shopper) => {
    await shopper.block(/\.wasm$/);
    const session = await world.newSession();
    const body = ({ mode }) => `<komoju-checkout ${about({ session: { id: session }, mode })} locale="${lang}"></komoju-checkout>`;
    await inPage(tab, { body }, () => tab.wait('the link', () => page.find('komoju-checkout >>> .instead a')));
  },
  'tags-card': tags(async ({ form }) => form.fillCard(VISA)),
  'tags-errors': tags(async ({ form }, tab) => {
    await tab.click('#pay');
    await form.problemAt('number');
  }),
  'tags-konbini': tags(async ({ form, picker }) => {
    await choose(picker, 'konbini');
    await shows(form, 'store');
    await form.storePictures();
  }),
  'tags-slip': tags(async ({ form, picker }, tab) => {
    await choose(picker, 'konbini');
    await shows(form, 'store');
    await fillKonbini(form);
    await tab.click('#pay');
    await form.instructions();
  }),
  'form-errors': tokenForm(async (checkout, tab) => {
    await checkout.chooseMethod('credit_card');
    await tab.click('#pay');
    await checkout.problemAt('number');
  }),
  'form-tokenised': tokenForm(async (checkout, tab) => {
    await tab.ask(() => page.find('#order').addEventListener('submit', (event) => event.preventDefault()));
    await checkout.chooseMethod('credit_card');
    await checkout.fillCard(VISA);
    await tab.click('#pay');
    await checkout.reach('tokenised');
  }),
  sandbox: (tab) => tab.open(`${world.api}/sandbox`),
};
