// What a screen reader is given on every main path, as text that people can review: `reading/*.txt`, a line for each thing.
// Run it with KOMOJU_RENEW=1 to write them anew.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { VISA, declined } from './cards.mjs';
import { Challenge } from './challenge.mjs';
import { Checkout } from './checkout.mjs';
import { FramedCheckout } from './framed.mjs';
import { answered, stories, story } from './harness.mjs';
import { TARO } from './people.mjs';
import * as world from './world.mjs';

const form = async (tab, type, parameters) => {
  const checkout = await Checkout.open(tab, { fee: 'konbini:220', ...parameters });
  await checkout.chooseMethod(type);
  return checkout;
};

const refused = (type, values) => async (tab, parameters) => {
  const checkout = await form(tab, type, parameters);
  await checkout.fillAll(values);
  await checkout.pay();
  await checkout.problemAt(type === 'konbini' ? 'store' : 'number');
  return checkout;
};

/** A slip, for what is paid in cash. */
const slip = (type, fill) => async (tab, parameters) => {
  const checkout = await Checkout.openFor(tab, type, { fee: `${type}:220`, ...parameters });
  await fill(checkout);
  await checkout.pay();
  await checkout.instructions();
  return checkout;
};

const held = async (tab, parameters) => {
  const session = await world.newSession();
  const checkout = await form(tab, 'credit_card', { session, ...parameters });
  await checkout.fillCard(VISA);
  await world.orderFault(session, 'pay', { hold_ms: 20_000 });
  await checkout.pay();
  await checkout.reach('submitting');
  return checkout;
};

/** Each leads to a screen; the answer is the checkout. */
const SCREENS = {
  picker: (tab, parameters) => Checkout.open(tab, { fee: 'konbini:220', types: 'credit_card,konbini,paypay', ...parameters }),
  'over a limit': (tab, parameters) => Checkout.open(tab, { amount: 400_000, types: 'credit_card,konbini', ...parameters }),
  'card form': (tab, parameters) => form(tab, 'credit_card', parameters),
  'card form with problems': refused('credit_card', { number: '4111111111111112' }),
  'card form in a frame': async (tab, parameters) => {
    const checkout = await FramedCheckout.open(tab, parameters);
    await checkout.chooseMethod('credit_card');
    return checkout;
  },
  'konbini form': (tab, parameters) => form(tab, 'konbini', parameters),
  'konbini form with problems': refused('konbini', {}),
  'bank transfer form': (tab, parameters) => form(tab, 'bank_transfer', { types: 'credit_card,bank_transfer', ...parameters }),
  wallet: (tab, parameters) => form(tab, 'paypay', parameters),
  paying: held,
  'card declined': async (tab, parameters) => {
    const checkout = await form(tab, 'credit_card', parameters);
    await checkout.fillCard(declined('1000'));
    await checkout.pay();
    await checkout.notice('insufficient_funds');
    return checkout;
  },
  "the bank's page": async (tab, parameters) => {
    const challenge = await Challenge.open(tab, parameters);
    await challenge.bank();
    return challenge.checkout;
  },
  'really leave': async (tab, parameters) => {
    const challenge = await Challenge.open(tab, parameters);
    await challenge.bank();
    await challenge.cancel();
    await challenge.asks();
    return challenge.checkout;
  },
  paid: async (tab, parameters) => {
    const checkout = await Checkout.open(tab, parameters);
    await tab.ask(() => page.find('komoju-checkout').addEventListener('komoju-complete', (event) => event.preventDefault()));
    await checkout.payByCard(VISA);
    await checkout.reach('done');
    return checkout;
  },
  'konbini slip': slip('konbini', async (checkout) => {
    await checkout.chooseStore('lawson');
    await checkout.fill('email', TARO.email);
  }),
  'Pay-easy slip': slip('pay_easy', (checkout) => checkout.fillAll(TARO)),
  'bank transfer slip': slip('bank_transfer', (checkout) => checkout.fillAll(TARO)),
  'a number that was copied': async (tab, parameters) => {
    const checkout = await SCREENS['Pay-easy slip'](tab, parameters);
    await tab.ask(() => (navigator.clipboard.writeText = async () => undefined));
    await tab.click(checkout.place('.copy'));
    await tab.wait('the word that it was', (place) => page.find(place), checkout.place('.copy[data-look=done]'));
    return checkout;
  },
  'session over': async (tab, parameters) => {
    const session = await world.newSession();
    await world.cancelSession(session);
    const checkout = await Checkout.load(tab, { session, ...parameters });
    await checkout.reach('failed');
    return checkout;
  },
};

/** The ones that are kept in English, too. */
const IN_ENGLISH = new Set(['picker', 'card form with problems', 'konbini slip']);

/** The console's own line for an answer that belongs to the story. */
const ERRORS = { 'card declined': [answered(502)], 'session over': [answered(422)] };

/** What is another in every run: numbers, and dates. */
const steady = (text) =>
  text
    .replace(/\d+月\d+日\(.\)/g, '0月0日(曜)')
    .replace(/[A-Z][a-z]{2}, [A-Z][a-z]{2} \d+/g, 'Day, Month 0')
    .replace(/(?<=あと)\d+(?=日)|\d+(?= days left)/g, '0')
    .replace(/\d[\d-]{3,}/g, (number) => '0'.repeat(number.length));

stories('What a screen reader is given', () => {
  for (const [what, show] of Object.entries(SCREENS)) {
    for (const lang of IN_ENGLISH.has(what) ? ['ja', 'en'] : ['ja']) {
      story(`${what} (${lang})`, async ({ tab }) => {
        const checkout = await show(tab, { lang });
        const read = steady(await checkout.tab.read(checkout.place('.kc')));
        const file = new URL(`reading/${what.replaceAll(/[^a-zA-Z]+/g, '-')}.${lang}.txt`, import.meta.url);
        if (process.env.KOMOJU_RENEW) await writeFile(file, read);
        assert.equal(read, await readFile(file, 'utf8'));
      }, { may: ERRORS[what] });
    }
  }
});
