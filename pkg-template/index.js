// The npm entry. Importing it does nothing: call `define()` to make the elements known to the page.

export { define } from './element/define.js';
export { KomojuCheckout } from './element/element.js';
export { KomojuFields, KomojuPicker } from './element/fields.js';

/** The version of this package. */
export const version = __VERSION__;
