// Our pages: the README's snippet in an empty page. `?methods=60&widgets=50` asks for more of it, `?widgets=0` for none;
// `?given` has the session in the page, as a page can have it whose server has made the session.

import { sessionOf } from './komoju.mjs';

/** The session that the page pays. */
export const SESSION = 'e9x5mvx3jkpkofzcg7umfael6';

/** What the README has a page say in its head. */
const HINTS = {
  inline: (folder, integrity) => `<link rel="modulepreload" href="${folder}/inline.js" integrity="${integrity['inline.js']}">
<link rel="preload" href="${folder}/komoju-checkout.wasm" as="fetch" crossorigin>
`,
  frame: (folder) => `<link rel="preconnect" href="${folder}">
`,
};

/** And in the element. */
const FRAME = {
  frame: (folder) => `  <iframe slot="frame" hidden src="${folder}/frame.html" referrerpolicy="origin"
    allow="payment *; publickey-credentials-get *; clipboard-write"></iframe>
`,
};

export function ourPage({ pathname, searchParams }, { checkout, api, shop }, integrity) {
  const place = pathname === '/ours/frame' ? 'frame' : 'inline';
  const folder = { frame: checkout, inline: '/pkg' }[place];
  const count = +(searchParams.get('widgets') ?? 1);
  // The number of methods is in the session's id: the API is asked by nothing else.
  const session = SESSION.slice(0, -2) + String(searchParams.get('methods') ?? '06').padStart(2, '0');
  const given = searchParams.has('given') ? ` session='${JSON.stringify(sessionOf(session, shop))}'` : '';
  const element = `<komoju-checkout session-id="${session}"${given} publishable-key="pk_test_bench" api-url="${api}" payment-type="credit_card">
${FRAME[place]?.(folder) ?? ''}  <a href="https://komoju.com/sessions/${session}">お支払いページへ進む</a>
</komoju-checkout>
`;
  return `<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>komoju-checkout</title>
<script type="module" src="${folder}/komoju-checkout.js" crossorigin></script>
${HINTS[place](folder, integrity)}<body>
${element.repeat(count)}</body></html>`;
}

/** The checkout's page, as its host edits it (README, "Host it"). */
export const framePage = (html, { shop, api }) =>
  html
    .replace('name="komoju-checkout-parents" content=""', `name="komoju-checkout-parents" content="${shop}"`)
    .replace('name="komoju-checkout-apis" content=""', `name="komoju-checkout-apis" content="${api}"`);
