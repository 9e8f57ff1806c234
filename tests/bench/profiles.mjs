// The phones and networks that are measured. The browser throttles itself: each request waits `wait`, then its bytes come at
// `down`; the page's main thread runs `cpu` times slower, programs that are compiled beside it do not.

/** Bits a second and milliseconds. */
const FAST_4G = { down: 9e6, up: 1.5e6, wait: 60 };
const SLOW_4G = { down: 1.6e6, up: 0.75e6, wait: 150 };

/** `types`: whether keys are measured too; the network has no part in them. */
export const PROFILES = {
  'none-1x': { title: 'no throttling', cpu: 1, types: true },
  'none-4x': { title: 'CPU 4×', cpu: 4, types: true },
  'fast4g-1x': { title: 'Fast 4G', cpu: 1, network: FAST_4G },
  'fast4g-4x': { title: 'Fast 4G, CPU 4×', cpu: 4, network: FAST_4G },
  'slow4g-1x': { title: 'Slow 4G', cpu: 1, network: SLOW_4G },
  'slow4g-4x': { title: 'Slow 4G, CPU 4×', cpu: 4, network: SLOW_4G },
  'slow4g-4x-again': { title: 'Slow 4G, CPU 4×, second visit', cpu: 4, network: SLOW_4G, again: true },
};

/** What is measured unless it is said otherwise: what the targets speak of. */
export const USUAL = ['none-1x', 'none-4x', 'fast4g-4x', 'slow4g-4x', 'slow4g-4x-again'];
