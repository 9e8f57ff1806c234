// Fetches the wasm once, however many elements there are, and starts it.

import init, { mount, onTrap } from '#wasm';
import { fetched } from './program.js';

const stops = new Set();
let loading;

/**
 * Resolves to the program. A load that failed can be tried again.
 * @param {string | null} folder where `pkg/` is hosted; where this script came from, if not given
 * @param {() => void} stopped called if the program comes to a stop it cannot recover from
 */
export async function load(folder, stopped) {
  loading ??= start(folder).catch((error) => {
    loading = undefined;
    throw error;
  });
  const program = await loading;
  stops.add(stopped);
  return program;
}

/** Takes back what was given to `load`: nothing here then holds on to an element that is gone. */
export const forget = (stopped) => stops.delete(stopped);

async function start(folder) {
  const base = folder ? new URL(folder.endsWith('/') ? folder : `${folder}/`, document.baseURI) : import.meta.url;
  const module = await fetched(new URL('komoju-checkout.wasm', base), __WASM_SHA256__);
  await init({ module_or_path: module });
  onTrap(() => {
    // After this turn: the program is still on the stack.
    queueMicrotask(() => {
      for (const stopped of stops) stopped();
    });
  });
  return { mount };
}
