// The rules as a form of somebody else's imports them: from the built package.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';

/** The folder of the built package. */
export const PACKAGE = new URL('../../pkg/', import.meta.url);

export const path = (name) => fileURLToPath(new URL(name, PACKAGE));

export const rules = await import(new URL('rules.js', PACKAGE));

/** November 2026, when DOMAIN.md's dates are checked. */
export const NOVEMBER = { year: 2026, month: 11 };

/**
 * A table of what a function answers: rows of its arguments and the answer, or a part of it. One test each, so that a
 * failure names its row.
 */
export function table(name, answer, rows) {
  test(name, () => {
    for (const [given, expected] of rows) {
      const values = Array.isArray(given) ? given : [given];
      const found = answer(...values);
      const part = Object.fromEntries(Object.keys(expected).map((key) => [key, found[key]]));
      assert.deepEqual(part, expected, `${inspect(values)}: ${inspect(found)}`);
    }
  });
}

export const valid = (value) => ({ state: 'valid', value, reason: null });
export const invalid = (reason) => ({ state: 'invalid', value: null, reason });
export const incomplete = (reason) => ({ state: 'incomplete', value: null, reason });
export const empty = { state: 'empty', value: null, reason: 'required' };
