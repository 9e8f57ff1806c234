// The tests' own eyes: what every story is asked afterwards must be noticed when it happens.

import assert from 'node:assert/strict';
import { Checkout } from './checkout.mjs';
import { assertCalm, stories, story } from './harness.mjs';

const calm = { violations: [], pageErrors: [], console: [] };
const error = (text) => ({ ...calm, console: [{ type: 'error', text }] });

stories("The tests' own eyes", () => {
  story('a story is not calm when anything unexpected happened, or when what it expects did not', async () => {
    assertCalm(calm);
    assertCalm(error('down'), [/down/]);
    assert.throws(() => assertCalm(error('down')), /do not belong/);
    assert.throws(() => assertCalm(calm, [/down/]), /lacks/);
    assert.throws(() => assertCalm({ ...calm, violations: ['img-src'] }), /policy/);
    assert.throws(() => assertCalm({ ...calm, pageErrors: ['Error'] }), /not caught/);
  });

  story(
    'the driver reports violations of the policy, uncaught exceptions, and messages',
    async ({ tab, seen }) => {
      await Checkout.open(tab);
      await tab.ask(() => {
        document.body.setAttribute('style', 'color: red');
        document.body.append(Object.assign(document.createElement('img'), { src: 'https://elsewhere.invalid/x.png' }));
        setTimeout(() => {
          throw new Error('thrown by the test');
        });
      });
      // After the exception, in the page's own order of things.
      await tab.ask(() => new Promise((done) => setTimeout(done)));
      await tab.ask(() => console.error('said by the test'));
      // As if the browser had asked for the site's icon.
      await tab.ask(() => {
        const icon = { effectiveDirective: 'img-src', blockedURI: `${location.origin}/favicon.ico` };
        document.dispatchEvent(new SecurityPolicyViolationEvent('securitypolicyviolation', icon));
      });
      assert.ok(!seen.violations.some((text) => text.includes('favicon.ico')), `${seen.violations}`);
      assert.ok(seen.violations.some((text) => text.startsWith('style-src')), `${seen.violations}`);
      assert.ok(seen.violations.some((text) => text.startsWith('img-src')), `${seen.violations}`);
      assert.ok(seen.pageErrors.some((text) => text.includes('thrown by the test')));
      assert.ok(seen.console.some(({ text }) => text === 'said by the test'));
      // Seen and judged: the story itself shall pass.
      seen.violations.length = seen.pageErrors.length = seen.console.length = 0;
    },
  );
});
