// The types as strict projects see them, by the checker of each framework: right use compiles, and misuse does not.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectOf, surroundings, tool } from './installed.mjs';

/** The compiler as it is, and as most projects still have it. */
const COMPILERS = { 'TypeScript 7': 'node_modules/.bin/tsc', 'TypeScript 5': 'tsc' };

for (const [name, compiler] of Object.entries(COMPILERS)) {
  // The types of frameworks that are not there must not be missed.
  test(`${name}: a page without any framework`, async () => {
    const root = await projectOf(`page-${name}`, 'types/page', { place: 'alone' });
    await tool(compiler, ['--project', '.'], root);
  });

  for (const [react, place] of [['React 19', 'surrounded'], ['React 18', 'surrounded/react-18']]) {
    test(`${name}: ${react}, the component and the tag`, async () => {
      const root = await projectOf(`react-${name}`, 'types/react', { place });
      await tool(compiler, ['--project', '.'], root);
    });
  }
}

test('the types themselves, beside those of every framework', async () => {
  await tool('node_modules/.bin/tsc', ['--project', '.'], await projectOf('all', 'types/all'));
});

test('Vue: the tag in templates', async () => {
  await tool('vue-tsc', ['--project', '.'], await projectOf('vue', 'types/vue'));
});

test('Svelte: the tag in templates', async () => {
  const root = await projectOf('svelte', 'types/svelte');
  const misuse = (await readFile(join(root, 'Misuse.svelte'), 'utf8')).split('\n');
  const wrong = misuse.flatMap((line, at) => (line.endsWith('<!-- wrong -->') ? [`Misuse.svelte:${at + 1}`] : []));
  assert.deepEqual(await svelteErrors(root), wrong);
});

/** Where its checker finds errors, as `File.svelte:1`. It has no comment that expects one. */
async function svelteErrors(root) {
  const program = join(surroundings, 'node_modules/.bin/svelte-check');
  const args = ['--tsconfig', './tsconfig.json', '--output', 'machine', '--fail-on-warnings'];
  const said = await new Promise((resolve) => execFile(program, args, { cwd: root }, (_, stdout) => resolve(stdout)));
  assert.match(said, /COMPLETED/);
  return [...said.matchAll(/(?:ERROR|WARNING) "(.*?)" (\d+):/g)].map(([, file, line]) => `${file}:${line}`);
}
