// Mistakes: every line below the comments must be one for the compiler, or the compiler complains of the comment.

import { type CheckoutOptions, KomojuCheckout, define } from 'komoju-checkout';
// @ts-expect-error: nothing comes of it but the element
import checkout from 'komoju-checkout/komoju-checkout.js';
// @ts-expect-error: inside
import * as inside from 'komoju-checkout/element.js';

const element = new KomojuCheckout();
// @ts-expect-error: text
element.sessionId = 1;
// @ts-expect-error: a session has an id
element.session = { status: 'pending' };
// @ts-expect-error: cards are typed, never filled in
element.prefill = { number: '4111111111111111' };
// @ts-expect-error: there is no such colour
element.theme = { acent: '#000' };
// @ts-expect-error: only light, dark or auto
element.theme = { mode: 'dim' };
// @ts-expect-error: no such property
element.sessionid = 's1';
// @ts-expect-error: it answers when it went well, and a function that answers nothing does not tell
element.continuePayment = () => {};
// @ts-expect-error: no such event
element.addEventListener('komoju-complete', ({ detail }) => detail.token);
// @ts-expect-error: the result has to be awaited
element.submit().status;
// @ts-expect-error: a token comes with one status only
element.submit().then((result) => result.token);
// @ts-expect-error: no such reason
element.addEventListener('komoju-error', ({ detail }) => detail.reason === 'off_line');
// @ts-expect-error: no such field
element.addEventListener('komoju-change', ({ detail }) => detail.fields.card_number);
// @ts-expect-error: no such brand
element.addEventListener('komoju-change', ({ detail }) => detail.brand === 'amex');
// @ts-expect-error: a name
define({});
// @ts-expect-error: no such option
export const misspelt: CheckoutOptions = { publicKey: 'pk_1' };
// @ts-expect-error: no such mode
export const elsewhere: CheckoutOptions = { mode: 'popup' };
// @ts-expect-error: no such option
element.update({ publicKey: 'pk_1' });
// @ts-expect-error: an object is no number
element.fraudDetails = { customer_ip: {} };
// @ts-expect-error: nothing else can be made to wait
element.addEventListener('komoju-complete', (event) => event.waitUntil(Promise.resolve()));
export { checkout, inside };
