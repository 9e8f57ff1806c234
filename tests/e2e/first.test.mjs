// The program comes in two parts: the first one shows the form, and what a shopper does in it waits for the rest.

import assert from 'node:assert/strict';
import { VISA } from './cards.mjs';
import { Checkout, heard, payRequests, told } from './checkout.mjs';
import { FramedCheckout } from './framed.mjs';
import { NO_ANSWER, stories, story } from './harness.mjs';
import { admit, hostPackage, hostPages, pageWith } from './host.mjs';
import * as world from './world.mjs';

/** How many bytes of a program come before the rest of it. */
const firstOf = (program) => program.length - WebAssembly.Module.customSections(new WebAssembly.Module(program), 'rest')[0].byteLength;

/**
 * A shop's page whose checkout gets the first part of its program, and the rest once `letGo` is called: with `change` what that
 * makes of it, and with an error not at all. `given` is a session that the page brings along, `first` what the first part waits for.
 */
async function opened(tab, mode, play, { session, given, first } = {}) {
  let letGo;
  const gone = new Promise((resolve) => (letGo = (change = (rest) => rest) => resolve(change)));
  let shop;
  const host = await hostPackage((file, answer) => {
    admit(shop.origin, file, answer);
    if (file !== 'komoju-checkout.wasm') return;
    const program = answer.body;
    answer.parts = (async function* () {
      await first;
      yield program.subarray(0, firstOf(program));
      yield (await gone)(Buffer.from(program.subarray(firstOf(program))));
    })();
  });
  session ??= await world.newSession({ types: 'credit_card,konbini' });
  const attributes = `mode="${mode}" session-id="${session}" publishable-key="pk_test_sandbox" api-url="${world.api}" payment-type="credit_card" locale="en"`;
  const shown = given ? `session='${JSON.stringify(given).replaceAll("'", '&#39;')}'` : '';
  shop = await hostPages({ '': pageWith(`${host.origin}/komoju-checkout.js`, `${attributes} ${shown}`).replace(/<a id="own".*<\/a>/, '') });
  await tab.open(`${shop.origin}/`);
  const find = async () => (mode === 'frame' ? FramedCheckout.find(tab, host.origin) : new Checkout(tab));
  await play({ session, find, letGo });
}

const wayOut = (tab) => tab.wait('the way out', () => page.find('komoju-checkout >>> .instead a')?.href);

for (const mode of ['inline', 'frame']) {
  stories(`With the first part of its program, a checkout (${mode})`, () => {
    story('shows its form, and takes what is typed there when the rest has come', async ({ tab, seen }) => {
      await opened(tab, mode, async ({ find, letGo }) => {
        const checkout = await find();
        await checkout.reach('collecting');
        assert.equal(await tab.ask(() => page.all('komoju-checkout >>> .skeleton').length), 0, 'grey shapes');
        await checkout.fillAll({ number: '42424', cvc: '12' });
        assert.deepEqual([await checkout.value('number'), await checkout.value('cvc')], ['42424', '12']);
        assert.equal(told(seen, 'komoju-ready').length, 0);
        letGo();
        await checkout.tab.wait('the spaces', (field) => page.find(field).value === '4242 4', checkout.input('number'));
        assert.equal(await checkout.value('cvc'), '12');
        await checkout.fill('number', '424242');
        assert.equal(await checkout.value('number'), '4242 42');
        assert.equal((await heard(seen, 'komoju-ready')).length, 1);
      });
    });

    story('does what was asked of it meanwhile, when the rest has come', async ({ tab, seen }) => {
      await opened(tab, mode, async ({ session, find, letGo }) => {
        const checkout = await find();
        await checkout.reach('collecting');
        await checkout.pay();
        const isBusy = () => checkout.tab.ask((button) => page.find(button).ariaBusy, checkout.button());
        assert.equal(await isBusy(), 'true');
        await checkout.tab.click(checkout.place('[data-method=konbini] .row'));
        assert.deepEqual(await checkout.problems(), []);
        letGo();
        await checkout.choiceOf('konbini');
        assert.equal(await isBusy(), 'false');
        assert.equal((await heard(seen, 'komoju-invalid')).length, 1);
        await world.assertNothingSent(session);
      });
    });

    story('pressed twice, it pays once and stays busy over it', async ({ tab, seen }) => {
      const session = await world.newSession({ types: 'credit_card' });
      await world.orderFault(session, 'pay', { hold_ms: 2000 });
      await opened(tab, mode, async ({ find, letGo }) => {
        await tab.ask(() => document.addEventListener('komoju-complete', (event) => event.preventDefault()));
        const checkout = await find();
        await checkout.reach('collecting');
        await checkout.fillCard(VISA);
        await checkout.pay();
        await checkout.pay();
        letGo();
        await checkout.reach('submitting');
        await world.until('the payment on its way', () => payRequests(seen).length === 1);
        assert.equal(await checkout.tab.ask((button) => page.find(button).ariaBusy, checkout.button()), 'true');
        await checkout.reach('done');
        assert.deepEqual([(await world.payments(session)).charges, payRequests(seen).length], [1, 1]);
      }, { session });
    });

    story('does what its page and the shopper ask in the order in which they did', async ({ tab }) => {
      await opened(tab, mode, async ({ session, find, letGo }) => {
        const checkout = await find();
        await checkout.reach('collecting');
        await tab.ask(() => {
          globalThis.said = [];
          page.find('komoju-checkout').validate().then(({ errors }) => said.push(errors.map(({ field }) => field).join()));
        });
        await checkout.tab.click(checkout.place('[data-method=konbini] .row'));
        await tab.ask(() => void page.find('komoju-checkout').validate().then(({ errors }) => said.push(errors.map(({ field }) => field).join())));
        letGo();
        await tab.wait('the answers', () => said.length === 2);
        assert.deepEqual(await tab.ask(() => said), ['number,expiry,cvc,name', 'store,email']);
        await world.assertNothingSent(session);
      });
    });

    story('is not heard of any more if its page has taken it away', async ({ tab, seen }) => {
      await opened(tab, mode, async ({ find, letGo }) => {
        await (await find()).reach('collecting');
        await tab.ask(() => {
          const element = page.find('komoju-checkout');
          globalThis.answer = element.validate();
          element.destroy();
        });
        letGo();
        await world.until('the rest', () => seen.requests.some(({ url, ended }) => ended && url.endsWith('/komoju-checkout.wasm')));
        if (mode === 'inline') assert.equal((await tab.ask(() => globalThis.answer)).valid, false);
        // Another one has what it needs, and is the only one that is heard of.
        await tab.ask(() => page.find('komoju-checkout').update({}));
        await (await find()).reach('collecting');
        assert.equal((await heard(seen, 'komoju-ready')).length, 1);
      });
    });

    story('can be focused by its page, which is answered when the rest has come', async ({ tab }) => {
      await opened(tab, mode, async ({ session, find, letGo }) => {
        const checkout = await find();
        await checkout.reach('collecting');
        await tab.ask(() => {
          const element = page.find('komoju-checkout');
          element.focus();
          element.update({ locale: 'ko' });
          globalThis.said = [];
          element.validate().then(({ valid }) => said.push(valid));
          element.submit().then(({ status }) => said.push(status));
        });
        const focused = (place) => page.find(place) === page.find(place).getRootNode().activeElement;
        await checkout.tab.wait('the focus', focused, checkout.place('[type=radio]:checked'));
        assert.deepEqual(await tab.ask(() => said), []);
        letGo();
        await tab.wait('the answers', () => said.length === 2);
        assert.deepEqual((await tab.ask(() => said)).sort(), [false, 'invalid']);
        await checkout.tab.wait('Korean', (place) => page.find(place).innerText.includes('카드'), checkout.place('[data-stage]'));
        await world.assertNothingSent(session);
      });
    });

    // Chromium does not keep a page that waits for an answer, as others do: it is told of both.
    story('keeps no security code if it is left meanwhile, and looks what has happened if the shopper comes back', async ({ tab }) => {
      await opened(tab, mode, async ({ session, find, letGo }) => {
        const checkout = await find();
        await checkout.reach('collecting');
        await checkout.fillAll({ number: '42424', cvc: '12' });
        const tell = (name) => checkout.tab.ask((type) => void window.dispatchEvent(new PageTransitionEvent(type, { persisted: true })), name);
        await tell('pagehide');
        assert.deepEqual([await checkout.value('number'), await checkout.value('cvc')], ['42424', '']);
        await world.cancelSession(session);
        await tell('pageshow');
        letGo();
        await checkout.reach('failed');
        await checkout.notice('session_closed');
      });
    });

    story('waits for the rest if there is more to show than a form', async ({ tab, seen }) => {
      const session = await world.newSession({ types: 'konbini' });
      await world.expireSession(session);
      await opened(tab, mode, async ({ find, letGo }) => {
        await world.until('the answer', () => seen.requests.some(({ url, ended }) => ended && url.endsWith(`/api/v1/sessions/${session}`)));
        letGo();
        const checkout = await find();
        await checkout.reach('failed');
        await checkout.notice('session_expired');
      }, { session });
    });

    for (const [when, isBehind] of [['behind its form', true], ['before that', false]]) {
      story(`begins anew with the rest if there is news that its first part cannot show, ${when}`, async ({ tab, shopper, seen }) => {
        const session = await world.newSession({ types: 'credit_card' });
        const given = await world.showSession(session);
        await world.cancelSession(session);
        let goOn;
        const turn = new Promise((resolve) => (goOn = resolve));
        if (isBehind) await shopper.alter(/\/api\/v1\/sessions\/\w+$/, (text) => turn.then(() => text));
        await opened(tab, mode, async ({ find, letGo }) => {
          const checkout = await find();
          if (isBehind) {
            await checkout.reach('collecting');
            goOn();
          }
          await world.until('the news', () => seen.requests.some(({ url, ended }) => ended && url.endsWith(`/api/v1/sessions/${session}`)));
          goOn();
          assert.equal(await tab.ask(() => page.all('komoju-checkout >>> .skeleton').length), isBehind ? 0 : 1, 'grey shapes');
          letGo();
          await checkout.reach('failed');
          await checkout.notice('session_closed');
          assert.equal((await heard(seen, 'komoju-error')).length, 1);
        }, { session, given, first: isBehind ? undefined : turn });
      });
    }

    story('that waits too long for the rest leaves a link', async ({ tab, shopper, seen }) => {
      await shopper.before(() => {
        const later = AbortSignal.timeout;
        const program = new AbortController();
        AbortSignal.timeout = (time) => (time === 90_000 ? program.signal : later.call(AbortSignal, time));
        globalThis.beLate = () => program.abort(new DOMException('signal timed out', 'TimeoutError'));
      });
      await opened(tab, mode, async ({ session, find }) => {
        const checkout = await find();
        await checkout.reach('collecting');
        await checkout.pay();
        await checkout.tab.ask(() => beLate());
        assert.equal(await wayOut(tab), `${world.api}/sessions/${session}`);
        assert.deepEqual((await heard(seen, 'komoju-error')).map(({ reason }) => reason), ['load_failed']);
        await world.assertNothingSent(session);
      });
    }, { errors: [/could not start/] });

    for (const [what, change, errors] of [
      ['has another rest', (rest) => (rest.writeUInt8(rest.at(-1) ^ 1, rest.length - 1), rest), [/komoju-checkout\.wasm is not the one this script belongs to/]],
      ['never gets the rest', () => { throw new Error('gone'); }, [/could not start/]],
    ]) {
      story(`that ${what} leaves a link`, async ({ tab, seen }) => {
        await opened(tab, mode, async ({ session, find, letGo }) => {
          await (await find()).reach('collecting');
          letGo(change);
          assert.equal(await wayOut(tab), `${world.api}/sessions/${session}`);
          assert.deepEqual((await heard(seen, 'komoju-error')).map(({ reason }) => reason), ['load_failed']);
        });
      }, { errors: [/could not start/, ...errors], may: [NO_ANSWER, /ERR_INCOMPLETE/, /network error/] });
    }
  });
}
