// The browser, and windows in it that are as slow as a profile says.

import { chromium } from 'playwright-core';

/** Not of the page: processes of its own for a frame, and what Chromium loads for its address bar whenever a window opens. */
const WITHOUT = ['IsolateOrigins', 'site-per-process', 'OriginKeyedProcessesByDefault', 'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];

/** Everything of a checkout runs in one process, as it does on a cheap phone, and nothing leaves this machine. */
const ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--disable-site-isolation-trials', `--disable-features=${WITHOUT}`,
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost',
];

/** The window of a phone. */
const WINDOW = { viewport: { width: 412, height: 915 }, locale: 'ja-JP', serviceWorkers: 'block' };

export const launch = (...more) =>
  chromium.launch({ executablePath: process.env.CHROMIUM || undefined, args: [...ARGUMENTS, ...more] });

/** Somebody new: nothing is kept of anybody before. */
export const shopper = (browser) => browser.newContext(WINDOW);

export const pause = (milliseconds) => new Promise((over) => setTimeout(over, milliseconds));

/**
 * A window at the shop, not yet at the page that is measured: making a process is the browser's cost.
 * @returns {Promise<{ page: object, protocol: object, metric: () => Promise<Record<string, number>> }>} `metric` are the
 *   browser's own counters: seconds, bytes and things
 */
export async function tabAt(shop, someone, { cpu, network }) {
  const page = await someone.newPage();
  await page.goto(`${shop}/blank`);
  const protocol = await someone.newCDPSession(page);
  await protocol.send('Network.enable');
  await protocol.send('Performance.enable');
  if (network) {
    const { down, up, wait } = network;
    const bytes = { downloadThroughput: down / 8, uploadThroughput: up / 8 };
    await protocol.send('Network.emulateNetworkConditions', { offline: false, latency: wait, ...bytes });
  }
  if (cpu > 1) await protocol.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  const metric = async () => {
    const { metrics } = await protocol.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  };
  return { page, protocol, metric };
}

/** A fixed piece of work, in milliseconds: how quick the machine is, and whether it is busy with something else. */
export async function machineCheck(browser) {
  const someone = await shopper(browser);
  const page = await someone.newPage();
  const took = await page.evaluate(() => {
    const began = performance.now();
    let x = 1;
    for (let at = 0; at < 3e7; at++) x = (x * 1103515245 + 12345) & 0x7fffffff;
    return performance.now() - began + (x & 0);
  });
  await someone.close();
  return took;
}
