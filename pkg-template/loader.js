// Fetches the wasm once, however many elements there are, and starts it only if it is the one this file was built
// with: the `integrity` of the script tag then covers the wasm too.

import init, { mount, onTrap } from '#wasm';

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
  const response = await fetch(new URL('komoju-checkout.wasm', base), { credentials: 'omit' });
  if (!response.ok) throw new Error(`the wasm was answered with ${response.status}`);
  const copy = response.clone();
  const [module] = await Promise.all([compile(response), verify(copy)]);
  await init({ module_or_path: module });
  onTrap(() => {
    // After this turn: the program is still on the stack.
    queueMicrotask(() => {
      for (const stopped of stops) stopped();
    });
  });
  return { mount };
}

/** Compiles while it arrives, unless the server names another type than application/wasm. */
async function compile(response) {
  if (response.headers.get('content-type')?.startsWith('application/wasm') && WebAssembly.compileStreaming) {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}

async function verify(response) {
  const bytes = await response.arrayBuffer();
  // Without a secure context there is no digest, and nothing that it could protect.
  if (!globalThis.crypto?.subtle) return;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hex !== __WASM_SHA256__) throw new Error('the wasm is not the one this script belongs to');
}
