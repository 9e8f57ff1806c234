// What a shopper types goes into one request and nowhere else, however the payment ends: not into the document, events, the
// console, storage, addresses, what scripts of the page can reach, or any other request. When it is over, it is not in the
// program's memory either.

import assert from 'node:assert/strict';
import { AMEX } from './cards.mjs';
import { Checkout, heard } from './checkout.mjs';
import { FramedCheckout } from './framed.mjs';
import { NO_ANSWER, answered, stories, story } from './harness.mjs';
import { breakProgram, catchMemory, everythingToRead, holds, inMemory } from './secrets.mjs';
import * as world from './world.mjs';

/** What is typed for each method: long or odd enough not to be found by chance. */
const WAYS = {
  credit_card: { number: AMEX.number, expiry: '1247', cvc: '7391', name: 'HANAKO TAINTED' },
  web_money: { prepaid_number: 'wXyZ9081726354ab' },
  bit_cash: { prepaid_number: 'ぬねのはひふへほまみむめもやゆよ' },
  dospara: { account: 'taintedUser77', password: 'taintedPass99' },
  bank_transfer: {
    family_name: '汚染山', given_name: '汚染花', family_name_kana: 'オセンヤマ', given_name_kana: 'オセンハナ',
    email: 'tainted.77@example.jp', phone: '09047119922',
  },
};

/** Another code for a second try: four digits too. */
const SECOND_CODE = '8264';

/** In whichever spelling it may turn up. Dates are found anywhere. */
const marksOf = (way) => Object.entries(WAYS[way]).filter(([field]) => field !== 'expiry').map(([, text]) => text.replaceAll(' ', ''));

const stage = (name) => (checkout) => checkout.reach(name);
const success = (checkout, way) => checkout.reach(way === 'bank_transfer' ? 'instructing' : 'done');

/**
 * The ends it can come to: what is ordered of the API, how that shows, whether it is over then, and what stands in the console.
 * Where the answer is lost, the session tells.
 */
const ENDS = {
  'is accepted': { shows: success, isOver: true },
  'is declined': { fault: { error: 'card_declined' }, shows: (checkout) => checkout.notice('card_declined'), errors: [answered(502)] },
  'is said back in the refusal': { echoes: true, shows: (checkout) => checkout.problemAt('number'), errors: [answered(422)] },
  'is refused for the key': { fault: { error: 'unauthorized' }, shows: stage('failed'), errors: [answered(401), /refused the publishable key/] },
  'is answered by a broken service': { fault: { status: 500, bare: true }, shows: stage('submitting'), errors: [answered(500)] },
  'is never answered': { fault: { cut: 'after' }, shows: success, isOver: true, errors: [NO_ANSWER] },
  'is answered with garbage': { fault: { garbage: true }, shows: success, isOver: true },
};

class Case {
  constructor({ tab, seen }, mode, way) {
    Object.assign(this, { tab, seen, mode, way, marks: marksOf(way), isGone: false });
  }

  async open(parameters = {}) {
    this.session = await world.newSession({ types: this.way });
    const page = { types: this.way, session: this.session, ...parameters };
    this.checkout = await (this.mode === 'frame' ? FramedCheckout : Checkout).open(this.tab, page);
    // The page stays where it is, so that it can be searched.
    await this.tab.ask(() => document.addEventListener('komoju-complete', (event) => event.preventDefault()));
  }

  async type() {
    for (const [field, text] of Object.entries(WAYS[this.way])) await this.checkout.paste(field, text);
  }

  /** Nothing of it is to be read, in the shop's page or in the frame's. */
  async assertKept(moment) {
    const places = this.mode === 'frame' ? [this.tab, this.checkout.tab] : [this.tab];
    for (const place of places) {
      const text = await place.ask(everythingToRead);
      assert.ok(holds(text, 'komojucheckout'), 'the page was searched');
      // In the page it stands in a shadow tree.
      if (this.mode === 'inline' && !this.isGone) assert.match(text, /^data-stage=/m, 'and the shadow tree');
      for (const mark of this.marks) assert.ok(!holds(text, mark), `${this.nameOf(mark)} can be read ${moment}`);
    }
    const { events, console, pageErrors, requests, violations } = this.seen;
    const said = JSON.stringify([events, console, pageErrors, violations]);
    for (const mark of this.marks) assert.ok(!holds(said, mark), `${this.nameOf(mark)} is in an event or in the console ${moment}`);
    for (const { method, url, headers, body } of requests) {
      const may = [`POST ${world.api}/api/v1/sessions/${this.session}/pay`, `POST ${world.api}/api/v1/tokens`, `POST ${world.api}/api/v1/secure_tokens`];
      const searched = decodeURIComponent(url) + JSON.stringify(headers) + (may.includes(`${method} ${url}`) ? '' : body);
      for (const mark of this.marks) assert.ok(!holds(searched, mark), `${this.nameOf(mark)} was sent to ${url} ${moment}`);
    }
  }

  /** The field, and not what stands in it: that must not be in what a failed test prints either. */
  nameOf(mark) {
    const [field] = Object.entries(WAYS[this.way]).find(([, text]) => text.replaceAll(' ', '') === mark) ?? ['text of another try'];
    return `the ${field}`;
  }

  /** How many requests have it in them. */
  sent() {
    const mark = this.marks[0];
    return this.seen.requests.filter(({ body }) => holds(body, mark)).length;
  }

  /** Which fields are in the program's memory, as typed or as shown. */
  async remembered() {
    const place = this.mode === 'frame' ? this.checkout.tab : this.tab;
    const spellings = this.marks.flatMap((mark) => [mark, mark === AMEX.number ? '3782 822463 10005' : mark]);
    const found = await place.ask(inMemory, spellings);
    return [...new Set(found.map((text) => this.nameOf(text.replaceAll(' ', ''))))];
  }
}

for (const mode of ['inline', 'frame']) {
  stories(`What is typed (${mode})`, () => {
    for (const way of Object.keys(WAYS)) {
      for (const [how, { fault, echoes, shows, isOver, errors = [] }] of Object.entries(ENDS)) {
        // The others differ in what is typed, and not in what becomes of it.
        if ((mode === 'frame' || echoes) && way !== 'credit_card') continue;
        story(`for ${way} is in one request and nowhere else, when it ${how}`, async (cast) => {
          await cast.shopper.before(catchMemory);
          const one = new Case(cast, mode, way);
          await one.open();
          assert.deepEqual(await one.remembered(), [], 'nothing of it is there before');
          await one.type();
          assert.ok((await one.remembered()).length > 0, 'what is typed is in the memory that was caught');
          await one.assertKept('while it is typed');
          const said = echoes && { answer: echo(one.marks), status: 422 };
          if (fault || said) await world.orderFault(one.session, 'pay', fault ?? said);
          await one.checkout.pay();
          await shows(one.checkout, way);
          // What shows may be there before the answer is, and the browser's word of it after that.
          for (const error of errors) await world.until(`the answer (${error})`, () => cast.seen.console.some(({ text }) => error.test(text)));
          await one.assertKept('afterwards');
          assert.equal(one.sent(), 1);
          if (isOver) assert.deepEqual(await one.remembered(), [], 'it is over, and forgotten');
        }, { errors });
      }
    }

    story('and declined, and then accepted, is in two requests, and each code in its own', async (cast) => {
      const one = new Case(cast, mode, 'credit_card');
      await one.open();
      await one.type();
      await world.orderFault(one.session, 'pay', { error: 'card_declined' });
      await one.checkout.pay();
      await one.checkout.notice('card_declined');
      await one.checkout.paste('cvc', SECOND_CODE);
      one.marks.push(SECOND_CODE);
      await one.checkout.pay();
      await one.checkout.reach('done');
      await one.assertKept('after it was accepted');
      assert.equal((await world.payments(one.session)).charges, 1);
      for (const event of ['komoju-error', 'komoju-complete']) assert.equal((await heard(cast.seen, event)).length, 1, `${event} was observed`);
      const carriers = (mark) => cast.seen.requests.filter(({ body }) => holds(body, mark)).map(({ url }) => url);
      const pay = `${world.api}/api/v1/sessions/${one.session}/pay`;
      assert.deepEqual(carriers(AMEX.number), [pay, pay]);
      for (const code of [WAYS.credit_card.cvc, SECOND_CODE]) assert.deepEqual(carriers(code), [pay]);
    }, { errors: [answered(502)] });

    story('wrongly is in none', async (cast) => {
      const one = new Case(cast, mode, 'credit_card');
      await one.open();
      await one.type();
      await one.checkout.paste('number', `${AMEX.number.slice(0, -1)}6`);
      one.marks.push(`${AMEX.number.slice(0, -1)}6`);
      await one.checkout.pay();
      await one.checkout.problemAt('number');
      assert.equal((await heard(cast.seen, 'komoju-invalid')).length, 1);
      await one.assertKept('when it is told as a problem');
      assert.equal(one.sent(), 0);
    });

    story('is in the request for a token and nowhere else, and forgotten with the element', async (cast) => {
      await cast.shopper.before(catchMemory);
      const one = new Case(cast, mode, 'credit_card');
      await one.open({ token: 1 });
      await one.type();
      await one.checkout.pay();
      await one.checkout.reach('tokenised');
      await one.assertKept('when the token is there');
      assert.equal(one.sent(), 1);
      if (mode === 'frame') return;
      await cast.tab.ask(() => page.find('komoju-checkout').remove());
      assert.deepEqual(await one.remembered(), []);
    });

    for (const [what, act] of [
      ['the form is reset', ({ shop }) => shop.ask(() => page.find('komoju-checkout').reset())],
      ['the element is taken out', ({ shop }) => shop.ask(() => page.find('komoju-checkout').remove())],
      ['the checkout is destroyed', ({ shop }) => shop.ask(() => page.find('komoju-checkout').destroy())],
    ]) {
      if (mode === 'frame' && what !== 'the form is reset') continue;
      story(`is forgotten when ${what}`, async (cast) => {
        await cast.shopper.before(catchMemory);
        const one = new Case(cast, mode, 'credit_card');
        await one.open();
        await one.type();
        await act({ shop: cast.tab });
        one.isGone = what !== 'the form is reset';
        await world.until('the empty memory', async () => (await one.remembered()).length === 0);
        await one.assertKept('afterwards');
      });
    }

    story('is not told by a program that comes to a stop', async (cast) => {
      await cast.shopper.before(catchMemory);
      const one = new Case(cast, mode, 'credit_card');
      await one.open();
      await one.type();
      await one.checkout.tab.ask(breakProgram);
      await one.checkout.leave();
      const instead = () => page.find('komoju-checkout >>> .instead') && page.find('komoju-checkout > a').checkVisibility();
      await cast.tab.wait('the link in its place', instead);
      assert.deepEqual((await heard(cast.seen, 'komoju-error')).map(({ reason }) => reason), ['stopped']);
      one.isGone = true;
      one.checkout.tab = cast.tab;
      await one.assertKept('when it has stopped');
      assert.equal(one.sent(), 0);
    }, { stops: true });
  });
}

/** A refusal that says back all of it, wherever an answer has texts. */
const echo = (marks) => ({
  error: { code: 'invalid_number', message: `refused: ${marks}`, param: 'number', details: marks },
  payment: { status: 'failed', payment_details: { type: 'credit_card', number: marks[0], name: marks.at(-1) } },
});

stories('A page that is left', () => {
  story('has no security code any more when the shopper comes back', async ({ tab }) => {
    const checkout = await Checkout.open(tab);
    await checkout.chooseMethod('credit_card');
    await checkout.fillCard(AMEX);
    await tab.ask(() => void window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
    await tab.wait('the empty code', (place) => page.find(place).value === '', checkout.input('cvc'));
    assert.equal(await checkout.value('number'), '3782 822463 10005');
  });
});
