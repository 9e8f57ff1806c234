// The checkout in a page of its own (`frame.html`), which stands in a frame of the shop's: the shop's page can read
// nothing that is typed here. What it learns are the events, the height, and what to carry out in its place.

import { talk } from './channel.js';
import { HELLO } from './element/hello.js';
import style from './frame.css';
import { run, styles } from './program/run.js';

const place = document.querySelector('#checkout');
const page = document.documentElement;

/** Who may have this page in a frame, by origin. Whoever hosts it lists them in `frame.html`. */
const listed = document.querySelector('meta[name="komoju-checkout-parents"]')?.content.split(/[\s,]+/) ?? [];

// Once: whoever comes later is not who this page was put up for.
addEventListener('message', function begin({ source, origin, data, ports: [port] }) {
  if (source !== window.parent || source === window || data !== HELLO || !port) return;
  removeEventListener('message', begin);
  serve(origin, port);
});

function serve(parent, port) {
  let checkout;
  const does = {
    async start(options) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(style);
      document.adoptedStyleSheets = [styles(), sheet];
      try {
        checkout = await run(place, null, optionsOf(options), tell, () => ask('stopped'));
      } catch (error) {
        return String(error?.message);
      }
      new ResizeObserver(measure).observe(place);
      return true;
    },
    update: (options) => checkout?.update(optionsOf(options)),
    submit: () => checkout?.submit(),
    validate: () => checkout?.validate(),
    reset: () => checkout?.reset(),
    focus: () => checkout?.focus(),
  };
  const ask = talk(port, does);
  ask('here');

  /** What the page wants, and what it may want. */
  const optionsOf = ({ continues, enters, ...options }) => ({
    ...options,
    ground: options.ground ?? (listed.includes(parent) ? undefined : parent),
    leave: (url) => ask('leave', url),
    enter: enters && (() => ask('enter')),
    continuePayment: continues && (async (detail) => {
      if (!(await ask('continuePayment', detail))) throw new Error();
    }),
  });

  async function tell(name, detail, then) {
    const isOpen = name === 'komoju-challenge' && detail.open;
    // Until the frame is as large as the shop's page, what is to stand over that is not seen.
    if (name === 'komoju-challenge' && !isOpen) page.classList.remove('raised');
    const prevented = await ask('tell', name, detail);
    if (isOpen) page.classList.add('raised');
    then?.(Boolean(prevented));
  }

  /** While it stands over the page, its place there stays as large as it was. */
  function measure() {
    if (!page.classList.contains('raised')) ask('size', page.getBoundingClientRect().height, Boolean(place.querySelector('slot')));
  }

  // Not every browser scrolls the page around a frame.
  addEventListener('focusin', ({ target }) => {
    const { top, height } = target.getBoundingClientRect();
    ask('reveal', top, height);
  });
}
