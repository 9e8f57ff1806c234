// The bank's page (3-D Secure) as the tests speak of it: what a shopper sees and does in the dialog over the checkout.
// The only file that knows what is in it.

import assert from 'node:assert/strict';
import { ASKED_FOR_BY_THE_BANK } from './cards.mjs';
import { Checkout, heard } from './checkout.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

/** What the page was told of 3-D Secure, so often at least: `open`, and how it closed. */
export async function challenges(seen, times = 2) {
  return (await heard(seen, 'komoju-challenge', times)).map(({ open, result }) => (open ? 'open' : result));
}

/** What is said when nothing came of it. */
export const NOT_COMPLETED = '本人認証が完了しませんでした。もう一度お試しいただくか、別のカードをお使いください。';

/** What is said while nobody knows yet whether something came of it. */
export const UNFINISHED =
  '前回のお支払いはまだ完了していません。お支払い済みの場合は少しお待ちください。そうでない場合は、もう一度お手続きください。';

/** The browser's own word on a page that must not be in a frame. */
export const REFUSED = /Refused to display|frame-ancestors/;

export class Challenge {
  constructor(checkout) {
    this.checkout = checkout;
    this.tab = checkout.tab;
  }

  /** Opens the shop's checkout page and pays by a card whose bank asks; the answer is there when the dialog is. */
  static async open(tab, parameters = {}, card = ASKED_FOR_BY_THE_BANK) {
    return Challenge.by(await Checkout.open(tab, parameters), card);
  }

  /** The same with a picker that is there. */
  static async by(checkout, card = ASKED_FOR_BY_THE_BANK) {
    await checkout.payByCard(card);
    const challenge = new Challenge(checkout);
    await challenge.appears();
    return challenge;
  }

  place(inside = '') {
    return this.checkout.place(`dialog.challenge[open] ${inside}`.trim());
  }

  async appears() {
    await this.tab.wait("the bank's dialog", (place) => page.find(place), this.place());
  }

  async disappears() {
    await this.tab.wait("the end of the bank's dialog", (place) => !page.find(place), this.place());
  }

  isThere() {
    return this.tab.ask((place) => Boolean(page.find(place)), this.place());
  }

  /** The bank's page in its frame, once it is there. */
  bank() {
    return this.tab.within(`${world.bank}/challenge/`);
  }

  /** Presses one of the bank's buttons: `approve`, `fail` or `back`. */
  async atTheBank(button) {
    await (await this.bank()).click(`#${button}`);
  }

  cancel() {
    return this.tab.click(this.place('header button'));
  }

  /** Waits until the shopper is asked whether leaving is meant, with the focus on the question. */
  async asks() {
    const there = (place) => page.find(place) && page.find(place).contains(page.focused());
    await this.tab.wait('the question whether leaving is meant', there, this.place('.really'));
  }

  isAsking() {
    return this.tab.ask((place) => Boolean(page.find(place)), this.place('.really'));
  }

  /** Waits until that question is gone, and the focus is on what the dialog is called again. */
  async asksNoMore() {
    const gone = (place) => page.find(place)?.querySelector('header h2') === page.focused() && !page.find(`${place} .really`);
    await this.tab.wait('the end of the question', gone, this.place());
  }

  stay() {
    return this.tab.click(this.place('.really .button'));
  }

  stepBack() {
    return this.tab.click(this.place('.really .quiet'));
  }

  fullPage() {
    return this.tab.click(this.place('footer button'));
  }

  /** Waits until the browser has refused to show the bank's page in its frame: who leaves before that never gets to know. */
  async refused(seen) {
    await world.until("the refusal of the bank's page", () => seen.console.some(({ text }) => REFUSED.test(text)));
  }

  /** Steps back by the button, as it is meant. */
  async leave() {
    await this.cancel();
    await this.asks();
    await this.stepBack();
  }
}

/** Pays once more with a card whose bank asks, which now approves; and makes sure that this is the only charge. */
export async function payAgain(tab, checkout, session) {
  await checkout.fillCard(ASKED_FOR_BY_THE_BANK);
  await checkout.pay();
  const challenge = new Challenge(checkout);
  await challenge.appears();
  await challenge.atTheBank('approve');
  await shop.thanks(tab);
  const { charges, data } = await world.payments(session);
  assert.deepEqual([charges, data[0].status], [1, 'captured']);
  // Nor can the earlier try be approved after all.
  for (const { id } of data.slice(1)) await assert.rejects(world.bankDecides(id, 'approve'));
  assert.equal((await world.payments(session)).charges, 1);
}
