// Cards without a challenge: the documented numbers, what may be left out, and what may be wrong (DOMAIN.md 1, 6).

import { card, DISCOVER, GOOD_CARDS, REFUSED_CARDS, VISA } from '../details.mjs';

const [NUMBER] = GOOD_CARDS.visa;
const { verification_value, name, ...BARE } = VISA;

/** Ways to write a good card, and mistakes. */
const WRITTEN = {
  'bare-card': BARE,
  'two-names': { ...BARE, verification_value, family_name: 'Yamada', given_name: 'Taro' },
  'two-digit-year': { ...VISA, year: VISA.year.slice(2) },
  'number-with-blanks': { ...VISA, number: NUMBER.replace(/(?=(....)+$)/g, ' ').trim() },
  'three-payments': { ...VISA, installments: 3 },
  'bad-checksum': { ...VISA, number: NUMBER.replace(/.$/, '2') },
  'no-number': { ...VISA, number: undefined },
  'no-month': { ...VISA, month: undefined },
  'month-13': { ...VISA, month: '13' },
  'past-year': { ...VISA, year: '2020' },
  'two-digit-code': { ...VISA, verification_value: '12' },
  'brand-not-listed': DISCOVER,
};

const pays = (details, brand, parameters) => async (talk) => {
  const session = await talk.open('credit_card', { brand, ...parameters });
  const answer = await talk.pay(session, details);
  await talk.look(session);
  return { session, answer };
};

export default [
  ...Object.entries(GOOD_CARDS).map(([name, [number, brand]]) => ({
    name: `card-${name}`,
    run: pays(card(number), brand),
  })),
  ...Object.entries(REFUSED_CARDS).map(([name, number]) => ({
    name: `card-refused-${name}`,
    async run(talk) {
      const { session } = await pays(card(number), 'visa')(talk);
      await talk.pay(session, VISA, { step: 'pay with another card' });
      await talk.look(session, 'look again');
    },
  })),
  ...Object.entries(WRITTEN).map(([name, details]) => ({ name: `card-written-${name}`, run: pays(details) })),
  {
    name: 'card-manual-capture',
    async run(talk) {
      const { answer } = await pays(VISA, 'visa', { payment_data: { capture: 'manual' } })(talk);
      const payment = answer.json?.payment?.id;
      if (payment) await talk.server('capture', 'POST', `/payments/${encodeURIComponent(payment)}/capture`);
    },
  },
  {
    name: 'card-manual-capture-asked-by-the-page',
    async run(talk) {
      const session = await talk.open('credit_card');
      await talk.pay(session, VISA, { capture: 'manual' });
      await talk.look(session);
    },
  },
  {
    name: 'card-without-return-url',
    run: pays(VISA, 'visa', { return_url: undefined }),
  },
  {
    name: 'card-payment-without-a-session',
    async run(talk) {
      const order = { amount: 300, tax: 0, currency: 'JPY', payment_details: VISA };
      const { json } = await talk.server('create payment', 'POST', '/payments', order);
      if (typeof json?.id !== 'string') return;
      const payment = `/payments/${encodeURIComponent(json.id)}`;
      await talk.server('show payment', 'GET', payment);
      await talk.browser('show payment from the page', 'GET', payment);
      await talk.server('cancel payment', 'POST', `${payment}/cancel`);
    },
  },
];
