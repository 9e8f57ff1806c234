//! What `page.js` offers.

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlInputElement};

#[wasm_bindgen(module = "/tests/browser/page.js")]
extern "C" {
    pub(crate) type FakeApi;
    #[wasm_bindgen(constructor)]
    pub(crate) fn new() -> FakeApi;
    #[wasm_bindgen(method)]
    pub(crate) fn calls(this: &FakeApi) -> String;
    #[wasm_bindgen(method)]
    pub(crate) fn answers(this: &FakeApi, status: u16, text: &str);
    #[wasm_bindgen(method)]
    pub(crate) fn holds(this: &FakeApi, status: u16, text: &str);
    #[wasm_bindgen(method)]
    pub(crate) fn release(this: &FakeApi);
    #[cfg(not(feature = "package"))]
    #[wasm_bindgen(method, getter)]
    pub(crate) fn origin(this: &FakeApi) -> String;
    #[wasm_bindgen(method)]
    pub(crate) fn fails(this: &FakeApi, how: &str);

    pub(crate) type Page;
    #[wasm_bindgen(constructor)]
    pub(crate) fn new() -> Page;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn tell(this: &Page) -> js_sys::Function;
    #[wasm_bindgen(method)]
    pub(crate) fn events(this: &Page) -> String;

    #[wasm_bindgen(js_name = optionsFor)]
    pub(crate) fn options_for(api: &FakeApi, session_id: &str) -> JsValue;
    pub(crate) async fn turn();
    pub(crate) fn slow(on: bool);
    #[cfg(not(feature = "package"))]
    pub(crate) fn listeners() -> String;
    #[cfg(not(feature = "package"))]
    pub(crate) fn announce(name: &str);
    #[cfg(not(feature = "package"))]
    #[wasm_bindgen(js_name = styleOf)]
    pub(crate) fn style_of(element: &Element, property: &str) -> String;

    #[wasm_bindgen(js_name = type)]
    pub(crate) fn type_in(input: &HtmlInputElement, text: &str);
    pub(crate) fn paste(input: &HtmlInputElement, text: &str);
    pub(crate) fn fill(input: &HtmlInputElement, text: &str, event: &str);
    pub(crate) fn backspace(input: &HtmlInputElement);
    pub(crate) fn compose(input: &HtmlInputElement, text: &str);
    #[wasm_bindgen(js_name = finishComposing)]
    pub(crate) fn finish_composing(input: &HtmlInputElement);
    #[wasm_bindgen(js_name = pressEnter)]
    pub(crate) fn press_enter(input: &HtmlInputElement, code: u32);

    pub(crate) fn attributes(element: &Element) -> String;
}
