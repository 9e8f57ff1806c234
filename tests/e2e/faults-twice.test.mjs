// Paying twice, as it happens: pressed twice, by two keys, in two windows, by two elements, again after coming back or
// reloading. Whatever happens, the shopper is charged once. How a row is played is in `faults.mjs`.

import { Checkout } from './checkout.mjs';
import { WAYS, back, fill, payAgain, reload, tell, until, untilTrue } from './faults.mjs';
import { NO_ANSWER, answered, stories } from './harness.mjs';
import * as world from './world.mjs';

const PAID = { by: 'card', ends: 'thanks', events: ['before-pay', 'complete'], charges: 1 };
const once = (name, more) => ({ name, ...PAID, ...more });

/** The same while no payment reaches the API: only afterwards it does. */
const meanwhile = (act) => async (cast) => {
  const letGo = await cast.shopper.keepBack(/\/pay$/);
  await act(cast);
  await until('locked')(cast);
  letGo();
};

// What a hand does.

const doubleClick = ({ tab, checkout }) => tab.doubleClick(checkout.button());
/** Enter in the field that has the focus, held down so long that it comes five times. */
const holdEnter = ({ tab }) => tab.hold('Enter', 5);
/** Enter in one field, then in another, then the button, as fast as a script can. */
const everywhere = ({ tab, checkout }) =>
  tab.ask((places) => {
    for (const place of places) {
      const options = { key: 'Enter', code: 'Enter', bubbles: true, composed: true, cancelable: true };
      page.find(place).dispatchEvent(new KeyboardEvent('keydown', options));
      page.find(place).click();
    }
  }, [checkout.input('cvc'), checkout.input('name'), checkout.button(), checkout.button()]);
/** The page presses too, and its own button asks for the same. */
const byScript = ({ tab, checkout }) =>
  tab.ask(({ host, button }) => {
    const element = page.find(host);
    void element.submit();
    page.find(button).click();
    void element.submit();
  }, { host: checkout.host, button: checkout.button() });
const pressWhileItPays = async (cast) => {
  await cast.checkout.pay();
  await until('locked')(cast);
  await cast.tab.ask((place) => page.find(place).click(), cast.checkout.button());
  await cast.tab.ask((host) => void page.find(host).submit(), cast.checkout.host);
};

const AWAY = { ends: 'wallet', events: ['before-pay', 'pending'], charges: 0 };
const SLIP = { ends: 'slip', events: ['before-pay', 'instructions'] };

const HANDS = [
  once('a double click', { press: meanwhile(doubleClick) }),
  once('Enter held down', { press: meanwhile(holdEnter) }),
  once('Enter in two fields, and the button twice', { press: meanwhile(everywhere) }),
  once('the page asks for it twice, and the shopper presses meanwhile', { press: meanwhile(byScript) }),
  once('the button once more while it is paid', { press: meanwhile(pressWhileItPays) }),
  once('a double click on the way to a wallet', { by: 'wallet', press: meanwhile(doubleClick), ...AWAY }),
  once('a double click for a slip', { by: 'konbini', press: meanwhile(doubleClick), ...SLIP }),
];

// Two of them.

/** The same session in another window, filled in too. */
async function openAnother(cast) {
  const tab = await cast.shopper.tab();
  await tab.ownTime(new Date());
  const way = WAYS[cast.row.by];
  const checkout = await Checkout.open(tab, { types: way.types, session: cast.session });
  await fill(checkout, way);
  return { ...cast, tab, checkout };
}

/** Both press at once, and both windows are thanked. */
const inTwoWindows = async (cast) => {
  const other = await openAnother(cast);
  await meanwhile(async () => {
    await Promise.all([cast.checkout.pay(), other.checkout.pay()]);
    await until('locked')(other);
  })(cast);
  await until(cast.row.ends)(other);
};

/** The same session in another element of the page, filled in too. */
async function addAnother(cast) {
  await cast.tab.ask(() => {
    const twin = document.querySelector('komoju-checkout').cloneNode(true);
    twin.id = 'twin';
    document.querySelector('.payment').append(twin);
  });
  const checkout = new Checkout(cast.tab, '#twin');
  await checkout.reach('collecting');
  await fill(checkout, WAYS[cast.row.by]);
  return checkout;
}

const inTwoElements = async (cast) => {
  const other = await addAnother(cast);
  const buttons = [cast.checkout.button(), other.button()];
  const pressBoth = () => cast.tab.ask((places) => places.forEach((place) => page.find(place).click()), buttons);
  await meanwhile(pressBoth)(cast);
  await until(cast.row.ends)({ ...cast, checkout: other });
};

/** Declined here, and then paid in another window. */
const declinedThenPaidElsewhere = async (cast) => {
  await cast.checkout.pay();
  await until('form card_declined')(cast);
  const other = await openAnother(cast);
  await other.checkout.pay();
  await until('thanks')(other);
};

const BOTH = { press: inTwoWindows, events: ['before-pay', 'before-pay', 'complete', 'complete'] };

const TWO = [
  once('two windows at once, by card', BOTH),
  once('two windows at once, for a slip', {
    ...BOTH,
    by: 'konbini',
    ends: 'slip',
    events: ['before-pay', 'before-pay', 'instructions', 'instructions'],
  }),
  once('two windows at once, and the connection of the first breaks', {
    ...BOTH,
    faults: [['pay', { cut: 'after' }]],
    errors: [NO_ANSWER],
  }),
  once('two elements of one page at once', {
    press: inTwoElements,
    by: 'konbini',
    ends: 'slip',
    events: ['before-pay', 'before-pay', 'instructions', 'instructions'],
  }),
  once('declined in one window, paid in another, and pressed again in the first, which does not know', {
    press: declinedThenPaidElsewhere,
    faults: [['pay', { error: 'card_declined' }]],
    then: [payAgain],
    events: ['before-pay', 'error card_declined', 'ready', 'before-pay', 'complete', 'before-pay', 'complete'],
    pays: 3,
    may: [answered(502), answered(422)],
  }),
  once('declined in one window, paid in another, and the first comes to the front', {
    press: declinedThenPaidElsewhere,
    faults: [['pay', { error: 'card_declined' }]],
    then: [({ tab }) => tab.show()],
    events: ['before-pay', 'error card_declined', 'ready', 'before-pay', 'complete', 'complete'],
    pays: 2,
    may: [answered(502)],
  }),
];

// Again.

const AGAIN = [
  once('back from the thanks: it is paid, and says so', {
    then: [until('thanks'), back, until('thanks')],
    events: ['before-pay', 'complete', 'complete'],
  }),
  once('reloaded before it is taken, and paid again', {
    faults: [['pay', { hold_ms: 300_000 }]],
    press: async (cast) => {
      await cast.checkout.pay();
      await until('locked')(cast);
      await reload(cast);
      await until('form')(cast);
      await fill(cast.checkout, WAYS.card);
      await payAgain(cast);
    },
    events: ['before-pay', 'ready', 'before-pay', 'complete'],
    pays: 2,
    may: [NO_ANSWER],
  }),
  once('reloaded after it was taken', {
    faults: [['pay', { stall: true }]],
    press: async (cast) => {
      await cast.checkout.pay();
      await until('locked')(cast);
      await untilTrue(cast, 'the payment', async () => (await world.payments(cast.session)).charges === 1);
      await reload(cast);
    },
    events: ['before-pay', 'complete'],
    stalls: true,
    may: [NO_ANSWER],
  }),
  once('the connection is gone before it is pressed: nothing is sent, and then it is', {
    press: async (cast) => {
      await cast.shopper.offline(true);
      await cast.tab.wait('the browser to notice', () => !navigator.onLine);
      await cast.checkout.pay();
      await until('form offline')(cast);
      await cast.shopper.offline(false);
      await cast.tab.wait('the browser to notice', () => navigator.onLine);
      await cast.checkout.pay();
    },
    events: ['before-pay', 'complete'],
  }),
];

stories('Faults of paying twice', () => [...HANDS, ...TWO, ...AGAIN].forEach(tell));
