// Who is measured: a page each, and where in it the things are that a shopper waits for.

/**
 * @typedef {object} Contestant
 * @property {string} name
 * @property {string} title as the report says it
 * @property {string} path its page, on the shop's origin
 * @property {string} picker the payment methods, a CSS selector; ` >>> ` steps into an open shadow root
 * @property {string} input where the card number is typed
 * @property {string} typed what is typed there to see whether it is answered
 * @property {string} echo a pattern of what it becomes, which only a running script makes of it
 * @property {string} [framed] the form stands in a frame of another origin: what is seen of it in the page once it is shown
 * @property {Record<string, string>} [fields] the fields of a card, by what is typed; without them it is not paid
 * @property {string} [pay] the button
 */

const typed = { typed: '42424', echo: '^4242\\s4$' };

const byHand = {
  ...typed, picker: '.method', input: '[autocomplete=cc-number]', pay: 'button',
  fields: {
    name: '[autocomplete=cc-name]', number: '[autocomplete=cc-number]', expiry: '[autocomplete=cc-exp]', code: '[autocomplete=cc-csc]',
  },
};

/** Ours, below where it stands: in the element's shadow root, or in a page of its own. */
const ours = (host) => ({
  ...typed,
  picker: `${host}.picker [data-method]`,
  input: `${host}[data-field=number] input`,
  pay: `${host}.pay .button`,
  fields: {
    name: `${host}[data-field=name] input`, number: `${host}[data-field=number] input`,
    expiry: `${host}[data-field=expiry] input`, code: `${host}[data-field=cvc] input`,
  },
});

/** Our frame, once it is shown. */
const SHOWN = 'komoju-checkout > iframe:not([data-waiting])';

/** @type {Contestant[]} */
export const CONTESTANTS = [
  { name: 'empty', title: 'nothing (no script)', path: '/empty/', ...byHand, echo: '^42424$', fields: undefined },
  { name: 'plain', title: 'by hand, plain JavaScript', path: '/plain/', ...byHand },
  { name: 'preact', title: 'Preact + card-validator', path: '/preact/', ...byHand },
  { name: 'react', title: 'React + react-payment-inputs', path: '/react/', ...byHand },
  {
    // Its card fields are frames whose code is not on npm: what is typed is typed into the holder's name.
    name: 'adyen', title: "Adyen's drop-in", path: '/adyen/',
    picker: '.adyen-checkout__payment-method', input: "input[name='holderName']", typed: 'TARO', echo: '^TARO$',
  },
  { name: 'inline', title: 'komoju-checkout, inline', path: '/ours/inline', ...ours('komoju-checkout >>> ') },
  {
    name: 'frame', title: 'komoju-checkout, in a frame', path: '/ours/frame', ...ours('#checkout '),
    framed: SHOWN,
  },
  {
    name: 'inline-given', title: 'inline, its session in the page', path: '/ours/inline?given', ...ours('komoju-checkout >>> '),
  },
  {
    name: 'frame-given', title: 'in a frame, its session in the page', path: '/ours/frame?given', ...ours('#checkout '),
    framed: SHOWN,
  },
];

/** Ours, of which the targets speak. */
export const OURS = ['inline', 'frame'];
/** And those that are given what others' pages have, too, and need not ask for. */
export const GIVEN = [...OURS, 'inline-given', 'frame-given'];

/** Those asked for by name, in our order; all of them, if none is. */
export function chosen(names) {
  for (const name of names) {
    if (!CONTESTANTS.some((one) => one.name === name)) {
      throw new Error(`nobody is called "${name}": ${CONTESTANTS.map((one) => one.name).join(', ')}`);
    }
  }
  return names.length ? CONTESTANTS.filter(({ name }) => names.includes(name)) : CONTESTANTS;
}
