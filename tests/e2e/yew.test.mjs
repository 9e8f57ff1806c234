// A shop's page written in Yew (`examples/yew`), from its own origin: the component in an application.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { after, before } from 'node:test';
import { VISA } from './cards.mjs';
import { Challenge } from './challenge.mjs';
import { Checkout, payRequests } from './checkout.mjs';
import { BACK_AT_THE_SHOP, stories, story } from './harness.mjs';
import * as world from './world.mjs';

const PAGE = new URL('../../examples/yew/', import.meta.url);
const BUILT = process.env.KOMOJU_EXAMPLE;
if (!BUILT) throw new Error('KOMOJU_EXAMPLE is not set; run these tests by `cargo xtask test e2e`');

const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.wasm': 'application/wasm' };

/** No inline style and no inline script: the application itself starts from a file. */
const POLICY = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", `connect-src 'self' ${world.api}`,
  `img-src ${world.api}`, `frame-src 'self' ${world.bank} ${world.api}`, "require-trusted-types-for 'script'", "trusted-types 'none'",
].join('; ');

/** The page as it is written, with what Trunk puts into it. */
async function page() {
  const text = await readFile(new URL('index.html', PAGE), 'utf8');
  return text
    .replace('<link data-trunk rel="css"', '<link rel="stylesheet"')
    .replace('<link data-trunk rel="rust" />', '<script type="module" src="/start.js"></script>');
}

const START = "import start from '/yew-shop.js'; start({ module_or_path: '/yew-shop_bg.wasm' });";

async function file(path) {
  if (path === '/') return page();
  if (path === '/start.js') return START;
  if (path === '/shop.css') return readFile(new URL('shop.css', PAGE));
  return readFile(join(BUILT, path));
}

let server;
let origin;
before(async () => {
  server = createServer(async ({ url }, answer) => {
    const { pathname } = new URL(url, 'http://127.0.0.1');
    try {
      const body = await file(pathname);
      answer.setHeader('content-type', TYPES[extname(pathname)] ?? TYPES['.html']);
      answer.setHeader('content-security-policy', POLICY);
      answer.end(body);
    } catch {
      answer.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
    }
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());

/** Where the page's own buttons stand. */
const BUTTONS = { en: 2, leave: 4 };

/** The page for a new session of this shop, with its picker. */
async function open(tab) {
  const order = { amount: 1200, currency: 'JPY', default_locale: 'ja', return_url: `${origin}/` };
  const { body } = await world.asTheShop('POST', '/sessions', order);
  await tab.open(`${origin}/?${new URLSearchParams({ session: body.id, key: 'pk_test_sandbox', api: world.api })}`);
  const checkout = new Checkout(tab, 'section > div');
  await checkout.reach('collecting');
  return { checkout, session: body.id };
}

const press = (tab, name) => tab.click(`nav button:nth-child(${BUTTONS[name]})`);

/** Waits until the page itself says something that begins so; the answer is all of it. */
const news = (tab, start) =>
  tab.wait(`the news "${start}"`, (words) => {
    const said = page.find('[role=status]').innerText;
    return said.startsWith(words) && said;
  }, start);

const isGone = (tab) => tab.wait('the page without its checkout', () => !page.find('section'));

stories('A page in Yew', () => {
  story('a card pays, another language loses nothing, and the page goes on by itself', async ({ tab, seen }) => {
    const { checkout, session } = await open(tab);
    await news(tab, 'Choose one of');
    await checkout.chooseMethod('credit_card');
    await checkout.fillCard(VISA);
    await press(tab, 'en');
    await tab.wait('English', (place) => page.find(place), checkout.place('[lang=en]'));
    await checkout.holds('number', '4111 1111 1111 1111');
    await checkout.pay();
    const thanks = await news(tab, 'Thank you!');
    const payment = await world.onlyPayment(session);
    assert.equal(thanks, `Thank you! Payment ${payment.id}.`);
    await isGone(tab);
    assert.equal(payRequests(seen).length, 1);
    assert.ok(tab.url().startsWith(origin), 'it was told not to leave');
  });

  story('3-D Secure stands over the page', async ({ tab }) => {
    const { checkout, session } = await open(tab);
    const challenge = await Challenge.by(checkout);
    await challenge.atTheBank('approve');
    await news(tab, 'Thank you!');
    assert.equal((await world.onlyPayment(session)).status, 'captured');
    // The frame arrives at this very page, which may begin before it is taken away: nobody gives it a key there.
  }, { may: [BACK_AT_THE_SHOP, /^publishable-key is missing/] });

  story('back to the cart, to the checkout again, and a konbini slip', async ({ tab }) => {
    const { checkout } = await open(tab);
    await checkout.chooseMethod('credit_card');
    await press(tab, 'leave');
    await isGone(tab);
    await press(tab, 'leave');
    await checkout.reach('collecting');
    await checkout.chooseMethod('konbini');
    await checkout.holds('email', 'hanako@example.com');
    await tab.click(checkout.place('[data-store=lawson] input'));
    await checkout.pay();
    await checkout.reach('instructing');
    await news(tab, 'Cash is awaited');
  });
});
