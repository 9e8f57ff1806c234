// Where the page stands, and where the checkout runs in it.

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
