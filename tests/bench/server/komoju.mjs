// KOMOJU's API as far as the bench needs it: a session with as many methods as its id says, and a card that is declined. The
// sandbox answers the same; here it takes no time of its own, and there can be sixty methods.

const STORES = ['seven-eleven', 'lawson', 'family-mart', 'ministop', 'daily-yamazaki', 'seicomart'];

const NAMED = [
  { type: 'credit_card' },
  { type: 'konbini', brands: Object.fromEntries(STORES.map((store) => [store, `/images/konbini/${store}.svg`])) },
  { type: 'paypay', offsite: true }, { type: 'bank_transfer' }, { type: 'pay_easy' }, { type: 'rakutenpay', offsite: true },
];

const CORS = {
  'access-control-allow-headers': 'authorization, content-type, accept, x-komoju-api-version',
  'access-control-allow-methods': 'GET, POST, PATCH',
  'access-control-max-age': '600',
};

const json = (status, value) => ({ status, type: 'application/json', body: JSON.stringify(value), fresh: true });

export function komoju({ pathname }, { method }, { shop }) {
  if (method === 'OPTIONS') return { type: 'text/plain', body: '', fresh: true, headers: CORS };
  const [, id, acts] = /^\/api\/v1\/sessions\/(\w+)(\/pay)?$/.exec(pathname) ?? [];
  if (acts) return json(422, { error: { code: 'card_declined', message: 'The card was declined.', param: null } });
  if (id) return json(200, sessionOf(id, shop));
  const picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 26"><rect width="40" height="26" rx="4" fill="#888"/></svg>';
  return { type: 'image/svg+xml', body: picture };
}

/** A session with as many methods as its id says. */
export function sessionOf(id, shop) {
  const count = +id.slice(-2);
  const offers = Array.from({ length: count }, (_, at) => NAMED[at] ?? { type: `wallet_${at}`, offsite: true });
  return {
    id, resource: 'session', mode: 'payment', amount: 6000, currency: 'JPY', payment: null, status: 'pending',
    session_url: `https://komoju.com/sessions/${id}`, return_url: `${shop}/thanks`, default_locale: 'ja', payment_methods: offers,
    created_at: '2026-08-17T18:03:53.000+09:00', cancelled_at: null, completed_at: null,
  };
}
