// The gallery in a browser: its pages on a server of their own, and windows that go from face to face.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** The strictest policy that the checkout promises to work under (DESIGN.md 5). What it forbids is a mistake of the page. */
const POLICY = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "connect-src 'self'", "img-src 'self'", "style-src 'self'",
  "font-src 'self'", "frame-src 'self' https:", "base-uri 'none'", "require-trusted-types-for 'script'",
].join('; ');

/** Opens the gallery; `close` ends its server and its browser. */
export async function openGallery() {
  const folder = process.env.KOMOJU_GALLERY;
  if (!folder) throw new Error('KOMOJU_GALLERY must name the folder that `cargo xtask gallery` builds');
  const server = createServer(async (request, response) => {
    const asked = decodeURIComponent(new URL(request.url, 'http://gallery').pathname).replace(/^\/(gallery\/)?/, '');
    const path = asked || 'index.html';
    try {
      const body = await readFile(join(folder, normalize(`/${path}`)));
      const type = TYPES[extname(path)] ?? 'text/plain';
      response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY }).end(body);
    } catch {
      response.writeHead(path === 'favicon.ico' ? 204 : 404).end();
    }
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || undefined });
  return {
    /** A window in which `gallery.show` can be called. What it may not do is in `page.mistakes`. */
    async page({ width = 360, height = 740, ...options } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        timezoneId: 'Asia/Tokyo',
        reducedMotion: 'reduce',
        ...options,
      });
      const page = await context.newPage();
      page.mistakes = [];
      page.on('pageerror', (error) => page.mistakes.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && page.mistakes.push(message.text()));
      page.on('request', (request) => {
        // Nothing leaves this machine.
        if (!request.url().startsWith(origin)) page.mistakes.push(`it asked for ${request.url()}`);
      });
      await page.goto(`${origin}/gallery/view.html`);
      await page.waitForSelector('html[data-ready]', { state: 'attached' });
      return page;
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** What there is: `{ faces: [{ group, name }], locales }`. */
export const contents = (page) => page.evaluate(() => ({ faces: gallery.faces, locales: gallery.locales }));

/** Shows a face. */
export const show = (page, wanted) => page.evaluate((face) => gallery.show(face), wanted);
