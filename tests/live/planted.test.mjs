// The comparison must see what it is for: differences planted one at a time, each found where it is and nowhere else.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { between } from './between.mjs';
import { GOOD_CARDS } from './details.mjs';
import { SANDBOX_KEYS, scrubber } from './keys.mjs';
import { live } from './live.mjs';
import { json, text } from './report.mjs';
import { sandbox } from './sandbox.mjs';
import { Side } from './side.mjs';

/** What a run with that difference planted gives. */
async function against(only, plant) {
  const service = await between(sandbox, plant);
  const side = new Side(service.api, SANDBOX_KEYS);
  try {
    return { ...(await live(new Side(sandbox, SANDBOX_KEYS), side, { only })), side };
  } finally {
    await service.close();
  }
}

const isShow = ({ method, path }) => method === 'GET' && /^\/api\/v1\/sessions\/\w+$/.test(path);
const isCreate = ({ method, path }) => method === 'POST' && path.endsWith('/sessions');
const isPay = ({ method, path }) => method === 'POST' && path.endsWith('/pay');
const isPreflight = ({ method }) => method === 'OPTIONS';

/** What is planted, in which conversation and answers, how; and what is found: step, path, what either side says. */
const PLANTED = [
  ['a missing key', 'card-visa', isShow, ({ json }) => delete json.merchant,
    ['look', 'merchant', 'object', 'absent']],
  ['a key nobody knew', 'card-visa', isPay, ({ json }) => (json.payment.subscription = null),
    ['pay', 'payment.subscription', 'absent', 'null']],
  ['an amount as text', 'card-visa', isShow, ({ json }) => (json.amount = String(json.amount)),
    ['look', 'amount', 'number', 'text']],
  ['nothing instead of a text', 'konbini-lawson', isPay,
    ({ json }) => (json.payment.payment_details.confirmation_code = null),
    ['pay', 'payment.payment_details.confirmation_code', 'text', 'null']],
  ['a key that some of a list lack', 'payment-methods', () => true, ({ json }) => delete json[3]?.name_ko,
    ['list', '[].name_ko', 'in all', 'in some']],
  ['brands in another shape', 'konbini-lawson', isShow, ({ json }) => (json.payment_methods[0].brands = ['lawson']),
    ['look', 'payment_methods[konbini].brands', 'object', 'list'],
    ['look when the payment is cancelled', 'payment_methods[konbini].brands', 'object', 'list']],
  ['a way back that is no address', 'card-visa', isPay, ({ json }) => (json.redirect_url = '/thanks'),
    ['pay', 'redirect_url', 'address', 'path'],
    ['pay', 'redirect_url leads to', 'the shop with session_id', 'something that is no address']],
  ['a time in another zone', 'konbini-lawson', isPay,
    ({ json }) => (json.payment.payment_deadline = '2026-12-01T23:59:59+09:00'),
    ['pay', 'payment.payment_deadline', 'time in UTC', 'time with an offset']],
  ['another way back', 'card-visa', isPay,
    ({ json }) => (json.redirect_url = 'https://example.com/thanks?action=complete'),
    ['pay', 'redirect_url leads to', 'the shop with session_id', 'the shop with action']],
  ['tax on top', 'card-visa', isPay, ({ json }) => (json.payment.total += 30),
    ['pay', 'the total is what the session asks', 'true', 'false']],
  ['an HTML page', 'card-visa', isPay,
    (answer) => {
      Object.assign(answer, { json: undefined, text: '<p>Busy</p>' });
      answer.headers['content-type'] = 'text/html; charset=utf-8';
    },
    ['pay', 'content-type', 'application/json', 'text/html'],
    ['pay', '(body)', 'object', 'no JSON'],
    ['pay', 'the total is what the session asks', 'true', 'absent'],
    ['pay', 'the amount is what the session asks', 'true', 'absent'],
    ['pay', 'redirect_url leads to', 'the shop with session_id', 'nowhere']],
  ['another status', 'card-refused-expired', (answer) => isPay(answer) && answer.status === 502,
    (answer) => Object.assign(answer, { status: 200, json: { status: 'error', error: 'Card expired' } }),
    ['pay', 'HTTP status', '502 card_expired', '200']],
  ['another code', 'card-refused-cannot-use-card', (answer) => isPay(answer) && answer.status === 502,
    ({ json }) => (json.error.code = 'restricted_account'),
    ['pay', 'error.code', '"card_declined"', '"restricted_account"']],
  ['another parameter', 'card-written-month-13', isPay, ({ json }) => (json.error.param = 'month'),
    ['pay', 'error.param', '"payment_details[month]"', '"month"']],
  ['another outcome', 'card-visa', isShow, ({ json }) => (json.payment.status = 'authorized'),
    ['look', 'payment.status', '"captured"', '"authorized"']],
  ['a dropped permission to read', 'card-visa', isPay, ({ headers }) => delete headers['access-control-allow-origin'],
    ['pay', 'access-control-allow-origin', '*', 'absent']],
  ['a permission for the one page', 'card-visa', isPay,
    ({ headers }) => (headers['access-control-allow-origin'] = 'https://shop.example'),
    ['pay', 'access-control-allow-origin', '*', "the page's own"]],
  ['a waiting time that stays hidden', 'card-visa', isShow,
    ({ headers }) => delete headers['access-control-expose-headers'],
    ['look', 'access-control-expose-headers: retry-after', 'exposed', 'not exposed']],
  ['an answer that may be kept', 'card-visa', isShow,
    ({ headers }) => (headers['cache-control'] = 'private, max-age=0'),
    ['look', 'cache-control', 'absent', 'max-age=0, private']],
  ['a preflight without a header', 'preflight-pay-idempotency', isPreflight,
    ({ headers }) => (headers['access-control-allow-headers'] = 'Authorization,Content-Type'),
    ['may I', 'access-control-allow-headers: x-komoju-idempotency', 'allowed', 'not allowed']],
  ['a preflight without a method', 'preflight-payments', isPreflight,
    ({ headers }) => delete headers['access-control-allow-methods'],
    ['may I', 'access-control-allow-methods: PATCH', 'allowed', 'not allowed']],
  ['a broken connection', 'card-visa', isPay, (answer) => (answer.cut = true),
    ['pay', 'HTTP status', '200', 'no answer']],
  ['a session that is not opened', 'card-written-past-year', isCreate,
    (answer) => Object.assign(answer, { status: 500, json: {} }),
    ['create', 'HTTP status', '200', '500'],
    ['pay', '(step)', 'answers 502 card_expired', 'not reached: no session was opened'],
    ['look', '(step)', 'answers 200', 'not reached: no session was opened'],
    ['(end)', '(end)', 'reached', 'no session was opened']],
];

for (const [name, only, where, change, ...expected] of PLANTED) {
  test(`it finds ${name}`, async () => {
    const result = await against(only, (answer) => where(answer) && change(answer));
    const found = result.differences.map(({ step, path, sandbox, service }) => [step, path, sandbox, service]);
    assert.deepEqual(found, expected);
    for (const { conversation } of result.differences) assert.equal(conversation, only);
    const [step, path, one, other] = expected[0];
    const report = text(result, scrubber([]));
    assert.ok(report.includes(`  ${only}, ${step}, ${path}: sandbox ${one}, service ${other}`), report);
  });
}

test('a method the account does not have is no difference', async () => {
  const result = await against('pay-easy', (answer) => isCreate(answer) && (answer.json.payment_methods = []));
  assert.deepEqual(result.differences, []);
  assert.deepEqual(result.notOffered, [['pay-easy', 'pay_easy']]);
  assert.match(text(result, String), /Not offered by this account, so not compared:\n {2}pay-easy: pay_easy\n/);
});

test('a method the sandbox has never heard of is told', async () => {
  const result = await against(null, ({ json, method, path }) => {
    if (method === 'GET' && path.includes('/sessions/')) json?.payment_methods?.push({ type: 'cowrie' });
  });
  assert.deepEqual(result.unknown, ['cowrie']);
  assert.match(text(result, String), /in no conversation:\n {2}cowrie\n/);
});

test('the same difference in many places is one line, and all of them are in the file', async () => {
  const result = await against('konbini-', (answer) => isShow(answer) && (answer.json.extra = 1));
  assert.ok(result.differences.length > 10);
  const lines = text(result, String).split('\n').filter((line) => line.includes('service number'));
  assert.deepEqual(lines.map((line) => /and (\d+) more/.exec(line)?.[1]), [`${result.differences.length - 1}`]);
  assert.equal(JSON.parse(json(result, String)).differences.length, result.differences.length);
});

test('a service that asks to be asked later is asked later, and told', async () => {
  let asked = false;
  const result = await against('card-visa', (answer) => {
    if (asked || !isPay(answer)) return;
    asked = true;
    answer.status = 429;
    Object.assign(answer.headers, { 'retry-after': '0', 'x-ratelimit-limit': '5' });
  });
  // The sandbox had paid already: that the second try finds it so is seen.
  assert.deepEqual(result.differences[0].service, '422 unprocessable_entity');
  assert.match(text(result, String), /1 of them 429; headers about a limit: x-ratelimit-limit/);
});

test('whatever a service says, no key and no number is shown', async () => {
  const [number] = GOOD_CARDS.visa;
  const { secret, publishable } = SANDBOX_KEYS;
  const secrets = [secret, publishable, btoa(`${secret}:`), 'sk_live_elsewhere', number];
  const result = await against('card-refused-expired', (answer) => {
    if (!isPay(answer) || answer.status !== 502) return;
    answer.json.error.code = secrets.join(' ');
    answer.json.error[secrets[0]] = 1;
    answer.json.error[`a${number}`] = 1;
    answer.headers['cache-control'] = secrets.join(', ');
  });
  assert.ok(result.differences.length >= 4);
  const clean = scrubber([SANDBOX_KEYS]);
  for (const shown of [text(result, clean), json(result, clean)]) {
    assert.match(shown, /\[key\]/);
    for (const secret of secrets) assert.ok(!shown.includes(secret));
  }
});
