// The numbers of the report, from numbers that can be checked by hand.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bend, median, quantile, summary } from './told/statistics.mjs';

test('a quantile lies between its neighbours in proportion', () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([1, 2, 3, 4]), 2.5);
  assert.equal(quantile([10, 20, 30, 40, 50], 0.95), 48);
  assert.equal(quantile([7], 0.95), 7);
  assert.ok(Number.isNaN(median([])));
});

test('a summary leaves out what was not measured, and is none of nothing', () => {
  assert.deepEqual(summary([3, undefined, 1, NaN, 2, null]), { median: 2, least: 1, most: 3 });
  assert.equal(summary([undefined]), undefined);
});

test('what grows evenly has a bend of 1, whatever it begins with; a square has more', () => {
  assert.equal(bend([[5, 15], [20, 30], [60, 70]]), 1);
  assert.ok(bend([[1, 1], [10, 100], [50, 2500]]) > 4);
  assert.ok(bend([[1, 10], [10, 20], [50, 25]]) < 1);
  assert.ok(bend([[5, 100], [20, 99], [60, 120]]) < 1, 'noise at first');
  assert.equal(bend([[5, 100], [20, 101], [60, 99]]), 0);
  assert.ok(bend([[5, 100], [20, 99], [60, 900]]) > 4);
});
