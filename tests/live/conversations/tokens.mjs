// Tokens and secure tokens: made by the page, used by the page (S3 "Tokens", FEATURES.md 2.3).

import { BANK_TRANSFER, card, DISCOVER, konbini, PAY_EASY, prepaid, THREE_DS_CARDS, VISA } from '../details.mjs';
import { Ended } from '../talk.mjs';

const PAID = [VISA, konbini('lawson'), PAY_EASY, BANK_TRANSFER, prepaid('web_money')];

const make = async (talk, payment_details) => {
  const { json } = await talk.browser('make a token', 'POST', '/tokens', { payment_details });
  if (typeof json?.id !== 'string') throw new Ended('no token was made');
  return json.id;
};

/** By the answer the sandbox gives: 3-D Secure passes by itself, does not exist, asks, or fails. */
const SECURE = {
  ok: card(THREE_DS_CARDS.frictionless[0]),
  skipped: VISA,
  'needs-verify': card(THREE_DS_CARDS.challenge[0]),
  errored: card(THREE_DS_CARDS.refused[0]),
};

const order = (payment_details) => ({
  amount: 300,
  currency: 'JPY',
  return_url: 'https://example.com/thanks',
  payment_details,
});

export default [
  ...PAID.map((details) => ({
    name: `token-${details.type.replace('_', '-')}`,
    async run(talk) {
      const session = await talk.open(details.type);
      await talk.pay(session, await make(talk, details));
      await talk.look(session);
    },
  })),
  {
    name: 'token-used-twice',
    async run(talk) {
      const token = await make(talk, VISA);
      await talk.pay(await talk.open('credit_card'), token);
      await talk.pay(await talk.open('credit_card', { step: 'create another' }), token, { step: 'pay again' });
    },
  },
  {
    name: 'token-unknown',
    async run(talk) {
      await talk.pay(await talk.open('credit_card'), 'tok_0000000000000000');
    },
  },
  {
    name: 'token-bad-details',
    run: (talk) => talk.browser('make a token', 'POST', '/tokens', { payment_details: { ...VISA, number: '1234' } }),
  },
  ...Object.entries(SECURE).map(([name, details]) => ({
    name: `secure-token-${name}`,
    async run(talk) {
      const { json } = await talk.browser('make a secure token', 'POST', '/secure_tokens', order(details));
      const id = json?.id ?? json?.secure_token;
      if (typeof id !== 'string') throw new Ended('no secure token was made');
      await talk.browser('look at it', 'GET', `/secure_tokens/${encodeURIComponent(id)}`);
      const session = await talk.open('credit_card');
      await talk.pay(session, id);
      await talk.look(session);
    },
  })),
  {
    name: 'secure-token-brand-not-taken',
    run: (talk) => talk.browser('make a secure token', 'POST', '/secure_tokens', order(DISCOVER)),
  },
  {
    name: 'secure-token-bad-details',
    run: (talk) => talk.browser('make a secure token', 'POST', '/secure_tokens', order({ ...VISA, month: '13' })),
  },
  { name: 'secure-token-unknown', run: (talk) => talk.browser('look at it', 'GET', '/secure_tokens/none') },
];
