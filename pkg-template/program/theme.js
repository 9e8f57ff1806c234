// The look that a shop asks for. Its words become tokens, one by one; its colours are moved until they can be read; what
// comes of that is set as custom properties of the checkout, and what is no token reaches nothing.

/** Everything that can be set, as CSS calls it: `on-accent` is `--komoju-on-accent`, and `onAccent` in an option. */
export const TOKENS = [
  'accent', 'on-accent', 'ink', 'ink-soft', 'ground', 'ground-soft', 'line', 'line-strong', 'bad', 'good', 'wait', 'focus-color',
  'font-size', 'radius', 'spacing', 'border-width', 'focus-width', 'font-family',
];

/** The lengths: the property that each becomes, and the least and the most it may be, in CSS pixels. */
export const LENGTHS = {
  'font-size': ['size', 14, 20],
  radius: ['radius', 0, 24],
  spacing: ['space', 3, 6],
  'border-width': ['border', 1, 3],
  'focus-width': ['focus-width', 2, 4],
};

/** The colours: all the others but the font. (What only names the tokens is built without them.) */
export const COLOURS = /* @__PURE__ */ TOKENS.filter((name) => !(name in LENGTHS) && name !== 'font-family');

const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** A name of a font, with or without its quotes. */
const FAMILY = /^\s*(["']?)([-\p{L}][\p{L}\p{N} _-]*?)\1\s*$/u;
/** The names that stand for whatever the browser has. */
const GENERIC = /^(-apple|system-ui|ui-|(sans-)?serif$|monospace$)/;
/** What is no font's name, but CSS's word for another value. */
const WORDS = /^(inherit|initial|unset|revert(-layer)?|default)$/;

/** A name of a font as CSS has it; empty if it is none. */
function asFamily(text) {
  const name = FAMILY.exec(text)?.[2] ?? '';
  return !name || WORDS.test(name) ? '' : GENERIC.test(name) ? name : `"${name}"`;
}

/**
 * What a shop says, as far as it can be used: the tokens, and the names of what is none.
 * @param {object} theme the option
 * @param {boolean} dark whether it is dark: what `theme.dark` says then comes first
 * @param {string[]} properties what the page's style sheets say, in the order of `TOKENS`
 * @param {(text: string) => string} colour what the browser makes of a colour: `#rrggbb`, if it is one that hides nothing
 */
export function read(theme, dark, properties, colour) {
  const first = (dark && theme.dark) || {};
  const tokens = {};
  const refused = Object.keys({ ...theme, ...first }).filter((name) => ![...TOKENS.map(camel), 'mode', 'layout', 'dark', 'font'].includes(name));
  TOKENS.forEach((name, at) => {
    const text = `${first[camel(name)] ?? theme[camel(name)] ?? properties[at] ?? ''}`.trim();
    const [, least, most] = LENGTHS[name] ?? [];
    const length = parseFloat(text);
    let token = colour(text);
    let isOne = /^#[\da-f]{6}$/.test(token);
    if (most) {
      token = `${length}px`;
      isOne = /^[\d.]+(px)?$/.test(text) && length >= least && length <= most;
    } else if (name === 'font-family') {
      const families = text.split(',').map(asFamily);
      token = families.join(', ');
      isOne = families.every(Boolean);
    }
    if (isOne) tokens[name] = token;
    else if (text) refused.push(camel(name));
  });
  return { tokens, refused };
}

const parts = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

/** A colour with some of another, from 0 to 1. */
function mixed(colour, other, share) {
  const others = parts(other);
  const part = (own, at) => Math.round(own + (others[at] - own) * share).toString(16).padStart(2, '0');
  return `#${parts(colour).map(part).join('')}`;
}

/** How light a colour is, from 0.05 to 1.05 (relative luminance and flare, WCAG 2.2). */
function light(colour) {
  const [red, green, blue] = parts(colour).map((part) => (part > 10 ? ((part / 255 + 0.055) / 1.055) ** 2.4 : part / 3294.6));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
}

/** How well one colour can be told from another, from 1 to 21 (WCAG 2.2, 1.4.3). */
export function contrast(one, other) {
  const ratio = light(one) / light(other);
  return ratio < 1 ? 1 / ratio : ratio;
}

/** The first colour on the way to another of which something holds; the other itself at last. */
function moved(colour, other, holds, step = 0.02) {
  for (let share = 0; share < 1; share += step) {
    const tried = mixed(colour, other, share);
    if (holds(tried)) return tried;
  }
  return other;
}

const BLACK = '#000000';
const WHITE = '#ffffff';

/** Black or white, whichever is easier to read. */
const farthest = (ground) => (contrast(BLACK, ground) > contrast(WHITE, ground) ? BLACK : WHITE);

/**
 * The colours of a checkout by their names in CSS, all of which can be read, and what a shop said that could not be.
 * @param {object} tokens
 * @param {(name: string) => string} ready the ready-made colours by their names in CSS, `#rrggbb`
 */
export function colours(tokens, ready) {
  const all = {};
  const corrected = [];
  const { ground, accent } = tokens;
  const follows = { 'focus-color': accent };
  if (ground) {
    follows['ground-soft'] = mixed(ground, farthest(ground), 0.04);
    follows.line = mixed(ground, farthest(ground), 0.15);
  }
  for (const name of COLOURS) all[name] = tokens[name] ?? follows[name] ?? ready(name);
  const keep = (name, on, least, now) => {
    if (tokens[name] && now !== tokens[name]) corrected.push({ name, on, least, ratio: contrast(tokens[name], all[on]), now });
    all[name] = now;
  };
  /** Has one colour be told from another. */
  const hold = (name, on, least) => {
    keep(name, on, least, moved(all[name], farthest(all[on]), (tried) => contrast(tried, all[on]) >= least, name === 'on-accent' ? 1 : 0.02));
  };
  /** Has a ground be one that others can be read on, by moving it to the ground that they are read on. */
  const carry = (ground, ...names) => moved(ground, all.ground, (tried) => names.every((name) => contrast(all[name], tried) >= 4.5));
  for (const name of ['ink', 'ink-soft', 'accent', 'bad', 'good', 'wait']) hold(name, 'ground', 4.5);
  for (const name of ['line-strong', 'focus-color']) hold(name, 'ground', 3);
  hold('on-accent', 'accent', 4.5);
  keep('ground-soft', 'ink-soft', 4.5, carry(all['ground-soft'], 'ink', 'ink-soft', 'accent', 'good'));
  for (const name of ['accent', 'bad', 'good', 'wait']) {
    const made = ground || tokens[name] ? mixed(all[name], all.ground, 0.9) : ready(`${name}-soft`);
    all[`${name}-soft`] = carry(made, name, 'ink', 'ink-soft');
  }
  const away = light(all.accent) > light(all['on-accent']) ? WHITE : BLACK;
  all['accent-strong'] = ground || accent || tokens['on-accent'] ? mixed(all.accent, away, 0.2) : ready('accent-strong');
  return { colours: all, corrected };
}

const told = new Set();

/** Says something once. */
function tell(text) {
  if (!told.has(text)) console.warn(`komoju-checkout: ${text}`);
  told.add(text);
}

/** What the browser makes of a colour. Of what is none it makes nothing that shows. */
function asColour(text) {
  const pen = (asColour.pen ??= document.createElement('canvas').getContext('2d'));
  if (!pen) return '';
  pen.fillStyle = '#0000';
  pen.fillStyle = text;
  return pen.fillStyle;
}

/** Fonts that the page has got from here, by what was said. */
const fonts = {};

/** Adds a font to the page, from where its policy lets it come; false if it is none. */
function addFont({ family, src, weight = 'normal' }) {
  try {
    const { href, protocol, origin } = new URL(src, document.baseURI);
    if (!asFamily(family) || (protocol !== 'https:' && origin !== location.origin)) return false;
    const face = (fonts[[family, href, weight]] ??= new FontFace(family, `url("${href}")`, { weight, display: 'swap' }));
    document.fonts.add(face);
    return true;
  } catch {
    return false;
  }
}

function asObject(theme) {
  try {
    return { ...(typeof theme === 'string' ? JSON.parse(theme) : theme) };
  } catch {
    return { mode: theme.trim() };
  }
}

/**
 * Gives a checkout the look that is wanted, and lets it change.
 * @param {Element} target what the checkout is mounted in; it is in a page
 * @returns {(wanted: { theme?: object | string, dark?: boolean, properties?: string[] }) => void} in a frame, where they
 *   cannot be read from here, `properties` are what the page's style sheets say; fonts are not added there
 */
export function wardrobe(target) {
  const sheet = new CSSStyleSheet();
  return ({ theme: given, dark, properties }) => {
    const theme = asObject(given);
    const style = getComputedStyle(target);
    const own = properties ?? TOKENS.map((name) => style.getPropertyValue(`--komoju-${name}`));
    const { tokens, refused } = read(theme, dark, own, asColour);
    target.dataset.theme = dark ? 'dark' : 'light';
    target.dataset.layout = theme.layout === 'tabs' ? 'tabs' : 'accordion';
    // What is ready-made, the style sheet tells: this has no stage, so what is set before is not seen on it.
    const probe = target.appendChild(document.createElement('div'));
    probe.className = 'kc';
    const ready = (name) => getComputedStyle(probe).getPropertyValue(`--${name}`);
    let set = {};
    if (COLOURS.some((name) => tokens[name])) {
      const { colours: all, corrected } = colours(tokens, (name) => asColour(ready(name)));
      set = all;
      for (const { name, on, least, ratio, now } of corrected) {
        tell(`the theme's ${name} ${tokens[name]} on ${on} is ${ratio.toFixed(2)}:1, below ${least}:1, so it is ${now}`);
      }
    }
    for (const name in LENGTHS) if (tokens[name]) set[LENGTHS[name][0]] = tokens[name];
    if (set.radius) set['radius-small'] = `${parseFloat(set.radius) * 0.8}px`;
    const { font } = theme;
    if (tokens['font-family']) set.font = tokens['font-family'];
    if (font && !properties && addFont(font)) set.font = `${asFamily(font.family)}, ${set.font ?? ready('font')}`;
    else if (font) refused.push('font');
    probe.remove();

    // As strong as the ready-made dark look, and later. Nothing that is said is ever parsed as a rule.
    sheet.replaceSync('[data-theme] > [data-stage] {}');
    const root = target.getRootNode();
    for (const name in set) {
      sheet.cssRules[0].style.setProperty(`--${name}`, set[name]);
      if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    }

    for (const name of refused) tell(`the theme's ${name} cannot be used`);
    if (!/^(light|dark|auto)?$/.test(theme.mode ?? '')) tell('a style sheet in "theme" is not used, see the README');
  };
}
