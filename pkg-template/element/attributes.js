// The element's attributes, each of which is a property too.

/** Those that are text. */
const TEXTS = [
  'session-id', 'session', 'publishable-key', 'api-url', 'checkout-url', 'locale', 'mode', 'return-url', 'name',
  'payment-type', 'theme', 'prefill', 'texts',
];
/** Those that are there or not. */
const SWITCHES = ['token', 'no-button', 'allow-framed', 'disabled'];

export const ATTRIBUTES = [...TEXTS, ...SWITCHES];

/** Every attribute by the name of its property. */
const BY_PROPERTY = Object.fromEntries(
  ATTRIBUTES.map((name) => [name.replace(/-(.)/g, (_, letter) => letter.toUpperCase()), name]),
);

/** What is no attribute: it is nobody's affair but the script's that sets it. */
const UNMIRRORED = ['fraudDetails', 'continuePayment'];

/** Everything that can be set. */
export const OPTIONS = [...Object.keys(BY_PROPERTY), ...UNMIRRORED];

/** Gives a class the properties. */
export function mirror({ prototype }) {
  const have = (property, get, set) => Object.defineProperty(prototype, property, { configurable: true, enumerable: true, get, set });
  for (const [property, attribute] of Object.entries(BY_PROPERTY)) {
    const isSwitch = SWITCHES.includes(attribute);
    have(property, function () {
      const value = this.getAttribute(attribute);
      return isSwitch ? value !== null && value !== 'false' : value;
    }, function (value) {
      if (value === null || value === undefined || (isSwitch && !value)) this.removeAttribute(attribute);
      else if (isSwitch && value === true) this.setAttribute(attribute, '');
      else this.setAttribute(attribute, typeof value === 'object' ? JSON.stringify(value) : String(value));
    });
  }
  for (const property of UNMIRRORED) {
    const values = new WeakMap();
    have(property, function () {
      return values.get(this);
    }, function (value) {
      const before = values.get(this);
      values.set(this, value);
      this.attributeChangedCallback(property, before, value);
    });
  }
}

/** Has properties that a page set before it had the class do what they should: they would hide the ones that work. */
export function adopt(element) {
  for (const property of [...OPTIONS, 'komojuApi', 'fields']) {
    if (!Object.hasOwn(element, property)) continue;
    const value = element[property];
    delete element[property];
    element[property] = value;
  }
}
