// That everybody can be measured: the picker of each page comes into sight, a typed digit is answered, and the card is paid
// with where it can be. Nothing here is timed.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { join } from 'node:path';
import { launch, shopper, tabAt } from './browser/browser.mjs';
import { visit } from './browser/visit.mjs';
import { buildPages } from './build.mjs';
import { CONTESTANTS } from './contestants.mjs';
import { measureRounds } from './growth.mjs';
import { PROFILES } from './profiles.mjs';
import { serve } from './server/server.mjs';

const { KOMOJU_PEERS: peers, KOMOJU_PKG: ownPackage, KOMOJU_BENCH: scratch } = process.env;

let browser;
let server;

before(async () => {
  const pages = join(scratch, 'pages-tested');
  await buildPages(peers, pages);
  server = await serve({ pages, package: ownPackage, peers });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.close();
});

const measured = async (contestant, types) => {
  const someone = await shopper(browser);
  const figures = await visit(someone, server.shop, contestant, { ...PROFILES['none-1x'], types });
  await someone.close();
  return figures;
};

// Nothing is timed, so they need not wait for one another.
describe('the bench', { concurrency: 4 }, () => {
  for (const contestant of CONTESTANTS) {
    test(`${contestant.title} can be measured`, { timeout: 60_000 }, async () => {
      const figures = await measured(contestant, true);
      assert.equal(figures.errors, 0, 'an exception was not caught');
      assert.ok(figures.picker > 0 && figures.echo >= figures.picker);
      assert.equal(figures.keyToFrame.length, 16, 'a key was not seen by the page');
      if (contestant.fields) assert.ok(figures.pay > 0);
      assert.equal(figures.wasm > 0, contestant.path.startsWith('/ours'));
    });
  }

  test('the browser loads no page of its own beside those that are measured', async () => {
    const someone = await shopper(browser);
    await tabAt(server.shop, someone, PROFILES['none-1x']);
    const whole = await browser.newBrowserCDPSession();
    const { targetInfos } = await whole.send('Target.getTargets', { filter: [{}] });
    const others = targetInfos.filter(({ type, url }) => !['page', 'tab', 'browser'].includes(type) || url.startsWith('chrome:'));
    assert.deepEqual(others, []);
    await someone.close();
  });

  test('more work can be asked for: methods, checkouts, and rounds', { timeout: 60_000 }, async () => {
    const inline = CONTESTANTS.find(({ name }) => name === 'inline');
    const few = await measured({ ...inline, path: `${inline.path}?methods=5` });
    const many = await measured({ ...inline, path: `${inline.path}?methods=20` });
    assert.ok(many.elements > few.elements + 15, 'the methods are not there');
    const two = await measured({ ...inline, path: `${inline.path}?widgets=2`, widgets: 2 });
    assert.ok(two.elements > 1.5 * few.elements, 'the second checkout is not there');
    const rounds = await measureRounds(server, 10, () => {});
    assert.equal(rounds.length, 10);
    assert.ok(rounds.every(({ memory }) => memory > 100_000));
  });
});
