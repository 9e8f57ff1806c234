// The checkout in a page of its own (`frame.html`), which stands in a frame of the shop's: the shop's page can read
// nothing that is typed here. What it learns are the events, the height, and what to carry out in its place.

import { talk } from './channel.js';
import { HELLO } from './element/hello.js';
import style from './frame.css';
import { run } from './program/run.js';
import { sheetOf, styles } from './program/styles.js';
import { TOKENS } from './program/theme.js';
import { verified } from './verified.js';

const place = document.querySelector('#checkout');
const page = document.documentElement;

/** What whoever hosts this page lists in `frame.html`, by origin. */
const listed = (what) =>
  document.querySelector(`meta[name="komoju-checkout-${what}"]`)?.content.split(/[\s,]+/).filter(Boolean) ?? [];
/** Who may have this page in a frame. */
const parents = listed('parents');
/** Whom it may talk to, besides KOMOJU and this very machine. */
const apis = ['https://komoju.com', ...listed('apis')];

/** Whether this API, or something there, may be asked: whoever has this page in a frame names it. */
function isKnown(api) {
  try {
    const { origin, hostname } = new URL(String(api || apis[0]).trim());
    return apis.includes(origin) || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  } catch {
    return true; // It cannot be asked at all.
  }
}

/** Whose page this stands in, see `options.rs`. The page may say that it is nobody's of ours, and no more. */
function groundIn(parent, { ground, apiUrl }) {
  if (ground === 'foreign' || !isKnown(apiUrl) || (parents.length && !parents.includes(parent))) return 'foreign';
  return parents.length ? undefined : parent;
}

/** Says that it is here to whoever has this page in a frame, and no more. */
const announce = () => window.parent.postMessage(HELLO, '*');

// Once: whoever comes later is not who this page was put up for.
addEventListener('message', function begin({ source, origin, data, ports: [port] }) {
  if (source !== window.parent || source === window || data !== HELLO) return;
  // Its page was not listening yet.
  if (!port) return announce();
  removeEventListener('message', begin);
  serve(origin, port);
});
announce();

async function wardrobe() {
  const url = new URL('theme.js', import.meta.url).href;
  await verified(url, __THEME_INTEGRITY__);
  return (await import(url)).wardrobe(place);
}

function serve(parent, port) {
  let checkout;
  let starting;
  let wear;
  let isChallenged = false;
  const does = {
    start: (options) => (starting ??= begin(options)),
    async update(options) {
      await starting;
      checkout?.update(optionsOf(options));
    },
    submit: () => checkout?.submit(),
    validate: () => checkout?.validate(),
    reset: () => checkout?.reset(),
    focus: () => checkout?.focus(),
  };
  const ask = talk(port, does);

  async function begin(options) {
    document.adoptedStyleSheets = [...styles(), sheetOf(style)];
    try {
      checkout = await run(place, {
        dress, folder: null, options: optionsOf(options), tell,
        failed: (error) => ask('failed', String(error?.message)),
        stopped: () => ask('stopped'),
      });
      new ResizeObserver(measure).observe(place);
      return true;
    } catch (error) {
      return String(error?.message);
    }
  }

  /** What the page wants, and what it may want. */
  const optionsOf = (options) => {
    const ground = groundIn(parent, options);
    return {
      ...options,
      address: ground !== 'foreign' && isKnown(options.address) && options.address,
      ground,
      leave: (url) => ask('leave', url),
      enter: options.enter ? () => ask('enter') : undefined,
      continuePayment: options.continuePayment ? async (detail) => {
        if (!(await ask('continuePayment', detail))) throw new Error();
      } : undefined,
    };
  };

  /** Gives it the look that is wanted. What that takes is loaded where a shop wants any other than the ready-made ones. */
  async function dress({ theme, dark }) {
    const properties = (await ask('look', TOKENS)) ?? [];
    const isOwn = String(properties).replace(/,/g, '') || !/^(light|dark|auto)?$/.test(theme ?? '');
    if (isOwn) wear ??= wardrobe();
    place.dataset.theme = dark ? 'dark' : 'light';
    await wear?.then((wear) => wear({ theme, dark, properties }), (error) => console.error(`komoju-checkout has no theme: ${error.message}.`));
  }

  async function tell(name, detail, then) {
    if (name === 'komoju-challenge') isChallenged = detail.open;
    // Until the frame is as large as the shop's page, what is to stand over that is not seen.
    if (!isChallenged) page.classList.remove('raised');
    const prevented = await ask('tell', name, detail);
    if (isChallenged) page.classList.add('raised');
    then?.(Boolean(prevented));
    measure();
  }

  /** While it loads, the page's own grey shapes stand there; while it stands over the page, its place stays as large as it was. */
  function measure() {
    if (!page.classList.contains('raised') && !place.querySelector('.skeleton')) ask('size', page.getBoundingClientRect().height, Boolean(place.querySelector('slot')));
  }

  // Not every browser scrolls the page around a frame.
  addEventListener('focusin', ({ target }) => {
    const { top, height } = target.getBoundingClientRect();
    ask('reveal', top, height);
  });
}
