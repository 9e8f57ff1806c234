// On a server, without a page: importing the package and rendering the element leaves the program as it was, says
// nothing, and gives the bare tag.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inNode, project } from './installed.mjs';

/** Runs a script as a module of a project; it prints one line, and nothing else is printed by anybody. */
async function printed(name, script, options) {
  const root = await project(name, { 'main.js': script }, options);
  const { stdout, stderr } = await inNode(root, 'main.js');
  assert.equal(stderr, '');
  return stdout.trim();
}

/** A script whose last statement tells which globals came, went or changed meanwhile. */
const watched = (script) => `
  // Node makes these when they are first asked for.
  void [TextEncoder, TextDecoder];
  const before = Object.getOwnPropertyDescriptors(globalThis);
  ${script}
  const after = Object.getOwnPropertyDescriptors(globalThis);
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  console.log([...names].filter((name) => !same(before[name], after[name])).join());
  function same(one, other) {
    return one && other && ['value', 'get', 'set'].every((part) => Object.is(one[part], other[part]));
  }
`;

for (const entry of ['komoju-checkout', 'komoju-checkout/react', 'komoju-checkout/komoju-checkout.js']) {
  test(`importing ${entry} leaves the globals alone`, async () => {
    const name = entry.replaceAll(/\W/g, '-');
    assert.equal(await printed(name, watched(`await import('${entry}');`)), '');
  });
}

test('defining the element is harmless, and so is an element that is made by hand', async () => {
  const script = watched(`
    const { KomojuCheckout, define } = await import('komoju-checkout');
    define();
    define('another-name');
    new KomojuCheckout();
  `);
  assert.equal(await printed('define', script), '');
});

const REACT = `
  import { createElement } from 'react';
  import { renderToString } from 'react-dom/server';
  import { KomojuCheckout } from 'komoju-checkout/react';
  import { version } from 'react';
  const link = createElement('a', { href: 'https://example.com/s1' }, 'pay');
  console.log(version.split('.')[0], renderToString(createElement(KomojuCheckout, {
    sessionId: 's1', publishableKey: 'pk_x', locale: 'ja', token: true, session: { id: 's1', status: 'pending' },
    prefill: { email: 'a@example.jp' }, className: 'wide', id: 'pay', onComplete() {}, continuePayment: async () => {},
  }, link)));
`;

for (const [name, options] of [['19', {}], ['18', { place: 'surrounded/react-18' }]]) {
  test(`React ${name} renders the tag, its attributes and what stands in it`, async () => {
    const said = await printed(`react-${name}`, REACT, options);
    // Each writes a yes in its way, and both are understood.
    const yes = name === '18' ? 'true' : '';
    const attributes = `session-id="s1" publishable-key="pk_x" locale="ja" token="${yes}" class="wide" id="pay"`;
    assert.equal(
      said, `${name} <komoju-checkout ${attributes}><a href="https://example.com/s1">pay</a></komoju-checkout>`,
    );
  });
}

test('Vue renders the tag and its attributes', async () => {
  const said = await printed('vue', `
    import { createSSRApp, h } from 'vue';
    import { renderToString } from 'vue/server-renderer';
    import 'komoju-checkout';
    const attributes = { 'session-id': 's1', onKomojuComplete() {} };
    console.log(await renderToString(createSSRApp(() => h('komoju-checkout', attributes, [h('a', 'pay')]))));
  `);
  assert.equal(said, '<komoju-checkout session-id="s1"><a>pay</a></komoju-checkout>');
});

test('Svelte renders the tag and its attributes', async () => {
  const said = await printed('svelte', `
    import { compile } from 'svelte/compiler';
    import { render } from 'svelte/server';
    import { writeFile } from 'node:fs/promises';
    const source = \`
      <script>import 'komoju-checkout'; let { id } = $props();</script>
      <komoju-checkout session-id={id} onkomoju-complete={() => {}}><a href="/">pay</a></komoju-checkout>
    \`;
    await writeFile('Shop.js', compile(source, { generate: 'server' }).js.code);
    const { default: Shop } = await import('./Shop.js');
    console.log(render(Shop, { props: { id: 's1' } }).body.replaceAll(/<!--.*?-->/g, '').trim());
  `);
  assert.equal(said, '<komoju-checkout session-id="s1"><a href="/">pay</a></komoju-checkout>');
});
