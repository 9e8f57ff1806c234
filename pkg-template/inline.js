// Runs a checkout in the shop's own page, in the shadow root of its element.

import { run as start } from './program/run.js';
import { wardrobe } from './program/theme.js';

export { styles } from './program/styles.js';

export async function run(target, { placeholder, ...given }) {
  const checkout = await start(target, { dress: wardrobe(target), ...given });
  placeholder.remove();
  return checkout;
}
