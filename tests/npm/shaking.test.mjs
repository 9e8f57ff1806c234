// An application that uses a part of the package carries that part and no other.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { project, tool } from './installed.mjs';

/** Anything of the element, of React's component, of the wasm. */
const ELEMENT = /attachShadow|customElements|useRef|wasm|komoju-ready/;

const BUNDLERS = {
  esbuild: (root) =>
    tool('esbuild', ['main.js', '--bundle', '--format=esm', '--outdir=out', '--log-level=warning'], root),
  // Of React it would need yet another plugin to read a line.
  rollup: (root) =>
    tool('rollup', ['main.js', '--dir=out', '--plugin=node-resolve', '--external=react', '--silent'], root),
  vite: (root) => tool('vite', ['build', '--outDir=out', '--logLevel=warn'], root),
};

/** The same for all: Vite alone begins at a page, and names what it makes itself. */
const CONFIG = `export default { build: {
  minify: false,
  rollupOptions: { input: 'main.js', preserveEntrySignatures: 'strict', output: { entryFileNames: 'main.js' } },
} };`;

const UNUSED = {
  'the version': `import { version } from 'komoju-checkout'; console.log(version);`,
  nothing: `import 'komoju-checkout'; import 'komoju-checkout/react'; console.log('here');`,
};

for (const [bundler, build] of Object.entries(BUNDLERS)) {
  for (const [what, script] of Object.entries(UNUSED)) {
    test(`${bundler}: whoever imports ${what} gets nothing of the element`, async () => {
      const root = await project(`${bundler}-${what.replace(' ', '-')}`, {
        'main.js': script, 'vite.config.js': CONFIG,
      });
      await build(root);
      const made = await readFile(join(root, 'out/main.js'), 'utf8');
      assert.doesNotMatch(made, ELEMENT);
      assert.ok(made.length < 500, made);
    });
  }

  test(`${bundler}: the script tag's file is kept, for what it does`, async () => {
    const root = await project(`${bundler}-tag`, {
      'main.js': `import 'komoju-checkout/komoju-checkout.js';`, 'vite.config.js': CONFIG,
    });
    await build(root);
    assert.match(await readFile(join(root, 'out/main.js'), 'utf8'), /attachShadow/);
  });
}
