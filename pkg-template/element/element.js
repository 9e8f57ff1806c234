// The element: attributes and properties in, page events out. The checkout itself runs in a place: in this page, or in a
// frame. Until it does, grey shapes of the same size stand here; where it cannot, a plain link to KOMOJU's own page.

import { beside } from '#inline';
import { sessionAddress } from './api.js';
import { ATTRIBUTES, OPTIONS, adopt, mirror } from './attributes.js';
import { findHostedPage, learnTexts, learning, textsIn } from './fallback.js';
import { FormPart, likeAField } from './form.js';
import { openFrame } from './frame-place.js';
import { openInline } from './inline-place.js';
import { parse } from './language.js';
import { instead, linked, skeleton, styles } from './stand-in.js';
import { Telling } from './telling.js';
import { isDark, isFrame, isFramed, night } from './where.js';

// Importing this on a server must do no harm: there is no HTMLElement there.
const Base = globalThis.HTMLElement ?? class {};

/** Attributes whose change means another place. */
const MOVING = ['checkout-url', 'mode'];

export class KomojuCheckout extends Base {
  static observedAttributes = ATTRIBUTES;
  static formAssociated = true;

  #form;
  #telling = new Telling(this);
  #root;
  #place;
  #unwanted; // ends what is under way
  #changed; // what changed in this turn
  #destroyed = false;
  #isStarting = false;
  #isStale = false; // was to be taken up while it was not there yet

  constructor() {
    super();
    this.#form = new FormPart(this, this.attachInternals?.());
  }

  connectedCallback() {
    adopt(this);
    this.#form.connect();
    // Moved by a framework: the form stays as it is. A frame, the browser has loaded anew.
    if (this.#unwanted) return this.#place?.moved?.();
    if (!this.#destroyed) this.#start();
  }

  /** Moved by `moveBefore`: nothing changes. */
  connectedMoveCallback() {
    this.#form.connect();
  }

  disconnectedCallback() {
    this.#form.disconnect();
    // Frameworks move elements: taken out and put back within the same turn is not taken out.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  attributeChangedCallback(name, before, after) {
    if (before !== after) this.#change(name);
  }

  formAssociatedCallback() {
    this.#form.connect();
    // In a form, the button is the form's.
    this.#change();
  }

  formDisabledCallback() {
    this.disable();
    this.#form.judge();
  }

  formResetCallback() {
    this.reset();
  }

  /** Puts the focus on the first thing the shopper can use. */
  focus(how) {
    if (this.#place) this.#place.focus(how);
    else this.#root?.querySelector('a[href]')?.focus(how);
  }

  /**
   * Does what the button does. Always resolves, to what came of it: the status and the detail of the event that told.
   * @returns {Promise<{ status: string }>}
   */
  submit() {
    if (this.#form.isDisabled) return Promise.resolve({ status: 'error', reason: 'disabled' });
    return this.#telling.submit(() => this.#place?.submit());
  }

  /**
   * Whether everything is filled in. Shows what is not, and leads there; nothing is sent.
   * @returns {Promise<{ valid: boolean, errors: object[] }>}
   */
  async validate() {
    return (await this.#place?.validate()) ?? { valid: false, errors: [] };
  }

  /** Makes the form as it was at the beginning. A payment that is on its way stays so. */
  reset() {
    this.#form.clear();
    this.#place?.reset();
  }

  /**
   * Takes up other options, all at once. Nothing typed is lost, unless they are about another payment.
   * @param {object} options by the names of the properties
   */
  update(options) {
    for (const name in options) {
      if (!OPTIONS.includes(name)) throw new TypeError(`<komoju-checkout> has no option "${name}"`);
    }
    Object.assign(this, options);
    this.#change();
    if (!this.#destroyed) return;
    this.#destroyed = false;
    if (this.isConnected) this.#start();
  }

  /** Takes the checkout away for good; `update` brings it back. */
  destroy() {
    this.#destroyed = true;
    this.#stop();
  }

  /** What the checkout is given. The elements that extend this one may give it something else. */
  get options() {
    const inForm = this.holdsForm && Boolean(this.form);
    return {
      ...Object.fromEntries(OPTIONS.map((name) => [name, this[name]])),
      dark: isDark(this.theme),
      paying: this.#telling.payingFor,
      noButton: this.noButton || inForm,
      enter: inForm ? () => this.#form.press() : undefined,
      search: location.search,
      ground: isFramed() && !this.allowFramed && 'foreign',
      continuePayment: this.continuePayment && ((detail) => this.continuePayment(detail)),
    };
  }

  /** Resolves when there is something to show. The elements that extend this one may wait for others. */
  async whenReady() {}

  /** Whether nothing can be done in it. */
  get isInert() {
    return this.#form.isDisabled;
  }

  /** What stands in the checkout's place where there is none; the elements that extend this one may want nothing. */
  get hasStandIn() {
    return true;
  }

  /** What its frame is called. */
  get frameTitle() {
    return textsIn(this.locale).title;
  }

  /** Where it runs, and where the package is hosted, as far as that is known. */
  get home() {
    const folder = this.checkoutUrl ? new URL(this.checkoutUrl.replace(/\/?$/, '/'), document.baseURI).href : beside;
    return { mode: this.mode, folder };
  }

  /** Whether a form that it belongs to waits for it. */
  get holdsForm() {
    return this.token;
  }

  /** Lets nothing be done in it, or lets it again. */
  disable() {
    for (const place of this.#root?.querySelectorAll('.place') ?? []) {
      // The bank's page is not to be taken away from under the shopper's hands.
      place.inert = this.isInert && !this.querySelector(':scope > [data-raised]');
    }
  }

  /** Tells the page; `then` is told whether it prevents what would follow. The elements that extend this one may tell more. */
  tell(name, detail, then) {
    this.#form.hear(name, detail);
    this.#telling.tell(name, detail, then);
  }

  /** Several changes in a row are one. */
  #change(name) {
    this.#form.judge();
    this.disable();
    if (!this.#unwanted) return;
    if (!this.#changed) queueMicrotask(() => this.#takeUp());
    (this.#changed ??= new Set()).add(name);
  }

  /** Takes up its options anew, as soon as it can. */
  refresh() {
    if (this.#place) this.#change();
    else this.#isStale = true;
  }

  #takeUp() {
    const changed = this.#changed;
    this.#changed = undefined;
    if (!this.isConnected || !this.#unwanted) return;
    if (!MOVING.some((name) => changed.has(name))) {
      if (this.#place) return this.#place.update(this.options);
      // What is on its way takes it up when it is there: to begin anew each time would never end.
      if (this.#isStarting) return (this.#isStale = true);
    }
    this.#stop();
    this.#start();
  }

  async #start() {
    const { signal } = (this.#unwanted = new AbortController());
    this.#isStarting = true;
    const placeholder = skeleton(parse(this.session));
    // What comes of it later, the checkout itself shows.
    placeholder.dataset.theme = this.options.dark ? 'dark' : 'light';
    night().addEventListener('change', () => this.#change(), { signal });
    const blocked = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      blocked.push(`The page has blocked ${effectiveDirective} ${blockedURI}.`);
    }, { signal });
    const failed = (error) => {
      if (signal.aborted) return;
      console.error(`komoju-checkout could not start: ${error?.message}.`, ...blocked);
      this.#fallBack('load_failed');
    };
    try {
      this.#root ??= this.attachShadow({ mode: 'open' });
      this.#root.replaceChildren(placeholder);
      this.#root.adoptedStyleSheets = [styles()];
      this.#form.begin(this.#root);
      await this.whenReady();
      if (signal.aborted) return;
      const { mode, folder } = this.home;
      learnTexts(this.options.locale, folder);
      const place = await (isFrame(mode, folder) ? openFrame : openInline)({
        element: this, root: this.#root, placeholder, folder, failed, unwanted: signal,
        options: () => ({ ...this.options, address: sessionAddress(this.options) }),
        stopped: () => this.#fallBack('stopped'),
        anew: () => this.#telling.end(),
      });
      if (signal.aborted) return place?.destroy();
      this.#place = place;
      this.#isStarting = false;
      if (this.#isStale) place.update(this.options);
      this.#isStale = false;
      this.disable();
    } catch (error) {
      failed(error);
    }
  }

  #stop() {
    this.#unwanted?.abort();
    this.#unwanted = undefined;
    this.#telling.end();
    this.#place?.destroy();
    this.#place = undefined;
    this.#root?.replaceChildren();
    this.#form.end();
  }

  /** There is no checkout, or none any more: a plain link takes its place. */
  async #fallBack(reason) {
    this.#isStarting = false;
    this.#unwanted?.abort();
    const { signal } = (this.#unwanted = new AbortController());
    this.#place?.destroy();
    this.#place = undefined;
    const { options } = this;
    // Nobody waits long for words.
    await Promise.race([learning, new Promise((now) => setTimeout(now, 2000))]);
    if (signal.aborted) return;
    const texts = textsIn(options.locale);
    // It stopped while a payment may have been on its way: nobody must be invited to pay again.
    const mayPay = !this.#telling.isPaying;
    const message = mayPay ? texts.message : texts.doubt;
    const box = instead(message, mayPay);
    this.#root.replaceChildren(this.hasStandIn ? box : '');
    this.tell('komoju-error', {
      code: null, reason: mayPay ? reason : 'outcome_unknown_final', message,
      who: 'service', retry: false, diagnostics: { status: null },
    });
    if (!mayPay || !this.hasStandIn || this.querySelector('a[href]')) return;
    const url = await findHostedPage(options);
    if (url && !signal.aborted) linked(box, url, texts.link);
  }
}

mirror(KomojuCheckout);
likeAField(KomojuCheckout);
