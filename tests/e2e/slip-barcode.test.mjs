// The barcode for the till, on the screen and in print: it is drawn, renewed and printed, and what is there without it.

import assert from 'node:assert/strict';
import { answered, stories, story } from './harness.mjs';
import { Slip, catchPrints } from './slip.mjs';
import * as world from './world.mjs';

/** The barcode of somebody else's payment. */
async function otherBarcode() {
  const session = await world.newSession();
  const details = { type: 'konbini', store: 'family-mart', email: 'hanako@example.jp' };
  const { body } = await world.asTheShop('POST', `/sessions/${session}/pay`, { payment_details: details });
  return (await fetch(body.payment.payment_details.barcode_url)).json();
}

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
    }, { again: lang === 'en' });
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
