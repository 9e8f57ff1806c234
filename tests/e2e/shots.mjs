// Pictures of every face of the shop and the checkout, to be looked at by people: in both languages, on a phone and on
// a desk. No test. Run it with the variables of `world.mjs` set: `node tests/e2e/shots.mjs FOLDER`.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { VISA, declined } from './cards.mjs';
import { Challenge } from './challenge.mjs';
import { Checkout } from './checkout.mjs';
import { launch } from './driver/driver.mjs';
import { EMBEDDED } from './embedded-scenes.mjs';
import { TARO } from './people.mjs';
import * as shop from './shop.mjs';
import { Slip } from './slip.mjs';
import * as world from './world.mjs';

const LANGUAGES = ['ja', 'en'];
const WIDTHS = [360, 1280];

const openForm = async (tab, lang) => {
  const checkout = await Checkout.open(tab, { lang });
  await checkout.chooseMethod('credit_card');
  return checkout;
};

const openKonbini = async (tab, lang) => {
  const checkout = await Checkout.open(tab, { lang, fee: 220 });
  await checkout.chooseMethod('konbini');
  await checkout.storePictures();
  return checkout;
};

/** A method by itself, filled in. */
const openFor = async (tab, lang, type, values = {}, parameters = {}) => {
  const checkout = await Checkout.openFor(tab, type, { lang, ...parameters });
  await checkout.fillAll(values);
  return checkout;
};

const payInCash = async (tab, lang, type) => {
  const checkout = await openFor(tab, lang, type, TARO, { fee: `${type}:330` });
  await checkout.pay();
  await checkout.instructions();
};

/** A prepaid number that is not enough. */
const payTooLittle = async (tab, lang) => {
  const checkout = await openFor(tab, lang, 'web_money', { prepaid_number: '1111111111111111' }, { amount: 3_500 });
  await checkout.pay();
  await checkout.notice('short_amount');
};

/** A card form, filled in, for a session that something was ordered for. */
const openCardFor = async (tab, lang, session) => {
  const checkout = await Checkout.open(tab, { lang, session });
  await checkout.chooseMethod('credit_card');
  await checkout.fillCard(VISA);
  return checkout;
};

/** Nobody can be asked for longer than the looks take. */
const LOOKS = 30_000;

const EVERYTHING = [
  'credit_card', 'konbini', 'pay_easy', 'bank_transfer', 'web_money', 'net_cash', 'nanaco', 'bit_cash', 'dospara',
  'japan_mobile', 'paypay', 'line_pay', 'merpay', 'paidy', 'carrier_pigeon',
].join();

/** What is in each picture, and how to get there. */
const SCENES = {
  ...EMBEDDED,
  home: (tab, lang) => tab.open(`${world.shop}/?lang=${lang}`),
  cart: async (tab, lang) => {
    await tab.open(`${world.shop}/products/akari?lang=${lang}`);
    await tab.click('main form button');
    await tab.wait('the cart', () => page.find('.cart li'));
  },
  'checkout-collapsed': (tab, lang) => Checkout.open(tab, { lang, fee: 220 }),
  'card-open': openForm,
  'card-brand': async (tab, lang) => {
    const checkout = await openForm(tab, lang);
    await checkout.fillCard(VISA);
  },
  'card-errors': async (tab, lang) => {
    const checkout = await openForm(tab, lang);
    await checkout.fill('number', '4111111111111112');
    await checkout.pay();
    await checkout.problemAt('name');
  },
  'card-declined': async (tab, lang) => {
    const checkout = await Checkout.open(tab, { lang });
    await checkout.payByCard(declined('1000'));
    await checkout.notice('insufficient_funds');
  },
  'over-limit': async (tab, lang) => {
    const checkout = await Checkout.open(tab, { lang, amount: 300_000 });
    await checkout.chooseMethod('credit_card');
  },
  'konbini-open': async (tab, lang) => {
    const checkout = await openKonbini(tab, lang);
    await checkout.chooseStore('lawson');
  },
  'konbini-errors': async (tab, lang) => {
    const checkout = await openKonbini(tab, lang);
    await checkout.pay();
    await checkout.problemAt('store');
  },
  'konbini-instructions': async (tab, lang) => {
    const checkout = await openKonbini(tab, lang);
    await checkout.chooseStore('lawson');
    await checkout.fill('email', 'hanako@example.jp');
    await checkout.pay();
    await checkout.instructions();
  },
  'every-method': (tab, lang) => Checkout.open(tab, { lang, types: EVERYTHING, offsite: 'grabpayotp', fee: 'pay_easy:330' }),
  'pay-easy-open': (tab, lang) => openFor(tab, lang, 'pay_easy', TARO),
  'pay-easy-errors': async (tab, lang) => {
    const checkout = await openFor(tab, lang, 'pay_easy', { ...TARO, family_name_kana: 'ヤマ力', phone: '12', email: '' });
    await checkout.pay();
    await checkout.problemAt('email');
  },
  'pay-easy-instructions': (tab, lang) => payInCash(tab, lang, 'pay_easy'),
  'bank-transfer-instructions': (tab, lang) => payInCash(tab, lang, 'bank_transfer'),
  'prepaid-used': async (tab, lang) => {
    const checkout = await openFor(tab, lang, 'web_money', { prepaid_number: 'e111111111111113' });
    await checkout.pay();
    await checkout.problemAt('prepaid_number');
  },
  'account-open': (tab, lang) => openFor(tab, lang, 'culture_voucher', { account: 'hanako' }, { currency: 'KRW' }),
  'carriers-open': (tab, lang) => openFor(tab, lang, 'japan_mobile', {}, { brands: 'path' }),
  'paidy-open': (tab, lang) => openFor(tab, lang, 'paidy', { name: '山田太郎' }),
  'installments-open': (tab, lang) => openFor(tab, lang, 'credit_card', {}, { installments: '3,6,12,revolving' }),
  converted: (tab, lang) => openFor(tab, lang, 'konbini', {}, { currency: 'USD', rate: '150.2537', fee: 190 }),
  challenge: async (tab, lang) => {
    const challenge = await Challenge.open(tab, { lang });
    await challenge.bank();
  },
  'challenge-really': async (tab, lang) => {
    const challenge = await Challenge.open(tab, { lang });
    await challenge.bank();
    await challenge.cancel();
    await challenge.asks();
  },
  app: async (tab, lang) => {
    const checkout = await openFor(tab, lang, 'paypay');
    await checkout.pay();
    await checkout.reach('redirecting');
  },
  tokenised: async (tab, lang) => {
    const checkout = await Checkout.open(tab, { lang, token: 1 });
    await checkout.payByCard(VISA);
    await checkout.reach('tokenised');
  },
  shortfall: payTooLittle,
  'shortfall-elsewhere': async (tab, lang, shopper) => {
    await shopper.block(/\/assets\/checkout\.js/);
    await payTooLittle(tab, lang);
  },
  'slip-barcode': async (tab, lang) => {
    const slip = await Slip.get(tab, 'family-mart', { lang });
    await slip.barcode();
    await slip.picture();
  },
  'slip-paid': async (tab, lang) => {
    const slip = await Slip.get(tab, 'family-mart', { lang });
    await world.payInCash((await world.onlyPayment(await slip.checkout.session())).id);
    await tab.show();
    await slip.checkout.reach('done');
  },
  countdown: async (tab, lang) => {
    const session = await world.newSession();
    const { created_at: begun } = await world.showSession(session);
    // A session lives for a day.
    await tab.setTime(new Date(Date.parse(begun) + (86_400 - 239) * 1_000));
    await openCardFor(tab, lang, session);
  },
  lost: async (tab, lang) => {
    const session = await world.newSession();
    const checkout = await openCardFor(tab, lang, session);
    await world.orderFault(session, 'any', { status: 500 }, null);
    await checkout.pay();
    await checkout.notice('outcome_unknown_final', LOOKS);
  },
  'paid-elsewhere': async (tab, lang, shopper) => {
    const session = await world.newSession();
    const other = await openCardFor(await shopper.tab(), lang, session);
    const checkout = await openCardFor(tab, lang, session);
    await world.orderFault(session, 'pay', { hold_ms: 2 * LOOKS });
    await other.pay();
    await other.reach('submitting');
    await tab.show();
    await checkout.pay();
    await checkout.notice('paid_elsewhere', LOOKS);
  },
  'order-waiting': async (tab, lang) => {
    await SCENES['konbini-instructions'](tab, lang);
    await tab.click('.see-order a');
    await shop.orderState(tab);
  },
  'thank-you': async (tab, lang) => {
    const checkout = await Checkout.open(tab, { lang });
    await checkout.payByCard(VISA);
    await shop.thanks(tab);
  },
  'failed-wrong-key': async (tab, lang) => {
    const checkout = await Checkout.load(tab, { lang, key: 'pk_test_wrong' });
    await checkout.reach('failed');
  },
  'failed-unreachable': async (tab, lang) => {
    const checkout = await Checkout.load(tab, { lang, api: 'http://127.0.0.1:1' });
    await checkout.reach('failed');
  },
};

/** Whether the page is as high as it was some moments ago: a frame's height comes after what is in it. */
const stands = async () => {
  const before = document.documentElement.scrollHeight;
  for (let frame = 0; frame < 12; frame++) await new Promise((drawn) => requestAnimationFrame(drawn));
  return document.documentElement.scrollHeight === before;
};

/** What only a phone shows. */
const ON_PHONES = new Set(['app']);

const [folder, ...only] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node tests/e2e/shots.mjs FOLDER [SCENE]...');
  process.exit(2);
}
await mkdir(folder, { recursive: true });
const browser = await launch();
try {
  for (const [name, go] of Object.entries(SCENES)) {
    if (only.length > 0 && !only.includes(name)) continue;
    const phone = ON_PHONES.has(name);
    for (const width of phone ? WIDTHS.slice(0, 1) : WIDTHS) {
      for (const lang of LANGUAGES) {
        const shopper = await browser.shopper({ width, height: width < 600 ? 740 : 900, phone });
        const tab = await shopper.tab();
        await go(tab, lang, shopper);
        await tab.wait('a page that stays as high as it is', stands);
        await tab.screenshot(join(folder, `${name}-${width}-${lang}.png`));
        await shopper.close();
      }
    }
    console.log(name);
  }
} finally {
  await browser.close();
}
