// The checkout in the shop's own page. The page can read what is typed there.

import { program } from '#inline';
import { make } from './stand-in.js';

/** Resolves to a checkout that runs in a shadow root, or to nothing if it is not wanted any more by then. */
export async function openInline({ element, root, options, ...given }) {
  const { run, styles } = await program(given.folder);
  if (given.unwanted.aborted) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...styles()];
  // Empty, below the grey shapes, until it has something to show: nothing moves in between.
  const target = root.appendChild(make('div', 'place'));
  const tell = (...told) => element.tell(...told);
  return run(target, { ...given, options: options(), tell });
}
