// What a page costs the phone while nobody looks. Whoever watches a form come looks at the page as it changes, and what they
// look with is in the page's memory: it would be counted as the page's own.

import { pause, tabAt } from './browser.mjs';
import { listen } from './traffic.mjs';

/** Milliseconds in which a page at rest does next to nothing, and what of them its main thread may still be busy. */
const REST = 300;
const STIR = 6;

/** Longest wait for that, in milliseconds. */
const PATIENCE = 60_000;

/**
 * @param {object} someone a shopper who has not been there before
 * @returns {Promise<{ mainThread: number, heap: number }>} milliseconds until it rests; bytes of the heap
 */
export async function undisturbed(someone, shop, { path }, profile) {
  const { page, protocol, metric } = await tabAt(shop, someone, profile);
  const traffic = listen(protocol);
  await page.goto(shop + path, { waitUntil: 'commit' });
  await traffic.quiet();
  const busy = async () => (await metric()).TaskDuration * 1000;
  const end = Date.now() + PATIENCE;
  let mainThread = await busy();
  for (let before = -Infinity; mainThread - before > STIR; mainThread = await busy()) {
    if (Date.now() > end) throw new Error(`${path} never comes to rest`);
    before = mainThread;
    await pause(REST);
  }
  await protocol.send('HeapProfiler.collectGarbage');
  const { JSHeapUsedSize: heap } = await metric();
  await page.close();
  return { mainThread, heap };
}
