// The end of wasm-bindgen's script for the rules, in place of its own: the program is started at once from what was
// compiled already, and started afresh after a panic, which is a trap in this build and leaves everything half done.

/** @param {WebAssembly.Module} module */
export default function start(module) {
  __wbg_finalize_init(new WebAssembly.Instance(module, __wbg_get_imports()), module);
}
