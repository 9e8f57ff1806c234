/**
 * The rules alone, for forms of your own. Ready when the import resolves; from then on every function is synchronous.
 * They need no page, take and give plain data, and never throw: what cannot be read counts as missing, what is missing
 * as empty, and a text of more than 100,000 characters is refused.
 *
 * A check passes what was typed back to you and to nobody else. Card numbers, security codes, prepaid numbers and
 * passwords belong into the one request that needs them: in no log, address, attribute or storage.
 */

/** What an input holds. Anything but text counts as invalid, nothing as empty. */
export type Typed = string | null | undefined;

/** How far a value has come. `incomplete` can become valid by typing on, `invalid` cannot. */
export type State = 'empty' | 'incomplete' | 'invalid' | 'expired' | 'valid';

/** A card brand, as KOMOJU's answers name it. UnionPay is told apart, but is never taken as a card. */
export type Brand = 'visa' | 'mastercard' | 'jcb' | 'american_express' | 'diners_club' | 'discover' | 'unionpay';

/** A brand as you may name it: sessions list Mastercard as `master`. Words nobody knows stand for no brand. */
export type BrandName = Brand | 'master' | (string & {});

/** What a check answers: `value` as it would be sent, or the word for what is wrong. */
export type Answer<Reason extends string> =
  | { state: 'valid'; value: string; reason: null }
  | { state: 'empty'; value: null; reason: 'required' }
  | { state: 'incomplete' | 'invalid'; value: null; reason: Reason };

/** What is wrong with a card number. */
export type CardNumberReason =
  'empty' | 'incomplete' | 'not_digits' | 'too_long' | 'bad_checksum' | 'unknown_brand' | 'brand_unsupported';

/** What {@link checkCardNumber} answers. */
export type CardNumberAnswer = {
  /** The digits alone, from 0 to 9. None where there is anything else than digits, blanks and dashes. */
  digits: string;
  /** As soon as it is certain, and also if it is not taken. */
  brand: Brand | null;
  /** In the brand's groups, as `4111 1111 1111 1111`; the text itself where it is no number. */
  formatted: string;
  /** How many digits the security code of such a card has; `null` until the brand is certain. */
  securityCodeLength: 3 | 4 | null;
} & (
  | { state: 'valid'; reason: null }
  | { state: 'empty'; reason: 'empty' }
  | { state: 'incomplete'; reason: 'incomplete' }
  | { state: 'invalid'; reason: Exclude<CardNumberReason, 'empty' | 'incomplete'> }
);

/**
 * Checks a card number: digits with blanks and dashes of any kind between them, in full width too.
 *
 * `brands` lists what is taken, as a session's `brands` does. Without a list, or with an empty one, every brand is taken
 * but Discover, which has to be listed.
 */
export declare function checkCardNumber(
  text: Typed,
  options?: { brands?: readonly BrandName[] | null } | null,
): CardNumberAnswer;

/** What {@link checkExpiry} answers. */
export type ExpiryAnswer = {
  /** As `01 / 30`, the beginning of a date too; a text that is none as it is. */
  formatted: string;
} & (
  | { state: 'valid'; month: number; year: number; reason: null }
  | { state: 'expired'; month: number; year: number; reason: 'expiry_past' }
  | { state: 'empty'; month: null; year: null; reason: 'required' }
  | { state: 'incomplete'; month: null; year: null; reason: 'expiry_incomplete' }
  | { state: 'invalid'; month: null; year: null; reason: 'expiry_month' | 'expiry_invalid' }
);

/**
 * Checks an expiry date in any way people write it: `1/30`, `0130`, `01 / 2030`, `2030-01`.
 *
 * A card is good through its month. `year` (with its century) and `month` (1 to 12) say which month it is; without
 * them it is the month it still is somewhere on earth. `month` and `year` of the answer are numbers; KOMOJU is sent two
 * and four digits of them.
 */
export declare function checkExpiry(
  text: Typed,
  options?: { year?: number | null; month?: number | null } | null,
): ExpiryAnswer;

/** Checks a security code: 4 digits for American Express, 3 for others, either for a brand nobody knows yet. */
export declare function checkSecurityCode(
  text: Typed,
  options?: { brand?: BrandName | null } | null,
): Answer<'cvc_length'>;

/** Checks the name on a card. Where a card number was typed into its field, the reason is `name_is_number`. */
export declare function checkCardholderName(text: Typed): Answer<'name_is_number' | 'name_invalid'>;

/** Checks the reading of a name; `value` is full-width katakana, whether hiragana or half-width kana was typed. */
export declare function checkKatakana(text: Typed): Answer<'kana_only' | 'name_invalid'>;

/**
 * Checks a phone number; `value` is the national digits, as `09011112222`.
 *
 * The currency of the method tells whose: `JPY` (also where none is given) Japanese, `KRW` Korean, others any 7 to 15
 * digits.
 */
export declare function checkPhone(text: Typed, options?: { currency?: string | null } | null): Answer<'phone_invalid'>;

/** Checks an e-mail address. */
export declare function checkEmail(text: Typed): Answer<'email_invalid'>;

/** Checks a Japanese postal code; `value` is written `100-0001`. */
export declare function checkPostalCode(text: Typed): Answer<'postal_invalid'>;

/** A payment type with a prepaid number. */
export type PrepaidType = 'web_money' | 'net_cash' | 'nanaco' | 'bit_cash';

/** Checks a prepaid number; `value` is what stands in it without its gaps, BitCash's in hiragana. */
export declare function checkPrepaidNumber(
  text: Typed,
  options: { type: PrepaidType },
): Answer<'prepaid_16' | 'prepaid_length' | 'bitcash_16'>;

/** The fields of each payment type with an account: an id, which is trimmed, and a password, which is not. */
export interface AccountFields {
  culture_voucher: { culture_id?: Typed; culture_password?: Typed };
  happy_money: { happy_money_id?: Typed; happy_money_password?: Typed };
  dospara: { user_no?: Typed; user_password?: Typed };
}

/** A payment type with an account. */
export type AccountType = keyof AccountFields;

/** What {@link checkAccount} answers, about the first field that is not valid: `field` is its name. */
export type AccountAnswer<Type extends AccountType = AccountType> =
  | { state: 'valid'; value: Record<keyof AccountFields[Type] & string, string>; reason: null; field: null }
  | {
      state: 'empty' | 'incomplete' | 'invalid';
      value: null;
      /** `prepaid_length` for an id or a password of more than 255 characters. */
      reason: 'required' | 'prepaid_length';
      field: (keyof AccountFields[Type] & string) | 'type';
    };

/** Checks the id and the password of an account. */
export declare function checkAccount<Type extends AccountType>(
  account: { type: Type } & AccountFields[Type],
): AccountAnswer<Type>;

/** What an input showed before an edit: positions are the input's `selectionStart` and `selectionEnd`. */
export interface Before {
  text: string;
  start: number | null;
  end: number | null;
}

/** What an input holds after an edit, before anything is formatted: `caret` is its `selectionStart`. */
export interface After {
  text: string;
  caret: number | null;
}

/** What the input is to show, and where its caret stands. */
export interface Edit {
  text: string;
  caret: number;
}

/**
 * Groups a card number while it is typed. The caret keeps as many digits to its left as it had; deleting a gap takes
 * the digit beyond it along. Not to be asked while an input method is composing (`isComposing`).
 */
export declare function formatCardNumberEdit(before: Before, after: After): Edit;

/** Puts the slash into an expiry date while it is typed, with the same care. Never inserts anything on a deletion. */
export declare function formatExpiryEdit(before: Before, after: After): Edit;

/** What {@link formatMoney} answers; both `null` for what is no amount, and where the decimals are not known. */
export type MoneyText = { text: string; decimal: string } | { text: null; decimal: null };

/**
 * Writes an amount as a language does: `text` as `￥1,000`, `decimal` as `1234.50`.
 *
 * `amount` is a whole number of the currency's smallest unit: a number, a big integer, or digits as text. `locale` is a
 * language tag; without one it is the language of whatever this runs in.
 */
export declare function formatMoney(
  money: { amount: number | bigint | string; currency: string },
  options?: { locale?: string | null } | null,
): MoneyText;

/** What {@link formatDeadline} answers; both `null` for what is no time stamp. */
export type DeadlineText = { text: string; local: string } | { text: null; local: null };

/**
 * Writes a time limit in Japan's time, wherever the shopper is: `text` as `6月12日(金) 23:59`, `local` as
 * `2020-06-12T23:59`. The stamp is an RFC 3339 one with its offset, as KOMOJU gives it: `2020-06-12T14:59:59Z`.
 */
export declare function formatDeadline(timestamp: string, options?: { locale?: string | null } | null): DeadlineText;

/** What is to be done with an address: leave the page for it, frame it, or show it as a picture. */
export type UrlUse = 'navigate' | 'frame' | 'picture';

/** What {@link checkUrl} answers: the address as the platform's parser writes it, if it may be used. */
export type UrlAnswer = { allowed: true; href: string } | { allowed: false; href: null };

/**
 * Judges an address from outside. Only `https:` with a host will do, without user info, blanks, backslashes or hidden
 * characters, and of at most 8 KB.
 *
 * Hosts are free to navigate to and to frame. A picture is on the host of `base`, the API's address, or a path there.
 * While `base` is a loopback `http:` address, addresses may be, too.
 */
export declare function checkUrl(value: string, options?: { use?: UrlUse | null; base?: string | null } | null): UrlAnswer;

/** Judges a key before it gets into a page. Only a publishable one, `pk_…`, is `ok`. */
export declare function checkKey(text: Typed): { verdict: 'ok' | 'refuse_secret' | 'refuse_malformed' };
