// Paying in cash at a convenience store: instructions in the checkout, the till, and the shop that hears of it.

import assert from 'node:assert/strict';
import { Checkout, heard } from './checkout.mjs';
import { NO_ANSWER, stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

const STORES = ['seven-eleven', 'lawson', 'family-mart', 'ministop', 'daily-yamazaki', 'seicomart'];

async function getSlip(checkout, store) {
  await checkout.chooseMethod('konbini');
  await checkout.chooseStore(store);
  await checkout.fill('email', 'hanako@example.jp');
  await checkout.pay();
  return checkout.instructions();
}

stories('Paying at a convenience store', () => {
  story('a shopper gets the numbers for Lawson, pays at the till, and the shop hears of it', async (cast) => {
    const { tab, shopper, seen } = cast;
    const checkout = await Checkout.open(tab);
    const session = await checkout.session();
    const { heading, facts, link } = await getSlip(checkout, 'lawson');

    const payment = await world.onlyPayment(session);
    assert.equal(payment.status, 'authorized');
    const { receipt, confirmation_code, instructions_url } = payment.payment_details;
    assert.equal(heading, 'ローソンで、期限までにお支払いください。');
    assert.equal(facts['お客様番号'], receipt);
    assert.equal(facts['確認番号'], confirmation_code);
    assert.equal(facts['お支払い金額'], '￥1,200');
    assert.ok(facts['お支払い期限'].startsWith(world.inJapan(payment.payment_deadline)), facts['お支払い期限']);
    assert.equal(link, instructions_url);
    const [detail] = await heard(seen, 'komoju-instructions');
    assert.equal(detail.instructions_url, instructions_url);
    assert.equal(detail.deadline, payment.payment_deadline);

    await tab.click('.see-order a');
    assert.equal(await shop.orderState(tab), 'お支払い待ち');

    const till = await shopper.tab();
    await till.open(instructions_url);
    await till.click('#till');
    await shop.becomes(tab, 'お支払い済み');
    const { charges, data } = await world.payments(session);
    assert.deepEqual([charges, data[0].status], [1, 'captured']);
  });

  story('the receipt number of 7-Eleven is shown to nobody, only its slip', async ({ tab }) => {
    const checkout = await Checkout.open(tab);
    const { facts, link } = await getSlip(checkout, 'seven-eleven');
    const { receipt, instructions_url } = (await world.onlyPayment(await checkout.session())).payment_details;
    assert.match(receipt, /^\d{13}$/);
    assert.deepEqual(Object.keys(facts), ['お支払い金額', 'お支払い期限']);
    assert.equal(link, instructions_url);
    const document = await tab.ask(
      (place) => document.documentElement.outerHTML + page.find(place).outerHTML,
      checkout.place('.kc'),
    );
    assert.ok(document.includes('払込票を表示'));
    assert.ok(!document.replaceAll(/[\s-]/g, '').includes(receipt));
  });

  story('whoever reloads the page finds the instructions again', async ({ tab }) => {
    const session = await world.newSession();
    const checkout = await Checkout.open(tab, { session });
    const before = await getSlip(checkout, 'family-mart');
    await tab.open(tab.url());
    assert.deepEqual(await checkout.instructions(), before);
    assert.ok('お客様番号（第1番号）' in before.facts);
  });

  for (const [brands, pictures] of [['path', STORES.length], ['icon', STORES.length], ['list', 0]]) {
    story(`stores named in the shape "${brands}" are all offered, pictures where there are any`, async ({ tab }) => {
      const checkout = await Checkout.open(tab, { brands });
      await checkout.chooseMethod('konbini');
      assert.deepEqual((await checkout.stores()).sort(), [...STORES].sort());
      const widths = await checkout.storePictures();
      assert.equal(widths.length, pictures);
      assert.ok(widths.every((width) => width > 0), `widths ${widths}`);
      assert.match(await checkout.text(), /ファミリーマート/);
    });
  }

  story('a store and an e-mail address are asked for before anything is sent', async ({ tab, seen }) => {
    const checkout = await Checkout.open(tab);
    await checkout.chooseMethod('konbini');
    await checkout.pay();
    await checkout.focusAt('store');
    assert.equal(await checkout.problemAt('store'), 'コンビニを選んでください。');
    assert.equal(await checkout.problemAt('email'), '入力してください。');
    assert.ok(!seen.requests.some(({ method }) => method === 'POST'));
  });

  story('an amount over the limit bars the method, says why, and leaves the others', async ({ tab }) => {
    const checkout = await Checkout.open(tab, { amount: 300_000 });
    assert.equal(await checkout.isOpenToChoice('konbini'), false);
    assert.match(await checkout.row('konbini'), /このお支払い方法は￥299,999までご利用いただけます。/);
    assert.equal(await checkout.isOpenToChoice('credit_card'), true);
  });

  story('the highest amount that is allowed is allowed', async ({ tab }) => {
    const checkout = await Checkout.open(tab, { amount: 299_999 });
    assert.equal(await checkout.isOpenToChoice('konbini'), true);
  });

  story('the fee is shown before paying, and exactly that is charged', async ({ tab }) => {
    const checkout = await Checkout.open(tab, { fee: 220 });
    assert.match(await checkout.row('konbini'), /手数料 ￥220/);
    await checkout.chooseMethod('konbini');
    assert.match(await checkout.text(), /￥1,420\s*手数料 ￥220 を含みます/);
    const { facts } = await getSlip(checkout, 'ministop');
    assert.match(facts['お支払い金額'], /^￥1,420\s*手数料 ￥220 を含みます$/);
    const { total, payment_method_fee: fee } = await world.onlyPayment(await checkout.session());
    assert.deepEqual([total, fee], [1420, 220]);
  });
});

stories('The rules for a slip, which come after the form,', () => {
  for (const [what, ruin, errors] of [
    ['are lost', (shopper) => shopper.block(/styles\.txt$/), [NO_ANSWER]],
    ['are other ones', (shopper) => shopper.alter(/styles\.txt$/, (text) => `${text} `), []],
  ]) {
    story(`${what}: it is there all the same, plainly`, async ({ tab, shopper }) => {
      await ruin(shopper);
      const checkout = await Checkout.openFor(tab, 'konbini');
      await checkout.chooseStore('lawson');
      await checkout.fill('email', 'hanako@example.jp');
      await checkout.pay();
      await checkout.instructions();
      await tab.wait('the slip', (place) => getComputedStyle(page.find(place)).opacity === '1', checkout.place('.slip'));
    }, { errors: [/a slip and the bank's page are plain/, ...errors] });
  }
});
