// The end of wasm-bindgen's script for the rules, in place of its own: the program is started from what was compiled
// already, and started afresh after a panic, which is a trap in this build and leaves everything half done.

/** @param {WebAssembly.Module} module */
export default async function start(module) {
  __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);
}

/** The same at once, with nothing left of what was. Browsers from before 2023 refuse that to pages. */
export function startAgain(module) {
  __wbg_finalize_init(new WebAssembly.Instance(module, __wbg_get_imports()), module);
}
