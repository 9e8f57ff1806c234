// The package as npm and others see it: what is in it, and what the judges of packages say.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
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

test('nothing comes along with the package, and nothing runs when it is installed', async () => {
  const { unpacked } = await packed();
  const manifest = JSON.parse(await readFile(join(unpacked, 'package.json'), 'utf8'));
  for (const name of ['dependencies', 'optionalDependencies', 'bundledDependencies', 'bundleDependencies', 'scripts', 'gypfile', 'bin'])
    assert.equal(manifest[name], undefined, name);
  assert.deepEqual((await readdir(unpacked)).filter((name) => name === 'node_modules' || name.endsWith('.gyp')), []);
  // Only who uses the component has React, and has it anyway.
  assert.deepEqual(Object.keys(manifest.peerDependencies), ['react']);
  assert.deepEqual(manifest.peerDependenciesMeta, { react: { optional: true } });
});

test('no module imports anything but modules of the package; the component for React imports that too', async () => {
  const { unpacked } = await packed();
  const modules = (await readdir(unpacked)).filter((name) => name.endsWith('.js'));
  const { metafile } = await build({
    absWorkingDir: unpacked, entryPoints: modules, bundle: true, metafile: true, write: false, outdir: 'out',
    format: 'esm', platform: 'neutral', packages: 'external', logLevel: 'silent',
  });
  const imported = (name) => metafile.inputs[name].imports.map(({ path, external }) => (external ? path : `./${path}`));
  const outside = modules.map((name) => [name, imported(name).filter((path) => !modules.includes(path.slice(2)))]);
  assert.deepEqual(outside.filter(([, paths]) => paths.length), [['react.js', ['react']]]);
  assert.ok(imported('index.js').includes('./element.js'));
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
