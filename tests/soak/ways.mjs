// The two ways in which one checkout follows another in a tab: a page for each, or one page that stays for all.
// They must not know how anything is paid.

import { Checkout } from '../e2e/checkout.mjs';
import { FramedCheckout } from '../e2e/framed.mjs';
import * as shop from '../e2e/shop.mjs';
import * as world from '../e2e/world.mjs';

/**
 * A checkout that waits for its shopper.
 * @typedef {object} Given
 * @property {object} tab the shop's page
 * @property {Checkout} checkout
 * @property {string} session
 * @property {string} order
 * @property {() => Promise<void>} looksAgain the page comes to the front
 * @property {() => Promise<void>} paid waits until the shopper has been thanked
 * @property {() => Promise<void>} paidInCash the same when a slip has turned to "paid"
 * @property {() => Promise<void>} unpaid waits until the shopper can pay again
 * @property {(button: string) => Promise<void>} atTheWallet
 */

/** What every session offers. */
const TYPES = { types: 'credit_card,konbini,pay_easy,paypay' };

/** The checkout is told as a browser tells every page of a window. */
const comesToTheFront = (checkout) => checkout.tab.ask(() => void document.dispatchEvent(new Event('visibilitychange')));

/** The shop's checkout page is opened for each, and what comes of it leads on to other pages. */
export class PageForEach {
  constructor(tab) {
    this.tab = tab;
  }

  /** A page without a checkout, for weighing. */
  rest() {
    return this.tab.open(`${world.shop}/cart`);
  }

  /** @returns {Promise<Given>} */
  async begin(place, order) {
    const { tab } = this;
    const checkout = await (place === 'frame' ? FramedCheckout : Checkout).open(tab, { place, ...TYPES, ...order });
    return {
      tab,
      checkout,
      session: await checkout.session(),
      order: await tab.ask(() => page.find('.see-order a').pathname.split('/').at(-1)),
      looksAgain: () => comesToTheFront(checkout),
      paid: () => shop.thanks(tab),
      paidInCash: async () => {
        await checkout.reach('done');
        await checkout.tab.click(checkout.place('a.way'));
        await shop.thanks(tab);
      },
      unpaid: () => shop.noticeOnReturn(tab),
      atTheWallet: (button) => shop.atTheWallet(tab, button),
    };
  }
}

/**
 * One page of the shop stays as it is and opens session after session. Nothing leads away from it: the page prevents that,
 * and what is pressed at the wallet is pressed on another device.
 */
export class PageForAll {
  /** @param {boolean} anew whether each session gets an element of its own; otherwise the one is given all of them */
  constructor(tab, anew) {
    this.tab = tab;
    this.anew = anew;
  }

  async #open() {
    this.resting = (await world.newOrder(TYPES)).session;
    await this.tab.open(world.checkoutPage({ session: this.resting }));
    await new Checkout(this.tab).reach('collecting');
    await this.tab.ask(() => {
      for (const event of ['komoju-complete', 'komoju-pending']) {
        document.addEventListener(event, (happening) => happening.preventDefault());
      }
    });
  }

  async #give(options) {
    await this.tab.ask(giveSession, { anew: this.anew, ...options });
    await this.tab.wait('the picker of the next session', () => globalThis.isReady);
  }

  /** The same session each time, with nothing paid in it. */
  async rest() {
    if (this.resting) await this.#give({ sessionId: this.resting, mode: 'inline', token: false });
    else await this.#open();
  }

  /** @returns {Promise<Given>} */
  async begin(place, { token = false, ...parameters } = {}) {
    const { tab } = this;
    const { session, order } = await world.newOrder({ ...TYPES, ...parameters });
    await this.#give({ sessionId: session, mode: place, token: Boolean(token) });
    const checkout = place === 'frame' ? await FramedCheckout.find(tab) : new Checkout(tab);
    return {
      tab,
      checkout,
      session,
      order,
      looksAgain: () => comesToTheFront(checkout),
      paid: () => checkout.reach('done'),
      paidInCash: () => checkout.reach('done'),
      unpaid: () => checkout.reach('collecting'),
      atTheWallet: async (button) => {
        await checkout.reach('redirecting');
        await world.atTheWallet((await world.onlyPayment(session)).id, button);
        await comesToTheFront(checkout);
      },
    };
  }
}

/** Has the page's element, or another one in its place, begin a session; `isReady` says when its picker can be used. */
function giveSession({ anew, ...options }) {
  const before = page.find('komoju-checkout');
  // The form of the session before, if that had one.
  page.find('#order')?.remove();
  const element = anew ? before.cloneNode() : before;
  element.removeAttribute('form');
  globalThis.isReady = false;
  element.addEventListener('komoju-ready', () => (globalThis.isReady = true), { once: true });
  element.update(options);
  if (anew) before.replaceWith(element);
}
