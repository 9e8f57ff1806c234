// Nothing moves while the checkout comes: what stands below it stays where it is.

import assert from 'node:assert/strict';
import { about, inPage } from './embedded.mjs';
import { stories, story } from './harness.mjs';

/** What the browser has counted from the beginning (its own measure: the part of the window that moved, times how far). */
const moved = async () => {
  let sum = 0;
  const add = (list) => list.getEntries().forEach(({ value }) => (sum += value));
  new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
  // Two frames: the first may yet draw something.
  for (let frame = 0; frame < 2; frame++) await new Promise((drawn) => requestAnimationFrame(drawn));
  return sum;
};

/** The page reserves the height that the README names. */
const script = (height) => `
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('komoju-checkout { display: block; min-block-size: ${height}px } #below { height: 600px; background: silver }');
  document.adoptedStyleSheets = [sheet];`;

const SESSIONS = {
  'one method': { types: 'credit_card', height: 640 },
  'a few methods': { types: 'credit_card,konbini,paypay', height: 38 + 3 * 69 },
  'many methods': { types: 'credit_card,konbini,pay_easy,bank_transfer,paypay,merpay,paidy', height: 38 + 7 * 69 },
};

stories('What is below stays where it is', () => {
  for (const [what, { types, height }] of Object.entries(SESSIONS)) {
    for (const mode of ['inline', 'frame']) {
      for (const width of [360, 1280]) {
        for (const given of [true, false]) {
          story(`with ${what}, ${given ? 'given in the page' : 'read'}, ${mode}, ${width} px wide`, async ({ tab }) => {
            const page = {
              mode, order: { types }, script: script(height),
              body: ({ json, session }) =>
                `<komoju-checkout ${about({ session, mode })} ${given ? `session="${json}"` : ''}></komoju-checkout><div id="below"></div>`,
            };
            await inPage(tab, page, async ({ at }) => {
              const checkout = await at('komoju-checkout');
              await checkout.reach('collecting');
              if (mode === 'frame') await tab.wait('the frame in its size', () => page.find('komoju-checkout > iframe:not([data-waiting])'));
              const far = await tab.ask(moved);
              assert.ok(far <= (given ? 0 : 0.02), `it moved by ${far}`);
              if (mode === 'frame') assert.equal(await checkout.tab.ask(moved), 0, 'in the frame, something moved');
            });
          }, { width, height: 900 });
        }
      }
    }
  }
});
