// The package as npm and others see it: what is in it, and what the judges of packages say.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { inNode, packed, project, tool } from './installed.mjs';

test('publint has nothing to say', async () => {
  const { archive } = await packed();
  const said = await tool('publint', ['--strict', archive]);
  assert.match(said, /All good!\s*$/);
});

test('the types resolve wherever modules do', async () => {
  const { archive } = await packed();
  // It fails where there is a problem. Its list holds what the profile does not ask for, too: `require`.
  const { analysis } = JSON.parse(await tool('attw', ['--profile', 'esm-only', '--format', 'json', archive]));
  const entries = Object.keys(analysis.entrypoints);
  for (const entry of ['.', './komoju-checkout.js', './react', './rules']) assert.ok(entries.includes(entry), entry);
});

test('every file that a script or a page loads is in integrity.json, by its own hash', async () => {
  const { unpacked } = await packed();
  const { files } = JSON.parse(await readFile(join(unpacked, 'integrity.json'), 'utf8'));
  // But for the frame's page: a browser checks no page, and whoever hosts it writes the shops' origins into it.
  const loaded = (await readdir(unpacked)).filter((name) => /\.(js|wasm|txt|css)$/.test(name));
  assert.deepEqual(Object.keys(files).sort(), loaded.sort());
  for (const name of loaded) {
    const digest = createHash('sha384').update(await readFile(join(unpacked, name))).digest('base64');
    assert.equal(files[name], `sha384-${digest}`, name);
  }
});

test('what is exported is there, and nothing of the sources is', async () => {
  const { unpacked } = await packed();
  const { exports } = JSON.parse(await readFile(join(unpacked, 'package.json'), 'utf8'));
  const files = await readdir(unpacked);
  const named = Object.values(exports).flatMap((target) => (typeof target === 'string' ? target : Object.values(target)));
  for (const path of named.filter((path) => !path.includes('*'))) assert.ok(files.includes(path.slice(2)), path);
  assert.deepEqual(files.filter((name) => /\.(map|css|rs|test\.mjs)$/.test(name)), []);
});

test('the wasm and the languages can be asked for by name', async () => {
  const root = await project('by-name', {
    'main.js': `
      for (const name of ['komoju-checkout.wasm', 'komoju-checkout.ja.txt', 'rules.wasm', 'integrity.json'])
        console.log(import.meta.resolve('komoju-checkout/' + name).split('/').at(-1));
    `,
  });
  const { stdout } = await inNode(root, 'main.js');
  assert.deepEqual(stdout.trim().split('\n'), [
    'komoju-checkout.wasm', 'komoju-checkout.ja.txt', 'rules.wasm', 'integrity.json',
  ]);
});
