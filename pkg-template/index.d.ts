/// <reference path="./jsx.d.ts" />
/// <reference path="./vue.d.ts" />
/// <reference path="./svelte.d.ts" />

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

/** A card brand, as KOMOJU's answers name it. */
export type CardBrand = 'visa' | 'mastercard' | 'jcb' | 'american_express' | 'diners_club' | 'discover' | 'unionpay';

/** Why a field does not hold. */
export type FieldReason =
  | 'required'
  | 'store_required'
  | 'number_incomplete'
  | 'number_invalid'
  | 'brand_unsupported'
  | 'expiry_incomplete'
  | 'expiry_month'
  | 'expiry_invalid'
  | 'expiry_past'
  | 'cvc_length'
  | 'name_is_number'
  | 'name_invalid'
  | 'kana_only'
  | 'email_invalid'
  | 'phone_invalid'
  | 'prepaid_16'
  | 'prepaid_length'
  | 'bitcash_16'
  | 'bad_cvc'
  | 'card_expired'
  | 'invalid_number'
  | 'used_number'
  | 'invalid_password'
  | 'invalid_account'
  | 'check_field';

/** Why something failed. */
export type ErrorReason =
  | 'generic'
  | 'card_declined'
  | 'insufficient_funds'
  | 'exceeds_limit'
  | 'card_expired'
  | 'invalid_number'
  | 'not_added'
  | 'used_number'
  | 'invalid_password'
  | 'invalid_account'
  | 'bad_cvc'
  | 'method_unavailable'
  | 'try_later'
  | 'offline'
  | 'outcome_unknown'
  | 'outcome_unknown_final'
  | 'nothing_charged'
  | 'three_ds_failed'
  | 'short_amount'
  | 'bitcash_short'
  | 'paid_elsewhere'
  | 'unfinished'
  | 'session_expired'
  | 'session_closed'
  | 'session_missing'
  | 'merchant_config'
  | 'unreachable'
  | 'no_method'
  | 'foreign_page'
  // Told by the element itself: the program is not there, or not any more.
  | 'load_failed'
  | 'stopped';


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
    /** The card's brand, once it is certain. */
    brand?: CardBrand;
  };
  /** Submitting found problems. */
  'komoju-invalid': { errors: { field: FieldName; reason: FieldReason; message: string }[] };
  /** About to pay. Cancelable, and may be made to wait: see `KomojuBeforePayEvent`. */
  'komoju-before-pay': { type: PaymentType; total: number | null; currency: string | null };
  /** About to leave for another page. Cancelable: then the page goes to `url` itself. */
  'komoju-pending': { url: string; type: PaymentType };
  /** A token was made (`token`): send it to your server, which pays with it. Each can be used once. */
  'komoju-token': { token: string; type: PaymentType };
  /** Another session than before was loaded. */
  'komoju-session-change': { session: Session };
  /** 3-D Secure opened, or closed with a result. What became of the payment is told by the events that follow. */
  'komoju-challenge': {
    open: boolean;
    result?: 'completed' | 'failed' | 'cancelled' | 'timed_out' | 'returned' | 'left';
  };
  /** The shopper stepped back from 3-D Secure, or the page from paying. */
  'komoju-cancel': { from: 'challenge' | 'before-pay' | 'page' };
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
    reason: ErrorReason;
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
  | ({ status: 'cancelled' } & KomojuCheckoutEvents['komoju-cancel'])
  | ({ status: 'error' } & KomojuCheckoutEvents['komoju-error'])
  | { status: 'error'; reason: 'not_ready' | 'disabled' };

/** A prepaid payment that is short of something, and a token that stands for another number. */
export interface Continuation {
  token: string;
  type: PaymentType;
  payment: Payment;
  /** What is still missing, in the currency's smallest unit. */
  short_amount: number;
  currency: string;
}

/** About to pay. A listener may prevent it, or have it wait. */
export interface KomojuBeforePayEvent extends CustomEvent<KomojuCheckoutEvents['komoju-before-pay']> {
  /**
   * Has the checkout wait, for a minute at most. Nothing is paid if the promise is rejected or resolves to `false`. To be
   * called while the event is being told.
   */
  waitUntil(promise: PromiseLike<unknown>): void;
}

/** The events of the element by name. */
export type KomojuCheckoutEventMap = {
  [K in keyof KomojuCheckoutEvents]: K extends 'komoju-before-pay'
    ? KomojuBeforePayEvent
    : CustomEvent<KomojuCheckoutEvents[K]>;
};

/** What is wrong with a field. */
export type FieldError = KomojuCheckoutEvents['komoju-invalid']['errors'][number];

/**
 * What the shop knows of the shopper that helps to tell fraud, by KOMOJU's names. Sent with the payment; only texts and
 * whole numbers are.
 */
export type FraudDetails = Partial<
  Record<
    'customer_ip' | 'customer_email' | 'customer_id' | 'browser_language' | 'browser_user_agent' | 'browser_session_id' | 'phone',
    string
  >
> &
  Record<string, string | number | undefined>;

/**
 * What can be set of the look: here, or as custom properties of the element (`onAccent` is `--komoju-on-accent`). Colours are
 * what CSS takes for one that hides nothing (`#0a5`, `rgb(0 170 85)`, `hsl(150 100% 33%)`, `teal`); lengths are CSS pixels, a
 * number or a text such as `'18px'`. What is none of these is left out, and the console names it.
 */
export interface ThemeTokens {
  /** The button that pays, links, what is chosen. */
  accent?: string;
  /** What is written on `accent`; if not given, the ready-made one while it can be read there, else black or white. */
  onAccent?: string;
  /** Text. */
  ink?: string;
  /** Text that matters less: help, hints, labels. */
  inkSoft?: string;
  /** What fields, rows and slips are filled with. */
  ground?: string;
  /** What stands out of that a little: under the pointer, or out of use. */
  groundSoft?: string;
  /** Lines between things. */
  line?: string;
  /** The edges of fields and of round buttons. */
  lineStrong?: string;
  /** What is wrong. */
  bad?: string;
  /** What has gone well. */
  good?: string;
  /** What is awaited, or wants care. */
  wait?: string;
  /** The ring around what has the keyboard's focus; `accent`, if not given. */
  focusColor?: string;
  /** The size of text, 14 to 20; 16 if not given. Everything else of type follows. */
  fontSize?: number | string;
  /** How round the corners are, 0 to 24; 10 if not given. */
  radius?: number | string;
  /** One step of room, 3 to 6; 4 if not given. */
  spacing?: number | string;
  /** How thick edges are, 1 to 3; 1 if not given. */
  borderWidth?: number | string;
  /** How thick the ring of the focus is, 2 to 4; 3 if not given. */
  focusWidth?: number | string;
  /** Names of fonts that the shopper may have, with commas between them. */
  fontFamily?: string;
}

/** A look. Colours that could not be read are moved until they can be, and the console says so. */
export interface Theme extends ThemeTokens {
  /** `auto` is as the shopper's system is, and follows it; `light` if not given. */
  mode?: 'light' | 'dark' | 'auto';
  /** How the methods stand: one below another, or side by side; `accordion` if not given. */
  layout?: 'accordion' | 'tabs';
  /** What is otherwise where it is dark. */
  dark?: ThemeTokens;
  /** A font of yours, inline only: from your own origin or by https, as far as your page's policy lets it (`font-src`). */
  font?: { family: string; src: string; weight?: string };
}

/** The languages. Tags of a country are understood too: `zh-TW` is `zh-Hant`. */
export type Language =
  | 'ja' | 'en' | 'ko' | 'zh-Hans' | 'zh-Hant' | 'th' | 'vi' | 'id' | 'es' | 'pt-BR' | 'fr' | 'de' | 'it' | 'ar';

/** The texts that a shop can say in its own words, by name. What each is: `src/i18n/text.rs`. */
export type TextName =
  | 'chooseMethod' | 'creditCard' | 'konbini' | 'konbiniHint' | 'payEasy' | 'payEasyHint' | 'bankTransfer'
  | 'bankTransferHint' | 'prepaidHint' | 'bitcashMethodHint' | 'accountHint' | 'cultureVoucher' | 'japanMobile'
  | 'japanMobileHint' | 'mobile' | 'offsiteHint' | 'paidyHint' | 'fee' | 'total' | 'feeIncluded' | 'overLimit'
  | 'otherMethods' | 'cardNumber' | 'cardNumberHint' | 'expiry' | 'expiryHint' | 'securityCode' | 'codeHelpBack'
  | 'codeHelpFront' | 'cardName' | 'cardNameHint' | 'store' | 'email' | 'emailHint' | 'name' | 'phone' | 'familyName'
  | 'givenName' | 'familyKana' | 'familyKanaHint' | 'givenKana' | 'givenKanaHint' | 'nameKana' | 'nameKanaHint'
  | 'prepaidNumber' | 'hiraganaId' | 'prepaid16Hint' | 'prepaid20Hint' | 'bitcashHint' | 'accountId' | 'userNo'
  | 'password' | 'carrier' | 'instalments' | 'instalmentsHint' | 'payOnce' | 'payInParts' | 'revolving' | 'eachPart'
  | 'optional' | 'cardsTaken' | 'pay' | 'payPlain' | 'getSlip' | 'getAccount' | 'saveCard' | 'save' | 'payAndSave'
  | 'goOn' | 'paying' | 'secure' | 'required' | 'storeRequired' | 'chooseOne' | 'numberIncomplete' | 'numberInvalid'
  | 'brandUnsupported' | 'expiryIncomplete' | 'expiryMonth' | 'expiryInvalid' | 'expiryPast' | 'codeLength'
  | 'nameIsNumber' | 'nameInvalid' | 'kanaOnly' | 'kanaLookAlike' | 'kanaRepeat' | 'emailInvalid' | 'phoneInvalid'
  | 'prepaid16' | 'prepaidLength' | 'bitcash16' | 'checkField' | 'generic' | 'cardDeclined' | 'insufficientFunds'
  | 'exceedsLimit' | 'codeWrong' | 'cardExpired' | 'numberRefused' | 'notAdded' | 'usedNumber' | 'passwordWrong'
  | 'accountUnknown' | 'methodUnavailable' | 'tryLater' | 'offline' | 'outcomeUnknown' | 'outcomeUnknownFinal'
  | 'nothingCharged' | 'threeDsFailed' | 'shortAmount' | 'bitcashShort' | 'paidElsewhere' | 'unfinished'
  | 'sessionExpired' | 'sessionClosed' | 'sessionMissing' | 'merchantConfig' | 'unreachable' | 'noMethod'
  | 'foreignPage' | 'tryAgain' | 'checkAgain' | 'hostedPage' | 'backToShop' | 'moving' | 'movingLink' | 'loading'
  | 'challengeTitle' | 'challengeText' | 'fullPage' | 'fullPageHint' | 'cancel' | 'reallyCancel' | 'stay'
  | 'stepBack' | 'openApp' | 'appText' | 'inBrowser' | 'otherWay' | 'minutesLeft' | 'minuteLeft' | 'missing'
  | 'cardUsed' | 'addNumber' | 'paid' | 'paidText' | 'saved' | 'reserved' | 'tokenised' | 'tokenisedText'
  | 'changeDetails' | 'awaiting' | 'awaitingKonbini' | 'awaitingPayEasy' | 'awaitingTransfer' | 'awaitingEmail'
  | 'deadline' | 'japanTime' | 'daysLeft' | 'dayLeft' | 'todayLeft' | 'copy' | 'copied' | 'showSlip'
  | 'showInstructions' | 'print' | 'barcodeLabel' | 'barcodeText' | 'stillChecking' | 'sevenEleven' | 'lawson'
  | 'familyMart' | 'ministop' | 'dailyYamazaki' | 'seicomart' | 'circleK' | 'sunkus' | 'customerNumber'
  | 'confirmationNumber' | 'firstNumber' | 'secondNumber' | 'onlineNumber' | 'receptionNumber' | 'paymentNumber'
  | 'atSevenEleven' | 'atLoppi' | 'atFamilyMart' | 'atDailyYamazaki' | 'atSeicomart' | 'atStore' | 'payeeCode'
  | 'atAtm' | 'bankName' | 'branchName' | 'accountType' | 'accountNumber' | 'accountName' | 'senderName' | 'atBank'
  | 'alipay' | 'auEasy' | 'auPay' | 'bitCash' | 'dBarai' | 'dospara' | 'happyMoney' | 'linePay' | 'merpay' | 'nanaco'
  | 'netCash' | 'paidy' | 'payPay' | 'rakutenPay' | 'softbankBill' | 'unionPay' | 'webMoney' | 'wechatPay' | 'docomo'
  | 'au' | 'softbank';

/**
 * Words of the shop's own, in whatever language is spoken. They are text, never markup. Words that lack a place such as
 * `{amount}`, or have another than ours, are left out, and the console says so.
 */
export type Texts = Partial<Record<TextName, string>>;

/** Everything a checkout can be asked for, as `update` takes it. What is not named stays as it is. */
export interface CheckoutOptions {
  sessionId?: string | null;
  session?: Session | string | null;
  publishableKey?: string | null;
  apiUrl?: string | null;
  checkoutUrl?: string | null;
  locale?: string | null;
  mode?: 'frame' | 'inline' | null;
  returnUrl?: string | null;
  token?: boolean;
  name?: string | null;
  paymentType?: PaymentType | null;
  theme?: 'light' | 'dark' | 'auto' | Theme | (string & {}) | null;
  prefill?: Prefill | string | null;
  texts?: Texts | string | null;
  noButton?: boolean;
  allowFramed?: boolean;
  disabled?: boolean;
  fraudDetails?: FraudDetails | null;
  continuePayment?: (detail: Continuation) => Promise<unknown>;
}

/** The attributes of the element, as markup has them. */
export interface KomojuCheckoutAttributes {
  /** The session's id. */
  'session-id'?: string | null | undefined;
  /** The session as JSON: shown at once, and read beside. */
  session?: string | null | undefined;
  /** The publishable key, `pk_…`. Never a secret key. */
  'publishable-key'?: string | null | undefined;
  /** The API's origin; `https://komoju.com` if not given. */
  'api-url'?: string | null | undefined;
  /** The folder this package is hosted in; where the script came from, if not given. */
  'checkout-url'?: string | null | undefined;
  /** The language. */
  locale?: Language | (string & {}) | null | undefined;
  /** Where the checkout runs. */
  mode?: 'frame' | 'inline' | null | undefined;
  /** Where to go when neither the answer nor the session says. */
  'return-url'?: string | null | undefined;
  /** The name of the token in the form it belongs to; `komoju_token`, if not given. */
  name?: string | null | undefined;
  /** The method that is chosen to begin with, and when this changes. */
  'payment-type'?: PaymentType | null | undefined;
  /** The look: `light`, `dark`, `auto`, or a `Theme` as JSON. */
  theme?: 'light' | 'dark' | 'auto' | (string & {}) | null | undefined;
  /** What the shop knows of the shopper, as JSON. Read at the start. */
  prefill?: string | null | undefined;
  /** Words of the shop's own, as JSON. */
  texts?: string | null | undefined;
  /** Whether a token is made instead of paying. */
  token?: Switch;
  /** Whether there is no button, because the page has one that calls `submit`. */
  'no-button'?: Switch;
  /** Whether cards may be typed although the page stands in a frame of another site. */
  'allow-framed'?: Switch;
  /** Whether nothing can be done in it. */
  disabled?: Switch;
}

/** What an attribute can be that is there or not. (Frameworks that set a property instead would say no by an empty text.) */
type Switch = boolean | 'true' | 'false' | null | undefined;

/** `<komoju-checkout>`. Every attribute is a property too. */
export declare class KomojuCheckout extends HTMLElement {
  static readonly formAssociated: true;
  static readonly observedAttributes: string[];

  /** The session's id (`session-id`). */
  sessionId: string | null;
  /** The session as JSON (`session`): shown at once, and read beside. An object is written as JSON. */
  get session(): string | null;
  set session(value: Session | string | null | undefined);
  /** The publishable key, `pk_…` (`publishable-key`). Never a secret key. */
  publishableKey: string | null;
  /** The API's origin (`api-url`); `https://komoju.com` if not given. */
  apiUrl: string | null;
  /** The folder this package is hosted in (`checkout-url`); where the script came from, if not given. */
  checkoutUrl: string | null;
  /** The language (`locale`), see `Language`. */
  locale: string | null;
  /** Where the checkout runs (`mode`): `frame`, where the page can read nothing that is typed, or `inline`. */
  mode: string | null;
  /** Where to go when neither the answer nor the session says (`return-url`). */
  returnUrl: string | null;
  /** Whether a token is made instead of paying (`token`). */
  get token(): boolean;
  set token(value: boolean | string | null | undefined);
  /** The name of the token in the form it belongs to (`name`); `komoju_token`, if not given. */
  name: string | null;
  /** The method that is chosen to begin with, and when this changes (`payment-type`). */
  paymentType: PaymentType | null;
  /** The look (`theme`): `light`, `dark`, `auto`, or a theme as JSON. An object is written as JSON. */
  get theme(): string | null;
  set theme(value: Theme | string | null | undefined);
  /** What the shop knows of the shopper, as JSON (`prefill`). An object is written as JSON. Read at the start. */
  get prefill(): string | null;
  set prefill(value: Prefill | string | null | undefined);
  /** Words of the shop's own in place of the checkout's, as JSON (`texts`). An object is written as JSON. */
  get texts(): string | null;
  set texts(value: Texts | string | null | undefined);
  /** Whether there is no button (`no-button`), because the page has one that calls `submit`. */
  get noButton(): boolean;
  set noButton(value: boolean | string | null | undefined);
  /** Whether cards may be typed although the page stands in a frame of another site (`allow-framed`). */
  get allowFramed(): boolean;
  set allowFramed(value: boolean | string | null | undefined);
  /** Whether nothing can be done in it (`disabled`), as in a disabled `<fieldset>`. */
  get disabled(): boolean;
  set disabled(value: boolean | string | null | undefined);

  /** What the shop knows of the shopper that helps to tell fraud. No attribute: it is nobody else's affair. */
  fraudDetails: FraudDetails | null | undefined;

  /**
   * Has your server add another prepaid number to a payment that is short of something: `PATCH /payments/{payment.id}`
   * with the secret key and `payment_details` = `token`. Resolve when it went well, reject when not; what became of the
   * payment is read from the session. Without it, the shopper adds the number on KOMOJU's page. Set it before the
   * session has been read: in the script that puts the element into the page, or in one that follows its markup.
   */
  continuePayment?: (detail: Continuation) => Promise<unknown>;

  /** Does what the button does. Always resolves. Called again meanwhile, it is the same promise. */
  submit(): Promise<SubmitResult>;
  /** Whether everything is filled in. Shows what is not, and leads there; nothing is sent. */
  validate(): Promise<{ valid: boolean; errors: FieldError[] }>;
  /** Makes the form as it was at the beginning. A payment that is on its way stays so. */
  reset(): void;
  /** Puts the focus on the first thing the shopper can use. */
  focus(options?: FocusOptions): void;
  /** Takes up other options, all at once. Nothing typed is lost, unless they are about another payment. */
  update(options: CheckoutOptions): void;
  /** Takes the checkout away for good; `update` brings it back. */
  destroy(): void;

  /** The form it belongs to. */
  readonly form: HTMLFormElement | null;
  readonly labels: NodeList;
  readonly willValidate: boolean;
  readonly validationMessage: string;
  /** How it stands in that form's eyes: with `token`, a value is missing until everything is filled in. */
  readonly validity: ValidityState;
  checkValidity(): boolean;
  reportValidity(): boolean;

  addEventListener<K extends keyof KomojuCheckoutEventMap>(
    type: K,
    listener: (this: KomojuCheckout, event: KomojuCheckoutEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** What `<komoju-fields token>` resolves `submit` to, in the shape of KOMOJU's own. */
export interface KomojuToken {
  /** What your server pays with. Each can be used once. */
  id: string;
  resource: 'token';
  payment_details: { type: PaymentType };
}

/** `<komoju-fields>`, KOMOJU's own tag: the fields of one method. In a form, its button pays, or sends the token. */
export interface KomojuFields extends Omit<KomojuCheckout, 'session' | 'submit'> {
  /** The session, once it is loaded. Set to an object or to JSON, it need not be waited for. */
  get session(): Session | null;
  set session(value: Session | string | null | undefined);
  /** The API's origin (`komoju-api`). */
  komojuApi: string;
  /** The entry of the session's `payment_methods` whose fields are shown. */
  readonly paymentMethod: { type: PaymentType; [key: string]: unknown } | undefined;
  /** Pays, and resolves to what came of it. With `token`: resolves to the token, or to nothing if there is none. */
  submit(): Promise<KomojuToken | SubmitResult | undefined>;
}
export declare const KomojuFields: { new (): KomojuFields; prototype: KomojuFields };

/** `<komoju-picker>`, KOMOJU's own tag: the list of methods, for the fields of the same page. It tells no events. */
export interface KomojuPicker extends HTMLElement {
  /** The id of the fields it belongs to (`fields`); all there are, if not given. */
  fields: string | null;
  /** The language (`locale`); that of the fields, if not given. */
  locale: string | null;
  /** The look (`theme`); that of the fields, if not given. */
  get theme(): string | null;
  set theme(value: Theme | string | null | undefined);
}
export declare const KomojuPicker: { new (): KomojuPicker; prototype: KomojuPicker };

/** Makes `<komoju-checkout>` known to the page, and KOMOJU's own tags. Harmless where they are known, or on a server. */
export declare function define(name?: string): void;

/** The version of this package. */
export declare const version: string;

declare global {
  interface HTMLElementTagNameMap {
    'komoju-checkout': KomojuCheckout;
    'komoju-fields': KomojuFields;
    'komoju-picker': KomojuPicker;
  }
}
