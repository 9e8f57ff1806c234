/** A payment method's slug, such as `credit_card`. Open: KOMOJU adds methods. */
export type PaymentType =
  | 'credit_card'
  | 'konbini'
  | 'pay_easy'
  | 'bank_transfer'
  | 'paypay'
  | (string & {});

/** A field's name. */
export type FieldName =
  | 'number'
  | 'expiry'
  | 'cvc'
  | 'name'
  | 'email'
  | 'phone'
  | 'family_name'
  | 'given_name'
  | 'family_name_kana'
  | 'given_name_kana'
  | 'name_kana'
  | 'store'
  | 'brand'
  | 'installments'
  | 'prepaid_number'
  | 'account'
  | 'password';

/** What the shop knows of the shopper, so that nobody types it twice. */
export type Prefill = Partial<
  Record<
    'email' | 'name' | 'phone' | 'family_name' | 'given_name' | 'family_name_kana' | 'given_name_kana' | 'name_kana',
    string
  >
>;

/** A field's state while the shopper fills in the form. */
export type FieldState = 'empty' | 'incomplete' | 'invalid' | 'valid';

/** A KOMOJU session as the API shows it. */
export interface Session {
  id: string;
  status: string;
  amount?: number | string;
  currency?: string;
  [key: string]: unknown;
}

/** A KOMOJU payment as the API shows it, without a 7-Eleven receipt. */
export interface Payment {
  id: string;
  status: string;
  total?: number;
  currency?: string;
  [key: string]: unknown;
}

/** What each event carries. Nothing a shopper typed is in any of them. */
export interface KomojuCheckoutEvents {
  /** The picker can be used. */
  'komoju-ready': { session: Session; methods: PaymentType[] };
  /** A method is chosen. Amounts are in the currency's smallest unit. */
  'komoju-method': { type: PaymentType; fee: number | null; total: number | null; currency: string | null };
  /** The validity of the form changed. */
  'komoju-change': {
    type: PaymentType;
    complete: boolean;
    fields: Partial<Record<FieldName, FieldState>>;
    /** The card's brand, once it is certain: `visa`, `mastercard`, `american_express`, as KOMOJU's answers name it. */
    brand?: string;
  };
  /** Submitting found problems. */
  'komoju-invalid': { errors: { field: FieldName; reason: string; message: string }[] };
  /** About to pay. Cancelable. */
  'komoju-before-pay': { type: PaymentType; total: number | null; currency: string | null };
  /** About to leave for another page. Cancelable: then the page goes to `url` itself. */
  'komoju-pending': { url: string; type: PaymentType };
  /** A token was made (`token`): send it to your server, which pays with it. Each can be used once. */
  'komoju-token': { token: string; type: PaymentType };
  /** 3-D Secure opened, or closed with a result. What became of the payment is told by the events that follow. */
  'komoju-challenge': {
    open: boolean;
    result?: 'completed' | 'failed' | 'cancelled' | 'timed_out' | 'returned' | 'left';
  };
  /** The shopper stepped back from 3-D Secure, or the page from paying. */
  'komoju-cancel': { from: 'challenge' | 'before-pay' };
  /** Instructions are shown. */
  'komoju-instructions': {
    type: PaymentType;
    payment: Payment;
    instructions_url: string | null;
    deadline: string | null;
  };
  /** Paid, authorised or saved. Cancelable: then the page goes on by itself. */
  'komoju-complete': { status: 'completed'; payment: Payment | null; redirect_url: string | null };
  /** Something failed. Cancelable: hides the notice above the button. */
  'komoju-error': {
    code: string | null;
    reason: string;
    message: string;
    field?: FieldName;
    who: 'shopper' | 'merchant' | 'network' | 'service';
    retry: boolean;
    diagnostics: { status: number | null };
  };
}

/** What `submit` came to: the status, and the detail of the event that told. */
export type SubmitResult =
  | ({ status: 'invalid' } & KomojuCheckoutEvents['komoju-invalid'])
  | ({ status: 'token' } & KomojuCheckoutEvents['komoju-token'])
  | ({ status: 'pending' } & KomojuCheckoutEvents['komoju-pending'])
  | ({ status: 'instructions' } & KomojuCheckoutEvents['komoju-instructions'])
  | KomojuCheckoutEvents['komoju-complete']
  | { status: 'cancelled'; from: 'challenge' | 'before-pay' | 'page' }
  | ({ status: 'error' } & KomojuCheckoutEvents['komoju-error'])
  | { status: 'error'; reason: 'not_ready' };

/** A prepaid payment that is short of something, and a token that stands for another number. */
export interface Continuation {
  token: string;
  type: PaymentType;
  payment: Payment;
  /** What is still missing, in the currency's smallest unit. */
  short_amount: number;
  currency: string;
}

/** `<komoju-checkout>`. Every property mirrors the attribute of the same name. */
export declare class KomojuCheckout extends HTMLElement {
  /** The session's id (`session-id`). */
  sessionId: string | null;
  /** The session as JSON (`session`): shown at once, and read beside. An object is written as JSON. */
  get session(): string | null;
  set session(value: Session | string | null);
  /** The publishable key, `pk_…` (`publishable-key`). Never a secret key. */
  publishableKey: string | null;
  /** The API's origin (`api-url`); `https://komoju.com` if not given. */
  apiUrl: string | null;
  /** The folder this package is hosted in (`checkout-url`); where the script came from, if not given. */
  checkoutUrl: string | null;
  /** The language (`locale`): `ja` or `en`. */
  locale: string | null;
  /** How the checkout is put into the page (`mode`): `inline`. */
  mode: string | null;
  /** What the shop knows of the shopper, as JSON (`prefill`). An object is written as JSON. Read at the start. */
  get prefill(): string | null;
  set prefill(value: Prefill | string | null);
  /** Where to go when neither the answer nor the session says (`return-url`). */
  returnUrl: string | null;

  /** Whether a token is made instead of paying (`token`); empty or `true` for yes. */
  token: string | null;

  /**
   * Has your server add another prepaid number to a payment that is short of something: `PATCH /payments/{payment.id}`
   * with the secret key and `payment_details` = `token`. Resolve when it went well, reject when not; what became of the
   * payment is read from the session. Without it, the shopper adds the number on KOMOJU's page. Set it before the
   * session has been read: in the script that puts the element into the page, or in one that follows its markup.
   */
  continuePayment?: (detail: Continuation) => Promise<unknown>;

  /** Does what the button does. Always resolves. Called again meanwhile, it is the same promise. */
  submit(): Promise<SubmitResult>;

  addEventListener<K extends keyof KomojuCheckoutEvents>(
    type: K,
    listener: (this: KomojuCheckout, event: CustomEvent<KomojuCheckoutEvents[K]>) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** Makes `<komoju-checkout>` known to the page. Harmless where it is known already, or on a server. */
export declare function define(name?: string): void;

/** The version of this package. */
export declare const version: string;

declare global {
  interface HTMLElementTagNameMap {
    'komoju-checkout': KomojuCheckout;
  }
}
