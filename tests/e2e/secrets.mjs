// What was typed: where the tests look for it, and how they find it where it must not be.

/** Whether a mark is in a text, however it may be grouped. */
export const holds = (text, mark) => text.replaceAll(/[\s\u3000/+-]|%20/g, '').includes(mark);

/** Runs before the scripts of every page: listens to everything that a page can, and keeps it as text. */
export function eavesdrop() {
  if (window.top !== window) return;
  const heard = (globalThis.heard = []);
  const spell = (value, depth = 0) => {
    if (value instanceof Event) {
      note(value.type, value.data, value.detail, value.key, value.clipboardData?.getData('text'));
    } else if (typeof value === 'object' && value !== null && depth < 6) {
      for (const key of Object.keys(value)) spell(value[key], depth + 1);
    } else if (['string', 'number'].includes(typeof value)) {
      heard.push(String(value));
    }
  };
  const note = (...values) => values.forEach((value) => spell(value));
  const tap = (owner, name) => {
    const original = owner[name];
    owner[name] = function (...values) {
      note(...values);
      const result = original.apply(this, values);
      note(result);
      return result;
    };
  };
  for (const name of ['postMessage', 'start', 'close']) tap(MessagePort.prototype, name);
  for (const name of ['postMessage', 'fetch', 'btoa', 'setTimeout', 'structuredClone']) tap(window, name);
  for (const name of ['dispatchEvent', 'addEventListener']) tap(EventTarget.prototype, name);
  for (const name of ['stringify', 'parse']) tap(JSON, name);
  for (const name of ['setAttribute', 'append', 'attachShadow']) tap(Element.prototype, name);
  for (const name of ['log', 'error', 'warn', 'info']) tap(console, name);
  const setter = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
  Object.defineProperty(MessagePort.prototype, 'onmessage', {
    ...setter,
    set(listener) {
      setter.set.call(this, (event) => {
        note(event.data);
        listener(event);
      });
    },
  });
  for (const name of ['keydown', 'keypress', 'keyup', 'input', 'beforeinput', 'change', 'paste', 'compositionend', 'message', 'focusin']) {
    window.addEventListener(name, (event) => note(event), true);
  }
}

/**
 * Everything a script can read of a page without touching what a shopper sees typed: attributes and text of all trees, what is
 * stored, addresses, and every value that can be reached from the window.
 */
export async function everythingToRead() {
  const parts = [];
  const trees = [document];
  for (const tree of trees) {
    for (const element of tree.querySelectorAll('*')) {
      if (element.shadowRoot) trees.push(element.shadowRoot);
      for (const { name, value } of element.attributes) parts.push(`${name}=${value}`);
      for (const node of element.childNodes) if (node.nodeType !== Node.ELEMENT_NODE) parts.push(node.data);
    }
  }
  for (const frame of Array.from(window, (_, at) => window[at])) {
    try {
      parts.push(frame.document.documentElement.outerHTML, frame.location.href);
    } catch {
      // Somebody else's.
    }
  }
  // Where the browser's own objects begin, a page has put nothing.
  const known = new Set([globalThis.memories, globalThis.heard, globalThis.page, document, navigator, performance]);
  const values = Object.entries(Object.getOwnPropertyDescriptors(globalThis)).map(([, { value }]) => value);
  for (const element of trees.flatMap((tree) => [tree, ...tree.querySelectorAll('*')])) values.push(...ownOf(element));
  function ownOf(value) {
    const symbols = Object.getOwnPropertySymbols(value);
    return [...Object.getOwnPropertyNames(value), ...symbols].map((key) => Object.getOwnPropertyDescriptor(value, key).value);
  }
  while (values.length > 0) {
    const value = values.pop();
    if (['string', 'number', 'bigint'].includes(typeof value)) parts.push(String(value));
    if (!['object', 'function'].includes(typeof value) || value === null || known.has(value)) continue;
    known.add(value);
    if (value instanceof Map || value instanceof Set) values.push(...value.keys(), ...value.values());
    if (value instanceof Window || value instanceof Storage || ArrayBuffer.isView(value)) continue;
    values.push(...ownOf(value));
  }
  const stores = [localStorage, sessionStorage].map((storage) => JSON.stringify(storage));
  const databases = (await indexedDB.databases?.()) ?? [];
  const kept = globalThis.caches ? await caches.keys() : [];
  const addresses = [location.href, document.referrer, document.cookie, document.title, window.name, JSON.stringify(history.state)];
  const entries = performance.getEntries().map(({ name }) => name);
  return [...parts, ...stores, ...databases.map(({ name }) => name), ...kept, ...addresses, ...entries].join('\n');
}

/** Runs before the scripts of every page: keeps hold of the memory of every program that is started. */
export function catchMemory() {
  globalThis.memories = [];
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...values) => {
    const made = await instantiate(...values);
    memories.push(...Object.values((made.instance ?? made).exports).filter((one) => one instanceof WebAssembly.Memory));
    return made;
  };
}

/** In a page whose memory was caught: which of these texts are in it, as UTF-8 or as UTF-16. */
export function inMemory(texts) {
  const wide = (text) => new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer);
  const decoder = new TextDecoder('latin1');
  // A character for each byte, of both.
  const all = memories.map(({ buffer }) => decoder.decode(buffer)).join('');
  return texts.filter((text) => [new TextEncoder().encode(text), wide(text)].some((bytes) => all.includes(decoder.decode(bytes))));
}

/** In a page whose memory was caught: the program comes to a stop at the next thing it does. */
export function breakProgram() {
  for (const { buffer } of memories) new Uint8Array(buffer).fill(255);
}
