// The comparison without the service: the sandbox against itself, so that everything is held and nothing is found.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { KNOWN_CODES } from './answers.mjs';
import { between } from './between.mjs';
import { CONVERSATIONS } from './conversations.mjs';
import { SANDBOX_KEYS, scrubber } from './keys.mjs';
import { live } from './live.mjs';
import { json, text } from './report.mjs';
import { sandbox } from './sandbox.mjs';
import { Side } from './side.mjs';

const clean = scrubber([SANDBOX_KEYS]);

test('the sandbox does not differ from itself, in conversations that were all held to their end', async () => {
  const service = await between(sandbox);
  const side = new Side(service.api, SANDBOX_KEYS);
  const result = await live(new Side(sandbox, SANDBOX_KEYS), side);
  await service.close();

  assert.deepEqual(result.differences, []);
  assert.deepEqual(result.notOffered, []);
  assert.deepEqual(result.unknown, []);
  assert.deepEqual(result.held.map(({ name }) => name), CONVERSATIONS.map(({ name }) => name));
  for (const { name, sandbox: one, service: other } of result.held) {
    assert.equal(one.ended, null, `${name} goes to its end with the sandbox`);
    assert.ok(one.steps.length > 0, name);
    assert.equal(one.steps.length, other.steps.length, name);
    // A call that reaches nobody would differ from nothing as well.
    for (const { step, answer } of other.steps) assert.notEqual(answer.status, 0, `${name}, ${step}`);
  }
  const asked = result.held.reduce((sum, { service }) => sum + service.steps.length, 0);
  assert.ok(asked > 400 && service.seen >= asked, `${asked} steps, ${service.seen} calls`);

  for (const [question, lines] of result.answers) assert.doesNotMatch(lines.join(), /not asked/, question);
  const report = text(result, clean);
  assert.match(report, /^\d+ conversations with http.*\n\nNo differences\.\n/);
  assert.match(report, /second-pay: first 202 pending, payment pending; then 200 completed, payment captured/);
  assert.match(report, /seicomart, receipt: “受付番号”/);
  assert.match(report, /cannot-use-card: 502 card_declined/);
  assert.match(report, /none is left open/);
  for (const shown of [report, json(result, clean)]) {
    assert.doesNotMatch(shown, /[sp]k_test_/);
    assert.doesNotMatch(shown, /\d{12}/);
  }
});

test('names are told apart, so that one can be held alone', () => {
  const names = CONVERSATIONS.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  for (const name of names) assert.match(name, /^[a-z0-9-]+$/);
});

test('the codes that are no news are those the checkout has an answer for', () => {
  const source = readFileSync(new URL('../../src/flow/refusal.rs', import.meta.url), 'utf8');
  const codes = [...source.matchAll(/^ +\("([a-z_]+)", (?:At|Of|Parameter)/gm)].map(([, code]) => code);
  assert.deepEqual([...KNOWN_CODES].sort(), codes.sort());
});
