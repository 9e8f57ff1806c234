// Cards with 3-D Secure: where it begins. Its end needs a browser and a person (DOMAIN.md 5.3, 9.6).

import { card, THREE_DS_BRANDS, THREE_DS_CARDS } from '../details.mjs';

export default Object.entries(THREE_DS_CARDS).flatMap(([outcome, numbers]) =>
  numbers.map((number, index) => ({
    name: `3ds-${outcome}-${THREE_DS_BRANDS[index]}`,
    async run(talk) {
      const session = await talk.open('credit_card', { brand: THREE_DS_BRANDS[index] });
      const { json } = await talk.pay(session, card(number));
      await talk.look(session);
      if (typeof json?.redirect_url !== 'string' || json.status !== 'pending') return;
      talk.observe('bank', await follow(talk.side, json.redirect_url, session.json.return_url));
    },
  })),
);

const MOST_HOPS = 5;

/** Where the way to the bank leads as far as it can be followed, and whether those pages may stand in a frame. */
async function follow(side, address, shop) {
  const pages = [];
  let next = address;
  for (let hop = 0; hop < MOST_HOPS && next; hop += 1) {
    if (next.startsWith(shop)) {
      pages.push({ host: 'the shop', status: null });
      break;
    }
    const page = await side.visit(next);
    if (!page) break;
    const policy = page.headers['content-security-policy'] ?? '';
    pages.push({
      host: new URL(next).hostname,
      status: page.status,
      framing: page.headers['x-frame-options'] ?? policy.match(/frame-ancestors[^;]*/)?.[0] ?? 'not restricted',
      posts: /postMessage/.test(page.text ?? ''),
    });
    const { location } = page.headers;
    next = location && URL.canParse(location, next) ? new URL(location, next).href : null;
  }
  return pages;
}
