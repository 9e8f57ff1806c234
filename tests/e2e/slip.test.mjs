// The slip for a convenience store: every chain's words, picture and numbers, and the days that are left. That a slip is
// got at all is told in `konbini.test.mjs`.

import assert from 'node:assert/strict';
import { heard } from './checkout.mjs';
import { stories, story } from './harness.mjs';
import { Slip, catchCopies, catchPrints, tellOf } from './slip.mjs';
import * as world from './world.mjs';

/** Each chain: its names, what its two numbers are called (none: it is not shown), and where the shopper goes. */
const CHAINS = [
  ['seven-eleven', ['セブン-イレブン', '7-Eleven'], [], [],
    ['レジで払込票の番号またはバーコードをお見せください。', 'Show the number or barcode on the payment slip (払込票) at the register.']],
  ['lawson', ['ローソン', 'Lawson'], ['お客様番号', 'Customer number'], ['確認番号', 'Confirmation number'],
    ['店内のLoppi（ロッピー）で番号を入力し、申込券をレジへお持ちください。', 'Enter the numbers at the Loppi terminal (ロッピー) and take the slip (申込券) to the register.']],
  ['family-mart', ['ファミリーマート', 'FamilyMart'], ['お客様番号（第1番号）', 'First number'], ['確認番号（第2番号）', 'Second number'],
    ['店内のマルチコピー機で番号を入力し、申込券をレジへお持ちください。', 'Enter the numbers at the multi-copy machine (マルチコピー機) and take the slip (申込券) to the register.']],
  ['ministop', ['ミニストップ', 'Ministop'], ['お客様番号', 'Customer number'], ['確認番号', 'Confirmation number'],
    ['店内のLoppi（ロッピー）で番号を入力し、申込券をレジへお持ちください。', 'Enter the numbers at the Loppi terminal (ロッピー) and take the slip (申込券) to the register.']],
  ['daily-yamazaki', ['デイリーヤマザキ', 'Daily Yamazaki'], ['オンライン決済番号', 'Online payment number'], [],
    ['レジで「オンライン決済」と伝え、番号をお知らせください。', 'Tell the cashier “オンライン決済” (onrain kessai, online payment) and give the number.']],
  ['seicomart', ['セイコーマート', 'Seicomart'], ['受付番号', 'Reception number'], ['確認番号', 'Confirmation number'],
    ['レジで「インターネット代金支払い」と伝え、番号をお知らせください。', 'Tell the cashier “インターネット代金支払い” (intānetto daikin shiharai, internet payment) and give the numbers.']],
];

const LANGUAGES = {
  ja: { at: 0, badge: 'まだお支払いは完了していません', heading: (name) => `${name}で、期限までにお支払いください。`, days: 'あと3日',
    price: ['お支払い金額', '￥1,200'], deadline: 'お支払い期限', copy: 'コピー', copied: 'コピーしました', print: '印刷する',
    links: { slip: '払込票を表示', steps: 'くわしいお支払い手順を見る' } },
  en: { at: 1, badge: 'Not paid yet', heading: (name) => `Please pay at ${name} before the deadline.`, days: '3 days left',
    price: ['Amount to pay', '¥1,200'], deadline: 'Pay by', copy: 'Copy', copied: 'Copied', print: 'Print',
    links: { slip: 'Show payment slip', steps: 'See full instructions' } },
};

stories('The slip of each chain', () => {
  for (const [chain, names, receipt, code, places] of CHAINS) {
    for (const [lang, words] of Object.entries(LANGUAGES)) {
      story(`${chain} has its own words, picture and numbers (${lang})`, async ({ tab, shopper, seen }) => {
        await shopper.before(catchCopies, 'newer');
        const slip = await Slip.get(tab, chain, { lang });
        const session = await slip.checkout.session();
        const payment = await world.onlyPayment(session);
        const { receipt: number, confirmation_code: confirmation, instructions_url: link } = payment.payment_details;
        const { heading, facts, link: shown } = await slip.checkout.instructions();
        const { at } = words;
        assert.equal(heading, words.heading(names[at]));
        assert.equal(shown, link);
        const { width, src } = await slip.picture();
        assert.ok(width > 0 && src.startsWith(world.api) && src.includes(chain), src);
        const print = words.print;
        const is = chain === 'seven-eleven' ? words.links.slip : words.links.steps;
        assert.deepEqual(await slip.words(), { badge: words.badge, place: places[at], left: words.days, link: is, print });

        const { [words.deadline]: deadline, ...others } = facts;
        assert.ok(deadline.startsWith(world.inJapan(payment.payment_deadline, lang)), deadline);
        const numbers = [[receipt[at], number], [code[at], confirmation]].filter(([label]) => label);
        assert.deepEqual(others, Object.fromEntries([words.price, ...numbers]));

        // What is copied is the number alone, whatever blanks are drawn into it; one of them is the last that was.
        const looks = numbers.map(() => `open ${words.copy}`);
        assert.deepEqual(await slip.copies(), looks);
        for (const [which] of numbers.entries()) {
          await slip.copy(which);
          await tab.wait('the word that it was copied', (place) => page.find(place), slip.place('button.copy[data-look=done]'));
          assert.deepEqual(await slip.copies(), looks.with(which, `done ${words.copied}`));
        }
        assert.deepEqual(await slip.copied(), numbers.map(([, value]) => value));
        assert.deepEqual((await heard(seen, 'komoju-instructions')).map(({ type, deadline }) => [type, deadline]), [
          ['konbini', payment.payment_deadline],
        ]);
        assert.equal((await world.payments(session)).charges, 1);
      }, { again: lang === 'en' });
    }
  }

  story('the receipt number of 7-Eleven is nowhere: on the screen, in print, in an event, after a reload', async (cast) => {
    const { tab, shopper, seen } = cast;
    await shopper.before(catchPrints);
    const id = await world.newSession({ types: 'konbini', barcode: 1 });
    const slip = await Slip.get(tab, 'seven-eleven', { session: id });
    const { receipt } = (await world.onlyPayment(id)).payment_details;
    assert.match(receipt, /^\d{13}$/);
    const assertNowhere = async (moment) => {
      const read = (place) => document.documentElement.outerHTML + page.find(place).outerHTML;
      const shown = await tab.ask(read, slip.checkout.place('.kc'));
      const places = { shown, events: JSON.stringify(seen.events), console: JSON.stringify(seen.console) };
      for (const [what, where] of Object.entries(places)) {
        assert.ok(!where.replaceAll(/[\s-]|<[^>]*>/g, '').includes(receipt), `it is in: ${what}, ${moment}`);
      }
    };
    await assertNowhere('at first');
    const { html } = await slip.print();
    assert.ok(!html.replaceAll(/[\s-]|<[^>]*>/g, '').includes(receipt), 'it is in print');
    await tab.open(tab.url());
    await slip.checkout.reach('instructing');
    await assertNowhere('after a reload');
    // Too late: the form, with what was tried before, is another place where it could be.
    await tellOf(id, { status: 'expired' });
    await tab.show();
    await slip.checkout.reach('failed');
    await assertNowhere('when it has lapsed');
  });

  story('the days that are left are counted in Japan, down to the last', async ({ tab }) => {
    const session = await world.newSession({ types: 'konbini' });
    const slip = await Slip.get(tab, 'lawson', { session });
    const deadline = new Date((await world.onlyPayment(session)).payment_deadline);
    for (const [hours, left] of [[-49, 'あと2日'], [-47, 'あと1日'], [-25, 'あと1日'], [-23, '本日まで'], [0, '本日まで'], [1, undefined]]) {
      await tab.setTime(new Date(deadline.getTime() + hours * 3_600_000));
      await tab.open(tab.url());
      await slip.checkout.reach('instructing');
      assert.equal((await slip.words()).left, left, `${hours} hours`);
    }
  });
});
