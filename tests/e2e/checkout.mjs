// The checkout element as the tests speak of it: what a shopper sees and does in it. The only file that knows its
// class names and data attributes.

import * as world from './world.mjs';

/** The payments that were sent to the API, whatever became of them. `seen` is what was observed (`driver.mjs`). */
export const payRequests = (seen) =>
  seen.requests.filter(
    ({ method, url }) => method === 'POST' && url.startsWith(`${world.api}/api/v1/sessions/`) && url.endsWith('/pay'),
  );

/** The `payment_details` of every payment that was sent, oldest first. */
export const sentDetails = (seen) => payRequests(seen).map(({ body }) => JSON.parse(body).payment_details);

/** How often the API was asked how something stands. */
export const looks = (seen) =>
  seen.requests.filter(({ method, url }) => method === 'GET' && url.startsWith(`${world.api}/api/`)).length;

/** The details of every event of a name that the page was told, oldest first. */
export const told = (seen, event) => seen.events.filter(({ name }) => name === event).map(({ detail }) => detail);

/**
 * The same, once the page was told of it so often: it hears of what happens in a frame a moment after the shopper has seen it. What a
 * story says the page was told, it asks in this way; `told` is for what it was not told.
 */
export async function heard(seen, event, times = 1) {
  await world.until(`"${event}", told ${times} ${times === 1 ? 'time' : 'times'}`, () => told(seen, event).length >= times);
  return told(seen, event);
}

export class Checkout {
  /** @param {string} host the element's place, if there is more than one in the page */
  constructor(tab, host = 'komoju-checkout') {
    this.tab = tab;
    this.host = host;
  }

  /** Opens the shop's checkout page, see `world.checkoutPage`, and waits until the picker is there. */
  static async open(tab, parameters = {}) {
    const checkout = await Checkout.load(tab, parameters);
    await checkout.reach('collecting');
    return checkout;
  }

  /** Opens the page and waits for nothing. */
  static async load(tab, parameters = {}) {
    await tab.open(world.checkoutPage(parameters));
    return new Checkout(tab);
  }

  place(inside) {
    return `${this.host} >>> ${inside}`;
  }

  /** The id of the session the element was given. */
  session() {
    return this.tab.ask((host) => page.find(host).getAttribute('session-id'), this.host);
  }

  /** Waits for a stage of the checkout: `collecting`, `submitting`, `instructing`, `done`, `failed`, … */
  async reach(stage, within) {
    const place = this.place(`[data-stage=${stage}]`);
    await this.tab.wait(`the stage "${stage}"`, (where) => page.find(where), place, within);
  }

  stage() {
    return this.tab.ask((place) => page.find(place)?.dataset.stage, this.place('[data-stage]'));
  }

  /** Waits for a notice, by its stable word; the answer is the sentence that the shopper reads. */
  notice(reason, within) {
    const sentence = (place) => {
      const notice = page.find(place);
      return notice && (notice.querySelector('p') ?? notice).innerText.trim();
    };
    return this.tab.wait(`the notice "${reason}"`, sentence, this.place(`[data-notice=${reason}]`), within);
  }

  /** Every sentence that is told as a problem right now, fields and notices alike. */
  problems() {
    const read = (place) => page.all(place).map((element) => element.innerText.trim());
    return this.tab.ask(read, this.place('.problem, [data-notice]'));
  }

  // Payment methods.

  methods() {
    return this.tab.ask((place) => page.all(place).map((method) => method.dataset.method), this.place('[data-method]'));
  }

  /** What a method's row says, beside its pictures. */
  row(type) {
    const read = (place) => page.all(place).map((words) => words.innerText).join('\n');
    return this.tab.ask(read, this.place(`[data-method=${type}] .row :is(.title, .hint, .fee)`));
  }

  isOpenToChoice(type) {
    const place = this.place(`[data-method=${type}] .row input`);
    return this.tab.ask((where) => !page.find(where).matches(':disabled'), place);
  }

  /** Opens the checkout for one method only, in which its form is open from the start. */
  static async openFor(tab, type, parameters = {}) {
    const checkout = await Checkout.open(tab, { types: type, ...parameters });
    await checkout.choiceOf(type);
    return checkout;
  }

  async chooseMethod(type) {
    await this.tab.click(this.place(`[data-method=${type}] .row`));
    await this.choiceOf(type);
  }

  /** Waits until a method is the chosen one. */
  async choiceOf(type) {
    const place = this.place(`[data-method=${type}][data-look=chosen]`);
    await this.tab.wait(`the choice of ${type}`, (where) => page.find(where), place);
  }

  // Fields.

  input(field) {
    return this.place(`[data-field=${field}] input`);
  }

  fill(field, text) {
    return this.tab.type(this.input(field), text);
  }

  /** Fills fields in the order given, by typing. */
  async fillAll(values) {
    for (const [field, text] of Object.entries(values)) await this.fill(field, text);
  }

  /** Puts a text into a field at once, in place of what stands there, as pasting it does. */
  async paste(field, text) {
    await this.fill(field, '');
    await this.tab.insert(text);
  }

  /** The names of the fields on the screen. */
  fields() {
    return this.tab.ask((place) => page.all(place).map((field) => field.dataset.field), this.place('[data-field]'));
  }

  /** What stands in a field; `undefined` if there is no such field. */
  value(field) {
    return this.tab.ask((place) => page.find(place)?.value, this.input(field));
  }

  /** Waits until a problem is told at a field; the answer is its sentence. */
  problemAt(field) {
    const place = this.place(`[data-field=${field}] .problem`);
    return this.tab.wait(`a problem at "${field}"`, (where) => page.find(where)?.innerText, place);
  }

  /** Waits until a field holds a text. */
  async holds(field, text) {
    const read = ({ place, text }) => page.find(place)?.value === text;
    await this.tab.wait(`"${text}" in "${field}"`, read, { place: this.input(field), text });
  }

  /** Leaves the field that has the focus. */
  leave() {
    return this.tab.ask(() => page.focused().blur());
  }

  /** Waits until the focus is in a field. */
  async focusAt(field) {
    await this.tab.wait(`the focus at "${field}"`, (place) => page.find(place) === page.focused(), this.input(field));
  }

  /** Waits until the focus is on the button that pays. */
  async focusOnButton() {
    await this.tab.wait('the focus on the button', (place) => page.find(place) === page.focused(), this.button());
  }

  async fillCard({ number, expiry, code, name }) {
    await this.fill('number', number);
    await this.fill('expiry', expiry);
    await this.fill('cvc', code);
    await this.fill('name', name);
  }

  /** What a list, such as the number of parts to pay in, lets choose from: the sentences by what is sent for them. */
  picks(field) {
    const read = (place) => Object.fromEntries(page.all(place).map(({ value, label }) => [value, label]));
    return this.tab.ask(read, this.place(`[data-field=${field}] option`));
  }

  choosePick(field, value) {
    return this.tab.choose(this.place(`[data-field=${field}] select`), value);
  }

  stores() {
    return this.tab.ask((place) => page.all(place).map((store) => store.dataset.store), this.place('[data-store]'));
  }

  /** Waits until every store's picture is there or given up; the answer is their widths. */
  storePictures() {
    return this.tab.wait(
      "the stores' pictures",
      (place) => {
        const pictures = page.all(place);
        return pictures.every((picture) => picture.complete) && pictures.map((picture) => picture.naturalWidth);
      },
      this.place('[data-store] img'),
    );
  }

  chooseStore(slug) {
    return this.tab.click(this.place(`[data-store=${slug}]`));
  }

  // Paying, and what comes of it.

  /** Waits for what a prepaid payment is short of: each card that was used, and the amount that is missing. */
  shortfall() {
    const read = (place) => page.find(place) && page.all(place).map((row) => row.innerText.trim().split(/\s*\n\s*/));
    return this.tab.wait('the amount that is missing', read, this.place('.short > div'));
  }

  button() {
    return this.place('.pay .button');
  }

  /** What stands on the button. */
  buttonText() {
    return this.tab.ask((place) => page.find(place).innerText.trim(), this.button());
  }

  /** What is said about the amount above the button: the amount itself, and then a line for each thing to know. */
  sum() {
    return this.tab.ask((place) => page.all(place).map((line) => line.innerText.trim()), this.place('.sum > *'));
  }

  pay() {
    return this.tab.click(this.button());
  }

  /** Does by the page's script what the button does; the answer is what came of it. The page must stay. */
  submit() {
    return this.tab.ask((host) => page.find(host).submit(), this.host);
  }

  /** Pays by card from a picker that is there. */
  async payByCard(card) {
    await this.chooseMethod('credit_card');
    await this.fillCard(card);
    await this.pay();
  }

  /** Everything the element shows, as text. */
  text() {
    return this.tab.ask((place) => page.find(place).innerText, this.place('.kc'));
  }

  /** Where a link or button of the final stages leads. */
  links() {
    return this.tab.ask((place) => page.all(place).map((link) => link.href), this.place('a[href]'));
  }

  /** The instructions for cash: heading, and what stands in the list, label by label. */
  async instructions() {
    await this.reach('instructing');
    await this.tab.wait('the slip as it is drawn', (place) => getComputedStyle(page.find(place)).opacity === '1', this.place('.slip'));
    return this.tab.ask((place) => {
      const slip = page.find(place);
      const text = (element, ...selectors) => {
        const found = selectors.map((selector) => element.querySelector(selector)).find(Boolean);
        return found.innerText.trim();
      };
      const rows = [...slip.querySelectorAll('.facts > div')];
      return {
        heading: text(slip, 'h2'),
        // A number stands in a <bdi>, beside a button that copies it.
        facts: Object.fromEntries(rows.map((row) => [text(row, 'dt'), text(row, 'bdi', 'dd')])),
        link: slip.querySelector('a.button').href,
      };
    }, this.place('.slip'));
  }
}
