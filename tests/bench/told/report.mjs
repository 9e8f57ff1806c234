// The report: the targets first, then the ratios to the form written by hand, and what they are ratios of.

import { CONTESTANTS } from '../contestants.mjs';
import { FIGURES } from '../figures.mjs';
import { PROFILES } from '../profiles.mjs';
import { ratio } from '../targets.mjs';

/** Whom the others are measured against. */
export const BASE = 'plain';

const title = (name) => CONTESTANTS.find((one) => one.name === name)?.title ?? name;
const profileTitle = (name) => PROFILES[name]?.title ?? name;

/** A number with three digits that count. */
export function short(value) {
  if (!Number.isFinite(value)) return '–';
  if (value !== 0 && Math.abs(value) < 0.01) return value.toPrecision(1);
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits);
}

/** A figure in its unit. */
export const inUnit = (value, unit) => (unit === 'kB' ? short(value / 1000) : short(value));

const table = (head, rows) => {
  const ruled = [head, head.map((_, at) => (at ? '--:' : '---')), ...rows];
  return ruled.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
};

/** @param {import('../targets.mjs').Kept[]} kept */
export function targetsTable(kept) {
  const rows = kept.map(({ says, who, profile, against, measured, limit, met }) => {
    const told = (value) => (against ? `${value.toFixed(2)} ×` : short(value));
    const what = `${says}, ${profileTitle(profile)}`;
    return [what, title(who), against && title(against), told(limit), told(measured), met ? 'yes' : '**no**'];
  });
  return table(['target', 'who', 'against', 'at most', 'measured', 'met'], rows);
}

/** One profile: every figure's ratio to the form by hand, and in brackets its median. */
export function profileTable(figures) {
  const names = CONTESTANTS.map(({ name }) => name).filter((name) => Object.values(figures).some((figure) => figure[name]));
  const rows = FIGURES.filter(({ name }) => figures[name]).map(({ name, title: says, unit }) => {
    const base = figures[name][BASE]?.median;
    const cells = names.map((one) => {
      const found = figures[name][one];
      if (!found) return '–';
      const value = `${inUnit(found.median, unit)}`;
      const times = base === undefined ? NaN : ratio(found.median, base);
      return Number.isFinite(times) ? `${times.toFixed(2)} × (${value})` : `(${value})`;
    });
    return [unit ? `${says}, ${unit}` : says, ...cells];
  });
  return table(['', ...names.map(title)], rows);
}

export function growthTable(growth) {
  const rows = growth.flatMap(({ of, who, sizes }) =>
    sizes.map(({ size, echo, mainThread, memory, elements, keyThread }) => [
      `${size} ${of}`, title(who), short(echo), short(mainThread), inUnit(memory, 'kB'), String(elements), short(keyThread),
    ]),
  );
  return table(['', 'who', 'a typed digit echoes, ms', 'main thread, ms', 'memory, kB', 'elements', 'main thread of a key, ms'], rows);
}

export function roundsTable(rounds) {
  const rows = rounds.map(({ rounds: done, memory, elements }) => [String(done), inUnit(memory, 'kB'), String(elements)]);
  return table(['put up and taken down', 'memory, kB', 'nodes'], rows);
}

/** Everything, as text. */
export function report({ machine, rounds, kept, figures, growth = [], mounts = [] }) {
  const { processor, cores, memory, system, browser, check } = machine;
  const parts = [
    `Measured in ${browser} on ${system}, ${cores} × ${processor}, ${memory} GB; ${rounds} rounds, medians.\n` +
      `A fixed piece of work took ${short(check.median)} ms (${short(check.least)} to ${short(check.most)}).`,
  ];
  if (kept.length) parts.push('## Targets', targetsTable(kept));
  for (const [profile, found] of Object.entries(figures)) {
    parts.push(`## ${profileTitle(profile)}: times the form by hand (median)`, profileTable(found));
  }
  if (growth.length) parts.push('## As the work grows', growthTable(growth));
  if (mounts.length) parts.push('## Again and again', roundsTable(mounts));
  return parts.join('\n\n') + '\n';
}

/** The same, small enough to keep: ratios first. */
export function record({ machine, rounds, kept, figures, growth = [], mounts = [] }) {
  const round = (value) => (Number.isFinite(value) ? +value.toPrecision(4) : null);
  const ratios = {};
  const medians = {};
  for (const [profile, found] of Object.entries(figures)) {
    for (const [figure, all] of Object.entries(found)) {
      for (const [one, { median }] of Object.entries(all)) {
        const base = all[BASE]?.median;
        if (base) ((ratios[profile] ??= {})[figure] ??= {})[one] = round(median / base);
        ((medians[profile] ??= {})[figure] ??= {})[one] = round(median);
      }
    }
  }
  const targets = kept.map((target) => ({ ...target, measured: round(target.measured), limit: round(target.limit) }));
  const rounded = (object) =>
    Object.fromEntries(Object.entries(object).map(([key, value]) => [key, typeof value === 'number' ? round(value) : value]));
  return {
    machine: { ...machine, check: round(machine.check.median) }, rounds, against: BASE, targets, ratios, medians,
    growth: growth.map(({ sizes, ...rest }) => ({ ...rest, sizes: sizes.map(rounded) })), mounts: mounts.map(rounded),
  };
}
