//! What `screen.js` does for the elements.
//!
//! It stands in a file of its own because the browser's own language says it in a fraction of the bytes. Every function
//! takes a text: one that only passes values on would be imported without wasm-bindgen's script, as a second module.

use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen(module = "/src/ui/screen.js")]
extern "C" {
    /// Draws a picture, a PNG in base 64, on the canvas in `screen`; empties it for an empty text.
    pub(super) fn draw(screen: &Element, image: &str);

    /// Copies a text, and tells `then` whether it was.
    pub(super) fn copy(text: &str, then: &JsValue);

    /// Opens the first dialog of a selector in `screen`.
    pub(super) fn raise(screen: &Element, selector: &str);
}
