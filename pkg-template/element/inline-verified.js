// How the script-tag file gets what runs a checkout in the page: from beside it, and only if it is the very file that this
// one was built with. So `integrity` of the tag covers that one too.

import { verified } from '../verified.js';

/** Where the rest of the package is, if nobody says. */
export const beside = import.meta.url;

/** By address, what is there or on its way. */
const parts = {};

/** @param {string} folder where the package is hosted */
export const program = (folder) => part('inline.js', __INLINE_INTEGRITY__, folder);

/** What is said in other languages where there is no checkout. */
export const sentences = (folder) => part('sentences.js', __SENTENCES_INTEGRITY__, folder);

function part(name, integrity, folder) {
  const url = new URL(name, folder).href;
  return (parts[url] ??= verified(url, integrity).then(() => import(url)).catch((error) => {
    // It can be tried again.
    delete parts[url];
    throw error;
  }));
}
