// A picture of every face, to be looked at by people: `cargo xtask gallery FOLDER` (see there for what may be added).
// One window for each width goes from face to face.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { contents, openGallery, show } from './gallery.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    locale: { type: 'string' },
    theme: { type: 'string', default: 'light' },
    layout: { type: 'string', default: 'accordion' },
    width: { type: 'string', default: '360,1280' },
    'forced-colors': { type: 'boolean', default: false },
    'reduced-motion': { type: 'boolean', default: false },
    // What a screen shows first, and not the whole page.
    screen: { type: 'boolean', default: false },
  },
});
const [folder, ...only] = positionals;
const forced = values['forced-colors'];
const list = (text) => text.split(',').map((word) => word.trim());

await mkdir(folder, { recursive: true });
const gallery = await openGallery();
try {
  let made = 0;
  for (const width of list(values.width).map(Number)) {
    const height = width < 600 ? 740 : 900;
    const page = await gallery.page({
      width,
      height,
      forcedColors: forced ? 'active' : 'none',
      reducedMotion: values['reduced-motion'] ? 'reduce' : 'no-preference',
    });
    const { faces, locales } = await contents(page);
    const names = faces.map(({ name }) => name);
    const unknown = only.filter((name) => !names.includes(name));
    if (unknown.length > 0) throw new Error(`the gallery has no ${unknown.join(', ')}`);
    for (const locale of values.locale ? list(values.locale) : locales) {
      for (const theme of list(values.theme)) {
        for (const layout of list(values.layout)) {
          for (const face of only.length > 0 ? only : names) {
            await show(page, { face, locale, theme, layout });
            const parts = [face, locale, theme, layout === 'tabs' && layout, width, forced && 'forced-colors'];
            // A window as high as the page: what keeps to the foot of a screen stands at its own place then.
            const whole = await page.evaluate(() => document.documentElement.scrollHeight);
            if (!values.screen && whole > height) await page.setViewportSize({ width, height: whole });
            // What moves stands still: two pictures of the same face are the same.
            await page.screenshot({ path: join(folder, `${parts.filter(Boolean).join('-')}.png`), animations: 'disabled' });
            if (!values.screen && whole > height) await page.setViewportSize({ width, height });
            made += 1;
          }
        }
      }
    }
    await page.context().close();
  }
  console.log(`${made} pictures are in ${folder}`);
} finally {
  await gallery.close();
}
