// An API that answers what nobody would expect of one: the documents' samples, each spoilt in ways that are drawn by lot. The
// lot is always the same, so that a failure can be repeated.

import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { after } from 'node:test';

const SAMPLES = new URL('../fixtures/api/', import.meta.url);

/** The samples whose names begin so. */
const samples = (...beginnings) =>
  readdirSync(SAMPLES)
    .filter((name) => name.endsWith('.json') && beginnings.some((beginning) => name.startsWith(beginning)))
    .map((name) => JSON.parse(readFileSync(new URL(name, SAMPLES), 'utf8')));

/** What is put into texts: shown as it is, each of these would set `pwned`, or seem to be something else than it is. */
const TEXTS = [
  '<img src=x onerror="globalThis.pwned=1">',
  '<script>globalThis.pwned=1</script>',
  '"><svg onload=globalThis.pwned=1>',
  'javascript:globalThis.pwned=1',
  `{{constructor.constructor('globalThis.pwned=1')()}}`,
  '\u202egnp.exe\u202c',
  '\u2066\u2067\u200f\u061cabc\u2069',
  'a\u200bb\u200cc\u200dd\ufeffe\u2060f',
  `e${'\u0301'.repeat(500)}`,
  '\u0000\u0007\u001b[31m\u009b\r\n\t',
  '\ud800',
  '😀👨\u200d👩\u200d👧',
  '',
  ' ',
  '　',
  'null',
  '../../../etc/passwd',
  '%00%0a%0d',
  '4111111111111111',
  'x'.repeat(20_000),
  'ゆ'.repeat(20_000),
];

/** Addresses that must not be visited, and a few that only look so. */
const ADDRESSES = [
  'javascript:globalThis.pwned=1',
  `JaVaScRiPt://komoju.com/%0aglobalThis.pwned=1`,
  `\u0001javascript:globalThis.pwned=1`,
  ` java\nscript:globalThis.pwned=1`,
  'data:text/html,<script>parent.pwned=1</script>',
  'blob:https://komoju.com/1',
  'file:///etc/passwd',
  'http://evil.example/',
  '//evil.example/',
  '\\\\evil.example\\',
  '/\\evil.example',
  'https://komoju.com@evil.example/',
  'https://user:password@evil.example/',
  'https://evil.example\\@komoju.com/',
  'https:///',
  'https://',
  'https://[::1',
  'https://evil.example:99999/',
  `https://evil.example/${'a'.repeat(10_000)}`,
  'https://evil.example/\u202egnp',
  'intent://evil#Intent;scheme=http;end',
  'vbscript:msgbox(1)',
  'about:blank',
  'view-source:https://evil.example/',
  'filesystem:https://evil.example/temporary/x',
];

const NUMBERS = [0, -1, 1, 0.5, 1e308, -1e308, 9007199254740993, -9223372036854775808, 1e-9, 12345678901234];

/** Stands for a quotation mark in what is raw. */
const QUOTE = '\u0001';
/** Begins what JSON has no value for, or none that could be written: it is put into the body as it is. */
const RAW = '@raw:';

const deep = (depth) => `${RAW}${'[{"payment":'.repeat(depth)}1${'}]'.repeat(depth)}`.replaceAll('"', QUOTE);

/** The same again and again, up to 300 kB of it. */
const many = (value) => Array(Math.floor(300_000 / (JSON.stringify(value)?.length || 1))).fill(value);

/** Draws numbers below one, always the same for the same seed (mulberry32). */
export function lot(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let drawn = Math.imul(state ^ (state >>> 15), state | 1);
    drawn ^= drawn + Math.imul(drawn ^ (drawn >>> 7), drawn | 61);
    return ((drawn ^ (drawn >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Every place in a value: what holds it, and under which key. */
function places(value, found = []) {
  if (typeof value !== 'object' || value === null) return found;
  for (const key of Object.keys(value)) {
    found.push([value, key]);
    places(value[key], found);
  }
  return found;
}

/** Makes one answer: a sample with one to four things wrong. The answer is its body as text, and the status. */
export function spoilt(sample, draw) {
  const pick = (list) => list[Math.floor(draw() * list.length)];
  const value = structuredClone(sample);
  const spoil = [
    (holder, key) => delete holder[key],
    (holder, key) => (holder[key] = null),
    (holder, key) => (holder[key] = pick(NUMBERS)),
    (holder, key) => (holder[key] = pick(TEXTS)),
    (holder, key) => (holder[key] = pick(TEXTS)),
    (holder, key) => (holder[key] = pick(ADDRESSES)),
    (holder, key) => (holder[key] = pick([[], {}, true, false, [[]], [null], { 0: 1 }])),
    (holder, key) => (holder[key] = [holder[key], holder[key]]),
    (holder, key) => (holder[key] = { value: holder[key] }),
    (holder, key) => (holder[key] = many(holder[key])),
    (holder, key) => (holder[key] = deep(pick([40, 500, 5_000]))),
    (holder, key) => (holder[key] = `${RAW}${pick(['NaN', '1e999', '-', '0x10', "'a'", '1,', '[', 'undefined'])}`),
    (holder, key) => Object.assign(holder, JSON.parse(`{"__proto__": {"${key}": 1}, "constructor": 1, "toString": 1, "then": 1}`)),
  ];
  const all = places(value);
  // What leads somewhere is what somebody would try first.
  const leading = all.filter(([holder, key]) => /url/i.test(key) || /^https?:/.test(String(holder[key])));
  for (let times = 1 + Math.floor(draw() * 4); times > 0; times--) {
    if (leading.length > 0 && draw() < 0.25) {
      const [holder, key] = pick(leading);
      holder[key] = pick(ADDRESSES);
    } else {
      const [holder, key] = pick(all);
      pick(spoil)(holder, key);
    }
  }
  let body = JSON.stringify(value).replaceAll(/"@raw:([^"]*)"/g, (_, raw) => raw.replaceAll('\\u0001', '"'));
  const whole = pick(Array(70).fill(undefined).concat([
    () => body.slice(0, body.length / 2),
    () => `\ufeff${body}`,
    () => `${body}${body}`,
    () => `)]}',\n${body}`,
    () => '<!doctype html><title>Bad gateway</title><h1>502</h1>',
    () => '',
    () => 'null',
    () => '[]',
    () => body.replace(/"(\w+)":/, '"$1":"first","$1":'),
    () => `{"padding":"${'x'.repeat(3_000_000)}",${body.slice(1)}`,
  ]));
  if (whole) body = whole();
  const status = draw() < 0.6 ? 200 : pick([201, 202, 204, 304, 400, 401, 404, 422, 429, 500, 502, 503]);
  return { body: status === 204 || status === 304 ? '' : body, status };
}

/** What a session is that nothing is wrong with: a wallet, because it asks for nothing, and cards. */
const session = (id, types, shop) => ({
  id, resource: 'session', mode: 'payment', amount: 1200, currency: 'JPY', status: 'pending', default_locale: 'ja', payment: null,
  return_url: `${shop}/thanks`, session_url: 'https://komoju.com/sessions/' + id,
  payment_methods: types.map((type) => ({ type })),
});

const CASH = samples('session_awaiting')[0];

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** What can be asked, and the samples of what is answered to it; a few are made here, because no document has any. */
export const QUESTIONS = {
  session: samples('session'),
  pay: [...samples('pay_', 'error_'), ...samples('payment_created').map((payment) => ({ status: 'completed', payment }))],
  token: [
    ...samples('token_', 'error_'),
    ...['OK', 'SKIPPED', 'NEEDS_VERIFY', 'NEEDS_VERIFY', 'ERRORED'].map((word) => ({
      id: 'tok_1', verification_status: word, authentication_url: 'https://bank.example/ask',
    })),
  ],
  barcode: [
    { status: 'ready', image: PIXEL, expires_at: '2099-01-01T00:00:00Z' },
    { status: 'pending', retry_after: 2 },
    { status: 'failed' },
    ...samples('error_not_found'),
  ],
};

/**
 * One case: an answer, and to what.
 * @param {keyof QUESTIONS} question
 * @param {number} seed
 */
export function hostileCase(question, seed) {
  const draw = lot(seed);
  const sample = QUESTIONS[question][Math.floor(draw() * QUESTIONS[question].length)];
  return { question, seed, session: question === 'session' ? sample.id : `s${seed}`, ...spoilt(sample, draw) };
}

const servers = [];
after(() => servers.forEach((server) => server.close().closeAllConnections()));

/**
 * The API. Whose case a request is, its key tells: `pk_test_` and the place in the list. What is not its question is answered
 * as it should be.
 * @returns {Promise<{ origin: string, asked: string[] }>} `asked` has a line for each request, oldest first
 */
export async function hostileApi(cases, shop) {
  const asked = [];
  const server = createServer(async (request, response) => {
    const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*', 'access-control-expose-headers': '*' };
    if (request.method === 'OPTIONS') return response.writeHead(204, cors).end();
    const { pathname } = new URL(request.url, 'http://api');
    const [, key] = /^Basic (.*)$/.exec(request.headers.authorization ?? '') ?? [];
    const at = Number(Buffer.from(key ?? '', 'base64').toString().match(/^pk_test_(\d+):/)?.[1]);
    const one = cases[at];
    for await (const part of request) void part;
    const question = questionOf(request.method, pathname);
    asked.push(`${at} ${question}`);
    const { status, body } = question === one?.question ? one : { status: 200, body: JSON.stringify(usual(question, one, pathname, shop)) };
    response.writeHead(status, { ...cors, 'content-type': 'application/json', 'retry-after': '1' });
    response.end(status === 204 || status === 304 ? undefined : body);
  });
  servers.push(server);
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return { origin: `http://127.0.0.1:${server.address().port}`, asked };
}

const questionOf = (method, path) => {
  if (path.endsWith('/pay')) return 'pay';
  if (path.includes('tokens')) return 'token';
  return path.includes('/barcodes/') ? 'barcode' : 'session';
};

/** What is answered where nothing is wrong. */
function usual(question, one, path, shop) {
  const id = path.split('/').at(question === 'pay' ? -2 : -1);
  if (question === 'session' && one?.question === 'barcode') {
    const waiting = structuredClone({ ...CASH, id, return_url: `${shop}/thanks` });
    waiting.payment.payment_details.barcode_url = '/api/v1/barcodes/b1';
    return waiting;
  }
  if (question === 'session') return session(id, [one?.question === 'token' ? 'credit_card' : 'paypay'], shop);
  return { error: { code: 'card_declined', message: 'refused' } };
}
