// What JSON looks like without what it says: the keys and the kinds of their values. A few values that a checkout
// decides by are part of it.

/** Keys whose values are compared, because programs decide by them. Everything else is only a shape. */
const TELLING = new Set([
  'additional_fields', 'brand', 'code', 'currency', 'default_locale', 'expired', 'mode', 'offsite', 'param', 'provider',
  'resource', 'status', 'store', 'three_ds_auth_result', 'type', 'verification_status',
]);

/** Objects whose keys are data: each value is one of a list. */
const OPEN = new Set(['brands']);

/**
 * Everything in which two JSON values differ.
 * @returns {{ path: string, says: [string, string] }[]}
 */
export function differences(one, other) {
  const found = [];
  compare(describe(one, ''), describe(other, ''), '', found);
  return found;
}

/**
 * @typedef {{ kinds: Set<string>, values: Set<string>, keys: Map<string, Shape>, items: Shape | null,
 *   partial: Set<string> }} Shape `partial` holds the keys that some of several objects lack.
 */

/** @returns {Shape} */
function describe(value, key) {
  const shape = { kinds: new Set([kind(value)]), values: new Set(), keys: new Map(), items: null, partial: new Set() };
  if (TELLING.has(key)) shape.values.add(told(value));
  if (Array.isArray(value)) {
    if (key === 'payment_methods') {
      // Told apart by type, so that one account's methods are not held against another's.
      shape.items = empty();
      for (const item of value) shape.items.keys.set(String(item?.type), describe(item, ''));
    } else {
      shape.items = value.map((item) => describe(item, '')).reduce(both, null);
    }
  } else if (value !== null && typeof value === 'object') {
    if (OPEN.has(key)) shape.items = Object.values(value).map((item) => describe(item, '')).reduce(both, null);
    else for (const [name, part] of Object.entries(value)) shape.keys.set(name, describe(part, name));
  }
  return shape;
}

const empty = () => ({ kinds: new Set(), values: new Set(), keys: new Map(), items: null, partial: new Set() });

/** The shape of a list's items: whatever any of them has. */
function both(one, other) {
  if (!one || !other) return one ?? other;
  const shape = {
    kinds: new Set([...one.kinds, ...other.kinds]),
    values: new Set([...one.values, ...other.values]),
    keys: new Map(one.keys),
    items: both(one.items, other.items),
    partial: new Set([...one.partial, ...other.partial]),
  };
  for (const [name, part] of other.keys) {
    if (!one.keys.has(name)) shape.partial.add(name);
    shape.keys.set(name, both(one.keys.get(name) ?? null, part));
  }
  for (const name of one.keys.keys()) if (!other.keys.has(name)) shape.partial.add(name);
  return shape;
}

function compare(one, other, path, found) {
  const kinds = [one, other].map((shape) => [...shape.kinds].sort().join(' or '));
  if (kinds[0] !== kinds[1]) {
    found.push({ path: path || '(body)', says: kinds });
    return;
  }
  const values = [one, other].map((shape) => [...shape.values].sort().join(' or '));
  if (values[0] !== values[1]) found.push({ path, says: values });
  // Methods are listed or not by the account; an empty list tells nothing of its items.
  const byType = path.endsWith('payment_methods');
  if (byType) {
    for (const [type, shape] of one.items.keys) {
      if (other.items.keys.has(type)) compare(shape, other.items.keys.get(type), `${path}[${type}]`, found);
    }
  } else if (one.items && other.items) {
    compare(one.items, other.items, `${path}[]`, found);
  }
  for (const name of new Set([...one.keys.keys(), ...other.keys.keys()])) {
    const at = path ? `${path}.${name}` : name;
    const [here, there] = [one, other].map((shape) => shape.keys.get(name));
    if (!here || !there) found.push({ path: at, says: [presence(here), presence(there)] });
    else if (one.partial.has(name) !== other.partial.has(name)) {
      found.push({ path: at, says: [one, other].map((shape) => (shape.partial.has(name) ? 'in some' : 'in all')) });
    } else compare(here, there, at, found);
  }
}

const presence = (shape) => (shape ? [...shape.kinds].sort().join(' or ') : 'absent');

/** The kind of a value; of a text also what it could be read as, since a checkout will try. */
export function kind(value) {
  if (value === null) return 'null';
  if (value === undefined) return 'no JSON';
  if (Array.isArray(value)) return 'list';
  if (typeof value !== 'string') return typeof value;
  if (value === '') return 'empty text';
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return 'time in UTC';
  if (/^\d{4}-\d\d-\d\dT[\d:.]+[+-]\d\d:?\d\d$/.test(value)) return 'time with an offset';
  if (/^\/(?!\/)\S+$/.test(value)) return 'path';
  if (/^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(value)) {
    const scheme = value.slice(0, value.indexOf(':')).toLowerCase();
    // The sandbox has no certificate.
    return scheme === 'https' || scheme === 'http' ? 'address' : `address of ${scheme}`;
  }
  return 'text';
}

function told(value) {
  if (Array.isArray(value)) return `[${value.map(String).sort().join(', ')}]`;
  return value !== null && typeof value === 'object' ? kind(value) : JSON.stringify(value) ?? 'nothing';
}
