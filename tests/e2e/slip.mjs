// The slip for cash (konbini, Pay-easy, bank transfer) as the tests speak of it, beyond what `Checkout.instructions`
// reads: pictures, copying, the barcode, and what comes out of the printer.

import { Checkout } from './checkout.mjs';
import * as world from './world.mjs';

export class Slip {
  constructor(checkout) {
    this.checkout = checkout;
    this.tab = checkout.tab;
  }

  /** Opens the shop's checkout page and gets the slip of a store. */
  static async get(tab, store, parameters = {}) {
    const checkout = await Checkout.openFor(tab, 'konbini', parameters);
    await checkout.chooseStore(store);
    await checkout.fill('email', 'hanako@example.jp');
    await checkout.pay();
    await checkout.reach('instructing');
    return new Slip(checkout);
  }

  place(inside = '') {
    return this.checkout.place(`.slip ${inside}`.trim());
  }

  /** What is said beside heading and numbers: where to go, the days that are left, and what the link is called. */
  words() {
    return this.tab.ask((place) => {
      const slip = page.find(place);
      const text = (selector) => slip.querySelector(selector)?.innerText.trim();
      return { badge: text('.badge'), place: text('.place'), left: text('.left'), link: text('a.button'), print: text('button.quiet') };
    }, this.place());
  }

  /** Waits until the chain's picture is there or given up; the answer is its width and its address. */
  picture() {
    const read = (place) => {
      const picture = page.find(place);
      return picture?.complete && { width: picture.naturalWidth, src: picture.src };
    };
    return this.tab.wait("the chain's picture", read, this.place('h2 img'));
  }

  /** How many numbers there are, each with a button that copies it. */
  copies() {
    const read = (place) => page.all(place).map((button) => `${button.dataset.look} ${button.innerText.trim()}`);
    return this.tab.ask(read, this.place('button.copy'));
  }

  /** Copies a number, by its place in the list. */
  copy(at) {
    return this.tab.click(this.place(`.number:nth-child(${at + 3} of div) button.copy`));
  }

  /** What was put on the clipboard, oldest first; `catchCopies` must have been asked for before. */
  copied() {
    return this.tab.ask(() => globalThis.copies);
  }

  /** Waits until the barcode is drawn; the answer tells its pixels from others. */
  barcode(other = '') {
    const read = ({ place, other }) => {
      const canvas = page.find(place);
      if (!canvas?.drawn) return undefined;
      // A copy: Chromium warns of a canvas that is read again and again.
      const copy = new OffscreenCanvas(canvas.width, 1).getContext('2d');
      copy.drawImage(canvas, 0, -canvas.height / 2);
      const { data } = copy.getImageData(0, 0, canvas.width, 1);
      let bars = '';
      for (let at = 0; at < data.length; at += 4) bars += data[at + 3] > 128 && data[at] < 128 ? '1' : '0';
      return bars !== other && bars;
    };
    return this.tab.wait('the barcode', read, { place: this.place('canvas'), other });
  }

  /** Whether there is a place for a barcode. */
  hasBarcode() {
    return this.tab.ask((place) => Boolean(page.find(place)), this.place('.till'));
  }

  /** Waits until there is none. */
  async losesBarcode() {
    await this.tab.wait('the end of the barcode', (place) => !page.find(place), this.place('.till'));
  }

  /** Prints. What would have come out of the printer is in the answer; `catchPrints` must have been asked for before. */
  async print() {
    await this.tab.click(this.place('button.quiet'));
    return this.tab.wait('the print', () => globalThis.prints?.shift());
  }
}

/**
 * No printer is there: instead of printing, what would be printed is remembered, in every frame. For `shopper.before`.
 */
export function catchPrints() {
  window.print = () => {
    const canvas = document.querySelector('canvas');
    const dots = canvas ? canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data : [];
    const isSeen = (element) => element.checkVisibility();
    (window.top.prints ??= []).push({
      whole: window === window.top,
      title: document.title,
      lang: document.documentElement.lang,
      text: document.body.innerText,
      html: document.documentElement.outerHTML,
      styles: document.adoptedStyleSheets.reduce((rules, sheet) => rules + sheet.cssRules.length, 0),
      scripts: document.scripts.length,
      bars: dots.filter((value, at) => at % 4 === 0 && value < 128 && dots[at + 3] > 128).length,
      width: document.documentElement.clientWidth,
      seen: isSeen(document.body),
    });
    // As a browser does when the dialog is closed.
    setTimeout(() => window.dispatchEvent(new Event('afterprint')));
  };
}

/**
 * What a page puts on the clipboard is remembered instead: windows share the real one. `way` is the one that the browser
 * lets it be put there: `newer`, `older`, or `none`. For `shopper.before`.
 */
export function catchCopies(way) {
  globalThis.copies = [];
  const keep = (text) => globalThis.copies.push(text);
  navigator.clipboard.writeText = async (text) => {
    if (way !== 'newer') throw new Error('not allowed');
    keep(text);
  };
  document.execCommand = () => {
    globalThis.tried = true;
    if (way !== 'older') return false;
    const clipboardData = new DataTransfer();
    document.dispatchEvent(new ClipboardEvent('copy', { clipboardData, cancelable: true }));
    keep(clipboardData.getData('text/plain'));
    return true;
  };
}

/** What the session's payment has become, told by hand: no till can make a slip lapse before its time. */
export async function tellOf(session, payment) {
  const { body } = await world.asTheShop('GET', `/sessions/${session}`);
  await world.orderFault(session, 'show', { answer: { ...body, payment: { ...body.payment, ...payment } } }, null);
}
