// What Vue's templates know of the tag. Where Vue is not installed, this says nothing.

import type { KomojuCheckoutEventMap, CheckoutOptions } from './index.js';
// @ts-ignore: Vue need not be there.
import type { DefineComponent, HTMLAttributes } from 'vue';

/** `komoju-before-pay` is listened to as `@komoju-before-pay`, which is the property `onKomojuBeforePay`. */
type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Camel<Rest>}`
  : Capitalize<Name>;

type Listeners = {
  [Name in keyof KomojuCheckoutEventMap as `on${Camel<Name>}`]?:
    | ((event: KomojuCheckoutEventMap[Name]) => void)
    | undefined;
};

// @ts-ignore: Vue need not be there.
declare module 'vue' {
  interface GlobalComponents {
    'komoju-checkout': DefineComponent<CheckoutOptions & Listeners & HTMLAttributes>;
  }
}
