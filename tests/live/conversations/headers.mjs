// The headers a page may send and read: preflights, the optional headers, and errors on order (FEATURES.md 2.1, 2.5).

import { VISA } from '../details.mjs';

const SESSION = '/sessions/0000000000000000000000000';

/** What a page asks before each call: method, path, headers. */
const PREFLIGHTS = {
  show: ['GET', SESSION, ['authorization']],
  pay: ['POST', `${SESSION}/pay`, ['authorization', 'content-type']],
  'pay-idempotency': ['POST', `${SESSION}/pay`, ['authorization', 'content-type', 'x-komoju-idempotency']],
  'pay-api-version': ['POST', `${SESSION}/pay`, ['authorization', 'content-type', 'x-komoju-api-version']],
  'pay-via': ['POST', `${SESSION}/pay`, ['authorization', 'content-type', 'komoju-via']],
  'pay-other-header': ['POST', `${SESSION}/pay`, ['authorization', 'content-type', 'x-nobody-knows-this']],
  tokens: ['POST', '/tokens', ['authorization', 'content-type']],
  'secure-tokens': ['POST', '/secure_tokens', ['authorization', 'content-type']],
  'secure-token': ['GET', '/secure_tokens/none', ['authorization']],
  'payment-methods': ['GET', '/payment_methods', ['authorization']],
  payments: ['PATCH', '/payments/none', ['authorization', 'content-type']],
  barcode: ['GET', '/barcodes/none', ['authorization']],
};

/** Two documented codes, and four that only public clients know (DOMAIN.md 6.1, "TP"). */
const SCENARIOS = [
  'card_declined', 'gateway_timeout', 'restricted_account', 'other_invalid', 'other_error', 'invalid_user_key',
];

export default [
  ...Object.entries(PREFLIGHTS).map(([name, [method, path, names]]) => ({
    name: `preflight-${name}`,
    run: (talk) => talk.preflight('may I', method, path, names),
  })),
  {
    name: 'idempotency',
    async run(talk) {
      const session = await talk.open('credit_card');
      // The service keeps a key for a day, so that none may be used in two runs.
      const [headers, others] = [1, 2].map(() => ({ 'x-komoju-idempotency': crypto.randomUUID() }));
      await talk.pay(session, VISA, { headers });
      await talk.pay(session, VISA, { step: 'pay again with the same key', headers });
      await talk.pay(session, VISA, { step: 'pay again with another key', headers: others });
    },
  },
  ...['2024-07-15', '2025-01-28'].map((version) => ({
    name: `api-version-${version}`,
    async run(talk) {
      const session = await talk.open('credit_card');
      const headers = { 'x-komoju-api-version': version };
      await talk.browser('look', 'GET', session.path, null, headers);
      await talk.pay(session, VISA, { headers });
    },
  })),
  ...SCENARIOS.map((code) => ({
    name: `scenario-${code.replaceAll('_', '-')}`,
    async run(talk) {
      const order = { amount: 300, tax: 0, currency: 'JPY', payment_details: VISA };
      await talk.server('create payment', 'POST', '/payments', order, { 'komoju-scenario': code });
    },
  })),
  {
    name: 'payment-methods',
    async run(talk) {
      await talk.browser('list', 'GET', '/payment_methods');
    },
  },
];
