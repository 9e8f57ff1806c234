// Runs a checkout in the shop's own page, in the shadow root of its element.

export { run, styles } from './program/run.js';
