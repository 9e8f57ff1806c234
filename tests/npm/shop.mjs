// A shop of somebody else: a page made by a bundler, on a server of its own, under the policy of DESIGN.md 5. Its parameters
// are the attributes of the element.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { after } from 'node:test';
import * as world from '../e2e/world.mjs';
import { packed } from './installed.mjs';

/** Where a shopper comes after paying. */
export const THANKS = { name: 'thanks.html', text: '<!doctype html><meta charset="utf-8"><title>Thanks</title>' };

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/**
 * The strictest policy that the checkout promises to work under; sandbox and bank have no TLS here.
 * @param {{ checkout?: string, trustedTypes?: boolean, connect?: string, inline?: string }} options `checkout` is where the
 *   package is hosted, if not beside the page; the others are what a bundler's own code cannot do without, `inline` being
 *   the text of a script that it writes into the page
 */
export const policy = ({ checkout = '', trustedTypes = true, connect = '', inline } = {}) =>
  [
    `default-src 'none'`,
    `script-src 'self' ${checkout} 'wasm-unsafe-eval' ${inline ? hashed(inline) : ''}`,
    `connect-src 'self' ${checkout} ${world.api} ${connect}`,
    `img-src 'self' ${checkout} ${world.api}`,
    `style-src 'self' ${checkout}`,
    `font-src 'self' ${checkout}`,
    `frame-src ${checkout} https: http://127.0.0.1:*`,
    `base-uri 'none'`,
    ...(trustedTypes ? [`require-trusted-types-for 'script'`] : []),
  ].join('; ');

const hashed = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * Serves a folder until the file's last test is over.
 * @returns {Promise<string>} the address, without a trailing slash
 */
export async function serve(folder, headers = { 'content-security-policy': policy() }) {
  const server = createServer(async ({ url }, response) => {
    const path = normalize(decodeURIComponent(new URL(url, 'http://shop').pathname));
    // A browser asks for it of its own accord.
    if (path === '/favicon.ico') return void response.writeHead(204).end();
    if (path === `/${THANKS.name}`) return void response.writeHead(200, { 'content-type': TYPES['.html'] }).end(THANKS.text);
    const file = join(folder, path === '/' ? 'index.html' : path);
    const type = TYPES[extname(file)];
    const there = await stat(file).catch(() => undefined);
    if (!type || !there?.isFile()) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': type, ...headers });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${server.address().port}`;
}

const closing = [];
/** Has something done when the file's last test is over. */
export const atTheEnd = (close) => closing.push(close);
after(() => Promise.all(closing.map((close) => close())));

/** Hosts the package, for pages of any origin; the answer is the address. */
export async function host() {
  const { unpacked } = await packed();
  return serve(unpacked, { 'access-control-allow-origin': '*' });
}

/** The page of a shop, with the script that its bundler reads or has made, and what a server has rendered. */
export const page = (script, rendered = '') => `<!doctype html>
<html lang="ja">
  <head><meta charset="utf-8"><title>A shop</title></head>
  <body><main>${rendered}</main>${script}</body>
</html>
`;

/** What such a shop writes: the element, with attributes from the address. */
export const SCRIPT = `
import { define } from 'komoju-checkout';

const checkout = document.createElement('komoju-checkout');
for (const [name, value] of new URLSearchParams(location.search)) checkout.setAttribute(name, value);
document.querySelector('main').append(checkout);
define();
`;

/** Opens a session from which a shopper comes back to this shop: then it may have the checkout in a frame. */
export async function openSession(address) {
  const { status, body } = await world.asTheShop('POST', '/sessions', {
    amount: 1200,
    currency: 'JPY',
    default_locale: 'ja',
    payment_types: ['credit_card', 'konbini'],
    return_url: `${address}/${THANKS.name}`,
  });
  if (status >= 300) throw new Error(`no session: ${status}`);
  return body.id;
}

/** The address of the page for a session of the sandbox. */
export const pageFor = (address, session, attributes = {}) =>
  `${address}/?${new URLSearchParams({
    'session-id': session, 'publishable-key': 'pk_test_sandbox', 'api-url': world.api, ...attributes,
  })}`;
