//! What `page.js` does for the program.
//!
//! It stands in a file of its own because the browser's own language says it in a fraction of the bytes. Every function
//! takes a text: one that only passes values on would be imported without wasm-bindgen's script, as a second module.

use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen(module = "/src/embed/page.js")]
extern "C" {
    /// Whether a checkout of this page has claimed it.
    #[wasm_bindgen(js_name = isClaimed)]
    pub(super) fn is_claimed(name: &str) -> bool;

    /// Lets go of it.
    pub(super) fn release(name: &str);

    /// Makes a call, of the page's `fetch`, and tells `then` what came of it; once it has what is `claimed`, if anything.
    pub(super) fn send(
        place: &Element,
        claimed: Option<&str>,
        method: &str,
        url: &str,
        key: &str,
        body: Option<&str>,
        patience: u32,
        then: &JsValue,
    );

    /// Gives up what is under way for `place` of these kinds: calls of a method, or waiting.
    #[wasm_bindgen(js_name = giveUp)]
    pub(super) fn give_up(place: &Element, kinds: &str);

    /// Calls `then` after so many milliseconds.
    pub(super) fn later(place: &Element, kind: &str, pause: u32, then: &JsValue);

    /// Waits for the bank's frame in `place`, looking this often (milliseconds), and tells `then` what there is.
    pub(super) fn watch(place: &Element, bank: &str, api: &str, pause: u32, then: &JsValue);

    /// Asks the page to do what its options have by this name, and tells `then` whether it did.
    pub(super) fn ask(page: &JsValue, name: &str, detail: &JsValue, then: &JsValue);

    /// A parameter of the query of an address.
    pub(super) fn parameter(search: &str, name: &str) -> Option<String>;

    /// Whether the browser says one of these words about where it runs: `this|that`.
    #[wasm_bindgen(js_name = runsOn)]
    pub(super) fn runs_on(words: &str) -> bool;

    /// An address as the browser's own parser understands it.
    pub(super) fn understood(url: &str) -> Option<String>;

    /// Leaves for another page, by what the page's options have for that if they have anything.
    pub(super) fn leave(page: &JsValue, url: &str);

    /// Puts the focus on the first element of a selector, else on the first method to choose.
    pub(super) fn focus(place: &Element, selector: &str);

    /// Has the page print the first element of a selector, or the browser print all of it where the page cannot.
    pub(super) fn print(page: &JsValue, place: &Element, selector: &str);
}
