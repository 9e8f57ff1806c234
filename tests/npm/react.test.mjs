// The React component in a browser, with React 18 and 19: properties, handlers, the ref, strict mode, hydration.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { VISA } from '../e2e/cards.mjs';
import { Checkout, told } from '../e2e/checkout.mjs';
import { stories, story } from '../e2e/harness.mjs';
import * as world from '../e2e/world.mjs';
import { inNode, packed, project, tool } from './installed.mjs';
import { host, page, policy, serve } from './shop.mjs';

/** What both sides render. The parameters of the address are properties, and `heard` lists what the handlers heard. */
const APP = `
  import { StrictMode, createElement as h, useRef, useState } from 'react';
  import { KomojuCheckout } from 'komoju-checkout/react';

  export const heard = [];

  export function Shop({ given }) {
    const [round, setRound] = useState(1);
    const [shown, setShown] = useState(true);
    const [more, setMore] = useState({});
    const checkout = useRef(null);
    globalThis.shop = { heard, checkout, setRound, setShown, setMore };
    const hear = (name) => (event) => heard.push([name, round, event.type]);
    return shown && h(KomojuCheckout, {
      ...given, ...more, ref: checkout, className: 'wide',
      onReady: hear('onReady'), onMethod: hear('onMethod'), onChange: hear('onChange'),
      onComplete: (event) => { event.preventDefault(); hear('onComplete')(event); },
    }, h('a', { href: '/instead' }, 'Pay elsewhere'));
  }

  export const app = (given) => h(StrictMode, null, h(Shop, { given }));
`;

const CLIENT = `
  import { createRoot, hydrateRoot } from 'react-dom/client';
  import { app } from './app.js';
  const given = JSON.parse(new URLSearchParams(location.search).get('given'));
  const main = document.querySelector('main');
  if (main.firstChild) hydrateRoot(main, app(given)); else createRoot(main).render(app(given));
`;

const SERVER = `
  import { renderToString } from 'react-dom/server';
  import { app } from './app.js';
  process.stdout.write(renderToString(app(JSON.parse(process.argv[2] ?? '{}'))));
`;

const PLACES = { 'React 19': 'surrounded', 'React 18': 'surrounded/react-18' };

/** A shop's page built with a React; in development, where React tells what it does not like. */
async function built(name, place) {
  const root = await project(name, { 'app.js': APP, 'client.js': CLIENT, 'server.js': SERVER }, { place });
  const options = ['--bundle', '--format=esm', '--splitting', '--outdir=out', '--log-level=warning'];
  await tool('esbuild', ['client.js', ...options, '--define:process.env.NODE_ENV="development"'], root);
  return root;
}

/** The same shop for each story of a React; building it takes seconds. */
const shops = {};
const shopWith = (react) =>
  (shops[react] ??= (async () => {
    const root = await built(react.replace(' ', '-'), PLACES[react]);
    await writeFile(join(root, 'out/index.html'), page('<script type="module" src="client.js"></script>'));
    const checkout = await host();
    const headers = { 'content-security-policy': policy({ checkout }) };
    return { root, checkout, address: await serve(join(root, 'out'), headers) };
  })());

/** The component's properties for a session, and the page with them. */
async function given(checkoutUrl, more) {
  const session = await world.newSession();
  return {
    sessionId: session,
    publishableKey: 'pk_test_sandbox',
    apiUrl: world.api,
    checkoutUrl,
    mode: 'inline',
    ...more,
  };
}

const pageWith = (address, properties) => `${address}?${new URLSearchParams({ given: JSON.stringify(properties) })}`;

const heard = (tab) => tab.ask(() => shop.heard.map(([name, round]) => `${name} ${round}`));

/** The form may stand before it is told of. */
const isReady = (tab) => tab.wait('the word that it is ready', () => shop.heard.length > 0);

const attribute = (tab, name) => tab.ask((which) => page.find('komoju-checkout').getAttribute(which), name);

/** Waits until an attribute has a value. */
const becomes = (tab, name, value) =>
  tab.wait(
    `${name}=${value}`,
    ([which, wanted]) => page.find('komoju-checkout').getAttribute(which) === wanted,
    [name, value],
  );

for (const react of Object.keys(PLACES)) {
  stories(`${react}, in strict mode`, () => {
    story('a card is paid with, and each handler hears its events, the newest one', async ({ tab, seen }) => {
      const { address, checkout: hosted } = await shopWith(react);
      await tab.open(pageWith(`${address}/`, await given(hosted, { prefill: { email: 'taro@example.jp' } })));
      const checkout = new Checkout(tab);
      await checkout.reach('collecting');
      await isReady(tab);
      assert.deepEqual(await heard(tab), ['onReady 1']);
      assert.ok(await tab.ask(() => shop.checkout.current === page.find('komoju-checkout')), 'the ref is the element');
      assert.equal(await attribute(tab, 'class'), 'wide');
      assert.equal(await attribute(tab, 'prefill'), '{"email":"taro@example.jp"}');

      await tab.ask(() => shop.setRound(2));
      await checkout.payByCard(VISA);
      await tab.wait('the end', () => shop.heard.some(([name]) => name === 'onComplete'));
      const names = await heard(tab);
      assert.deepEqual(names.filter((name) => !name.startsWith('onChange')), ['onReady 1', 'onMethod 2', 'onComplete 2']);
      assert.equal(names.filter((name) => name.startsWith('onChange')).length, told(seen, 'komoju-change').length);
      // Prevented, so the page has stayed.
      assert.ok(tab.url().startsWith(address));
      const reads = seen.requests.filter(({ method, url }) => method === 'GET' && /\/api\/v1\/sessions\/\w+$/.test(url));
      const ready = reads.filter(({ began }) => began < seen.requests.find(({ method }) => method === 'POST').began);
      assert.equal(ready.length, 1, 'mounted twice, begun once');
    });

    story('properties change, objects are handed over whole, and what is not given any more goes', async ({ tab }) => {
      const { address, checkout: hosted } = await shopWith(react);
      const properties = await given(hosted);
      await tab.open(pageWith(`${address}/`, properties));
      const checkout = new Checkout(tab);
      await checkout.reach('collecting');

      await tab.ask(() => shop.setMore({ locale: 'en', token: true }));
      await becomes(tab, 'locale', 'en');
      assert.equal(await tab.ask(() => shop.checkout.current.token), true);
      await tab.ask(() => shop.setMore({ token: false }));
      await becomes(tab, 'locale', null);
      assert.equal(await tab.ask(() => shop.checkout.current.token), false);

      const session = await world.showSession(properties.sessionId);
      await tab.ask((object) => shop.setMore({ session: object, continuePayment: async () => 'added' }), session);
      await becomes(tab, 'session', JSON.stringify(session));
      assert.equal(await tab.ask(() => shop.checkout.current.continuePayment()), 'added');
      await tab.ask((text) => shop.setMore({ session: text }), JSON.stringify({ ...session, amount: 1 }));
      await becomes(tab, 'session', JSON.stringify({ ...session, amount: 1 }));
      await tab.ask(() => shop.setMore({}));
      await becomes(tab, 'session', null);
      assert.equal(await tab.ask(() => typeof shop.checkout.current.continuePayment), 'undefined');

      await tab.ask(() => shop.setShown(false));
      await tab.wait('an empty page', () => !page.find('komoju-checkout') && shop.checkout.current === null);
    });

    story('what a server has rendered goes on in the browser', async ({ tab, seen }) => {
      const { root, address, checkout: hosted } = await shopWith(react);
      const properties = await given(hosted, { session: undefined, locale: 'ja', token: false });
      const { stdout } = await inNode(root, 'server.js', JSON.stringify(properties));
      assert.match(stdout, /^<komoju-checkout session-id="\w+" [^>]*class="wide"><a href="\/instead">Pay elsewhere<\/a>/);
      await writeFile(join(root, 'out/rendered.html'), page('<script type="module" src="client.js"></script>', stdout));
      await tab.open(pageWith(`${address}/rendered.html`, properties));
      const checkout = new Checkout(tab);
      await checkout.reach('collecting');
      await isReady(tab);
      assert.deepEqual(await heard(tab), ['onReady 1']);
      assert.equal(told(seen, 'komoju-error').length, 0);
      await checkout.payByCard(VISA);
      await tab.wait('the end', () => shop.heard.some(([name]) => name === 'onComplete'));
    });
  });
}

test('frameworks that run components on servers are told that this one is for the browser', async () => {
  const { unpacked } = await packed();
  assert.match(await readFile(join(unpacked, 'react.js'), 'utf8'), /^["']use client["'];/);
});
