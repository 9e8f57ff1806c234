// What the checkout is to keep. Figures, not assertions: a run fails at none of them, machines are noisy.

import { GIVEN, OURS } from './contestants.mjs';
import { bend } from './told/statistics.mjs';

/**
 * A target: ours against somebody else's in the same run (`times`), or against a number (`most`).
 * @type {{ says: string, profile: string, figure: string, who?: string[], peer?: string, times?: number, most?: number, below?: boolean }[]}
 */
export const TARGETS = [
  { says: 'bytes over the wire', profile: 'none-1x', figure: 'bytes', peer: 'adyen', times: 0.7 },
  { says: "bytes of the shop's page", profile: 'none-1x', figure: 'bytesOfPage', who: ['frame'], most: 8000 },
  { says: 'first paint', profile: 'slow4g-4x', figure: 'firstPaint', peer: 'plain', times: 1.2 },
  { says: 'picker visible', profile: 'slow4g-4x', figure: 'picker', who: GIVEN, peer: 'adyen', times: 0.5 },
  { says: 'picker visible', profile: 'slow4g-4x', figure: 'picker', who: GIVEN, peer: 'react', times: 1 },
  { says: 'a typed digit echoes', profile: 'slow4g-4x', figure: 'echo', who: GIVEN, peer: 'adyen', times: 0.5 },
  { says: 'a typed digit echoes', profile: 'slow4g-4x', figure: 'echo', who: GIVEN, peer: 'react', times: 1 },
  { says: 'the same, second visit', profile: 'slow4g-4x-again', figure: 'echo', who: GIVEN, peer: 'react', times: 1 },
  { says: 'cost of a key', profile: 'none-4x', figure: 'keyCost', peer: 'plain', times: 1.1 },
  { says: 'key to frame, 95 %', profile: 'none-4x', figure: 'keyToFrame95', peer: 'plain', times: 1.25 },
  { says: 'main thread of a key', profile: 'none-4x', figure: 'keyThread', peer: 'plain', times: 1.15 },
  { says: 'main thread until idle', profile: 'none-4x', figure: 'mainThread', peer: 'react', times: 1, below: true },
  { says: 'long tasks', profile: 'none-4x', figure: 'longTasks', peer: 'plain', times: 1 },
  { says: 'heap and wasm memory', profile: 'none-1x', figure: 'memory', most: 1_750_000 },
  { says: 'layout shift', profile: 'slow4g-4x', figure: 'shift', most: 0 },
];

/** What still counts as linear (a square has more than 3) and as flat: a program's memory grows in steps. */
const LINEAR = 1.5;
const FLAT = 1.05;

/** What may grow with the work, and must not grow faster. */
const GROWING = { mainThread: 'main thread until idle', memory: 'heap and wasm memory', elements: 'elements' };

/**
 * @typedef {{ says: string, who: string, against: string, measured: number, limit: number, met: boolean }} Kept `measured`
 *   and `limit` are ratios, unless there is nobody to measure against
 */

/**
 * Whether the targets are kept; those that nothing was measured for are left out.
 * @param {ReturnType<typeof import('./figures.mjs').summarised>} figures
 * @returns {Kept[]}
 */
export function judged(figures) {
  const all = [];
  for (const { says, profile, figure, who = OURS, peer, times, most, below } of TARGETS) {
    const found = figures[profile]?.[figure] ?? {};
    for (const one of who) {
      const value = found[one]?.median;
      const other = peer && found[peer]?.median;
      if (value === undefined || (peer && other === undefined)) continue;
      const measured = peer ? ratio(value, other) : value;
      const limit = peer ? times : most;
      all.push({ says, who: one, profile, against: peer ?? '', measured, limit, met: below ? measured < limit : measured <= limit });
    }
  }
  return all;
}

/** Nothing against nothing is as much. */
export const ratio = (value, other) => (value === other ? 1 : value / other);

/**
 * @param {{ of: string, sizes: Record<string, object>, who: string }[]} growth `growth.mjs`
 * @param {{ rounds: number, memory: number }[]} rounds by number of rounds
 * @returns {Kept[]}
 */
export function judgedGrowth(growth, rounds) {
  const all = [];
  const note = (says, who, against, measured, limit) => all.push({ says, who, profile: 'growth', against, measured, limit, met: measured <= limit });
  for (const { of, who, sizes } of growth.filter(({ who }) => OURS.includes(who))) {
    for (const [figure, says] of Object.entries(GROWING)) {
      note(`${says}, by ${of}`, who, 'linear', bend(sizes.map((found) => [found.size, found[figure]])), LINEAR);
    }
    const [first, , last] = sizes;
    note(`main thread of a key, by ${of}`, who, 'linear', last.keyThread / first.keyThread, last.size / first.size);
  }
  if (rounds.length > 1) {
    const [first, last] = [rounds[0], rounds.at(-1)];
    note(`memory from round ${first.rounds} to ${last.rounds}`, 'inline', 'flat', last.memory / first.memory, FLAT);
  }
  return all;
}
