// A conversation as it is held with one side: named steps, their answers, and how it ended.
// The same function is run with a talk of the sandbox and with one of the service.

/** What a conversation asks for unless it says otherwise: 300 yen, small enough for whatever goes wrong. */
const ORDER = { amount: 300, currency: 'JPY', default_locale: 'ja', return_url: 'https://example.com/thanks' };

/** Thrown where a conversation cannot go on. */
export class Ended extends Error {}
/** Thrown where the account does not have what the conversation is about: no difference, only a pity. */
export class NotOffered extends Error {}

export class Talk {
  /** @type {{ step: string, answer: import('./side.mjs').Answer, facts: Record<string, unknown> }[]} */
  steps = [];
  /** What is worth telling and is not compared, by name. */
  observed = {};
  /** The payment types it was about. */
  types = new Set();
  ended = null;
  notOffered = null;
  #sessions = new Map();

  /** @param {import('./side.mjs').Side} side */
  constructor(side) {
    this.side = side;
  }

  /** Holds the conversation to its end, whichever that is, and tidies up after it. */
  async hold(run) {
    try {
      await run(this);
    } catch (error) {
      if (error instanceof NotOffered) this.notOffered = error.message;
      else if (error instanceof Ended) this.ended = error.message;
      // An answer nobody thought of. The other conversations are still worth holding.
      else this.ended = `broke off: ${error.message}`;
    }
    this.left = await this.#tidy();
    return this;
  }

  /** A call of the shop's server, with the secret key. */
  server = (step, method, path, body, headers) =>
    this.#ask(step, method, path, { key: this.side.keys.secret, body, headers });

  /** A call of the shop's page, with the publishable key. */
  browser = (step, method, path, body, headers) =>
    this.#ask(step, method, path, { key: this.side.keys.publishable, page: true, body, headers });

  /** A call of a page with whatever key, or none. */
  stranger = (step, method, path, key, body) => this.#ask(step, method, path, { key, page: true, body });

  /** What a browser asks before it lets the page make that call. */
  async preflight(step, method, path, names = ['authorization', 'content-type']) {
    return this.#keep(step, await this.side.preflight(method, path, names));
  }

  /** Adds to the last step something that was made out of its answer, to be compared by value. */
  fact(name, value) {
    this.steps.at(-1).facts[name] = value;
  }

  /** Keeps something to be told that is not compared. */
  observe(name, value) {
    this.observed[name] = value;
  }

  /**
   * Opens a session for one payment type.
   * @param {string} type
   * @param {object} parameters further parameters of `POST /sessions`; `brand` is the card brand or store that must be
   *   on offer, `step` the name of the step.
   * @returns {Promise<{ id: string, path: string, offer: any, json: any }>}
   * @throws {NotOffered | Ended}
   */
  async open(type, { brand = null, step = 'create', ...parameters } = {}) {
    this.types.add(type);
    const answer = await this.server(step, 'POST', '/sessions', { ...ORDER, payment_types: [type], ...parameters });
    const { code, param } = answer.json?.error ?? {};
    if (code === 'invalid_payment_type' || String(param).startsWith('payment_types')) throw new NotOffered(type);
    const session = this.#session(answer);
    const offer = listOf(session.json.payment_methods).find((one) => one?.type === type);
    if (!offer) throw new NotOffered(type);
    if (brand && !brandsOf(offer, brand).includes(brand)) throw new NotOffered(`${type} of ${brand}`);
    return { ...session, offer };
  }

  /** Opens a session just as given. */
  async openAs(step, parameters) {
    return this.#session(await this.server(step, 'POST', '/sessions', parameters));
  }

  /** Pays a session from the page and tells where the shopper goes next. */
  async pay(session, details, { step = 'pay', headers, ...more } = {}) {
    const body = { payment_details: details, ...more };
    const answer = await this.browser(step, 'POST', `${session.path}/pay`, body, headers);
    if (answer.json?.payment) {
      const { total, amount } = answer.json.payment;
      this.fact('the total is what the session asks', total === session.json.amount);
      this.fact('the amount is what the session asks', amount === session.json.amount);
    }
    this.fact('redirect_url leads to', this.#leadsTo(answer.json?.redirect_url, answer.json?.payment, session));
    return answer;
  }

  /** Looks at a session from the page. */
  look = (session, step = 'look') => this.browser(step, 'GET', session.path);

  /**
   * The same in words that hold for both sides, whose addresses differ.
   * A parameter added to the shop's own address is named, its value is not.
   */
  #leadsTo(address, payment, session) {
    if (address === null || address === undefined || address === '') return 'nowhere';
    if (typeof address !== 'string' || !URL.canParse(address)) return 'something that is no address';
    if (address === payment?.payment_details?.instructions_url) return 'the instructions';
    if (address === session.json.session_url) return 'the hosted page';
    const url = new URL(address);
    if (session.json.return_url && address.startsWith(session.json.return_url)) {
      return ['the shop', ...url.searchParams.keys()].join(' with ');
    }
    const own = new URL(session.json.session_url ?? this.side.api).origin;
    return url.origin === own ? "the service's page" : 'another site';
  }

  async #ask(step, method, path, options) {
    return this.#keep(step, await this.side.call(method, path, options));
  }

  #keep(step, answer) {
    if (this.steps.some((one) => one.step === step)) throw new Error(`the step ${step} is there twice`);
    this.steps.push({ step, answer, facts: {} });
    return answer;
  }

  #session(answer) {
    const id = answer.json?.id;
    if (answer.status !== 200 || typeof id !== 'string' || !/^\w{1,64}$/.test(id)) {
      throw new Ended('no session was opened');
    }
    this.#sessions.set(id, `/sessions/${id}`);
    return { id, path: `/sessions/${id}`, json: answer.json };
  }

  /** Cancels what can be cancelled. None of it is part of the conversation. */
  async #tidy() {
    const left = { opened: this.#sessions.size, cancelled: 0, completed: 0, open: [] };
    for (const [id, path] of this.#sessions) {
      const key = this.side.keys.secret;
      const cancelled = await this.side.call('POST', `${path}/cancel`, { key });
      const shown = cancelled.status === 200 ? cancelled : await this.side.call('GET', path, { key });
      const { status, expired, payment } = shown.json ?? {};
      if (status === 'cancelled') left.cancelled += 1;
      else if (status === 'completed') left.completed += 1;
      else if (!expired) left.open.push(id);
      // Cash that nobody will bring, and what a shop has not captured.
      if (['pending', 'authorized'].includes(payment?.status) && typeof payment.id === 'string') {
        await this.side.call('POST', `/payments/${encodeURIComponent(payment.id)}/cancel`, { key });
      }
    }
    return left;
  }
}

const listOf = (value) => (Array.isArray(value) ? value : []);

/** The slugs of an offer's brands, in any of their three shapes; what is wanted when it has none (DOMAIN.md 1.1, 3.5). */
function brandsOf(offer, wanted) {
  const { brands } = offer;
  if (Array.isArray(brands)) return brands;
  return brands && typeof brands === 'object' ? Object.keys(brands) : [wanted];
}
