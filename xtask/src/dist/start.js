// The end of wasm-bindgen's script as it ships, in place of its own. All of that script is one function here: each call of it
// makes a program of its own. It starts what the loader has compiled, the first part before the rest is there, and it notices
// when the program stops. A panic is a trap in this build, as is what only the rest can do: no line of Rust runs after it.

let stopped;
let isWhole = false;
let tell;

function guarded([name, part]) {
  if (typeof part !== 'function') return [name, part];
  return [name, (...values) => {
    // What the trap interrupted was left half done: nothing may build on it, a payment least of all.
    if (stopped && isWhole) throw stopped;
    if (stopped) return;
    try {
      return part(...values);
    } catch (error) {
      // Browsers report an exhausted stack as one of the latter two.
      const isTrap = error instanceof WebAssembly.RuntimeError || ['RangeError', 'InternalError'].includes(error?.name);
      if (isTrap && !stopped) {
        stopped = error;
        tell();
      }
      // A program that had not been whole is begun anew: nothing is lost, and nothing to be told.
      if (!stopped || isWhole) throw error;
    }
  }];
}

return {
  learn,
  mount,
  paint,
  /**
   * Starts the first part of the program. Resolves to a function that has it take the rest.
   * @param {WebAssembly.Module} first
   * @param {() => void} notify called once, when the program has stopped: it has panicked, has run out of memory or stack, or
   *   needs what the rest has and is not there. Nothing runs in it afterwards.
   */
  async start(first, notify) {
    tell = notify;
    const imports = __wbg_get_imports();
    const { exports } = await WebAssembly.instantiate(first, imports);
    wasm = Object.fromEntries(Object.entries(exports).map(guarded));
    wasm.__wbindgen_start();
    return async (rest) => {
      await WebAssembly.instantiate(rest, { ...imports, b: exports });
      isWhole = !stopped;
    };
  },
};
