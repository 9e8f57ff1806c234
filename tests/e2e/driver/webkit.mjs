// The driver for WebKit: WebKitGTK by WebDriver, on a screen that nobody sees. It does what the stories for every engine need;
// see `driver.mjs` for what each function promises. Of a page it observes what happens once it was asked something.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { prepare } from './in-page.mjs';

/** How long to wait for anything, in milliseconds: for a slow machine, not for a slow page. */
const PATIENCE = 15_000;

/** How the protocol writes keys that are no letters. */
const KEYS = { Backspace: '\ue003', Tab: '\ue004', Enter: '\ue007', Shift: '\ue008', Control: '\ue009', Escape: '\ue00c', ' ': ' ', Delete: '\ue017' };

export async function launch() {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const [number] = await once(screen.stdio[3], 'data');
  const shoppers = new Set();
  return {
    async shopper(options = {}) {
      const shopper = await newShopper(`:${String(number).trim()}`, options);
      shoppers.add(shopper);
      return shopper;
    },
    async close() {
      for (const shopper of shoppers) await shopper.close();
      screen.kill();
    },
  };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** A driver has one session: everybody has a driver of their own. */
async function newShopper(display, { width = 1000, height = 900 }) {
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    env: { ...process.env, DISPLAY: display, LANG: 'ja_JP.UTF-8', LANGUAGE: 'ja', TZ: 'Asia/Tokyo', LIBGL_ALWAYS_SOFTWARE: '1' }, stdio: 'ignore',
  });
  const send = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw Object.assign(new Error(`${value.error}: ${value.message}`), { word: value.error });
    return value;
  };
  for (const end = Date.now() + PATIENCE; !(await send('GET', '/status').catch(() => null)); await pause(50)) {
    if (Date.now() > end) throw new Error('WebKitWebDriver does not answer');
  }
  const { sessionId } = await send('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary: process.env.WEBKIT, args: ['--automation'] } } },
  });
  const seen = { console: [], pageErrors: [], violations: [], events: [], requests: [] };
  const lists = { violation: seen.violations, event: seen.events, error: seen.pageErrors };
  /** One thing at a time: which window and frame are meant is the session's. */
  let last = Promise.resolve();
  const window = {
    send: (method, path, body) => send(method, `/session/${sessionId}${path}`, body),
    turn: (act) => (last = last.then(act, act)),
    noted: (reports) => reports.forEach(([kind, what]) => lists[kind].push(what)),
  };
  let isFirst = true;
  let isOver;
  return {
    seen,
    tab: () => window.turn(async () => {
      const handle = isFirst ? await window.send('GET', '/window') : (await window.send('POST', '/window/new', { type: 'window' })).handle;
      isFirst = false;
      await window.send('POST', '/window', { handle });
      await window.send('POST', '/window/rect', { width, height: height + 100 });
      return newTab(window, handle);
    }),
    close: () => (isOver ??= window.turn(async () => {
      await send('DELETE', `/session/${sessionId}`).catch(() => undefined);
      driver.kill();
    })),
  };
}

/** What runs in the page: a page function, with what it finds there, and what was observed up to now. */
const asked = (fn) => `
  const [argument, answer] = arguments;
  if (!globalThis.page) {
    globalThis.reports = [];
    const report = (kind, what) => reports.push([kind, what]);
    (${prepare})(report);
    addEventListener('error', ({ error }) => report('error', String(error?.stack ?? error)));
    addEventListener('unhandledrejection', ({ reason }) => report('error', String(reason?.stack ?? reason)));
  }
  new Promise((resolve) => resolve((${fn})(argument))).then(
    // An element does not survive JSON: that it is there does.
    (value) => answer({ value: value instanceof Node || value, reports: reports.splice(0) }),
    (error) => answer({ error: String(error), reports: reports.splice(0) }),
  );`;

/** Every frame of the page, those in open shadow trees too, and where its inside begins. */
function frames() {
  const below = (root) => [...root.querySelectorAll('*')].flatMap((element) => [
    ...(element.localName === 'iframe' ? [element] : []), ...(element.shadowRoot ? below(element.shadowRoot) : []),
  ]);
  return below(document).map((frame) => {
    const { left, top } = frame.getBoundingClientRect();
    return { frame, at: [left + frame.clientLeft, top + frame.clientTop] };
  });
}

/** Where the middle of a place is, if nothing lies over it. */
function middle(place) {
  const element = page.find(place);
  if (!element || element.matches(':disabled')) return undefined;
  element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  const { left, top, width, height } = element.getBoundingClientRect();
  const at = [left + width / 2, top + height / 2];
  let hit = document.elementFromPoint(...at);
  while (hit?.shadowRoot?.elementFromPoint(...at) && hit.shadowRoot.elementFromPoint(...at) !== hit) hit = hit.shadowRoot.elementFromPoint(...at);
  const isOf = (node) => node && (node === element || isOf(node.parentNode ?? node.host));
  return width && isOf(hit) && at;
}

/** Scrolls the page to a height in the window, if that is outside of it. */
function scrollTo(y) {
  if (y > 0 && y < innerHeight) return false;
  scrollBy({ top: y - innerHeight / 2, behavior: 'instant' });
  return true;
}

/** `frame` is what places are looked for in, and page functions run in: the page, or a frame of it. */
function newTab(window, handle, frame) {
  const { send } = window;
  let address = '';

  /** Goes where the tab is; the answer is how far that is from the window's corner. */
  const enter = async () => {
    await send('POST', '/window', { handle });
    await send('POST', '/frame', { id: null });
    if (!frame) return [0, 0];
    let left = frame.at;
    const search = async ([x, y]) => {
      for (const { frame: element, at } of await send('POST', '/execute/sync', { script: `return (${frames})()`, args: [] })) {
        const corner = [x + at[0], y + at[1]];
        await send('POST', '/frame', { id: element });
        const here = await send('POST', '/execute/sync', { script: 'return location.href', args: [] });
        if (here.startsWith(frame.start) && left-- === 0) return corner;
        const deeper = await search(corner);
        if (deeper) return deeper;
        await send('POST', '/frame/parent', {});
      }
      return undefined;
    };
    const corner = await search([0, 0]);
    if (!corner) throw Object.assign(new Error(`there is no frame under ${frame.start}`), { word: 'no such frame' });
    return corner;
  };
  const evaluate = async (fn, argument) => {
    const { value, error, reports } = await send('POST', '/execute/async', { script: asked(fn), args: [argument ?? null] });
    window.noted(reports);
    if (error) throw new Error(error);
    return value;
  };
  const ask = (fn, argument) => window.turn(async () => {
    await enter();
    return evaluate(fn, argument);
  });
  const act = (actions) => window.turn(async () => {
    await enter();
    await send('POST', '/actions', { actions });
  });
  const press = (keys) => act([{ type: 'key', id: 'keys', actions: keys }]);
  const down = (value) => ({ type: 'keyDown', value });
  const up = (value) => ({ type: 'keyUp', value });
  const write = (text) => press([...text].flatMap((letter) => [down(letter), up(letter)]));
  const wait = async (what, fn, argument, within = PATIENCE) => {
    for (const end = Date.now() + within; ; await pause(20)) {
      // A page that is just being left answers nothing.
      const answer = await ask(fn, argument).catch((error) => {
        if (!error.word) throw error;
      });
      if (answer) return answer;
      if (Date.now() > end) throw new Error(`${what} did not come within ${within / 1000} seconds`);
    }
  };
  const click = async (place) => {
    const once = () => window.turn(async () => {
      await enter();
      if (!(await evaluate(middle, place))) return false;
      // It may have been scrolled to, and the frames around it with it.
      const [x, y] = await enter();
      const at = await evaluate(middle, place);
      if (!at) return false;
      const to = { type: 'pointerMove', duration: 0, x: Math.round(x + at[0]), y: Math.round(y + at[1]), origin: 'viewport' };
      // A frame of another origin scrolls no more than itself.
      await send('POST', '/frame', { id: null });
      if (await evaluate(scrollTo, to.y)) return false;
      await enter();
      const actions = [to, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }];
      await send('POST', '/actions', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }] });
      return true;
    });
    for (const end = Date.now() + PATIENCE; !(await once()); await pause(20)) {
      if (Date.now() > end) throw new Error(`${place} could not be clicked`);
    }
  };
  return {
    open: (url) => window.turn(async () => {
      address = url;
      await send('POST', '/window', { handle });
      await send('POST', '/url', { url });
    }),
    url: () => address,
    reload: () => window.turn(async () => {
      await enter();
      await send('POST', '/refresh', {});
    }),
    close: () => window.turn(async () => {
      await enter();
      await send('DELETE', '/window');
    }),
    within: async (start, at = 0) => {
      const tab = newTab(window, handle, { start, at });
      await tab.wait(`the frame under ${start}`, () => true);
      return tab;
    },
    click,
    type: async (place, text) => {
      await click(place);
      await press([down(KEYS.Control), down('a'), up('a'), up(KEYS.Control)]);
      await (text ? write(text) : press([down(KEYS.Delete), up(KEYS.Delete)]));
    },
    write,
    press: (keys) => {
      const values = keys.split('+').map((key) => KEYS[key] ?? key);
      return press([...values.map(down), ...values.reverse().map(up)]);
    },
    ask,
    wait,
    screenshot: (file) => window.turn(async () => {
      await enter();
      await writeFile(file, Buffer.from(await send('GET', '/screenshot'), 'base64'));
    }),
  };
}
