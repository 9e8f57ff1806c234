// What Svelte's templates know of the tag. Where Svelte is not installed, this says nothing.

import type {
  KomojuCheckout,
  KomojuCheckoutAttributes,
  KomojuCheckoutEventMap,
  CheckoutOptions,
} from './index.js';
// @ts-ignore: Svelte need not be there.
import type { HTMLAttributes } from 'svelte/elements';

/** Listeners as Svelte 5 takes them, and as Svelte 4 does. */
type Listeners = {
  [Name in keyof KomojuCheckoutEventMap as `on${Name}` | `on:${Name}`]?:
    | ((event: KomojuCheckoutEventMap[Name]) => void)
    | null
    | undefined;
};

// @ts-ignore: Svelte need not be there.
declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    /** A name of a property is set as one, objects included; other names are attributes. */
    'komoju-checkout': HTMLAttributes<KomojuCheckout> &
      Omit<KomojuCheckoutAttributes, keyof CheckoutOptions> &
      CheckoutOptions &
      Listeners;
  }
}
