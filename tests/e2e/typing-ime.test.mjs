// Input methods, by the browser's own protocol: what they are composing is never touched, and what they have finished
// is put in order once.

import assert from 'node:assert/strict';
import { VISA } from './cards.mjs';
import { Checkout, payRequests } from './checkout.mjs';
import { everywhere, story } from './harness.mjs';
import { focus, place, shown } from './typing.mjs';

async function form(tab, method = 'credit_card', parameters = {}) {
  const checkout = await Checkout.open(tab, parameters);
  await checkout.chooseMethod(method);
  return checkout;
}

/** Lets an input method show texts, one after the other, and says what the field shows each time. */
async function composing(checkout, field, texts) {
  const seen = [];
  for (const text of texts) {
    await checkout.tab.compose(text);
    seen.push(await shown(checkout, field));
  }
  return seen;
}

everywhere('Typing with an input method', () => {
  story('full-width digits stay as they are while they are composed, and are formatted once', async ({ tab }) => {
    const checkout = await form(tab);
    await checkout.fill('number', '41');
    assert.deepEqual(await composing(checkout, 'number', ['１', '１１', '１１２', '１１２２', '１１２２ー']), [
      '41１|', '41１１|', '41１１２|', '41１１２２|', '41１１２２ー|',
    ]);
    await tab.compose('１１２２ー２', { selected: [2, 4] });
    assert.equal(await shown(checkout, 'number'), '41１１[２２]ー２', 'a selection within it is left alone');
    await tab.commit('１１２２ー２');
    assert.equal(await shown(checkout, 'number'), '4111 222|');

    await tab.click(checkout.input('expiry'));
    assert.deepEqual(await composing(checkout, 'expiry', ['１', '１２', '１２・', '１２・３０']), [
      '１|', '１２|', '１２・|', '１２・３０|',
    ]);
    await tab.commit('１２・３０');
    assert.equal(await shown(checkout, 'expiry'), '12 / 30|');
    assert.equal(await focus(checkout), 'expiry', 'the end of a composition leads nowhere');

    await tab.click(checkout.input('cvc'));
    assert.deepEqual(await composing(checkout, 'cvc', ['１', '１２３']), ['１|', '１２３|']);
    await tab.commit('１２３');
    assert.equal(await shown(checkout, 'cvc'), '123|');
    assert.equal(await focus(checkout), 'cvc');
  });

  story('a composition in the middle of a number, and one that is called off', async ({ tab }) => {
    const checkout = await form(tab);
    await checkout.fill('number', '41112222');
    await place(checkout, 'number', '4111 |2222');
    assert.deepEqual(await composing(checkout, 'number', ['９', '９８']), ['4111 ９|2222', '4111 ９８|2222']);
    await tab.commit('９８');
    assert.equal(await shown(checkout, 'number'), '4111 98|22 22');
    await tab.compose('７');
    await tab.compose('');
    assert.equal(await shown(checkout, 'number'), '4111 98|22 22');
    await place(checkout, 'number', '4111 [9822 22]');
    await tab.compose('３');
    assert.equal(await shown(checkout, 'number'), '4111 ３|');
    await tab.commit('３');
    assert.equal(await shown(checkout, 'number'), '4111 3|');
    await tab.commit('　');
    assert.equal(await shown(checkout, 'number').then((text) => text.replace('|', '')), '4111 3', 'a wide blank');
  });

  story('leaving a field in the middle of a composition keeps what was composed', async ({ tab, seen }) => {
    const checkout = await form(tab);
    await tab.click(checkout.input('number'));
    await tab.compose('４１１１２');
    await tab.click(checkout.input('expiry'));
    assert.equal(await checkout.value('number'), '4111 2');
    assert.equal(await checkout.problemAt('number'), 'カード番号を最後まで入力してください。');
    await checkout.fillCard(VISA);
    await checkout.fill('name', '');
    await tab.compose('TARO YAMADA');
    await checkout.pay();
    await tab.wait('the thanks', () => location.pathname.startsWith('/thanks/'));
    assert.match(payRequests(seen)[0].body, /"name":"TARO YAMADA"/);
  });

  story('the Enter that ends a composition does not pay', async ({ tab, seen }) => {
    const checkout = await form(tab);
    await checkout.fillCard(VISA);
    await checkout.fill('name', '');
    await tab.compose('TARO');
    // Enter is the input method's while it composes: the page is told of a key without a name, or of one with 229.
    for (const isComposing of [true, false]) {
      await tab.ask(
        ({ input, isComposing }) => {
          const key = { key: 'Enter', keyCode: isComposing ? 13 : 229, isComposing, bubbles: true, composed: true };
          page.find(input).dispatchEvent(new KeyboardEvent('keydown', key));
        },
        { input: checkout.input('name'), isComposing },
      );
    }
    await tab.commit('TARO');
    assert.equal(await checkout.stage(), 'collecting');
    assert.deepEqual(seen.events.filter(({ name }) => name === 'komoju-invalid'), []);
    assert.equal(payRequests(seen).length, 0);
    await tab.press('Enter');
    await tab.wait('the thanks', () => location.pathname.startsWith('/thanks/'));
  });

  story('a keyboard that composes everything deletes digits and gaps', async ({ tab }) => {
    const checkout = await form(tab);
    await tab.click(checkout.input('number'));
    assert.deepEqual(await composing(checkout, 'number', ['4', '41', '411', '4111', '41112', '411122', '41112']), [
      '4|', '41|', '411|', '4111|', '41112|', '411122|', '41112|',
    ]);
    await tab.commit('41112');
    assert.equal(await shown(checkout, 'number'), '4111 2|');
    // It takes the last group up again and deletes through it, one by one, and then what stands before it.
    await tab.compose('2', { over: [5, 6] });
    await tab.compose('');
    assert.equal(await shown(checkout, 'number'), '4111|');
    await tab.compose('411', { over: [0, 4] });
    assert.equal(await shown(checkout, 'number'), '411|');
    await tab.compose('41');
    await tab.commit('41');
    assert.equal(await shown(checkout, 'number'), '41|');

    await checkout.fill('expiry', '12');
    await tab.compose('12 / 3', { over: [0, 5] });
    await tab.compose('12 / ');
    await tab.compose('12 /');
    await tab.compose('12');
    assert.equal(await shown(checkout, 'expiry'), '12|');
    await tab.compose('1');
    await tab.commit('1');
    assert.equal(await shown(checkout, 'expiry'), '1|');
  });
});
