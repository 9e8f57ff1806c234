// The kinds of checkout that follow one another: what a shopper does in each, and what must be left of it. How the page
// behind it is had, and where its ends lead, is `ways.mjs`'s affair.

import assert from 'node:assert/strict';
import { AMEX, ASKED_FOR_BY_THE_BANK, MASTERCARD, VISA, declined } from '../e2e/cards.mjs';
import { Challenge } from '../e2e/challenge.mjs';
import { TARO } from '../e2e/people.mjs';
import * as world from '../e2e/world.mjs';

/**
 * @typedef {object} Kind
 * @property {string} name
 * @property {object} [order] what the shop's checkout page is asked for beside the usual
 * @property {(given: import('./ways.mjs').Given) => Promise<void>} play resolves when the shopper has seen the end
 * @property {string[]} payments how they stand at the sandbox afterwards, newest first
 * @property {string} state the order's at the shop
 */

const NO_FUNDS = declined('1000');

/**
 * Types a card from its first digit to its last letter, which takes half as long as going to each field. The focus goes on by
 * itself, but for a number that could be longer, as Visa's could.
 */
async function typeCard(checkout, { number, expiry, code, name }) {
  await checkout.chooseMethod('credit_card');
  await checkout.fill('number', number);
  if (number.startsWith('4')) await checkout.tab.press('Tab');
  await checkout.tab.write(expiry + code + name);
}

/** Types one field after the other, on from the first. */
async function typeAll(checkout, values) {
  const [[first, text], ...others] = Object.entries(values);
  await checkout.fill(first, text);
  for (const [, text] of others) {
    await checkout.tab.press('Tab');
    await checkout.tab.write(text);
  }
}

/** Types a card that is good for it, and pays from the keyboard too. */
const payByCard = (card) => async (given) => {
  await typeCard(given.checkout, card);
  await given.checkout.tab.press('Enter');
  await given.paid();
};

async function askForASlip({ checkout }) {
  await checkout.chooseMethod('konbini');
  await checkout.chooseStore('lawson');
  await checkout.fill('email', TARO.email);
  await checkout.pay();
  await checkout.reach('instructing');
}

/** Somebody pays at the till, and the slip on the screen hears of it. */
async function payInCash(given) {
  await world.payInCash((await world.onlyPayment(given.session)).id);
  await given.looksAgain();
  await given.paidInCash();
}

async function payByWallet({ checkout }) {
  await checkout.chooseMethod('paypay');
  await checkout.pay();
}

async function beDeclined({ checkout }) {
  await typeCard(checkout, NO_FUNDS);
  await checkout.pay();
  await checkout.notice('insufficient_funds');
}

/** @type {Kind[]} All of these end paid, and with one charge. */
export const PAID = [
  {
    name: 'a card',
    play: payByCard(MASTERCARD),
    payments: ['captured'],
  },
  {
    name: 'konbini, and cash at the till',
    play: async (given) => {
      await askForASlip(given);
      await payInCash(given);
    },
    payments: ['captured'],
  },
  {
    name: 'a card that the bank asks about',
    play: async (given) => {
      await typeCard(given.checkout, ASKED_FOR_BY_THE_BANK);
      await given.checkout.pay();
      const challenge = new Challenge(given.checkout);
      await challenge.atTheBank('approve');
      await given.paid();
    },
    payments: ['captured'],
  },
  {
    name: 'a wallet, there and back',
    play: async (given) => {
      await payByWallet(given);
      await given.atTheWallet('approve');
      await given.paid();
    },
    payments: ['captured'],
  },
  {
    name: 'a card that is declined, and another one',
    play: async (given) => {
      await beDeclined(given);
      await given.checkout.fill('number', VISA.number);
      await given.checkout.fill('cvc', VISA.code);
      await given.checkout.pay();
      await given.paid();
    },
    payments: ['captured', 'failed'],
  },
  {
    name: 'Pay-easy, and cash at the machine',
    play: async (given) => {
      await given.checkout.chooseMethod('pay_easy');
      await typeAll(given.checkout, TARO);
      await given.checkout.pay();
      await given.checkout.reach('instructing');
      await payInCash(given);
    },
    payments: ['captured'],
  },
  {
    name: 'a token in a form',
    order: { token: 1 },
    play: async ({ tab, checkout, session }) => {
      await tab.ask(intoAForm);
      await typeCard(checkout, MASTERCARD);
      await tab.click('#send');
      const token = await tab.wait('the form with a token', () => globalThis.sent);
      const { body } = await world.asTheShop('POST', `/sessions/${session}/pay`, { payment_details: token });
      assert.equal(body.status, 'completed');
    },
    payments: ['captured'],
  },
  {
    name: 'a card with a code of four digits',
    play: payByCard(AMEX),
    payments: ['captured'],
  },
].map((kind) => ({ ...kind, state: 'paid' }));

/** @type {Kind[]} And these otherwise, so that a shop that takes every order for paid is found out. */
export const OTHERWISE = [
  { name: 'a slip that nobody pays', play: askForASlip, payments: ['authorized'], state: 'waiting' },
  { name: 'a card that is declined, and no other', play: beDeclined, payments: ['failed'], state: 'not_completed' },
  {
    name: 'a card that the shop has yet to charge',
    order: { capture: 'manual' },
    play: payByCard(MASTERCARD),
    payments: ['authorized'],
    state: 'reserved',
  },
  {
    name: 'a wallet, and back without paying',
    play: async (given) => {
      await payByWallet(given);
      await given.atTheWallet('back');
      await given.unpaid();
    },
    payments: ['cancelled'],
    state: 'not_completed',
  },
  {
    name: 'a slip that the shop calls back',
    play: async (given) => {
      await askForASlip(given);
      const { id } = await world.onlyPayment(given.session);
      assert.equal((await world.asTheShop('POST', `/payments/${id}/cancel`)).status, 200);
      await given.looksAgain();
      await given.checkout.notice('session_closed');
    },
    payments: ['cancelled'],
    state: 'not_completed',
  },
  {
    name: 'a card for a session that is cancelled meanwhile',
    play: async ({ checkout, session }) => {
      await typeCard(checkout, MASTERCARD);
      await world.cancelSession(session);
      await checkout.pay();
      await checkout.notice('session_closed');
    },
    payments: [],
    state: 'open',
  },
];

/** The shop gives the checkout to a form of its own, which it sends itself. */
function intoAForm() {
  const form = document.createElement('form');
  const button = document.createElement('button');
  form.id = 'order';
  button.id = 'send';
  button.textContent = '注文する';
  form.append(button);
  globalThis.sent = undefined;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    globalThis.sent = new FormData(form).get('komoju_token');
  });
  const element = page.find('komoju-checkout');
  element.closest('section').append(form);
  element.setAttribute('form', 'order');
}
