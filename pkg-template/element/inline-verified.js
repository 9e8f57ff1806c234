// How the script-tag file gets what runs a checkout in the page: from beside it, and only if it is the very file that this
// one was built with. So `integrity` of the tag covers that one too.

import { verified } from '../verified.js';

/** Where the rest of the package is, if nobody says. */
export const beside = import.meta.url;

/** By address, what is there or on its way. */
const programs = {};

/** @param {string | null} folder where the package is hosted; beside this script, if not given */
export function program(folder) {
  const url = new URL('inline.js', folder ?? beside).href;
  return (programs[url] ??= verified(url, __INLINE_INTEGRITY__).then(() => import(url)).catch((error) => {
    // It can be tried again.
    delete programs[url];
    throw error;
  }));
}
