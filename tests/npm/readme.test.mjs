// Every snippet of the README does what the README says. A snippet that no test has run fails the last one.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { VISA } from '../e2e/cards.mjs';
import { Checkout, told } from '../e2e/checkout.mjs';
import { FramedCheckout } from '../e2e/framed.mjs';
import { stories, story } from '../e2e/harness.mjs';
import { admit, hostPackage, hostPages } from '../e2e/host.mjs';
import * as world from '../e2e/world.mjs';
import { inNode, project, tool } from './installed.mjs';
import { page as pageOf, policy, serve } from './shop.mjs';

const run = promisify(execFile);
const README = await readFile(new URL('../../README.md', import.meta.url), 'utf8');

/** What the crate's documentation compiles, and the tidy tests compare with it. */
const ELSEWHERE = ['rust', 'toml'];

/** Every snippet, by its language, with the heading that it stands under. */
const SNIPPETS = [...README.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({ language, text, used: ELSEWHERE.includes(language) }));

/** The one snippet of a language that has these words in it. */
function snippet(language, words) {
  const found = SNIPPETS.filter((one) => one.language === language && one.text.includes(words));
  assert.equal(found.length, 1, `${found.length} snippets in ${language} with ${words}`);
  found[0].used = true;
  return found[0].text;
}

/** The same for a test's own world: the sandbox in place of KOMOJU. */
const offline = (text) => text.replaceAll('https://komoju.com', world.api);

/** A page of a shop with a snippet in it, about a session, from a host of the package. */
async function shopWith(html, { policy: sent, more = '' } = {}) {
  let shop;
  const checkout = await hostPackage((file, answer) => admit(shop.origin, file, answer));
  const session = await world.newSession({ types: 'credit_card,konbini' });
  const { session_url } = await world.showSession(session);
  const written = html(checkout.origin)
    .replaceAll('SESSION_ID', session)
    .replaceAll('SESSION_URL', session_url)
    .replaceAll('publishable-key="pk_…"', `publishable-key="pk_test_sandbox" api-url="${world.api}"`);
  const body = `<!doctype html><html lang="ja"><meta charset="utf-8"><title>Shop</title><body><main>${written}</main>${more}</body></html>`;
  shop = await hostPages({ '': body }, sent ? { 'content-security-policy': sent(checkout.origin) } : {});
  return { session, checkout: checkout.origin, url: `${shop.origin}/` };
}

const TAG = 'https://checkout.example/komoju-checkout.js" crossorigin></script>';
/** The tag of the README, from a test's own host. */
const tag = (host) => snippet('html', TAG).replaceAll('https://checkout.example', host);
/** The same, where the fields are within reach. */
const inlineTag = (host) => tag(host).replace('<komoju-checkout ', '<komoju-checkout mode="inline" ');

/** Runs a snippet as a script of the page that has `checkout` and these functions at hand. */
const inPage = (tab, text, helpers = '') =>
  tab.ask(`(() => { const checkout = document.querySelector('komoju-checkout'); ${helpers}\n${text} })()`);

test('a session is created with curl', async () => {
  const command = offline(snippet('sh', 'curl https://komoju.com'));
  const { stdout } = await run('sh', ['-c', command], { env: { ...process.env, KOMOJU_SECRET_KEY: 'sk_test_sandbox' } });
  const { id, session_url, return_url } = JSON.parse(stdout);
  assert.match(session_url, new RegExp(`/sessions/${id}$`));
  assert.equal(return_url, 'https://shop.example/thanks');
});

test('a session is created by a server of JavaScript', async () => {
  const root = await project('readme-server', {
    'server.js': `${offline(snippet('js', 'authorization: `Basic'))}\nconsole.log(JSON.stringify(session));`,
  }, { place: 'alone' });
  const { stdout } = await run(process.execPath, ['server.js'], { cwd: root, env: { ...process.env, KOMOJU_SECRET_KEY: 'sk_test_sandbox' } });
  const { amount, currency, payment_data } = JSON.parse(stdout);
  assert.deepEqual([amount, currency, payment_data?.external_order_num ?? '1042'], [8888, 'JPY', '1042']);
});

stories('The README', () => {
  const policies = () => SNIPPETS.filter(({ language }) => language === 'http').map((one) => ((one.used = true), one.text));
  const named = (host, text) =>
    text.replace(/^Content-Security-Policy: /, '').trim().replaceAll('https://checkout.example', host).replaceAll('https://komoju.com', world.api)
      .replace('frame-src', 'frame-src http://127.0.0.1:*').replace('https://shop.example', 'http://127.0.0.1:*');

  /** A card pays in the frame of a shop's page, which stays. */
  const paysInFrame = async (tab, { url, checkout: host, session }) => {
    await tab.open(url);
    const checkout = await FramedCheckout.find(tab, host);
    await checkout.reach('collecting');
    await tab.ask(() => document.addEventListener('komoju-complete', (event) => event.preventDefault()));
    await checkout.payByCard(VISA);
    await checkout.reach('done');
    assert.equal((await world.payments(session)).charges, 1);
  };

  story('the tag puts a frame into the page, under the policy that is shown', async ({ tab, seen }) => {
    const [, ofThePage] = policies();
    const shop = await shopWith(tag, { policy: (host) => named(host, ofThePage) });
    await paysInFrame(tab, shop);
    assert.equal(told(seen, 'komoju-error').length, 0);
    assert.equal(await tab.ask(() => page.find('komoju-checkout > a').checkVisibility()), false);
  });

  story("the frame's page works under its own policy", async ({ tab }) => {
    const [ofTheFrame] = policies();
    const session = await world.newSession({ types: 'credit_card' });
    let shop;
    const checkout = await hostPackage((file, answer) => {
      if (file === 'frame.html') answer.headers['content-security-policy'] = named('', ofTheFrame);
      if (file === 'frame.html') answer.body = String(answer.body).replace('content=""', `content="${shop.origin}"`);
    });
    shop = await hostPages({ '': tag(checkout.origin).replace('SESSION_ID', session).replace('"pk_…"', `"pk_test_sandbox" api-url="${world.api}"`) });
    await tab.open(`${shop.origin}/`);
    await (await FramedCheckout.find(tab, checkout.origin)).reach('collecting');
  });

  story('the tag with its integrity is taken, and refused with another one', async ({ tab }) => {
    const pinned = (digest) => async (host) => {
      const { files } = JSON.parse(await (await fetch(`${host}/integrity.json`)).text());
      return snippet('html', 'integrity="INTEGRITY"').replace('https://checkout.example', host).replace('INTEGRITY', digest ?? files['komoju-checkout.js']);
    };
    const checkout = await hostPackage();
    const shop = await hostPages({
      '': `${await pinned()(checkout.origin)}<komoju-checkout></komoju-checkout>`,
      'other.html': `${await pinned(`sha384-${'A'.repeat(64)}`)(checkout.origin)}<komoju-checkout></komoju-checkout>`,
    });
    await tab.open(`${shop.origin}/other.html`);
    assert.equal(await tab.ask(() => customElements.get('komoju-checkout')), undefined);
    await tab.open(`${shop.origin}/`);
    await tab.wait('the element', () => Boolean(customElements.get('komoju-checkout')));
  }, { may: [/integrity/, /merchant|session-id|publishable-key/, /Failed to find a valid digest/, /frame/, /postMessage/] });

  /** A page with the hints in it, whose files may be kept; but for what is changed. */
  const hinted = async (change = () => undefined) => {
    const shown = snippet('html', 'as="fetch"');
    const asked = [];
    const checkout = await hostPackage((file, answer) => {
      asked.push(file);
      answer.headers['cache-control'] = 'public, max-age=31536000, immutable';
      change(file, answer);
    });
    const session = await world.newSession({ types: 'credit_card' });
    const element = inlineTag(checkout.origin).replace('SESSION_ID', session).replace('"pk_…"', `"pk_test_sandbox" api-url="${world.api}"`);
    const { files } = JSON.parse(await (await fetch(`${checkout.origin}/integrity.json`)).text());
    const hints = shown.replaceAll('https://checkout.example', checkout.origin).replace('INLINE_INTEGRITY', files['inline.js']);
    asked.length = 0;
    const shop = await hostPages({ '': `<!doctype html>${element}${hints}` });
    return { url: `${shop.origin}/`, asked };
  };

  story('the hints have each file asked for once, and the program before the script that runs it has come', async ({ tab }) => {
    const { url, asked } = await hinted();
    await tab.open(url);
    await new Checkout(tab).reach('collecting');
    assert.deepEqual([...new Set(asked)].sort(), [...asked].sort(), 'a file was asked for twice');
    const [program, language] = [/\.wasm$/, /^komoju-checkout\.\w+\.txt$/].map((name) => asked.findIndex((file) => name.test(file)));
    assert.ok(program >= 0 && program < language, asked.join());
  });

  story('the hints let no other script run than the one that the tag knows', async ({ tab }) => {
    const { url } = await hinted((file, answer) => {
      if (file === 'inline.js') answer.body = `${answer.body};globalThis.isAnother = true;`;
    });
    await tab.open(url);
    await tab.wait('the way out', () => page.find('komoju-checkout >>> .instead'));
    assert.equal(await tab.ask(() => globalThis.isAnother), undefined);
  }, { errors: [/could not start/], may: [/integrity/, /digest/] });

  story('the frame that the page brings along is the one that is paid in', async ({ tab, seen }) => {
    const script = (host) => tag(host).match(/<script.*<\/script>/)[0];
    const shop = await shopWith((host) => `${script(host)}${snippet('html', 'slot="frame"').replaceAll('https://checkout.example', host)}`, {
      more: '<script>globalThis.brought = document.querySelector("iframe");</script>',
    });
    await paysInFrame(tab, shop);
    assert.ok(await tab.ask(() => page.find('komoju-checkout > iframe') === brought));
    assert.equal(seen.requests.filter(({ url }) => url.endsWith('/frame.html')).length, 1);
  });

  story('a look, in a script and in a style sheet', async ({ tab }) => {
    const [script, style] = [snippet('js', 'theme: {'), snippet('css', '--komoju-accent')];
    const shop = await shopWith(inlineTag);
    const has = (place) => getComputedStyle(page.find(place.kc)).getPropertyValue(place.name).trim() === place.value;
    const kc = 'komoju-checkout >>> .kc';
    await tab.open(shop.url);
    await new Checkout(tab).reach('collecting');
    await inPage(tab, script);
    await tab.wait('the tabs', (kc) => page.find(kc).parentElement.dataset.layout === 'tabs', kc);
    await tab.wait('the colour', has, { kc, name: '--accent', value: '#7a1fa2' });
    await inPage(tab, "checkout.update({ theme: '' });");
    await tab.wait('no colour', (kc) => getComputedStyle(page.find(kc)).getPropertyValue('--accent') !== '#7a1fa2', kc);
    await inPage(tab, `const sheet = new CSSStyleSheet(); sheet.replaceSync(${JSON.stringify(style)}); document.adoptedStyleSheets = [sheet]; checkout.update({});`);
    await tab.wait('the colour', has, { kc, name: '--accent', value: '#7a1fa2' });
    await tab.wait('the corners', has, { kc, name: '--radius', value: '4px' });
  });

  story('a button of its own, a question before paying, and what helps to tell fraud', async ({ tab, seen }) => {
    const shop = await shopWith(inlineTag, { more: '<button id="order">Order</button>' });
    await tab.open(shop.url);
    const checkout = new Checkout(tab);
    await checkout.reach('collecting');
    await inPage(tab, snippet('js', 'event.waitUntil(reserveStock())'), `
      globalThis.reserved = 0;
      const reserveStock = async () => ++globalThis.reserved;
      const showSorry = (message) => { globalThis.sorry = message; };`);
    await tab.ask(() => document.addEventListener('komoju-complete', (event) => event.preventDefault()));
    await checkout.chooseMethod('credit_card');
    assert.equal(await tab.ask((place) => page.find(place) ?? null, checkout.button()), null);
    await checkout.fillCard(VISA);
    await world.orderFault(shop.session, 'pay', { error: 'card_declined' });
    await tab.click('#order');
    assert.match(await tab.wait('sorry', () => globalThis.sorry), /カード/);
    await checkout.fill('cvc', VISA.code);
    await tab.click('#order');
    await checkout.reach('done');
    assert.equal(await tab.ask(() => reserved), 2);
    const sent = seen.requests.filter(({ method, url }) => method === 'POST' && url.endsWith('/pay')).map(({ body }) => JSON.parse(body));
    assert.deepEqual(sent.map(({ fraud_details }) => fraud_details), [{ customer_id: 'C-17' }, { customer_id: 'C-17' }]);
  }, { may: [/status of 50\d/] });

  story('a page that thanks by itself stays', async ({ tab }) => {
    const shop = await shopWith(inlineTag);
    await tab.open(shop.url);
    const checkout = new Checkout(tab);
    await checkout.reach('collecting');
    await inPage(tab, snippet('js', 'Stay on this page'), 'const showThankYou = (payment) => { globalThis.thanked = payment.status; };');
    await checkout.payByCard(VISA);
    assert.equal(await tab.wait('thanks', () => globalThis.thanked), 'captured');
    assert.equal(tab.url(), shop.url);
  });

  story("a prepaid payment that is short is continued by the shop's server", async ({ tab }) => {
    const shop = await shopWith(inlineTag);
    await tab.open(shop.url);
    await inPage(tab, snippet('js', 'checkout.continuePayment ='), `
      globalThis.fetch = async (url, { method, body }) => { globalThis.asked = [url, method, JSON.parse(body)]; return { ok: globalThis.works }; };`);
    const ask = (works) =>
      tab.ask(async (ok) => {
        globalThis.works = ok;
        const detail = { token: 'tok_1', payment: { id: 'pay_1' } };
        return page.find('komoju-checkout').continuePayment(detail).then(() => 'went well', () => 'did not');
      }, works);
    assert.deepEqual([await ask(true), await ask(false)], ['went well', 'did not']);
    assert.deepEqual(await tab.ask(() => asked), ['/continue', 'POST', { token: 'tok_1', payment: 'pay_1' }]);
  }, { may: [/./] });

story("the form takes a token along, and the shop's handler sends it", async ({ tab, seen }) => {
    const shop = await shopWith((host) => `<script type="module" src="${host}/komoju-checkout.js" crossorigin></script>${snippet('html', '<form id="order"')}`);
    await tab.open(shop.url);
    const checkout = await FramedCheckout.find(tab, shop.checkout);
    await checkout.reach('collecting');
    await tab.ask(`(() => {
      window.fetch = (url, { method, body }) => { window.posted = [method, url, [...body]]; };
      ${snippet('js', 'new FormData(event.target, event.submitter)')}
    })()`);
    await tab.type('#order [type=email]', 'hanako@example.jp');
    await checkout.chooseMethod('credit_card');
    await checkout.fillCard(VISA);
    await tab.click('#order button');
    const posted = await tab.wait('the form', () => window.posted);
    const { token } = told(seen, 'komoju-token')[0];
    assert.deepEqual(posted, ['POST', '/order', [['email', 'hanako@example.jp'], ['komoju_token', token], ['step', 'confirm']]]);
  });

  story("a page of KOMOJU's own guides pays with another address in it", async ({ tab }) => {
    const shop = await shopWith((host) => snippet('html', '<komoju-fields').replace('https://checkout.example', host));
    await tab.open(shop.url);
    const checkout = await FramedCheckout.find(tab, shop.checkout);
    await checkout.reach('collecting');
    await tab.ask(() => document.addEventListener('komoju-complete', (event) => event.preventDefault()));
    await checkout.fillCard(VISA);
    await tab.click('#payment button');
    await checkout.reach('done');
    assert.equal((await world.payments(shop.session)).charges, 1);
  });

  story('a component of React shows the checkout', async ({ tab }) => {
    const root = await project('readme-react', {
      'payment.jsx': snippet('jsx', 'komoju-checkout/react').replace('publishableKey="pk_…"', `publishableKey="pk_test_sandbox" apiUrl="${world.api}" checkoutUrl={globalThis.checkoutUrl} mode="inline"`),
      'client.jsx': `
        import { createRoot } from 'react-dom/client';
        import { Payment } from './payment.jsx';
        const { searchParams } = new URL(location.href);
        globalThis.checkoutUrl = searchParams.get('checkout');
        createRoot(document.querySelector('main')).render(<Payment session={{ id: searchParams.get('id'), session_url: '/x' }} thank={() => {}} />);`,
    });
    await tool('esbuild', ['client.jsx', '--bundle', '--splitting', '--format=esm', '--outdir=out', '--jsx=automatic', '--log-level=warning'], root);
    await writeFile(join(root, 'out/index.html'), pageOf('<script type="module" src="client.js"></script>'));
    const checkout = await hostPackage();
    const address = await serve(join(root, 'out'), { 'content-security-policy': policy({ checkout: checkout.origin }) });
    await tab.open(`${address}/?${new URLSearchParams({ id: await world.newSession(), checkout: checkout.origin })}`);
    await new Checkout(tab).reach('collecting');
  });
});

test('the package is imported, and its rules are used', async () => {
  const root = await project('readme-npm', {
    'define.js': snippet('js', "import { define } from 'komoju-checkout'"),
    'rules.js': `${snippet('js', 'komoju-checkout/rules.js')}\nconsole.log(checkCardNumber('4111 1111', { brands: ['visa'] }).state, checkKatakana('やまだ').value);`,
  }, { place: 'alone' });
  assert.deepEqual(await inNode(root, 'define.js'), { stdout: '', stderr: '' });
  assert.equal((await inNode(root, 'rules.js')).stdout, 'incomplete ヤマダ\n');
});

test('the commands are those there are', async () => {
  const commands = SNIPPETS.filter(({ language, text }) => language === 'sh' && text.includes('cargo '));
  const usage = (await run('cargo', ['xtask', 'help']).catch((error) => error)).stdout;
  for (const one of commands) {
    one.used = true;
    for (const [, name] of one.text.matchAll(/cargo xtask (\w+)/g)) assert.ok(usage.includes(name), name);
  }
  const sandbox = commands.find(({ text }) => text.includes('komoju-sandbox'));
  const help = (await run('cargo', ['run', '--quiet', '-p', 'komoju-sandbox', '--', '--help'])).stdout;
  for (const [flag] of sandbox.text.matchAll(/--(scenario|webhook-url)/g)) assert.ok(help.includes(flag), flag);
});

test('no snippet was left out', () => {
  assert.deepEqual(SNIPPETS.filter(({ used }) => !used).map(({ language, text }) => `${language}: ${text.slice(0, 60)}`), []);
});
