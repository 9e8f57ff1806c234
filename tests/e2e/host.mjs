// Somebody's own web server, on an origin of its own: a shop's pages as a test wants them, or a host of the package that
// does something else than it should.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { after } from 'node:test';
import * as world from './world.mjs';

const PACKAGE = new URL('../../pkg/', import.meta.url);

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** They serve until all stories of a file are told: what a page still loads when its story ends would be an error of the page's. */
const servers = [];
after(() => servers.forEach((server) => server.close().closeAllConnections()));

/**
 * @param {(file: string, answer: { status: number, headers: Record<string, string>, body: string | Buffer, parts?: AsyncIterable<Buffer> }) => void} change
 *   what becomes of each answer, by the name of its file; an answer without a body has status 404. `parts` are sent in its
 *   place, each when it comes, and if they fail so does the answer
 * @returns {Promise<{ origin: string }>}
 */
async function serve(change) {
  const server = createServer(async (request, response) => {
    const file = decodeURIComponent(new URL(request.url, 'http://host').pathname.slice(1));
    const answer = { status: 200, headers: { 'content-type': TYPES[extname(file)] ?? 'text/html; charset=utf-8' }, body: '' };
    // No browser is kept from asking for one.
    if (file === 'favicon.ico') answer.status = 204;
    else await change(file, answer);
    response.writeHead(answer.status, answer.headers);
    try {
      for await (const part of answer.parts ?? [answer.body]) response.write(part);
      response.end();
    } catch {
      response.destroy();
    }
  });
  servers.push(server);
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return { origin: `http://127.0.0.1:${server.address().port}` };
}

/** A host of the package, as the README wants it to be; but for what is changed. */
export const hostPackage = (change = () => undefined) =>
  serve(async (file, answer) => {
    answer.headers['access-control-allow-origin'] = '*';
    try {
      answer.body = await readFile(new URL(file, PACKAGE));
    } catch {
      answer.status = 404;
    }
    await change(file, answer);
  });

/**
 * A site with pages of its own.
 * @param {Record<string, string>} pages by path, without the slash
 * @param {Record<string, string>} headers sent with each
 */
export const hostPages = (pages, headers = {}) =>
  serve((file, answer) => {
    answer.body = pages[file] ?? '';
    if (!(file in pages)) answer.status = 404;
    Object.assign(answer.headers, headers);
  });

/** Has the checkout's page be one that these shops may have in a frame, as its host writes into it (README, "Host it"). */
export function admit(shops, file, answer) {
  const name = 'name="komoju-checkout-parents" content="';
  if (file === 'frame.html') answer.body = String(answer.body).replace(`${name}"`, `${name}${shops}"`);
}

/**
 * The policy that a shop sends with its pages (DESIGN.md 5), in full.
 * @param {{ checkout: string, api?: string, wasm?: string, frames?: string, scripts?: string }} origins where the package is
 *   and where the API; what may be in a frame and what scripts may come from, if that is to be less; `wasm` is the word that
 *   lets WebAssembly run
 */
export const policy = ({
  checkout, api = world.api, wasm = "'wasm-unsafe-eval'", frames = `${checkout} https: http://127.0.0.1:*`, scripts = checkout,
}) =>
  [
    "default-src 'none'", `script-src ${scripts} ${wasm}`, `connect-src ${checkout} ${api}`, `img-src ${checkout} ${api}`,
    `style-src ${checkout}`, `font-src ${checkout}`, `frame-src ${frames}`, "require-trusted-types-for 'script'",
  ].join('; ');

/** A plain page with a checkout in it. */
export const pageWith = (script, attributes, more = '') => `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><title>店</title>${more}
<script type="module" src="${script}" crossorigin></script></head>
<body><main><komoju-checkout ${attributes}><a id="own" href="https://pay.example/">別のページ</a></komoju-checkout></main></body></html>`;
