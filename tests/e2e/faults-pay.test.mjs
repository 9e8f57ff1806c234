// What can become of the one request that pays: lost, refused, late, garbled, forged. Each row is a payment of its own;
// how it is played is in `faults.mjs`.

import assert from 'node:assert/strict';
import { payRequests } from './checkout.mjs';
import { ANOTHER_PAID, CAPTURED, WAYS, payAgain, pressOn, tell, until } from './faults.mjs';
import { NO_ANSWER, answered, stories } from './harness.mjs';
import * as world from './world.mjs';

// What may become of it. Cash that is awaited counts as a charge: it must not be asked for twice either.
const PAID = { ends: 'thanks', events: ['before-pay', 'complete'], charges: 1 };
const SLIP = { ends: 'slip', events: ['before-pay', 'instructions'], charges: 1 };
const AWAY = { ends: 'wallet', events: ['before-pay', 'pending'], charges: 0 };
/** Every look said that nothing was charged. */
const FREE = { ends: 'form nothing_charged', events: ['before-pay', 'error nothing_charged'], charges: 0 };
/** Nobody could tell. */
const LOST = { ends: 'locked outcome_unknown_final', events: ['before-pay', 'error outcome_unknown_final'], charges: 0 };
const refused = (reason, where = 'form') => ({
  ends: where === 'form' || where === 'failed' ? `${where} ${reason}` : where,
  events: ['before-pay', `error ${reason}`],
  charges: 0,
});

/** One fault of the request that pays, once. */
const pay = (name, by, fault, fate, more) => ({ name: `${by}: ${name}`, by, faults: [['pay', fault]], ...fate, ...more });
/** The console's own word on a status. */
const says = (...statuses) => ({ errors: statuses.map(answered) });
const CUT = { errors: [NO_ANSWER] };

const LATER = new Date(Date.now() + 5_000).toUTCString();
const forged = (answer, more) => ({ answer, ...more });
const SCRIPT = 'javascript:alert(1)';
const NOWHERE = `${world.bank}/challenge/forged`;
const WRONG_EMAIL = { error: 'invalid_parameter', param: 'payment_details[email]' };

/** The shopper is told what is known, finds the form as it was but for the code, and nothing was sent by itself. */
async function assertFormIsKept({ checkout, seen }) {
  const told = await checkout.notice('nothing_charged');
  assert.equal(told, '通信が途切れましたが、お支払いは行われていないようです。もう一度お試しいただけます。');
  assert.equal((await checkout.value('number')).replaceAll(' ', ''), WAYS.card.typed.number);
  assert.equal(await checkout.value('cvc'), '');
  assert.equal(payRequests(seen).length, 1);
}

const ROWS = [
  // The work is not done, and nobody can know that.
  pay('the connection breaks before anything is charged, and paying again pays once', 'card', { cut: 'before' }, PAID, {
    then: [until(FREE.ends), assertFormIsKept, payAgain],
    events: [...FREE.events, ...PAID.events],
    pays: 2,
    ...CUT,
  }),
  pay('the connection breaks before anything is charged', 'konbini', { cut: 'before' }, FREE, CUT),
  pay('the connection breaks before anything is charged', 'wallet', { cut: 'before' }, FREE, { again: true, ...CUT }),
  pay('the connection breaks before anything is charged', 'prepaid', { cut: 'before' }, FREE, { again: true, ...CUT }),
  pay('a server that broke, and says so', 'card', { status: 500 }, FREE, says(500)),
  pay('a server that broke, and says so', 'wallet', { status: 500 }, FREE, { again: true, ...says(500) }),
  pay('a server that broke, without a word', 'card', { status: 500, bare: true }, FREE, says(500)),
  pay('no usable answer of the card company', 'card', { status: 502 }, FREE, says(502)),
  pay('a proxy that reaches nobody', 'card', { status: 502, bare: true }, FREE, says(502)),
  pay('a proxy that reaches nobody', 'konbini', { status: 502, bare: true }, FREE, { again: true, ...says(502) }),
  pay('a proxy that reaches nobody', 'prepaid', { status: 502, bare: true }, FREE, { again: true, ...says(502) }),
  pay('a proxy that is told to stop', 'card', { status: 503, bare: true }, FREE, says(503)),
  pay('a proxy that waited in vain', 'card', { status: 504, bare: true }, FREE, says(504)),
  // The browser itself sends such a request once more, if the connection was an old one.
  pay('a request that took too long to arrive', 'card', { status: 408, bare: true }, FREE, {
    faults: [['pay', { status: 408, bare: true }, 2]],
    resent: true,
    ...says(408),
  }),
  // KOMOJU says that nothing was charged: one look makes sure.
  pay('a service that is down for the moment', 'card', { status: 503 }, refused('try_later'), says(503)),
  pay('a service that is down for the moment', 'konbini', { status: 503 }, refused('try_later'), { again: true, ...says(503) }),
  pay('a processor that did not answer in time', 'card', { status: 504 }, refused('try_later'), says(504)),
  pay('too many requests, come again in 3 seconds', 'card', { status: 429, retry_after: 3 }, refused('try_later'), says(429)),
  pay('too many requests, come again at a time', 'card', { status: 429, retry_after_date: LATER }, refused('try_later'), says(429)),
  pay('too many requests, without a word', 'wallet', { status: 429, bare: true }, refused('try_later'), says(429)),
  pay('a request that cannot be carried out', 'card', { error: 'unprocessable_entity' }, refused('generic'), says(422)),
  // Refused for certain.
  pay('a card that is declined', 'card', { error: 'card_declined' }, refused('card_declined'), says(502)),
  pay('suspicion is worded like a declined card', 'card', { error: 'fraudulent' }, refused('card_declined'), says(422)),
  pay('a wrong security code', 'card', { error: 'bad_verification_value' }, refused('bad_cvc', 'form at cvc'), says(502)),
  pay('a parameter of the shopper', 'konbini', WRONG_EMAIL, refused('generic', 'form at email'), says(422)),
  pay('a number that is used up', 'prepaid', { error: 'used_number' }, refused('used_number', 'form at prepaid_number'), says(502)),
  pay('a method that is not on offer any more', 'wallet', { error: 'invalid_payment_type' }, refused('method_unavailable'), {
    errors: [answered(422), /only the shop can change/],
  }),
  pay('a key that is refused in the middle', 'card', { error: 'unauthorized' }, refused('merchant_config', 'failed'), {
    errors: [answered(401), /refused the publishable key/],
  }),
  pay('a session that is gone in the middle', 'card', { error: 'not_found' }, refused('session_missing', 'failed'), {
    errors: [answered(404), /does not know this session/],
  }),
  pay('a session that is closed in the middle', 'card', forged({ status: 'cancelled' }), refused('session_closed', 'failed')),

  // The work is done, and the answer is spoilt.
  pay('the connection breaks after it was charged', 'card', { cut: 'after' }, PAID, CUT),
  pay('the connection breaks after it was accepted', 'konbini', { cut: 'after' }, SLIP, CUT),
  pay('the connection breaks after it was charged', 'prepaid', { cut: 'after' }, PAID, CUT),
  pay('the connection breaks after it was begun, and the session cannot tell', 'wallet', { cut: 'after' }, LOST, CUT),
  pay('half an answer', 'card', { malformed: true }, PAID),
  pay('half an answer', 'konbini', { malformed: true }, SLIP, { again: true }),
  pay('half an answer', 'prepaid', { malformed: true }, PAID, { again: true }),
  pay('half an answer', 'wallet', { malformed: true }, LOST),
  pay('bytes that are no text', 'card', { garbage: true }, PAID),
  pay('bytes that are no text', 'konbini', { garbage: true }, SLIP, { again: true }),
  pay("the page of a hotel's network", 'card', { wrong_type: true }, PAID),
  pay("the page of a hotel's network", 'prepaid', { wrong_type: true }, PAID, { again: true }),
  pay('nothing in the answer', 'card', { empty: true }, PAID),
  pay('no content', 'konbini', { empty: 204 }, SLIP),
  pay('an answer of almost two megabytes', 'card', { huge: 1_900_000 }, PAID),
  pay('an answer that is too long to be read', 'card', { huge: 2_100_000 }, PAID),
  pay('an answer that comes drop by drop', 'card', { drip_ms: 1_500 }, PAID),
  pay('an answer that comes late', 'card', { delay_ms: 1_500 }, PAID),
  pay('a payment that is taken late', 'konbini', { hold_ms: 1_500 }, SLIP),
  pay('an answer whose body never comes', 'card', { stall: true }, PAID, { stalls: true }),
  pay('an answer whose body never comes', 'wallet', { stall: true }, LOST, { again: true, stalls: true }),
  pay('an answer about another session', 'card', { wrong_session: true }, PAID),

  // Answers that contradict themselves: the session knows.
  pay('completed and declined', 'card', { contradiction: 'completed_error' }, PAID),
  pay('completed, and the payment failed', 'card', { contradiction: 'completed_failed' }, PAID),
  pay('completed, and the payment is pending', 'card', { contradiction: 'completed_pending' }, PAID),
  pay('completed, and the payment has expired', 'konbini', { contradiction: 'completed_expired' }, SLIP),
  pay('an error, and the payment is captured', 'card', { contradiction: 'error_captured' }, PAID),
  pay('completed and declined, while the wallet waits', 'wallet', { contradiction: 'completed_error' }, LOST),

  // Forged answers.
  pay('a status nobody knows, and a way on', 'card', forged({ status: 'under_review', redirect_url: NOWHERE }), AWAY, {
    ends: 'bank page',
    ...says(404),
  }),
  pay('a status nobody knows, and no way on', 'card', forged({ status: 'under_review' }), FREE),
  pay('a script as the way on', 'wallet', forged({ status: 'pending', redirect_url: SCRIPT }), FREE),
  pay('a way on without encryption', 'wallet', forged({ status: 'pending', redirect_url: 'http://wallet.example/' }), FREE),
  pay('a way on with a name and a password', 'wallet', forged({ status: 'pending', redirect_url: 'https://a:b@wallet.example/' }), FREE),
  pay('completed, and no payment', 'card', forged({ status: 'completed', redirect_url: null }, { work: true }), PAID),
  pay('completed, no payment, and nothing was done', 'card', forged({ status: 'completed' }), FREE),
  pay('captured, and a script as the way on', 'card', forged({ status: 'completed', redirect_url: SCRIPT, payment: CAPTURED }, { work: true }), PAID),
  pay('an error that is a word', 'card', forged({ status: 'error', error: 'card_declined' }), refused('card_declined')),
  pay('an error that is a sentence with a number in it', 'card', forged({ error: 'Card 4111 1111 1111 1111 is odd.' }), refused('generic')),
  pay('no error, spelled out', 'card', forged({ status: 'completed', error: null, payment: CAPTURED }, { work: true }), PAID),
  pay('a list', 'card', forged([]), FREE),
  pay('null', 'konbini', forged(null, { work: true }), SLIP),

  // Looks that are no use, and then are.
  pay('a session that lies three times and then tells the truth', 'card', { cut: 'after' }, PAID, {
    faults: [
      ['pay', { cut: 'after' }],
      ['show', { garbage: true }],
      ['show', { wrong_session: true }],
      ['show', forged({ status: 'pending', payment_methods: [], payment: null })],
    ],
    ...CUT,
  }),
  pay("somebody else's session, paid, is not taken for this one", 'card', { cut: 'before' }, LOST, {
    faults: [
      ['pay', { cut: 'before' }],
      ['show', ANOTHER_PAID, 6],
    ],
    ...CUT,
  }),
  pay('five looks fail and the sixth tells', 'card', { cut: 'after' }, PAID, {
    faults: [['pay', { cut: 'after' }], ['show', { status: 503 }, 5]],
    errors: [NO_ANSWER, answered(503)],
  }),
  pay('one look fails: what nobody can know is not called uncharged', 'card', { cut: 'before' }, LOST, {
    faults: [['pay', { cut: 'before' }], ['show', { status: 503 }]],
    errors: [NO_ANSWER, answered(503)],
  }),
  pay('no look gets through; looking again finds it paid', 'card', { cut: 'after' }, PAID, {
    faults: [['pay', { cut: 'after' }], ['show', { cut: 'before' }, 6]],
    then: [until(LOST.ends), pressOn],
    events: [...LOST.events, 'complete'],
    ...CUT,
  }),
  pay('no look gets through; looking again finds nothing, and paying again pays once', 'card', { cut: 'before' }, PAID, {
    faults: [['pay', { cut: 'before' }], ['show', { wrong_type: true }, 6]],
    then: [until(LOST.ends), pressOn, until(FREE.ends), payAgain],
    events: [...LOST.events, 'error nothing_charged', 'before-pay', 'complete'],
    pays: 2,
    ...CUT,
  }),
  pay('looks that are never answered end all the same', 'card', { cut: 'after' }, LOST, {
    faults: [['pay', { cut: 'after' }], ['show', { stall: true }, 6]],
    charges: 1,
    stalls: true,
    ...CUT,
  }),
  pay('an error about a payment that went through before: the look finds it', 'card', { cut: 'after' }, PAID, {
    faults: [['pay', forged({ error: { code: 'unprocessable_entity' } }, { work: true, status: 422 })]],
    ...says(422),
  }),

  // Paying again.
  pay('a payment that has not arrived when everybody has given up: paying again pays once', 'card', { hold_ms: 300_000 }, PAID, {
    stalls: true,
    then: [until(FREE.ends), payAgain],
    events: [...FREE.events, 'before-pay', 'complete'],
    pays: 2,
  }),
  pay('declined, declined, and paid', 'card', { error: 'card_declined' }, PAID, {
    faults: [['pay', { error: 'card_declined' }, 2]],
    then: [until('form card_declined'), payAgain, until('form card_declined'), payAgain],
    events: ['before-pay', 'error card_declined', 'before-pay', 'error card_declined', 'before-pay', 'complete'],
    pays: 3,
    ...says(502),
  }),
  pay('the connection breaks twice, and then it is paid once', 'prepaid', { cut: 'before' }, PAID, {
    faults: [['pay', { cut: 'before' }, 2]],
    then: [until(FREE.ends), payAgain, until(FREE.ends), payAgain],
    events: [...FREE.events, ...FREE.events, 'before-pay', 'complete'],
    pays: 3,
    ...CUT,
  }),
  pay('a declined try hides nothing: the lost second one is still found', 'card', { error: 'card_declined' }, PAID, {
    faults: [['pay', { error: 'card_declined' }], ['pay', { cut: 'after' }]],
    then: [until('form card_declined'), payAgain],
    events: ['before-pay', 'error card_declined', 'before-pay', 'complete'],
    pays: 2,
    errors: [answered(502), NO_ANSWER],
  }),
];

stories('Faults of paying', () => ROWS.forEach(tell));
