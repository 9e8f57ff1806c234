// The slip for a convenience store: every chain's words, what is copied and printed, the barcode, and what becomes of a
// slip that is on the screen. That a slip is got at all is told in `konbini.test.mjs`.

import assert from 'node:assert/strict';
import { Checkout, told } from './checkout.mjs';
import { NO_ANSWER, answered, stories, story } from './harness.mjs';
import { TARO } from './people.mjs';
import * as shop from './shop.mjs';
import { Slip, catchPrints } from './slip.mjs';
import * as world from './world.mjs';

/** Each chain: its names, what its two numbers are called (none: it is not shown), and where the shopper goes. */
const CHAINS = [
  ['seven-eleven', ['セブン-イレブン', '7-Eleven'], [], [],
    ['レジで払込票の番号またはバーコードをお見せください。', 'Show the number or barcode on the payment slip at the register.']],
  ['lawson', ['ローソン', 'Lawson'], ['お客様番号', 'Customer number'], ['確認番号', 'Confirmation number'],
    ['店内のLoppi（ロッピー）で番号を入力し、申込券をレジへお持ちください。', 'Enter the numbers at the Loppi terminal and take the slip to the register.']],
  ['family-mart', ['ファミリーマート', 'FamilyMart'], ['お客様番号（第1番号）', 'First number'], ['確認番号（第2番号）', 'Second number'],
    ['店内のマルチコピー機で番号を入力し、申込券をレジへお持ちください。', 'Enter the numbers at the multi-copy machine and take the slip to the register.']],
  ['ministop', ['ミニストップ', 'Ministop'], ['お客様番号', 'Customer number'], ['確認番号', 'Confirmation number'],
    ['店内のLoppi（ロッピー）で番号を入力し、申込券をレジへお持ちください。', 'Enter the numbers at the Loppi terminal and take the slip to the register.']],
  ['daily-yamazaki', ['デイリーヤマザキ', 'Daily Yamazaki'], ['オンライン決済番号', 'Online payment number'], [],
    ['レジで「オンライン決済」と伝え、番号をお知らせください。', 'Tell the cashier "online payment" and give the number.']],
  ['seicomart', ['セイコーマート', 'Seicomart'], ['受付番号', 'Reception number'], ['確認番号', 'Confirmation number'],
    ['レジで「インターネット代金支払い」と伝え、番号をお知らせください。', 'Tell the cashier "internet payment" and give the numbers.']],
];

const LANGUAGES = {
  ja: { at: 0, badge: 'まだお支払いは完了していません', heading: (name) => `${name}で、期限までにお支払いください。`, days: 'あと3日',
    price: ['お支払い金額', '￥1,200'], deadline: 'お支払い期限', copy: 'コピー', copied: 'コピーしました', print: '印刷する',
    links: { slip: '払込票を表示', steps: 'くわしいお支払い手順を見る' } },
  en: { at: 1, badge: 'Not paid yet', heading: (name) => `Please pay at ${name} before the deadline.`, days: '3 days left',
    price: ['Amount to pay', '¥1,200'], deadline: 'Pay by', copy: 'Copy', copied: 'Copied', print: 'Print',
    links: { slip: 'Show payment slip', steps: 'See full instructions' } },
};

/**
 * What a page puts on the clipboard is remembered instead: windows share the real one. `way` is the one that the browser
 * lets it be put there: `newer`, `older`, or `none`.
 */
function catchCopies(way) {
  globalThis.copies = [];
  const keep = (text) => globalThis.copies.push(text);
  navigator.clipboard.writeText = async (text) => {
    if (way !== 'newer') throw new Error('not allowed');
    keep(text);
  };
  document.execCommand = () => {
    globalThis.tried = true;
    if (way !== 'older') return false;
    const clipboardData = new DataTransfer();
    document.dispatchEvent(new ClipboardEvent('copy', { clipboardData, cancelable: true }));
    keep(clipboardData.getData('text/plain'));
    return true;
  };
}

const copiesOf = (tab) => tab.ask(() => globalThis.copies);

/** What the session's payment has become, told by hand: no till can make a slip lapse before its time. */
async function tellOf(session, payment) {
  const { body } = await world.asTheShop('GET', `/sessions/${session}`);
  await world.orderFault(session, 'show', { answer: { ...body, payment: { ...body.payment, ...payment } } }, null);
}

/** How often a session was read. */
const looksAt = async (session) => (await world.requests(session)).filter((request) => request.startsWith('GET')).length;

/** The barcode of somebody else's payment. */
async function otherBarcode() {
  const session = await world.newSession();
  const details = { type: 'konbini', store: 'family-mart', email: 'hanako@example.jp' };
  const { body } = await world.asTheShop('POST', `/sessions/${session}/pay`, { payment_details: details });
  return (await fetch(body.payment.payment_details.barcode_url)).json();
}

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
        assert.deepEqual(await copiesOf(tab), numbers.map(([, value]) => value));
        assert.deepEqual(told(seen, 'komoju-instructions').map(({ type, deadline }) => [type, deadline]), [
          ['konbini', payment.payment_deadline],
        ]);
        assert.equal((await world.payments(session)).charges, 1);
      });
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

  story('a browser that copies the older way only is asked that way', async ({ tab, shopper }) => {
    await shopper.before(catchCopies, 'older');
    const slip = await Slip.get(tab, 'lawson');
    const { receipt } = (await world.onlyPayment(await slip.checkout.session())).payment_details;
    await slip.copy(0);
    await tab.wait('the word that it was copied', (place) => page.find(place), slip.place('button.copy[data-look=done]'));
    assert.deepEqual(await copiesOf(tab), [receipt]);
  });

  story('a browser that does not copy is not said to have copied', async ({ tab, shopper }) => {
    await shopper.before(catchCopies, 'none');
    const slip = await Slip.get(tab, 'lawson');
    await slip.copy(0);
    await tab.wait('the try', () => globalThis.tried);
    assert.deepEqual(await slip.copies(), ['open コピー', 'open コピー']);
    assert.deepEqual(await copiesOf(tab), []);
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

stories('The slips of other methods', () => {
  for (const [type, count] of [['pay_easy', 3], ['bank_transfer', 6]]) {
    story(`${type}: every number is copied as the API has it, and a reload shows it again`, async ({ tab, shopper, seen }) => {
      await shopper.before(catchCopies, 'newer');
      const session = await world.newSession({ types: type });
      const checkout = await Checkout.openFor(tab, type, { session });
      await checkout.fillAll(TARO);
      await checkout.pay();
      const before = await checkout.instructions();
      const slip = new Slip(checkout);
      assert.equal((await slip.copies()).length, count);
      for (let which = 0; which < count; which++) await slip.copy(which);
      const details = Object.values((await world.onlyPayment(session)).payment_details);
      const read = (count) => globalThis.copies.length === count && globalThis.copies;
      const copies = await tab.wait('the last copy', read, count);
      for (const copied of copies) assert.ok(details.includes(copied), copied);

      await tab.open(tab.url());
      assert.deepEqual(await checkout.instructions(), before);
      assert.equal(told(seen, 'komoju-instructions').length, 2);
      assert.ok(!JSON.stringify(seen.events).includes(TARO.email), 'no event says who pays');
      await world.payInCash((await world.onlyPayment(session)).id);
      await tab.show();
      await checkout.reach('done');
      assert.equal((await world.payments(session)).charges, 1);
    });
  }
});

stories('A slip on the screen', () => {
  story('becomes "paid" when the till has taken the cash, and the shopper stays', async ({ tab, seen }) => {
    const slip = await Slip.get(tab, 'ministop');
    const session = await slip.checkout.session();
    const address = tab.url();
    await world.payInCash((await world.onlyPayment(session)).id);
    // Without being asked: nobody touches the page.
    await slip.checkout.reach('done');
    assert.match(await slip.checkout.text(), /^お支払いが完了しました/);
    assert.ok((await slip.checkout.links())[0].startsWith(`${world.shop}/return/`));
    assert.equal(tab.url(), address);
    const [complete, ...others] = told(seen, 'komoju-complete');
    assert.deepEqual([complete.status, complete.payment.status, others.length], ['completed', 'captured', 0]);
    const { charges, data } = await world.payments(session);
    assert.deepEqual([charges, data.length], [1, 1]);
    await tab.click(slip.checkout.place('a.way'));
    await shop.thanks(tab);
  });

  story('looks at once when the page comes to the front', async ({ tab }) => {
    const slip = await Slip.get(tab, 'ministop');
    const session = await slip.checkout.session();
    await tab.show();
    await world.until('a look', async () => (await looksAt(session)) > 1);
    assert.equal(await slip.checkout.stage(), 'instructing');
    await world.payInCash((await world.onlyPayment(session)).id);
    await tab.show();
    await slip.checkout.reach('done', 3_000);
  });

  story('stays when the connection is lost, and goes on looking', async ({ tab, shopper, seen }) => {
    const slip = await Slip.get(tab, 'ministop');
    const session = await slip.checkout.session();
    const repair = await shopper.block(/\/api\/v1\/sessions\//);
    await tab.show();
    await world.until('a look', () => seen.console.some(({ text }) => NO_ANSWER.test(text)));
    assert.equal(await slip.checkout.stage(), 'instructing');
    await repair();
    await world.payInCash((await world.onlyPayment(session)).id);
    await tab.show();
    await slip.checkout.reach('done');
  }, { errors: [NO_ANSWER] });

  story('that has lapsed says so, with the way back to the shop, and offers nothing to pay', async ({ tab, seen }) => {
    const slip = await Slip.get(tab, 'lawson');
    const { checkout } = slip;
    const session = await checkout.session();
    await tellOf(session, { status: 'expired' });
    await tab.show();
    await checkout.reach('failed');
    assert.equal(await checkout.notice('session_closed'), 'このお手続きは終了しています。');
    const links = await checkout.links();
    assert.equal(links.length, 1);
    assert.ok(links[0].startsWith(`${world.shop}/return/`));
    assert.deepEqual(told(seen, 'komoju-error').map(({ reason }) => reason), ['session_closed']);
    assert.deepEqual(told(seen, 'komoju-complete'), []);
  });

  story('that is called back by the shop says so too', async ({ tab }) => {
    const slip = await Slip.get(tab, 'lawson');
    const session = await slip.checkout.session();
    const { id } = await world.onlyPayment(session);
    assert.equal((await world.asTheShop('POST', `/payments/${id}/cancel`)).status, 200);
    await tab.show();
    await slip.checkout.notice('session_closed');
    assert.equal((await world.payments(session)).charges, 0);
  });
});

stories('Printing a slip', () => {
  for (const [lang, label] of [['ja', 'お客様番号'], ['en', 'Customer number']]) {
    story(`prints the slip, its barcode, and nothing else of the page (${lang})`, async ({ tab, shopper }) => {
      await shopper.before(catchPrints);
      const slip = await Slip.get(tab, 'lawson', { lang, barcode: 1 });
      await slip.barcode();
      const { receipt, confirmation_code } = (await world.onlyPayment(await slip.checkout.session())).payment_details;
      const printed = await slip.print();
      assert.equal(printed.whole, false, 'not the whole page');
      assert.deepEqual([printed.lang, printed.scripts, printed.seen], [lang, 0, true]);
      assert.equal(printed.title, await tab.ask(() => document.title));
      const text = printed.text.replaceAll(/\s/g, '');
      for (const part of [label.replaceAll(' ', ''), receipt, confirmation_code, '1,200']) assert.ok(text.includes(part), part);
      // The page around it: the shop's header, its footer, its summary of the order.
      for (const place of ['header.site', 'footer.site', '.summary.wide-only', '.checkout-title']) {
        const foreign = await tab.ask((where) => page.find(where).innerText.replaceAll(/\s/g, ''), place);
        assert.ok(foreign.length > 0 && !text.includes(foreign), place);
      }
      assert.ok(printed.bars > 10_000, `${printed.bars} dots of the barcode`);
      assert.ok(printed.styles > 20 && printed.width > 300, 'it is laid out');
      // Nothing is left of it, and it can be done again.
      await tab.wait('the end of the frame', () => document.querySelectorAll('iframe').length === 0);
      assert.equal((await slip.print()).html, printed.html);
    });
  }

  story('a page that cannot print a part prints itself', async ({ tab, shopper }) => {
    await shopper.before(catchPrints);
    const slip = await Slip.get(tab, 'lawson');
    await tab.ask(() => {
      document.createElement = () => {
        throw new Error('no frames');
      };
    });
    assert.equal((await slip.print()).whole, true);
  });
});

stories('The barcode for the till', () => {
  story('is drawn as it came, and a new one before it lapses', async ({ tab, seen }) => {
    await tab.ownTime();
    const slip = await Slip.get(tab, 'family-mart', { barcode_seconds: 60 });
    const session = await slip.checkout.session();
    const first = await slip.barcode();
    assert.equal(first.length, 750);
    const black = [...first].filter((dot) => dot === '1').length;
    assert.ok(black > 100 && black < 500, `${black} black dots in a row`);
    assert.match(await slip.checkout.text(), /レジでご提示ください。数分ごとに更新されます。/);

    // The same that the API has.
    const { id, payment_details: { barcode_url: url } } = await world.onlyPayment(session);
    const { image, expires_at: expires } = await (await fetch(url)).json();
    const drawn = await tab.ask(async ({ place, image }) => {
      const bytes = Uint8Array.from(atob(image), (byte) => byte.charCodeAt(0));
      const dots = (picture) => {
        const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
        canvas.drawImage(picture, 0, 0);
        return canvas.getImageData(0, 0, picture.width, picture.height).data.join();
      };
      return dots(await createImageBitmap(new Blob([bytes]))) === dots(page.find(place));
    }, { place: slip.place('canvas'), image });
    assert.equal(drawn, true);

    // The next one, which is another payment's: the sandbox makes no new one before its time, and its clock is everybody's.
    await world.orderFault(session, 'barcode', { answer: await otherBarcode() });
    await tab.jump((Date.parse(expires) - Date.now()) / 1_000 - 5);
    const second = await slip.barcode(first);
    assert.notEqual(second, first);
    assert.ok(seen.requests.filter(({ url }) => url.endsWith(`/barcodes/${id}`)).length > 1);
  });

  story('appears when it is ready, and its place is there before', async ({ tab }) => {
    const slip = await Slip.get(tab, 'lawson', { barcode: 'pending' });
    assert.equal(await slip.hasBarcode(), true);
    await slip.barcode();
  });

  story('a chain without one has no place for it', async ({ tab, seen }) => {
    const slip = await Slip.get(tab, 'lawson');
    assert.equal(await slip.hasBarcode(), false);
    assert.ok(!seen.requests.some(({ url }) => url.includes('/barcodes/')));
  });

  story('that cannot be had leaves the numbers and the link', async ({ tab, seen }) => {
    const id = await world.newSession({ types: 'konbini', barcode: 1 });
    await world.orderFault(id, 'barcode', { status: 500 }, null);
    await tab.ownTime();
    const slip = await Slip.get(tab, 'lawson', { session: id });
    const asked = () => seen.requests.filter(({ url }) => url.includes('/barcodes/')).length;
    for (let tries = 1; tries < 5; tries++) {
      await world.until('a try', () => asked() === tries);
      await tab.ask(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      await tab.jump(7);
    }
    await slip.losesBarcode();
    assert.equal(asked(), 5);
    const { facts, link } = await slip.checkout.instructions();
    assert.equal(Object.keys(facts).length, 4);
    assert.ok(link);
  }, { errors: [answered(500)] });

  story('that is no picture leaves the numbers and the link', async ({ tab }) => {
    const id = await world.newSession({ types: 'konbini', barcode: 1 });
    const answer = { status: 'ready', image: 'bm8gcGljdHVyZQ==', expires_at: '2099-01-01T00:00:00Z' };
    await world.orderFault(id, 'barcode', { answer }, null);
    const slip = await Slip.get(tab, 'lawson', { session: id });
    await world.until('the answer', async () => (await world.requests(id)).length > 1);
    const { facts } = await slip.checkout.instructions();
    assert.equal(Object.keys(facts).length, 4);
    assert.equal(await slip.tab.ask((place) => Boolean(page.find(place).drawn), slip.place('canvas')), false);
  });
});
