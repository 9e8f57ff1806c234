// The servers of the bench, on this machine: the shop with a page for everybody who is measured, the checkout's host, and
// the API. They answer at once, compressed as well as can be, and let everything be kept that has a version; the
// browser's throttling does the rest, for all alike.

import { createHash } from 'node:crypto';
import http from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { adyen } from './adyen.mjs';
import { komoju } from './komoju.mjs';
import { framePage, ourPage } from './ours.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json', '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.txt': 'text/plain; charset=utf-8',
};

/** The shop's page gets clocks of 5 µs by being isolated; a frame of another origin has 100 µs. */
const HEADERS = {
  'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff',
};

/**
 * @typedef {{ status?: number, type: string, body: string | Buffer, fresh?: boolean, headers?: object }} Answer `fresh` is
 *   what must not be kept
 */

/**
 * Starts them on ports that nobody uses.
 * @param {{ pages: string, package: string, peers: string }} folders of the others' pages, of `pkg/`, of the packages of `peers`
 * @returns {Promise<{ shop: string, checkout: string, api: string, close: () => void }>} their origins
 */
export async function serve(folders) {
  const origins = {};
  const { files: integrity } = JSON.parse(await readFile(join(folders.package, 'integrity.json'), 'utf8'));
  const kept = new Map();
  const file = async (folder, path) => {
    try {
      const body = await readFile(join(folder, normalize(`/${path}`)));
      return { type: TYPES[extname(path)] ?? 'application/octet-stream', body, fresh: extname(path) === '.html' };
    } catch {
      return { status: 404, type: 'text/plain', body: 'not here', fresh: true };
    }
  };
  const routes = {
    async shop(url) {
      const { pathname: path } = url;
      if (path === '/blank') return { type: TYPES['.html'], body: '<!doctype html><title>blank</title>', fresh: true };
      if (path === '/pay') return { status: 402, type: 'application/json', body: '{}', fresh: true };
      if (path.startsWith('/ours/')) return { type: TYPES['.html'], body: ourPage(url, origins, integrity), fresh: true };
      if (path.startsWith('/pkg/')) return file(folders.package, path.slice(5));
      if (path.startsWith('/checkoutshopper/')) return adyen(path, folders.peers);
      return file(folders.pages, path.endsWith('/') ? `${path}index.html` : path);
    },
    async checkout({ pathname }) {
      const answer = await file(folders.package, pathname.slice(1));
      return pathname === '/frame.html' ? { ...answer, body: framePage(String(answer.body), origins) } : answer;
    },
    api: (url, request) => komoju(url, request, origins),
  };
  const servers = [];
  for (const [name, route] of Object.entries(routes)) {
    const server = http.createServer(async (request, response) => {
      request.resume();
      const url = new URL(request.url, 'http://localhost');
      const { status = 200, type, body, fresh, headers } = await route(url, request);
      // A page is asked for each time, and sent again only if it is another.
      const etag = fresh && type === TYPES['.html'] ? `"${createHash('sha1').update(body).digest('hex')}"` : undefined;
      if (etag && request.headers['if-none-match'] === etag) {
        response.writeHead(304, { ...HEADERS, etag, 'cache-control': 'no-cache' });
        return response.end();
      }
      const isTaken = /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
      const isCompressed = isTaken && /text|json|wasm|svg/.test(type) && body.length > 200;
      const sent = isCompressed ? compressed(body, kept) : Buffer.from(body);
      response.writeHead(status, {
        ...HEADERS, 'content-type': type, 'content-length': sent.length, ...(isCompressed && { 'content-encoding': 'br' }),
        'cache-control': fresh ? 'no-cache' : 'public, max-age=31536000, immutable', ...(etag && { etag }), ...headers,
      });
      response.end(sent);
    });
    await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
    // By name: a page of localhost and one of 127.0.0.1 are of different sites, and would be given different processes.
    origins[name] = `http://localhost:${server.address().port}`;
    servers.push(server);
  }
  return { ...origins, close: () => servers.forEach((server) => (server.closeAllConnections(), server.close())) };
}

/** Brotli at its best, each content once. */
function compressed(body, kept) {
  const key = String(body);
  if (!kept.has(key)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
    kept.set(key, brotliCompressSync(body, { params }));
  }
  return kept.get(key);
}
