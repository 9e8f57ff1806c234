// The npm entry. Importing it does nothing: call `define()` to make `<komoju-checkout>` known to the page.

export { KomojuCheckout, define } from './element.js';

/** The version of this package. */
export const version = __VERSION__;
