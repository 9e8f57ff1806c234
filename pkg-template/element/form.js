// The part that an element plays in a form of the shop's: the form is held back until there is a token, which is then the
// element's value, once.

import { textsIn } from './fallback.js';

const isVisible = (element) => element.checkVisibility?.() ?? element.offsetParent !== null;

/** Elements in forms, by element: one that is not to be seen must not hold its form back. */
const parts = new WeakMap();

export class FormPart {
  #element;
  #root; // where it listens
  #complete = false;
  #busy = false;
  #passing = false; // the form goes on with a token

  /**
   * @param {import('./element.js').KomojuCheckout} element
   * @param {ElementInternals | undefined} internals
   */
  constructor(element, internals) {
    this.#element = element;
    this.internals = internals;
    parts.set(element, this);
    if (internals) internals.role = 'group';
    element.addEventListener?.('click', (event) => {
      // A label of it was clicked: whatever is inside has been clicked itself.
      if (event.composedPath()[0] === element) element.focus();
    });
    element.addEventListener?.('invalid', (event) => {
      // The browser's own words for it would stand beside ours.
      event.preventDefault();
      element.validate();
    });
  }

  get form() {
    return this.internals?.form ?? null;
  }

  get isDisabled() {
    return this.#element.matches(':disabled');
  }

  get #isActive() {
    return Boolean(this.form) && this.#element.holdsForm && !this.isDisabled && isVisible(this.#element);
  }

  /** It is in a page, or elsewhere in it. */
  connect() {
    const root = this.form ? this.#element.getRootNode() : undefined;
    if (root !== this.#root) {
      this.disconnect();
      this.#root = root;
      // Before everybody else; and on the root, since a button need not stand inside its form.
      root?.addEventListener('click', this, true);
      root?.addEventListener('submit', this, true);
    }
    this.#judge();
  }

  disconnect() {
    this.#root?.removeEventListener('click', this, true);
    this.#root?.removeEventListener('submit', this, true);
    this.#root = undefined;
  }

  handleEvent(event) {
    if (event.type === 'submit') this.#onSubmit(event);
    else this.#onClick(event);
  }

  /** What the page is told is heard here, too. */
  hear(name, detail) {
    if (name === 'komoju-change') this.#complete = detail.complete;
    if (name === 'komoju-method') this.#complete = false;
    // What was typed is not what the token was made of any more.
    if (name === 'komoju-change' || name === 'komoju-method') this.clear();
  }

  /** There is no token any more. */
  clear() {
    this.internals?.setFormValue?.(null);
    this.#judge();
  }

  /** Whether it may be sent, for the form and for `:invalid`. */
  #judge() {
    const isMissing = this.#isActive && !this.#complete;
    this.internals?.setValidity?.(isMissing ? { valueMissing: true } : {}, textsIn(this.#element.locale).missing);
  }

  // The browser tells of nothing but the click while something in the form is invalid, and this may be.
  #onClick(event) {
    const button = event.composedPath().find((node) => node.form === this.form && /^(submit|image)$/.test(node.type));
    if (!button || event.defaultPrevented || !this.#isActive) return;
    event.preventDefault();
    // What else is wrong in the form the browser tells, as if this were not there.
    const checks = !this.form.noValidate && !button.formNoValidate;
    if (checks && !Array.from(this.form.elements).every((other) => parts.has(other) || other.reportValidity())) return;
    this.#goOn(button);
  }

  #onSubmit(event) {
    if (event.target !== this.form || this.#passing || !this.#isActive) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#goOn(event.submitter);
  }

  async #goOn(button) {
    if (this.#busy) return;
    this.#busy = true;
    this.clear();
    try {
      const { status, token } = await this.#element.submit();
      const form = this.form;
      if (status !== 'token' || !form) return;
      const value = new FormData();
      value.set(this.#element.name || 'komoju_token', token);
      this.internals.setFormValue(value);
      this.internals.setValidity({});
      for (const other of form.elements) parts.get(other)?.#excuse();
      this.#passing = true;
      form.requestSubmit(button?.form === form ? button : undefined);
    } finally {
      this.#passing = false;
      this.#busy = false;
    }
  }

  /** Not to be seen, it holds nobody back. */
  #excuse() {
    if (!this.#isActive) this.internals.setValidity({});
  }
}
