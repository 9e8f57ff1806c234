// The open points of DOMAIN.md 9, each answered with what the service was seen to do.
// It reads the talks with the service and nothing of the sandbox.

import { isReadable, obstacles } from './heard.mjs';

/** The codes of DOMAIN.md 6.1. The test of this folder holds the list against the one in `src/flow/refusal.rs`. */
export const KNOWN_CODES = new Set(`
  bad_verification_value card_expired invalid_number used_number invalid_password invalid_account unsupported_card_brand insufficient_funds
  exceeds_limit card_declined fraudulent request_failed invalid_parameter missing_parameter invalid_payment_type
  invalid_currency invalid_token unprocessable_entity not_refundable not_capturable not_cancellable unauthorized
  forbidden not_found bad_request service_unavailable gateway_timeout bad_gateway internal_server_error
  restricted_account other_invalid other_error invalid_user_key`.trim().split(/\s+/));

const NOT_ASKED = 'not asked in this run';

/**
 * One entry per open point, in the order of DOMAIN.md 9: the question, and lines that answer it.
 * @param {import('./live.mjs').Held[]} held
 * @param {import('./side.mjs').Side} side the service's
 * @returns {[string, string[]][]}
 */
export function answers(held, side) {
  const talks = new Map(held.map(({ name, service }) => [name, service]));
  return [
    ['1. Does a short prepaid payment go on by paying the session once more?', continuing(talks)],
    ["2. Which words stand beside FamilyMart's and Seicomart's numbers?", words(talks)],
    ['3. Which codes stand behind "cannot use card" and "invalid card", and which are new?', codes(talks)],
    ['4. Is a declined payment a success with an error in it, or an error?', declines(talks)],
    ['5. May a page of another origin call pay, for every method? Is there a limit to calls?', crossOrigin(talks, side)],
    ['6. Where does the frame of 3-D Secure end, and does it post a message?', frame(talks)],
  ].map(([question, lines]) => [question, lines.length > 0 ? lines : [NOT_ASKED]]);
}

/** The answer of one step, if there was one. */
const answerOf = (talk, step) => talk?.steps.find((one) => one.step === step)?.answer;

/** `200 completed, payment captured` or `422 invalid_token`. */
function outcome(answer) {
  if (!answer) return 'no answer was reached';
  const { status, json } = answer;
  const words = [json?.error?.code ?? json?.status, json?.payment?.status && `payment ${json.payment.status}`];
  return [status || `no answer (${answer.failure})`, words.filter(Boolean).join(', ')].join(' ').trim();
}

function* named(talks, beginning) {
  for (const [name, talk] of talks) if (name.startsWith(beginning)) yield [name.slice(beginning.length), talk];
}

function continuing(talks) {
  const lines = [];
  for (const [way, talk] of named(talks, 'prepaid-short-')) {
    if (talk.notOffered !== null) lines.push(`${way}: ${talk.notOffered} is not offered`);
    else if (answerOf(talk, 'go on')) {
      lines.push(`${way}: first ${outcome(answerOf(talk, 'pay'))}; then ${outcome(answerOf(talk, 'go on'))}`);
    }
  }
  return lines;
}

function words(talks) {
  const lines = [];
  for (const store of ['family-mart', 'seicomart']) {
    const talk = talks.get(`konbini-${store}`);
    if (!talk) continue;
    if (talk.notOffered !== null) lines.push(`${store}: not offered`);
    else if (!talk.observed.slip) lines.push(`${store}: no page with instructions was reached`);
    for (const [code, line] of Object.entries(talk.observed.slip ?? {})) {
      const read = line === null ? 'not found in the page; look at it in a browser' : `“${line}”`;
      lines.push(`${store}, ${code}: ${read}`);
    }
  }
  return lines;
}

function codes(talks) {
  const lines = [];
  for (const [name, talk] of named(talks, 'card-refused-')) {
    lines.push(`${name}: ${talk.notOffered === null ? outcome(answerOf(talk, 'pay')) : 'not offered'}`);
  }
  const found = new Set();
  for (const talk of talks.values()) {
    for (const { answer } of talk.steps) {
      const code = answer.json?.error?.code;
      if (typeof code === 'string' && !KNOWN_CODES.has(code)) found.add(code);
    }
  }
  lines.push(`codes that DOMAIN.md 6.1 does not have: ${[...found].sort().join(', ') || 'none seen'}`);
  for (const [code, talk] of named(talks, 'scenario-')) {
    lines.push(`ordered ${code}: ${outcome(answerOf(talk, 'create payment'))}`);
  }
  return lines;
}

function declines(talks) {
  const forms = new Map();
  for (const beginning of ['card-refused-', 'prepaid-refused-']) {
    for (const [name, talk] of named(talks, beginning)) {
      const answer = answerOf(talk, 'pay');
      if (!answer) continue;
      const { error = null, status } = answer.json ?? {};
      const form = [
        answer.status >= 400 ? 'an HTTP error' : `HTTP ${answer.status}`,
        error === null ? 'no error' : `error as ${typeof error === 'string' ? 'text' : 'object'}`,
        ...(status === undefined ? [] : [`status ${JSON.stringify(status)}`]),
      ].join(', ');
      forms.set(form, [...(forms.get(form) ?? []), name]);
    }
  }
  return [...forms].map(([form, names]) => `${form}: ${names.join(', ')}`);
}

function crossOrigin(talks, side) {
  const lines = [];
  for (const [name, talk] of named(talks, 'preflight-')) {
    const answer = answerOf(talk, 'may I');
    if (!answer) continue;
    const missing = obstacles(answer);
    lines.push(`preflight ${name}: ${missing.length === 0 ? 'passes' : `fails for ${missing.join(', ')}`}`);
  }
  const types = { readable: new Set(), 'not readable': new Set() };
  for (const talk of talks.values()) {
    for (const { answer } of talk.steps) {
      const type = answer.page && answer.json?.payment?.payment_details?.type;
      if (typeof type === 'string') types[isReadable(answer) ? 'readable' : 'not readable'].add(type);
    }
  }
  for (const [how, found] of Object.entries(types)) {
    if (found.size > 0) lines.push(`answers ${how} in a page: ${[...found].sort().join(', ')}`);
  }
  lines.push(
    `${side.answers} answers, ${side.throttled} of them 429; ` +
      `headers about a limit: ${[...side.limits].sort().join(', ') || 'none'}`,
  );
  return lines;
}

function frame(talks) {
  const lines = [];
  for (const [name, talk] of named(talks, '3ds-')) {
    const pay = answerOf(talk, 'pay');
    if (!pay) continue;
    lines.push(`${name}: ${outcome(pay)}`);
    for (const page of talk.observed.bank ?? []) lines.push(`  ${seen(page)}`);
  }
  if (lines.length > 0) {
    lines.push(
      'Where it ends cannot be seen without a browser: pay by a challenge card in `cargo xtask serve` with both keys set.',
    );
  }
  return lines;
}

function seen({ host, status, framing, posts }) {
  if (status === null) return 'straight back to the shop';
  const source = posts ? 'its own source speaks of postMessage' : 'no postMessage in its own source';
  return `${host}: ${status}, framing ${framing}, ${source}`;
}
