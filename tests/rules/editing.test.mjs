// Live formatting with the caret: DOMAIN.md 1.4 and the end of 1.5.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rules } from './rules.mjs';

/** Carets are `|`, selections `[` and `]`. */
function edited(format, before, after) {
  const plain = (text) => text.replace(/[[\]|]/g, '');
  const start = before.search(/[[|]/);
  const end = before.includes(']') ? before.indexOf(']') - 1 : start;
  const { text, caret } = format(
    { text: plain(before), start, end },
    { text: plain(after), caret: after.indexOf('|') },
  );
  return `${text.slice(0, caret)}|${text.slice(caret)}`;
}

const check = (name, format, rows) =>
  test(name, () => {
    for (const [before, after, shown] of rows) {
      assert.equal(edited(format, before, after), shown, `${before} to ${after}`);
    }
  });

check('a card number is grouped, and the caret stays with its digits', rules.formatCardNumberEdit, [
  ['|', '4|', '4|'],
  ['4111|', '41111|', '4111 1|'],
  ['411|1 2222', '4119|1 2222', '4119| 1222 2'],
  ['|', '4111-1111 1111　1111|', '4111 1111 1111 1111|'],
  ['4111 [1111]', '4111 ２２２２|', '4111 2222|'],
  ['3|', '37|', '37|'],
  ['[4111 1111]', '378282246310005|', '3782 822463 10005|'],
  ['4111 11|', '4111 11x|', '4111 11|'],
  ['|', '4111 x|', '4111 x|'],
]);

check('deleting a gap makes progress to either side', rules.formatCardNumberEdit, [
  ['4111 |2222', '4111|2222', '411|2 222'],
  ['4111| 2222', '4111|2222', '4111| 222'],
  ['4111 2222|', '4111 222|', '4111 222|'],
  ['4111[ ]2222', '4111|2222', '4111| 2222'],
  ['[4111 2222]', '|', '|'],
]);

check('the slash comes by itself and never on a deletion', rules.formatExpiryEdit, [
  ['|', '0|', '0|'],
  ['0|', '01|', '01 / |'],
  ['|', '5|', '05 / |'],
  ['|', '1|', '1|'],
  ['01 / |', '01 / 3|', '01 / 3|'],
  ['01 / |', '01 /|', '0|'],
  ['[0]1 / 30', '|1 / 30', '|1 / 30'],
  ['|', '130|', '01 / 30|'],
  ['|', '１２３０|', '12 / 30|'],
  ['|', '2030-01|', '2030-01|'],
  ['01 / 3|', '01 / 3x|', '01 / 3|'],
]);

test('without a selection and without a caret, typing is at the end', () => {
  assert.deepEqual(rules.formatCardNumberEdit({ text: '4111' }, { text: '41112' }), { text: '4111 2', caret: 6 });
  assert.deepEqual(rules.formatCardNumberEdit(null, { text: '41112', caret: null }), { text: '4111 2', caret: 6 });
  assert.deepEqual(rules.formatExpiryEdit(undefined, undefined), { text: '', caret: 0 });
});
