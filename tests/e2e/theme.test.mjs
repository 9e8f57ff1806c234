// How a checkout looks: the theme as an option and as custom properties, in the page and in a frame, and what of it
// reaches nothing.

import assert from 'node:assert/strict';
import { VISA } from './cards.mjs';
import { about, inPage } from './embedded.mjs';
import { answered, stories, story } from './harness.mjs';

const body = (given, more = '') => `<komoju-checkout ${about(given)} ${more}></komoju-checkout>`;

const attribute = (theme) => `theme='${JSON.stringify(theme)}'`;

/** Tokens of all kinds, which need no correction. */
const BRAND = {
  accent: '#6a1b9a', ink: 'rgb(20 20 40)', ground: 'hsl(40 60% 97%)', focusColor: 'teal', fontSize: 18, radius: '2px', spacing: 5,
  borderWidth: 2, focusWidth: 4, fontFamily: '"Courier New", monospace',
};

/** The same as the page's own style sheet says it: constructed, for its policy allows no other. */
const IN_CSS = `
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(\`komoju-checkout {
    --komoju-accent: #6a1b9a; --komoju-ink: rgb(20 20 40); --komoju-ground: hsl(40 60% 97%); --komoju-focus-color: teal;
    --komoju-font-size: 18px; --komoju-radius: 2px; --komoju-spacing: 5px; --komoju-border-width: 2px; --komoju-focus-width: 4px;
    --komoju-font-family: "Courier New", monospace;
  }\`);
  document.adoptedStyleSheets = [sheet];`;

/** What the checkout's own style sheet is told. */
const VARIABLES = [
  'accent', 'accent-strong', 'accent-soft', 'on-accent', 'ink', 'ink-soft', 'ground', 'ground-soft', 'line', 'line-strong', 'bad',
  'bad-soft', 'good', 'good-soft', 'wait', 'wait-soft', 'focus-color', 'focus-width', 'radius', 'radius-small', 'space', 'border',
  'size', 'font',
];

const set = (checkout) =>
  checkout.tab.ask(
    ({ place, names }) => {
      const style = getComputedStyle(page.find(place));
      return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
    },
    { place: checkout.place('.kc'), names: VARIABLES },
  );

/** Waits until a custom property of the checkout has a value. */
const becomes = (checkout, name, value) =>
  checkout.tab.wait(
    `--${name}: ${value}`,
    ({ place, name, value }) => getComputedStyle(page.find(place)).getPropertyValue(`--${name}`).trim() === value,
    { place: checkout.place('.kc'), name, value },
  );

/** What is said of the place that it stands in. */
const dressed = (checkout) =>
  checkout.tab.ask((place) => ({ ...page.find(place).parentElement.dataset }), checkout.place('.kc'));

const ready = async (at, nth) => {
  const checkout = await at('komoju-checkout', nth);
  await checkout.reach('collecting');
  return checkout;
};

const update = (tab, options) => tab.ask((options) => page.find('komoju-checkout').update(options), options);

const NOT_USED = /cannot be used/;

stories('The look of a checkout', () => {
  for (const mode of ['inline', 'frame']) {
    story(`a theme as an option and the same as custom properties look the same (${mode})`, async ({ tab }) => {
      let asOption;
      await inPage(tab, { mode, body: (given) => body(given, attribute(BRAND)) }, async ({ at }) => {
        asOption = await set(await ready(at));
      });
      await inPage(tab, { mode, body, script: IN_CSS }, async ({ at }) => {
        const inCss = await set(await ready(at));
        assert.deepEqual(inCss, asOption);
        const { accent, ink, ground, radius, space, border, size, font, 'focus-color': focus, 'focus-width': width } = inCss;
        assert.deepEqual(
          { accent, ink, ground, radius, space, border, size, focus, width },
          {
            accent: '#6a1b9a', ink: '#141428', ground: '#fcf9f3', radius: '2px', space: '5px', border: '2px', size: '18px', focus: '#008080',
            width: '4px',
          },
        );
        assert.match(font, /Courier New/);
      });
    });

    story(`what a shop says reaches nothing but as a token (${mode})`, async ({ tab, seen }) => {
      const evil = 'red;}*{background:url(https://evil.example/x)}';
      const theme = {
        accent: evil, ink: 'url(https://evil.example/a)', ground: 'expression(alert(1))', line: 'var(--komoju-accent)', fontFamily: `x;}${evil}`,
        radius: 'calc(1px * 9)', fontSize: '4em', layout: 'tabs} * { display: none', 'evil': evil,
        ...(mode === 'frame' && { font: { family: 'Evil', src: 'https://evil.example/font.woff2' } }),
      };
      const script = `
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('komoju-checkout { --komoju-good: url(https://evil.example/b); --komoju-radius: {x}; }');
        document.adoptedStyleSheets = [sheet];`;
      let plain;
      await inPage(tab, { mode, body }, async ({ at }) => (plain = await set(await ready(at))));
      await inPage(tab, { mode, script, body: (given) => body(given, attribute(theme)) }, async ({ at }) => {
        const checkout = await ready(at);
        assert.deepEqual(await set(checkout), plain);
        assert.equal((await dressed(checkout)).layout, 'accordion');
        const rules = await checkout.tab.ask((place) => {
          const root = page.find(place).getRootNode();
          return root.adoptedStyleSheets.flatMap((sheet) => Array.from(sheet.cssRules, (rule) => rule.cssText)).join('\n');
        }, checkout.place('.kc'));
        assert.doesNotMatch(rules, /evil/);
        assert.deepEqual(seen.requests.filter(({ url }) => url.includes('evil')), []);
      });
    }, { errors: ['accent', 'ink', 'ground', 'line', 'fontFamily', 'radius', 'fontSize', 'good', 'evil'].map((name) => new RegExp(`the theme's ${name} cannot`)), may: [NOT_USED] });

    story(`an automatic theme follows the shopper's system, while the form keeps what was typed (${mode})`, async ({ tab }) => {
      await tab.prefers('dark');
      const theme = { mode: 'auto', accent: '#6a1b9a', dark: { accent: '#d9a6ff' } };
      await inPage(tab, { mode, body: (given) => body(given, attribute(theme)) }, async ({ at }) => {
        const checkout = await ready(at);
        assert.equal((await dressed(checkout)).theme, 'dark');
        await becomes(checkout, 'accent', '#d9a6ff');
        await checkout.chooseMethod('credit_card');
        await checkout.fillCard(VISA);
        const typed = await checkout.value('number');
        await tab.prefers('light');
        await becomes(checkout, 'accent', '#6a1b9a');
        assert.equal((await dressed(checkout)).theme, 'light');
        await tab.prefers('dark');
        await becomes(checkout, 'accent', '#d9a6ff');
        assert.equal(await checkout.value('number'), typed);
      });
    });

    story(`an update takes up another theme, and none (${mode})`, async ({ tab }) => {
      await inPage(tab, { mode, body }, async ({ at }) => {
        const checkout = await ready(at);
        const plain = await set(checkout);
        assert.deepEqual(await dressed(checkout).then(({ theme }) => theme), 'light');
        await update(tab, { theme: { mode: 'dark', layout: 'tabs', accent: '#ffab00', radius: 0 } });
        await becomes(checkout, 'accent', '#ffab00');
        assert.deepEqual(await dressed(checkout), { theme: 'dark', layout: 'tabs' });
        assert.equal((await set(checkout)).radius, '0px');
        await update(tab, { theme: 'light' });
        await becomes(checkout, 'accent', plain.accent);
        assert.deepEqual(await set(checkout), plain);
        // What the page's own style sheet says by now is read anew.
        await tab.ask(() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('komoju-checkout { --komoju-accent: #00695c }');
          document.adoptedStyleSheets = [sheet];
          page.find('komoju-checkout').update({});
        });
        await becomes(checkout, 'accent', '#00695c');
      });
    });

    story(`a colour that cannot be read is moved, and the console says so (${mode})`, async ({ tab }) => {
      await inPage(tab, { mode, body: (given) => body(given, attribute({ inkSoft: '#bbb', accent: '#ff0' })) }, async ({ at }) => {
        const shown = await set(await ready(at));
        assert.notEqual(shown['ink-soft'], '#bbbbbb');
        assert.notEqual(shown.accent, '#ffff00');
      });
    }, { errors: [/ink-soft #bbbbbb on ground is 1\.92:1, below 4\.5:1, so it is #/, /accent #ffff00 on ground is 1\.07:1/] });

    story(`with methods side by side, the keyboard goes through them in their order (${mode})`, async ({ tab }) => {
      await inPage(tab, { mode, body: (given) => body(given, attribute({ layout: 'tabs' })) }, async ({ at }) => {
        const checkout = await ready(at);
        const chosen = () => checkout.tab.ask((place) => page.find(place).dataset.method, checkout.place('.method:has(> .row :checked)'));
        await checkout.chooseMethod('credit_card');
        const seen = [await chosen()];
        for (let step = 0; step < 2; step++) {
          await tab.press('ArrowDown');
          await checkout.tab.wait('another method', ({ place, before }) => page.find(place)?.dataset.method !== before, {
            place: checkout.place('.method:has(> .row :checked)'), before: seen.at(-1),
          });
          seen.push(await chosen());
        }
        const order = await checkout.tab.ask((place) => page.all(place).map((method) => method.dataset.method), checkout.place('.method'));
        assert.deepEqual(seen, order);
      });
    });
  }

  story('inline, a style sheet of the page reaches the parts', async ({ tab }) => {
    const script = `
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('komoju-checkout::part(button) { letter-spacing: 3px } komoju-checkout::part(input) { letter-spacing: 2px }');
      document.adoptedStyleSheets = [sheet];`;
    await inPage(tab, { body, script }, async ({ at }) => {
      const checkout = await ready(at);
      await checkout.chooseMethod('credit_card');
      const spacing = (inside) => tab.ask((place) => getComputedStyle(page.find(place)).letterSpacing, checkout.place(inside));
      assert.deepEqual([await spacing('.button'), await spacing('[data-field=number] input')], ['3px', '2px']);
    });
  });

  story('the grey shapes are dark already', async ({ tab, shopper }) => {
    const letGo = await shopper.keepBack(/\.wasm$/);
    const theme = (page) => page.ask(() => globalThis.page.find('komoju-checkout >>> .skeleton').dataset.theme);
    await inPage(tab, { body: (given) => body(given, 'theme="dark"') }, async ({ at }) => {
      await tab.wait('the grey shapes', () => page.find('komoju-checkout >>> .skeleton'));
      assert.equal(await theme(tab), 'dark');
      letGo();
      await ready(at);
    });
  });

  story('without a theme, a frame loads nothing for one', async ({ tab, seen }) => {
    await inPage(tab, { mode: 'frame', body: (given) => body(given, 'theme="auto"') }, async ({ at }) => {
      await ready(at);
      assert.deepEqual(seen.requests.filter(({ url }) => url.endsWith('/theme.js')), []);
    });
  });

  story('what a theme takes is another file than it should be: the checkout looks as ever, and works', async ({ tab, shopper }) => {
    await shopper.alter(/\/theme\.js$/, (text) => `${text}//`);
    await inPage(tab, { mode: 'frame', body: (given) => body(given, attribute({ accent: '#6a1b9a' })) }, async ({ at }) => {
      const checkout = await ready(at);
      assert.notEqual((await set(checkout)).accent, '#6a1b9a');
      await checkout.chooseMethod('credit_card');
      await checkout.payByCard(VISA);
      await tab.wait('the thank-you', () => location.pathname === '/thanks');
    });
  }, { errors: [/komoju-checkout has no theme: .*theme\.js is not the one this script belongs to/], may: [/integrity/] });

  story('a font of the shop is one that its page may have', async ({ tab }) => {
    const theme = { font: { family: 'Shop Sans', src: '/shop.woff2' } };
    await inPage(tab, { body: (given) => body(given, attribute(theme)) }, async ({ at }) => {
      const checkout = await ready(at);
      assert.match((await set(checkout)).font, /^"Shop Sans", .*sans-serif$/);
      assert.deepEqual(await tab.ask(() => Array.from(document.fonts, ({ family }) => family.replace(/"/g, ''))), ['Shop Sans']);
      await update(tab, { theme: { font: { family: 'Evil', src: 'data:font/woff2,x' } } });
      await checkout.tab.wait('no such font', (place) => !/Shop Sans|Evil/.test(getComputedStyle(page.find(place)).getPropertyValue('--font')), checkout.place('.kc'));
    });
  }, { errors: [/the theme's font cannot be used/, answered(404)] });
});
