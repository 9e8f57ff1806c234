// The end of wasm-bindgen's script as it ships, in place of its own: it loads what the element's loader has compiled
// already, and it notices when the program stops. A panic is a trap in this build: no line of Rust runs after it.

let stopped;
let tell;

/** Calls `notify` once, when the program has panicked or run out of memory or stack. Nothing runs in it afterwards. */
export function onTrap(notify) {
  tell = notify;
}

/** @param {{ module_or_path: WebAssembly.Module }} options named as wasm-bindgen names them */
export default async function init({ module_or_path }) {
  const instance = await WebAssembly.instantiate(module_or_path, __wbg_get_imports());
  wasm = Object.fromEntries(Object.entries(instance.exports).map(guarded));
  wasm.__wbindgen_start();
}

function guarded([name, part]) {
  if (typeof part !== 'function') return [name, part];
  return [name, (...values) => {
    // What the trap interrupted was left half done: nothing may build on it, a payment least of all.
    if (stopped) throw stopped;
    try {
      return part(...values);
    } catch (error) {
      // Browsers report an exhausted stack as one of the latter two.
      const isTrap = error instanceof WebAssembly.RuntimeError || ['RangeError', 'InternalError'].includes(error?.name);
      if (isTrap && !stopped) {
        stopped = error;
        tell?.();
      }
      throw error;
    }
  }];
}
