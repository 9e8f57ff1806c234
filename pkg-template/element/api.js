// KOMOJU's API, as far as a page is told of it: where it is, and what may be asked there before the program can check it.

import { parse } from './language.js';

/** KOMOJU's own page for the session, or what stands below another path there; nothing if nobody can be asked for it. */
export function pageOf({ apiUrl, sessionId, session }, path = '') {
  const api = (apiUrl || 'https://komoju.com').trim().replace(/\/+$/, '');
  const id = String(sessionId || parse(session)?.id || '').trim();
  return isSafe(api, api) && /^[0-9A-Za-z]{1,64}$/.test(id) ? `${api}${path}/sessions/${id}` : undefined;
}

/**
 * Where the session can be read, if anybody may ask for it from this page. Anything but a publishable key stays where it is, and
 * that goes to an API the checkout itself would ask.
 */
export const sessionAddress = (options) => !options.ground && /^pk_[\w-]+$/.test(options.publishableKey) && pageOf(options, '/api/v1');

/** Whether an address is one that may be visited: https, or this very machine while the API is there too. */
export function isSafe(url, api) {
  try {
    const { protocol, hostname, username, password } = new URL(url);
    if (username || password) return false;
    const loopback = (host) => ['127.0.0.1', 'localhost', '[::1]'].includes(host);
    return protocol === 'https:' || (protocol === 'http:' && loopback(hostname) && loopback(new URL(api).hostname));
  } catch {
    return false;
  }
}
