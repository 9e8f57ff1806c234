// The way out where the wasm cannot run: KOMOJU's own page for the session.

import { sentences } from '#inline';
import { isSafe, pageOf, sessionAddress } from './api.js';
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
export async function findHostedPage(options) {
  const page = pageOf(options);
  const url = sessionAddress(options);
  let found = parse(options.session);
  try {
    const headers = { authorization: `Basic ${btoa(`${options.publishableKey}:`)}` };
    if (url) found ??= await (await fetch(url, { headers, credentials: 'omit', cache: 'no-store', referrerPolicy: 'strict-origin' })).json();
  } catch {
    // Then it is the likely one.
  }
  return isSafe(found?.session_url, page) ? found.session_url : page;
}
