// The part that an element plays in a form of the shop's: the form is held back until there is a token, which is then the
// element's value, once.

import { textsIn } from './fallback.js';
import { make } from './stand-in.js';

/** How long a form that is on its way to another page is not sent once more, in milliseconds. */
const LEAVING = 5_000;

/** Elements in forms. */
const parts = new WeakMap();

/** Forms that are not sent (again) yet. */
const held = new WeakSet();

/** Forms that go on with their tokens, each with the event by which it does. */
const going = new WeakMap();

const partsOf = (form) => Array.from(form.elements, (other) => parts.get(other)).filter(Boolean);

/** Whether everything else in a form may be sent; what may not, the browser tells. */
function isOtherwiseFine(form) {
  const mine = partsOf(form);
  for (const part of mine) part.internals.setValidity({});
  const isFine = form.reportValidity();
  for (const part of mine) part.judge();
  return isFine;
}

async function goOn(form, button) {
  if (held.has(form)) return;
  held.add(form);
  let rest = 0;
  try {
    for (const part of partsOf(form)) if (part.isActive && !(await part.fill())) return;
    const [first] = partsOf(form);
    if (!first) return;
    for (const part of partsOf(form)) part.internals.setValidity({});
    going.set(form, undefined);
    form.requestSubmit(button?.form === form ? button : null);
    if (going.get(form)?.defaultPrevented === false) {
      // On its way: whoever presses again sends nothing more. And what was in it is used.
      rest = LEAVING;
      for (const part of partsOf(form)) part.clear();
    }
  } finally {
    going.delete(form);
    setTimeout(() => held.delete(form), rest);
  }
}

export class FormPart {
  #element;
  #root; // where it listens
  #anchor; // where the browser leads whoever has not filled it in
  #complete = false;
  #seen;

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
  }

  get form() {
    return this.internals?.form ?? null;
  }

  get isDisabled() {
    return this.#element.matches(':disabled');
  }

  /** Whether it holds its form: one that is not to be seen does not, nor one that was taken away. */
  get isActive() {
    const element = this.#element;
    const isSeen = () => element.checkVisibility?.() ?? element.offsetParent !== null;
    return Boolean(this.form && this.#anchor) && element.holdsForm && !this.isDisabled && isSeen();
  }

  /** It is in a page, or elsewhere in it. */
  connect() {
    const root = this.form ? this.#element.getRootNode() : undefined;
    if (root !== this.#root) {
      this.disconnect();
      this.#root = root;
      // On the root, since a button need not stand inside its form. Before whoever else hears of a form that is sent; but
      // after them when it is only a click, which they may prevent.
      root?.addEventListener('click', this);
      root?.addEventListener('submit', this, true);
    }
    this.judge();
  }

  disconnect() {
    this.#root?.removeEventListener('click', this);
    this.#root?.removeEventListener('submit', this, true);
    this.#root = undefined;
  }

  /** There is, or will be, a checkout in `shadow`. */
  begin(shadow) {
    this.#anchor = shadow.appendChild(make('div', 'marker'));
    this.#anchor.tabIndex = -1;
    // The browser finds it missing, and leads here: we know better what is.
    this.#anchor.onfocus = () => this.#element.validate();
    // It is hidden, or shown.
    this.#seen = new ResizeObserver(() => this.judge());
    this.#seen.observe(this.#element);
    this.judge();
  }

  /** There is none any more. */
  end() {
    this.#anchor = undefined;
    this.#seen?.disconnect();
    this.#complete = false;
    this.clear();
  }

  handleEvent(event) {
    this.judge();
    const { form } = this;
    if (event.defaultPrevented || !this.isActive) return;
    if (event.type === 'click') {
      // The browser tells of nothing but the click while something in the form is invalid, and this may be.
      const button = event.composedPath().find((node) => node.form === form && /^(submit|image)$/.test(node.type));
      if (!button || button.formNoValidate) return;
      event.preventDefault();
      if (form.noValidate || isOtherwiseFine(form)) goOn(form, button);
    } else if (event.target === form && !event.submitter?.formNoValidate) {
      if (going.has(form)) {
        going.set(form, event);
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      goOn(form, event.submitter);
    }
  }

  /** The Enter key was pressed in it: it does what it does in any field. */
  press() {
    const { form } = this;
    const button = [...form.elements].find(({ type }) => type === 'submit');
    if (button) button.click();
    else form.requestSubmit();
  }

  /** What the page is told is heard here, too. */
  hear(name, detail) {
    if (name === 'komoju-session-change') this.#complete = false;
    if (name !== 'komoju-change') return;
    this.#complete = detail.complete;
    // What was typed is not what the token was made of any more.
    this.clear();
  }

  /** There is no token any more. */
  clear() {
    this.internals?.setFormValue?.(null);
    this.judge();
  }

  /** Makes a token, and has the form send it; whether there is one. */
  async fill() {
    this.clear();
    const { form } = this;
    const { token, reason } = (await this.#element.submit()) ?? {};
    // It cannot be shown, and a link stands in its place.
    if (/^(not_ready|load_failed|stopped)$/.test(reason)) this.#element.focus();
    if (!token || this.form !== form) return false;
    const value = new FormData();
    value.set(this.#element.name || 'komoju_token', token);
    // No state: a browser that restores its pages must not keep it.
    this.internals.setFormValue(value, null);
    return true;
  }

  /** Whether it may be sent, for the form and for `:invalid`. */
  judge() {
    const isMissing = this.isActive && !this.#complete;
    if (isMissing) this.internals.setValidity({ valueMissing: true }, textsIn(this.#element.locale).missing, this.#anchor.isConnected ? this.#anchor : undefined);
    else this.internals?.setValidity?.({});
  }
}

/** Gives a class what every field of a form has. */
export function likeAField({ prototype }) {
  for (const name of ['form', 'labels', 'validity', 'validationMessage', 'willValidate']) {
    Object.defineProperty(prototype, name, {
      configurable: true,
      get() {
        return parts.get(this).internals?.[name] ?? null;
      },
    });
  }
  for (const name of ['checkValidity', 'reportValidity']) {
    prototype[name] = function () {
      return parts.get(this).internals[name]();
    };
  }
}
