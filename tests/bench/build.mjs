// Bundles the pages of the others, as a shop would ship them.

import { build } from 'esbuild';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const PAGES = new URL('pages/', import.meta.url).pathname;

/** The script of each page; one has none. */
const ENTRIES = { empty: null, plain: 'main.js', preact: 'main.jsx', react: 'main.jsx', adyen: 'main.js' };

/** The style sheet of the hand-written pages goes into their script, without its white space. */
const inlined = {
  name: 'inlined-style',
  setup({ onLoad }) {
    onLoad({ filter: /pages\/shared\/style\.css$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(/\s*([\n{}:;,])\s*/g, '$1').replace(/\n/g, ''),
      loader: 'text',
    }));
  },
};

/**
 * @param {string} peers the folder with the packages of `peers/package.json`
 * @param {string} into a folder for the pages; each gets one in it
 */
export async function buildPages(peers, into) {
  for (const [name, entry] of Object.entries(ENTRIES)) {
    const page = join(into, name);
    await mkdir(page, { recursive: true });
    await copyFile(join(PAGES, name, 'index.html'), join(page, 'index.html'));
    if (!entry) continue;
    await build({
      entryPoints: [join(PAGES, name, entry)],
      outfile: join(page, 'main.js'),
      nodePaths: [join(peers, 'node_modules')],
      jsx: 'automatic', jsxImportSource: name,
      bundle: true, minify: true, format: 'esm', target: 'es2022', charset: 'utf8', legalComments: 'none', logLevel: 'warning',
      define: { 'process.env.NODE_ENV': '"production"' },
      plugins: [inlined],
    });
  }
}
