// Whatever the API answers, a shopper has something to read and a way on, no script runs, and nothing leads where it must not.

import assert from 'node:assert/strict';
import { QUESTIONS, hostileApi, hostileCase } from './hostile-answers.mjs';
import { NO_ANSWER, answered, stories, story } from './harness.mjs';
import { admit, hostPackage, hostPages, policy } from './host.mjs';
import * as world from './world.mjs';

/** How many answers each page is given, one checkout each, in the page or in its frame. */
const AT_ONCE = 12;
/** How many pages there are for each question. */
const PAGES = { inline: { session: 10, pay: 10, token: 4, barcode: 2 }, frame: { session: 2, pay: 2, token: 1, barcode: 1 } };

/** How far a page's time is pushed on at once, in milliseconds. */
const STEP = 4_000;

/**
 * How long that goes on at the most, by our own clock. By the page's it may take any time: an answer that is slow on a busy
 * machine is given up there, and may be asked for again.
 */
const PATIENCE = 60_000;

/** Puts one checkout for each case into the page, and notes what each tells; where one would leave the page, it stays. */
function begin({ cases, attributes }) {
  globalThis.addresses = [];
  for (const name of ['pending', 'complete', 'instructions']) {
    document.addEventListener(`komoju-${name}`, (event) => {
      const { url, redirect_url, instructions_url } = event.detail;
      addresses.push(...[url, redirect_url, instructions_url].filter((address) => typeof address === 'string'));
      if (event.cancelable) event.preventDefault();
    });
  }
  for (const [at, { question, session }] of cases.entries()) {
    const element = document.createElement('komoju-checkout');
    const own = { 'session-id': session, 'publishable-key': `pk_test_${at}`, 'data-at': at, ...(question === 'token' && { token: '' }) };
    for (const [name, value] of Object.entries({ ...attributes, ...own })) element.setAttribute(name, value);
    document.querySelector('main').append(element);
  }
}

/** Where the checkout in a tree stands. */
function stageOf(tree) {
  return tree.querySelector('[data-stage]')?.dataset.stage ?? (tree.querySelector('.instead') ? 'instead' : undefined);
}

/** What is on the screen in a tree: what there is to read, what can be done, and everything in it that is odd. */
function look(tree) {
  const all = [...tree.querySelectorAll('*')];
  const odd = 'pwned' in globalThis ? ['a script ran'] : [];
  const known = new Set(
    ('style main div span p h2 h3 strong small b bdi ul ol li dl dt dd fieldset legend label input select option button a img svg ' +
      'path circle rect text g line polyline polygon ellipse use defs title canvas dialog iframe section header footer time form slot ' +
      'aside nav figure figcaption i em br hr noscript template output progress abbr summary details linearGradient stop clipPath mask')
      .split(' '),
  );
  for (const element of all) {
    if (!known.has(element.localName)) odd.push(`a <${element.localName}>`);
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on') || name === 'style' || name === 'srcdoc') odd.push(`an attribute ${name}`);
      if (['href', 'src', 'action', 'formaction', 'xlink:href'].includes(name)) {
        const { protocol, username, origin } = new URL(value, document.baseURI);
        const ours = ['https:', 'blob:', 'data:'].includes(protocol) || /^http:\/\/127\.0\.0\.1(:|$)/.test(origin);
        const leads = ['href', 'action', 'formaction'].includes(name) || element.localName === 'iframe';
        if (!ours || username || (leads && ['blob:', 'data:'].includes(protocol))) odd.push(`an address ${protocol}`);
      }
    }
  }
  const shown = tree.querySelector('.kc');
  const text = (shown ?? tree.querySelector('.instead'))?.innerText ?? '';
  const odder = /[\u202a-\u202e\u200b-\u200f\u2060\ufeff]|[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.exec(text);
  if (odder) odd.push(`a character ${odder[0].codePointAt(0).toString(16)}`);
  const usable = all.filter(
    (element) => element.matches('a[href], button:enabled, input:enabled, select:enabled, [tabindex]') && element.checkVisibility(),
  );
  return { text: text.trim().length, usable: usable.length, odd };
}

/** Presses "pay", in one that is there to be used; a card is filled in first, as a script of the page would. */
function press(tree) {
  const put = (field, text) => {
    const input = tree.querySelector(`[data-field=${field}] input`);
    if (!input) return;
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  };
  for (const [field, text] of [['number', '4111111111111111'], ['expiry', '12 / 47'], ['cvc', '123'], ['name', 'TARO YAMADA']]) put(field, text);
  tree.querySelector('.pay .button')?.click();
}

/** Looks at the session once more, where no look was quick enough to tell what became of the payment: that is the shopper's to do. */
function lookAgain(tree) {
  if (tree.querySelector('[data-notice=outcome_unknown_final]')) tree.querySelector('[data-stage=submitting] .foot .button')?.click();
}

/** Where they end up: nothing is under way there. */
const ENDS = ['collecting', 'instructing', 'done', 'failed', 'redirecting', 'challenging', 'tokenised', 'instead'];

/** What a developer is told, where the answers are to blame: whole sentences of ours, with nothing of an answer in them. */
const ADVICE = [
  /^The answer is not a KOMOJU session\. Does api-url point at the KOMOJU API\?$/,
  /^The API could not be reached\. Check the connection, and the page's Content-Security-Policy: [a-z: -]+ API\.$/,
  /^No payment method of this session can be shown here, so the shopper is sent to the hosted page\. See payment_types when creating the session\.$/,
  /^The API does not know this session\. Was it created with a key of the same account and mode\?$/,
  /^The API refused the publishable key\. Is it of the same KOMOJU account, and of the same mode \(test or live\), as the session\?$/,
  /^An amount or a fee of this session is no whole number of the currency's smallest unit, so no total is shown\. Is api-url the KOMOJU API\?$/,
  /^The API refused a setting that only the shop can change: [\w.-]{1,64}\.$/,
];

for (const mode of ['inline', 'frame']) {
  stories(`Hostile answers (${mode})`, () => {
    for (const question of Object.keys(QUESTIONS)) {
      for (let page = 0; page < PAGES[mode][question]; page++) {
        const first = (mode === 'frame' ? 10_000 : 0) + page * AT_ONCE;
        const cases = Array.from({ length: AT_ONCE }, (_, at) => hostileCase(question, first + at));
        story(`to "${question}", ${first} to ${first + AT_ONCE - 1}`, (cast) => play(cast, { mode, question, cases }), {
          may: [NO_ANSWER, answered('\\d+'), ...ADVICE],
        });
      }
    }
  });
}

async function play({ tab, shopper, seen }, { mode, question, cases }) {
  let shop;
  const checkout = await hostPackage((file, answer) => admit(shop.origin, file, answer));
  // Nobody is there: what is asked for is known, and no bank's page is waited for.
  await shopper.block(/^https:/);
  const api = await hostileApi(cases, 'https://shop.example');
  const page = `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>店</title>
    <script type="module" src="${checkout.origin}/komoju-checkout.js" crossorigin></script></head><body><main></main></body></html>`;
  shop = await hostPages({ '': page }, { 'content-security-policy': policy({ checkout: checkout.origin, api: api.origin }) });
  await tab.ownTime(new Date());
  await tab.open(`${shop.origin}/`);
  const attributes = { mode, 'api-url': api.origin, locale: 'ja', 'return-url': 'https://shop.example/back' };
  await tab.ask(begin, { cases, attributes });

  /** Asks something of every checkout, in its shadow tree or in its frame, which may be there before what is in it. */
  const each = async (act) => {
    if (mode === 'inline') {
      const inAll = `() => page.all('komoju-checkout').map((element) => (${act})(element.shadowRoot))`;
      return tab.ask(`(${inAll})()`);
    }
    const inIts = `(${act})(document.querySelector('#checkout') ?? document)`;
    return Promise.all(cases.map(async (_, at) => (await tab.within(`${checkout.origin}/frame.html`, at)).ask(inIts)));
  };
  const isAsked = () => cases.every((_, at) => api.asked.includes(`${at} ${question}`));
  const settle = async (when) => {
    for (const end = Date.now() + PATIENCE; ; ) {
      const isReady = when();
      // What is being answered is waited for, however little of the page's time that takes. (What is asked meanwhile is not: with
      // so many of them there is always something.)
      const asked = seen.requests.filter(({ url }) => url.startsWith('http:'));
      await world.until('the answers', () => asked.every(({ ended }) => ended));
      const stages = await each(stageOf);
      const waiting = cases.filter((_, at) => !ENDS.includes(stages[at]));
      if (isReady && waiting.length === 0) return;
      assert.ok(Date.now() < end, `they come to no end: ${waiting.map(({ seed }) => seed)}: ${stages}; asked: ${api.asked}`);
      await each(lookAgain);
      await tab.passTime(STEP);
    }
  };
  const judge = async (moment) => {
    const stages = await each(stageOf);
    const wrong = (await each(look)).flatMap(({ text, usable, odd }, at) => {
      const faults = [...odd];
      if (text === 0) faults.push('nothing to read');
      if (usable === 0 && !['done', 'instructing'].includes(stages[at])) faults.push('no way on');
      return faults.length > 0 ? [`${question} ${cases[at].seed} (${stages[at]}): ${faults}`] : [];
    });
    assert.deepEqual(wrong, [], moment);
  };

  const isPaying = ['pay', 'token'].includes(question);
  await settle(() => isPaying || isAsked());
  await judge('when it was read');
  if (question !== 'barcode') {
    await each(press);
    await settle(() => !isPaying || isAsked());
    await judge('when it was paid');
  }
  assert.equal(await tab.ask(() => 'pwned' in globalThis), false, 'a script ran');
  assert.equal(tab.url(), `${shop.origin}/`, 'the page was left');
  for (const address of await tab.ask(() => addresses)) {
    const { protocol, username } = new URL(address);
    assert.deepEqual([protocol, username], ['https:', ''], address);
  }
  assert.ok(!seen.requests.some(({ url }) => /evil\.example/.test(url) && !url.startsWith('https://evil.example')), 'somebody was asked');
}
