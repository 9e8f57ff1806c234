import type { ForwardRefExoticComponent, HTMLAttributes, RefAttributes } from 'react';
import type { CheckoutOptions, KomojuCheckout as KomojuCheckoutElement, KomojuCheckoutEventMap } from './index.js';

export type { KomojuCheckoutElement, KomojuCheckoutEventMap };

/** What each handler hears; see `KomojuCheckoutEvents` for the details. Nothing a shopper typed is in any of them. */
export interface KomojuCheckoutHandlers {
  /** The picker can be used. */
  onReady?: ((event: KomojuCheckoutEventMap['komoju-ready']) => void) | undefined;
  /** A method is chosen. */
  onMethod?: ((event: KomojuCheckoutEventMap['komoju-method']) => void) | undefined;
  /** The validity of the form changed. */
  onChange?: ((event: KomojuCheckoutEventMap['komoju-change']) => void) | undefined;
  /** Submitting found problems. */
  onInvalid?: ((event: KomojuCheckoutEventMap['komoju-invalid']) => void) | undefined;
  /** About to pay. Cancelable, and may be made to wait: `event.waitUntil(promise)`. */
  onBeforePay?: ((event: KomojuCheckoutEventMap['komoju-before-pay']) => void) | undefined;
  /** A token was made. */
  onToken?: ((event: KomojuCheckoutEventMap['komoju-token']) => void) | undefined;
  /** About to leave for another page. Cancelable: then the page goes to `url` itself. */
  onPending?: ((event: KomojuCheckoutEventMap['komoju-pending']) => void) | undefined;
  /** 3-D Secure opened, or closed with a result. */
  onChallenge?: ((event: KomojuCheckoutEventMap['komoju-challenge']) => void) | undefined;
  /** Instructions are shown. */
  onInstructions?: ((event: KomojuCheckoutEventMap['komoju-instructions']) => void) | undefined;
  /** Paid, authorised or saved. Cancelable: then the page goes on by itself. */
  onComplete?: ((event: KomojuCheckoutEventMap['komoju-complete']) => void) | undefined;
  /** The shopper stepped back from 3-D Secure, or the page from paying. */
  onCancel?: ((event: KomojuCheckoutEventMap['komoju-cancel']) => void) | undefined;
  /** Something failed. Cancelable: hides the notice above the button. */
  onError?: ((event: KomojuCheckoutEventMap['komoju-error']) => void) | undefined;
  /** Another session than before was loaded. */
  onSessionChange?: ((event: KomojuCheckoutEventMap['komoju-session-change']) => void) | undefined;
}

/** The element's own properties; one that is `undefined` is not given. */
export type KomojuCheckoutOptions = { [Name in keyof CheckoutOptions]: CheckoutOptions[Name] | undefined };

/** The element's own properties and events, and what any element of a page may be given. */
export interface KomojuCheckoutProps
  extends Omit<HTMLAttributes<KomojuCheckoutElement>, keyof KomojuCheckoutHandlers | keyof KomojuCheckoutOptions>,
    KomojuCheckoutHandlers,
    KomojuCheckoutOptions {}

/**
 * `<komoju-checkout>` for React 18 and 19. Its `ref` is the element, with its methods. The children are what shoppers get
 * whose browser runs no script: a link to the session's own page.
 */
export declare const KomojuCheckout: ForwardRefExoticComponent<
  KomojuCheckoutProps & RefAttributes<KomojuCheckoutElement>
>;
