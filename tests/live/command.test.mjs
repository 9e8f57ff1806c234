// The command as it is called: what it refuses before any call is made, how it ends, what it leaves.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { between } from './between.mjs';
import { SANDBOX_KEYS } from './keys.mjs';
import { sandbox } from './sandbox.mjs';

const KEYS = { KOMOJU_SECRET_KEY: SANDBOX_KEYS.secret, KOMOJU_PUBLISHABLE_KEY: SANDBOX_KEYS.publishable };

async function command(environment, ...words) {
  const folder = mkdtempSync(join(tmpdir(), 'live-'));
  const child = spawn(process.execPath, [fileURLToPath(new URL('run.mjs', import.meta.url)), ...words], {
    env: { PATH: process.env.PATH, KOMOJU_API: sandbox, KOMOJU_LIVE_REPORT: folder, ...environment },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part));
  const code = await new Promise((done) => child.on('close', done));
  let report = null;
  try {
    report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
  } catch {
    // There is none where it did not begin.
  }
  rmSync(folder, { recursive: true });
  return { code, said, report };
}

const REFUSED = [
  ['no keys', {}, /KOMOJU_SECRET_KEY is not set/],
  ['one key', { KOMOJU_SECRET_KEY: KEYS.KOMOJU_SECRET_KEY }, /KOMOJU_PUBLISHABLE_KEY is not set/],
  ['a live secret key', { ...KEYS, KOMOJU_SECRET_KEY: 'sk_live_whispered' }, /live key is never used/],
  ['a live publishable key', { ...KEYS, KOMOJU_PUBLISHABLE_KEY: 'pk_live_whispered' }, /live key is never used/],
  ['a key of the other kind', { ...KEYS, KOMOJU_PUBLISHABLE_KEY: 'sk_test_whispered' }, /not a key of test mode/],
  ['a key without its kind', { ...KEYS, KOMOJU_SECRET_KEY: 'whispered' }, /not a key of test mode/],
  ['a key with a line break', { ...KEYS, KOMOJU_SECRET_KEY: 'sk_test_whispered\nx: y' }, /not a key of test mode/],
  ['an address elsewhere', { ...KEYS, KOMOJU_LIVE_API: 'https://elsewhere.example' }, /address of this machine/],
  ['a name that looks like this machine', { ...KEYS, KOMOJU_LIVE_API: 'http://127.0.0.1.example' }, /of this machine/],
  [
    'a secret key the service does not know',
    { ...KEYS, KOMOJU_SECRET_KEY: 'sk_test_whispered', KOMOJU_LIVE_API: sandbox },
    /does not take the secret key/,
  ],
  [
    'a publishable key the service does not know',
    { ...KEYS, KOMOJU_PUBLISHABLE_KEY: 'pk_test_whispered', KOMOJU_LIVE_API: sandbox },
    /does not take the publishable key/,
  ],
];

for (const [name, environment, expected] of REFUSED) {
  test(`it refuses ${name}, and repeats none`, async () => {
    const { code, said, report } = await command(environment);
    assert.equal(code, 2, said);
    assert.match(said, expected);
    assert.doesNotMatch(said, /whispered/);
    assert.equal(report, null);
  });
}

test('it ends well when there is no difference, and holds only what was asked for', async () => {
  const { code, said, report } = await command({ ...KEYS, KOMOJU_LIVE_API: sandbox }, '--only', 'preflight-');
  assert.equal(code, 0, said);
  assert.match(said, /No differences/);
  assert.ok(report.conversations.length > 10);
  assert.ok(report.conversations.every(({ name }) => name.startsWith('preflight-')));
});

test('it ends badly when there is one, and leaves it in the file', async () => {
  const service = await between(sandbox, ({ headers }) => delete headers['access-control-allow-origin']);
  const { code, said, report } = await command({ ...KEYS, KOMOJU_LIVE_API: service.api }, '--only', 'preflight-show');
  await service.close();
  assert.equal(code, 1, said);
  const [difference] = report.differences;
  assert.equal(difference.path, 'access-control-allow-origin');
  assert.match(said, /preflight-show, may I, access-control-allow-origin: sandbox \*, service absent/);
});

test('a name that nothing has, and a word it does not know, are mistakes', async () => {
  const environment = { ...KEYS, KOMOJU_LIVE_API: sandbox };
  for (const words of [['--only', 'nothing'], ['--only'], ['all']]) {
    const { code, said } = await command(environment, ...words);
    assert.equal(code, 2, said);
  }
});
