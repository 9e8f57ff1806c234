// How the package for npm gets what runs a checkout in the page: bundlers make a chunk of it.

/** Bundlers put scripts where they like, without the rest of the package. Some write their own disk's path there. */
export const beside = undefined;

/** Beside the file that this becomes a part of. */
export const program = () => import('./inline.js');

/** What is said in other languages where there is no checkout. */
export const sentences = () => import('./sentences.js');
