// Runs one checkout: in the shop's page, or in a page of our own that stands in a frame.

import { ahead } from '#page';
import style from '../../src/ui/checkout.css';
import { parse } from '../element/language.js';
import { hold, isOpen } from './first.js';
import { forget, isAlone, later, load, say } from './loader.js';
import { print } from './print.js';

let sheet;
let whole;

/** Where the rules that come later cannot be had, what they are for is plain, and there. */
const PLAIN = '.slip,.challenge{opacity:1}.challenge,.bank{inline-size:100%;block-size:100%}';

/** The styles of a checkout. */
export function styles() {
  if (!sheet) {
    // Constructed, not a <style>: the page's policy may forbid inline styles.
    sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
  }
  return sheet;
}

/** Fetches the rules that come later, unless they are there or on their way. Resolves to what was wrong, if anything. */
function dressLater() {
  return (whole ??= later().then(
    (rules) => styles().replaceSync(style + rules),
    (error) => {
      whole = undefined;
      styles().replaceSync(style + PLAIN);
      return error;
    },
  ));
}

/** Only when they are needed: before that they are asked for once more, and a page may simply have been left. */
const tellPlain = (error) => error && console.error(`komoju-checkout: a slip and the bank's page are plain (${error.message}).`);

/**
 * Loads the program and the likely language, and starts a checkout in `target`. Resolves to nothing if that is not wanted
 * any more by then.
 *
 * @param {Element} target an empty element, in a page
 * @param {object} given
 * @param {(options: object) => unknown} given.dress gives it the look that the options name
 * @param {string | null} given.folder where the package is hosted; beside this script, if not given
 * @param {object} given.options see `src/embed/options.rs`
 * @param {(name: string, detail: object, then?: (prevented: boolean) => void) => void} given.tell called for each event
 * @param {() => void} given.stopped called if the program comes to a stop it cannot recover from
 * @param {() => void} given.shown called when there is something to see: what the shopper does then is kept until it can be done
 * @param {AbortSignal} [given.unwanted]
 */
export async function run(target, { dress, folder, options, tell, stopped, shown, unwanted }) {
  const over = new AbortController();
  let mounted;
  let told;
  let latest;
  /** What it has told before all of it was there. */
  let early = [];
  let isLost = false;
  const stop = (wasWhole) => {
    isLost = !wasWhole;
    if (isLost) return;
    if (mounted) stopped();
    end();
  };
  const end = () => {
    over.abort();
    forget(stop);
    mounted = undefined;
  };
  const destroy = () => {
    const gone = mounted;
    end();
    try {
      gone?.destroy();
    } catch {
      // A program that has come to a stop cannot be taken down any further.
    }
  };
  // On their way together: the program, what it will ask first, a language, and the rules below.
  const asked = options.address ? ahead(target, options.address, options.publishableKey, unwanted) : undefined;
  const loading = load(folder, options, stop, asked);
  // It comes while the program does, and the form waits for it only if it is drawn by it.
  const rules = dressLater();
  const dressed = async () => {
    await dress(options);
    if (target.dataset.layout === 'tabs') tellPlain(await rules);
  };
  let [program] = await Promise.all([loading, dressed()]);
  let { texts } = options;
  // A page may have gone on to another checkout, with words of its own or without.
  if (texts || isAlone()) await say(texts);
  const found = parse(options.session) ?? (await Promise.race([program.whole, asked]).catch(() => {}))?.[2];
  if (!isOpen(found, options.sessionId)) await program.whole;
  if (unwanted?.aborted) return end();
  const known = (name, detail, then) => {
    if (early) return early.push([name, detail, then]);
    told = name === 'komoju-invalid' ? detail : undefined;
    if (name === 'komoju-before-pay') dressLater().then(tellPlain);
    tell(name, detail, then);
  };
  const mount = () => (mounted = program.mount(target, { ...options, print }, known));
  try {
    mount();
    shown();
    const release = hold(target);
    await program.whole;
    if (isLost) {
      // Something has come up that its first part cannot do. Nobody was told of it.
      target.replaceChildren();
      program = await load(folder, options, stop);
      early = [];
      mount();
    }
    const missed = early;
    early = undefined;
    if (unwanted?.aborted) return destroy();
    release();
    for (const told of missed) known(...told);
  } catch (error) {
    end();
    throw error;
  }
  const { signal } = over;
  // The security code must not stay in a page that is left; and what happened elsewhere is looked up.
  window.addEventListener('pageshow', ({ persisted }) => persisted && mounted?.cameBack(), { signal });
  window.addEventListener('pagehide', () => mounted?.hidden(), { signal });
  document.addEventListener('visibilitychange', () => document.hidden || mounted?.shown(), { signal });
  return {
    /** Does what the button does: whether an event will tell what came of it. */
    submit: () => Boolean(mounted?.submit()),
    /** Whether everything is filled in, and what is wrong with what is not. */
    validate() {
      told = undefined;
      const valid = Boolean(mounted?.validate());
      return { valid, errors: told?.errors ?? [] };
    },
    reset: () => mounted?.reset(),
    /** Takes up other options: at once, unless there are other words of the shop's own to be looked at. */
    async update(changed) {
      latest = changed;
      dress(changed);
      if (texts !== (texts = changed.texts)) await say(texts);
      if (latest === changed) mounted?.update({ ...changed, print, learn: program.learn });
    },
    /** Puts the focus on the first thing the shopper can use. */
    focus: (how) => target.querySelector('input:enabled, select:enabled, button:enabled, a[href]')?.focus(how),
    /** It was moved within its page: the bank's dialog no longer stands over it, though it is open. Closed, it is opened again. */
    moved: () => target.querySelector('dialog')?.close(),
    destroy,
  };
}
