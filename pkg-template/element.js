// The element: attributes and properties in, page events out. The checkout itself is wasm; this waits for it, shows
// grey shapes of the same size meanwhile, and a plain link to KOMOJU's own page where it cannot run.

import style from '../src/ui/checkout.css';
import { findHostedPage, fallbackText } from './fallback.js';
import { forget, load } from './loader.js';
import { print } from './print.js';

// Importing this on a server must do no harm: there is no HTMLElement there.
const Base = globalThis.HTMLElement ?? class {};

/** Attributes whose change means another checkout. */
const RESTARTING = ['session-id', 'session', 'publishable-key', 'api-url', 'checkout-url', 'locale', 'return-url', 'token'];

let sheet;
const styleSheet = () => {
  if (!sheet) {
    // Constructed, not a <style>: the page's policy may forbid inline styles.
    sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
  }
  return sheet;
};

const make = (name, className) => {
  const element = document.createElement(name);
  element.className = className;
  return element;
};

const skeleton = () => {
  const box = make('div', 'kc');
  const bones = box.appendChild(make('div', 'skeleton'));
  for (const bone of ['heading', 'row', 'row', 'row']) bones.append(make('i', `bone ${bone}`));
  box.setAttribute('aria-hidden', 'true');
  return box;
};

export class KomojuCheckout extends Base {
  static observedAttributes = RESTARTING;

  #root;
  #mounted; // what the wasm's `mount` returned
  #round = 0; // grows whenever what is under way stops mattering
  #restarting = false;
  #paying = false; // whether a payment may be on its way
  #submission; // what `submit` promised, and has not kept yet
  #result; // what a `submit` with nothing left to do answers

  /**
   * Has the shop's server add another number to a prepaid payment that is short of something; see the README.
   * @type {((detail: object) => Promise<unknown>) | undefined}
   */
  continuePayment = this.continuePayment; // a page that did not wait for this script may have set it already

  connectedCallback() {
    // Set by a page that did not wait for this script: such a property would hide the one that works.
    for (const property of Object.keys(PROPERTIES)) {
      if (!Object.hasOwn(this, property)) continue;
      const value = this[property];
      delete this[property];
      this[property] = value;
    }
    // Moved by a framework: the form stays as it is. The bank's dialog no longer stands over the page, though it is open:
    // once it is closed, the program opens it again.
    if (this.#mounted) return this.#root.querySelector('dialog')?.close();
    this.#start();
  }

  disconnectedCallback() {
    // Frameworks move elements: taken out and put back within the same turn is not taken out.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  attributeChangedCallback(name, before, after) {
    if (before === after || !this.isConnected || !this.#root || this.#restarting) return;
    // Several attributes set in a row are one change.
    this.#restarting = true;
    queueMicrotask(() => {
      this.#restarting = false;
      if (!this.isConnected) return;
      this.#stop();
      this.#start();
    });
  }

  /** Puts the focus on the first thing the shopper can use. */
  focus(options) {
    this.#root?.querySelector('input:not([disabled]), button:not([disabled]), a[href]')?.focus(options);
  }

  /**
   * Does what the button does. Always resolves, to what came of it: the status and the detail of the event that told.
   * @returns {Promise<{ status: string }>}
   */
  submit() {
    if (this.#submission) return this.#submission.promise;
    const submission = {};
    submission.promise = new Promise((resolve) => {
      submission.resolve = resolve;
    });
    this.#submission = submission;
    let taken = false;
    try {
      taken = this.#mounted?.submit();
    } catch {
      // The program has come to a stop, and what that says is not told.
    }
    if (!taken) this.#settle(this.#result ?? { status: 'error', reason: 'not_ready' });
    return submission.promise;
  }

  #settle(result) {
    this.#submission?.resolve(result);
    this.#submission = undefined;
  }

  async #start() {
    const round = ++this.#round;
    this.#root ??= this.attachShadow({ mode: 'open' });
    this.#root.adoptedStyleSheets = [styleSheet()];
    // Kept until the checkout has painted: nothing moves in between.
    const placeholder = skeleton();
    this.#root.replaceChildren(placeholder);
    window.addEventListener('pageshow', this.#onPageShow);
    window.addEventListener('pagehide', this.#onPageHide);
    document.addEventListener('visibilitychange', this.#onVisibility);
    if (this.getAttribute('mode') === 'frame') {
      // Card fields must not stand in a page that asked for them to be kept out of it.
      console.error('komoju-checkout: mode="frame" is not there yet, so the shopper gets a link to KOMOJU\'s own page.');
      this.#fallBack('mode_unavailable');
      return;
    }
    let program;
    try {
      program = await load(this.getAttribute('checkout-url'), this.#options(), this.#onStop);
    } catch (error) {
      if (round !== this.#round) return;
      console.error(`komoju-checkout could not start: ${error?.message}. The shopper gets a link to KOMOJU's own page.`);
      this.#fallBack('load_failed');
      return;
    }
    if (round !== this.#round || !this.isConnected) {
      if (!this.isConnected) forget(this.#onStop);
      return;
    }
    const target = document.createElement('div');
    this.#root.replaceChildren(target);
    try {
      const mounted = program.mount(target, this.#options(), (name, detail) => this.#tell(name, detail));
      // A listener may have taken the element out, or changed it, before `mount` returned.
      if (round === this.#round) this.#mounted = mounted;
      else mounted.destroy();
    } catch {
      // It stopped before it was there; what a stop says could hold what a shopper typed, and is not told.
      this.#fallBack('stopped');
    }
  }

  #stop() {
    this.#round++;
    window.removeEventListener('pageshow', this.#onPageShow);
    window.removeEventListener('pagehide', this.#onPageHide);
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#settle({ status: 'cancelled', from: 'page' });
    this.#result = undefined;
    forget(this.#onStop);
    try {
      this.#mounted?.destroy();
    } catch {
      // A program that has come to a stop cannot be taken down any further.
    }
    this.#mounted = undefined;
    this.#root?.replaceChildren();
  }

  #options() {
    return {
      sessionId: this.getAttribute('session-id') ?? undefined,
      session: this.getAttribute('session') ?? undefined,
      publishableKey: this.getAttribute('publishable-key') ?? undefined,
      apiUrl: this.getAttribute('api-url') ?? undefined,
      locale: this.getAttribute('locale') ?? undefined,
      returnUrl: this.getAttribute('return-url') ?? undefined,
      prefill: this.getAttribute('prefill') ?? undefined,
      token: this.hasAttribute('token') && this.getAttribute('token') !== 'false',
      continuePayment: this.continuePayment && ((detail) => this.continuePayment(detail)),
      print,
    };
  }

  /** Tells the page; the answer is whether it prevents what would follow. */
  #tell(name, detail) {
    const event = new CustomEvent(name, { bubbles: true, composed: true, cancelable: CANCELABLE.has(name), detail });
    // A listener that submits anew gets a promise of its own, which this event must not settle.
    const submission = this.#submission;
    if (name in STATUSES) {
      this.#submission = undefined;
      this.#result = { ...detail, status: STATUSES[name] };
      submission?.resolve(this.#result);
    }
    const prevented = !this.dispatchEvent(event);
    if (name === 'komoju-before-pay') this.#paying = !prevented;
    else if (OUTCOMES.has(name)) this.#paying = detail.reason === 'outcome_unknown_final';
    if (name === 'komoju-ready') this.#result = undefined;
    return prevented;
  }

  #onPageShow = (event) => {
    if (event.persisted) this.#mounted?.cameBack();
  };

  #onVisibility = () => {
    if (!document.hidden) this.#mounted?.shown();
  };

  #onPageHide = () => this.#mounted?.hidden();

  /** The program has come to a stop it cannot recover from: a plain link takes its place. */
  #onStop = () => {
    if (!this.#mounted) return;
    this.#mounted = undefined;
    this.#fallBack('stopped');
  };

  async #fallBack(reason) {
    const round = ++this.#round;
    const texts = fallbackText(this.#options().locale);
    // It stopped while a payment may have been on its way: nobody must be invited to pay again.
    const doubtful = this.#paying;
    const message = doubtful ? texts.doubt : texts.message;
    const box = make('div', 'kc');
    const end = box.appendChild(make('section', 'end'));
    end.setAttribute('role', 'alert');
    end.appendChild(make('p', '')).textContent = message;
    // The page's own link, if it put one inside the element.
    if (!doubtful) end.append(make('slot', ''));
    this.#root.replaceChildren(box);
    this.#tell('komoju-error', {
      code: null, reason: doubtful ? 'outcome_unknown_final' : reason, message,
      who: 'service', retry: false, diagnostics: { status: null },
    });
    if (doubtful || this.querySelector('a[href]')) return;
    const url = await findHostedPage(this.#options());
    if (!url || round !== this.#round) return;
    const anchor = end.appendChild(make('a', 'button'));
    anchor.href = url;
    anchor.textContent = texts.link;
  }
}

const CANCELABLE = new Set(['komoju-before-pay', 'komoju-pending', 'komoju-complete', 'komoju-error']);
/** What ends the doubt that begins with `komoju-before-pay`. */
const OUTCOMES = new Set([
  'komoju-token', 'komoju-pending', 'komoju-instructions', 'komoju-complete', 'komoju-cancel', 'komoju-error',
]);

/** What a `submit` has come to when an event tells. */
const STATUSES = {
  'komoju-invalid': 'invalid',
  'komoju-token': 'token',
  'komoju-pending': 'pending',
  'komoju-instructions': 'instructions',
  'komoju-complete': 'completed',
  'komoju-cancel': 'cancelled',
  'komoju-error': 'error',
};

/** Every attribute is a property too, by this name. */
const PROPERTIES = Object.fromEntries(
  [...RESTARTING, 'mode', 'prefill'].map((name) => [name.replace(/-(.)/g, (_, letter) => letter.toUpperCase()), name]),
);

for (const [property, attribute] of Object.entries(PROPERTIES)) {
  Object.defineProperty(KomojuCheckout.prototype, property, {
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(attribute);
    },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(attribute);
      else this.setAttribute(attribute, typeof value === 'object' ? JSON.stringify(value) : String(value));
    },
  });
}

/** Makes `<komoju-checkout>` known to the page; harmless where it is known already, or on a server. */
export function define(name = 'komoju-checkout') {
  if (globalThis.customElements && !customElements.get(name)) customElements.define(name, KomojuCheckout);
}
