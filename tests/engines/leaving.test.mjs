// A page that is left while its checkout is still on its way. Every engine fails what has not arrived by then, each in its own
// turn: that is no fault of the checkout's, and neither its shop nor the console hears of one.

import assert from 'node:assert/strict';
import { told } from '../e2e/checkout.mjs';
import { stories, story } from '../e2e/harness.mjs';
import { admit, hostPackage, hostPages, pageWith } from '../e2e/host.mjs';
import * as world from '../e2e/world.mjs';

const engine = process.env.KOMOJU_BROWSER ?? 'chromium';

/** What Firefox itself says of a stream that breaks off. */
const may = [/^Failed to read data from the ReadableStream/];

/** A shop of which one file of the package never arrives whole. */
async function shopWithout(file, mode) {
  let shop;
  let reached;
  const isReached = new Promise((resolve) => (reached = resolve));
  const host = await hostPackage((name, answer) => {
    admit(shop.origin, name, answer);
    if (name !== file) return;
    const half = answer.body.subarray(0, answer.body.length / 2);
    answer.parts = (async function* () {
      yield half;
      reached();
      await new Promise(() => {});
    })();
  });
  const session = await world.newSession({ types: 'credit_card' });
  const attributes = `mode="${mode}" session-id="${session}" publishable-key="pk_test_sandbox" api-url="${world.api}" locale="en"`;
  shop = await hostPages({
    '': pageWith(`${host.origin}/komoju-checkout.js`, attributes),
    'around': '<!doctype html><title>Around</title><iframe src="/"></iframe>',
    'next': '<!doctype html><title>Next</title><p>The next page',
  });
  return { origin: shop.origin, isReached };
}

for (const mode of ['inline', 'frame']) {
  stories(`A page that is left before its checkout is there (${mode}, ${engine})`, () => {
    for (const file of ['komoju-checkout.wasm', 'komoju-checkout.en.txt']) {
      story(`for another page, without ${file}`, async ({ tab, seen }) => {
        const { origin, isReached } = await shopWithout(file, mode);
        await tab.open(`${origin}/`);
        await isReached;
        await tab.open(`${origin}/next`);
        assert.deepEqual(told(seen, 'komoju-error'), []);
      }, { may });

      story(`in a frame that goes on to another page, without ${file}`, async ({ tab, seen }) => {
        const { origin, isReached } = await shopWithout(file, mode);
        await tab.open(`${origin}/around`);
        await isReached;
        await tab.ask(() => new Promise((arrived) => {
          const [frame] = page.all('iframe');
          frame.onload = arrived;
          frame.src = '/next';
        }));
        assert.deepEqual(told(seen, 'komoju-error'), []);
      }, { may });
    }
  });
}
