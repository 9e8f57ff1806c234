// What the checkout has to do with the page and with the network, where a line here is several in the program: nothing is
// decided here. No function throws, and each is given at least one text (see `page.rs`).

/** What is being paid from this page: each with what lets go of its lock, and whether a call is under way. */
const claims = new Map();

/** Whether a checkout of this page is paying it. */
export const isClaimed = (name) => claims.has(name);

/** Lets go of it, so that it can be paid again: at once, or when the call that is under way has ended. */
export function release(name) {
  const claim = claims.get(name);
  if (claim?.sending) {
    claim.over = true;
  } else {
    claims.delete(name);
    claim?.letGo?.();
  }
}

/** Claims it, if it is anything: resolves to `false` if somebody else is paying it, in this browser. */
async function claim(name) {
  if (!name) return true;
  if (claims.has(name)) return false;
  const mine = { sending: true };
  claims.set(name, mine);
  // In a browser without locks, or a page that may have none, the other windows learn from the session.
  const granted = await new Promise((answer) => {
    navigator.locks
      .request(`komoju-checkout ${name}`, { ifAvailable: true }, (lock) => {
        answer(Boolean(lock));
        // Held until this is resolved.
        return lock && new Promise((letGo) => (mine.letGo = letGo));
      })
      .catch(() => answer(true));
  }).catch(() => true);
  if (!granted) claims.delete(name);
  return granted;
}

/** An answer longer than this is not read, in UTF-16 units. */
const LONGEST = 2_000_000;

/** Has the browser ask a shopper who is about to leave the page. Chromium heeds the first of these since 119 only. */
const reallyLeave = (event) => {
  event.preventDefault();
  event.returnValue = true;
};

function parsed(text) {
  try {
    return text.length > LONGEST ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What is under way for a place, by the place: each a call or a waiting, with what ends it. */
const underWay = new WeakMap();

/** Notes it; what is returned forgets it. */
function begin(place, kind, end) {
  const all = underWay.get(place) ?? new Set();
  underWay.set(place, all.add(end));
  end.kind = kind;
  return () => all.delete(end);
}

/** Gives up what is under way for a place, of these kinds: a call's is its method. Whoever waits is told at once. */
export function giveUp(place, kinds) {
  for (const end of underWay.get(place) ?? []) if (kinds.includes(end.kind)) end();
}

/** Calls `then` after so many milliseconds. It is called in any case: what is never called stays in the program's memory. */
export function later(place, kind, pause, then) {
  const end = () => {
    clearTimeout(clock);
    forget();
    then();
  };
  const forget = begin(place, kind, end);
  const clock = setTimeout(end, pause);
}

/** What was asked for a place before its program was there: by the place. */
const begun = new WeakMap();

/**
 * Asks what a program will ask first: it then finds the answer, or that being on its way. It is given up if the program asks
 * something else, or is not wanted any more. Resolves as `call` does.
 */
export function ahead(place, url, key, unwanted) {
  const abort = new AbortController();
  const answer = call('GET', url, key, undefined, abort.signal);
  // Whether it is wanted at all is not known yet.
  answer.catch(() => {});
  begun.set(place, { url, key, answer, abort });
  unwanted?.addEventListener('abort', () => found(place));
  return answer;
}

/** What was begun of this, else nothing. It is found once: an answer is not kept. */
function found(place, url, key) {
  const early = begun.get(place);
  begun.delete(place);
  if (early?.url === url && early?.key === key) return early;
  early?.abort.abort();
}

/** Has the page's `fetch` make a call. Resolves to `[status, seconds of Retry-After, JSON]`, without what there is not. */
async function call(method, url, key, body, signal) {
  // HTTP Basic with the key as user name and no password (S3 "Authentication").
  const headers = { accept: 'application/json', authorization: `Basic ${btoa(`${key}:`)}` };
  const options = { method, headers, credentials: 'omit', cache: 'no-store', referrerPolicy: 'strict-origin', signal };
  if (body) {
    headers['content-type'] = 'application/json';
    options.body = body;
    // A redirected payment could end up anywhere.
    options.redirect = 'error';
  }
  const response = await fetch(url, options);
  const seconds = /^\s*(\d{1,9})\s*$/.exec(response.headers.get('retry-after'));
  return [response.status, seconds ? +seconds[1] : undefined, parsed(await response.text())];
}

/**
 * Makes a call. `then` is told what it resolves to; nothing if there was no answer, `null` if it took too long, and `false` if
 * it was not made because somebody else has the claim.
 */
export async function send(place, claimed, method, url, key, body, patience, then) {
  // Waits in any case: whoever sends has done what else there is to do by then.
  if (!(await claim(claimed))) return then(false);
  const mine = claims.get(claimed);
  if (mine) addEventListener('beforeunload', reallyLeave);
  const early = found(place, url, key);
  const abort = early?.abort ?? new AbortController();
  let end;
  // A `fetch` of the page's own may not know what `signal` is.
  const late = new Promise((_, fail) => {
    end = () => {
      abort.abort();
      fail();
    };
  });
  const clock = setTimeout(end, patience);
  const forget = begin(place, method, end);
  let answer;
  try {
    answer = await Promise.race([early?.answer ?? call(method, url, key, body, abort.signal), late]);
  } catch {
    // The page may have replaced `fetch`: then it may throw, reject or answer with anything.
  }
  clearTimeout(clock);
  forget();
  if (mine) {
    removeEventListener('beforeunload', reallyLeave);
    mine.sending = false;
    if (mine.over) release(claimed);
  }
  then(abort.signal.aborted ? null : answer);
}

/** A parameter of the query of an address. */
export const parameter = (search, name) => new URLSearchParams(search).get(name);

/** Whether the browser says one of these words about where it runs: `this|that`. */
export const runsOn = (words) => new RegExp(words).test(navigator.userAgent);

/** An address as the browser understands it; nothing if it does not. */
export function understood(url) {
  try {
    return new URL(url).href;
  } catch {
    return undefined;
  }
}

/** Leaves for another page: by what the page has for that, if it has anything. */
export function leave(page, url) {
  try {
    if (page.leave) page.leave(url);
    else location.assign(url);
  } catch {
    // A page that nobody may leave.
  }
}

/** Puts the focus on the first element of a selector; where there is none, on the first method to choose. */
export const focus = (place, selector) =>
  (place.querySelector(selector) ?? place.querySelector('.methods input:enabled'))?.focus();

/** Has the page print the first element of a selector, or the browser print all of it where the page cannot. */
export function print(page, place, selector) {
  try {
    page.print(place.querySelector(selector));
  } catch {
    // It cannot. Nor can some browsers: Firefox on a phone before 114.
    window.print?.();
  }
}

/** Has the page do what it said by this name that it can, and tells `then` whether it says that it went well. */
export async function ask(page, name, detail, then) {
  let went = false;
  try {
    await page[name](detail);
    went = true;
  } catch {
    // What the page says is not ours to tell.
  }
  then(went);
}

/**
 * Waits for the bank's frame in `place`, and tells `then` once: `true` if a page of the page's own origin stands in it,
 * which nobody else could read; `false` if it has something to say, with one of these origins, which is not read (DOMAIN.md
 * 8, "messages"); nothing if it is not there.
 */
export function watch(place, bank, api, pause, then) {
  const frame = () => place.querySelector('iframe');
  let told = false;
  const tell = (what) => {
    told = true;
    removeEventListener('message', hear);
    then(what);
  };
  const hear = ({ source, origin }) => {
    const isOurs = [bank, api].some((url) => understood(url)?.startsWith(`${origin}/`));
    if (!told && isOurs && source && source === frame()?.contentWindow) tell(false);
  };
  // No interval: a page that has replaced its timers meanwhile could not end it.
  const look = () => {
    if (told) return;
    const found = frame();
    const url = found?.contentDocument?.URL;
    if (!found) tell();
    else if (url && url !== 'about:blank') tell(true);
    else setTimeout(look, pause);
  };
  setTimeout(look, pause);
  addEventListener('message', hear);
}
