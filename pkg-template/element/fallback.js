// The way out where the wasm cannot run: KOMOJU's own page for the session.

import { sentences } from '#inline';
import { parse } from './language.js';

const JA = {
  title: 'お支払い',
  method: 'お支払い方法',
  message: 'お支払い画面を表示できませんでした。',
  link: 'KOMOJUのページで支払う',
  missing: 'お支払い情報を入力してください。',
  doubt: '結果を確認できませんでした。二重のお支払いを避けるため、メールを確認するか、お店にお問い合わせください。',
};
const EN = {
  title: 'Payment',
  method: 'Payment method',
  message: 'The payment form could not be shown.',
  link: "Pay on KOMOJU's page",
  missing: 'Please fill in the payment details.',
  doubt: 'The result could not be confirmed. To avoid paying twice, please check your email or ask the shop.',
};

/** What is said in other languages, once a page that speaks one has fetched it; and that being fetched. */
let elsewhere;
export let learning;

/** The language tags, with commas between them. */
const wishes = (locale) => [locale, document.documentElement.lang, navigator.language].join();

/** What is said outside the checkout, in the page's language if we have it. Of the two that are built in, the first wished for. */
export const textsIn = (locale) =>
  elsewhere?.(wishes(locale)) ?? (/^((?!en).)*ja/i.test(wishes(locale)) ? JA : EN);

/** Has what is said be in the page's language. Where that cannot be had, it is one that is built in. */
export function learnTexts(locale, folder) {
  if (/^,*(ja|en)/i.test(wishes(locale))) return;
  learning = sentences(folder).then((texts) => (elsewhere = texts.default), () => {});
}

/** The hosted page: the session's own address for it if it can be read, else the API's. */
export async function findHostedPage({ sessionId, session, publishableKey, apiUrl }) {
  const api = (apiUrl || 'https://komoju.com').trim().replace(/\/+$/, '');
  const given = parse(session);
  const id = String(sessionId || given?.id || '').trim();
  const found = given ?? (await read(api, id, publishableKey));
  if (isSafe(found?.session_url, api)) return found.session_url;
  const guess = `${api}/sessions/${id}`;
  return isId(id) && isSafe(guess, api) ? guess : undefined;
}

async function read(api, id, key) {
  // Anything but a publishable key stays where it is, and that goes to an API the checkout itself would ask.
  if (!isSafe(api, api) || !isId(id) || !/^pk_[\w-]+$/.test(key ?? '')) return undefined;
  try {
    const response = await fetch(`${api}/api/v1/sessions/${id}`, {
      headers: { authorization: `Basic ${btoa(`${key}:`)}` },
      credentials: 'omit',
      cache: 'no-store',
    });
    return await response.json();
  } catch {
    return undefined;
  }
}

const isId = (id) => /^[0-9A-Za-z]{1,64}$/.test(id);

/** https, or this very machine while the API is there too. */
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
