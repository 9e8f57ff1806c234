// How the cost grows with the work: more methods, more checkouts in a page, more of them put up and taken down again.

import { launch, pause, shopper, tabAt } from './browser/browser.mjs';
import { visit } from './browser/visit.mjs';
import { PROFILES } from './profiles.mjs';
import { SESSION } from './server/ours.mjs';
import { FIGURES } from './figures.mjs';
import { median } from './told/statistics.mjs';

const SIZES = { methods: [5, 20, 60], widgets: [1, 10, 50] };

/** Ours, and by hand. */
const WHO = ['plain', 'inline'];

/** What is told of each size. */
const TOLD = ['echo', 'mainThread', 'memory', 'elements', 'keyThread'];

/**
 * @param {string} shop the origin of the pages
 * @returns {Promise<{ of: string, who: string, sizes: object[] }[]>} each size with the medians of its rounds
 */
export async function measureGrowth(browser, shop, contestants, rounds, say) {
  const told = [];
  for (const [of, sizes] of Object.entries(SIZES)) {
    for (const one of contestants.filter(({ name }) => WHO.includes(name))) {
      const points = [];
      for (const size of sizes) {
        const page = { ...one, path: `${one.path}?${of}=${size}`, fields: undefined, widgets: of === 'widgets' ? size : 1 };
        const visits = [];
        for (let round = 0; round < rounds; round++) {
          const someone = await shopper(browser);
          visits.push(await visit(someone, shop, page, PROFILES['none-1x']));
          await someone.close();
        }
        const middle = (name) => median(visits.map(FIGURES.find((figure) => figure.name === name).of));
        points.push({ size, ...Object.fromEntries(TOLD.map((name) => [name, middle(name)])) });
        say(`${size} ${of}, ${one.name}`);
      }
      told.push({ of, who: one.name, sizes: points });
    }
  }
  return told;
}

/**
 * During hundreds of rounds an engine compiles the scripts that run most to machine code, and keeps that in its heap: memory would
 * seem to grow. Told this, it does not.
 */
const UNCOMPILED = '--js-flags=--no-sparkplug,--no-maglev,--no-opt';

/**
 * Puts up a checkout and takes it down, again and again in one page.
 * @returns {Promise<{ rounds: number, memory: number, elements: number }[]>} after each tenth of the rounds; memory in bytes
 */
export async function measureRounds(server, rounds, say) {
  const browser = await launch(UNCOMPILED);
  try {
    const { page, protocol, metric } = await tabAt(server.shop, await shopper(browser), { cpu: 1 });
    await page.addInitScript(keepMemories);
    await page.goto(`${server.shop}/ours/inline?widgets=0`);
    const told = [];
    const step = rounds / 10;
    for (let done = step; done <= rounds; done += step) {
      await page.evaluate(upAndDown, { rounds: step, session: SESSION.slice(0, -2) + '06', api: server.api });
      await pause(200);
      await protocol.send('HeapProfiler.collectGarbage');
      const { JSHeapUsedSize: heap, Nodes: elements } = await metric();
      const wasm = await page.evaluate(() => [...bench.memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0));
      told.push({ rounds: done, memory: heap + wasm, elements });
      say(`${done} rounds`);
    }
    return told;
  } finally {
    await browser.close();
  }
}

/** As in `probe.mjs`, without what watches a form come. */
function keepMemories() {
  window.bench = { memories: new Set() };
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (source, imports) => {
    const made = await instantiate.call(WebAssembly, source, imports);
    const exported = Object.values((made.instance ?? made).exports);
    for (const value of exported) if (value instanceof WebAssembly.Memory) bench.memories.add(value);
    return made;
  };
}

async function upAndDown({ rounds, session, api }) {
  for (let round = 0; round < rounds; round++) {
    const checkout = document.createElement('komoju-checkout');
    checkout.setAttribute('session-id', session);
    checkout.setAttribute('publishable-key', 'pk_test_bench');
    checkout.setAttribute('api-url', api);
    checkout.setAttribute('payment-type', 'credit_card');
    const ready = new Promise((resolve) => checkout.addEventListener('komoju-ready', resolve, { once: true }));
    document.body.append(checkout);
    await ready;
    checkout.remove();
    await new Promise((resolve) => setTimeout(resolve));
  }
}
