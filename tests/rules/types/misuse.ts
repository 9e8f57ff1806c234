// Mistakes: every line below the comments must be one for the compiler, or the compiler complains of the comment.

import * as rules from '../../../pkg/rules.js';

// @ts-expect-error: a number loses leading zeros
rules.checkSecurityCode(123);
// @ts-expect-error: text, not an event
rules.checkEmail({ target: { value: 'a' } });
// @ts-expect-error: a list
rules.checkCardNumber('4', { brands: 'visa' });
// @ts-expect-error: the year has its century, and is no text
rules.checkExpiry('01/30', { year: '2026', month: 11 });
// @ts-expect-error: which prepaid number it is has to be said
rules.checkPrepaidNumber('1111');
// @ts-expect-error: a card is no prepaid number
rules.checkPrepaidNumber('1111', { type: 'credit_card' });
// @ts-expect-error: fields of another type
rules.checkAccount({ type: 'dospara', culture_id: '1', culture_password: '2' });
// @ts-expect-error: no such type
rules.checkAccount({ type: 'konbini' });
// @ts-expect-error: a fraction is text at most, and an amount has a currency
rules.formatMoney({ amount: 1 });
// @ts-expect-error: a date is no time stamp
rules.formatDeadline(new Date());
// @ts-expect-error: no such use
rules.checkUrl('https://example.com', { use: 'download' });
// @ts-expect-error: both sides of an edit
rules.formatCardNumberEdit({ text: '', start: 0, end: 0 });
// @ts-expect-error: may be nothing
rules.checkEmail('a').value.length;
// @ts-expect-error: valid has no reason
export const impossible: ReturnType<typeof rules.checkEmail> = { state: 'valid', reason: 'email_invalid', value: 'a' };
// @ts-expect-error: nothing is expired but a date
rules.checkEmail('a').state === 'expired';
// @ts-expect-error: its own words only
rules.checkPhone('0').reason === 'kana_only';
// @ts-expect-error: nothing is loaded by hand
rules.init();
