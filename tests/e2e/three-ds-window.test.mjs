// The dialog with the bank's page: what the frame may do, where the focus goes, and that everything is seen on every
// screen.

import assert from 'node:assert/strict';
import { Challenge } from './challenge.mjs';
import { BACK_AT_THE_SHOP, stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

const may = [BACK_AT_THE_SHOP];

/** What is wrong with how the dialog stands on the screen; nothing, if all is well. */
function flaws({ dialog: place, inside }) {
  const dialog = page.find(place);
  const flaws = [];
  const screen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  const box = (element) => element.getBoundingClientRect();
  const within = (what, inner, outer) => {
    const before = ['left', 'top'].some((side) => inner[side] < outer[side] - 0.5);
    const beyond = ['right', 'bottom'].some((side) => inner[side] > outer[side] + 0.5);
    if (before || beyond) flaws.push(`${what} is cut off: ${JSON.stringify(inner)} in ${JSON.stringify(outer)}`);
  };
  within('the dialog', box(dialog), screen);
  if (dialog.scrollWidth > dialog.clientWidth || dialog.scrollHeight > dialog.clientHeight) flaws.push('the dialog scrolls');
  for (const selector of inside) {
    const element = dialog.querySelector(selector);
    const rect = box(element);
    within(selector, rect, box(dialog));
    if (element.scrollWidth > element.clientWidth + 1) flaws.push(`what is in ${selector} is wider than it`);
    const root = dialog.getRootNode();
    const seen = root.elementFromPoint((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2);
    if (!element.contains(seen)) flaws.push(`${selector} is covered`);
    if (element.matches('button') && (rect.width < 24 || rect.height < 24)) flaws.push(`${selector} is too small to be hit`);
  }
  const frame = dialog.querySelector('iframe');
  if (frame && box(frame).height < 320) flaws.push(`the frame is only ${box(frame).height} high`);
  if (frame && box(frame).width < Math.min(390, innerWidth) - 2) flaws.push(`the frame is only ${box(frame).width} wide`);
  return flaws;
}

stories("The dialog with the bank's page", () => {
  story('the frame may do what a bank needs, and not take over the page', async ({ tab }) => {
    const challenge = await Challenge.open(tab);
    const attributes = await tab.ask(
      (place) => Object.fromEntries([...page.find(place).attributes].map(({ name, value }) => [name, value])),
      challenge.place('iframe'),
    );
    assert.ok(attributes.src.startsWith(`${world.bank}/challenge/`));
    delete attributes.src;
    assert.deepEqual(attributes, {
      class: 'bank',
      part: 'bank',
      title: '本人認証',
      sandbox: 'allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox',
      allow: 'payment *; publickey-credentials-get *',
      referrerpolicy: 'strict-origin',
    });
    await challenge.leave();
    await challenge.checkout.notice('three_ds_failed');
  });

  for (const [width, height] of [[360, 640], [320, 568], [1280, 800]]) {
    for (const lang of ['ja', 'en']) {
      story(`everything is seen on a screen of ${width} by ${height} (${lang})`, async ({ tab }) => {
        const challenge = await Challenge.open(tab, { lang });
        await challenge.bank();
        const at = challenge.place();
        const inside = ['header h2', 'header .amount', 'header button', '.hint', 'iframe', 'footer button'];
        assert.deepEqual(await tab.ask(flaws, { dialog: at, inside }), []);
        await challenge.cancel();
        await challenge.asks();
        assert.deepEqual(await tab.ask(flaws, { dialog: at, inside: ['.really h2', '.really .button', '.really .quiet'] }), []);
        await challenge.stepBack();
        await challenge.checkout.notice('three_ds_failed');
      }, { again: lang === 'en', width, height });
    }
  }

  story('the focus goes in, comes by every way out, and comes back to the button', async ({ tab }) => {
    const challenge = await Challenge.open(tab);
    const bank = await challenge.bank();
    await bank.ask(() => true);
    const where = () => tab.ask((place) => {
      const focused = page.focused();
      const dialog = page.find(place);
      return dialog.contains(focused) ? [focused.localName, focused.innerText?.trim() ?? ''].join(' ').trim() : 'outside';
    }, challenge.place());
    await tab.wait('the focus on the heading', (place) => page.find(place) === page.focused(), challenge.place('h2'));
    const stops = [await where()];
    for (let presses = 0; presses < 12; presses++) {
      await tab.press('Tab');
      const now = await where();
      if (now !== stops.at(-1)) stops.push(now);
      if (now.includes('別のページ')) break;
    }
    assert.deepEqual(stops, ['h2 本人認証', 'button やめる', 'iframe', 'button 別のページで続ける']);
    // Once round, nothing behind the dialog is reached.
    for (let presses = 0; presses < 12; presses++) {
      await tab.press('Tab');
      const at = await tab.ask((place) => {
        const focused = page.focused();
        return focused === document.body || page.find(place).contains(focused);
      }, challenge.place());
      assert.ok(at, 'the focus is behind the dialog');
    }
    await challenge.leave();
    await challenge.checkout.notice('three_ds_failed');
    await challenge.checkout.focusOnButton();
  });

  story('the bank is answered by keyboard alone', async ({ tab }) => {
    const challenge = await Challenge.open(tab);
    const session = await challenge.checkout.session();
    const bank = await challenge.bank();
    await bank.ask(() => true);
    await tab.wait('the focus on the heading', (place) => page.find(place) === page.focused(), challenge.place('h2'));
    for (let presses = 0; presses < 8; presses++) {
      await tab.press('Tab');
      if (await bank.ask(() => document.activeElement?.id === 'approve')) break;
    }
    await tab.press('Enter');
    await shop.thanks(tab);
    assert.equal((await world.payments(session)).charges, 1);
  }, { may });
});
