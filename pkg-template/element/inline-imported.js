// How the package for npm gets what runs a checkout in the page: bundlers make a chunk of it.

/** Beside the file that this becomes a part of. */
export const program = () => import('./inline.js');
