// Opening, looking at and giving up a session (S0, S1 step 1, FEATURES.md 2.2).

const ORDER = { amount: 300, currency: 'JPY' };

/** What the shop sends, by the name of the conversation. */
const SESSIONS = {
  least: { ...ORDER },
  'return-url': { ...ORDER, return_url: 'https://example.com/thanks' },
  'manual-capture': { ...ORDER, payment_data: { capture: 'manual' } },
  'life-of-an-hour': { ...ORDER, expires_in_seconds: 3600 },
  'customer-mode': { ...ORDER, amount: undefined, mode: 'customer', payment_types: ['credit_card'] },
  'customer-payment-mode': { ...ORDER, mode: 'customer_payment', payment_types: ['credit_card'] },
  'in-dollars': { amount: 300, currency: 'USD', payment_types: ['credit_card'] },
  'with-person-and-lines': {
    ...ORDER,
    default_locale: 'en',
    email: 'test@example.com',
    name: 'Taro Yamada',
    metadata: { colour: 'red' },
    line_items: [{ description: 'Tea', quantity: 1, amount: 300 }],
  },
};

/** What a shop may get wrong. */
const MISTAKES = {
  'no-amount': { currency: 'JPY' },
  'odd-amount': { amount: 'much', currency: 'JPY' },
  'negative-amount': { amount: -1, currency: 'JPY' },
  'no-currency': { amount: 300 },
  'unknown-currency': { amount: 300, currency: 'ABCDE' },
  'odd-mode': { ...ORDER, mode: 'gift' },
  'odd-locale': { ...ORDER, default_locale: 'xx' },
  'odd-return-url': { ...ORDER, return_url: 'javascript:1' },
  'too-long-a-life': { ...ORDER, expires_in_seconds: 86_401 },
  'odd-capture': { ...ORDER, payment_data: { capture: 'maybe' } },
};

/** The account's own methods, told and not compared: each account has its own. */
const types = (answer) => (answer.json?.payment_methods ?? []).map((offer) => offer.type);

export default [
  ...Object.entries(SESSIONS).map(([name, parameters]) => ({
    name: `session-${name}`,
    async run(talk) {
      const session = await talk.openAs('create', parameters);
      const shown = await talk.look(session);
      if (!parameters.payment_types) talk.observe('types', types(shown));
      await talk.server('look from the server', 'GET', session.path);
      await talk.server('cancel', 'POST', `${session.path}/cancel`);
      await talk.look(session, 'look when cancelled');
    },
  })),
  ...Object.entries(MISTAKES).map(([name, parameters]) => ({
    name: `session-mistake-${name}`,
    run: (talk) => talk.openAs('create', parameters).catch(endedAsItShould),
  })),
  {
    name: 'session-order-number-twice',
    async run(talk) {
      const payment_data = { external_order_num: `live-${crypto.randomUUID()}` };
      await talk.openAs('create', { ...ORDER, payment_data });
      await talk.openAs('create the same', { ...ORDER, payment_data }).catch(endedAsItShould);
    },
  },
];

/** A session that was not opened is what such a conversation is about; anything else goes on. */
function endedAsItShould(error) {
  if (error.message !== 'no session was opened') throw error;
}
