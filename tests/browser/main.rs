//! The checkout in a real browser, by way of what the element calls: mounting, typing, paying, going away.
//!
//! The API is a `fetch` of the page's own making; nothing leaves the page.
#![cfg(target_arch = "wasm32")]

mod page;

mod shop;

mod mounting;

mod typing;

mod paying;

mod telling;

mod fixtures;

mod decoding;

// The package has no Yew component.
#[cfg(not(feature = "package"))]
mod component;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
