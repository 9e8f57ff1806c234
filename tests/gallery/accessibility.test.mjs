// axe-core in every face of the gallery: no rule is turned off, and nothing it finds is let pass. On a phone, in the light
// and the dark theme, the languages one after the other; in `cargo xtask test long`, the whole product.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { contents, openGallery, show } from './gallery.mjs';
import { lots, plan } from './plan.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let gallery;
before(async () => void (gallery = await openGallery()));
after(() => gallery.close());

/** A window in which axe-core is ready. */
async function open(options) {
  const page = await gallery.page(options);
  // By the browser itself: the page's policy lets nobody write a script into it.
  await page.evaluate(AXE);
  return page;
}

/** What axe-core finds wrong with what is shown, in words. */
const violations = (page) =>
  page.evaluate(async () => {
    const { violations: found } = await axe.run(document, {
      resultTypes: ['violations'],
      // Off by themselves: one is new, the other an experiment.
      rules: { 'target-size': { enabled: true }, 'label-content-name-mismatch': { enabled: true } },
      // What the bank shows is not ours. (That its frame has a name is looked at.)
      iframes: false,
    });
    return found.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.flat().join(' ')}\n  ${failureSummary}`),
    );
  });

describe('axe-core', { concurrency: 2 }, () => {
  for (const lot of lots()) {
    test(`finds nothing ${lot.name}`, async () => {
      const page = await open({ width: lot.width });
      const wrong = {};
      for (const wanted of plan(lot, await contents(page))) {
        await show(page, wanted);
        const found = await violations(page);
        if (found.length > 0) wrong[Object.values(wanted).join(' ')] = found;
      }
      assert.deepEqual(wrong, {});
      assert.deepEqual(page.mistakes, []);
      await page.context().close();
    });
  }

  // Else a checker that does not look into the checkout would find nothing for ever.
  test('finds what is wrong inside the checkout', async () => {
    const page = await open();
    await show(page, { face: 'konbini-filled-in' });
    await page.evaluate(() => {
      gallery.root.querySelector('[data-field="email"] > label').remove();
      gallery.root.querySelector('.button').style.color = '#7f8cc0';
      gallery.root.querySelector('.line').setAttribute('role', 'nothing');
    });
    const rules = (await violations(page)).map((words) => words.split(':', 1)[0]);
    assert.deepEqual([...new Set(rules)].sort(), ['aria-roles', 'color-contrast', 'label', 'label-title-only']);
    await page.context().close();
  });
});
