// The command behind `cargo xtask live`: compares the sandbox at KOMOJU_API with KOMOJU's test mode.
// Ends with 0 when there is no difference, 1 when there are some or the comparison failed, 2 when it cannot begin.

import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readKeys, readService, SANDBOX_KEYS, scrubber } from './keys.mjs';
import { live, Unusable } from './live.mjs';
import { json, text } from './report.mjs';
import { Side } from './side.mjs';

const FOLDER = process.env.KOMOJU_LIVE_REPORT ?? fileURLToPath(new URL('../../target/live/', import.meta.url));

function refuse(sentence) {
  console.error(sentence);
  process.exit(2);
}

function read() {
  try {
    const api = process.env.KOMOJU_API;
    if (!api) throw new Error('KOMOJU_API is not set; run this by `cargo xtask live`.');
    const only = readOnly(process.argv.slice(2));
    return { api, service: readService(process.env), keys: readKeys(process.env), only };
  } catch (error) {
    return refuse(error.message);
  }
}

function readOnly(words) {
  if (words.length === 0) return null;
  if (words.length === 2 && words[0] === '--only') return words[1];
  throw new Error('It takes only --only NAME.');
}

const { api, service, keys, only } = read();
const clean = scrubber([keys, SANDBOX_KEYS]);
try {
  const say = (name) => console.error(`  ${name}`);
  const result = await live(new Side(api, SANDBOX_KEYS), new Side(service, keys), { only, say });
  mkdirSync(FOLDER, { recursive: true });
  const report = text(result, clean);
  writeFileSync(`${FOLDER}/report.json`, json(result, clean));
  writeFileSync(`${FOLDER}/report.txt`, report);
  process.stdout.write(report);
  process.exitCode = result.differences.length === 0 ? 0 : 1;
} catch (error) {
  if (error instanceof Unusable) refuse(clean(error.message));
  console.error(clean(error.stack));
  process.exitCode = 1;
}
