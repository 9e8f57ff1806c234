// The elements, for `index.js`: in a file of their own, so that bundlers leave them out where only the version is wanted.

export { define } from './element/define.js';
export { KomojuCheckout } from './element/element.js';
export { KomojuFields, KomojuPicker } from './element/fields.js';
