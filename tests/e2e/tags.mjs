// KOMOJU's own tags as the tests speak of them: the pages of its guides, the fields, and the picker.

import { TARO } from './people.mjs';
import * as world from './world.mjs';

/** `mode` is ours: without it, the fields stand in a frame here, as they do at KOMOJU. */
export const fields = ({ session, mode }, more = '') =>
  `<komoju-fields ${mode === 'inline' ? 'mode="inline"' : ''} session-id="${session.id}" publishable-key="pk_test_sandbox" komoju-api="${world.api}" ${more}></komoju-fields>`;

export const PICKER = '<komoju-picker></komoju-picker>';
export const BUTTON = '<button type="submit" id="pay">支払う</button>';

export const standard = (given) => `<form id="payment">${PICKER}${fields(given)}${BUTTON}</form>`;
export const withToken = (given) => `
  <form method="post" action="/order">${PICKER}${fields(given, 'token')}
    <input type="hidden" name="session_id" value="${given.session.id}">${BUTTON}</form>`;

/** The page's fields and its picker, once they are there. */
export async function both({ at }, [inFields, inPicker] = ['komoju-fields', 'komoju-picker']) {
  const form = await at(inFields);
  await form.reach('collecting');
  const picker = await at(inPicker, 1);
  await picker.reach('collecting');
  return { form, picker };
}

/** Which methods can be chosen, and which one is. */
export const listed = (picker) =>
  picker.tab.ask(
    (place) => page.all(place).map((row) => `${row.dataset.method}${row.dataset.look === 'chosen' ? '!' : ''}`).join(' '),
    picker.place('[data-method]'),
  );

export const becomesListed = (picker, wanted) =>
  picker.tab.wait(
    `the list ${wanted}`,
    ({ place, wanted }) => page.all(place).map((row) => `${row.dataset.method}${row.dataset.look === 'chosen' ? '!' : ''}`).join(' ') === wanted,
    { place: picker.place('[data-method]'), wanted },
  );

export const choose = (picker, type) => picker.tab.click(picker.place(`[data-method=${type}] .row`));

export const shows = (form, field) => form.tab.wait(`the field "${field}"`, (place) => page.find(place), form.place(`[data-field=${field}]`));

export const attribute = (tab, name, place = 'komoju-fields') => tab.ask(({ place, name }) => page.find(place).getAttribute(name), { place, name });

/** Calls `submit` by hand; the answer is what it resolves to. */
export const submit = (tab) => tab.ask(() => page.find('komoju-fields').submit());

export const fillKonbini = async (form) => {
  await form.chooseStore('lawson');
  await form.fill('email', TARO.email);
};
