// Arguments nobody would give on purpose, and programs that stop: every function answers, and none throws.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { rules } from './rules.mjs';

const thrower = () => {
  throw new Error('thrown by an argument');
};

/** An object of which everything throws. */
const spiteful = new Proxy(
  {},
  { get: thrower, has: thrower, ownKeys: thrower, getPrototypeOf: thrower, getOwnPropertyDescriptor: thrower },
);
const { proxy: revoked, revoke } = Proxy.revocable([], {});
revoke();

const endless = {};
endless.self = endless;

const VALUES = [
  undefined,
  null,
  true,
  0,
  -0,
  NaN,
  -Infinity,
  1e308,
  42n,
  2n ** 4096n,
  Symbol('s'),
  Symbol.iterator,
  '',
  '4111 1111 1111 1111',
  '\ud800',
  'x'.repeat(100_001),
  [],
  ['visa', 5, null, Symbol('s')],
  Object.assign([], { length: 5 }),
  { length: 1e9 },
  { length: -1 },
  {},
  Object.create(null),
  endless,
  () => 'called',
  class {},
  new Date(NaN),
  /x/,
  new Map(),
  new String('4111'),
  new Uint8Array(4),
  { toString: thrower, valueOf: thrower, [Symbol.toPrimitive]: thrower },
  spiteful,
  revoked,
];

const PROPERTIES = [
  ...['brands', 'brand', 'year', 'month', 'currency', 'type', 'use', 'base', 'locale'],
  ...['text', 'start', 'end', 'caret', 'amount', 'culture_id', 'user_no', 'user_password'],
];

/** Every value as each argument and each property of it, and properties that throw. */
function* arguments_() {
  yield [];
  for (const value of VALUES) {
    yield [value];
    yield [value, value];
    yield ['4111', value];
    for (const name of PROPERTIES) {
      const options = { type: 'dospara', currency: 'JPY', amount: 1, text: '4', [name]: value };
      yield ['4111', options];
      yield [options, options];
    }
  }
  for (const name of PROPERTIES) {
    const options = Object.defineProperty({ type: 'dospara' }, name, { get: thrower, enumerable: true });
    yield ['4111', options];
    yield [options, options];
  }
}

/** What every answer of a function has. */
const SHAPES = {
  checkCardNumber: ['state', 'digits', 'brand', 'formatted', 'securityCodeLength', 'reason'],
  checkExpiry: ['state', 'month', 'year', 'formatted', 'reason'],
  checkAccount: ['state', 'value', 'reason', 'field'],
  formatCardNumberEdit: ['text', 'caret'],
  formatExpiryEdit: ['text', 'caret'],
  formatMoney: ['text', 'decimal'],
  formatDeadline: ['text', 'local'],
  checkUrl: ['allowed', 'href'],
  checkKey: ['verdict'],
};
const shape = (name) => SHAPES[name] ?? ['state', 'value', 'reason'];

test('whatever is given, the answer has its shape', () => {
  let calls = 0;
  for (const values of arguments_()) {
    for (const [name, ask] of Object.entries(rules)) {
      const answer = ask(...values);
      assert.deepEqual(Object.keys(answer), shape(name), name);
      calls += 1;
    }
  }
  assert.ok(calls > 10_000, `${calls} calls`);
  assert.equal(rules.checkEmail('a@example.jp').state, 'valid');
});

test('something else than text is invalid, and nothing is empty', () => {
  for (const name of Object.keys(rules).filter((name) => shape(name).includes('state') && name !== 'checkAccount')) {
    const options = { type: 'web_money' };
    for (const value of [5, true, {}, [], 10n, Symbol('s'), 'x'.repeat(100_001)]) {
      assert.equal(rules[name](value, options).state, 'invalid', `${name} of ${inspect(value).slice(0, 20)}`);
    }
    for (const value of [undefined, null, '']) assert.equal(rules[name](value, options).state, 'empty', name);
  }
});

test('a text too long to look at stays in its field', () => {
  const text = '4'.repeat(2 ** 20);
  assert.deepEqual(rules.formatCardNumberEdit({ text: '', start: 0, end: 0 }, { text, caret: 3 }), { text, caret: 3 });
});

test('a getter may call back', () => {
  const options = {
    get brands() {
      return rules.checkCardNumber('4111', { brands: ['visa'] }).state === 'incomplete' ? ['master'] : [];
    },
  };
  assert.equal(rules.checkCardNumber('4111', options).reason, 'brand_unsupported');
});

/** Runs `during` with a part of the platform replaced, and counts how often the program is started meanwhile. */
function withPlatform(owner, name, replacement, during) {
  const kept = owner[name];
  const { Instance } = WebAssembly;
  let starts = 0;
  owner[name] = replacement;
  WebAssembly.Instance = class extends Instance {
    constructor(...values) {
      super(...values);
      starts += 1;
    }
  };
  try {
    during();
  } finally {
    owner[name] = kept;
    WebAssembly.Instance = Instance;
  }
  return starts;
}

const REFUSED = { state: 'invalid', month: null, year: null, formatted: '', reason: 'expiry_invalid' };

test('a program that stops refuses, and is started afresh for the next call', () => {
  const starts = withPlatform(Date, 'now', thrower, () => {
    assert.deepEqual(rules.checkExpiry('12/99'), REFUSED);
    assert.equal(rules.checkEmail('taro@example.jp').state, 'valid');
    assert.equal(rules.checkCardNumber('4111').brand, 'visa');
  });
  assert.equal(starts, 1);
  assert.equal(rules.checkExpiry('12/99').state, 'valid');
});

test('a program that cannot be started again refuses until it can', () => {
  const { Instance } = WebAssembly;
  withPlatform(Date, 'now', thrower, () => rules.checkExpiry('12/99'));
  WebAssembly.Instance = thrower;
  try {
    for (let call = 0; call < 3; call += 1) {
      assert.deepEqual(rules.checkExpiry('12/99'), REFUSED);
      assert.equal(rules.checkKey('pk_1').verdict, 'refuse_malformed');
    }
  } finally {
    WebAssembly.Instance = Instance;
  }
  assert.equal(rules.checkExpiry('12/99').state, 'valid');
});

test('when a call inside another stops the program, neither answer is built on what it left', () => {
  let inner;
  const options = {
    get brands() {
      inner = rules.checkExpiry('12/99');
      assert.deepEqual(rules.checkEmail('taro@example.jp').state, 'invalid');
      return ['visa'];
    },
  };
  const starts = withPlatform(Date, 'now', thrower, () => {
    assert.deepEqual(rules.checkCardNumber('4111 1111 1111 1111', options).reason, 'not_digits');
    assert.deepEqual(inner, REFUSED);
    assert.equal(rules.checkCardNumber('4111 1111 1111 1111').state, 'valid');
  });
  assert.equal(starts, 1);
});

test('after the stack was exhausted inside of it, the program answers as before', () => {
  const before = rules.checkCardNumber('4111-1111', { brands: ['visa'] });
  let left = 100;
  let answered = 0;
  const deeper = () => {
    try {
      deeper();
    } finally {
      left -= 1;
      // Where no stack is left to call anything, nothing can answer. Whoever is called does.
      try {
        if (left > 0 && 'state' in rules.checkCardNumber('4111-1111')) answered += 1;
      } catch (error) {
        assert.ok(error instanceof RangeError, `${error}`);
      }
    }
  };
  assert.throws(deeper, RangeError);
  assert.ok(answered > 0);
  assert.deepEqual(rules.checkCardNumber('4111-1111', { brands: ['visa'] }), before);
});
