// A shop's own page around the element, as a test wants it, under the strictest policy there is (DESIGN.md 5).

import { Checkout } from './checkout.mjs';
import { FramedCheckout } from './framed.mjs';
import { hostPackage, hostPages } from './host.mjs';
import * as world from './world.mjs';

const policy = (checkout) => [
  "default-src 'none'",
  `script-src 'self' ${checkout} 'wasm-unsafe-eval'`,
  `connect-src 'self' ${checkout} ${world.api}`,
  `img-src ${checkout} ${world.api}`,
  `style-src ${checkout}`,
  // The shop's own fonts, should it have any.
  "font-src 'self'",
  // The bank's page leads back to the shop's within its frame.
  `frame-src 'self' ${checkout} ${world.bank}`,
  "require-trusted-types-for 'script'",
].join('; ');

/** A session that leads back to a page of somebody's own. */
export async function sessionFor(origin, { types = 'credit_card,konbini,paypay', ...parameters } = {}) {
  const order = {
    amount: 1_200, currency: 'JPY', default_locale: 'ja', payment_types: types.split(','), return_url: `${origin}/thanks`, ...parameters,
  };
  const { status, body } = await world.asTheShop('POST', '/sessions', order);
  if (status !== 200) throw new Error(`the sandbox answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** A page; a script of its own runs before the elements are known. */
const page = (checkout, body, script) => `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><title>店</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<script type="module" src="${checkout}/komoju-checkout.js" crossorigin></script></head>
<body><main>${body}</main>${script ? '<script src="/page.js"></script>' : ''}</body></html>`;

const attribute = (value) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/**
 * Opens a page and plays in it.
 * @param {object} tab
 * @param {object} wanted
 * @param {(given: { session: any, mode: string, json: string }) => string} wanted.body its HTML; `json` is the session as
 *   an attribute's value
 * @param {string} [wanted.script] runs in the page before the elements are known
 * @param {string} [wanted.mode] where the checkout runs
 * @param {object} [wanted.order] what the session is for
 * @param {(page: { tab: object, session: any, origin: string, at: (host: string, nth?: number) => Promise<object> }) => Promise<void>} play
 *   `at` finds the checkout in an element; `nth` is which of the frames is its own
 */
export async function inPage(tab, { body, script, mode = 'inline', order }, play) {
  const pages = { thanks: '<h1>ありがとうございます</h1>', order: '<h1>ご注文</h1>' };
  const checkout = await hostPackage();
  const own = await hostPages(pages, { 'content-security-policy': policy(checkout.origin) });
  const session = await sessionFor(own.origin, order);
  pages[''] = page(checkout.origin, body({ session, mode, json: attribute(JSON.stringify(session)) }), script);
  if (script) pages['page.js'] = script;
  await tab.open(`${own.origin}/`);
  const at = async (host, nth = 0) =>
    mode === 'inline' ? new Checkout(tab, host) : new FramedCheckout(tab, await tab.within(`${checkout.origin}/frame.html`, nth));
  await play({ tab, session, origin: own.origin, at });
}

/** The attributes that every element needs. */
export const about = ({ session, mode }) =>
  `session-id="${session.id}" publishable-key="pk_test_sandbox" api-url="${world.api}" mode="${mode}"`;

/** What was sent by a form, in its order: names and values. */
export function sentForms(seen, path = '/order') {
  const posts = seen.requests.filter(({ method, url }) => method === 'POST' && new URL(url).pathname === path);
  return posts.map(({ body }) => [...new URLSearchParams(body)]);
}

/** The shop's server pays a session with a token. */
export const payWith = (session, token) =>
  world.asTheShop('POST', `/sessions/${session.id}/pay`, { payment_details: token });
