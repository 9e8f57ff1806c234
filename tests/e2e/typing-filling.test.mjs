// Texts that come in one piece: the browser's autofill, a password manager's, a paste, a drop; and far too much text.

import assert from 'node:assert/strict';
import { VISA } from './cards.mjs';
import { Checkout, payRequests } from './checkout.mjs';
import { stories, story } from './harness.mjs';
import { focus, place, shown } from './typing.mjs';

const FIELDS = ['number', 'expiry', 'cvc', 'name'];

async function cardForm(tab) {
  const checkout = await Checkout.open(tab);
  await checkout.chooseMethod('credit_card');
  return checkout;
}

const card = async (checkout) => Promise.all(FIELDS.map((field) => checkout.value(field)));

/** What the page was told last of whether the form is complete. */
const complete = (seen) => seen.events.filter(({ name }) => name === 'komoju-change').at(-1)?.detail.complete;

/** Fills values in as programs do: no keys, plain events, of those named. */
const fillIn = (checkout, values, events) =>
  checkout.tab.ask(
    ({ values, events }) => {
      for (const [place, value] of values) page.find(place).value = value;
      for (const [place] of values) {
        for (const event of events) page.find(place).dispatchEvent(new Event(event, { bubbles: true, composed: true }));
      }
    },
    { values: Object.entries(values).map(([field, value]) => [checkout.input(field), value]), events },
  );

stories('Filling a card in', () => {
  story("the browser's own autofill fills the whole card, and the card pays", async ({ tab, seen }) => {
    const checkout = await cardForm(tab);
    const saved = { number: '4111111111111111', name: 'TARO YAMADA', month: '12', year: '2099', code: '123' };
    await tab.autofill(checkout.input('number'), saved);
    await tab.wait('the name', (place) => page.find(place).value, checkout.input('name'));
    assert.deepEqual(await card(checkout), ['4111 1111 1111 1111', '12 / 2099', '123', 'TARO YAMADA']);
    assert.equal(complete(seen), true);
    assert.deepEqual(await checkout.problems(), []);
    await checkout.pay();
    await tab.wait('the thanks', () => location.pathname.startsWith('/thanks/'));
    assert.equal(payRequests(seen).length, 1);
  }, { savedCards: true });

  story('programs fill in all at once, one by one, and with few events', async ({ tab, seen }) => {
    const checkout = await cardForm(tab);
    const values = { number: '378282246310005', expiry: '12/30', cvc: '1234', name: 'TARO YAMADA' };
    const full = ['3782 822463 10005', '12 / 30', '1234', 'TARO YAMADA'];
    for (const events of [['input', 'change'], ['input'], ['change'], ['keydown', 'input', 'keyup', 'change']]) {
      for (const field of FIELDS) await checkout.fill(field, '');
      await fillIn(checkout, values, events);
      assert.deepEqual(await card(checkout), full, `all at once, with ${events}`);
      assert.equal(complete(seen), true);
      for (const field of FIELDS) await checkout.fill(field, '');
      const sofar = ['', '', '', ''];
      // The code first: whatever comes after it must leave it alone.
      for (const at of [2, 3, 1, 0]) {
        await fillIn(checkout, { [FIELDS[at]]: values[FIELDS[at]] }, events);
        sofar[at] = full[at];
        assert.deepEqual(await card(checkout), sofar, `one by one, with ${events}`);
      }
      assert.equal(complete(seen), true);
    }
    await fillIn(checkout, { expiry: '2030-12' }, ['input']);
    assert.equal(complete(seen), true, 'as a month field has it');
  });

  story('a pasted number is put in order, and one with words around it is told', async ({ tab, seen }) => {
    const checkout = await cardForm(tab);
    for (const [text, expected] of [
      ['4111111111111111', '4111 1111 1111 1111|'],
      ['4111 1111 1111 1111', '4111 1111 1111 1111|'],
      ['４１１１ー１１１１ー１１１１ー１１１１', '4111 1111 1111 1111|'],
      ['４１１１　１１１１－１１１１‐１１１１', '4111 1111 1111 1111|'],
      [' 5555-5555-5555-4444\n', '5555 5555 5555 4444|'],
      ['\u202d378282246310005\u202c', '3782 822463 10005|'],
    ]) {
      await checkout.fill('number', '');
      await tab.paste(text);
      assert.equal(await shown(checkout, 'number'), expected, text);
      assert.equal(await focus(checkout), 'number', 'what was pasted wants to be looked at');
    }
    await checkout.fill('number', '41119');
    await place(checkout, 'number', '4111 |9');
    await tab.paste('2222');
    assert.equal(await shown(checkout, 'number'), '4111 2222| 9');
    await place(checkout, 'number', '41[11 22]22 9');
    await tab.paste('5 5');
    assert.equal(await shown(checkout, 'number'), '4155| 229');
    await tab.press('Control+z');
    assert.equal(await checkout.value('number'), '4111 2222 9', 'a paste can be undone');

    for (const text of ['カード番号 4111 1111 1111 1111', '4111-1111-1111-111l', '🎉4111111111111111']) {
      await checkout.fill('number', '');
      await tab.paste(text);
      assert.equal(await checkout.value('number'), text, 'nothing is dropped in silence');
      await tab.press('Tab');
      assert.equal(await checkout.problemAt('number'), 'カード番号に誤りがあります。');
    }
    for (const [text, expected] of [['１２／３０', '12 / 30|'], ['2030-12', '2030-12|'], ['12/2030', '12 / 2030|']]) {
      await checkout.fill('expiry', '');
      await tab.paste(text);
      assert.equal(await shown(checkout, 'expiry'), expected);
    }

    await checkout.fillCard(VISA);
    const problems = [];
    for (const field of FIELDS) {
      for (const text of ['4'.repeat(10_000), 'あ4 '.repeat(3_333)]) {
        const good = await checkout.value(field);
        await checkout.fill(field, '');
        await tab.paste(text);
        await tab.press('Tab');
        problems.push(`${field}: ${await checkout.problemAt(field)}`);
        await checkout.pay();
        await checkout.focusAt(field);
        await checkout.fill(field, good);
        await tab.press('Tab');
      }
    }
    assert.deepEqual(problems, [
      'number: カード番号に誤りがあります。',
      'number: カード番号に誤りがあります。',
      'expiry: 月は01から12で入力してください。',
      'expiry: 有効期限をご確認ください。',
      'cvc: セキュリティコードは3桁です。',
      'cvc: セキュリティコードは3桁です。',
      'name: お名前の欄にカード番号が入っているようです。',
      'name: お名前をご確認ください。',
    ]);
    assert.equal(payRequests(seen).length, 0);
  });

  story('a number that is dropped in is put in order, with the caret behind it', async ({ tab }) => {
    const checkout = await cardForm(tab);
    await tab.drop(checkout.input('number'), '4111-1111-1111-1111');
    assert.equal(await shown(checkout, 'number'), '4111 1111 1111 1111|');
    await tab.drop(checkout.input('expiry'), '１２/30');
    assert.equal(await shown(checkout, 'expiry'), '12 / 30|');
    assert.equal(await checkout.value('number'), '4111 1111 1111 1111');
  });
});
