// The checkout in its frame, as the tests speak of it: the same as in the page, but for where it is looked for.

import { Checkout } from './checkout.mjs';
import * as world from './world.mjs';

/** Whether the frame stands over all of the page, but for bars to scroll it with; or, if that is not wanted, whether it does not. */
function standsOver(wanted) {
  const { top, left, right, bottom } = page.find('komoju-checkout > iframe').getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  return wanted === (top === 0 && left === 0 && right === clientWidth && bottom === clientHeight);
}

export class FramedCheckout extends Checkout {
  /**
   * @param {import('./driver/driver.mjs').Tab} shop the shop's page
   * @param {import('./driver/driver.mjs').Tab} frame what stands in it
   */
  constructor(shop, frame) {
    super(frame, '#checkout');
    this.shop = shop;
  }

  /** Opens the shop's checkout page, and waits until the picker is there. */
  static async open(tab, parameters = {}) {
    await tab.open(world.checkoutPage({ place: 'frame', ...parameters }));
    const checkout = await FramedCheckout.find(tab);
    await checkout.reach('collecting');
    return checkout;
  }

  /** The one in a page that is open. */
  static async find(tab, origin = world.checkout) {
    return new FramedCheckout(tab, await tab.within(`${origin}/frame.html`));
  }

  place(inside) {
    return `${this.host} ${inside}`;
  }

  session() {
    return this.shop.ask(() => page.find('komoju-checkout').getAttribute('session-id'));
  }

  submit() {
    return this.shop.ask(() => page.find('komoju-checkout').submit());
  }

  /** Where the frame stands in the window: its edges, in CSS pixels. */
  edges() {
    return this.shop.ask(() => {
      const { top, left, right, bottom } = page.find('komoju-checkout > iframe').getBoundingClientRect();
      return { top, left, right, bottom };
    });
  }

  /** Whether it stands over all of the page. */
  isRaised() {
    return this.shop.ask(standsOver, true);
  }

  /** Waits until it does, or until it does not. */
  async becomesRaised(wanted = true) {
    await this.shop.wait(wanted ? 'the frame over the page' : 'the frame in its place', standsOver, wanted);
  }
}
