// The checkout in the shop's own page. The page can read what is typed there.

import { program } from '#inline';

/** Resolves to a checkout that runs in a shadow root, or to nothing if it is not wanted any more by then. */
export async function openInline({ root, placeholder, folder, options, tell, failed, stopped, unwanted, make }) {
  const { run, styles } = await program(folder);
  if (unwanted.aborted) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, styles()];
  // Empty, below the grey shapes, until it has something to show: nothing moves in between.
  const target = root.appendChild(make('div', 'place'));
  return run(target, { folder, options: options(), tell, failed, stopped, placeholder, unwanted });
}
