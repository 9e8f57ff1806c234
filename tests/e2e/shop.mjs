// The shop's pages and the pages of others that a shopper is sent to, as the tests speak of them. It must not know
// the checkout element.

import * as world from './world.mjs';

/** Waits for a page whose address begins so. */
export const arrive = (tab, start) =>
  tab.wait(
    `a page under ${start}`,
    (prefix) => location.href.startsWith(prefix) && document.readyState === 'complete',
    start,
  );

const text = (tab, place) => tab.ask((where) => page.find(where)?.innerText.trim(), place);

/** Waits for the thank-you page; the answer is its heading. */
export async function thanks(tab) {
  await arrive(tab, `${world.shop}/thanks/`);
  return text(tab, '#thanks h1');
}

/** Opens the order's page from the thank-you page; the answer is the order's state in words. */
export async function orderAfterThanks(tab) {
  await tab.click('.onward a[href^="/orders/"]');
  return orderState(tab);
}

/** On the order's page: its state in words, as it stands there. */
export async function orderState(tab) {
  await arrive(tab, `${world.shop}/orders/`);
  return text(tab, '#order h1');
}

/** Waits until the order's page, which looks by itself, shows that state. */
export const becomes = (tab, state) =>
  tab.wait(`the order's state ${state}`, (wanted) => page.find('#order h1')?.innerText.trim() === wanted, state);

/** What the shop itself says above the payment when a shopper comes back. */
export async function noticeOnReturn(tab) {
  await arrive(tab, `${world.shop}/checkout`);
  return text(tab, '.payments > .notice');
}

/** Waits for the wallet's page and presses one of its buttons: `approve`, `decline` or `back`. */
export async function atTheWallet(tab, button) {
  await arrive(tab, `${world.api}/offsite/`);
  await tab.click(`#${button}`);
}

/** Waits for the page that plays a wallet's app, presses one of its buttons, and waits for its last word. */
export async function inTheApp(tab, button) {
  await arrive(tab, `${world.api}/offsite/app`);
  await tab.click(`#${button}`);
  await tab.wait("the app's last word", () => Boolean(page.find('#onward')));
}

/** Waits for the bank's 3-D Secure page and presses one of its buttons: `approve`, `fail` or `back`. */
export async function atTheBank(tab, button) {
  await arrive(tab, `${world.bank}/challenge/`);
  await tab.click(`#${button}`);
}

/** Pays by card on the provider's own page, which needs no script. */
export async function payOnHostedPage(tab, session, card) {
  await arrive(tab, `${world.api}/sessions/${session}`);
  const field = (name) => `form[data-type=credit_card] [name="payment_details[${name}]"]`;
  await tab.type(field('number'), card.number);
  await tab.type(field('month'), card.expiry.slice(0, 2));
  await tab.type(field('year'), `20${card.expiry.slice(2)}`);
  await tab.type(field('verification_value'), card.code);
  await tab.type(field('name'), card.name);
  await tab.click('form[data-type=credit_card] button[type=submit]');
}

/** Adds another prepaid number on the provider's own page, where a payment that was not enough is made up. */
export async function addPrepaidOnHostedPage(tab, session, type, number) {
  await arrive(tab, `${world.api}/sessions/${session}`);
  await tab.type(`form[data-type=${type}] [name="payment_details[prepaid_number]"]`, number);
  await tab.click(`form[data-type=${type}] button[type=submit]`);
}
