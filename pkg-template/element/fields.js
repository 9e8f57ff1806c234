// KOMOJU's own tags, with the attributes, methods and events that its guides show: a shop changes the script's address and
// nothing else. Two elements for one session: the fields of one method, and a picker that chooses it.

import { KomojuCheckout } from './element.js';
import { textsIn } from './fallback.js';
import { parse } from './language.js';
import { isDark } from './where.js';

/** The pickers there are. */
const pickers = new Set();

/** What an event of the fields means for their picker: whether another method can be chosen. */
const CHOICES = {
  'komoju-ready': 'open',
  'komoju-token': 'open',
  'komoju-cancel': 'open',
  'komoju-before-pay': 'locked',
  'komoju-pending': 'locked',
  'komoju-instructions': 'over',
  'komoju-complete': 'over',
};

/** What fails in a way that the shopper can try again, but not with another method. */
const DEAD_ENDS = ['unreachable', 'outcome_unknown_final'];

export class KomojuFields extends KomojuCheckout {
  static observedAttributes = [...KomojuCheckout.observedAttributes, 'komoju-api'];

  #session = null;
  #isById = false; // the session was named by its id after another one was given
  #wish; // the method that the page had named when the fields became usable, until one is chosen

  connectedCallback() {
    super.connectedCallback();
    this.#adjust();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#adjust();
  }

  attributeChangedCallback(name, before, after) {
    super.attributeChangedCallback(name, before, after);
    if (/^session/.test(name) && after) this.#isById = name === 'session-id';
    this.#adjust(name);
  }

  /** Where the API is (`komoju-api`). */
  get komojuApi() {
    return this.getAttribute('komoju-api') || this.apiUrl || 'https://komoju.com';
  }

  set komojuApi(value) {
    this.setAttribute('komoju-api', value ?? '');
  }

  /** The session, once it is loaded: an object. Set to an object or to JSON, it need not be waited for. */
  get session() {
    const given = this.#given;
    return given && given.id !== this.#session?.id ? given : this.#session;
  }

  /** What was given as JSON; of two sessions, the one that was named last counts. */
  get #given() {
    const given = parse(this.getAttribute('session'));
    return this.#isById && given?.id !== this.sessionId ? undefined : given;
  }

  set session(value) {
    super.session = value;
  }

  /** The method whose fields are shown: an entry of the session's `payment_methods`. */
  get paymentMethod() {
    return this.session?.payment_methods?.find(({ type }) => type === this.paymentType);
  }

  get options() {
    const { enter = () => undefined, ...options } = super.options;
    const given = this.#given;
    return {
      ...options, enter, sessionId: given?.id ?? options.sessionId, session: given, apiUrl: this.komojuApi, part: 'fields', noButton: true,
    };
  }

  /** A form around it waits for it in any case: to pay, or for a token. */
  get holdsForm() {
    return true;
  }

  /**
   * Pays, and resolves to what came of it. With `token`, makes a token and resolves to that, `{ id, … }`, or to nothing if
   * there is none.
   * @returns {Promise<object | undefined>}
   */
  async submit() {
    const result = await super.submit();
    if (!this.token) return result;
    const { token, type } = result;
    return token && { id: token, resource: 'token', payment_details: { type }, ...result };
  }

  tell(name, detail, then) {
    const isFirst = !this.#session;
    if (name === 'komoju-session-change') this.#session = detail.session;
    // What is chosen to begin with is written there, as KOMOJU does; unless the page says otherwise meanwhile.
    if (name === 'komoju-ready') this.#wish = { type: this.paymentType };
    if (name === 'komoju-method') {
      if (this.#wish && this.#wish.type === this.paymentType) this.paymentType = detail.type;
      this.#wish = undefined;
    }
    for (const picker of pickers) picker.follow(this, name, detail);
    // The first session is told, too.
    if (name === 'komoju-session-change' && isFirst) {
      this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
    }
    // KOMOJU's own word for it, beside ours.
    const told = name === 'komoju-error' ? { ...detail, error: { code: detail.code, message: detail.message } } : detail;
    super.tell(name, told, then);
  }

  #adjust(attribute) {
    for (const picker of pickers) picker.adjust(this, attribute);
  }
}

export class KomojuPicker extends KomojuCheckout {
  static observedAttributes = [...KomojuCheckout.observedAttributes, 'fields'];

  #choice = 'open';
  #chosen; // what was chosen in it last
  #start = () => undefined;

  connectedCallback() {
    pickers.add(this);
    super.connectedCallback();
    this.adjust();
  }

  disconnectedCallback() {
    pickers.delete(this);
    super.disconnectedCallback();
  }

  attributeChangedCallback(name, before, after) {
    super.attributeChangedCallback(name, before, after);
    this.adjust();
  }

  /** The id of the fields it belongs to; all there are, if not given. */
  get fields() {
    return this.getAttribute('fields');
  }

  set fields(value) {
    this.setAttribute('fields', value ?? '');
  }

  get #followed() {
    const id = this.fields;
    const found = this.getRootNode().querySelectorAll(`komoju-fields${id ? `#${CSS.escape(id)}` : ''}`);
    return [...found].filter((fields) => fields instanceof KomojuFields);
  }

  /** Fields have come or gone, or an attribute of theirs has changed. */
  adjust(fields, attribute) {
    const followed = this.#followed;
    if (fields?.isConnected && !followed.includes(fields)) return;
    if (followed[0]?.session) this.#start();
    // What was chosen here is not handed back: by then it may be something else.
    const isOwn = attribute === 'payment-type' && fields.paymentType === this.#chosen;
    if (followed.length && !isOwn) this.refresh();
    this.disable();
  }

  /** What the fields tell, as far as it matters here. */
  follow(fields, name, detail) {
    if (!this.#followed.includes(fields)) return;
    if (name === 'komoju-error') this.#choice = detail.retry && !DEAD_ENDS.includes(detail.reason) ? 'open' : 'over';
    else this.#choice = CHOICES[name] ?? this.#choice;
    if (name === 'komoju-session-change') this.adjust(fields);
    this.disable();
  }

  whenReady() {
    return new Promise((start) => {
      this.#start = start;
      this.adjust();
    });
  }

  get options() {
    const [fields] = this.#followed;
    if (!fields) return { part: 'picker' };
    const { locale, session, options } = fields;
    const { texts, publishableKey, apiUrl, token } = options;
    const theme = this.theme ?? fields.theme;
    // The session it is given, and nothing else: it asks nobody.
    return {
      locale: this.locale ?? locale, texts, publishableKey, apiUrl, token,
      theme, dark: isDark(theme),
      session,
      paymentType: fields.paymentType,
      part: 'picker',
    };
  }

  /** What is paid, the fields pay. */
  async submit() {
    return this.#followed[0]?.submit();
  }

  /** While they do, nothing else can be chosen; and when they have, there is nothing to choose. */
  disable() {
    super.disable();
    this.toggleAttribute('data-over', this.#choice === 'over' || !this.#followed.length);
  }

  get isInert() {
    return super.isInert || this.#choice === 'locked';
  }

  /** It is no part of any form. */
  get holdsForm() {
    return false;
  }

  get hasStandIn() {
    return false;
  }

  get frameTitle() {
    return textsIn(this.options.locale).method;
  }

  /** Where it runs, and from where, is the fields' affair. */
  get home() {
    return this.#followed[0]?.home ?? super.home;
  }

  /** What is chosen here, the fields show. Everything else they tell themselves. */
  tell(name, detail, then) {
    if (name === 'komoju-method') {
      this.#chosen = detail.type;
      for (const fields of this.#followed) fields.paymentType = detail.type;
    }
    then?.(true);
  }
}
