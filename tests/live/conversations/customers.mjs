// Sessions that save a card, with a payment and without (DOMAIN.md 7).

import { card, konbini, REFUSED_CARDS, VISA } from '../details.mjs';

const saves = (mode, details) => async (talk) => {
  const session = await talk.open(details.type, { mode, amount: mode === 'customer' ? undefined : 300 });
  await talk.pay(session, details);
  await talk.look(session);
};

export default [
  { name: 'customer-saves-a-card', run: saves('customer', VISA) },
  { name: 'customer-card-refused', run: saves('customer', card(REFUSED_CARDS.expired)) },
  { name: 'customer-konbini', run: saves('customer', konbini('lawson')) },
  { name: 'customer-payment', run: saves('customer_payment', VISA) },
  { name: 'customer-payment-refused', run: saves('customer_payment', card(REFUSED_CARDS['insufficient-funds'])) },
];
