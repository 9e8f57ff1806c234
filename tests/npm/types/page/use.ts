// How a page's script uses the element: all of this must compile.

import {
  type Continuation,
  type FieldName,
  type KomojuCheckoutEventMap,
  type CheckoutOptions,
  type SubmitResult,
  KomojuCheckout,
  define,
  version,
} from 'komoju-checkout';
import 'komoju-checkout/komoju-checkout.js';
import { checkEmail } from 'komoju-checkout/rules';

define();
define('my-checkout');
export const short: string = version.slice(0, 3);
export const email: string | null = checkEmail('a@example.jp').value;

const checkout = document.createElement('komoju-checkout');
export const same: KomojuCheckout = checkout;
checkout.sessionId = 's1';
checkout.publishableKey = null;
checkout.session = { id: 's1', status: 'pending', amount: 100, anything: ['else'] };
checkout.prefill = { email: 'a@example.jp', family_name_kana: 'ヤマダ' };
checkout.locale = 'ja';
checkout.theme = 'auto';
checkout.theme = { mode: 'auto', layout: 'tabs', accent: '#7a1fa2', radius: 4, fontSize: '18px', dark: { accent: '#d9a6ff' } };
checkout.continuePayment = async ({ token, payment, short_amount }: Continuation) =>
  fetch('/add', { method: 'POST', body: `${token} ${payment.id} ${short_amount}` });

checkout.addEventListener('komoju-ready', ({ detail: { session, methods } }) => [session.id, ...methods]);
checkout.addEventListener('komoju-change', ({ detail: { fields, complete, brand } }) => {
  const state: 'empty' | 'incomplete' | 'invalid' | 'valid' | undefined = fields.number;
  return complete && state === 'valid' && brand === 'jcb';
});
checkout.addEventListener('komoju-invalid', ({ detail: { errors } }) => {
  const first: FieldName | undefined = errors[0]?.field;
  return first === 'cvc' && errors[0]?.reason === 'cvc_length';
});
checkout.addEventListener('komoju-error', (event) => {
  if (event.detail.reason === 'offline' && event.detail.who === 'network') event.preventDefault();
});
checkout.addEventListener('komoju-complete', function (event) {
  this.remove();
  return event.detail.payment?.id;
});
checkout.addEventListener('komoju-before-pay', (event) => event.waitUntil(fetch('/stock').then(({ ok }) => ok)));
checkout.addEventListener('komoju-session-change', ({ detail }) => detail.session.id);
checkout.addEventListener('click', () => {});
export const listen = ({ detail }: KomojuCheckoutEventMap['komoju-token']): string => detail.token;
checkout.addEventListener('komoju-token', listen);

export async function pay(): Promise<string> {
  const result: SubmitResult = await checkout.submit();
  switch (result.status) {
    case 'token':
      return result.token;
    case 'pending':
      return result.url;
    case 'completed':
      return result.redirect_url ?? '';
    case 'invalid':
      return result.errors.map(({ message }) => message).join();
    case 'cancelled':
      return result.from;
    case 'instructions':
      return result.deadline ?? '';
    case 'error':
      return result.reason;
  }
}

export const options: CheckoutOptions = { sessionId: 's1', token: true, mode: 'inline' };
checkout.update({ ...options, prefill: { email: 'a@example.jp' }, fraudDetails: { customer_ip: '192.0.2.1', visits: 3 } });
export const valid: Promise<boolean> = checkout.validate().then(({ valid }) => valid);
checkout.token = true;
checkout.reset();
checkout.focus();
checkout.destroy();
