// What a browser may lack: each thing is taken away before any script of a page runs, in the page and in the frame in it. What is
// optional is missed by nobody who pays; without what is required there is a link to KOMOJU's page. The README has the same
// lists ("Browsers"), and a tidy test holds them together.

import assert from 'node:assert/strict';
import { ASKED_FOR_BY_THE_BANK, VISA } from './cards.mjs';
import { Challenge } from './challenge.mjs';
import { Checkout, heard, payRequests } from './checkout.mjs';
import { about, inPage, payWith } from './embedded.mjs';
import { FramedCheckout } from './framed.mjs';
import { BACK_AT_THE_SHOP, stories, story } from './harness.mjs';
import { admit, hostPackage, hostPages, pageWith } from './host.mjs';
import * as shop from './shop.mjs';
import { Slip } from './slip.mjs';
import * as world from './world.mjs';

/** Each place a checkout can stand in, by the class that finds it there. */
const PLACES = [['in the page', Checkout], ['in a frame', FramedCheckout]];

/** Has style sheets not know some words: what is said with them is dropped, as by a browser that never knew them. */
function unlearn(words) {
  const put = CSSStyleSheet.prototype.replaceSync;
  const other = (rules, word) => rules.replaceAll(word, word.replace(/\w+/, '$&_'));
  CSSStyleSheet.prototype.replaceSync = function (rules) {
    put.call(this, words.reduce(other, rules));
  };
}

/** Whether there are rules, and none is said with these words. */
function isUnlearned(words) {
  const sheets = [document, ...page.all('komoju-checkout').map((element) => element.shadowRoot)].flatMap((root) => root.adoptedStyleSheets);
  const rules = sheets.flatMap((sheet) => Array.from(sheet.cssRules, (rule) => rule.cssText));
  return rules.length > 0 && !rules.some((rule) => words.some((word) => rule.includes(word)));
}

/** What a row about words that style sheets may not know has in common with others. */
const words = (...known) => ({ take: unlearn, given: known, isGone: isUnlearned });

/** Pays by card. */
async function pays({ tab, place, row }) {
  const checkout = await place.open(tab, { types: 'credit_card' });
  await isGone(tab, checkout, row);
  await paysBy(tab, checkout);
}

async function paysBy(tab, checkout, session) {
  const paid = session ?? (await checkout.session());
  await checkout.fillCard(VISA);
  await checkout.pay();
  await shop.thanks(tab);
  assert.equal((await world.payments(paid)).charges, 1);
}

/** It is gone where the page is, and where the checkout is. */
async function isGone(tab, checkout, { isGone, given }) {
  for (const where of new Set([tab, checkout.tab])) assert.equal(await where.ask(isGone, given), true, 'it is there');
}

/** Gets a slip for a konbini. */
async function slipOf({ tab, place, row }, parameters = {}) {
  const checkout = await place.open(tab, { types: 'konbini', ...parameters });
  await isGone(tab, checkout, row);
  await checkout.chooseStore('lawson');
  await checkout.fill('email', 'hanako@example.jp');
  await checkout.pay();
  const { facts } = await checkout.instructions();
  const payment = await world.onlyPayment(await checkout.session());
  assert.ok(Object.values(facts).includes(payment.payment_details.receipt), JSON.stringify(facts));
  return { slip: new Slip(checkout), payment };
}

/** What is drawn around each store, by the tile or by what covers it. */
const edges = (place) =>
  page.all(place).map((tile) =>
    [tile, tile.querySelector('input')]
      .map((element) => getComputedStyle(element))
      .map(({ opacity, borderTopColor, borderTopWidth, boxShadow }) => opacity === '1' && [borderTopColor, borderTopWidth, boxShadow].join())
      .join(),
  );

/** Whether it can be seen where the focus is: by an outline of what has it, or of what that stands in. */
const isFocusSeen = () => {
  const around = [page.focused(), page.focused().closest('.row, .store')];
  return around.some((element) => element && getComputedStyle(element).outlineStyle !== 'none' && getComputedStyle(element).opacity === '1');
};

/** How many lines each of some texts takes; and nothing of the page is cut off at the side. */
async function lines(tab, checkout, texts) {
  const tooWide = () => document.documentElement.scrollWidth - innerWidth;
  assert.deepEqual([await tab.ask(tooWide), await checkout.tab.ask(tooWide)], [0, 0]);
  return checkout.tab.ask(
    (place) => page.all(place).map((text) => Math.round(text.getBoundingClientRect().height / parseFloat(getComputedStyle(text).lineHeight))),
    checkout.place(texts),
  );
}

/** What a browser may lack: `take` takes it away, `isGone` says that it is, and `play` is told without it. */
const OPTIONAL = [
  {
    feature: '`:has()`',
    ...words(':has('),
    play: async ({ tab, place, row }) => {
      const checkout = await place.open(tab, { types: 'credit_card,konbini' });
      await isGone(tab, checkout, row);
      await checkout.chooseMethod('konbini');
      await checkout.chooseStore('lawson');
      const [chosen, ...others] = await checkout.tab.ask(edges, checkout.place('[data-store]')).then((all) => [all[1], all[0], ...all.slice(2)]);
      assert.ok(others.every((edge) => edge !== chosen), 'the chosen store looks like the others');
      for (const key of ['ArrowRight', 'Shift+Tab', 'ArrowUp']) {
        await tab.press(key);
        assert.equal(await checkout.tab.ask(isFocusSeen), true, `the focus after ${key}`);
      }
      await paysBy(tab, checkout);
    },
  },
  {
    feature: '`@container`',
    ...words('@container', 'container-type'),
    play: async ({ tab, place, row }) => {
      const checkout = await place.open(tab);
      await isGone(tab, checkout, row);
      await checkout.chooseMethod('credit_card');
      assert.deepEqual(await lines(tab, checkout, '[data-method=credit_card] .title'), [1]);
      await checkout.chooseMethod('konbini');
      await checkout.chooseStore('lawson');
      await checkout.fill('email', 'hanako@example.jp');
      await checkout.pay();
      await checkout.instructions();
      assert.deepEqual(await lines(tab, checkout, '.slip .number bdi'), [1, 1]);
    },
    window: { width: 320, height: 740, phone: true },
  },
  {
    feature: '`text-wrap`, `word-break: auto-phrase`, `:dir()`',
    ...words('balance', 'pretty', 'auto-phrase', ':dir('),
  },
  {
    feature: '`popover`',
    take: () => {
      delete HTMLElement.prototype.showPopover;
      delete HTMLElement.prototype.popover;
    },
    isGone: () => !('popover' in HTMLElement.prototype),
    play: async ({ tab, place, row }) => {
      const checkout = await place.open(tab, { types: 'credit_card' });
      const session = await checkout.session();
      await isGone(tab, checkout, row);
      await checkout.fillCard(ASKED_FOR_BY_THE_BANK);
      await checkout.pay();
      const challenge = new Challenge(checkout);
      await challenge.appears();
      if (place === FramedCheckout) await checkout.becomesRaised();
      await challenge.atTheBank('approve');
      await shop.thanks(tab);
      assert.equal((await world.payments(session)).charges, 1);
    },
    may: [BACK_AT_THE_SHOP],
  },
  {
    feature: '`inert`',
    take: () => delete HTMLElement.prototype.inert,
    isGone: () => !('inert' in HTMLElement.prototype),
    play: async ({ tab, place, row }) => {
      const checkout = await place.open(tab, { types: 'credit_card' });
      await isGone(tab, checkout, row);
      await tab.ask(() => (page.find('komoju-checkout').disabled = true));
      assert.deepEqual(await checkout.submit(), { status: 'error', reason: 'disabled' });
      await tab.ask(() => (page.find('komoju-checkout').disabled = false));
      await paysBy(tab, checkout);
    },
  },
  {
    feature: '`modulepreload`',
    take: () => {
      const supports = DOMTokenList.prototype.supports;
      DOMTokenList.prototype.supports = function (word) {
        return word !== 'modulepreload' && supports.call(this, word);
      };
    },
    isGone: () => !document.createElement('link').relList.supports('modulepreload'),
    // Such a browser knows no trusted types either, so the page asks for none. A frame has nothing of the kind to load.
    places: PLACES.slice(0, 1),
    play: async ({ tab, row }) => {
      const { origin, session } = await ownPage();
      await tab.open(origin);
      const checkout = new Checkout(tab);
      await checkout.reach('collecting');
      await isGone(tab, checkout, row);
      await tab.ask(() => document.addEventListener('komoju-complete', (event) => event.preventDefault()));
      await checkout.fillCard(VISA);
      await checkout.pay();
      await checkout.reach('done');
      assert.equal((await world.payments(session)).charges, 1);
    },
  },
  {
    feature: '`scheduler.yield`',
    take: () => delete globalThis.scheduler,
    isGone: () => !globalThis.scheduler,
  },
  {
    feature: '`AbortSignal.timeout`',
    take: () => delete AbortSignal.timeout,
    isGone: () => !AbortSignal.timeout,
  },
  {
    feature: '`checkVisibility`',
    take: () => delete Element.prototype.checkVisibility,
    isGone: () => !('checkVisibility' in Element.prototype),
    play: async ({ tab, place, row }) => {
      const body = (given) => `
        <form id="order" method="get" action="/order">
          <komoju-checkout id="pay" token ${about(given)}></komoju-checkout>
          <button id="go">注文する</button>
        </form>`;
      const mode = place === FramedCheckout ? 'frame' : 'inline';
      await inPage(tab, { body, mode, order: { types: 'credit_card' } }, async ({ session, origin, at }) => {
        const checkout = await at('#pay');
        await checkout.reach('collecting');
        await isGone(tab, checkout, row);
        const isHeld = () => tab.ask(() => !page.find('#order').checkValidity());
        assert.equal(await isHeld(), true);
        await tab.ask(() => (page.find('#pay').hidden = true));
        await tab.wait('a form that it does not hold', () => page.find('#order').checkValidity());
        await tab.ask(() => (page.find('#pay').hidden = false));
        await tab.wait('a form that it holds', () => !page.find('#order').checkValidity());
        await checkout.fillCard(VISA);
        await tab.click('#go');
        await shop.arrive(tab, `${origin}/order`);
        const token = await tab.ask(() => new URLSearchParams(location.search).get('komoju_token'));
        assert.equal((await payWith(session, token)).body.status, 'completed');
      });
    },
  },
  {
    feature: '`ElementInternals.role`',
    take: () => delete ElementInternals.prototype.role,
    isGone: () => !('role' in ElementInternals.prototype),
  },
  {
    feature: '`navigator.locks`',
    take: () => delete Navigator.prototype.locks,
    isGone: () => !navigator.locks,
    play: async ({ tab, shopper, seen, place, row }) => {
      const session = await world.newSession({ types: 'credit_card' });
      const one = await place.open(tab, { types: 'credit_card', session });
      await isGone(tab, one, row);
      const window = await shopper.tab();
      const other = await place.open(window, { types: 'credit_card', session });
      await other.fillCard(VISA);
      await paysBy(tab, one, session);
      await other.pay();
      await shop.thanks(window);
      assert.deepEqual([(await world.payments(session)).charges, payRequests(seen).length], [1, 2]);
    },
    may: [/status of 4/],
  },
  {
    feature: '`crypto.subtle`',
    take: () => delete Crypto.prototype.subtle,
    isGone: () => !crypto.subtle,
  },
  {
    feature: '`navigator.clipboard`',
    take: () => delete Navigator.prototype.clipboard,
    isGone: () => !navigator.clipboard,
    play: async (cast) => {
      await cast.shopper.before(() => {
        globalThis.copies = [];
        document.addEventListener('copy', ({ clipboardData }) => copies.push(clipboardData.getData('text/plain')));
      });
      const { slip, payment } = await slipOf(cast);
      await slip.copy(0);
      await slip.tab.wait('the word that it was copied', (place) => page.find(place), slip.place('button.copy[data-look=done]'));
      assert.deepEqual(await slip.copied(), [payment.payment_details.receipt]);
    },
  },
  {
    feature: '`canvas`',
    take: () => {
      HTMLCanvasElement.prototype.getContext = () => null;
    },
    isGone: () => document.createElement('canvas').getContext('2d') === null,
    play: async (cast) => {
      await cast.shopper.before(() => {
        window.print = () => (window.parent.printed = document.querySelector('.printed').innerText);
      });
      const { slip, payment } = await slipOf(cast, { barcode: 1 });
      await world.until('the picture', () => cast.seen.requests.some(({ url, ended }) => url.includes('/barcodes/') && ended));
      assert.equal(await slip.tab.ask((place) => Boolean(page.find(place).drawn), slip.place('canvas')), false);
      await slip.tab.click(slip.place('button.quiet'));
      const printed = await slip.tab.wait('what is printed', () => globalThis.printed);
      assert.ok(printed.includes(payment.payment_details.receipt));
    },
  },
  {
    feature: '`print()`',
    take: () => delete window.print,
    isGone: () => !window.print,
    play: async (cast) => {
      const { slip } = await slipOf(cast);
      assert.equal(await slip.tab.ask((place) => page.find(place).checkVisibility(), slip.place('button.quiet')), false);
      assert.equal((await slip.copies()).length, 2);
    },
  },
  {
    feature: '`beforeunload`',
    take: () => {
      const listen = EventTarget.prototype.addEventListener;
      EventTarget.prototype.addEventListener = function (type, ...more) {
        if (type !== 'beforeunload') listen.call(this ?? window, type, ...more);
      };
    },
    play: async ({ tab, seen, place }) => {
      const { session, given } = await leavesWhileItPays(tab, place);
      await shop.arrive(tab, `${world.shop}/cart`);
      assert.deepEqual(seen.questions, []);
      await tab.open(world.checkoutPage(given));
      await shop.thanks(tab);
      assert.equal((await world.payments(session)).charges, 1);
    },
    may: [/Failed to fetch/],
  },
];

/** Goes to another page while a payment is on its way. */
async function leavesWhileItPays(tab, place) {
  const session = await world.newSession({ types: 'credit_card' });
  await world.orderFault(session, 'pay', { delay_ms: 2_000 });
  const given = { types: 'credit_card', session, ...(place === FramedCheckout && { place: 'frame' }) };
  const checkout = await place.open(tab, given);
  await checkout.fillCard(VISA);
  await checkout.pay();
  await world.until('the payment', async () => (await world.payments(session)).data.length === 1);
  await tab.ask(() => void (location.href = '/cart'));
  return { session, given };
}

/** A page without a policy and without a link of its own. `change` is what the host of the package makes of its answers. */
async function ownPage({ mode = 'inline', change } = {}) {
  const session = await world.newSession({ types: 'credit_card' });
  let own;
  const host = await hostPackage((file, answer) => {
    admit(own.origin, file, answer);
    return change?.(file, answer);
  });
  const attributes = `mode="${mode}" session-id="${session}" publishable-key="pk_test_sandbox" api-url="${world.api}" locale="ja"`;
  own = await hostPages({ '': pageWith(`${host.origin}/komoju-checkout.js`, attributes).replace(/<a id="own".*<\/a>/, '') });
  return { session, origin: `${own.origin}/` };
}

stories('Without what a browser may lack', () => {
  for (const row of OPTIONAL) {
    const { feature, take, given, play = pays, places = PLACES, window, may } = row;
    for (const [where, place] of places) {
      story(`a checkout ${where} does without ${feature}`, async ({ tab, shopper, seen }) => {
        await shopper.before(take, given);
        await play({ tab, shopper, seen, place, row });
      }, { ...window, may });
    }
  }

  story('without `modulepreload`, a script with a byte flipped is not run', async ({ tab, shopper }) => {
    await shopper.before(OPTIONAL.find(({ feature }) => feature === '`modulepreload`').take);
    const { origin, session } = await ownPage({
      change: (file, answer) => {
        if (file === 'inline.js') answer.body = Buffer.concat([answer.body, Buffer.from(';globalThis.ran = true')]);
      },
    });
    await tab.open(origin);
    assert.equal(await linkInstead(tab), `${world.api}/sessions/${session}`);
    assert.equal(await tab.ask(() => globalThis.ran), undefined);
  }, { errors: [/inline\.js is not the one this script belongs to/], may: [/integrity/, /Failed to find a valid digest/] });

  for (const [where, place] of PLACES) {
    // Chromium did not heed `preventDefault` there until 119.
    for (const [what, older] of [['', false], [', also where only `returnValue` counts', true]]) {
      story(`whoever leaves while it pays ${where} is asked${what}`, async ({ tab, shopper, seen }) => {
        await shopper.before((older) => {
          if (older) BeforeUnloadEvent.prototype.preventDefault = () => undefined;
        }, older);
        await leavesWhileItPays(tab, place);
        await shop.arrive(tab, `${world.shop}/cart`);
        assert.equal(seen.questions.length, 1);
      }, { may: [/Failed to fetch/] });
    }
  }
});

/** What no checkout runs without, and how it is taken away. */
const REQUIRED = [
  { feature: '`WebAssembly`', take: () => delete globalThis.WebAssembly },
  {
    feature: 'reference types',
    take: () => {
      for (const name of ['compile', 'compileStreaming']) {
        WebAssembly[name] = async () => {
          throw new WebAssembly.CompileError('invalid value type 0x6f');
        };
      }
    },
  },
  {
    feature: 'constructable style sheets',
    take: () => {
      globalThis.CSSStyleSheet = function () {
        throw new TypeError('Illegal constructor');
      };
    },
  },
  { feature: '`ReadableStream`', take: () => delete globalThis.ReadableStream },
];

/** Waits for the link that stands in place of the checkout; where it leads to. */
const linkInstead = (tab) =>
  tab.wait('the link in place of the checkout', () => {
    const link = page.find('komoju-checkout >>> .instead a');
    return link?.checkVisibility() && link.href;
  });

stories('Without what is required', () => {
  for (const { feature, take } of REQUIRED) {
    for (const mode of ['inline', 'frame']) {
      story(`without ${feature} there is a link, and KOMOJU's own page takes the payment (${mode})`, async ({ tab, shopper, seen }) => {
        await shopper.before(take);
        const { origin, session } = await ownPage({ mode });
        await tab.open(origin);
        assert.equal(await linkInstead(tab), `${world.api}/sessions/${session}`);
        assert.deepEqual((await heard(seen, 'komoju-error')).map(({ reason, who }) => [reason, who]), [['load_failed', 'service']]);
        await tab.click('komoju-checkout >>> .instead a');
        await shop.payOnHostedPage(tab, session, VISA);
        await shop.thanks(tab);
        assert.equal((await world.payments(session)).charges, 1);
      }, { errors: [/could not start/] });
    }
  }
});
