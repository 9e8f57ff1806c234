// Holds the two talks of one conversation against each other.

import { heard } from './heard.mjs';
import { differences } from './shape.mjs';

/**
 * @param {string} conversation its name
 * @param {import('./talk.mjs').Talk} sandbox
 * @param {import('./talk.mjs').Talk} service
 * @returns {Difference[]} in the order of the steps
 *
 * @typedef {{ conversation: string, step: string, path: string, sandbox: string, service: string }} Difference
 */
export function compare(conversation, sandbox, service) {
  const found = [];
  const add = (step, path, one, other) => {
    if (one !== other) found.push({ conversation, step, path, sandbox: one, service: other });
  };
  if (sandbox.notOffered !== null) add('(offer)', sandbox.notOffered, 'not offered', 'offered');
  const names = new Set([...sandbox.steps, ...service.steps].map(({ step }) => step));
  for (const name of names) {
    const [one, other] = [sandbox, service].map(({ steps }) => steps.find(({ step }) => step === name));
    if (!one || !other) {
      add(name, '(step)', reached(one, sandbox), reached(other, service));
      continue;
    }
    if (one.answer.status !== other.answer.status) add(name, 'HTTP status', outcome(one.answer), outcome(other.answer));
    if (one.answer.status === 0 || other.answer.status === 0) continue;
    addAll(add, name, heard(one.answer), heard(other.answer));
    // A success and a refusal have nothing in common that could be compared.
    if (isError(one.answer) === isError(other.answer)) {
      for (const { path, says } of bodies(one.answer, other.answer)) add(name, path, ...says);
      addAll(add, name, one.facts, other.facts);
    }
  }
  add('(end)', '(end)', sandbox.ended ?? 'reached', service.ended ?? 'reached');
  return found;
}

const bodies = (one, other) => (one.preflight ? [] : differences(one.json, other.json));

const isError = ({ status }) => status >= 400;

function outcome({ status, json }) {
  if (status === 0) return 'no answer';
  const code = json?.error?.code;
  return typeof code === 'string' ? `${status} ${code}` : String(status);
}

const reached = (step, talk) =>
  step ? `answers ${outcome(step.answer)}` : `not reached: ${talk.ended ?? talk.notOffered ?? 'not asked for'}`;

function addAll(add, step, one, other) {
  for (const path of new Set([...Object.keys(one), ...Object.keys(other)])) {
    add(step, path, String(one[path] ?? 'absent'), String(other[path] ?? 'absent'));
  }
}
