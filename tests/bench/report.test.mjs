// What is told of the figures, from figures made up.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arguments_ } from './arguments.mjs';
import { CONTESTANTS } from './contestants.mjs';
import { summarised } from './figures.mjs';
import { USUAL } from './profiles.mjs';
import { judged, judgedGrowth } from './targets.mjs';
import { picture } from './told/picture.mjs';
import { profileTable, record, report, targetsTable } from './told/report.mjs';

const visit = (echo, others) => ({ picker: echo - 10, echo, shift: 0, ...others });

const figures = summarised({
  'slow4g-4x': {
    plain: [visit(500), visit(600), visit(5000)], react: [visit(1000)], adyen: [visit(2000)],
    inline: [visit(900)], frame: [visit(1100)],
  },
  'none-4x': { plain: [{ keyToFrame: [1, 2, 3, 4, 5], keyCost: 2 }], inline: [{ keyToFrame: [2, 2, 2, 2, 2], keyCost: 2.1 }] },
});

const machine = {
  processor: 'some', cores: 2, memory: 4, system: 'linux', browser: 'Chromium 1', day: '2026-01-01',
  check: { median: 9, least: 8, most: 10 },
};

const find = (kept, says, who, against) =>
  kept.find((target) => target.says === says && target.who === who && target.against === against);

test('a target is judged by medians of the same run, against whom it names', () => {
  const kept = judged(figures);
  const check = (who, against, measured, met) => {
    const target = find(kept, 'a typed digit echoes', who, against);
    assert.deepEqual([target.measured, target.met], [measured, met], `${who} against ${against}`);
  };
  check('inline', 'react', 0.9, true);
  check('frame', 'react', 1.1, false);
  check('inline', 'adyen', 0.45, true);
  check('frame', 'adyen', 0.55, false);
  assert.equal(find(kept, 'cost of a key', 'inline', 'plain').met, true);
  assert.equal(find(kept, 'layout shift', 'frame', '').met, true);
});

test('what was not measured is no target that was missed', () => {
  const kept = judged(figures);
  assert.equal(find(kept, 'cost of a key', 'frame', 'plain'), undefined);
  assert.equal(find(kept, 'bytes over the wire', 'inline', 'adyen'), undefined);
  assert.deepEqual(judged({}), []);
});

test('growth is judged by what one more costs, and a leak by the rounds', () => {
  const growth = (who, cost) => {
    const sizes = [5, 20, 60].map((size) => ({ size, mainThread: cost(size), memory: 1000 + size, elements: size, keyThread: 1 }));
    return [{ of: 'methods', who, sizes }];
  };
  const rounds = (memory) => [{ rounds: 100, memory: 100 }, { rounds: 1000, memory }];
  const even = judgedGrowth(growth('inline', (size) => 100 + 3 * size), rounds(103));
  assert.ok(even.every(({ met }) => met), JSON.stringify(even));
  const missed = judgedGrowth(growth('inline', (size) => size * size), rounds(200)).filter(({ met }) => !met);
  assert.deepEqual(missed.map(({ says }) => says), ['main thread until idle, by methods', 'memory from round 100 to 1000']);
  assert.deepEqual(judgedGrowth(growth('plain', (size) => size), []), []);
});

test('the report tells ratios with the figure in brackets, and says where a target is missed', () => {
  const kept = judged(figures);
  assert.match(profileTable(figures['slow4g-4x']), /\| a typed digit echoes, ms \| 1\.00 × \(600\) \| 1\.67 × \(1000\) \|/);
  assert.match(targetsTable(kept), /, in a frame \| React \+ react-payment-inputs \| 1\.00 × \| 1\.10 × \| \*\*no\*\*/);
  assert.match(report({ machine, rounds: 3, kept, figures }), /^Measured in Chromium 1 on linux, 2 × some, 4 GB; 3 rounds, medians\./);
});

test('the record names the machine, and has the ratios before what they are of', () => {
  const kept = record({ machine, rounds: 3, kept: judged(figures), figures });
  assert.deepEqual(Object.keys(kept), ['machine', 'rounds', 'against', 'targets', 'ratios', 'medians', 'growth', 'mounts']);
  assert.equal(kept.ratios['slow4g-4x'].echo.inline, 1.5);
  assert.equal(kept.medians['slow4g-4x'].echo.inline, 900);
});

test('the picture has a bar for everybody, ours told apart, for light and dark', () => {
  const drawn = picture(figures['slow4g-4x'], 'here & there');
  assert.equal(drawn.match(/class="picker"/g).length, 5);
  assert.equal(drawn.match(/<g class="own">/g).length, 2);
  assert.match(drawn, /prefers-color-scheme: dark/);
  assert.match(drawn, /here &amp; there/);
});

test('every name has room beside its bar, at 7.3 pixels a letter', () => {
  const everybody = Object.fromEntries(CONTESTANTS.map(({ name }) => [name, [visit(900)]]));
  const drawn = picture(summarised({ 'slow4g-4x': everybody })['slow4g-4x'], '');
  const names = [...drawn.matchAll(/x="(\d+)" y="\d+" text-anchor="end">([^<]+)</g)];
  assert.equal(names.length, CONTESTANTS.length - 1);
  for (const [, end, name] of names) assert.ok(name.length * 7.3 <= Number(end), name);
});

test('only a whole run is kept', () => {
  assert.deepEqual(arguments_([]), { rounds: 9, only: [], profiles: USUAL, grows: true, isWhole: true });
  assert.equal(arguments_(['--rounds', '3']).isWhole, true);
  assert.equal(arguments_(['--only', 'plain,inline']).isWhole, false);
  assert.deepEqual(arguments_(['--profiles', 'growth']).profiles, []);
  for (const wrong of [['--rounds'], ['--rounds', 'x'], ['--profiles', 'fast'], ['x', 'y']]) assert.throws(() => arguments_(wrong));
});
