// The rules alone, for forms of your own: ready when the import resolves, then synchronous. Works wherever there is
// WebAssembly: in pages, in workers, in Node and Deno. Uses no page and loads nothing of the checkout.

import start, * as program from '#rules';
import { compiled, fetched } from './program/fetched.js';

const module = await load(new URL('rules.wasm', import.meta.url));
await start(module);

/** How many calls are running: one inside another, if a getter of an argument calls back. */
let running = 0;
/** Whether the program has stopped, as it does when stack or memory are exhausted, and has to be started afresh. */
let stopped = false;

export const checkCardNumber = guarded('checkCardNumber', () => ({
  state: 'invalid',
  digits: '',
  brand: null,
  formatted: '',
  securityCodeLength: null,
  reason: 'not_digits',
}));
export const checkExpiry = guarded('checkExpiry', () => ({
  state: 'invalid',
  month: null,
  year: null,
  formatted: '',
  reason: 'expiry_invalid',
}));
export const checkSecurityCode = guarded('checkSecurityCode', () => refused('cvc_length'));
export const checkCardholderName = guarded('checkCardholderName', () => refused('name_invalid'));
export const checkKatakana = guarded('checkKatakana', () => refused('kana_only'));
export const checkPhone = guarded('checkPhone', () => refused('phone_invalid'));
export const checkEmail = guarded('checkEmail', () => refused('email_invalid'));
export const checkPostalCode = guarded('checkPostalCode', () => refused('postal_invalid'));
export const checkPrepaidNumber = guarded('checkPrepaidNumber', () => refused('prepaid_length'));
export const checkAccount = guarded('checkAccount', () => ({ ...refused('required'), field: 'type' }));

export const formatCardNumberEdit = guarded('formatCardNumberEdit', untouched);
export const formatExpiryEdit = guarded('formatExpiryEdit', untouched);

export const formatMoney = guarded('formatMoney', () => ({ text: null, decimal: null }));
export const formatDeadline = guarded('formatDeadline', () => ({ text: null, local: null }));

export const checkUrl = guarded('checkUrl', () => ({ allowed: false, href: null }));
export const checkKey = guarded('checkKey', () => ({ verdict: 'refuse_malformed' }));

/**
 * A function of the program that never throws. Where the program stops, the answer is `otherwise`'s, and the next call
 * has a fresh program (or the same answer, if there can be none): what the stop interrupted was left half done, and no
 * answer may be built on it.
 */
function guarded(name, otherwise) {
  return (...values) => {
    running += 1;
    try {
      if (stopped && running === 1) {
        program.startAgain(module);
        stopped = false;
      }
      const answer = stopped ? undefined : program[name](...values);
      // A call inside this one may have stopped it.
      if (!stopped) return answer;
    } catch {
      stopped = true;
    } finally {
      running -= 1;
    }
    return otherwise(...values);
  };
}

function refused(reason) {
  return { state: 'invalid', value: null, reason };
}

/** What a field holds, as it is. */
function untouched(before, after) {
  try {
    if (typeof after.text === 'string') return { text: after.text, caret: after.text.length };
  } catch {
    // A getter that throws: there is no text.
  }
  return { text: '', caret: 0 };
}

/** Beside this file in Node and Deno; from where this file came from everywhere else. */
async function load(url) {
  if (url.protocol !== 'file:') return fetched(url, __RULES_SHA256__);
  const name = ['node', 'fs/promises'].join(':');
  // Not written out, and asked of Node itself where it can be asked: a bundler for pages must not follow it.
  const asked = globalThis.process?.getBuiltinModule?.(name);
  const { readFile } = asked ?? (await import(name));
  return compiled(await readFile(url), __RULES_SHA256__);
}
