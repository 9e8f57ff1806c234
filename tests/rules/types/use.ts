// How a form uses the types: all of this must compile.

import {
  type Brand,
  checkAccount,
  checkCardNumber,
  checkExpiry,
  checkKatakana,
  checkKey,
  checkPhone,
  checkPrepaidNumber,
  checkSecurityCode,
  checkUrl,
  formatCardNumberEdit,
  formatDeadline,
  formatExpiryEdit,
  formatMoney,
} from '../../../pkg/rules.js';

declare const input: { value: string; selectionStart: number | null; selectionEnd: number | null };
declare const session: { brands: string[] | null };

const number = checkCardNumber(input.value, { brands: session.brands });
const brand: Brand | null = number.brand;
const code = checkSecurityCode(input.value, { brand });
checkSecurityCode(undefined, { brand: 'master' });
if (code.state === 'valid') {
  const sent: string = code.value;
  const none: null = code.reason;
  void [sent, none];
}
const maxlength: 3 | 4 = number.securityCodeLength ?? 3;

const today = { year: 2026, month: 11 };
const expiry = checkExpiry(null, today);
switch (expiry.state) {
  case 'valid':
  case 'expired': {
    const sum: number = expiry.month + expiry.year;
    void sum;
    break;
  }
  case 'empty':
  case 'incomplete':
  case 'invalid': {
    const nothing: null = expiry.month;
    void nothing;
    break;
  }
  default: {
    const unheardOf: never = expiry;
    void unheardOf;
  }
}

const said: Record<'required' | 'kana_only' | 'name_invalid', string> = {
  required: '',
  kana_only: '',
  name_invalid: '',
};
const kana = checkKatakana(input.value);
void (kana.reason === null ? kana.value : said[kana.reason]);

checkPhone(input.value);
checkPhone(input.value, { currency: 'KRW' });
checkPrepaidNumber(input.value, { type: 'bit_cash' });

const account = checkAccount({ type: 'dospara', user_no: input.value, user_password: null });
if (account.state === 'valid') {
  const sent: { user_no: string; user_password: string } = account.value;
  void sent;
} else {
  const field: 'user_no' | 'user_password' | 'type' = account.field;
  void field;
}

const before = { text: input.value, start: input.selectionStart, end: input.selectionEnd };
for (const format of [formatCardNumberEdit, formatExpiryEdit]) {
  const { text, caret } = format(before, { text: input.value, caret: input.selectionStart });
  void (text.length - caret);
}

const money = formatMoney({ amount: 8888n, currency: 'JPY' }, { locale: 'ja' });
if (money.text !== null) void money.decimal.length;
void (formatDeadline('2020-06-12T14:59:59Z').local ?? '');

const url = checkUrl(input.value, { use: 'picture', base: 'https://komoju.com' });
if (url.allowed) void url.href.length;
const verdict: 'ok' | 'refuse_secret' | 'refuse_malformed' = checkKey(input.value).verdict;
void [maxlength, verdict];
