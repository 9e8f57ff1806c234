// How a checkout ends without a payment, as the tests speak of it.

import assert from 'node:assert/strict';
import { heard } from './checkout.mjs';
import * as world from './world.mjs';

/** The stable word, and what the shopper reads. */
export const EXPIRED = ['session_expired', 'お手続きの有効時間が過ぎました。お店に戻ってやり直してください。'];
export const CLOSED = ['session_closed', 'このお手続きは終了しています。'];

/** The form is gone, a sentence and the way back to the shop are there, and the page was told the same. */
export async function assertOver(tab, checkout, seen, [reason, sentence]) {
  await checkout.reach('failed');
  assert.equal(await checkout.notice(reason), sentence);
  assert.deepEqual(await checkout.fields(), []);
  const links = await checkout.links();
  assert.equal(links.length, 1, 'nothing but the way back');
  assert.ok(links[0].startsWith(`${world.shop}/return/`));
  const error = (await heard(seen, 'komoju-error')).at(-1);
  assert.deepEqual([error.reason, error.retry], [reason, false]);
  assert.equal(await tab.ask(() => document.querySelector('komoju-checkout').submit().then(({ status }) => status)), 'error');
}
