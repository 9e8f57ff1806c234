// What can go wrong beside the payment itself: making tokens, barcodes, and the bank's page in its frame. How a row is
// played is in `faults.mjs`.

import { REFUSED } from './challenge.mjs';
import { atTheBank, bankDecides, fullPage, payAgain, press, refused, tell, until, untilAsked, untilTrue } from './faults.mjs';
import { BACK_AT_THE_SHOP, NO_ANSWER, answered, stories } from './harness.mjs';
import * as world from './world.mjs';

// Tokens: no money moves, so whatever is lost can be made again at once.

const token = (name, fault, reason, more = {}) => ({
  name: `token: ${name}`,
  page: { token: 1 },
  by: 'card',
  faults: [['secure_token', fault]],
  then: [until(`form ${reason}`), payAgain],
  ends: 'token',
  events: ['before-pay', `error ${reason}`, 'before-pay', 'token'],
  charges: 0,
  pays: 0,
  ...more,
});

/** The bank is asked before there is a token. */
const verified = (name, faults, result, more) => ({
  ...token(name, undefined, ''),
  page: { token: 1, bank: 'never_loads' },
  by: 'challenge',
  faults,
  then: [until('bank'), verify(result)],
  may: [BACK_AT_THE_SHOP],
  ...more,
});
const verify = (result) => async ({ session }) => {
  const { data } = await world.secureTokens(session);
  await world.bankVerifies(data[0].id, result);
};

const SCRIPT = {
  answer: { id: 'forged1forged1forged1forg1', verification_status: 'NEEDS_VERIFY', authentication_url: 'javascript:alert(1)' },
};

const TOKENS = [
  token('the connection breaks before it is made', { cut: 'before' }, 'nothing_charged', { errors: [NO_ANSWER] }),
  token('the connection breaks after it was made', { cut: 'after' }, 'nothing_charged', { errors: [NO_ANSWER] }),
  token('a server that broke', { status: 500 }, 'try_later', { errors: [answered(500)] }),
  token('a proxy that reaches nobody', { status: 502, bare: true }, 'try_later', { errors: [answered(502)] }),
  token('too many requests', { status: 429, retry_after: 5 }, 'try_later', { errors: [answered(429)] }),
  token('a card that is declined', { error: 'card_declined' }, 'card_declined', { errors: [answered(502)] }),
  token('bytes that are no text', { garbage: true }, 'generic'),
  token("the page of a hotel's network", { wrong_type: true }, 'generic'),
  token('nothing', { empty: 204 }, 'generic'),
  token('an answer that never comes', { stall: true }, 'nothing_charged', { stalls: true }),
  token('a script in place of the bank', SCRIPT, 'three_ds_failed'),
  verified('what the bank says is read until it can be', [
    ['show_secure_token', { garbage: true }],
    ['show_secure_token', { status: 503 }],
    ['show_secure_token', { cut: 'before' }],
  ], 'approve', {
    events: ['before-pay', 'challenge open', 'challenge completed', 'token'],
    errors: [answered(503), NO_ANSWER],
  }),
  verified('the bank says no', [['show_secure_token', { wrong_type: true }]], 'fail', {
    ends: 'form three_ds_failed',
    events: ['before-pay', 'challenge open', 'challenge failed', 'error three_ds_failed'],
  }),
];

// The barcode on a slip: without it, the numbers do.

/** Whether something is drawn where the barcode belongs, or there is no such place. */
const barcodeIs = (wanted) => async (cast) => {
  const { tab, checkout } = cast;
  const look = (place) => {
    const canvas = page.find(place);
    if (!canvas) return 'gone';
    const { data } = canvas.getContext('2d', { willReadFrequently: true }).getImageData(0, 0, canvas.width, canvas.height);
    return data.some((byte) => byte !== 0) ? 'drawn' : 'awaited';
  };
  const isSo = async () => (await tab.ask(look, checkout.place('canvas.barcode'))) === wanted;
  await untilTrue(cast, `the barcode to be ${wanted}`, isSo);
};

const barcode = (name, faults, becomes, more) => ({
  name: `barcode: ${name}`,
  by: 'barcode',
  faults,
  then: [until('slip'), barcodeIs(becomes)],
  ends: 'slip',
  events: ['before-pay', 'instructions'],
  charges: 1,
  ...more,
});

const BARCODES = [
  barcode('it is asked for again until it comes', [
    ['barcode', { status: 503 }],
    ['barcode', { garbage: true }],
    ['barcode', { cut: 'before' }],
    ['barcode', { answer: { status: 'pending', retry_after: 2 } }],
  ], 'drawn', { errors: [answered(503), NO_ANSWER] }),
  barcode('it never comes, and the slip does without', [['barcode', { status: 500 }, null]], 'gone', { errors: [answered(500)] }),
  barcode('a picture that is none is not shown', [
    ['barcode', { answer: { status: 'ready', image: 'PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+' } }, null],
  ], 'gone'),
  barcode('an answer that never comes is given up', [['barcode', { stall: true }]], 'drawn', { stalls: true }),
  barcode('the page of another network, too long to be read', [['barcode', { huge: 2_100_000 }, 2]], 'drawn'),
];

// The bank's page in its frame.

const bank = (name, manner, then, more) => ({
  name: `bank: ${name}`,
  page: { bank: manner },
  by: 'challenge',
  then: [until('bank'), ...then],
  ends: 'thanks',
  events: ['before-pay', 'challenge open', 'challenge returned|challenge completed', 'complete'],
  charges: 1,
  may: [BACK_AT_THE_SHOP],
  ...more,
});

const APPROVE = press('#approve');

const BANKS = [
  bank('a page that never loads, and a shopper who agrees in the app', 'never_loads', [bankDecides('approve')]),
  bank('a page that never loads: after ten minutes it is given up', 'never_loads', [({ tab }) => tab.jump(601)], {
    ends: 'form three_ds_failed',
    events: ['before-pay', 'challenge open', 'challenge timed_out', 'error three_ds_failed'],
    charges: 0,
  }),
  bank('a page that is slow', 'slow', [atTheBank('#approve')]),
  bank('a page that refuses to be framed is opened by itself', 'refuses_framing', [refused, fullPage, until('bank page'), APPROVE], {
    events: ['before-pay', 'challenge open', 'challenge left', 'pending'],
    errors: [REFUSED],
  }),
  bank('messages that claim success are not believed', 'messages', [untilAsked('sessions/', 4)], {
    ends: 'bank',
    events: ['before-pay', 'challenge open'],
    charges: 0,
  }),
  bank('a page that wants the whole window', 'breaks_out', [atTheBank('#out'), until('bank'), atTheBank('#approve')], {
    errors: [/Unsafe attempt to initiate navigation/],
  }),
  bank('a page that says no', '', [atTheBank('#fail')], {
    ends: 'form three_ds_failed',
    events: ['before-pay', 'challenge open', 'challenge returned|challenge failed', 'error three_ds_failed'],
    charges: 0,
  }),
];

stories('Faults around paying', () => [...TOKENS, ...BARCODES, ...BANKS].forEach(tell));
