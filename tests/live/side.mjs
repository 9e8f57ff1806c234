// One of the two services, as a shop's server and a shop's page call it. It makes calls and reads answers; what is
// asked and what an answer means is decided elsewhere.

import { isLoopback } from './keys.mjs';

/** The page that pays in these conversations. Nothing has to be there: only its name is sent. */
export const PAGE = 'https://shop.example';

/** The longest wait for one answer, and for a service that asks to be asked later; in milliseconds. */
const ANSWER_LIMIT = 60_000;
const PAUSE_LIMIT = 30_000;
const UNTOLD_PAUSE = 2_000;
const MOST_TRIES = 3;

/** An answer longer than this is not read, in bytes. */
const LONGEST = 2_000_000;

export class Side {
  /** How many calls were answered, how many were answered 429, and which headers spoke of a limit. */
  answers = 0;
  throttled = 0;
  limits = new Set();

  /**
   * @param {string} api the address, without a trailing slash
   * @param {{ secret: string, publishable: string }} keys
   */
  constructor(api, keys) {
    this.api = api;
    this.keys = keys;
  }

  /**
   * One call. `page` says that it is made as from a page, with an `Origin`.
   * @returns {Promise<Answer>} never rejects: a call without an answer has the status 0.
   *
   * @typedef {{ status: number, headers: Record<string, string>, json: any, text: string | null,
   *   page: boolean, preflight: string[] | null, failure: string | null }} Answer
   */
  async call(method, path, { key = null, page = false, headers = {}, body = null } = {}) {
    const sent = { accept: 'application/json', ...headers };
    if (page) sent.origin = PAGE;
    if (key) sent.authorization = `Basic ${btoa(`${key}:`)}`;
    if (body !== null && typeof body !== 'string') sent['content-type'] = 'application/json';
    const options = {
      method,
      headers: sent,
      body: body === null || typeof body === 'string' ? body : JSON.stringify(body),
      redirect: 'manual',
    };
    for (let tries = 1; ; tries += 1) {
      const answer = { ...(await this.#once(`${this.api}/api/v1${path}`, options)), page, preflight: null };
      // In test mode nobody is charged, so that here, and only here, even a payment is asked for again.
      if (answer.status !== 429 || tries === MOST_TRIES) return answer;
      this.throttled += 1;
      const seconds = Number(answer.headers['retry-after'] ?? NaN);
      const pause = Number.isFinite(seconds) ? Math.min(seconds * 1000, PAUSE_LIMIT) : UNTOLD_PAUSE;
      await new Promise((done) => setTimeout(done, pause));
    }
  }

  /** Asks, as a browser does before it sends something of a page, whether the page may. */
  async preflight(method, path, names) {
    const headers = { accept: '*/*', 'access-control-request-method': method };
    if (names.length > 0) headers['access-control-request-headers'] = names.join(',');
    return { ...(await this.call('OPTIONS', path, { page: true, headers })), preflight: [method, ...names] };
  }

  /**
   * Reads an address the service gave, as a shopper's browser would: no key goes along. Null if it is none to follow:
   * what runs on this machine leads nowhere else.
   */
  async visit(address) {
    if (!this.#isSafe(address)) return null;
    return this.#once(address, { method: 'GET', headers: { accept: 'text/html' }, redirect: 'manual' });
  }

  /** The path below the API of an address the service gave, or null if it leads elsewhere. */
  pathOf(address) {
    const base = `${this.api}/api/v1`;
    return typeof address === 'string' && address.startsWith(`${base}/`) ? address.slice(base.length) : null;
  }

  #isSafe(address) {
    if (typeof address !== 'string' || !URL.canParse(address)) return false;
    return isLoopback(this.api) ? isLoopback(address) : new URL(address).protocol === 'https:';
  }

  async #once(address, options) {
    try {
      const response = await fetch(address, { ...options, signal: AbortSignal.timeout(ANSWER_LIMIT) });
      const text = await readText(response);
      this.answers += 1;
      const headers = Object.fromEntries(response.headers);
      for (const name of Object.keys(headers)) if (/rate-?limit/.test(name)) this.limits.add(name);
      return { status: response.status, headers, text, json: parse(text), failure: null };
    } catch (error) {
      const failure = error.cause?.code ?? error.cause?.name ?? error.name;
      return { status: 0, headers: {}, text: null, json: undefined, failure };
    }
  }
}

async function readText(response) {
  let text = '';
  const decoder = new TextDecoder();
  for await (const part of response.body ?? []) {
    text += decoder.decode(part, { stream: true });
    if (text.length > LONGEST) break;
  }
  return text;
}

/** `undefined` when it is no JSON. */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
