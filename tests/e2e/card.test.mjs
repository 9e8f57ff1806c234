// Paying by card, from the shop's first page to its thanks; every way a card is declined; by keyboard; in English.

import assert from 'node:assert/strict';
import { AMEX, MASTERCARD, VISA, declined } from './cards.mjs';
import { Checkout, payRequests } from './checkout.mjs';
import { answered, everywhere, stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

everywhere('Paying by card', () => {
  story('a shopper buys something by card and is thanked', async ({ tab, seen }) => {
    await tab.open(world.shop);
    await tab.click('a[href^="/products/"]');
    await tab.click('main form button');
    await tab.click('.onward a[href="/checkout"]');
    const checkout = new Checkout(tab);
    await checkout.reach('collecting');
    const session = await checkout.session();

    await checkout.payByCard(VISA);

    assert.equal(await shop.thanks(tab), 'ありがとうございます');
    assert.equal(await shop.orderAfterThanks(tab), 'お支払い済み');
    const { charges, data } = await world.payments(session);
    assert.equal(charges, 1);
    assert.deepEqual(data.map(({ status }) => status), ['captured']);
    assert.equal(data[0].payment_details.brand, 'visa');
    assert.equal(payRequests(seen).length, 1);
    const names = seen.events.map(({ name }) => name);
    assert.deepEqual(names.filter((name) => name !== 'komoju-change'), [
      'komoju-ready', 'komoju-method', 'komoju-before-pay', 'komoju-complete',
    ]);
  });

  story('an American Express number is grouped 4-6-5 and has a code of four digits', async ({ tab }) => {
    const checkout = await Checkout.open(tab);
    await checkout.chooseMethod('credit_card');
    await checkout.fill('number', AMEX.number);
    assert.equal(await checkout.value('number'), '3782 822463 10005');
    assert.match(await checkout.text(), /カード表面の4桁/);

    await checkout.fillCard({ ...AMEX, code: '123' });
    await checkout.pay();
    assert.equal(await checkout.problemAt('cvc'), 'セキュリティコードは4桁です。');
    await checkout.fill('cvc', AMEX.code);
    const session = await checkout.session();
    await checkout.pay();

    await shop.thanks(tab);
    const { data } = await world.payments(session);
    assert.deepEqual(data.map(({ payment_details: { brand } }) => brand), ['american_express']);
  });

  /** Ending of the test card, where the problem is told, and the sentence (DOMAIN.md 6.3). */
  const DECLINED = [
    ['1000', 'notice', 'insufficient_funds', '残高が足りません。別のカード、または別のお支払い方法をお試しください。'],
    ['1018', 'notice', 'exceeds_limit', 'ご利用限度額を超えています。別のカード、または別のお支払い方法をお試しください。'],
    ['1034', 'field', 'cvc', 'セキュリティコードが一致しません。カードを見て、もう一度入力してください。'],
    ['1042', 'field', 'expiry', 'カードの有効期限が切れています。有効期限を確認するか、別のカードをお使いください。'],
    ['1059', 'notice', 'card_declined', 'このカードはご利用いただけませんでした。別のカード、または別のお支払い方法をお試しください。'],
    ['1067', 'field', 'number', '番号が正しくないようです。もう一度ご確認ください。'],
  ];

  for (const [ending, where, name, sentence] of DECLINED) {
    story(
      `the card ending in ${ending} is declined in our own words, and another card then pays`,
      async ({ tab }) => {
        const checkout = await Checkout.open(tab);
        const session = await checkout.session();
        const card = declined(ending);
        await checkout.payByCard(card);

        const told = where === 'notice' ? await checkout.notice(name) : await checkout.problemAt(name);
        assert.equal(told, sentence);
        assert.deepEqual(await checkout.problems(), [sentence], 'it is said once');
        if (where === 'field') await checkout.focusAt(name);
        assert.equal((await checkout.value('number')).replaceAll(' ', ''), card.number);
        assert.equal(await checkout.value('expiry'), '12 / 99');
        assert.equal(await checkout.value('name'), card.name);
        assert.equal(await checkout.value('cvc'), '');
        assert.equal((await world.payments(session)).charges, 0);

        await checkout.fill('number', MASTERCARD.number);
        await checkout.fill('expiry', MASTERCARD.expiry);
        await checkout.fill('cvc', MASTERCARD.code);
        await checkout.pay();
        await shop.thanks(tab);
        const { charges, data } = await world.payments(session);
        assert.equal(charges, 1);
        assert.deepEqual(data.map(({ status }) => status), ['captured', 'failed']);
      },
      { errors: [answered(502)] },
    );
  }

  story('a shopper without a mouse pays', async ({ tab }) => {
    const checkout = await Checkout.open(tab);
    const session = await checkout.session();
    const tabTo = async (place) => {
      // The page has fewer places to stop than this.
      for (let presses = 0; presses < 40; presses++) {
        await tab.press('Tab');
        if (await tab.ask((where) => page.find(where) === page.focused(), place)) return;
      }
      assert.fail(`the Tab key never came to ${place}`);
    };

    await tabTo(checkout.place('[data-method=credit_card] .row input'));
    await tab.press('Space');
    await checkout.choiceOf('credit_card');
    await tab.press('ArrowDown');
    await checkout.choiceOf('konbini');
    await tab.press('ArrowUp');
    await checkout.choiceOf('credit_card');
    const typed = { number: VISA.number, expiry: VISA.expiry, cvc: VISA.code, name: VISA.name };
    for (const [field, text] of Object.entries(typed)) {
      await tabTo(checkout.input(field));
      await tab.write(text);
    }
    await tabTo(checkout.button());
    await tab.press('Enter');

    await shop.thanks(tab);
    assert.equal((await world.payments(session)).charges, 1);
  });

  story('Enter in a field pays', async ({ tab }) => {
    const checkout = await Checkout.open(tab);
    await checkout.chooseMethod('credit_card');
    await checkout.fillCard(VISA);
    await tab.press('Enter');
    await shop.thanks(tab);
  });

  story('paying too early leads to the first field that needs attention, and sends nothing', async ({ tab, seen }) => {
    const checkout = await Checkout.open(tab);
    await checkout.chooseMethod('credit_card');
    await checkout.pay();
    await checkout.focusAt('number');
    assert.equal(await checkout.problemAt('number'), '入力してください。');

    await checkout.fill('number', VISA.number);
    await checkout.fill('expiry', '0030');
    await checkout.pay();
    await checkout.focusAt('expiry');
    assert.equal(await checkout.problemAt('expiry'), '月は01から12で入力してください。');

    const invalid = seen.events.filter(({ name }) => name === 'komoju-invalid').map(({ detail }) => detail.errors);
    const words = invalid.map((errors) => errors.map(({ field, reason }) => `${field} ${reason}`));
    assert.deepEqual(words, [
      ['number required', 'expiry required', 'cvc required', 'name required'],
      ['expiry expiry_month', 'cvc required', 'name required'],
    ]);
    assert.equal(payRequests(seen).length, 0);
  });

  story('pressing the button twice pays once', async ({ tab, seen }) => {
    const checkout = await Checkout.open(tab);
    const session = await checkout.session();
    await checkout.chooseMethod('credit_card');
    await checkout.fillCard(VISA);
    await tab.doubleClick(checkout.button());
    await shop.thanks(tab);
    assert.equal(payRequests(seen).length, 1);
    assert.equal((await world.payments(session)).data.length, 1);
  });

  story(
    'it speaks English to whoever the shop speaks English to',
    async ({ tab }) => {
      const checkout = await Checkout.open(tab, { lang: 'en' });
      assert.match(await checkout.row('credit_card'), /Credit or debit card/);
      await checkout.payByCard(declined('1000'));
      const sentence = 'There is not enough balance. Please use another card or payment method.';
      assert.equal(await checkout.notice('insufficient_funds'), sentence);
      assert.match(await tab.ask((place) => page.find(place).innerText, checkout.button()), /^Pay ¥1,200$/);
      const everything = await checkout.text();
      assert.doesNotMatch(everything, /[\u3040-\u30ff\u4e00-\u9fff]/, 'no Japanese is left');
      await checkout.fill('number', VISA.number);
      await checkout.fill('cvc', VISA.code);
      await checkout.pay();
      assert.equal(await shop.thanks(tab), 'Thank you');
    },
    { errors: [answered(502)] },
  );
});

stories('A refusal', () => {
  story('is in sight, with the button that stays there on a phone', async ({ tab }) => {
    const checkout = await Checkout.open(tab, { types: 'credit_card,konbini,pay_easy,bank_transfer,paypay,merpay' });
    await checkout.payByCard(declined('1000'));
    await checkout.notice('insufficient_funds');
    const seen = ([notice, button]) =>
      [notice, button].map((place) => {
        const { top, bottom, left } = page.find(place).getBoundingClientRect();
        const over = page.find(place).getRootNode().elementFromPoint(left + 20, (top + bottom) / 2);
        return top >= 0 && bottom <= innerHeight && page.find(place).contains(over);
      });
    assert.deepEqual(await tab.ask(seen, [checkout.place('.notice'), checkout.button()]), [true, true]);
  }, { width: 360, height: 740, errors: [answered(502)] });
});
