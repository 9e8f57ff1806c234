// Runs a checkout in the shop's own page, in the shadow root of its element.

import { run as start } from './program/run.js';
import { wardrobe } from './program/theme.js';

export { styles } from './program/run.js';

export const run = (target, { placeholder, ...given }) =>
  start(target, { dress: wardrobe(target), shown: () => placeholder.remove(), ...given });
