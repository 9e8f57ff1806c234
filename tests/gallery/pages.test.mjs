// The gallery's index, as a developer uses it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { contents, openGallery } from './gallery.mjs';

let gallery;
before(async () => void (gallery = await openGallery()));
after(() => gallery.close());

test('the index has every face in a frame, in what is picked', async () => {
  const page = await gallery.page({ width: 1280, height: 900 });
  const { faces, locales } = await contents(page);
  await page.goto(page.url().replace('view.html', '?theme=dark'));
  const first = page.frameLocator('iframe').first();
  await first.locator('html[data-ready]').waitFor({ state: 'attached' });
  assert.deepEqual(
    await page.locator('figcaption').allTextContents(),
    [...new Set(faces.map(({ group }) => group))].flatMap((group) =>
      faces.filter((face) => face.group === group).map(({ name }) => name),
    ),
  );
  assert.deepEqual(await page.locator('[name="locale"] option').allTextContents(), locales);
  assert.equal(await first.locator('[data-theme]').getAttribute('data-theme'), 'dark');

  await page.selectOption('[name="locale"]', 'en');
  await page.fill('[name="find"]', 'done-saved');
  const found = page.frameLocator('figure:not([hidden]) iframe').first();
  await found.locator('.kc[lang="en"]').waitFor();
  assert.deepEqual(await page.locator('figcaption:visible').allTextContents(), [
    'done-saved',
    'done-saved-without-way-back',
  ]);
  assert.match(page.url(), /locale=en/);
  assert.deepEqual(page.mistakes, []);
});
