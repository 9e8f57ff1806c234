// The last minutes of a session: they are told, and then it is over if the session says so.

import assert from 'node:assert/strict';
import { ASKED_FOR_BY_THE_BANK, VISA } from './cards.mjs';
import { Challenge } from './challenge.mjs';
import { Checkout, looks } from './checkout.mjs';
import { EXPIRED, assertOver } from './endings.mjs';
import { stories, story } from './harness.mjs';
import * as shop from './shop.mjs';
import * as world from './world.mjs';

/** A session lives for a day; the API tells when it began. */
const LIFE = 86_400;

/** Opens a session of which so many seconds are left by the page's clock. */
async function openWithTimeLeft(tab, seconds, parameters) {
  const session = await world.newSession();
  const { created_at: begun } = await world.showSession(session);
  await tab.ownTime(new Date(Date.parse(begun) + (LIFE - seconds) * 1_000));
  return Checkout.open(tab, { session, ...parameters });
}

/** What is said about the time that is left, once it says that. */
async function says(checkout, sentence) {
  const read = ({ place, sentence }) => (page.find(place)?.innerText.trim() ?? '') === sentence;
  await checkout.tab.wait(`"${sentence}"`, read, { place: checkout.place('.timer .hint'), sentence });
}

stories('The last minutes of a session', () => {
  story('are told one by one, and disturb nobody', async ({ tab }) => {
    const checkout = await openWithTimeLeft(tab, 400);
    await checkout.chooseMethod('credit_card');
    await says(checkout, '');
    assert.equal(await tab.ask((place) => page.find(place).ariaLive, checkout.place('.timer')), 'polite');
    await checkout.fill('number', VISA.number.slice(0, 8));
    await tab.jump(105);
    await says(checkout, 'あと5分以内にお手続きください');
    for (const minutes of [4, 3, 2, 1]) {
      await tab.jump(60);
      await says(checkout, `あと${minutes}分以内にお手続きください`);
    }
    await checkout.focusAt('number');
    await tab.write(VISA.number.slice(8));
    assert.equal((await checkout.value('number')).replaceAll(' ', ''), VISA.number);
  });

  story('are told from the start if there are no more, in English', async ({ tab }) => {
    const checkout = await openWithTimeLeft(tab, 170, { lang: 'en' });
    await says(checkout, '3 minutes left to pay');
    await tab.jump(60);
    await says(checkout, '2 minutes left to pay');
    await tab.jump(60);
    await says(checkout, 'Less than a minute left to pay');
  });

  story('end it, once the session says so', async ({ tab, seen }) => {
    const checkout = await openWithTimeLeft(tab, 50);
    await says(checkout, 'あと1分以内にお手続きください');
    await world.expireSession(await checkout.session());
    await tab.jump(55);
    await assertOver(tab, checkout, seen, EXPIRED);
  });

  story('end nothing that still lives, whatever the clock of this machine says', async ({ tab, seen }) => {
    const checkout = await openWithTimeLeft(tab, 50);
    await checkout.chooseMethod('credit_card');
    await checkout.fillCard(VISA);
    await tab.jump(55);
    await says(checkout, '');
    const before = looks(seen);
    await tab.jump(600);
    await checkout.pay();
    await shop.thanks(tab);
    assert.ok(looks(seen) - before <= 1, 'it was not read again and again');
  });

  story('are not told while a payment is under way, and are again when the form is back', async ({ tab }) => {
    const checkout = await openWithTimeLeft(tab, 200);
    await says(checkout, 'あと4分以内にお手続きください');
    await checkout.payByCard(ASKED_FOR_BY_THE_BANK);
    const challenge = new Challenge(checkout);
    await challenge.appears();
    await says(checkout, '');
    await challenge.leave();
    await tab.jump(3);
    await checkout.reach('collecting');
    await says(checkout, 'あと4分以内にお手続きください');
  });
});
