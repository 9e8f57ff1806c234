// Locked-down pages and hosts that send the wrong thing: the shopper gets a plain link to KOMOJU's page, the
// page an event, and the developer the name of what is missing.

import assert from 'node:assert/strict';
import { VISA } from './cards.mjs';
import { Checkout, heard } from './checkout.mjs';
import { FramedCheckout } from './framed.mjs';
import { NO_ANSWER, answered, stories, story } from './harness.mjs';
import { admit, hostPackage, hostPages, pageWith, policy } from './host.mjs';
import * as world from './world.mjs';

/**
 * Opens a shop's page, which tells everybody its whole address, with a checkout from a host that sends what it should but for
 * `change`; `rules` is what the shop's policy allows less of.
 */
async function opened(tab, play, { change, mode = 'inline', rules, own = false, locale = 'ja' } = {}) {
  const session = await world.newSession({ types: 'credit_card' });
  let shop;
  const host = await hostPackage((file, answer) => {
    admit(shop.origin, file, answer);
    return change?.(file, answer);
  });
  const attributes =
    `mode="${mode}" session-id="${session}" publishable-key="pk_test_sandbox" api-url="${world.api}" locale="${locale}"`;
  const page = pageWith(`${host.origin}/komoju-checkout.js`, attributes);
  const withoutLink = page.replace(/<a id="own".*<\/a>/, '');
  shop = await hostPages({ '': own ? page : withoutLink }, { 'content-security-policy': policy({ checkout: host.origin, ...rules }), 'referrer-policy': 'unsafe-url' });
  await tab.open(`${shop.origin}/?order=7391`);
  await play({ session, host, shop });
}

/** Waits for the link that stands in place of the checkout; where it leads to, and what is said. */
const linkInstead = (tab) =>
  tab.wait('the link in place of the checkout', () => {
    const link = page.find('komoju-checkout >>> .instead a') ?? page.find('#own');
    const said = page.find('komoju-checkout >>> .instead p')?.innerText;
    return link?.checkVisibility() && said && { href: link.href, text: link.innerText, said };
  });

/** Changes one byte of a file. */
const flipped = (name) => (file, answer) => {
  if (file !== name) return;
  const at = Math.floor(answer.body.length / 2);
  answer.body = Buffer.from(answer.body);
  answer.body[at] ^= 1;
};
const without = (name, header) => (file, answer) => {
  if (file === name) delete answer.headers[header];
};
const sentAs = (name, type) => (file, answer) => {
  if (file === name) answer.headers['content-type'] = type;
};
const missing = (name) => (file, answer) => {
  if (file === name) Object.assign(answer, { status: 404, body: '' });
};

/** A host's mistakes, and what the console says. */
const MISTAKES = [
  ['a script without CORS', without('inline.js', 'access-control-allow-origin'), /must send "Access-Control-Allow-Origin: \*"/],
  ['a program without CORS', without('komoju-checkout.wasm', 'access-control-allow-origin'), /must send "Access-Control-Allow-Origin: \*"/],
  ['a script sent as text', sentAs('inline.js', 'text/plain'), /must send "Content-Type: text\/javascript"/],
  ['a script that is not there', missing('inline.js'), /inline\.js was answered with 404/],
  ['a program that is not there', missing('komoju-checkout.wasm'), /komoju-checkout\.wasm was answered with 404/],
  ['a script with a byte flipped', flipped('inline.js'), /inline\.js is not the one this script belongs to/],
  ['a program with a byte flipped', flipped('komoju-checkout.wasm'), /komoju-checkout\.wasm is not the one this script belongs to|could not start: .*(Wasm|WebAssembly)/i],
];
/** What the browser itself says about these. */
const BROWSERS = [NO_ANSWER, answered(404), /blocked by CORS policy/, /MIME type/, /integrity/, /Failed to find a valid digest/, /preloaded using link preload/];

stories('Locked-down pages and careless hosts', () => {
  for (const [what, change, says] of MISTAKES) {
    story(`${what} leaves a link, and its name in the console`, async ({ tab, seen }) => {
      await opened(tab, async ({ session }) => {
        const { href, said } = await linkInstead(tab);
        assert.deepEqual([href, said], [`${world.api}/sessions/${session}`, 'お支払い画面を表示できませんでした。']);
        assert.deepEqual((await heard(seen, 'komoju-error')).map(({ reason, who }) => [reason, who]), [['load_failed', 'service']]);
      }, { change });
    }, { errors: [says], may: BROWSERS });
  }

  story('a program sent as something else works, and the console says what would be better', async ({ tab }) => {
    await opened(tab, async () => {
      await new Checkout(tab).reach('collecting');
    }, { change: sentAs('komoju-checkout.wasm', 'application/octet-stream') });
  }, { errors: [/should send "Content-Type: application\/wasm"/] });

  story('a language with a byte flipped is not spoken', async ({ tab }) => {
    await opened(tab, async () => {
      const checkout = new Checkout(tab);
      await checkout.reach('collecting');
      assert.equal(await tab.ask((place) => page.find(place).lang, checkout.place('.kc')), 'en');
    }, { change: flipped('komoju-checkout.ja.txt') });
  }, { errors: [/no texts in "ja"/] });

  story('a frame whose script has a byte flipped leaves a link', async ({ tab, seen }) => {
    await opened(tab, async ({ session }) => {
      assert.equal((await linkInstead(tab)).href, `${world.api}/sessions/${session}`);
      // The page's own policy is what stops it.
      assert.match(seen.violations.splice(0).join(), /^script-src-elem forbade inline \(.*\/frame\.html:\d+\)$/);
    }, { change: flipped('frame.html'), mode: 'frame' });
  }, { errors: [/frame\.html does not answer/, /Executing inline script violates/], may: BROWSERS });

  story('a frame whose program has a byte flipped leaves a link', async ({ tab }) => {
    await opened(tab, async ({ session }) => {
      assert.equal((await linkInstead(tab)).href, `${world.api}/sessions/${session}`);
    }, { change: flipped('komoju-checkout.wasm'), mode: 'frame' });
  }, { errors: [/could not start/], may: BROWSERS });

  story('who looks for that link tells the API of the page no more than its origin', async ({ tab, shopper, seen }) => {
    await shopper.before(() => delete globalThis.WebAssembly);
    await opened(tab, async ({ session, shop }) => {
      await linkInstead(tab);
      const asked = seen.requests.filter(({ method, url }) => method === 'GET' && url.endsWith(`/api/v1/sessions/${session}`));
      // The checkout that did not come to be has asked as well.
      assert.deepEqual(asked.map(({ headers }) => headers.referer), [`${shop.origin}/`, `${shop.origin}/`]);
    });
  }, { errors: [/could not start/] });

  for (const mode of ['inline', 'frame']) {
    story(`a card is paid under the policy a shop sends (${mode})`, async ({ tab, seen }) => {
      await opened(tab, async ({ session }) => {
        const checkout = mode === 'frame' ? await FramedCheckout.find(tab, seen.requests.find(({ url }) => url.endsWith('/frame.html')).url.replace('/frame.html', '')) : new Checkout(tab);
        await checkout.reach('collecting');
        await tab.ask(() => document.addEventListener('komoju-complete', (event) => event.preventDefault()));
        await checkout.fillCard(VISA);
        await checkout.pay();
        await checkout.reach('done');
        assert.equal((await world.payments(session)).charges, 1);
      }, { mode });
    });
  }

  story("the page's own link stands there instead of ours", async ({ tab }) => {
    await opened(tab, async () => {
      assert.equal((await linkInstead(tab)).href, 'https://pay.example/');
      assert.equal(await tab.ask(() => page.all('komoju-checkout >>> .instead a').length), 0);
    }, { change: missing('komoju-checkout.wasm'), own: true });
  }, { errors: [/could not start/], may: BROWSERS });

  story('the link speaks the language of the checkout', async ({ tab }) => {
    await opened(tab, async () => {
      const { text, said } = await linkInstead(tab);
      assert.deepEqual([text, said], ["Pay on KOMOJU's page", 'The payment form could not be shown.']);
    }, { change: missing('komoju-checkout.wasm'), locale: 'en' });
  }, { errors: [/could not start/], may: BROWSERS });
});

/** These pages forbid something, and are meant to. */
stories('Policies that forbid the checkout', () => {
  story('a policy without wasm is named, and a link shown', async ({ tab, seen }) => {
    await opened(tab, async ({ session }) => {
      assert.equal((await linkInstead(tab)).href, `${world.api}/sessions/${session}`);
    }, { rules: { wasm: '' } });
    assert.ok(seen.violations.splice(0).every((what) => what.includes('wasm-eval')));
  }, { errors: [/could not start/], may: [/WebAssembly|wasm-eval/] });

  story('a policy without our frame is named, and a link shown', async ({ tab, seen }) => {
    await opened(tab, async ({ session }) => {
      assert.equal((await linkInstead(tab)).href, `${world.api}/sessions/${session}`);
    }, { mode: 'frame', rules: { frames: "'none'" } });
    assert.ok(seen.violations.splice(0).every((what) => what.startsWith('frame-src')));
  }, { errors: [/has blocked frame-src/], may: [/frame-src/, /postMessage/] });

  story('where no script of ours may run, the link in the snippet is there', async ({ tab, seen }) => {
    await opened(tab, async () => {
      assert.deepEqual(await tab.ask(() => [page.find('#own').checkVisibility(), page.find('#own').href]), [true, 'https://pay.example/']);
      assert.equal(await tab.ask(() => page.find('komoju-checkout').shadowRoot), null);
    }, { own: true, rules: { scripts: "'none'", wasm: '' } });
    assert.ok(seen.violations.splice(0).length > 0);
  }, { may: [/script-src/] });
});
