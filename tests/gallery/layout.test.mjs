// Every face in every language there is, on the narrowest phone: nothing scrolls sideways, no text is cut off, and
// everything to be pressed is large enough for a thumb that is not careful (WCAG 2.5.8: 24 by 24).

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { contents, openGallery, show } from './gallery.mjs';
import { LAYOUTS } from './plan.mjs';

let gallery;
before(async () => void (gallery = await openGallery()));
after(() => gallery.close());

const NARROW = { width: 320, height: 640 };

/** Puts `wrongWith` into the page: what is wrong with how a face stands there, in words. */
function prepare() {
  const SMALLEST = 24;
  const words = (element) => `${element.localName}.${element.className} "${element.textContent.trim().slice(0, 40)}"`;

  function wrongWithBox(element, width) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (style.display === 'inline' || box.width === 0 || box.height === 0) return undefined;
    if (box.left < -1 || box.right > width + 1) return 'stands out of the page';
    // What is typed may be longer than its field, and is scrolled there.
    if (element.matches('input, select, iframe, canvas, img')) return undefined;
    if (element.scrollWidth > element.clientWidth + 1) return `holds ${element.scrollWidth} px in ${element.clientWidth}`;
    const cuts = ['hidden', 'clip'].includes(style.overflowY);
    return cuts && element.scrollHeight > element.clientHeight + 1 ? 'is cut off' : undefined;
  }

  function wrongWithTarget(target) {
    // A choice is pressed by its whole label.
    const { width, height } = (target.closest('label') ?? target).getBoundingClientRect();
    if (Math.min(width, height) >= SMALLEST) return undefined;
    return `is ${Math.round(width)} by ${Math.round(height)} px`;
  }

  globalThis.wrongWith = () => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const wrong = scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide`] : [];
    const told = (element, problem) => problem && wrong.push(`${words(element)} ${problem}`);
    for (const element of gallery.root.querySelectorAll('.kc, .kc *')) {
      if (!element.closest('svg')) told(element, wrongWithBox(element, clientWidth));
    }
    for (const target of gallery.root.querySelectorAll('button, a[href], input, select')) {
      told(target, wrongWithTarget(target));
    }
    return wrong;
  };
}

describe('on the narrowest phone', { concurrency: 2 }, () => {
  for (const layout of LAYOUTS) {
    test(`everything has its place in every language, ${layout}`, async () => {
      const page = await gallery.page(NARROW);
      await page.evaluate(prepare);
      const { faces, locales } = await contents(page);
      const wrong = {};
      for (const locale of locales) {
        const names = faces.map(({ name }) => name);
        // In one go: asking the browser for each face takes longer than drawing it.
        const found = await page.evaluate(async ([names, wanted]) => {
          const found = {};
          for (const face of names) {
            await gallery.show({ face, ...wanted });
            const wrong = wrongWith();
            if (wrong.length > 0) found[`${face} ${Object.values(wanted).join(' ')}`] = wrong;
          }
          return found;
        }, [names, { locale, layout }]);
        Object.assign(wrong, found);
      }
      assert.deepEqual(wrong, {});
      assert.deepEqual(page.mistakes, []);
      await page.context().close();
    });
  }

  // Else a measure that measures nothing would find nothing for ever.
  test('what has no place is found', async () => {
    const page = await gallery.page(NARROW);
    await page.evaluate(prepare);
    await show(page, { face: 'credit_card-filled-in' });
    const found = await page.evaluate(() => {
      const at = (selector) => gallery.root.querySelector(selector);
      Object.assign(at('.title').style, { display: 'block', whiteSpace: 'nowrap', inlineSize: '20px' });
      Object.assign(at('.button').style, { blockSize: '20px', minBlockSize: '0', padding: '0' });
      Object.assign(at('.sum').style, { inlineSize: '400px' });
      Object.assign(at('.kc').style, { inlineSize: '360px' });
      return wrongWith();
    });
    for (const sentence of [/^the page is/, /title.* holds/, /button.* px$/, /sum.* stands out/]) {
      assert.ok(found.some((words) => sentence.test(words)), `${sentence} is not among ${found.join('; ')}`);
    }
    await page.context().close();
  });
});
