//! Stands in for the crate of this name, with which Yew has a panic's message written to the console.
//!
//! A packaged program has no such messages: it stops where it stands. Yet all that formats them would be linked, for
//! one kilobyte. Where they exist, in tests, they are written as before, but for the stack that browsers add themselves.

use std::panic::PanicHookInfo;

/// Writes a panic's message to the console, in a build that has one.
pub fn hook(info: &PanicHookInfo<'_>) {
    #[cfg(debug_assertions)]
    error(&info.to_string());
    #[cfg(not(debug_assertions))]
    let _ = info;
}

#[cfg(debug_assertions)]
#[wasm_bindgen::prelude::wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console)]
    fn error(message: &str);
}
