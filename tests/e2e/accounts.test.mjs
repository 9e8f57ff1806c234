// Paying from an account with an id and a password: two Korean vouchers and a Japanese shop's own.

import assert from 'node:assert/strict';
import { Checkout, sentDetails } from './checkout.mjs';
import { answered, stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

/** What each is called, its currency, and the names of its two fields in the request. */
const ACCOUNTS = [
  ['culture_voucher', 'KRW', 'culture_id', 'culture_password'],
  ['happy_money', 'KRW', 'happy_money_id', 'happy_money_password'],
  ['dospara', 'JPY', 'user_no', 'user_password'],
];

const UNKNOWN = {
  ja: 'アカウントが見つかりません。入力内容をご確認ください。',
  en: 'The account was not found. Please check what you entered.',
};

const WRONG = {
  ja: 'パスワードが違います。もう一度入力してください。',
  en: 'The password is wrong. Please enter it again.',
};

stories('Paying from an account', () => {
  for (const [type, currency, id, password] of ACCOUNTS) {
    story(`${type} is paid; blanks around the id go, those of the password stay`, async ({ tab, seen }) => {
      const checkout = await Checkout.openFor(tab, type, { currency });
      const session = await checkout.session();
      assert.match(await checkout.buttonText(), currency === 'KRW' ? /(₩|KRW\s?)1,200/ : /￥1,200/);
      await checkout.fillAll({ account: ' hanako-１ ', password: ' pass－ｗord ' });
      await checkout.pay();
      await shop.thanks(tab);
      assert.deepEqual(sentDetails(seen), [{ type, [id]: 'hanako-１', [password]: ' pass－ｗord ' }]);
      const payment = await world.onlyPayment(session);
      assert.deepEqual([payment.status, payment.currency, payment.total], ['captured', currency, 1200]);
    });

    for (const lang of ['ja', 'en']) {
      story(
        `${type}: an unknown account and a wrong password are told at their fields, then it pays (${lang})`,
        async ({ tab, seen }) => {
          const checkout = await Checkout.openFor(tab, type, { currency, lang });
          const session = await checkout.session();
          await checkout.fillAll({ account: 'unknown', password: 'secret-42' });
          await checkout.pay();
          assert.equal(await checkout.problemAt('account'), UNKNOWN[lang]);
          await checkout.focusAt('account');
          // A password does not outlast its request.
          assert.equal(await checkout.value('password'), '');

          await checkout.fillAll({ account: 'hanako', password: 'wrong' });
          await checkout.pay();
          assert.equal(await checkout.problemAt('password'), WRONG[lang]);
          await checkout.focusAt('password');
          assert.equal(await checkout.value('account'), 'hanako');
          assert.equal((await world.payments(session)).charges, 0);

          await checkout.fill('password', 'secret-43');
          await checkout.pay();
          await shop.thanks(tab);
          assert.equal((await world.payments(session)).charges, 1);
          const told = JSON.stringify([seen.events, seen.console]);
          assert.ok(!told.includes('hanako'), 'the account is in an event or in the console');
          for (const secret of ['secret-42', 'secret-43']) {
            assert.ok(!told.includes(secret), 'a password is in an event or in the console');
            assert.equal(seen.requests.filter(({ body }) => body.includes(secret)).length, 1);
          }
        },
        { again: lang === 'en', errors: [answered(502)] },
      );
    }

    story(`${type} asks for both before anything is sent`, async ({ tab }) => {
      const checkout = await Checkout.openFor(tab, type, { currency });
      await checkout.fill('account', '　 ');
      await checkout.pay();
      await checkout.focusAt('account');
      assert.equal(await checkout.problemAt('account'), '入力してください。');
      assert.equal(await checkout.problemAt('password'), '入力してください。');
      await world.assertNothingSent(await checkout.session());
    });
  }

  story('the password is not shown while it is typed, and not offered to be filled in', async ({ tab }) => {
    const checkout = await Checkout.openFor(tab, 'dospara');
    const read = (place) => {
      const { type, autocomplete, name } = page.find(place);
      return { type, autocomplete, name };
    };
    assert.deepEqual(await tab.ask(read, checkout.input('password')), { type: 'password', autocomplete: 'off', name: '' });
  });
});
