// Prepaid numbers: paid at once, refused, and continued in each way that might work (DOMAIN.md 5.5, 9.1).

import { ACCOUNTS, FULL, prepaid, REFUSED_PREPAID } from '../details.mjs';

/** More than one number holds, less than two. */
const TOO_MUCH = 2_500;

const TYPES = ['web_money', 'net_cash', 'nanaco', 'bit_cash'];

async function pays(talk, details, parameters) {
  const session = await talk.open(details.type, parameters);
  const answer = await talk.pay(session, details);
  await talk.look(session);
  return { session, payment: `/payments/${encodeURIComponent(answer.json?.payment?.id ?? 'none')}` };
}

const short = (talk) => pays(talk, prepaid('web_money'), { amount: TOO_MUCH });

async function token(talk) {
  const { json } = await talk.browser('make a token', 'POST', '/tokens', { payment_details: prepaid('web_money') });
  return json?.id ?? 'none';
}

/** Each way to go on after the first number was not enough; the step is always called `go on`. */
const CONTINUED = {
  'second-pay': ({ talk, session }) => talk.pay(session, prepaid('web_money'), { step: 'go on' }),
  'second-pay-with-a-token': async ({ talk, session }) => talk.pay(session, await token(talk), { step: 'go on' }),
  'patch-with-a-number': ({ talk, payment }) =>
    talk.server('go on', 'PATCH', payment, { payment_details: { prepaid_number: FULL } }),
  'patch-with-a-token': async ({ talk, payment }) =>
    talk.server('go on', 'PATCH', payment, { payment_details: await token(talk) }),
  'patch-from-the-page': ({ talk, payment }) =>
    talk.browser('go on', 'PATCH', payment, { payment_details: { prepaid_number: FULL } }),
};

export default [
  ...TYPES.map((type) => ({ name: `prepaid-${type.replace('_', '-')}`, run: (talk) => pays(talk, prepaid(type)) })),
  ...Object.entries(REFUSED_PREPAID).map(([name, details]) => ({
    name: `prepaid-refused-${name}`,
    run: (talk) => pays(talk, details),
  })),
  ...Object.entries(CONTINUED).map(([name, goOn]) => ({
    name: `prepaid-short-${name}`,
    async run(talk) {
      await goOn({ talk, ...(await short(talk)) });
    },
  })),
  { name: 'prepaid-short-bit-cash', run: (talk) => pays(talk, prepaid('bit_cash'), { amount: TOO_MUCH }) },
  {
    name: 'prepaid-short-then-a-used-number',
    async run(talk) {
      const { session } = await short(talk);
      await talk.pay(session, prepaid('web_money', 'e111111111111113'), { step: 'go on with a used number' });
      await talk.look(session, 'look again');
    },
  },
  { name: 'prepaid-number-too-short', run: (talk) => pays(talk, prepaid('web_money', FULL.slice(1))) },
  { name: 'prepaid-hiragana', run: (talk) => pays(talk, prepaid('bit_cash', 'あいうえおかきくけこさしすせそた')) },
  ...ACCOUNTS.map(([details, currency]) => ({
    name: `account-${details.type.replace('_', '-')}`,
    run: (talk) => pays(talk, details, { currency }),
  })),
];
