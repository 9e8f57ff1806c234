// The checkout in a frame from its own origin: the shop's page can read nothing that is typed there.

import { talk } from '../channel.js';
import { isSafe } from './api.js';
import { HELLO } from './hello.js';
import { make } from './stand-in.js';

/** How long a frame may take to come, and to answer once it is there, in milliseconds. */
const PATIENCE = 30_000;
const SILENCE = 5_000;

/** Resolves to a checkout that runs in a frame, or to nothing if it is not wanted any more by then. */
export function openFrame({ element, root, placeholder, folder, options, failed, stopped, anew, unwanted }) {
  if (!folder) throw new Error('mode="frame" needs checkout-url');
  const url = new URL('frame.html', folder);
  const place = root.appendChild(make('div', 'place'));
  const slot = place.appendChild(make('slot', ''));
  const marker = root.appendChild(make('div', 'marker'));
  const dead = root.appendChild(make('slot', ''));
  // A child of the element and not of its shadow tree, where Chromium's autofill does not look for frames. One that the page has
  // brought along is on its way already.
  slot.name = 'frame';
  let [frame] = slot.assignedElements();
  if (frame?.src !== url.href || !frame.allow) {
    frame = Object.assign(make('iframe', ''), {
      allow: 'payment *; publickey-credentials-get *; clipboard-write', referrerPolicy: 'origin', src: url,
    });
  }
  let ask;
  let port;
  let clock;

  const fail = (message) => failed(new Error(message));

  const raise = (up) => {
    frame.toggleAttribute('data-raised', up);
    frame.popover = up ? 'manual' : null;
    if (up) frame.showPopover?.();
    // Nothing of the page behind it is to be reached.
    document[up ? 'addEventListener' : 'removeEventListener']('focusin', stay);
    element.disable();
  };
  const stay = ({ target }) => target === frame || frame.focus();

  const orders = {
    tell: (name, detail) => {
      if (name === 'komoju-challenge') raise(detail.open);
      return new Promise((answer) => element.tell(name, detail, answer));
    },
    continuePayment: async (detail) => (await element.continuePayment(detail), true),
    look: (names) => names.map((name) => getComputedStyle(element).getPropertyValue(`--komoju-${name}`).trim()),
    enter: () => options().enter?.(),
    leave: (to) => isSafe(to, options().apiUrl) && location.assign(to),
    size(height, isDeadEnd) {
      place.style.blockSize = `${height - 12}px`;
      delete frame.dataset.waiting;
      placeholder.remove();
      dead.hidden = !isDeadEnd;
      // It is seen from now on; and by now the page's language is there, if it had to be fetched.
      frame.title = element.frameTitle;
    },
    reveal(top, height) {
      if (frame.popover) return;
      marker.style.insetBlockStart = `${top - 6}px`;
      marker.style.blockSize = `${height}px`;
      marker.scrollIntoView({ block: 'nearest' });
    },
    failed: fail,
    stopped,
  };

  /** A function stays here: the frame is told whether there is one. */
  const asked = () => {
    const given = options();
    return { ...given, continuePayment: Boolean(given.continuePayment), enter: Boolean(given.enter) };
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
    destroy: end,
  };

  frame.slot = 'frame';
  frame.dataset.waiting = '';
  // A page that writes the element's children anew takes the frame with them.
  const attach = () => {
    slot.assignedElements().forEach((other) => other === frame || other.remove());
    frame.parentNode || element.append(frame);
  };
  slot.onslotchange = attach;
  dead.hidden = true;

  return new Promise((resolve) => {
    /** Within so many milliseconds it must answer; with none, it has. */
    const expect = (time) => {
      clearTimeout(clock);
      if (time) clock = setTimeout(() => fail(`${url} does not answer (frame-src?)`), time);
    };
    unwanted.addEventListener('abort', () => {
      expect();
      end();
      resolve();
    });
    expect(PATIENCE);
    // Each time a page of ours has come there: a page that moves the element has it loaded anew. Each is given a port of its own,
    // and the one that answers is who is talked to from then on.
    const greet = () => {
      const { port1, port2 } = new MessageChannel();
      const call = talk(port1, orders);
      // Whatever the answer is, it is one.
      call('here').then(() => {
        expect();
        // What was under way before, nobody will tell.
        anew();
        raise(false);
        port?.close();
        port = port1;
        ask = call;
      });
      call('start', asked()).then((answer) => {
        if (answer === true) resolve(checkout);
        else fail(answer);
      });
      // To nobody but a page of that origin. Nothing in it is a secret.
      frame.contentWindow.postMessage(HELLO, url.origin, [port2]);
    };
    addEventListener('message', ({ source, origin, data }) => {
      if (data === HELLO && source === frame.contentWindow && origin === url.origin) greet();
    }, { signal: unwanted });
    frame.onload = () => {
      expect(SILENCE);
      // It may have answered before this was known.
      ask?.('here').then(expect);
    };
    // A page waits for the frames that it brings along: this one may have failed before it was looked at.
    addEventListener('load', () => ask || expect(SILENCE), { signal: unwanted });
    attach();
    // It may have come, and have said so to nobody.
    frame.contentWindow.postMessage(HELLO, '*');
  });
}
