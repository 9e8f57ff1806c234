// The driver for Chromium and Firefox, by playwright-core. See `driver.mjs` for what each function promises.

import { chromium, firefox } from 'playwright-core';
import * as hands from './hands.mjs';
import { prepare } from './in-page.mjs';

/** How long to wait for anything, in milliseconds: for a slow machine, not for a slow page. */
const PATIENCE = 15_000;

/** How often a page is asked for what is waited for, in milliseconds. Asked with every frame, pages do nothing but draw frames. */
const POLLING = 100;

/** Stillness Firefox knows as a preference only; and it asks for pictures of pages that a policy forbids. */
const PREFERENCES = { 'ui.prefersReducedMotion': 1, 'browser.chrome.site_icons': false };

/** How each engine is started. Firefox as it is installed speaks WebDriver BiDi. */
const ENGINES = {
  chromium: (options) => chromium.launch({ executablePath: process.env.CHROMIUM || undefined, ...options }),
  firefox: () => firefox.launch({ channel: 'moz-firefox', executablePath: process.env.FIREFOX, firefoxUserPrefs: PREFERENCES }),
};

const start = (options) => ENGINES[process.env.KOMOJU_BROWSER ?? 'chromium'](options);

/** What stands around pages: a shell has none of it, and is quicker for that. */
const WHOLE = { executablePath: process.env.CHROMIUM_WHOLE || process.env.CHROMIUM || undefined };

/** Playwright turns the back-forward cache off; and pages are to be kept that are not to be stored, too. */
const KEEPING_PAGES = {
  ...WHOLE,
  ignoreDefaultArgs: ['--disable-back-forward-cache'],
  args: ['--enable-features=CacheControlNoStoreEnterBackForwardCache:level/restore-unless-http-only-cookie-change'],
};

export async function launch() {
  const browsers = {};
  const kindFor = ({ keepsPages, savedCards }) => (keepsPages ? 'keeping' : savedCards ? 'whole' : 'usual');
  const begin = { keeping: () => start(KEEPING_PAGES), whole: () => start(WHOLE), usual: () => start() };
  return {
    shopper: async (options = {}) => {
      const kind = kindFor(options);
      return newShopper(await (browsers[kind] ??= begin[kind]()), options);
    },
    close: async () => {
      for (const browser of Object.values(browsers)) await (await browser).close();
    },
  };
}

/** As a phone names itself. */
const PHONE = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Mobile Safari/537.36';

async function newShopper(browser, { width = 1000, height = 900, phone = false }) {
  const context = await browser.newContext({
    viewport: { width, height },
    ...(phone && { userAgent: PHONE, hasTouch: true, isMobile: true }),
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    // Every kind of motion is over at once: a click need not wait for it, a picture is the same each time.
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE);
  const seen = await observe(context);
  return {
    seen,
    tab: async () => newTab(await context.newPage(), phone),
    block: async (pattern) => {
      const fail = (route) => route.abort('connectionfailed');
      await context.route(pattern, fail);
      return () => context.unroute(pattern, fail);
    },
    keepBack: async (pattern) => {
      let letGo;
      const gone = new Promise((resolve) => (letGo = resolve));
      // By the time it may go on, its page may be gone.
      await context.route(pattern, (route) => gone.then(() => route.continue()).catch(() => undefined));
      return letGo;
    },
    alter: (pattern, change) =>
      context.route(pattern, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: await change(await response.text()) });
      }),
    before: (fn, argument) => context.addInitScript(fn, argument),
    offline: (offline) => context.setOffline(offline),
    close: () => context.close(),
  };
}

async function observe(context) {
  const seen = { console: [], pageErrors: [], violations: [], events: [], requests: [], questions: [] };
  const lists = { violation: seen.violations, event: seen.events };
  const underWay = new WeakMap();
  context.on('dialog', (dialog) => {
    const leaves = dialog.type() === 'beforeunload';
    if (leaves) seen.questions.push(dialog.page().url());
    // Its page may be gone by then.
    (leaves ? dialog.accept() : dialog.dismiss()).catch(() => undefined);
  });
  await context.exposeFunction('reportToTheTests', (kind, what) => void lists[kind].push(what));
  await context.addInitScript(`(${prepare})(globalThis.reportToTheTests)`);
  context.on('console', (message) => seen.console.push({ type: message.type(), text: message.text() }));
  context.on('weberror', (error) => {
    const text = String(error.error()?.stack ?? error.error());
    // Firefox says it of a stream that broke off, whether or not anybody caught what came of that.
    if (text.startsWith('Failed to read data from the ReadableStream')) seen.console.push({ type: 'error', text });
    else seen.pageErrors.push(text);
  });
  context.on('request', (request) => {
    const body = request.postData() ?? '';
    const began = Date.now();
    const noted = { method: request.method(), url: request.url(), headers: request.headers(), body, began, ended: false };
    underWay.set(request, noted);
    seen.requests.push(noted);
  });
  for (const end of ['requestfinished', 'requestfailed']) {
    context.on(end, (request) => {
      if (underWay.has(request)) underWay.get(request).ended = true;
    });
  }
  return seen;
}

/** Resolves when an element has the focus. */
const hasFocus = async (element) => {
  while (element.getRootNode().activeElement !== element) await new Promise(requestAnimationFrame);
};

/** `inside` is what places are looked for in, and page functions run in: the page, or a frame of it. */
function newTab(page, phone, inside = page) {
  const at = (place) => inside.locator(place.split(' >>> ').map((selector) => `css=${selector}`).join(' >> ')).first();
  // A finger knows no hovering, and presses no button of a mouse.
  const click = (place) => (phone ? at(place).tap() : at(place).click());
  return {
    open: async (url) => void (await page.goto(url)),
    url: () => page.url(),
    reload: async () => void (await page.reload()),
    back: () => hands.back(page),
    show: () => page.evaluate(() => void document.dispatchEvent(new Event('visibilitychange'))),
    setTime: (moment) => page.clock.setFixedTime(moment),
    ownTime: (begins) => page.clock.install({ time: begins }),
    jump: (seconds) => page.clock.fastForward(seconds * 1000),
    prefers: (colorScheme) => page.emulateMedia({ colorScheme }),
    passTime: (milliseconds) => page.clock.runFor(milliseconds),
    opened: async (act) => {
      const [other] = await Promise.all([page.context().waitForEvent('page'), act()]);
      return newTab(other, phone);
    },
    close: () => page.close(),
    within: async (start, at = 0) => {
      const found = () => page.frames().filter((frame) => frame !== page.mainFrame() && frame.url().startsWith(start))[at];
      const frame = found() ?? (await page.waitForEvent('framenavigated', { predicate: found, timeout: PATIENCE }) && found());
      return newTab(page, phone, frame);
    },
    click,
    doubleClick: (place) => at(place).dblclick(),
    type: async (place, text) => {
      await click(place);
      // A tap has its effect when the browser knows that no second one follows.
      if (phone) await at(place).evaluate(hasFocus);
      await page.keyboard.press('Control+A');
      await (text ? page.keyboard.type(text) : page.keyboard.press('Delete'));
    },
    write: (text) => page.keyboard.type(text),
    insert: (text) => page.keyboard.insertText(text),
    choose: async (place, value) => void (await at(place).selectOption(value)),
    press: (key) => page.keyboard.press(key),
    hold: (key, times) => hands.hold(page, key, times),
    paste: (text) => hands.paste(page, text),
    drop: (place, text) => hands.drop(page, at(place), text),
    compose: (text, options) => hands.compose(page, text, options),
    commit: (text) => hands.commit(page, text),
    autofill: (place, card) => hands.autofill(page, at(place), card),
    read: (place) => hands.read(page, at(place)),
    weight: () => hands.weight(page),
    ask: (fn, argument) => inside.evaluate(fn, argument),
    wait: async (what, fn, argument, within = PATIENCE) => {
      try {
        const handle = await inside.waitForFunction(fn, argument, { timeout: within, polling: POLLING });
        const answer = await handle.jsonValue();
        // Held on to, it would keep what it is of in the page's memory.
        await handle.dispose();
        return answer;
      } catch (error) {
        if (error.name !== 'TimeoutError') throw error;
        throw new Error(`${what} did not come within ${within / 1000} seconds`);
      }
    },
    screenshot: async (file) => void (await page.screenshot({ path: file, fullPage: true })),
  };
}
