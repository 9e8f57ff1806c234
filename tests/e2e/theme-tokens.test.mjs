// What a shop's theme is made of, without a browser: which words are tokens, and that every colour can be read in the end.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { suite, test } from 'node:test';
import { COLOURS, LENGTHS, TOKENS, colours, contrast, read } from '../../pkg-template/program/theme.js';

/** What a browser makes of colours, as far as these tests need it; of anything else it makes nothing that shows. */
const asColour = (text) => {
  const [, short] = /^#([\da-f]{3})$/i.exec(text) ?? [];
  const long = short ? `#${short.replace(/./g, '$&$&')}` : text;
  return /^#[\da-f]{6}$/i.test(long) ? long.toLowerCase() : 'rgba(0, 0, 0, 0)';
};

const tokens = (theme, { dark = false, properties = [] } = {}) => read(theme, dark, properties, asColour);

/** Numbers from 0 to 1, the same in each run. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const BASE = new URL('../../src/ui/style/base.css', import.meta.url);

/** The ready-made colours by their names in CSS: the light ones, or the dark ones over them. */
async function readyMade(dark) {
  const style = await readFile(BASE, 'utf8');
  const rules = [...style.matchAll(/^([^\s@/][^{]*)\{([^}]*)\}/gm)].map(([, selector, body]) => [selector.trim(), body]);
  const wanted = dark ? ['.kc', "[data-theme='dark'] .kc"] : ['.kc'];
  const found = {};
  for (const [selector, body] of rules) {
    if (!wanted.includes(selector)) continue;
    for (const [, name, value] of body.matchAll(/--([\w-]+):\s*(#[\da-f]+);/gi)) found[name] = asColour(value);
  }
  return found;
}

/** `on-accent` is `onAccent` in an option. */
const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** Every pair that is read: the colour, what it stands on, and the least contrast. */
const PAIRS = [
  ['ink', 'ground', 4.5], ['ink', 'ground-soft', 4.5], ['ink', 'accent-soft', 4.5],
  ['ink-soft', 'ground', 4.5], ['ink-soft', 'ground-soft', 4.5], ['ink-soft', 'wait-soft', 4.5], ['good', 'ground-soft', 4.5],
  ['accent', 'ground', 4.5], ['accent', 'ground-soft', 4.5],
  ['on-accent', 'accent', 4.5], ['on-accent', 'accent-strong', 4.5],
  ...['bad', 'good', 'wait'].flatMap((name) => [[name, 'ground', 4.5], [name, `${name}-soft`, 4.5]]),
  ['line-strong', 'ground', 3], ['focus-color', 'ground', 3],
];

function unreadable(all) {
  return PAIRS.filter(([name, on, least]) => !(contrast(all[name], all[on]) >= least)).map(
    ([name, on]) => `${name} ${all[name]} on ${on} ${all[on]}: ${contrast(all[name], all[on]).toFixed(2)}`,
  );
}

suite('The tokens of a theme', () => {
  for (const [what, theme, expected] of [
    ['colours, short or long', { accent: '#0A5', ink: '#101828' }, { accent: '#00aa55', ink: '#101828' }],
    ['lengths, with or without their unit', { radius: 4, fontSize: '18px', spacing: '4.5' }, { radius: '4px', 'font-size': '18px', spacing: '4.5px' }],
    ['no radius at all', { radius: 0 }, { radius: '0px' }],
    ['plain names of fonts', { fontFamily: '"Noto Sans JP", ヒラギノ角ゴ, system-ui' }, { 'font-family': '"Noto Sans JP", "ヒラギノ角ゴ", system-ui' }],
    ['names of fonts that need quotes', { fontFamily: "M PLUS 1p, 'Source Sans 3', ui-monospace" }, { 'font-family': '"M PLUS 1p", "Source Sans 3", ui-monospace' }],
    ['nothing', {}, {}],
  ]) {
    test(`are ${what}`, () => assert.deepEqual(tokens(theme), { tokens: expected, refused: [] }));
  }

  const HOSTILE = [
    'red;}*{background:url(https://evil.example)}', 'url(https://evil.example)', 'expression(alert(1))', '#fff;color:red', '#ff', '#fffffff',
    'var(--x)', 'a{}', '</style>', '\\75rl(x)', 'Arial;}', "O'Neil", '"a', 'a,', '1e1', '-3', 'calc(1px)', '99', '4em', {}, [], true, Number.NaN,
  ];
  for (const name of TOKENS) {
    test(`nothing else becomes ${name}`, () => {
      for (const value of HOSTILE) {
        const found = tokens({ [camel(name)]: value }).tokens[name];
        // A word may be the name of a font; what is no more than letters says nothing else.
        if (name === 'font-family' && typeof found === 'string') assert.match(found, /^"?[\w\- ]+"?$/);
        else assert.equal(found, undefined, String(value));
        assert.equal(tokens({}, { properties: TOKENS.map(() => String(value)) }).tokens.accent, undefined);
      }
    });
  }

  for (const [name, [, least, most]] of Object.entries(LENGTHS)) {
    test(`${name} is from ${least} to ${most} pixels`, () => {
      for (const value of [least, most]) assert.equal(tokens({ [camel(name)]: value }).tokens[name], `${value}px`);
      for (const value of [least - 0.1, most + 0.1]) assert.deepEqual(tokens({ [camel(name)]: value }), { tokens: {}, refused: [camel(name)] });
    });
  }

  test('what is no token is named', () => {
    assert.deepEqual(tokens({ acent: '#000', mode: 'dark', layout: 'tabs', font: {}, dark: { ink: 'x' } }).refused, ['acent']);
    assert.deepEqual(tokens({ dark: { ink: 'x' } }, { dark: true }).refused, ['ink']);
  });

  test('the option comes before the style sheet, and what is for the dark before both', () => {
    const properties = TOKENS.map((name) => (name === 'accent' ? ' #111111' : ''));
    const theme = { accent: '#222222', dark: { accent: '#333333' } };
    assert.equal(tokens({}, { properties }).tokens.accent, '#111111');
    assert.equal(tokens(theme, { properties }).tokens.accent, '#222222');
    assert.equal(tokens(theme, { properties, dark: true }).tokens.accent, '#333333');
    assert.equal(tokens({ ...theme, dark: { accent: null } }, { properties, dark: true }).tokens.accent, '#222222');
  });
});

for (const dark of [false, true]) {
  suite(`The colours of a ${dark ? 'dark' : 'light'} theme`, () => {
    test('the ready-made ones can all be read, and stay as they are', async () => {
      const ready = await readyMade(dark);
      const found = colours({}, (name) => ready[name]);
      assert.deepEqual(unreadable(found.colours), []);
      for (const [name, value] of Object.entries(found.colours)) assert.equal(value, ready[name], name);
      assert.deepEqual(found.corrected, []);
    });

    test('whatever a shop says, all can be read', async () => {
      const ready = await readyMade(dark);
      const next = numbers(dark ? 7 : 3);
      const any = () => `#${Math.floor(next() * 0x1000000).toString(16).padStart(6, '0')}`;
      for (let round = 0; round < 2_000; round++) {
        const said = Object.fromEntries(COLOURS.filter(() => next() < 0.3).map((name) => [name, any()]));
        const { colours: all, corrected } = colours(said, (name) => ready[name]);
        assert.deepEqual(unreadable(all), [], JSON.stringify(said));
        for (const [name, value] of Object.entries(said)) {
          const change = corrected.find((one) => one.name === name);
          // What was said is what is shown, or it is told.
          assert.equal(all[name], change ? change.now : value, `${name} in ${JSON.stringify(said)}`);
        }
      }
    });
  });
}

test('what was changed is told with what it was', () => {
  const ready = { ink: '#000000', 'on-accent': '#ffffff', ground: '#ffffff', accent: '#0000cc' };
  const { colours: all, corrected } = colours({ 'ink-soft': '#bbbbbb' }, (name) => ready[name] ?? '#333333');
  assert.deepEqual(corrected.map(({ name, on, least, now }) => [name, on, least, now]), [['ink-soft', 'ground', 4.5, all['ink-soft']]]);
  assert.ok(Math.abs(corrected[0].ratio - 1.92) < 0.01, String(corrected[0].ratio));
});

test('what is not said follows from what is', () => {
  const { colours: all } = colours({ ground: '#fffaf0', accent: '#6a1b9a' }, () => '#000000');
  assert.deepEqual([all['focus-color'], all['ground-soft'], all.line], ['#6a1b9a', '#f5f0e6', '#d9d5cc']);
});

test('on a light accent, black is written', () => {
  const { colours: all } = colours({ ground: '#101010', accent: '#ffd400' }, () => '#ffffff');
  assert.equal(all['on-accent'], '#000000');
});
