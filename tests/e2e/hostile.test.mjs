// Pages and frames that mean no good, around a checkout in its frame: what they can get hold of.

import assert from 'node:assert/strict';
import { AMEX } from './cards.mjs';
import { heard, told } from './checkout.mjs';
import { FramedCheckout } from './framed.mjs';
import { stories, story } from './harness.mjs';
import { admit, hostPackage, hostPages, pageWith } from './host.mjs';
import { eavesdrop, everythingToRead, holds } from './secrets.mjs';
import * as world from './world.mjs';

const attributes = (session) =>
  `mode="frame" session-id="${session}" publishable-key="pk_test_sandbox" api-url="${world.api}" locale="ja"`;

/** A site with one page, and a host of the package that knows of it what it `lists`. */
async function site({ lists = false, more = '', typed = {} } = {}) {
  const session = await world.newSession({ types: 'credit_card', ...typed });
  let own;
  const checkout = await hostPackage((file, answer) => {
    if (lists) admit(own.origin, file, answer);
  });
  own = await hostPages({ '': pageWith(`${checkout.origin}/komoju-checkout.js`, attributes(session), more), 'evil.html': '<p>evil</p>' });
  return {
    session,
    checkout,
    url: `${own.origin}/`,
    origin: own.origin,
  };
}

/** Sends the frame a first word of somebody's own, and whatever else comes to mind; the answers are gathered. */
function forge(hello) {
  globalThis.answers = [];
  const target = [...Array(window.length).keys()].map((at) => window[at]);
  for (const frame of target) {
    for (const data of [hello, [1, 'start', [{}]], { type: 'start' }, 'submit']) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data: answer }) => answers.push(answer);
      frame.postMessage(data, '*', [port2]);
      port1.postMessage([1, 'validate', []]);
      port1.postMessage([2, 'start', [{ sessionId: 'x' }]]);
    }
  }
}

const version = async (origin) => JSON.parse(await (await fetch(`${origin}/package.json`)).text()).version;

stories('A frame among hostile pages', () => {
  story('a page that the session does not lead back to is given no form', async ({ tab, seen }) => {
    const evil = await site();
    await tab.open(evil.url);
    const checkout = await FramedCheckout.find(tab, evil.checkout.origin);
    assert.match(await checkout.notice('foreign_page'), /安全のため/);
    assert.equal(await checkout.tab.ask(() => document.querySelectorAll('input').length), 0);
    assert.deepEqual(await checkout.links(), [`${world.api}/sessions/${evil.session}`, ...(await checkout.links()).slice(1)]);
    assert.deepEqual((await heard(seen, 'komoju-error')).map(({ reason, retry }) => [reason, retry]), [['foreign_page', false]]);
    assert.equal(told(seen, 'komoju-ready').length, 0);
  }, { errors: [/may not have the checkout/] });

  story('whatever session it brings along itself', async ({ tab }) => {
    const evil = await site();
    const session = { ...(await world.showSession(evil.session)), return_url: evil.url };
    await tab.open(evil.url);
    await tab.ask((given) => page.find('komoju-checkout').update({ session: given }), session);
    const checkout = await FramedCheckout.find(tab, evil.checkout.origin);
    await checkout.notice('foreign_page');
    assert.equal(await checkout.tab.ask(() => document.querySelectorAll('input').length), 0);
  }, { errors: [/may not have the checkout/] });

  /** A page that speaks to the frame itself, without any script of ours; what it asks for, and what the frame shows then. */
  const raw = async ({ src, hello, first, then }) => {
    const frame = document.body.appendChild(Object.assign(document.createElement('iframe'), { src }));
    await new Promise((resolve) => (frame.onload = resolve));
    const { port1, port2 } = new MessageChannel();
    const answered = new Promise((resolve) => {
      port1.onmessage = ({ data: [id, name] }) => {
        // What it is asked, it does not know.
        if (name !== null) port1.postMessage([id, null]);
        else if (id === 2) resolve();
      };
    });
    frame.contentWindow.postMessage(hello, new URL(src).origin, [port2]);
    port1.postMessage([1, 'start', [first]]);
    port1.postMessage([2, 'update', [then ?? first]]);
    await answered;
  };

  for (const [what, parents, wishes] of [
    ['that it is its own', '', [{ ground: false }]],
    ["that it is the shop's", '', [{ ground: 'SHOP' }]],
    ["that it is the shop's, later", '', [{}, { ground: 'SHOP' }]],
    ['nothing, where others are listed', 'https://shop.example', [{}]],
    ['another API, where it is listed', 'OWN', [{ apiUrl: 'https://evil.example' }]],
  ]) {
    story(`a page that says ${what} is given no form`, async ({ tab, seen }) => {
      const session = await world.newSession({ types: 'credit_card' });
      let evil;
      const checkout = await hostPackage((file, answer) => admit(parents.replace('OWN', evil.origin), file, answer));
      evil = await hostPages({ '': '<p>evil</p>' });
      await tab.open(`${evil.origin}/`);
      const given = { ...(await world.showSession(session)), return_url: evil.origin };
      const asked = wishes.map((wish) => ({
        sessionId: session, session: JSON.stringify(given), publishableKey: 'pk_test_sandbox', apiUrl: world.api, locale: 'ja',
        address: `${world.api}/api/v1/sessions/${session}`,
        ...wish, ...(wish.ground === 'SHOP' && { ground: world.shop }),
      }));
      const hello = `komoju-checkout ${await version(checkout.origin)}`;
      await tab.ask(raw, { src: `${checkout.origin}/frame.html`, hello, first: asked[0], then: asked[1] });
      const framed = await FramedCheckout.find(tab, checkout.origin);
      await framed.notice('foreign_page');
      assert.equal(await framed.tab.ask(() => document.querySelectorAll('input').length), 0);
      if (parents) assert.deepEqual(seen.requests.filter(({ url }) => url.includes('/api/')), []);
    }, { errors: [/may not have the checkout/] });
  }

  story('a page that patches and overhears everything hears nothing that is typed', async ({ tab, shopper, seen }) => {
    const evil = await site({ lists: true });
    await shopper.before(eavesdrop);
    await tab.open(evil.url);
    const checkout = await FramedCheckout.find(tab, evil.checkout.origin);
    await checkout.reach('collecting');
    await tab.ask(() => document.addEventListener('komoju-complete', (event) => event.preventDefault()));
    const card = { ...AMEX, code: '7391' };
    await checkout.fillCard({ ...card, code: '' });
    await checkout.pay(); // Told as invalid, field by field.
    await checkout.problemAt('cvc');
    await checkout.fill('cvc', card.code);
    await checkout.pay();
    await checkout.reach('done');
    assert.equal((await world.payments(evil.session)).charges, 1);
    // Of a frame a page may read its own inputs too: there are none of ours.
    const typed = () => [...page.all('*'), ...page.all('komoju-checkout >>> *')].map(({ value }) => value ?? '');
    const parts = [await tab.ask(() => heard), await tab.ask(typed), await tab.ask(everythingToRead)];
    const text = parts.flat().join('\n');
    assert.ok(holds(text, evil.session), 'it was listened to');
    assert.ok(text.includes('komoju-change'), 'events were overheard');
    for (const mark of [card.number, card.code, card.name]) assert.ok(!holds(text, mark), 'a page has heard what was typed');
    for (const part of card.number.match(/.{4}/g).slice(1)) {
      // The last four are the API's to tell.
      if (part !== card.number.slice(-4)) assert.ok(!seen.events.some((event) => JSON.stringify(event).includes(part)));
    }
  });

  story('a first word that comes again, or from another frame, is not answered', async ({ tab }) => {
    const own = await site({ lists: true });
    const other = await hostPages({ '': `<p>somebody else</p>` });
    await tab.open(own.url);
    const checkout = await FramedCheckout.find(tab, own.checkout.origin);
    await checkout.reach('collecting');
    const hello = `komoju-checkout ${await version(own.checkout.origin)}`;
    // The page itself, once more.
    await tab.ask(forge, hello);
    // And a frame of somebody else's beside it.
    await tab.ask((src) => document.body.append(Object.assign(document.createElement('iframe'), { src })), `${other.origin}/`);
    const beside = await tab.within(other.origin);
    // It says that it is the checkout, and listens to what it is given for that.
    await beside.ask((word) => {
      globalThis.given = [];
      addEventListener('message', ({ source, data }) => source === parent && given.push(data));
      parent.postMessage(word, '*');
    }, hello);
    await beside.ask(`(${forge.toString().replace('window.length', 'parent.length').replace('window[at]', 'parent[at]')})(${JSON.stringify(hello)})`);
    // What the frame does answer, it has answered by then.
    assert.deepEqual((await tab.ask(() => page.find('komoju-checkout').validate())).valid, false);
    assert.deepEqual([await tab.ask(() => answers), await beside.ask(() => [...answers, ...given])], [[], []]);
    assert.equal(await checkout.session(), own.session);
    assert.equal(await checkout.stage(), 'collecting');
  });

  story('a frame that nobody speaks to shows nothing', async ({ tab }) => {
    const own = await site();
    await tab.open(`${own.checkout.origin}/frame.html`);
    await tab.wait('its script', () => document.readyState === 'complete');
    assert.equal(await tab.ask(() => document.querySelector('#checkout').childElementCount), 0);
  });

  story("a page in somebody's frame takes no card, unless it says that it may", async ({ tab, seen }) => {
    for (const [more, stage] of [['', 'failed'], [' allow-framed', 'collecting']]) {
      const session = await world.newSession({ types: 'credit_card' });
      const checkout = await hostPackage();
      const inner = await hostPages({
        '': pageWith(`${checkout.origin}/komoju-checkout.js`, `${attributes(session).replace('frame', 'inline')}${more}`),
      });
      const outer = await hostPages({ '': `<iframe src="${inner.origin}/" style="width:600px;height:700px"></iframe>` });
      await tab.open(`${outer.origin}/`);
      const framed = await tab.within(inner.origin);
      await framed.wait(stage, (wanted) => page.find(`komoju-checkout >>> [data-stage=${wanted}]`), stage);
      assert.equal(await framed.ask(() => page.all('komoju-checkout >>> input').length > 0), stage === 'collecting');
      assert.equal(seen.requests.some(({ url }) => url.includes('/api/')), stage === 'collecting');
    }
    assert.equal(seen.violations.length, 0);
  }, { errors: [/may not have the checkout/] });
});
