// The checkout in a frame from its own origin: the shop's page can read nothing that is typed there.

import { beside } from '#inline';
import { talk } from '../channel.js';
import { isSafe } from './api.js';
import { HELLO } from './hello.js';

/** How long a frame may take to come, and to answer once it is there, in milliseconds. */
const PATIENCE = 30_000;
const SILENCE = 5_000;

/**
 * Resolves to a checkout that runs in a frame, or to nothing if it is not wanted any more by then. `does` is what the frame
 * may have done in the page: `tell(name, detail)` resolves to whether the page prevents what would follow,
 * `continuePayment(detail)` to whether that went well.
 */
export function openFrame({ root, placeholder, folder, options, tell, failed, stopped, unwanted, make, element, title, anew, continuePayment }) {
  if (!(folder ?? beside)) throw new Error('mode="frame" needs checkout-url');
  const url = new URL('frame.html', folder ?? beside);
  const place = root.appendChild(make('div', 'place'));
  const slot = place.appendChild(make('slot', ''));
  const marker = root.appendChild(make('div', 'marker'));
  const dead = root.appendChild(make('slot', ''));
  // A child of the element and not of its shadow tree, where Chromium's autofill does not look for frames.
  const frame = make('iframe', '');
  let ask;
  let port;
  let clock;
  let fail;
  let isOpen = false;

  const raise = (up) => {
    frame.toggleAttribute('data-raised', up);
    frame.popover = up ? 'manual' : null;
    if (up) frame.showPopover?.();
    // Nothing of the page behind it is to be reached.
    if (up) document.addEventListener('focusin', stay);
    else document.removeEventListener('focusin', stay);
    element.disable();
  };
  const isRaised = () => frame.hasAttribute('data-raised');
  const stay = ({ target }) => target === frame || frame.focus();

  const orders = {
    here: () => clearTimeout(clock),
    tell: (name, detail) => {
      if (name === 'komoju-challenge') raise(detail.open);
      return new Promise((answer) => tell(name, detail, answer));
    },
    continuePayment,
    look: (names) => names.map((name) => getComputedStyle(element).getPropertyValue(`--komoju-${name}`).trim()),
    enter: () => options().enter?.(),
    leave: (to) => isSafe(to, options().apiUrl) && location.assign(to),
    size(height, isDeadEnd) {
      place.style.blockSize = `${height - 12}px`;
      frame.removeAttribute('data-waiting');
      placeholder.remove();
      dead.hidden = !isDeadEnd;
      // By now the page's language is there, if it had to be fetched.
      frame.title = title();
    },
    reveal(top, height) {
      if (isRaised()) return;
      marker.style.insetBlockStart = `${top - 6}px`;
      marker.style.blockSize = `${height}px`;
      marker.scrollIntoView({ block: 'nearest' });
    },
    failed: (message) => fail(message),
    stopped,
  };

  const asked = () => {
    const { continuePayment: able, enter, ...rest } = options();
    return { ...rest, continues: Boolean(able), enters: Boolean(enter) };
  };

  const end = () => {
    raise(false);
    port?.close();
    slot.onslotchange = null;
    frame.remove();
  };
  const checkout = {
    submit: () => ask('submit'),
    validate: () => ask('validate'),
    reset: () => ask('reset'),
    update: () => ask('update', asked()),
    focus() {
      frame.focus();
      ask('focus');
    },
    moved() {}, // The browser has loaded the frame anew.
    destroy: end,
  };

  slot.name = frame.slot = 'frame';
  frame.toggleAttribute('data-waiting');
  // A page that writes the element's children anew takes the frame with them.
  slot.onslotchange = () => frame.parentNode || element.append(frame);
  Object.assign(frame, { title: title(), allow: 'payment *; publickey-credentials-get *; clipboard-write', referrerPolicy: 'origin', src: url });
  dead.hidden = true;

  return new Promise((resolve, reject) => {
    unwanted.addEventListener('abort', () => {
      clearTimeout(clock);
      end();
      resolve();
    });
    fail = (message) => (isOpen ? failed : reject)(new Error(message));
    const late = () => fail(`${url} does not answer (frame-src?)`);
    clock = setTimeout(late, PATIENCE);
    // Each time the frame is loaded: a page that moves the element has it loaded anew.
    frame.addEventListener('load', async () => {
      clearTimeout(clock);
      clock = setTimeout(late, SILENCE);
      // What was under way before, nobody will tell.
      if (isOpen) anew();
      raise(false);
      port?.close();
      const { port1, port2 } = new MessageChannel();
      port = port1;
      ask = talk(port1, orders);
      const started = ask('start', asked());
      // To nobody but a page of that origin. Nothing in it is a secret.
      frame.contentWindow.postMessage(HELLO, url.origin, [port2]);
      const answer = await started;
      clearTimeout(clock);
      if (answer !== true) return fail(answer);
      isOpen = true;
      resolve(checkout);
    });
    // A copy of an element has a copy of its frame.
    for (const copied of element.querySelectorAll(':scope > [slot=frame]')) copied.remove();
    element.append(frame);
  });
}
