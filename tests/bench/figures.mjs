// What is measured of a visit, in the order of the report.

import { median, quantile, summary } from './told/statistics.mjs';

/** @type {{ name: string, title: string, unit: 'ms' | 'kB' | '', of: (visit: object) => number | undefined }[]} */
export const FIGURES = [
  { name: 'bytes', title: 'over the wire', unit: 'kB' },
  { name: 'bytesOfPage', title: "of it, by the shop's own page", unit: 'kB' },
  { name: 'requests', title: 'requests', unit: '' },
  { name: 'firstPaint', title: 'first paint', unit: 'ms' },
  { name: 'picker', title: 'picker visible', unit: 'ms' },
  { name: 'echo', title: 'a typed digit echoes', unit: 'ms' },
  { name: 'longTasks', title: 'long tasks', unit: 'ms' },
  { name: 'mainThread', title: 'main thread until idle', unit: 'ms' },
  { name: 'memory', title: 'heap and wasm memory', unit: 'kB' },
  { name: 'elements', title: 'elements', unit: '' },
  { name: 'shift', title: 'layout shift', unit: '' },
  { name: 'keyToFrame', title: 'key to frame, median', unit: 'ms', of: ({ keyToFrame }) => keyToFrame && median(keyToFrame) },
  { name: 'keyToFrame95', title: 'key to frame, 95 %', unit: 'ms', of: ({ keyToFrame }) => keyToFrame && quantile(keyToFrame, 0.95) },
  { name: 'keyCost', title: 'cost of a key', unit: 'ms' },
  { name: 'keyThread', title: 'main thread of a key', unit: 'ms' },
  { name: 'pay', title: 'Pay to request', unit: 'ms' },
].map((figure) => ({ of: (visit) => visit[figure.name], ...figure }));

/**
 * @param {Record<string, Record<string, object[]>>} visits by profile and contestant
 * @returns {Record<string, Record<string, Record<string, import('./told/statistics.mjs').summary>>>} by profile, figure, contestant
 */
export function summarised(visits) {
  const told = {};
  for (const [profile, contestants] of Object.entries(visits)) {
    told[profile] = {};
    for (const { name, of } of FIGURES) {
      const figure = {};
      for (const [contestant, all] of Object.entries(contestants)) {
        const found = summary(all.map(of));
        if (found) figure[contestant] = found;
      }
      if (Object.keys(figure).length) told[profile][name] = figure;
    }
  }
  return told;
}
