// Runs a checkout in the shop's own page, in the shadow root of its element.

import style from '../src/ui/page.css';
import { run as start } from './program/run.js';
import { sheetOf, styles as sheets } from './program/styles.js';
import { wardrobe } from './program/theme.js';

let ofPage;

/** The sheets of every checkout in the shop's page. */
export const styles = () => [...sheets(), (ofPage ??= sheetOf(style))];

export async function run(target, { placeholder, ...given }) {
  const checkout = await start(target, { dress: wardrobe(target), ...given });
  placeholder.remove();
  return checkout;
}
