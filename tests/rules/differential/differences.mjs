// Two answers to one question, ours and a published library's. Where they differ, the reason has to be written down; a
// reason that no longer applies has to go.

import assert from 'node:assert/strict';
import { inspect, isDeepStrictEqual } from 'node:util';

/**
 * A difference that is meant.
 * @typedef {object} Known
 * @property {string} because
 * @property {(question: any, ours: any, theirs: any) => boolean} covers
 */

/**
 * Asks both about every question. All questions whose answers differ must be covered, and every entry must cover one.
 * @param {Iterable<any>} questions
 * @param {(question: any) => any} ours
 * @param {(question: any) => any} theirs
 * @param {Known[]} known
 * @returns {number} how many questions there were
 */
export function compare(questions, ours, theirs, known) {
  const unexplained = [];
  const seen = new Set();
  let asked = 0;
  let agreed = 0;
  for (const question of questions) {
    asked += 1;
    const answers = [ours(question), theirs(question)];
    if (isDeepStrictEqual(...answers)) {
      agreed += 1;
      continue;
    }
    const reasons = known.filter(({ covers }) => covers(question, ...answers));
    reasons.forEach((reason) => seen.add(reason));
    if (reasons.length === 0) unexplained.push({ question, ours: answers[0], theirs: answers[1] });
  }
  const shown = inspect(unexplained.slice(0, 10), { breakLength: 120 });
  assert.equal(unexplained.length, 0, `differences without a reason: ${shown}`);
  const stale = known.filter((reason) => !seen.has(reason)).map(({ because }) => because);
  assert.deepEqual(stale, [], 'differences that no longer occur');
  // A comparison in which everything is an exception proves nothing.
  assert.ok(agreed * 2 > asked, `only ${agreed} of ${asked} answers agree`);
  return asked;
}
