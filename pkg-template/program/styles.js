// The styles of a checkout: those of a form come with this script, and those of what follows it later.

import style from '../../src/ui/checkout.css';
import { later } from './loader.js';

let sheet;
let whole;

/** Where the rules that come later cannot be had, what they are for is plain, and there. */
const PLAIN = '.slip,.challenge{opacity:1}.challenge,.bank{inline-size:100%;block-size:100%}';

/** The one sheet of every checkout in this page. */
export function styles() {
  if (!sheet) {
    // Constructed, not a <style>: the page's policy may forbid inline styles.
    sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
  }
  return sheet;
}

/** Fetches the rules that come later, unless they are there or on their way. Resolves to what was wrong, if anything. */
export function dressLater() {
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
export const tellPlain = (error) => error && console.error(`komoju-checkout: a slip and the bank's page are plain (${error.message}).`);
