// A frame that the page brings along: it is on its way while the script is, and the element takes it for its own.

import assert from 'node:assert/strict';
import { VISA } from './cards.mjs';
import { heard, told } from './checkout.mjs';
import { FramedCheckout } from './framed.mjs';
import { NO_ANSWER, stories, story } from './harness.mjs';
import { admit, hostPackage, hostPages } from './host.mjs';
import * as world from './world.mjs';

const ALLOW = 'allow="payment *; publickey-credentials-get *; clipboard-write"';

/**
 * A shop's page with a checkout and a frame in it, open. Files for which `late` is true come once `letGo` is called.
 * @param {(checkout: string) => string} [frame] the frame, as the page has it
 */
async function opened(tab, play, { late = () => false, frame = (checkout) => `src="${checkout}/frame.html" ${ALLOW}` } = {}) {
  let letGo;
  const gone = new Promise((resolve) => (letGo = resolve));
  let shop;
  const asked = [];
  const host = await hostPackage(async (file, answer) => {
    asked.push(file);
    admit(shop.origin, file, answer);
    if (late(file)) await gone;
  });
  const session = await world.newSession({ types: 'credit_card' });
  shop = await hostPages({
    other: '<!doctype html><p>Other</p>',
    '': `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>店</title>
      <style>[hidden] { display: none !important; }</style>
      <script type="module" src="${host.origin}/komoju-checkout.js" crossorigin></script></head><body><main>
      <komoju-checkout session-id="${session}" publishable-key="pk_test_sandbox" api-url="${world.api}">
        <iframe slot="frame" hidden ${frame(host.origin)}></iframe>
        <a href="https://pay.example/">お支払いページへ進む</a>
      </komoju-checkout></main>
      <script>globalThis.brought = document.querySelector('iframe'); addEventListener('komoju-complete', (event) => event.preventDefault());</script></body></html>`,
  });
  const load = () => tab.open(`${shop.origin}/`);
  await play({ host, shop, session, asked, load, letGo, find: () => FramedCheckout.find(tab, host.origin) });
}

const isTheOne = (tab) => tab.ask(() => page.all('komoju-checkout > iframe').length === 1 && page.find('komoju-checkout > iframe') === brought);

stories('A frame that the page brings along', () => {
  for (const [what, late] of [
    ['is there before the script', (file) => file === 'komoju-checkout.js'],
    ['comes after the script', (file) => file === 'frame.html'],
  ]) {
    story(`${what}: it is taken, loaded once, and paid in`, async ({ tab, seen }) => {
      await opened(tab, async ({ session, asked, load, find, letGo }) => {
        const opening = load();
        const first = what.includes('before') ? 'komoju-checkout.wasm' : 'komoju-checkout.js';
        await world.until('the one that comes first', () => seen.requests.some(({ url, ended }) => ended && url.endsWith(`/${first}`)));
        if (what.includes('before')) assert.equal(await tab.ask(() => page.find('komoju-checkout > iframe')?.checkVisibility() ?? false), false);
        letGo();
        await opening;
        const checkout = await find();
        await checkout.reach('collecting');
        assert.ok(await isTheOne(tab));
        assert.equal(await tab.ask(() => brought.checkVisibility() && brought.title), 'お支払い');
        await checkout.payByCard(VISA);
        await checkout.reach('done');
        assert.deepEqual([asked.filter((file) => file === 'frame.html').length, (await world.payments(session)).charges], [1, 1]);
        assert.deepEqual(told(seen, 'komoju-error'), []);
      }, { late });
    });
  }

  for (const [what, frame] of [
    ['of somebody else', () => `src="/other" ${ALLOW}`],
    ['with an address of its own making', (checkout) => `src="${checkout}/frame.html?" ${ALLOW}`],
    ['without what it has to be allowed', (checkout) => `src="${checkout}/frame.html"`],
  ]) {
    story(`one ${what} gives way to ours`, async ({ tab }) => {
      await opened(tab, async ({ session, load, find }) => {
        await load();
        await tab.wait('another frame', () => page.all('komoju-checkout > iframe').length === 1 && page.find('komoju-checkout > iframe') !== brought);
        const checkout = await find();
        await checkout.reach('collecting');
        await checkout.payByCard(VISA);
        await checkout.reach('done');
        assert.equal((await world.payments(session)).charges, 1);
      }, { frame });
    });
  }

  for (const [when, late] of [['before the script is there', (file) => file === 'komoju-checkout.js'], ['after that', () => false]]) {
    story(`one that cannot be had, ${when}, leaves a link`, async ({ tab, shopper, seen }) => {
      await shopper.block(/\/frame\.html$/);
      await opened(tab, async ({ load, letGo }) => {
        const opening = load();
        await world.until('the frame that fails', () => seen.requests.some(({ url, ended }) => ended && url.endsWith('/frame.html')));
        letGo();
        await opening;
        await tab.wait('the link', () => page.find('komoju-checkout >>> .instead') && page.find('komoju-checkout > a').checkVisibility());
        assert.equal(await tab.ask(() => page.all('iframe').length), 0);
        assert.deepEqual((await heard(seen, 'komoju-error')).map(({ reason }) => reason), ['load_failed']);
      }, { late });
    }, { errors: [/could not start: .*frame\.html does not answer/], may: [NO_ANSWER] });
  }

  story('written anew by the page, with what stands around it, it gives way to the one that is paid in', async ({ tab }) => {
    await opened(tab, async ({ session, load, find }) => {
      await load();
      await (await find()).reach('collecting');
      await tab.ask(() => {
        const element = page.find('komoju-checkout');
        const copies = Array.from(element.children, (child) => child.cloneNode());
        element.replaceChildren(...copies);
      });
      await tab.wait('one frame again', () => page.all('komoju-checkout > iframe').length === 1 && page.find('komoju-checkout > iframe') === brought);
      const checkout = await find();
      await checkout.reach('collecting');
      await checkout.payByCard(VISA);
      await checkout.reach('done');
      assert.equal((await world.payments(session)).charges, 1);
    });
  });

  story('moved, the element goes on in it; taken out and put back, in one of its own', async ({ tab }) => {
    await opened(tab, async ({ load, find }) => {
      await load();
      await (await find()).reach('collecting');
      await tab.ask(() => document.querySelector('main').append(page.find('komoju-checkout')));
      await (await find()).reach('collecting');
      assert.ok(await isTheOne(tab));
      await tab.ask(async () => {
        const kept = page.find('komoju-checkout');
        kept.remove();
        await new Promise((resolve) => setTimeout(resolve));
        document.querySelector('main').append(kept);
      });
      const checkout = await find();
      await checkout.reach('collecting');
      assert.equal(await isTheOne(tab), false);
      await checkout.payByCard(VISA);
      await checkout.reach('done');
    });
  });
});
