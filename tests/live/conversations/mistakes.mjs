// What goes wrong without anybody's card: keys, addresses, bodies, and paying at the wrong time (DOMAIN.md 6, 7).

import { konbini, VISA } from '../details.mjs';

const NOBODY = { secret: 'sk_test_nobody0000000000', publishable: 'pk_test_nobody0000000000' };
/** As long as a real one, and nobody's. */
const UNKNOWN = '0000000000000000000000000';

/** More than a session of one second lives. */
const PAST_ITS_LIFE = 1_200;

export default [
  {
    name: 'key-wrong',
    async run(talk) {
      const session = await talk.open('credit_card');
      await talk.stranger('look', 'GET', session.path, NOBODY.publishable);
      await talk.stranger('pay', 'POST', `${session.path}/pay`, NOBODY.publishable, { payment_details: VISA });
      await talk.stranger('look without a key', 'GET', session.path, null);
      await talk.stranger('create another', 'POST', '/sessions', NOBODY.secret, { amount: 300, currency: 'JPY' });
    },
  },
  {
    name: 'key-secret-in-the-page',
    async run(talk) {
      const session = await talk.open('credit_card');
      await talk.stranger('look', 'GET', session.path, talk.side.keys.secret);
      await talk.stranger('methods', 'GET', '/payment_methods', talk.side.keys.secret);
    },
  },
  {
    name: 'key-publishable-where-it-may-not',
    async run(talk) {
      const session = await talk.open('credit_card');
      await talk.browser('create a session', 'POST', '/sessions', { amount: 300, currency: 'JPY' });
      await talk.browser('cancel', 'POST', `${session.path}/cancel`);
      await talk.browser('list payments', 'GET', '/payments');
      const order = { amount: 300, currency: 'JPY', payment_details: VISA };
      await talk.browser('create a payment', 'POST', '/payments', order);
    },
  },
  {
    name: 'session-unknown',
    async run(talk) {
      await talk.browser('look', 'GET', `/sessions/${UNKNOWN}`);
      await talk.browser('pay', 'POST', `/sessions/${UNKNOWN}/pay`, { payment_details: VISA });
      await talk.server('cancel', 'POST', `/sessions/${UNKNOWN}/cancel`);
      await talk.server('look at a payment', 'GET', `/payments/${UNKNOWN}`);
      await talk.browser('look at a barcode', 'GET', `/barcodes/${UNKNOWN}`);
      await talk.browser('an address that is not there', 'GET', '/nowhere');
      await talk.browser('a method that is not there', 'PUT', `/sessions/${UNKNOWN}`);
    },
  },
  {
    name: 'body-odd',
    async run(talk) {
      const { path } = await talk.open('credit_card');
      await talk.browser('no body', 'POST', `${path}/pay`);
      await talk.browser('nothing in it', 'POST', `${path}/pay`, {});
      await talk.browser('a list', 'POST', `${path}/pay`, []);
      await talk.browser('broken', 'POST', `${path}/pay`, '{"payment_details":', { 'content-type': 'application/json' });
      await talk.browser('details that are no object', 'POST', `${path}/pay`, { payment_details: 7 });
      await talk.browser('no type', 'POST', `${path}/pay`, { payment_details: {} });
      await talk.browser('a type nobody knows', 'POST', `${path}/pay`, { payment_details: { type: 'cowrie' } });
      await talk.browser('a type not on offer', 'POST', `${path}/pay`, { payment_details: konbini('lawson') });
    },
  },
  {
    name: 'body-as-a-form',
    async run(talk) {
      const { path } = await talk.open('credit_card');
      const form = new URLSearchParams(Object.entries(VISA).map(([name, value]) => [`payment_details[${name}]`, value]));
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      await talk.browser('pay', 'POST', `${path}/pay`, form.toString(), headers);
    },
  },
  {
    name: 'pay-twice',
    async run(talk) {
      const session = await talk.open('credit_card');
      await talk.pay(session, VISA);
      await talk.pay(session, VISA, { step: 'pay again' });
      await talk.look(session);
      await talk.server('cancel', 'POST', `${session.path}/cancel`);
    },
  },
  {
    name: 'pay-cash-twice',
    async run(talk) {
      const session = await talk.open('konbini');
      await talk.pay(session, konbini('lawson'));
      await talk.pay(session, konbini('ministop'), { step: 'pay again' });
      await talk.look(session);
    },
  },
  {
    name: 'pay-after-cancel',
    async run(talk) {
      const session = await talk.open('credit_card');
      await talk.server('cancel', 'POST', `${session.path}/cancel`);
      await talk.server('cancel again', 'POST', `${session.path}/cancel`);
      await talk.pay(session, VISA);
      await talk.look(session);
    },
  },
  {
    name: 'pay-after-expiry',
    async run(talk) {
      const session = await talk.open('credit_card', { expires_in_seconds: 1 });
      await new Promise((done) => setTimeout(done, PAST_ITS_LIFE));
      await talk.look(session);
      await talk.pay(session, VISA);
    },
  },
  {
    name: 'pay-with-fraud-details',
    async run(talk) {
      const fraud_details = { customer_email: 'test@example.com', browser_language: 'ja', browser_user_agent: 'node' };
      await talk.pay(await talk.open('credit_card'), VISA, { fraud_details });
    },
  },
];
