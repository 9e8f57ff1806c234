// The checkout that pays nothing (attribute `token`): it makes a token, the bank is asked before there is one, and the
// shop's server pays with it.

import assert from 'node:assert/strict';
import { ASKED_FOR_BY_THE_BANK, ASKED_FOR_IN_VAIN, FRICTIONLESS, MASTERCARD, REFUSED_BY_THE_BANK, VISA } from './cards.mjs';
import { Challenge, challenges } from './challenge.mjs';
import { Checkout, heard, payRequests, told } from './checkout.mjs';
import { BACK_AT_THE_SHOP, NO_ANSWER, answered, stories, story } from './harness.mjs';
import { TARO } from './people.mjs';
import * as world from './world.mjs';

const may = [BACK_AT_THE_SHOP];

const open = (tab, parameters = {}) => Checkout.open(tab, { token: 1, ...parameters });

/** Waits until the checkout says that a token was made; the answer is the one that the page was told last. */
async function tokenOf(checkout, seen, lang = 'ja') {
  await checkout.reach('tokenised');
  const said = lang === 'ja'
    ? ['お支払い情報を受け付けました', 'お支払いはまだ完了していません。このままショップの案内に沿ってお進みください。', '内容を変更する']
    : ['Your details are ready', 'You have not paid yet. Please continue with the shop.', 'Change your details'];
  assert.deepEqual((await checkout.text()).split(/\s*\n\s*/), said);
  const { token, type } = (await heard(seen, 'komoju-token')).at(-1);
  const shown = checkout.tab.ask(() => page.find('.token-made:not([hidden]) code').innerText);
  assert.equal(await shown, token, 'the shop has it');
  return { token, type };
}

/** The shop's server pays the session with a token. */
const payWith = (session, token) => world.asTheShop('POST', `/sessions/${session}/pay`, { payment_details: token });

/** Nothing was paid, and nobody was told that anything was. */
async function assertNothingPaid(session, seen) {
  assert.deepEqual((await world.payments(session)).data, []);
  assert.equal(payRequests(seen).length, 0);
  for (const event of ['komoju-complete', 'komoju-pending', 'komoju-instructions']) assert.deepEqual(told(seen, event), []);
}

const changeDetails = (checkout) => checkout.tab.click(checkout.place('[data-stage=tokenised] button'));

stories('Making a token of a card', () => {
  for (const [what, card, lang, button, events] of [
    ['that takes no part in 3-D Secure', VISA, 'ja', null, []],
    ['whose bank vouches for its holder', FRICTIONLESS, 'en', null, []],
    ['whose bank asks and agrees', ASKED_FOR_BY_THE_BANK, 'ja', 'approve', ['open', 'returned']],
  ]) {
    story(`a card ${what} is made a token of, and the shop's server pays with it (${lang})`, async ({ tab, seen }) => {
      const checkout = await open(tab, { lang });
      const session = await checkout.session();
      await checkout.payByCard(card);
      if (button) {
        const challenge = new Challenge(checkout);
        await challenge.appears();
        assert.deepEqual(told(seen, 'komoju-token'), [], 'there is no token before the bank agrees');
        await challenge.atTheBank(button);
      }
      const { token, type } = await tokenOf(checkout, seen, lang);
      assert.equal(type, 'credit_card');
      assert.match((await challenges(seen, events.length)).join().replace('completed', 'returned'), new RegExp(`^${events}$`));
      await assertNothingPaid(session, seen);

      const { total, used, data } = await world.secureTokens(session);
      assert.deepEqual([total, used, data[0].id, data[0].amount, data[0].currency], [1, 0, token, 1_200, 'JPY']);
      const { status, body } = await payWith(session, token);
      assert.deepEqual([status, body.status], [200, 'completed'], 'the bank does not ask again');
      const { charges, data: paid } = await world.payments(session);
      assert.deepEqual([charges, paid.length, paid[0].status, paid[0].total], [1, 1, 'captured', 1_200]);
      assert.equal((await world.secureTokens(session)).used, 1);
      const number = card.number;
      const carriers = seen.requests.filter((request) => JSON.stringify(request).includes(number));
      assert.deepEqual(carriers.map(({ url }) => url), [`${world.api}/api/v1/secure_tokens`]);
    }, { may });
  }

  for (const [what, card, act] of [
    ['the bank refuses', ASKED_FOR_BY_THE_BANK, (challenge) => challenge.atTheBank('fail')],
    ['the bank does not believe the answer', ASKED_FOR_IN_VAIN, (challenge) => challenge.atTheBank('approve')],
    ['the shopper walks away from the bank\'s page', ASKED_FOR_BY_THE_BANK, (challenge) => challenge.atTheBank('back')],
    ['the bank says no without asking', REFUSED_BY_THE_BANK, null],
  ]) {
    story(`${what}: there is no token, and another card makes one`, async ({ tab, seen }) => {
      const checkout = await open(tab);
      const session = await checkout.session();
      await checkout.payByCard(card);
      if (act) {
        const challenge = new Challenge(checkout);
        await challenge.appears();
        await act(challenge);
      }
      const sentence = '本人認証が完了しませんでした。もう一度お試しいただくか、別のカードをお使いください。';
      // Whoever walked away may have agreed all the same: that is looked up first.
      assert.equal(await checkout.notice('three_ds_failed', 30_000), sentence);
      await checkout.reach('collecting');
      assert.deepEqual(told(seen, 'komoju-token'), []);
      const [{ who, retry }, ...others] = await heard(seen, 'komoju-error');
      assert.deepEqual([who, retry, others.length], ['shopper', true, 0]);
      await checkout.fillCard(VISA);
      await checkout.pay();
      const { token } = await tokenOf(checkout, seen);
      await assertNothingPaid(session, seen);
      assert.equal((await payWith(session, token)).body.status, 'completed');
      assert.equal((await world.payments(session)).charges, 1);
    }, { may });
  }

  story('a shopper who steps back from the bank gets the form, and no token', async ({ tab, seen }) => {
    const challenge = await Challenge.open(tab, { token: 1 });
    const { checkout } = challenge;
    const session = await checkout.session();
    await challenge.leave();
    await checkout.reach('collecting');
    assert.deepEqual(await heard(seen, 'komoju-cancel'), [{ from: 'challenge' }]);
    assert.equal((await challenges(seen)).join(), 'open,cancelled');
    assert.equal(await checkout.value('cvc'), '', 'the code was emptied');

    await checkout.fill('cvc', '123');
    await checkout.pay();
    await challenge.appears();
    await challenge.atTheBank('approve');
    const { token } = await tokenOf(checkout, seen);
    const { total, data } = await world.secureTokens(session);
    assert.deepEqual([total, data[0].id, data[1].verification_status], [2, token, 'NEEDS_VERIFY']);
    assert.equal((await heard(seen, 'komoju-token')).length, 1);
    await assertNothingPaid(session, seen);
  }, { may });

  story("an approval in the bank's app is noticed, whatever its page does", async ({ tab, seen }) => {
    const challenge = await Challenge.open(tab, { token: 1, bank: 'app' });
    const session = await challenge.checkout.session();
    await challenge.bank();
    const { data: [{ id }] } = await world.secureTokens(session);
    await world.bankVerifies(id, 'approve');
    const { token } = await tokenOf(challenge.checkout, seen);
    assert.equal(token, id);
    assert.match((await challenges(seen)).join(), /^open,(returned|completed)$/);
    await assertNothingPaid(session, seen);
  }, { may });

  story('whoever changes the details gets a new token of the new card, never the old one', async ({ tab, seen }) => {
    const checkout = await open(tab);
    const session = await checkout.session();
    await checkout.payByCard(VISA);
    const first = await tokenOf(checkout, seen);
    await changeDetails(checkout);
    await checkout.reach('collecting');
    assert.equal(await checkout.value('cvc'), '', 'the code was emptied');
    await checkout.pay();
    await checkout.problemAt('cvc');
    await checkout.fillCard(MASTERCARD);
    await checkout.pay();
    const second = await tokenOf(checkout, seen);
    assert.notEqual(second.token, first.token);
    await payWith(session, second.token);
    const { charges, data } = await world.payments(session);
    assert.deepEqual([charges, data[0].payment_details.brand], [1, 'mastercard']);
    assert.equal((await heard(seen, 'komoju-token', 2)).length, 2);
  });

  story('a token pays once', async ({ tab, seen }) => {
    const checkout = await open(tab);
    const session = await checkout.session();
    await checkout.payByCard(VISA);
    const { token } = await tokenOf(checkout, seen);
    await payWith(session, token);
    const { status } = await payWith(await world.newSession(), token);
    assert.equal(status, 422);
    assert.equal((await world.payments(session)).charges, 1);
  });

  for (const [what, fault, notice, errors] of [
    ['is lost', { cut: 'after' }, 'nothing_charged', [NO_ANSWER]],
    ['never gets through', { cut: 'before' }, 'nothing_charged', [NO_ANSWER]],
    ['is nonsense', { garbage: true }, 'generic', []],
    ['is empty', { empty: true }, 'generic', []],
    ['is an outage', { status: 503 }, 'try_later', [answered(503)]],
    ['is a breakdown', { error: 'internal_server_error' }, 'try_later', [answered(500)]],
    ['is a refusal', { error: 'card_declined' }, 'card_declined', [answered(502)]],
  ]) {
    story(`the answer ${what}: the form comes back at once, and trying again makes a token`, async ({ tab, seen }) => {
      const checkout = await open(tab);
      const session = await checkout.session();
      await world.orderFault(session, 'secure_token', fault);
      await checkout.payByCard(VISA);
      await checkout.notice(notice);
      await checkout.reach('collecting');
      assert.equal((await heard(seen, 'komoju-error')).length, 1);
      await checkout.fill('cvc', VISA.code);
      await checkout.pay();
      const { token } = await tokenOf(checkout, seen);
      assert.equal((await payWith(session, token)).body.status, 'completed');
      assert.equal((await world.payments(session)).charges, 1);
      assert.equal((await heard(seen, 'komoju-token')).length, 1);
    }, { errors });
  }

  story('a brand that only the server knows to be refused is told at the number', async ({ tab, seen }) => {
    const checkout = await open(tab);
    const session = await checkout.session();
    await world.orderFault(session, 'secure_token', { error: 'unsupported_card_brand' });
    await checkout.payByCard(VISA);
    assert.equal(await checkout.problemAt('number'), 'このブランドのカードはお使いいただけません。');
    await checkout.focusAt('number');
    await assertNothingPaid(session, seen);
  }, { errors: [answered(422)] });

  story('a card that is only to be saved is made a plain token of: there is no amount to ask the bank about', async ({ tab, seen }) => {
    const checkout = await open(tab, { mode: 'customer', types: 'credit_card' });
    const session = await checkout.session();
    await checkout.choiceOf('credit_card');
    await checkout.fillCard(VISA);
    await checkout.pay();
    const { token } = await tokenOf(checkout, seen);
    assert.equal((await world.secureTokens(session)).total, 0);
    const { body } = await payWith(session, token);
    assert.equal(body.status, 'completed');
    assert.ok(body.customer);
  });
});

stories('Making a token of another method', () => {
  for (const [type, fill, status] of [
    ['konbini', async (checkout) => {
      await checkout.chooseStore('lawson');
      await checkout.fill('email', TARO.email);
    }, 'authorized'],
    ['pay_easy', (checkout) => checkout.fillAll(TARO), 'authorized'],
    ['web_money', (checkout) => checkout.fill('prepaid_number', '1111111111111111'), 'captured'],
    ['paypay', () => {}, 'pending'],
  ]) {
    story(`${type}: a token is made, the shopper stays, and the shop's server pays`, async ({ tab, seen }) => {
      const checkout = await open(tab, { types: type });
      await checkout.choiceOf(type);
      const session = await checkout.session();
      await fill(checkout);
      const address = tab.url();
      await checkout.pay();
      const made = await tokenOf(checkout, seen);
      assert.equal(made.type, type);
      assert.equal(tab.url(), address);
      await assertNothingPaid(session, seen);
      await payWith(session, made.token);
      assert.equal((await world.onlyPayment(session)).status, status);
    });
  }

  story('a token that is lost on its way is made anew', async ({ tab, shopper, seen }) => {
    const checkout = await open(tab, { types: 'konbini' });
    await checkout.choiceOf('konbini');
    const session = await checkout.session();
    const repair = await shopper.block(/\/api\/v1\/tokens$/);
    await checkout.chooseStore('ministop');
    await checkout.fill('email', TARO.email);
    await checkout.pay();
    await checkout.notice('nothing_charged');
    await repair();
    await checkout.pay();
    await tokenOf(checkout, seen);
    await assertNothingPaid(session, seen);
  }, { errors: [NO_ANSWER] });
});
