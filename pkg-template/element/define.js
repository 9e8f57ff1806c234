// Makes the elements known to a page.

import { KomojuCheckout } from './element.js';
import { KomojuFields, KomojuPicker } from './fields.js';

// One class cannot bear two names.

/** Makes `<komoju-checkout>` known, under this name, and KOMOJU's own tags. Harmless where they are known already, or on a server. */
export function define(name = 'komoju-checkout') {
  const known = globalThis.customElements;
  for (const [tag, element] of [[name, name === 'komoju-checkout' ? KomojuCheckout : class extends KomojuCheckout {}], ['komoju-fields', KomojuFields], ['komoju-picker', KomojuPicker]]) {
    if (known && !known.get(tag)) known.define(tag, element);
  }
}
