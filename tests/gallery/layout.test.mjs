// Every face in every language there is, on the narrowest phone (in `cargo xtask test long` on wider screens too):
// nothing scrolls sideways, no name lies on its picture, no text is cut off or has a place in it that nothing was put into,
// and everything to be pressed is large enough for a thumb that is not careful (WCAG 2.5.8: 24 by 24).

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { contents, openGallery, show } from './gallery.mjs';
import { LAYOUTS, isLong } from './plan.mjs';

let gallery;
before(async () => void (gallery = await openGallery()));
after(() => gallery.close());

const NARROW = { width: 320, height: 640 };
const WINDOWS = [NARROW, ...(isLong ? [360, 768, 1280].map((width) => ({ width, height: 740 })) : [])];

/** Puts `wrongWith` into the page: what is wrong with how a face stands there, in words. */
function prepare() {
  const SMALLEST = 24;
  const words = (element) => `${element.localName}.${element.className} "${element.textContent.trim().slice(0, 40)}"`;

  function wrongWithBox(element, width) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    // What is only for who listens is a pixel large.
    if (style.display === 'inline' || box.width <= 1 || box.height <= 1) return undefined;
    if (box.left < -1 || box.right > width + 1) return 'stands out of the page';
    // What is typed may be longer than its field, and is scrolled there.
    if (element.matches('input, select, iframe, canvas, img')) return undefined;
    // A box may reach over the edge of the one around it; text and what hides the rest may not.
    const hasText = Array.from(element.childNodes).some(({ nodeType, data }) => nodeType === 3 && data.trim());
    // The blank half of a closing bracket or stop at the end of a line is hung over the edge.
    const hung = /[）」』】、。，．]/.test(element.textContent) ? parseFloat(style.fontSize) / 2 : 0;
    const tooWide = element.scrollWidth - element.clientWidth > 1 + hung;
    const isTooWide = tooWide && (hasText || style.overflowX !== 'visible');
    if (isTooWide) return `holds ${element.scrollWidth} px in ${element.clientWidth}`;
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
    const unfilled = gallery.root.querySelector('.kc').textContent.match(/.{0,20}\{\w+\}.{0,20}/);
    if (unfilled) wrong.push(`"${unfilled[0]}" has a place that nothing was put into`);
    const told = (element, problem) => problem && wrong.push(`${words(element)} ${problem}`);
    for (const element of gallery.root.querySelectorAll('.kc, .kc *')) {
      if (!element.closest('svg')) told(element, wrongWithBox(element, clientWidth));
    }
    for (const target of gallery.root.querySelectorAll('button, a[href], input, select')) {
      // What is hidden is nobody's target.
      if (!target.closest('[hidden]')) told(target, wrongWithTarget(target));
    }
    for (const title of gallery.root.querySelectorAll('.row .title')) {
      const [words, picture] = [title, title.closest('.row').querySelector('.picture')].map((one) => one?.getBoundingClientRect());
      const isClear = !picture || words.left >= picture.right || words.right <= picture.left || words.top >= picture.bottom;
      told(title, isClear ? undefined : 'lies on its picture');
    }
    return wrong;
  };
}

describe('everything has its place', { concurrency: 2 }, () => {
  for (const [window, layout] of WINDOWS.flatMap((window) => LAYOUTS.map((layout) => [window, layout]))) {
    test(`in every language, ${layout}, ${window.width} px wide`, async () => {
      const page = await gallery.page(window);
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
  test('or is found', async () => {
    const page = await gallery.page(NARROW);
    await page.evaluate(prepare);
    await show(page, { face: 'credit_card-filled-in' });
    const found = await page.evaluate(() => {
      const at = (selector) => gallery.root.querySelector(selector);
      Object.assign(at('.title').style, { display: 'block', whiteSpace: 'nowrap', inlineSize: '20px', translate: '-50px' });
      Object.assign(at('.button').style, { blockSize: '20px', minBlockSize: '0', padding: '0' });
      Object.assign(at('.sum').style, { inlineSize: '400px' });
      at('.line').textContent = 'another {n} to go';
      Object.assign(at('.kc').style, { inlineSize: '360px' });
      return wrongWith();
    });
    for (const sentence of [/^the page is/, /title.* holds/, /title.* lies on/, /button.* px$/, /sum.* stands out/, /another \{n\}/]) {
      assert.ok(found.some((words) => sentence.test(words)), `${sentence} is not among ${found.join('; ')}`);
    }
    await page.context().close();
  });
});
