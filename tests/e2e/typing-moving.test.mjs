// From field to field: the focus goes on when a field is finished, and only then; Backspace leads back; Enter goes
// where the keyboard of a phone says.

import assert from 'node:assert/strict';
import { AMEX, MASTERCARD, VISA } from './cards.mjs';
import { Checkout, payRequests } from './checkout.mjs';
import { stories, story } from './harness.mjs';
import { focus, place, shown } from './typing.mjs';

async function cardForm(tab) {
  const checkout = await Checkout.open(tab);
  await checkout.chooseMethod('credit_card');
  return checkout;
}

/** Types into a field that is emptied before, and says where the focus is then. */
async function focusAfter(checkout, field, text) {
  await checkout.fill(field, '');
  await checkout.tab.write(text);
  return focus(checkout);
}

stories('Moving through a card form', () => {
  story('a card is typed from its first digit to its code without a key in between', async ({ tab }) => {
    const checkout = await cardForm(tab);
    await tab.click(checkout.input('number'));
    await tab.write(MASTERCARD.number + '1230' + MASTERCARD.code);
    await tab.write(MASTERCARD.name);
    assert.equal(await checkout.value('number'), '5555 5555 5555 4444');
    assert.equal(await checkout.value('expiry'), '12 / 30');
    assert.equal(await checkout.value('cvc'), '123');
    assert.equal(await checkout.value('name'), 'TARO YAMADA');
    assert.deepEqual(await checkout.problems(), []);
    await tab.press('Enter');
    await checkout.tab.wait('the thanks', () => location.pathname.startsWith('/thanks/'));
  });

  story('a field that could still grow is not left', async ({ tab }) => {
    const checkout = await cardForm(tab);
    for (const [field, text, then] of [
      ['number', VISA.number, 'number'],
      ['number', '30569309025904', 'number'],
      ['number', '3530111333300000', 'number'],
      ['number', '4000000000000000006', 'expiry'],
      ['number', AMEX.number, 'expiry'],
      ['number', '5555555555554445', 'number'],
      ['expiry', '1220', 'expiry'],
      ['expiry', '122030', 'cvc'],
      ['expiry', '1219', 'expiry'],
      ['expiry', '130', 'cvc'],
      ['expiry', '13', 'expiry'],
    ]) {
      await checkout.fill('number', '');
      assert.equal(await focusAfter(checkout, field, text), then, `${field} ${text}`);
    }
    for (const [number, code, then] of [
      ['', '123', 'cvc'],
      ['', '1234', 'cvc'],
      ['4', '123', 'name'],
      ['37', '123', 'cvc'],
      ['37', '1234', 'name'],
    ]) {
      await checkout.fill('number', number);
      assert.equal(await focusAfter(checkout, 'cvc', code), then, `${code} with ${number}`);
    }
    assert.equal(await focusAfter(checkout, 'name', 'TARO YAMADA'), 'name');
  });

  story('correcting a field does not lead away from it', async ({ tab }) => {
    const checkout = await cardForm(tab);
    await checkout.fill('number', '555555555555444');
    await place(checkout, 'number', '|5555 5555 5555 444');
    await tab.write('5');
    await tab.press('End');
    await tab.press('Backspace');
    assert.equal(await focus(checkout), 'number', 'a digit in the middle, and one deleted');

    await checkout.fill('expiry', '12');
    await checkout.fill('number', MASTERCARD.number);
    assert.equal(await focus(checkout), 'number', 'the next field has something in it');
    await tab.press('Tab');
    await checkout.focusAt('expiry');
    await tab.press('Shift+Tab');
    await checkout.focusAt('number');
  });

  story('Backspace in an empty field leads to the end of the one before, and deletes nothing there', async ({ tab }) => {
    const checkout = await cardForm(tab);
    await checkout.fill('number', MASTERCARD.number);
    await tab.write('12');
    await tab.hold('Backspace', 8);
    assert.equal(await focus(checkout), 'expiry', 'the press that emptied the field stays in it');
    await tab.hold('Backspace', 8);
    assert.equal(await focus(checkout), 'number');
    assert.equal(await shown(checkout, 'number'), '5555 5555 5555 4444|');
    await tab.press('Backspace');
    assert.equal(await shown(checkout, 'number'), '5555 5555 5555 444|');
    await tab.write('4');
    assert.equal(await focus(checkout), 'expiry', 'and on again');

    await tab.click(checkout.input('name'));
    await tab.press('Backspace');
    assert.equal(await focus(checkout), 'cvc');
    await tab.press('Backspace');
    await tab.press('Backspace');
    assert.equal(await focus(checkout), 'number');
    await tab.press('Home');
    await tab.press('Backspace');
    assert.equal(await shown(checkout, 'number'), '|5555 5555 5555 4444');
    await checkout.fill('number', '');
    await tab.press('Backspace');
    assert.equal(await focus(checkout), 'number', 'there is nothing before it');
  });

  story('Enter goes to what is missing, as its key says, and pays when nothing is', async ({ tab, seen }) => {
    const checkout = await cardForm(tab);
    const keys = () =>
      tab.ask((where) => page.all(where).map((input) => input.enterKeyHint), checkout.place('[data-field] input'));
    assert.deepEqual(await keys(), ['next', 'next', 'next', 'go']);

    await checkout.fill('number', VISA.number);
    await tab.press('Enter');
    assert.equal(await focus(checkout), 'expiry');
    await checkout.fill('cvc', VISA.code);
    await checkout.fill('number', VISA.number);
    assert.deepEqual(await keys(), ['next', 'next', 'next', 'go']);
    await checkout.fill('expiry', VISA.expiry);
    await tab.press('Enter');
    assert.equal(await focus(checkout), 'name', 'what is filled in already is passed over');
    assert.equal(payRequests(seen).length, 0);
    await tab.write(VISA.name);
    assert.deepEqual(await keys(), ['go', 'go', 'go', 'go']);

    await tab.click(checkout.input('number'));
    await tab.press('Enter');
    await tab.wait('the thanks', () => location.pathname.startsWith('/thanks/'));
    assert.equal(payRequests(seen).length, 1);
  });
});
