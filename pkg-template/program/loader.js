// Fetches the wasm and one language once, however many elements there are, and starts the program.

import { LANGUAGES, LATER, NAMES, PARTS, PROGRAM } from '#files';
import makeProgram from '#wasm';
import { choose, parse } from '../element/language.js';
import { breath } from './breath.js';
import { fetchedAs, fetchedParts } from './fetched.js';
import { warn, worded } from './words.js';

/** How long a text may take, in milliseconds: it is a few kilobytes, and it goes without. */
const PATIENCE = 20_000;
/** And all of the program: whoever has its form and presses the button waits for that. */
const MORE_PATIENCE = 90_000;

const stops = new Set();
/** What the program has learned or is about to, by language. */
let learned = {};
/** The texts of each that was learned, as its file has them. */
let spoken = {};
/** Puts a shop's own words into them; and whose they are. */
let own = (lines) => lines;
let wanted;
let base;
/** What the program is made of. */
let parts;
let loading;
/** Whether that came to nothing. */
let isBroken;

/**
 * Resolves to the program, once it can speak. A load that failed can be tried again.
 *
 * Only its first part need be there then: `whole` resolves when everything is, and `isWhole` says so.
 * @param {string | null} folder where `pkg/` is hosted; beside this script, if not given
 * @param {object} options those of the element: they tell which language is likely to be spoken
 * @param {(isWhole: boolean) => void} stopped called if the program comes to a stop. Had it not been whole, it can be loaded
 *   again, and will be
 * @param {Promise<[number, number?, object?]>} [asked] what the API says of the session
 */
export async function load(folder, { locale, session }, stopped, asked) {
  if (!loading || isBroken) {
    // Whoever comes later has the same program, and its languages from there.
    base = folder;
    loading = begin();
  }
  // The session may know better, and the program need not be there for that. What cannot be had, nobody waits for yet.
  asked?.then(([, , found]) => teach(likely(locale, found))).catch(() => {});
  // Both are on their way at the same time.
  let program;
  do {
    [program] = await Promise.all([loading, speak(likely(locale, parse(session)))]);
    // It may have been begun anew meanwhile.
  } while (program !== (await loading));
  stops.add(stopped);
  return program;
}

/** The language that is likely to be spoken. */
export const likely = (locale, session) => choose([locale, session?.default_locale, navigator.language], LANGUAGES);

/** Takes back what was given to `load`: nothing here then holds on to an element that is gone. */
export const forget = (stopped) => stops.delete(stopped);

/** Nothing of it is taught to this one yet. */
const begin = (isAgain) => {
  learned = {};
  spoken = {};
  isBroken = false;
  return assembled(isAgain).catch(broken);
};

/** What it is made of is fetched again for whoever tries again. */
function broken(error) {
  isBroken = true;
  parts = undefined;
  throw error;
}

async function assembled(isAgain) {
  parts ??= fetchedParts(...placed('komoju-checkout.wasm', PROGRAM), PARTS, within(MORE_PATIENCE));
  const { first, rest } = await parts;
  const { learn, mount, paint, start } = makeProgram();
  const program = { isWhole: false };
  const take = await start(first, () => {
    // After this turn: the program is still on the stack.
    queueMicrotask(() => {
      const { isWhole } = program;
      // Whoever is begun later has another one.
      if (isWhole) loading = undefined;
      else (loading = begin(true)).catch(() => {});
      for (const stopped of stops) stopped(isWhole);
    });
  });
  await breath();
  const teaches = teacher();
  program.whole = rest.then(take).then(() => (program.isWhole = true), broken);
  program.whole.catch(() => {});
  if (isAgain) await program.whole;
  return Object.assign(program, {
    learn: teaches,
    /** Teaches it a language; false if it cannot learn that. */
    teach: learn,
    mount: (target, options, tell) => mount(target, { ...options, learn: teaches }, tell),
    paint,
  });
}

/** Says when so many milliseconds are over, where that can be said. */
const within = (time) => AbortSignal.timeout?.(time);

/** Where a file is, and its SHA-256. */
const placed = (name, [beside, sha256]) => [base ? new URL(name, base) : beside, sha256];

/** Has the program speak a language, or English if that one cannot be had. */
async function speak(language) {
  try {
    await teach(language);
  } catch (error) {
    // Without the program, no language is of use.
    await loading;
    if (language === 'en') throw error;
    report(language, error);
    await teach('en');
  }
}

/** What a checkout calls when its session wants another language. What failed is not asked for again and again. */
function teacher() {
  const tried = {};
  return async (language, then) => {
    await (tried[language] ??= teach(language).catch((error) => report(language, error)));
    then();
  };
}

function teach(language) {
  return (learned[language] ??= taught(language).catch((error) => {
    delete learned[language];
    throw error;
  }));
}

async function taught(language) {
  const lines = await linesOf(`komoju-checkout.${language}.txt`, LANGUAGES[language]);
  const { teach } = await loading;
  if (!teach(language, own(lines).join('\n'))) throw new Error(`"${language}" has other texts`);
  spoken[language] = lines;
}

const textOf = (name, file) => fetchedAs((response) => response.text(), ...placed(name, file), within(PATIENCE));

const linesOf = async (name, file) => (await textOf(name, file)).split('\n');

/** The rules for what nobody sees before they pay. */
export const later = () => textOf('styles.txt', LATER);

/**
 * Has every checkout of the page say some texts in the words of its shop, or in ours again.
 * @param {string | null | undefined} texts the words by the names of texts, as JSON
 */
export async function say(texts) {
  // What the program learns it keeps: it is not taught the same again.
  if (wanted === (wanted = texts || undefined)) return;
  try {
    // Only who has words of its own needs the names.
    const names = texts && (await linesOf('texts.txt', NAMES));
    const words = names && JSON.parse(texts);
    if (wanted !== (texts || undefined)) return;
    own = (lines) => (words ? worded(words, names, lines) : lines);
    const { teach } = await loading;
    for (const language in spoken) teach(language, own(spoken[language]).join('\n'));
  } catch (error) {
    wanted = false; // It may be tried again.
    warn(error.message);
  }
}

/** Whether there is no other checkout on the page. */
export const isAlone = () => stops.size < 2;

const report = (language, error) => console.error(`komoju-checkout: no texts in "${language}" (${error.message}).`);
