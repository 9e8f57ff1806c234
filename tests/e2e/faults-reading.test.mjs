// What can become of reading the session: when the page opens, while the bank asks, while cash is awaited, and when the
// shopper comes back. How a row is played is in `faults.mjs`.

import { heard } from './checkout.mjs';
import {
  ANOTHER_PAID, atTheBank, back, bankDecides, connect, cutOff, payAgain, payCash, press, pressOn, reload, stepBack, tell, until,
  untilAsked,
} from './faults.mjs';
import { BACK_AT_THE_SHOP, NO_ANSWER, answered, stories } from './harness.mjs';
import * as world from './world.mjs';

/** The session says something of itself that is not so. */
const saying = (what) => (id) => ({ answer: { id, payment_methods: [{ type: 'konbini' }, { type: 'paypay' }], ...what } });

// Loading.

const loading = (name, first, more) => ({ name: `loading: ${name}`, first, charges: 0, pays: 0, ...more });
const OPENS = { ends: 'form', events: ['ready'] };
/** It says so, and trying again helps. */
const ONCE_MORE = {
  then: [until('failed unreachable'), pressOn],
  ends: 'form',
  events: ['error unreachable', 'ready'],
};
const UNREADABLE = /not a KOMOJU session/;
const UNREACHABLE = /could not be reached/;

const unreadable = (name, fault) => loading(name, [['show', fault]], { ...ONCE_MORE, errors: [UNREADABLE] });

const LOADING = [
  loading('two servers and the network fail, one after the other', [
    ['show', { status: 500 }],
    ['show', { status: 502, bare: true }],
    ['show', { cut: 'before' }],
  ], { ...OPENS, errors: [answered(500), answered(502), NO_ANSWER] }),
  loading('too many requests, come again in an hour', [['show', { status: 429, retry_after: 3600 }]], {
    ...OPENS,
    errors: [answered(429)],
  }),
  loading('an answer drop by drop', [['show', { drip_ms: 1_000 }]], OPENS),
  loading('an answer that never comes is given up, and the next one does', [['show', { stall: true }]], {
    ...OPENS,
    stalls: true,
  }),
  loading('four servers fail: it is said, and trying again helps', [['show', { status: 503, bare: true }, 4]], {
    ...ONCE_MORE,
    errors: [answered(503), UNREACHABLE],
  }),
  loading('four answers that never come', [['show', { stall: true }, 4]], {
    ...ONCE_MORE,
    stalls: true,
    errors: [UNREACHABLE],
  }),
  unreadable('bytes that are no text', { garbage: true }),
  unreadable("the page of a hotel's network", { wrong_type: true }),
  unreadable('nothing', { empty: true }),
  unreadable('a list', { answer: [] }),
  unreadable('an answer that is too long to be read', { huge: 2_100_000 }),
  unreadable("somebody else's session", { wrong_session: true }),
  loading('a status nobody knows is not taken for a form', [['show', saying({ status: 'on_hold' })]], {
    ends: 'failed outcome_unknown_final',
    events: ['error outcome_unknown_final'],
  }),
  loading('paid, and no payment to be seen', [['show', saying({ status: 'completed', payment: null })]], {
    ends: 'failed outcome_unknown_final',
    events: ['error outcome_unknown_final'],
  }),
];

// While the bank asks.

const CHALLENGED = ['before-pay', 'challenge open'];
const challenging = (name, faults, more) => ({
  name: `challenging: ${name}`,
  by: 'challenge',
  faults,
  charges: 0,
  may: [BACK_AT_THE_SHOP],
  ...more,
});
/** The bank says yes, and sooner or later the session is read. */
const APPROVED = {
  page: { bank: 'never_loads' },
  then: [until('bank'), bankDecides('approve')],
  ends: 'thanks',
  events: [...CHALLENGED, 'challenge completed', 'complete'],
  charges: 1,
};
const REFUSED = {
  page: { bank: 'never_loads' },
  then: [until('bank'), bankDecides('fail')],
  ends: 'form three_ds_failed',
  events: [...CHALLENGED, 'challenge failed', 'error three_ds_failed'],
};

const CHALLENGING = [
  challenging('every reading fails in its own way, until one does not', [
    ['show', { garbage: true }],
    ['show', { status: 503 }],
    ['show', { wrong_type: true }],
    ['show', { cut: 'before' }],
    ['show', { empty: 204 }],
    ['show', { malformed: true }],
  ], { ...APPROVED, errors: [answered(503), NO_ANSWER] }),
  challenging('the server wants to be left alone for a while', [['show', { status: 429, retry_after: 8 }, 2]], {
    ...APPROVED,
    errors: [answered(429)],
  }),
  challenging('a reading that is never answered', [['show', { stall: true }]], { ...APPROVED, stalls: true }),
  challenging("somebody else's session, paid, is not taken for this one", [['show', ANOTHER_PAID, 3]], {
    ...REFUSED,
    then: [untilAsked('sessions/', 5), ...REFUSED.then],
  }),
  challenging('paid without a payment is not believed either', [
    ['show', saying({ status: 'completed', payment: null }), 3],
  ], { ...REFUSED, then: [untilAsked('sessions/', 5), ...REFUSED.then] }),
  challenging('the session is cancelled meanwhile', [], {
    page: { bank: 'never_loads' },
    then: [until('bank'), ({ session }) => world.cancelSession(session)],
    ends: 'failed session_closed',
    events: [...CHALLENGED, 'challenge failed', 'error session_closed'],
  }),
  challenging('nobody answers for ten minutes', [], {
    page: { bank: 'never_loads' },
    then: [until('bank'), ({ tab }) => tab.jump(601)],
    ends: 'form three_ds_failed',
    events: [...CHALLENGED, 'challenge timed_out', 'error three_ds_failed'],
  }),
  challenging('the shopper steps back while nothing can be read: locked, until it can', [], {
    page: { bank: 'never_loads' },
    then: [until('bank'), cutOff, stepBack, until('locked outcome_unknown_final'), connect, pressOn],
    ends: 'form three_ds_failed',
    events: [...CHALLENGED, 'challenge cancelled', 'error outcome_unknown_final', 'cancel challenge'],
    errors: [NO_ANSWER],
  }),
  challenging('the bank agrees while nothing can be read, and the shopper steps back: paid all the same', [], {
    page: { bank: 'never_loads' },
    then: [until('bank'), cutOff, stepBack, bankDecides('approve'), until('locked outcome_unknown_final'), connect, pressOn],
    ends: 'thanks',
    events: [...CHALLENGED, 'challenge cancelled', 'error outcome_unknown_final', 'complete'],
    charges: 1,
    errors: [NO_ANSWER],
  }),
  challenging('the bank sends the shopper back while nothing can be read', [], {
    then: [until('bank'), cutOff, atTheBank('#approve'), until('locked outcome_unknown_final'), connect, pressOn],
    ends: 'thanks',
    events: [...CHALLENGED, 'challenge returned', 'error outcome_unknown_final', 'complete'],
    charges: 1,
    errors: [NO_ANSWER],
  }),
  challenging('the page is reloaded in the middle: paying again pays once', [['show', { status: 500 }]], {
    then: [until('bank'), reload, until('form unfinished'), payAgain, until('bank'), atTheBank('#approve')],
    ends: 'thanks',
    events: [...CHALLENGED, 'ready', ...CHALLENGED, 'challenge returned|challenge completed', 'complete'],
    charges: 1,
    pays: 2,
    may: [BACK_AT_THE_SHOP, answered(500)],
  }),
];

// While cash is awaited.

const SLIP = ['before-pay', 'instructions'];
const instructing = (name, faults, more) => ({
  name: `instructing: ${name}`,
  by: 'konbini',
  faults,
  ends: 'slip',
  events: SLIP,
  charges: 1,
  ...more,
});
const HAS_COME = { then: [until('slip'), payCash], ends: 'paid', events: [...SLIP, 'complete'] };

const INSTRUCTING = [
  instructing('every reading fails in its own way, and the slip stays', [
    ['show', { garbage: true }],
    ['show', { status: 503, retry_after: 20 }],
    ['show', { cut: 'before' }],
    ['show', { wrong_type: true }],
  ], { then: [until('slip'), untilAsked('sessions/', 6)], errors: [answered(503), NO_ANSWER] }),
  instructing('the cash comes while nothing can be read, and is noticed as soon as it can', [
    ['show', { status: 502, bare: true }],
    ['show', { empty: true }],
    ['show', { malformed: true }],
  ], { ...HAS_COME, errors: [answered(502)] }),
  instructing('a reading that is never answered', [['show', { stall: true }]], { ...HAS_COME, stalls: true }),
  instructing("somebody else's session, paid, is not taken for this one", [['show', ANOTHER_PAID, 3]], {
    then: [until('slip'), untilAsked('sessions/', 5)],
  }),
  instructing('a session that has forgotten the payment does not bring the form back', [
    ['show', saying({ status: 'pending', payment: null }), 3],
  ], { then: [until('slip'), untilAsked('sessions/', 5)] }),
  instructing('the page is reloaded while nobody answers at first', [], {
    then: [until('slip'), ({ session }) => world.orderFault(session, 'show', { status: 503 }, 2), reload],
    events: [...SLIP, 'instructions'],
    errors: [answered(503)],
  }),
];

// On the way to somebody else's page, and back.

const STAYS = ({ shopper }) =>
  shopper.before(() => document.addEventListener('komoju-pending', (event) => event.preventDefault()));
/** The wallet is visited in another window. */
const approveElsewhere = async ({ shopper, seen }) => {
  const [{ url }] = await heard(seen, 'komoju-pending');
  const other = await shopper.tab();
  await other.open(url);
  await other.click('#approve');
};

const redirecting = (name, faults, more) => ({ name: `redirecting: ${name}`, by: 'wallet', faults, charges: 0, ...more });

const REDIRECTING = [
  redirecting('the page keeps the browser here, and no reading is any use', [
    ['show', { garbage: true }],
    ['show', ANOTHER_PAID, 2],
    ['show', { cut: 'before' }],
  ], {
    before: STAYS,
    then: [until('leaving'), untilAsked('sessions/', 6)],
    ends: 'leaving',
    events: ['before-pay', 'pending'],
    errors: [NO_ANSWER],
  }),
  redirecting('paid in another window, and noticed once a reading gets through', [
    ['show', { status: 500 }],
    ['show', { wrong_type: true }],
  ], {
    before: STAYS,
    then: [until('leaving'), untilAsked('sessions/', 3), approveElsewhere],
    ends: 'thanks',
    events: ['before-pay', 'pending', 'complete'],
    charges: 1,
    errors: [answered(500)],
  }),
  redirecting("back by the browser's button, with a server that fails at first: paying again pays once", [['show', { status: 503 }]], {
    then: [until('wallet'), back, until('form unfinished'), payAgain, until('wallet'), press('#approve')],
    ends: 'thanks',
    events: ['before-pay', 'pending', 'ready', 'before-pay', 'pending'],
    charges: 1,
    pays: 2,
    errors: [answered(503)],
  }),
  redirecting('declined at the wallet, and paying again pays once', [], {
    then: [until('wallet'), press('#decline'), until('form'), payAgain, until('wallet'), press('#approve')],
    ends: 'thanks',
    events: ['before-pay', 'pending', 'ready', 'before-pay', 'pending'],
    charges: 1,
    pays: 2,
  }),
];

stories('Faults of reading', () => [...LOADING, ...CHALLENGING, ...INSTRUCTING, ...REDIRECTING].forEach(tell));
