// The world around the browser: where the servers are, and what the sandbox lets a test do and know that no real
// service would. It must not know the browser.

/** Addresses without a trailing slash. `cargo xtask test e2e` starts the servers and sets these variables. */
export const shop = address('KOMOJU_SHOP');
export const checkout = address('KOMOJU_CHECKOUT');
export const api = address('KOMOJU_API');
export const bank = address('KOMOJU_BANK');

function address(variable) {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set; run these tests by \`cargo xtask test e2e\``);
  return value.replace(/\/+$/, '');
}

/** The address of the shop's checkout page. The parameters are those of the shop in development. */
export function checkoutPage(parameters = {}) {
  return `${shop}/checkout?${new URLSearchParams({ amount: 1200, ...parameters })}`;
}

/**
 * Opens a session without a browser, as the shop opens it for its page. A page is then given it by the parameter
 * `session`: in between, a test can order what shall happen to it.
 */
export const newSession = async (parameters) => (await newOrder(parameters)).session;

/** The same, with the number of the order that is paid in it. */
export async function newOrder(parameters = {}) {
  const page = await (await answer(fetch(checkoutPage(parameters)))).text();
  const [, session] = page.match(/session-id="(\w+)"/);
  const [, order] = page.match(/href="\/orders\/([\w-]+)"/);
  return { session, order };
}

/** What the shop knows of an order, in the word of its pages: `open`, `paid`, `waiting`, … */
export const orderState = async (order) => (await (await answer(fetch(`${shop}/orders/${order}/state`))).json()).state;

/**
 * Every payment tried for a session, newest first, and how many of them took or reserved money.
 * @returns {Promise<{ charges: number, data: any[] }>}
 */
export async function payments(session) {
  return (await answer(fetch(`${api}/sandbox/payments?session=${session}`))).json();
}

/** How many payments took or reserved money, in all sessions there are. */
export const allCharges = async () => (await (await answer(fetch(`${api}/sandbox/payments`))).json()).charges;

/** The one payment of a session; fails if there are more or none. */
export async function onlyPayment(session) {
  const { data } = await payments(session);
  if (data.length !== 1) throw new Error(`the session has ${data.length} payments`);
  return data[0];
}

/** A session as a browser reads it. */
export async function showSession(session) {
  return (await answer(fetch(`${api}/api/v1/sessions/${session}`, { headers: bearing('pk_test_sandbox') }))).json();
}

/** Asks the API as the shop's server does, with the sandbox's secret key. Refusals are answers too. */
export async function asTheShop(method, path, body) {
  const headers = { ...bearing('sk_test_sandbox'), 'content-type': 'application/json' };
  const response = await fetch(`${api}/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
}

/** The shop takes what was reserved for it. */
export const capture = (payment) => asTheShop('POST', `/payments/${payment}/capture`);

const bearing = (key) => ({ authorization: `Basic ${btoa(`${key}:`)}` });

/** A time stamp as instructions write it: `6月12日(金) 23:59`, `Fri, Jun 12, 23:59`. */
export const inJapan = (moment, language = 'ja') =>
  new Intl.DateTimeFormat(language, {
    timeZone: 'Asia/Tokyo',
    month: 'short',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(moment));

/** What reached the API about a session, oldest first, as `POST /sessions/…/pay`. */
export async function requests(session) {
  const list = await (await answer(fetch(`${api}/sandbox/requests?session=${session}`))).json();
  return list.map(({ method, path }) => `${method} ${path}`);
}

/** Fails if any payment was sent, as far as the API knows. */
export async function assertNothingSent(session) {
  const sent = (await requests(session)).filter((request) => request.startsWith('POST'));
  if (sent.length > 0) throw new Error(`the API received ${sent}`);
}

/**
 * Orders something to go wrong with a session.
 * @param {string | null} session `null` is any, which stories that run at once must not do to each other. A secure token
 *   belongs to the session with the same return address; a token to none
 * @param {'show' | 'pay' | 'token' | 'secure_token' | 'show_secure_token' | 'barcode' | 'update' | 'any'} on which
 *   requests; `update` is the shop's server adding a prepaid number
 * @param {object} fault The work is not done: `{cut: 'before'}`, `{status, retry_after | retry_after_date}`,
 *   `{status, bare: true}`, `{error: code, param}`, `{answer: {…}, status}`. It is done, and the answer is spoilt: `{cut: 'after'}`,
 *   `{stall: true}`, `{drip_ms}`, `{malformed: true}`, `{garbage: true}`, `{wrong_type: true}`, `{empty: true | 204}`,
 *   `{huge: bytes}`, `{wrong_session: true}`, `{contradiction: 'completed_error' | 'completed_failed' | …}`,
 *   `{answer: {…}, work: true, status}`. With any of them or alone: `{delay_ms}` (the work is done and the answer comes
 *   late), `{hold_ms}` (the work is done late too)
 * @param {number | null} times how often; `null` is for ever
 */
export const orderFault = (session, on, fault, times = 1) => control('faults', { session, on, fault, times });

/**
 * The bank decides about a payment without its page, as when the cardholder answers in the bank's app. How the page
 * itself behaves is the shop's parameter `bank`.
 * @param {string} payment its id
 * @param {'approve' | 'fail'} result
 */
export const bankDecides = (payment, result) => control(`payments/${payment}/bank`, { result });

/** The same about a secure token, before anything is paid. */
export const bankVerifies = (secureToken, result) => control(`secure_tokens/${secureToken}/bank`, { result });

/**
 * Every secure token made for a session, newest first, and how many of them were paid with. A secure token names no
 * session: it is known by the session's return address.
 * @returns {Promise<{ total: number, used: number, data: any[] }>}
 */
export async function secureTokens(session) {
  return (await answer(fetch(`${api}/sandbox/secure_tokens?session=${session}`))).json();
}

/** Cancels a session at once, as its shop would. */
export const cancelSession = (session) => control(`sessions/${session}/cancel`, {});

/** Lets a session expire at once. The sandbox's clock is everybody's, so no story moves it. */
export const expireSession = (session) => control(`sessions/${session}/expire`, {});

/** What the shopper presses on the wallet's page: `approve`, `decline` or `back`. */
export async function atTheWallet(payment, result) {
  const body = new URLSearchParams({ result });
  // The answer leads to the shop, where nobody goes.
  const { status } = await fetch(`${api}/offsite/${payment}`, { method: 'POST', body, redirect: 'manual' });
  if (status !== 303) throw new Error(`the wallet's page answered ${status}`);
}

/** The cash for a payment arrives: somebody pays at the till, or by transfer. */
export const payInCash = (payment) => control(`payments/${payment}/pay`, {});

/** Asks again and again until the answer is true. */
export async function until(what, ask, within = 15_000) {
  for (const end = Date.now() + within; !(await ask()); await new Promise((resolve) => setTimeout(resolve, 20))) {
    if (Date.now() > end) throw new Error(`${what} did not come within ${within / 1000} seconds`);
  }
}

const control = (name, body) =>
  answer(
    fetch(`${api}/sandbox/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );

async function answer(request) {
  const response = await request;
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
  return response;
}
