// The caret never jumps: typing, deleting, selecting and undoing in the fields of a card (DOMAIN.md 1.4).

import assert from 'node:assert/strict';
import { Checkout } from './checkout.mjs';
import { stories, story } from './harness.mjs';
import { after, place, shown } from './typing.mjs';

async function cardForm(tab) {
  const checkout = await Checkout.open(tab);
  await checkout.chooseMethod('credit_card');
  return checkout;
}

stories('Typing a card', () => {
  story('a number is grouped while it is typed, also in its middle', async ({ tab }) => {
    const checkout = await cardForm(tab);
    await checkout.fill('number', '41112');
    assert.equal(await shown(checkout, 'number'), '4111 2|');
    await tab.write('222');
    await place(checkout, 'number', '41|11 2222');
    await tab.write('99');
    assert.equal(await shown(checkout, 'number'), '4199| 1122 22');
    await tab.press('ArrowRight');
    await tab.write('0');
    assert.equal(await shown(checkout, 'number'), '4199 0|112 222');
    await tab.write('x');
    assert.equal(await shown(checkout, 'number'), '4199 0|112 222', 'a letter that slips in is nothing');
    await place(checkout, 'number', '4199| 0112 222');
    await tab.write('5');
    assert.equal(await shown(checkout, 'number'), '4199 5|011 2222');
  });

  story('deleting over a gap makes progress with every press, in both directions', async ({ tab }) => {
    const checkout = await cardForm(tab);
    await checkout.fill('number', '41112222');
    await place(checkout, 'number', '4111 2|222');
    const backward = ['4111| 222', '411|2 22', '41|22 2', '4|222', '|222', '|222'];
    for (const expected of backward) {
      assert.equal((await after(checkout, 'number', () => tab.press('Backspace'))).replace('4111 |', '4111| '), expected);
    }
    await checkout.fill('number', '411122223333');
    await place(checkout, 'number', '411|1 2222 3333');
    const forward = ['411|2 2223 333', '411|2 2233 33', '411|2 2333 3', '411|2 3333', '411|3 333', '411|3 33'];
    for (const expected of forward) {
      assert.equal(await after(checkout, 'number', () => tab.press('Delete')), expected);
    }
    await place(checkout, 'number', '4113| 33');
    assert.equal(await after(checkout, 'number', () => tab.press('Delete')), '4113| 3');

    await checkout.fill('expiry', '1230');
    await place(checkout, 'expiry', '12 / 30|');
    const expiry = ['12 / 3|', '12|', '1|', '|'];
    for (const expected of expiry) {
      assert.equal(await after(checkout, 'expiry', () => tab.press('Backspace')), expected);
    }
  });

  story('a held Backspace empties a field and stops there', async ({ tab }) => {
    const checkout = await cardForm(tab);
    await checkout.fill('number', '4111111111111111');
    await checkout.fill('expiry', '0130');
    await place(checkout, 'expiry', '01 / 30|');
    await tab.hold('Backspace', 12);
    assert.equal(await shown(checkout, 'expiry'), '|');
    assert.equal(await checkout.value('number'), '4111 1111 1111 1111');
    await checkout.focusAt('expiry');
    await tab.click(checkout.input('number'));
    await tab.press('End');
    await tab.hold('Backspace', 25);
    assert.equal(await shown(checkout, 'number'), '|');
  });

  story('whole words are deleted until nothing is left', async ({ tab }) => {
    const checkout = await cardForm(tab);
    for (const [field, typed] of [['number', '411122223333'], ['expiry', '1230'], ['expiry', '012030']]) {
      await checkout.fill(field, typed);
      await tab.click(checkout.input(field));
      await tab.press('End');
      let text = await checkout.value(field);
      while (text) {
        await tab.press('Control+Backspace');
        const less = await checkout.value(field);
        assert.ok(less.length < text.length, `${text} became ${less}`);
        text = less;
      }
      await checkout.fill(field, typed);
      await tab.click(checkout.input(field));
      await tab.press('Home');
      for (let presses = 0; presses < 4; presses++) await tab.press('Control+Delete');
      assert.equal(await shown(checkout, field), '|');
    }
  });

  story('a selection over a gap is deleted, typed over, cut and put back', async ({ tab }) => {
    const checkout = await cardForm(tab);
    const start = '411122223333';
    for (const [selection, act, expected] of [
      ['411[1 2]222 3333', () => tab.press('Backspace'), '411|2 2233 33'],
      ['411[1 2]222 3333', () => tab.press('Delete'), '411|2 2233 33'],
      ['411[1 2222 3]333', () => tab.write('9'), '4119| 333'],
      ['4111[ 2222 ]3333', () => tab.press('Control+x'), '4111| 3333'],
      ['[4111 2222 3333]', () => tab.write('5'), '5|'],
      ['4111 2222 [3333]', () => tab.write('4'), '4111 2222 4|'],
    ]) {
      await checkout.fill('number', start);
      await place(checkout, 'number', selection);
      assert.equal(await after(checkout, 'number', act), expected, selection);
    }
    await checkout.fill('number', start);
    await tab.press('Control+a');
    assert.equal(await shown(checkout, 'number'), '[4111 2222 3333]');
    await tab.press('Control+c');
    assert.equal(await shown(checkout, 'number'), '[4111 2222 3333]', 'copying leaves the selection');
  });

  story('edits are undone and redone, and never mix digits up', async ({ tab }) => {
    const checkout = await cardForm(tab);
    const see = (key) => after(checkout, 'number', () => tab.press(key));
    await checkout.fill('number', '411122');
    await tab.press('Backspace');
    await tab.press('Backspace');
    await tab.write('9');
    assert.equal(await see('Control+z'), '4111|');
    assert.equal(await see('Control+z'), '4111 22|');
    assert.equal(await see('Control+z'), '|');
    assert.equal(await see('Control+z'), '|', 'there is nothing before that');
    assert.equal(await see('Control+y'), '4111 22|');
    assert.equal(await see('Control+Shift+z'), '4111|');
    assert.equal(await see('Control+y'), '4111 9|');
    assert.equal(await see('Control+y'), '4111 9|', 'nor after it');

    await checkout.fill('number', '41235');
    await place(checkout, 'number', '412|3 5');
    await tab.press('Backspace');
    assert.equal(await see('Control+z'), '412|3 5', 'the caret is where something came back');
    await tab.press('Control+a');
    await tab.press('Delete');
    assert.equal(await see('Control+z'), '4123 5|');

    await checkout.fill('expiry', '1230');
    await place(checkout, 'expiry', '12 / 30|');
    await tab.press('Control+z');
    assert.equal(await shown(checkout, 'expiry'), '|');
    await tab.press('Control+y');
    assert.equal(await shown(checkout, 'expiry'), '12 / 30|');
    assert.equal(await checkout.value('number'), '4123 5', 'each field has its own past');
  });

  story("the browser's own undo, from a menu, does the same", async ({ tab }) => {
    const checkout = await cardForm(tab);
    await checkout.fill('number', '411122');
    const menu = (command) => after(checkout, 'number', () => tab.ask((word) => void document.execCommand(word), command));
    assert.equal(await menu('undo'), '|');
    assert.equal(await menu('redo'), '4111 22|');
    // Whatever the browser believes there is to be undone, digits are not made up.
    for (let presses = 0; presses < 6; presses++) assert.match(await menu('redo'), /^(4111 22)?\|$/);
    for (let presses = 0; presses < 6; presses++) assert.match(await menu('undo'), /^(4111 22)?\|$/);
  });

  story('a brand that changes while it is typed groups anew and leaves the code alone', async ({ tab }) => {
    const checkout = await cardForm(tab);
    await checkout.fill('cvc', '1234');
    await checkout.fill('number', '47822246310005');
    assert.equal(await shown(checkout, 'number'), '4782 2246 3100 05|');
    await place(checkout, 'number', '|4782 2246 3100 05');
    await tab.press('Delete');
    await tab.write('3');
    assert.equal(await shown(checkout, 'number'), '3|782 224631 0005', '4-6-5');
    assert.match(await checkout.text(), /カード表面の4桁/);
    await tab.press('Delete');
    await tab.write('6');
    assert.equal(await shown(checkout, 'number'), '36|82 224631 0005', '4-6-4');
    await tab.press('Home');
    await tab.press('Delete');
    await tab.write('5');
    await tab.press('Delete');
    await tab.write('5');
    assert.equal(await shown(checkout, 'number'), '55|82 2246 3100 05', '4-4-4-4');
    assert.equal(await checkout.value('cvc'), '1234');
  });
});
