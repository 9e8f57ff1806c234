// KOMOJU's own tags, with the attributes, methods and events that its guides show: a shop changes the script's address and
// nothing else. Two elements for one session: the fields of one method, and a picker that chooses it.

import { KomojuCheckout } from './element.js';

/** What a page may watch on the fields that a picker belongs to. */
const WATCHED = { attributes: true };

export class KomojuFields extends KomojuCheckout {
  static observedAttributes = [...KomojuCheckout.observedAttributes, 'komoju-api'];

  #session = null;

  /** Where the API is (`komoju-api`). */
  get komojuApi() {
    return this.getAttribute('komoju-api') || this.apiUrl || 'https://komoju.com';
  }

  set komojuApi(value) {
    this.setAttribute('komoju-api', value ?? '');
  }

  /** The session, once it is loaded: an object. Set to an object or to JSON, it need not be waited for. */
  get session() {
    return this.#session;
  }

  set session(value) {
    super.session = value;
  }

  /** The method whose fields are shown: an entry of the session's `payment_methods`. */
  get paymentMethod() {
    const methods = this.#session?.payment_methods ?? [];
    return methods.find(({ type }) => type === this.paymentType) ?? (this.paymentType ? undefined : methods[0]);
  }

  get options() {
    return { ...super.options, session: this.getAttribute('session'), apiUrl: this.komojuApi, part: 'fields', noButton: true };
  }

  /** A form around it waits for it in any case: to pay, or for a token. */
  get holdsForm() {
    return true;
  }

  /**
   * Makes a token (`token`), else pays. Resolves to the token, `{ id, … }`, or to what came of it.
   * @returns {Promise<object>}
   */
  async submit() {
    const result = await super.submit();
    return result.status === 'token' ? { id: result.token, resource: 'token', ...result } : result;
  }

  tell(name, detail, then) {
    if (name === 'komoju-session-change') {
      const isFirst = !this.#session;
      this.#session = detail.session;
      // The first one is told, too.
      if (isFirst) this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
    }
    // KOMOJU's own word for it, beside ours.
    const told = name === 'komoju-error' ? { ...detail, error: { code: detail.code, message: detail.message } } : detail;
    super.tell(name, told, then);
  }
}

export class KomojuPicker extends KomojuCheckout {
  static observedAttributes = [...KomojuCheckout.observedAttributes, 'fields'];

  #watch;

  /** The fields it belongs to: that of this id (`fields`), else all there are in the page. */
  get #fields() {
    const root = this.getRootNode();
    const id = this.getAttribute('fields');
    return [...(id ? root.querySelectorAll(`#${CSS.escape(id)}`) : root.querySelectorAll('komoju-fields'))];
  }

  get options() {
    const fields = this.#fields.find((found) => found instanceof KomojuFields);
    if (!fields) return { ...super.options, part: 'picker' };
    const { session, options } = fields;
    return {
      ...options,
      ...(session && { session: JSON.stringify(session) }),
      paymentType: fields.paymentMethod?.type ?? options.paymentType,
      part: 'picker',
    };
  }

  /** What is paid, the fields pay. */
  async submit() {
    return this.#fields[0]?.submit() ?? { status: 'error', reason: 'not_ready' };
  }

  /** It is no part of any form. */
  get holdsForm() {
    return false;
  }

  /** Where it runs, and from where, is the fields' affair, too. */
  get home() {
    return this.#fields[0]?.home ?? super.home;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#watch ??= new MutationObserver(() => this.update({}));
    for (const fields of this.#fields) this.#watch.observe(fields, WATCHED);
    document.addEventListener('komoju-session-change', this);
  }

  disconnectedCallback() {
    this.#watch.disconnect();
    document.removeEventListener('komoju-session-change', this);
    super.disconnectedCallback();
  }

  /** The fields have loaded a session. */
  handleEvent({ target }) {
    if (this.#fields.includes(target)) this.update({});
  }

  /** What is chosen here, the fields show. What else happens is told by them. */
  tell(name, detail, then) {
    if (name === 'komoju-method') {
      for (const fields of this.#fields) fields.paymentType = detail.type;
    }
    then?.(true);
  }
}
