//! Where a checkout stands: a shadow root of its own, in a page that may stand in somebody else's.
//!
//! Said to the browser from here, not by a script of the component's own: each script is one more file for an
//! application's page to wait for.

use super::style::STYLE;
use crate::platform::plain::Plain;
use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, ShadowRoot};

// web-sys has these as features, which would be the package's too.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = CSSStyleSheet)]
    type Sheet;
    #[wasm_bindgen(constructor, catch, js_class = "CSSStyleSheet")]
    fn new() -> Result<Sheet, JsValue>;
    #[wasm_bindgen(method, catch, js_class = "CSSStyleSheet", js_name = replaceSync)]
    fn replace(this: &Sheet, style: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(extends = Element)]
    type Host;
    #[wasm_bindgen(method, catch, js_name = attachShadow)]
    fn attach_shadow(this: &Host, init: &JsValue) -> Result<ShadowRoot, JsValue>;
}

thread_local! {
    /// One for all checkouts of the page. Constructed, not a `<style>`: the page's policy may forbid inline styles.
    static SHEET: Result<Sheet, JsValue> = sheet();
}

fn sheet() -> Result<Sheet, JsValue> {
    let sheet = Sheet::new()?;
    sheet.replace(&STYLE.concat())?;
    Ok(sheet)
}

/// Puts an empty element into a shadow root of `host`, which has none yet.
pub(super) fn make(host: &Element) -> Option<Element> {
    let init = Plain::new();
    init.text("mode", "open");
    let root = host.unchecked_ref::<Host>().attach_shadow(&init.into()).ok()?;
    SHEET.with(|sheet| {
        if let Ok(sheet) = sheet {
            root.set_adopted_style_sheets(&Array::of1(sheet));
        }
    });
    let place = host.owner_document()?.create_element("div").ok()?;
    Some(root.append_child(&place).ok()?.unchecked_into())
}

/// Whether a page of another site is around this one: what the origin of such a page is, nobody may read.
pub(super) fn is_framed() -> bool {
    let mut page = JsValue::from(js_sys::global());
    loop {
        let (origin, parent) = (get(&page, "origin"), get(&page, "parent"));
        if parent.as_ref() == Some(&page) {
            return false;
        }
        match parent {
            Some(parent) if origin.is_some() && get(&parent, "origin") == origin => page = parent,
            _ => return true,
        }
    }
}

/// The query of the page's address.
pub(super) fn search() -> Option<String> {
    get(&get(&js_sys::global(), "location")?, "search")?.as_string()
}

fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok()
}
