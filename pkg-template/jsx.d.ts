// What React's JSX knows of the tag. Where React's types are not installed, this says nothing.

import type { KomojuCheckout, KomojuCheckoutAttributes, KomojuCheckoutEventMap } from './index.js';
// @ts-ignore: React need not be there.
import type { DetailedHTMLProps, HTMLAttributes } from 'react';

/** Listeners as React 19 takes them; React 18 sets attributes only, and has none. */
type Listeners = {
  [Name in keyof KomojuCheckoutEventMap as `on${Name}`]?:
    | ((event: KomojuCheckoutEventMap[Name]) => void)
    | undefined;
};

// @ts-ignore: React need not be there.
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      /** Where objects are to be handed over, use `KomojuCheckout` of `komoju-checkout/react`. */
      'komoju-checkout': DetailedHTMLProps<HTMLAttributes<KomojuCheckout>, KomojuCheckout> &
        KomojuCheckoutAttributes &
        Listeners & { class?: string | undefined };
    }
  }
}
