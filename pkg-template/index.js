// The npm entry. Importing it does nothing: call `define()` to make the elements known to the page.

export { KomojuCheckout, KomojuFields, KomojuPicker, define } from './element.js';

/** The version of this package. */
export const version = __VERSION__;
