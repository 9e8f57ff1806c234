// `cargo xtask bench`: measures everybody side by side in one browser, round by round in a new order each time, so that the
// noise of the machine falls on all alike. Prints the report; a whole run is also written into `docs/`, as JSON and as a
// picture.

import { cpus, loadavg, platform, totalmem } from 'node:os';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { arguments_ } from './arguments.mjs';
import { launch, machineCheck, pause, shopper } from './browser/browser.mjs';
import { visit } from './browser/visit.mjs';
import { buildPages } from './build.mjs';
import { CONTESTANTS, chosen } from './contestants.mjs';
import { summarised } from './figures.mjs';
import { measureGrowth, measureRounds } from './growth.mjs';
import { PROFILES } from './profiles.mjs';
import { serve } from './server/server.mjs';
import { judged, judgedGrowth } from './targets.mjs';
import { picture } from './told/picture.mjs';
import { record, report } from './told/report.mjs';
import { summary } from './told/statistics.mjs';

const { KOMOJU_PEERS: peers, KOMOJU_PKG: ownPackage, KOMOJU_BENCH: scratch, KOMOJU_DOCS: docs } = process.env;
const asked = arguments_(process.argv.slice(2));
const began = Date.now();
const say = (line) => {
  const seconds = Math.round((Date.now() - began) / 1000);
  console.error(`  ${seconds} s  ${line} (load ${loadavg()[0].toFixed(1)})`);
};

const pages = join(scratch, 'pages');
await buildPages(peers, pages);
const server = await serve({ pages, package: ownPackage, peers });
const browser = await launch();
const checks = [];
try {
  const contestants = chosen(asked.only);
  // The first visit has the server compress everything; nobody's is counted.
  for (const one of contestants) await measured(one, PROFILES['none-1x']);
  checks.push(await machineCheck(browser));
  const visits = {};
  for (const profile of asked.profiles) {
    visits[profile] = Object.fromEntries(contestants.map(({ name }) => [name, []]));
    for (let round = 1; round <= asked.rounds; round++) {
      for (const one of shuffled(contestants)) visits[profile][one.name].push(await measured(one, PROFILES[profile]));
      checks.push(await machineCheck(browser));
      say(`${profile}, round ${round} of ${asked.rounds}`);
    }
  }
  const growth = asked.grows ? await measureGrowth(browser, server.shop, CONTESTANTS, Math.min(asked.rounds, 5), say) : [];
  const mounts = asked.grows ? await measureRounds(server, 1000, say) : [];
  const figures = summarised(visits);
  const told = {
    machine: machine(), rounds: asked.rounds, figures, growth, mounts,
    kept: [...judged(figures), ...judgedGrowth(growth, mounts)],
  };
  console.log(report(told));
  await mkdir(scratch, { recursive: true });
  await writeFile(join(scratch, 'visits.json'), JSON.stringify(visits));
  if (asked.isWhole) {
    const { processor, cores, browser: name, day } = told.machine;
    const note = `${day}, ${name}, ${cores} × ${processor}; medians of ${asked.rounds} rounds; Adyen's card fields are stubs`;
    await writeFile(join(docs, 'bench.json'), JSON.stringify(record(told), null, 1) + '\n');
    await writeFile(join(docs, 'bench.svg'), picture(figures['slow4g-4x'], note));
  }
} finally {
  await browser.close();
  server.close();
}

/** A visit of somebody new, or for a second visit of somebody who was there before; tried twice. */
async function measured(one, profile) {
  for (let attempt = 1; ; attempt++) {
    const someone = await shopper(browser);
    try {
      if (profile.again) {
        await visit(someone, server.shop, one, profile);
        // The browser keeps what it has compiled a moment later.
        await pause(300);
      }
      return await visit(someone, server.shop, one, profile);
    } catch (error) {
      if (attempt === 2) throw error;
      say(String(error));
    } finally {
      await someone.close();
      // The last page's processes end.
      await pause(300);
    }
  }
}

function shuffled(all) {
  return all.map((one) => [Math.random(), one]).sort(([one], [other]) => one - other).map(([, one]) => one);
}

function machine() {
  return {
    day: new Date().toISOString().slice(0, 10), browser: `Chromium ${browser.version()}`, system: platform(),
    processor: cpus()[0].model.trim(), cores: cpus().length, memory: Math.round(totalmem() / 2 ** 30), check: summary(checks),
  };
}
