// Where the rules run: in Node, in workers, and over the network as in a page, always without one.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { PACKAGE, path, rules } from './rules.mjs';

const SCRIPT = new URL('rules.js', PACKAGE).href;

/** A folder of the test's own, gone when the test is over. */
async function folder(t) {
  const made = await mkdtemp(join(tmpdir(), 'komoju-rules-'));
  t.after(() => rm(made, { recursive: true }));
  return made;
}

/** The package's files on an address of their own: the program changed by `change`, of the type `type`. */
async function served(t, { change = (bytes) => bytes, type = 'application/wasm' } = {}) {
  const server = createServer(async ({ url }, answer) => {
    if (url !== '/rules.wasm') return answer.writeHead(404).end();
    const bytes = change(await readFile(path('rules.wasm')));
    return bytes ? answer.writeHead(200, { 'content-type': type }).end(bytes) : answer.writeHead(503).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return `http://127.0.0.1:${server.address().port}/`;
}

/** What the script says of a phone number when it came from an address: Node itself imports from files alone. */
async function importedFrom(address) {
  const driver = new URL('as-in-a-page.mjs', import.meta.url).pathname;
  const flags = ['--experimental-vm-modules', '--no-warnings'];
  const child = spawn(process.execPath, [...flags, driver, path('rules.js'), address]);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  await once(child, 'close');
  return said.trim();
}

/** The program with a section more, which means nothing and is another program all the same. */
const another = (bytes) => Buffer.concat([bytes, Buffer.from([0, 2, 1, 97])]);

test('all functions are there when the import resolves, and nothing else is', async () => {
  assert.deepEqual(
    Object.keys(rules).sort(),
    [
      ...['checkAccount', 'checkCardNumber', 'checkCardholderName', 'checkEmail', 'checkExpiry', 'checkKatakana'],
      ...['checkKey', 'checkPhone', 'checkPostalCode', 'checkPrepaidNumber', 'checkSecurityCode', 'checkUrl'],
      ...['formatCardNumberEdit', 'formatDeadline', 'formatExpiryEdit', 'formatMoney'],
    ].sort(),
  );
  assert.equal(typeof globalThis.document, 'undefined');
});

test('imported twice it is one program, imported anew another', async () => {
  assert.equal(await import(SCRIPT), rules);
  const anew = await import(`${SCRIPT}?again`);
  assert.notEqual(anew, rules);
  assert.deepEqual(anew.checkPhone('090-1111-2222'), rules.checkPhone('090-1111-2222'));
});

test('importing it leaves no trace in the global scope', async () => {
  const before = Reflect.ownKeys(globalThis);
  await import(`${SCRIPT}?traces`);
  assert.deepEqual(Reflect.ownKeys(globalThis), before);
});

test('it runs in a worker', async (t) => {
  const code = `
    import { parentPort } from 'node:worker_threads';
    const { checkKatakana } = await import(${JSON.stringify(SCRIPT)});
    parentPort.postMessage(checkKatakana('ﾔﾏﾀﾞ').value);`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`));
  t.after(() => worker.terminate());
  assert.deepEqual(await once(worker, 'message'), ['ヤマダ']);
});

test('it starts only the program it was built with', async (t) => {
  const own = await folder(t);
  await cp(path('rules.js'), join(own, 'rules.mjs'));
  await writeFile(join(own, 'rules.wasm'), another(await readFile(path('rules.wasm'))));
  await assert.rejects(import(pathToFileURL(join(own, 'rules.mjs'))), /not the one/);
});

test('over the network it needs no Node, whatever type the program is served with', async (t) => {
  assert.equal(await importedFrom(await served(t)), '09011112222');
  assert.equal(await importedFrom(await served(t, { type: 'application/octet-stream' })), '09011112222');
});

test('over the network another program, or none, is an error of the import', async (t) => {
  assert.match(await importedFrom(await served(t, { change: another })), /not the one/);
  assert.match(await importedFrom(await served(t, { change: () => undefined })), /answered with 503/);
});

test('the package exports it under its name', async (t) => {
  const own = await folder(t);
  await mkdir(join(own, 'node_modules'));
  await symlink(path('.'), join(own, 'node_modules/komoju-checkout'));
  const code = `export * from 'komoju-checkout/rules.js'; export * as short from 'komoju-checkout/rules';`;
  await writeFile(join(own, 'shop.mjs'), code);
  const shop = await import(pathToFileURL(join(own, 'shop.mjs')));
  assert.equal(shop.checkKey('pk_1').verdict, 'ok');
  assert.equal(shop.short.checkKey, shop.checkKey);
});

test('a bundle for pages takes it as it is, and nothing of the checkout with it', async () => {
  const { warnings, metafile, outputFiles } = await build({
    stdin: { contents: `import { checkEmail } from './rules.js'; checkEmail('a');`, resolveDir: path('.') },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    metafile: true,
    logLevel: 'silent',
  });
  assert.deepEqual(warnings, []);
  assert.deepEqual(
    Object.keys(metafile.inputs)
      .map((name) => name.split('/').at(-1))
      .sort(),
    ['<stdin>', 'rules.js'],
  );
  assert.match(outputFiles[0].text, /new URL\("rules\.wasm", import\.meta\.url\)/);
  for (const word of ['komoju-checkout', 'customElements', 'document', 'window.']) {
    assert.ok(!outputFiles[0].text.includes(word), word);
  }
});

test('the program knows nothing of the checkout: no session, no text, no address of its own', async () => {
  const program = await readFile(path('rules.wasm'), 'latin1');
  for (const word of ['yew', 'sessions', 'お支払い', 'komoju.com', 'Please', 'createElement']) {
    assert.ok(!program.includes(Buffer.from(word).toString('latin1')), word);
  }
});
