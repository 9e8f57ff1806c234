// The styles of a checkout: those of a form come with this script, and those of what follows it later.

import style from '../../src/ui/checkout.css';
import { later } from './loader.js';

let sheets;
let whole;

/** Where the rules that come later cannot be had, what they are for is plain, and there. */
const PLAIN = '.slip,.challenge{opacity:1}.challenge,.bank{inline-size:100%;block-size:100%}';

/**
 * The sheets of every checkout in this page: the form's, and one for what comes later. Written into the form's, that would have all
 * of the form read and drawn again.
 */
export function styles() {
  sheets ??= [sheetOf(style), sheetOf('')];
  return sheets;
}

/** A sheet with these rules: constructed, not a `<style>`, since the page's policy may forbid inline styles. */
export function sheetOf(rules) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  return sheet;
}

/** Fetches the rules that come later, unless they are there or on their way. Resolves to what was wrong, if anything. */
export function dressLater() {
  const [, rest] = styles();
  return (whole ??= later().then(
    (rules) => rest.replaceSync(rules),
    (error) => {
      whole = undefined;
      rest.replaceSync(PLAIN);
      return error;
    },
  ));
}

/** Only when they are needed: before that they are asked for once more, and a page may simply have been left. */
export const tellPlain = (error) => error && console.error(`komoju-checkout: a slip and the bank's page are plain (${error.message}).`);
