// The two keys and the two addresses: which are accepted, and how none of the keys is ever shown.
// xtask checks the keys as well; here it is done again because these files can be started without it.

/** KOMOJU's own address. Another is taken from `KOMOJU_LIVE_API`, on this machine only. */
export const KOMOJU = 'https://komoju.com';

/** The longest that is shown in one piece; a list of conversations is the longest of ours. */
const LONGEST = 800;

/** What the sandbox is started with. They open nothing. */
export const SANDBOX_KEYS = { secret: 'sk_test_sandbox', publishable: 'pk_test_sandbox' };

/**
 * Reads the keys of the environment.
 * @returns {{ secret: string, publishable: string }}
 * @throws {Error} a sentence that does not repeat what was given.
 */
export function readKeys(environment) {
  return {
    secret: readKey('KOMOJU_SECRET_KEY', environment.KOMOJU_SECRET_KEY, 'sk'),
    publishable: readKey('KOMOJU_PUBLISHABLE_KEY', environment.KOMOJU_PUBLISHABLE_KEY, 'pk'),
  };
}

function readKey(name, value, kind) {
  if (!value) throw new Error(`${name} is not set.`);
  if (value.startsWith(`${kind}_live_`)) throw new Error(`${name} is a live key. A live key is never used here.`);
  if (!new RegExp(`^${kind}_test_\\w{1,200}$`).test(value)) {
    throw new Error(`${name} is not a key of test mode: one begins with ${kind}_test_.`);
  }
  return value;
}

/**
 * The address the second half of the comparison is made with.
 * @throws {Error} when it is neither KOMOJU nor this machine: a test key goes nowhere else.
 */
export function readService(environment) {
  const given = environment.KOMOJU_LIVE_API;
  if (!given) return KOMOJU;
  if (!isLoopback(given)) throw new Error('KOMOJU_LIVE_API may only name an address of this machine.');
  return new URL(given).origin;
}

/** Whether the address is one of this machine, in plain http. */
export function isLoopback(address) {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname) && !url.username;
}

/**
 * Makes what a service said fit to be shown: no key, no long number, one line, not endless.
 * @param {{ secret: string, publishable: string }[]} keys
 */
export function scrubber(keys) {
  const secrets = keys.flatMap(({ secret, publishable }) => [secret, publishable]);
  const encoded = secrets.map((key) => btoa(`${key}:`));
  return (text) => {
    let clean = String(text).replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
    for (const word of [...secrets, ...encoded]) clean = clean.replaceAll(word, '[key]');
    clean = clean.replace(/\b[sp]k_(test|live)_\w+/g, '[key]').replace(/\d(?:[ -]?\d){11,}/g, '[number]');
    return clean.length > LONGEST ? `${clean.slice(0, LONGEST)}…` : clean;
  };
}
