// The types as a strict project sees them: right use compiles, and misuse does not.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { path, rules } from './rules.mjs';

const at = (name) => fileURLToPath(new URL(name, import.meta.url));

test('right use compiles under strict rules, and misuse does not', async () => {
  const compiler = at('../../node_modules/.bin/tsc');
  const compile = promisify(execFile)(compiler, ['--project', at('types')]);
  await assert.doesNotReject(compile.catch(({ stdout }) => Promise.reject(new Error(stdout))));
});

test('every function has its type, and every type its function', async () => {
  const types = await readFile(path('rules.d.ts'), 'utf8');
  const declared = [...types.matchAll(/^export declare function (\w+)/gm)].map(([, name]) => name);
  assert.deepEqual(declared.sort(), Object.keys(rules).sort());
});
