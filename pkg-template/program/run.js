// Runs one checkout: in the shop's page, or in a page of our own that stands in a frame.

import { ahead } from '#page';
import { parse } from '../element/language.js';
import { breath } from './breath.js';
import { hold, isOpen } from './first.js';
import { forget, isAlone, likely, load, say } from './loader.js';
import { print } from './print.js';
import { dressLater, tellPlain } from './styles.js';
import { warmUp, warmUpFor } from './warm.js';

/**
 * Loads the program and the likely language, and starts a checkout in `target`. Resolves as soon as there is something to see:
 * what is done with it from then on is kept until it can be done. Resolves to nothing if it is not wanted any more by then.
 *
 * @param {Element} target an empty element, in a page
 * @param {object} given
 * @param {(options: object) => unknown} given.dress gives it the look that the options name
 * @param {string | null} given.folder where the package is hosted; beside this script, if not given
 * @param {object} given.options see `src/embed/options.rs`
 * @param {(name: string, detail: object, then?: (prevented: boolean) => void) => void} given.tell called for each event
 * @param {(error: Error) => void} given.failed called if there is something to see, but the rest of the program does not come
 * @param {() => void} given.stopped called if the program comes to a stop it cannot recover from
 * @param {AbortSignal} [given.unwanted]
 */
export async function run(target, { dress, folder, options, tell, failed, stopped, unwanted }) {
  const over = new AbortController();
  const { signal } = over;
  let latest = options;
  let { texts } = options;
  let mounted;
  let told;
  /** What is to be done once all of the program is there, in the order in which it came; and whether the page has asked for it. */
  let waiting = [];
  let isLost = false;
  /** Whether what the program tells waits as well. */
  let isEarly = true;
  const soon = (act, isAsked) => (waiting ? waiting.push({ act, isAsked }) : act());
  const asked = (act) => new Promise((answer) => soon(() => answer(act()), true));

  const end = () => {
    over.abort();
    forget(stop);
  };
  const stop = (wasWhole) => {
    isLost = !wasWhole;
    if (isLost) return;
    end();
    if (mounted) stopped();
    mounted = undefined;
  };
  /** Whoever has asked for something is answered, and nothing else is done any more. */
  const answerAll = () => {
    const left = waiting?.filter(({ isAsked }) => isAsked) ?? [];
    waiting = undefined;
    for (const { act } of left) act();
  };
  const takeDown = () => {
    try {
      mounted?.destroy();
    } catch {
      // A program that has come to a stop cannot be taken down any further.
    }
    mounted = undefined;
    answerAll();
  };
  const known = (name, detail, then) => {
    told = name === 'komoju-invalid' ? detail : undefined;
    if (name === 'komoju-before-pay') dressLater().then(tellPlain);
    tell(name, detail, then);
  };

  // There is no button for what the browser cannot do.
  target.toggleAttribute('data-paperless', !window.print);
  // It hears of everything before the program does.
  const release = hold(target, soon, signal);
  let program;
  const mount = async () => {
    mounted = program.mount(target, { ...latest, print }, (...event) => (isEarly ? soon(() => known(...event)) : known(...event)));
    // What it has been told by then it need not draw twice.
    await breath();
    target.replaceChildren();
    program.paint(mounted);
  };
  unwanted?.addEventListener('abort', end, { signal });
  try {
    program = await prepared(target, { dress, folder, options, stop, unwanted });
    if (unwanted?.aborted) return end();
    await mount();
  } catch (error) {
    end();
    throw error;
  }
  // The security code must not stay in a page that is left; and what happened elsewhere is looked up.
  window.addEventListener('pageshow', ({ persisted }) => persisted && soon(() => mounted?.cameBack()), { signal });
  window.addEventListener('pagehide', () => waiting || mounted?.hidden(), { signal });
  document.addEventListener('visibilitychange', () => document.hidden || soon(() => mounted?.shown()), { signal });

  const arrived = async () => {
    dressLater();
    await program.whole;
    if (signal.aborted) return takeDown();
    if (isLost) {
      // Something has come up that its first part cannot do. Nobody was told of it, and what was typed is gone.
      waiting = waiting.filter(({ isAsked }) => isAsked);
      program = await load(folder, latest, stop);
      await mount();
      if (signal.aborted) {
        forget(stop);
        return takeDown();
      }
    }
    release();
    // What comes of each is told at once; what is asked meanwhile is done behind them.
    isEarly = false;
    for (const { act } of waiting) act();
    waiting = undefined;
  };
  const whole = arrived().catch(async (error) => {
    end();
    mounted = undefined;
    answerAll();
    // Their answers first.
    await breath();
    failed(error);
  });
  // Nothing could be painted: until it is, what stood there goes on to stand.
  if (isLost) await whole;

  return {
    /** Does what the button does: whether an event will tell what came of it. */
    submit: () => asked(() => Boolean(mounted?.submit())),
    /** Whether everything is filled in, and what is wrong with what is not. */
    validate: () => asked(() => {
      told = undefined;
      const valid = Boolean(mounted?.validate());
      return { valid, errors: told?.errors ?? [] };
    }),
    reset: () => soon(() => mounted?.reset(), true),
    /** Takes up other options: at once, unless there are other words of the shop's own to be looked at. */
    async update(changed) {
      latest = changed;
      dress(changed);
      if (texts !== (texts = changed.texts)) await say(texts);
      if (latest === changed) soon(() => mounted?.update({ ...changed, print, learn: program.learn }), true);
    },
    /** Puts the focus on the first thing the shopper can use. */
    focus: (how) => target.querySelector('input:enabled, select:enabled, button:enabled, a[href]')?.focus(how),
    /** It was moved within its page: the bank's dialog no longer stands over it, though it is open. Closed, it is opened again. */
    moved: () => target.querySelector('dialog')?.close(),
    destroy() {
      end();
      if (!waiting) takeDown();
    },
  };
}

/** Everything that what is shown first is made of: resolves to the program, of which the rest may be on its way. */
async function prepared(target, { dress, folder, options, stop, unwanted }) {
  // On their way together: the program, what it will ask first, and a language.
  const asked = options.address ? ahead(target, options.address, options.publishableKey, unwanted) : undefined;
  const loading = load(folder, options, stop, asked);
  const dressed = async () => {
    await dress(options);
    // The form waits for them only if it is drawn by them.
    if (target.dataset.layout === 'tabs') tellPlain(await dressLater());
  };
  breath().then(() => unwanted?.aborted || warmUp(target, likely(options.locale, parse(options.session))));
  asked?.then((answer) => warmUpFor(answer?.[2])).catch(() => {
    // Whoever needs them finds out.
  });
  const [program] = await Promise.all([loading, dressed()]);
  // A page may have gone on to another checkout, with words of its own or without.
  if (options.texts || isAlone()) await say(options.texts);
  const session = parse(options.session) ?? (await Promise.race([program.whole, asked]).catch(() => {}))?.[2];
  // What is no form is drawn by them, too.
  if (!isOpen(session, options.sessionId)) await Promise.all([program.whole, dressLater().then(tellPlain)]);
  return program;
}
