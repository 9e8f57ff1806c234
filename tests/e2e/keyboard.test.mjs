// Every main path by the keyboard alone: as on a desk, with a window that is enlarged to 400 % (one of 1280 by 1024 has 320 by
// 256 CSS pixels then), and in a narrow one. Wherever the focus goes it can be seen, and nothing is to be scrolled sideways.

import assert from 'node:assert/strict';
import { ASKED_FOR_BY_THE_BANK, VISA } from './cards.mjs';
import { Challenge } from './challenge.mjs';
import { Checkout, heard, told } from './checkout.mjs';
import { FramedCheckout } from './framed.mjs';
import { BACK_AT_THE_SHOP, stories, story } from './harness.mjs';
import { TARO } from './people.mjs';
import * as shop from './shop.mjs';

const SIGHTS = {
  'on a desk': { width: 1280, height: 1024 },
  'at 400 %': { width: 320, height: 256 },
  // There the button stands over the foot of the window.
  'in a window like a phone': { width: 412, height: 823 },
};

/** What has the focus, in a word: a field, a method, a store, or the words of a button or link. */
const focused = () => {
  const element = page.focused();
  const field = element.closest('[data-field]');
  if (element.type === 'radio' && field) return `store ${element.closest('[data-store]')?.dataset.store}`;
  if (field) return field.dataset.field;
  return element.closest('[data-method]')?.dataset.method ?? element.innerText?.trim() ?? element.localName;
};

/** Whether what has the focus is in the window, and nothing stands over the middle of it; and how far it is too wide. */
const sight = () => {
  const element = page.focused();
  // A round button for a choice is as large as its row.
  const seen = (element.closest('.store') ?? (element.type === 'radio' ? element.closest('.row') : undefined) ?? element);
  const { left, right, top, bottom } = seen.getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
  const over = seen.getRootNode().elementFromPoint(x, y);
  return {
    inWindow: top < innerHeight && bottom > 0,
    uncovered: Boolean(over && (seen.contains(over) || over.contains(seen))),
    tooWide: document.documentElement.scrollWidth - innerWidth,
  };
};

class Hands {
  constructor(checkout) {
    this.checkout = checkout;
    this.tab = checkout.tab;
  }

  /** Presses Tab until the focus is at something, and sees all there is on the way. */
  async tabTo(what, key = 'Tab') {
    for (let presses = 0; presses < 40; presses++) {
      await this.tab.press(key);
      const now = await this.tab.ask(focused);
      await this.sees(now);
      if (typeof what === 'string' ? now === what : what.test(now)) return;
    }
    assert.fail(`${what} was not reached`);
  }

  async sees(what) {
    if (this.checkout.shop) return this.seesInFrame(what);
    assert.deepEqual(await this.tab.ask(sight), { inWindow: true, uncovered: true, tooWide: 0 }, what);
  }

  /** The frame is as high as what is in it: where it stands in the window decides, and the page scrolls when it is told to. */
  async seesInFrame(what) {
    // Until the focus is in it, the page around it has it.
    const at = await this.tab.ask(() => {
      if (page.focused() === document.body) return undefined;
      const { top, bottom } = page.focused().getBoundingClientRect();
      return { middle: (top + bottom) / 2, tooWide: document.documentElement.scrollWidth - innerWidth };
    });
    if (!at) return;
    assert.equal(at.tooWide, 0, what);
    await this.checkout.shop.wait(`${what} in the window`, (middle) => {
      const y = page.find('komoju-checkout > iframe').getBoundingClientRect().top + middle;
      return y > 0 && y < innerHeight && document.documentElement.scrollWidth <= innerWidth;
    }, at.middle);
  }

  /** Goes from field to field and types; a field that is finished leads on by itself. */
  async typeAll(values) {
    for (const [field, text] of Object.entries(values)) {
      if ((await this.tab.ask(focused)) !== field) await this.tabTo(field);
      await this.tab.write(text);
    }
  }
}

/** To the list of methods, and to one in it by the arrow keys. */
async function choose(hands, method, first) {
  await hands.tabTo(first);
  for (let presses = 0; presses < 5 && (await hands.tab.ask(focused)) !== method; presses++) await hands.tab.press('ArrowDown');
  if (method === first) await hands.tab.press('Space');
  await hands.checkout.choiceOf(method);
}

const card = ({ number, expiry, code, name }) => ({ number, expiry, cvc: code, name });

for (const [how, window] of Object.entries(SIGHTS)) {
  stories(`By the keyboard alone, ${how}`, () => {
    for (const [place, open] of [['in the page', Checkout], ['in a frame', FramedCheckout]]) {
      story(`a card is paid, ${place}`, async ({ tab }) => {
        const hands = new Hands(await open.open(tab));
        await choose(hands, 'credit_card', 'credit_card');
        await hands.typeAll(card(VISA));
        await hands.tabTo(/￥1,200 を支払う/);
        await hands.tab.press('Enter');
        await shop.thanks(tab);
      });
    }

    story('a problem has the focus, and is put right', async ({ tab, seen }) => {
      const hands = new Hands(await Checkout.open(tab));
      await choose(hands, 'credit_card', 'credit_card');
      await hands.typeAll(card({ ...VISA, number: '4111111111111112' }));
      await hands.tabTo(/を支払う/);
      await hands.tab.press('Enter');
      await hands.checkout.problemAt('number');
      await hands.checkout.focusAt('number');
      await hands.sees('the problem');
      await hands.tab.press('Control+A');
      await hands.tab.write(VISA.number);
      await hands.tab.press('Enter');
      await shop.thanks(tab);
      assert.equal((await heard(seen, 'komoju-invalid')).length, 1);
    });

    story('a konbini is chosen by the arrow keys, at which Enter does nothing, and its number is copied', async ({ tab, seen }) => {
      const hands = new Hands(await Checkout.open(tab));
      await choose(hands, 'konbini', 'credit_card');
      await hands.tab.press('Enter');
      await hands.tabTo(/^store/);
      await hands.tab.press('ArrowRight');
      await hands.tab.press('Enter');
      assert.equal(await hands.tab.ask(focused), 'store lawson');
      assert.deepEqual(told(seen, 'komoju-invalid'), []);
      await hands.typeAll({ email: TARO.email });
      await hands.tabTo('支払い番号を発行する');
      await hands.tab.press('Enter');
      await hands.checkout.instructions();
      await tab.ask(() => (navigator.clipboard.writeText = async (text) => void (globalThis.copied = text)));
      await hands.tabTo('コピー');
      await hands.tab.press('Enter');
      await tab.wait('the number', () => /^\d+$/.test(globalThis.copied));
      await hands.tabTo('ショップに戻る');
    });

    story("the bank's page is answered", async ({ tab }) => {
      const hands = new Hands(await Checkout.open(tab));
      await choose(hands, 'credit_card', 'credit_card');
      await hands.typeAll(card(ASKED_FOR_BY_THE_BANK));
      await hands.tabTo(/を支払う/);
      await hands.tab.press('Enter');
      const challenge = new Challenge(hands.checkout);
      await challenge.appears();
      const bank = await challenge.bank();
      await bank.wait("the bank's button", () => document.querySelector('#approve'));
      for (let presses = 0; presses < 8; presses++) {
        await tab.press('Tab');
        if (await bank.ask(() => document.activeElement?.id === 'approve')) break;
      }
      await tab.press('Enter');
      await shop.thanks(tab);
    }, { may: [BACK_AT_THE_SHOP] });

    story("the bank's page is left, and the card form has the focus again", async ({ tab }) => {
      const hands = new Hands(await Checkout.open(tab));
      await choose(hands, 'credit_card', 'credit_card');
      await hands.typeAll(card(ASKED_FOR_BY_THE_BANK));
      await hands.tabTo(/を支払う/);
      await hands.tab.press('Enter');
      const challenge = new Challenge(hands.checkout);
      await challenge.appears();
      await challenge.bank();
      await hands.tabTo('やめる');
      await tab.press('Enter');
      await challenge.asks();
      await hands.tabTo('中止する');
      await tab.press('Enter');
      await challenge.disappears();
      await hands.checkout.reach('collecting');
      assert.notEqual(await hands.tab.ask(() => page.focused().localName), 'body');
    }, { may: [BACK_AT_THE_SHOP] });

    story('a bank transfer is asked for', async ({ tab }) => {
      const hands = new Hands(await Checkout.open(tab, { types: 'credit_card,bank_transfer' }));
      await choose(hands, 'bank_transfer', 'credit_card');
      await hands.typeAll(TARO);
      await hands.tabTo('振込先を確認する');
      await hands.tab.press('Enter');
      await hands.checkout.instructions();
      await hands.tabTo('ショップに戻る');
    });

    story('a token is made, and the form is had again', async ({ tab }) => {
      const hands = new Hands(await Checkout.open(tab, { token: 1 }));
      await choose(hands, 'credit_card', 'credit_card');
      await hands.typeAll(card(VISA));
      await hands.tabTo(/￥1,200|カード/);
      await hands.tab.press('Enter');
      await hands.checkout.reach('tokenised');
      await hands.tabTo('内容を変更する');
      await hands.tab.press('Enter');
      await hands.checkout.reach('collecting');
    });

    story('a wallet is gone to', async ({ tab }) => {
      const hands = new Hands(await Checkout.open(tab));
      await choose(hands, 'paypay', 'credit_card');
      await hands.tabTo(/の支払いへ進む/);
      await hands.tab.press('Enter');
      await tab.wait("the wallet's page", () => location.pathname.startsWith('/offsite/'));
    });
  }, window);
}
