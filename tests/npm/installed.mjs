// The package as a shop gets it: packed as npm packs it, and unpacked into the `node_modules` of a project in a folder of
// its own. Bundlers, frameworks and type checkers stand further up, where every resolver looks next. No network is asked.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Where bundlers, frameworks and type checkers are installed: `tests/npm/tools`, and what it names. */
export const surroundings = process.env.KOMOJU_SURROUNDINGS;
if (!surroundings) throw new Error('KOMOJU_SURROUNDINGS is not set; run these tests by `cargo xtask test npm`');

const run = promisify(execFile);

/** What a program is to know of this machine: not what colours a terminal has, nor that nobody is looking. */
const { FORCE_COLOR, ...known } = process.env;
const env = { ...known, NO_COLOR: '1' };

/** A folder of this repository. */
const repository = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The folder of all projects of a test file; it goes with the file's last test. */
let made;
after(async () => made && rm((await made).folder, { recursive: true, force: true }));

async function world() {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'komoju-checkout-npm-')));
  for (const part of ['node_modules', 'react-18/node_modules']) {
    await mkdir(dirname(join(folder, 'surrounded', part)), { recursive: true });
    await symlink(join(surroundings, part), join(folder, 'surrounded', part));
  }
  // None of the package's scripts is run, and there are none.
  const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: repository('pkg'),
  });
  const [{ filename }] = JSON.parse(stdout);
  await run('tar', ['-xzf', join(folder, filename), '-C', folder]);
  return { folder, archive: join(folder, filename), unpacked: join(folder, 'package') };
}

/** Where the packed package is, as npm would send it away, and what is in it. */
export const packed = () => (made ??= world());

/**
 * A project that has the package installed.
 * @param {string} name
 * @param {Record<string, string>} files its own, by path
 * @param {{ place?: string }} options what is around it: `surrounded` has everything, `surrounded/react-18` the React
 *   before, `alone` nothing else at all
 * @returns {Promise<string>} its folder
 */
export async function project(name, files, { place = 'surrounded' } = {}) {
  const { folder, unpacked } = await packed();
  const root = join(folder, place, name);
  await cp(unpacked, join(root, 'node_modules/komoju-checkout'), { recursive: true });
  for (const [path, text] of Object.entries({ 'package.json': '{ "private": true, "type": "module" }', ...files })) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

/** A project made of a folder beside this file. */
export async function projectOf(name, source, options) {
  const root = await project(name, {}, options);
  await cp(fileURLToPath(new URL(source, import.meta.url)), root, { recursive: true });
  return root;
}

/**
 * Runs an installed tool in a project; fails with everything it printed.
 * @returns {Promise<string>} what it printed
 */
export async function tool(name, args, cwd) {
  // A name with a folder is a tool that this repository has for itself.
  const program = name.includes('/') ? repository(name) : join(surroundings, 'node_modules/.bin', name);
  try {
    const { stdout } = await run(program, args, { cwd, env, maxBuffer: 1 << 26 });
    return stdout;
  } catch ({ stdout, stderr, message }) {
    return assert.fail(`${name} ${args.join(' ')}\n${stdout || message}\n${stderr ?? ''}`);
  }
}

/** Runs a script of a project in Node; the answer is what it printed, on either channel. */
export async function inNode(cwd, script, ...args) {
  const { stdout, stderr } = await run(process.execPath, [script, ...args], { cwd, env });
  return { stdout, stderr };
}
