// What a field shows, as one text: the caret as `|`, a selection between `[` and `]`.

import assert from 'node:assert/strict';

/** What a field shows: `4111 |2222`, or `41[11 2]222`. */
export const shown = (checkout, field) =>
  checkout.tab.ask((place) => {
    const { value, selectionStart: start, selectionEnd: end } = page.find(place);
    const [before, within, after] = [value.slice(0, start), value.slice(start, end), value.slice(end)];
    return start === end ? `${before}|${after}` : `${before}[${within}]${after}`;
  }, checkout.input(field));

/** Puts the caret, or a selection, where a text in the same writing has it. The text itself must be there already. */
export async function place(checkout, field, marked) {
  const [start, end] = [marked.search(/[[|]/), marked.includes(']') ? marked.indexOf(']') - 1 : marked.indexOf('|')];
  assert.equal(await checkout.value(field), marked.replace(/[[\]|]/g, ''), 'what stands in the field');
  await checkout.tab.ask(
    ({ input, from, to }) => {
      page.find(input).focus();
      page.find(input).setSelectionRange(from, to);
    },
    { input: checkout.input(field), from: start, to: end },
  );
}

/** The field that has the focus, by its name. */
export const focus = (checkout) => checkout.tab.ask(() => page.focused().closest('[data-field]')?.dataset.field);

/** Does something, and says what a field shows then. */
export async function after(checkout, field, act) {
  await act();
  return shown(checkout, field);
}
