// Methods that are paid in cash later: stores, Pay-easy, bank transfers, and their slips (DOMAIN.md 5.4).

import { BANK_TRANSFER, konbini, PAY_EASY, STORES } from '../details.mjs';

/** Chains that are gone (DOMAIN.md 3.5): does the service still take them? */
const GONE = ['circle-k', 'sunkus'];

/** What may be wrong or left out, by name: the method and what is sent. */
const WRITTEN = {
  'konbini-no-store': konbini(undefined),
  'konbini-unknown-store': konbini('nowhere-mart'),
  'konbini-no-email': konbini('lawson', { email: undefined }),
  'konbini-odd-email': konbini('lawson', { email: 'nobody' }),
  'konbini-name-and-phone': konbini('lawson', { name: '山田 太郎', phone: '090-1111-2222' }),
  'konbini-odd-phone': konbini('lawson', { phone: 'call me' }),
  'pay-easy-no-phone': { ...PAY_EASY, phone: undefined },
  'pay-easy-hiragana': { ...PAY_EASY, family_name_kana: 'やまだ' },
  'pay-easy-latin-kana': { ...PAY_EASY, family_name_kana: 'Yamada' },
  'pay-easy-half-width-kana': { ...PAY_EASY, family_name_kana: 'ﾔﾏﾀﾞ' },
  'bank-transfer-no-kana': { ...BANK_TRANSFER, family_name_kana: undefined, given_name_kana: undefined },
};

const MOST_LOOKS = 5;

async function paysInCash(talk, details) {
  const session = await talk.open(details.type, { brand: details.store });
  const { json } = await talk.pay(session, details);
  await talk.look(session);
  const shown = json?.payment?.payment_details;
  if (!shown) return;
  await lookAtSlip(talk, shown);
  await lookAtBarcode(talk, shown.barcode_url);
  const payment = `/payments/${encodeURIComponent(json.payment.id)}`;
  await talk.server('cancel payment', 'POST', `${payment}/cancel`);
  await talk.look(session, 'look when the payment is cancelled');
}

/** The words the service's own page has beside the codes (DOMAIN.md 9.2). */
async function lookAtSlip(talk, shown) {
  const page = await talk.side.visit(shown.instructions_url);
  if (!page) return;
  const words = {};
  for (const code of ['receipt', 'confirmation_code', 'bank_id', 'customer_id', 'confirmation_id', 'order_id']) {
    if (shown[code]) words[code] = wordsBefore(page.text ?? '', String(shown[code]));
  }
  talk.observe('slip', words);
}

/** The last line of text before a code, however the code is grouped; null when the page does not have it. */
export function wordsBefore(html, code) {
  const text = html.replace(/<(script|style|svg)\b.*?<\/\1>/gs, '\n').replace(/<[^>]*>/g, '\n').replace(/&\w+;/g, ' ');
  const spelled = new RegExp([...code].map((c) => c.replace(/\W/, '\\$&')).join('[\\s-]*'));
  const at = text.search(spelled);
  if (at < 0) return null;
  const line = text.slice(0, at).split('\n').map((one) => one.trim()).filter(Boolean).at(-1) ?? '';
  return line.slice(-40);
}

/** A barcode that is not ready says when to ask again (FEATURES.md 2.3). */
async function lookAtBarcode(talk, address) {
  if (typeof address !== 'string') return;
  const path = talk.side.pathOf(address);
  for (let look = 1; look <= MOST_LOOKS; look += 1) {
    const answer = path ? await talk.side.call('GET', path, { page: true }) : await talk.side.visit(address);
    const wait = Number(answer?.json?.retry_after);
    if (!answer || !wait || look === MOST_LOOKS) {
      talk.observe('barcode', answer ? { status: answer.status, keys: Object.keys(answer.json ?? {}) } : null);
      break;
    }
    await new Promise((done) => setTimeout(done, Math.min(wait, 10) * 1000));
  }
  // Compared only once it is ready: which of the two is slower does not matter.
  if (path) await talk.stranger('barcode', 'GET', path, null);
}

export default [
  ...STORES.map((store) => ({ name: `konbini-${store}`, run: (talk) => paysInCash(talk, konbini(store)) })),
  ...GONE.map((store) => ({
    name: `konbini-gone-${store}`,
    async run(talk) {
      await talk.pay(await talk.open('konbini'), konbini(store));
    },
  })),
  { name: 'pay-easy', run: (talk) => paysInCash(talk, PAY_EASY) },
  { name: 'bank-transfer', run: (talk) => paysInCash(talk, BANK_TRANSFER) },
  ...Object.entries(WRITTEN).map(([name, details]) => ({
    name: `written-${name}`,
    async run(talk) {
      await talk.pay(await talk.open(details.type), details);
    },
  })),
  {
    name: 'konbini-too-much',
    async run(talk) {
      await talk.pay(await talk.open('konbini', { amount: 300_000 }), konbini('lawson'));
    },
  },
  {
    name: 'konbini-email-of-the-session',
    async run(talk) {
      const session = await talk.open('konbini', { email: 'test@example.com' });
      await talk.pay(session, konbini('lawson', { email: undefined }));
      await talk.look(session);
    },
  },
];
