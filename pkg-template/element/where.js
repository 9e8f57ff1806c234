// Where the page stands, where the checkout runs in it, and how dark it is there.

import { parse } from './language.js';

/** Whether somebody else has put this page into a frame of theirs. */
export const isFramed = () => {
  try {
    for (let page = window; page !== page.parent; page = page.parent) if (page.parent.origin !== origin) return true;
    return false;
  } catch {
    return true;
  }
};

/** In a frame if the page says so; else if the package is hosted elsewhere than the page. */
export const isFrame = (mode, folder) =>
  mode === 'frame' || (mode !== 'inline' && Boolean(folder) && new URL(folder).origin !== origin);

/** What tells whether the shopper wants it dark. A frame may be told otherwise: the page looks for it. */
export const night = () => matchMedia('(prefers-color-scheme: dark)');

/** Whether a theme is dark, now. */
export const isDark = (theme) => {
  const mode = parse(theme)?.mode ?? theme;
  return mode === 'dark' || (mode === 'auto' && night().matches);
};
