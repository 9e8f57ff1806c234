//! A function for JavaScript that can be called once.

use wasm_bindgen::prelude::*;

/// Makes one. Boxed, so that there is one such function to wasm-bindgen, whatever they do: each of its own costs half a
/// kilobyte.
pub(crate) fn once(act: Box<dyn FnOnce(JsValue)>) -> JsValue {
    Closure::once_into_js(act)
}
