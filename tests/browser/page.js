// The page around the checkout in the browser tests: an API that answers as it is told, a page that listens, and hands
// that type.

const apis = new Map();
const fetchFromServer = globalThis.fetch.bind(globalThis);

globalThis.fetch = (url, options) => {
  const api = apis.get(new URL(url.url ?? url, location.href).origin);
  return api ? api.take(new URL(url), options) : fetchFromServer(url, options);
};

/** An API at an origin of its own. It answers each call with the next thing it was told, and then no more. */
export class FakeApi {
  constructor() {
    this.origin = `https://api-${apis.size}.example`;
    this.replies = [];
    this.asked = [];
    apis.set(this.origin, this);
  }

  take(url, options) {
    this.asked.push(`${options.method} ${url.pathname}`);
    const reply = this.replies.shift();
    return reply ? reply() : new Promise(() => {});
  }

  /** What it was asked, a line for each call. */
  calls() {
    return this.asked.join('\n');
  }

  answers(status, text) {
    this.replies.push(() => Promise.resolve(new Response(text, { status })));
  }

  /** Answers only once it is released. */
  holds(status, text) {
    const held = new Promise((resolve) => (this.release = () => resolve(new Response(text, { status }))));
    this.replies.push(() => held);
  }

  /** Fails as a page's own `fetch` may fail. */
  fails(how) {
    this.replies.push(
      {
        'rejects with an Error': () => Promise.reject(new TypeError('failed')),
        'rejects with a text': () => Promise.reject('failed'),
        'rejects with undefined': () => Promise.reject(undefined),
        throws: () => {
          throw 'failed';
        },
        'returns nothing': () => undefined,
        'returns something else': () => ({ ok: true }),
      }[how],
    );
  }
}

/** A page that listens. It prevents being left, because the tests live in it. */
export class Page {
  constructor() {
    this.heard = [];
    this.tell = (name, detail, then) => {
      this.heard.push(`${name} ${JSON.stringify(detail)}`);
      then?.(name === 'komoju-complete' || name === 'komoju-pending');
    };
  }

  /** What it was told, a line for each event. */
  events() {
    return this.heard.join('\n');
  }
}

export const optionsFor = (api, sessionId) => ({
  sessionId,
  publishableKey: 'pk_test_1',
  apiUrl: api.origin,
  locale: 'en',
});

const listening = [];
for (const target of [globalThis, document]) {
  const add = target.addEventListener;
  const remove = target.removeEventListener;
  target.addEventListener = (name, hear, options) => {
    listening.push([name, hear]);
    add.call(target, name, hear, options);
  };
  target.removeEventListener = (name, hear, options) => {
    const at = listening.findIndex((found) => found[0] === name && found[1] === hear);
    if (at >= 0) listening.splice(at, 1);
    remove.call(target, name, hear, options);
  };
}

/** What is listened for on the window and the document, in alphabetical order. */
export const listeners = () => listening.map(([name]) => name).sort().join(' ');

/** The page is hidden, or comes to the front, as far as its listeners can tell. */
export const announce = (name) => (name === 'visibilitychange' ? document : globalThis).dispatchEvent(new Event(name));

/** Resolves after everything that is due now has happened. */
export const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

/**
 * Makes this a slow machine, or an ordinary one again: 20 ms pass whenever somebody looks at the clock. Yew then lets
 * the browser, and the shopper's hands, in between drawing a field and running the field's effects.
 */
export function slow(on) {
  let passed = 0;
  Date.now = on ? () => clock() + (passed += 20) : clock;
}
const clock = Date.now;

const tellInput = (input, inputType, data, isComposing = false) =>
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType, data, isComposing }));

/** Puts a text over whatever is selected. Inputs for e-mail addresses tell no caret: there it goes to the end. */
function insert(input, text) {
  if (input.selectionStart === null) input.value += text;
  else input.setRangeText(text, input.selectionStart, input.selectionEnd, 'end');
}

/** Types a text where the caret is, key by key. */
export function type(input, text) {
  for (const key of text) {
    insert(input, key);
    tellInput(input, 'insertText', key);
  }
}

/** Pastes over whatever is selected. */
export function paste(input, text) {
  insert(input, text);
  tellInput(input, 'insertFromPaste', text);
}

/** Fills in as autofill does: no keys, and an event that says nothing of how. */
export function fill(input, text, event) {
  input.value = text;
  input.dispatchEvent(new Event(event, { bubbles: true, composed: true }));
}

/** Presses Backspace. */
export function backspace(input) {
  const caret = input.selectionStart;
  input.setRangeText('', Math.max(0, caret - 1), caret, 'end');
  tellInput(input, 'deleteContentBackward', null);
}

/** Lets an input method put a text in, which it has not finished with. */
export function compose(input, text) {
  input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
  insert(input, text);
  tellInput(input, 'insertCompositionText', text, true);
}

/** The input method has finished. */
export function finishComposing(input) {
  input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: input.value }));
}

/** Presses Enter; `code` is 229 if an input method takes the key. */
export function pressEnter(input, code) {
  input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: code, bubbles: true, cancelable: true }));
}

/** What the styles of the page say of an element. */
export const styleOf = (element, property) => getComputedStyle(element).getPropertyValue(property).trim();

/** The attributes of every element below, one a line, as `tag name=value`. */
export function attributes(element) {
  const lines = [];
  for (const found of element.querySelectorAll('*')) {
    for (const { name, value } of found.attributes) lines.push(`${found.localName} ${name}=${value}`);
  }
  return lines.join('\n');
}
