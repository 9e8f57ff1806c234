// One visit of a shopper to one page: what they wait for, and what it costs the phone.

import { shopper, tabAt } from './browser.mjs';
import { timePay } from './paying.mjs';
import { probe } from './probe.mjs';
import { listen } from './traffic.mjs';
import { typeKeys } from './typing.mjs';
import { undisturbed } from './undisturbed.mjs';

/** Longest wait for a form, in milliseconds. */
const PATIENCE = 60_000;

/**
 * @param {object} someone a shopper, `browser.mjs`
 * @param {string} shop the origin of the pages
 * @param {import('../contestants.mjs').Contestant & { widgets?: number }} contestant
 * @param {{ cpu: number, network?: object, types?: boolean }} profile
 * @returns {Promise<Record<string, number | number[] | null>>} by the names in `figures.mjs`; times in milliseconds, sizes in bytes
 */
export async function visit(someone, shop, contestant, profile) {
  const tab = await tabAt(shop, someone, profile);
  const { page, protocol } = tab;
  const traffic = listen(protocol);
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  const awaited = new Set(contestant.framed ? ['form', 'shown'] : ['form']);
  let done;
  const ready = new Promise((resolve) => (done = resolve));
  const clock = setTimeout(() => done(false), PATIENCE);
  await page.exposeFunction('benchTold', (what) => awaited.delete(what) && awaited.size === 0 && done(true));
  await page.addInitScript(probe, contestant);
  await page.goto(shop + contestant.path, { waitUntil: 'commit' });
  const isReady = await ready;
  clearTimeout(clock);
  if (!isReady) throw new Error(`${contestant.name}: the ${[...awaited]} never came. ${errors.join(' ')}`);
  await traffic.quiet();
  const top = await page.evaluate(() => ({
    begun: bench.begun, shown: bench.shown, longTasks: bench.longTasks,
    painted: performance.getEntriesByName('first-paint')[0]?.startTime ?? null,
  }));
  const frames = await Promise.all(page.frames().map((frame) => frame.evaluate(inFrame)));
  const sum = (name) => frames.reduce((total, frame) => total + frame[name], 0);
  const form = formOf(page, contestant);
  const { picker, echoed } = await form.evaluate(() => ({ picker: bench.picker, echoed: bench.echoed }));
  // What is in a frame that is not yet shown, nobody sees.
  const since = (moment) => Math.max(moment, top.shown ?? 0) - top.begun;
  const figures = {
    firstPaint: top.painted, picker: since(picker), echo: since(echoed),
    longTasks: top.longTasks.reduce((total, task) => total + task, 0), longTaskCount: top.longTasks.length,
    wasm: sum('wasm'), elements: sum('elements'), shift: sum('shift'),
    bytes: traffic.bytes, bytesOfPage: traffic.bytesOfPage, requests: traffic.requests, errors: errors.length,
  };
  if (profile.types) Object.assign(figures, await typeKeys(tab, form, contestant), await timePay(tab, form, contestant));
  await page.close();
  // The network has no part in these. The program's own memory only the probe can see, once something was typed.
  if (!profile.network) {
    const another = await shopper(someone.browser());
    const { mainThread, heap } = await undisturbed(another, shop, contestant, profile);
    await another.close();
    Object.assign(figures, { mainThread, heap, memory: heap + figures.wasm });
  }
  return figures;
}

/** The frame that the form is in. */
const formOf = (page, { framed }) =>
  framed ? page.frames().find((frame) => frame.url().endsWith('/frame.html')) : page.mainFrame();

/** Counts what is in a frame, shadow trees included. */
function inFrame() {
  let elements = 0;
  const roots = [document];
  for (const root of roots) {
    for (const { shadowRoot } of root.querySelectorAll('*')) {
      elements++;
      if (shadowRoot) roots.push(shadowRoot);
    }
  }
  let wasm = 0;
  for (const { buffer } of bench.memories) wasm += buffer.byteLength;
  return { elements, wasm, shift: bench.shift };
}
