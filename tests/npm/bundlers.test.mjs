// The package in the hands of each bundler: a shop's page is built, served and paid on.

import assert from 'node:assert/strict';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { VISA } from '../e2e/cards.mjs';
import { Checkout } from '../e2e/checkout.mjs';
import { FramedCheckout } from '../e2e/framed.mjs';
import { stories, story } from '../e2e/harness.mjs';
import { arrive } from '../e2e/shop.mjs';
import * as world from '../e2e/world.mjs';
import { project, surroundings, tool } from './installed.mjs';
import { SCRIPT, THANKS, atTheEnd, host, openSession, page, pageFor, policy, serve } from './shop.mjs';

const BUILT = page('<script type="module" src="./main.js"></script>');

/** A shop that has the rules check a card number before anything else. */
const RULES = `
import { checkCardNumber } from 'komoju-checkout/rules';
document.title = checkCardNumber('4111 1111 1111 1111').state;
`;

/** Serves what a bundler has made of a project. Where that was on its disk is nobody's affair. */
async function made(root, options) {
  const folder = join(root, 'dist');
  for (const name of (await readdir(folder, { recursive: true })).filter((name) => /\.(js|html)$/.test(name))) {
    assert.ok(!(await readFile(join(folder, name), 'utf8')).includes(root), `${name} tells ${root}`);
  }
  return serve(folder, { 'content-security-policy': policy(options) });
}

/** Builds and serves a shop with a script; the answer is its address. */
const UNCONFIGURED = {
  Vite: async (name, script) => {
    const root = await project(`vite-${name}`, { 'index.html': BUILT, 'main.js': script });
    await tool('vite', ['build', '--logLevel=warn'], root);
    return made(root);
  },
  'webpack 5': async (name, script) => {
    const root = await project(`webpack-${name}`, { 'src/index.js': script });
    await tool('webpack', ['--mode=production'], root);
    await writeFile(join(root, 'dist/index.html'), page('<script defer src="main.js"></script>'));
    // Its own code loads parts by the tags of scripts, which trusted types forbid until `output.trustedTypes` is set.
    return made(root, { trustedTypes: false });
  },
  Parcel: async (name, script) => {
    const root = await project(`parcel-${name}`, { 'index.html': BUILT, 'main.js': script });
    await tool('parcel', ['build', 'index.html', '--no-autoinstall', '--log-level=warn'], root);
    // It writes into the page which file is called what.
    const html = await readFile(join(root, 'dist/index.html'), 'utf8');
    const [, inline] = html.match(/<script type="?importmap"?>(.*?)<\/script>/s) ?? [];
    return made(root, { inline });
  },
};

/** The same, of shops that do not have the package's other files themselves: `checkout` is where those are. */
const HOSTED = {
  'Vite in development': async (checkout) => {
    const root = await project('vite-dev', {
      'index.html': BUILT, 'main.js': SCRIPT, 'public/favicon.ico': '', [`public/${THANKS.name}`]: THANKS.text,
    });
    const { createServer } = await import(pathToFileURL(createRequire(`${surroundings}/`).resolve('vite')));
    const server = await createServer({
      root,
      configFile: false,
      cacheDir: join(root, '.vite'),
      logLevel: 'warn',
      server: {
        host: '127.0.0.1',
        port: 0,
        // It tells the page by a socket when a file has changed.
        headers: { 'content-security-policy': policy({ checkout, connect: 'ws:' }) },
      },
    });
    await server.listen();
    atTheEnd(() => server.close());
    return `http://127.0.0.1:${server.httpServer.address().port}`;
  },
  esbuild: async (checkout) => {
    const root = await project('esbuild', { 'main.js': SCRIPT, 'out/index.html': BUILT });
    const options = ['--bundle', '--format=esm', '--splitting', '--outdir=out', '--log-level=warning'];
    await tool('esbuild', ['main.js', ...options], root);
    return serve(join(root, 'out'), { 'content-security-policy': policy({ checkout }) });
  },
  Rollup: async (checkout) => {
    const root = await project('rollup', { 'main.js': SCRIPT, 'out/index.html': BUILT });
    await tool('rollup', ['main.js', '--dir=out', '--plugin=node-resolve', '--failAfterWarnings', '--silent'], root);
    return serve(join(root, 'out'), { 'content-security-policy': policy({ checkout }) });
  },
};

/** Pays on the page of a shop, wherever the checkout runs in it. */
async function pays(tab, seen, address, attributes, find, from) {
  const session = await openSession(address);
  await tab.open(pageFor(address, session, attributes));
  const checkout = await find(tab);
  await checkout.reach('collecting');
  await checkout.payByCard(VISA);
  await arrive(tab, `${address}/${THANKS.name}`);
  const { charges, data } = await world.payments(session);
  assert.deepEqual([charges, data.map(({ status }) => status)], [1, ['captured']]);
  const files = seen.requests.map(({ url }) => url).filter((url) => /\.(wasm|txt)(\?|$)/.test(url));
  assert.ok(files.length >= 2 && files.every((url) => url.startsWith(`${from}/`)), `${files}`);
}

const inPage = (tab) => new Checkout(tab);
const inFrameOf = (checkout) => (tab) => FramedCheckout.find(tab, checkout);

stories('Bundlers', () => {
  for (const [bundler, open] of Object.entries(UNCONFIGURED)) {
    story(`${bundler}, unconfigured: a card pays in the shop's page`, async ({ tab, seen }) => {
      const address = await open('shop', SCRIPT);
      await pays(tab, seen, address, {}, inPage, address);
    });

    story(`${bundler}, unconfigured: the rules check a number`, async ({ tab }) => {
      await tab.open(await open('rules', RULES));
      await tab.wait('the answer', () => document.title === 'valid');
    });
  }

  for (const [bundler, open] of Object.entries(HOSTED)) {
    let places;
    const shop = () => (places ??= host().then(async (checkout) => ({ checkout, address: await open(checkout) })));

    story(`${bundler}, with checkout-url: a card pays in a frame`, async ({ tab, seen }) => {
      const { checkout, address } = await shop();
      await pays(tab, seen, address, { 'checkout-url': checkout }, inFrameOf(checkout), checkout);
    });

    story(`${bundler}, with checkout-url: a card pays in the shop's page, if it says so`, async ({ tab, seen }) => {
      const { checkout, address } = await shop();
      await pays(tab, seen, address, { 'checkout-url': checkout, mode: 'inline' }, inPage, checkout);
    });

    story(
      `${bundler}: a frame without checkout-url says what it needs, and the shopper gets a link`,
      async ({ tab }) => {
        const { address } = await shop();
        await tab.open(pageFor(address, await openSession(address), { mode: 'frame' }));
        await tab.wait('the link', () => page.find('komoju-checkout >>> a[href]'));
      },
      { errors: [/mode="frame" needs checkout-url/] },
    );
  }
});
