//! What the gallery's page calls: the list, and one face after the other in an element of the page.
//!
//! It draws with the checkout's own root component. What the shopper would want (`Intent`) goes nowhere: a face stays as
//! it is.

use crate::face::{Face, all};
use komoju_checkout::i18n::Locale;
use komoju_checkout::ui::{Root, RootProps};
use serde_json::json;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Callback};

thread_local! {
    static FACES: Vec<Face> = all();
    static SHOWN: RefCell<Option<AppHandle<Root>>> = const { RefCell::new(None) };
}

/// What there is, as JSON: `{"faces": [{"group", "name"}], "locales": ["ja", …]}`.
#[wasm_bindgen]
pub fn list() -> String {
    let faces: Vec<_> =
        FACES.with(|faces| faces.iter().map(|face| json!({"group": face.group, "name": face.name})).collect());
    let locales: Vec<_> = Locale::ALL.iter().map(|locale| locale.tag()).collect();
    json!({"faces": faces, "locales": locales}).to_string()
}

/// Shows a face in an element, in place of the one before. False if there is no such face or language.
#[wasm_bindgen]
pub fn show(place: Element, name: &str, locale: &str, origin: &str) -> bool {
    let state = FACES.with(|faces| {
        let face = faces.iter().find(|face| face.name == name)?;
        let locale = Locale::ALL.iter().find(|known| known.tag() == locale)?;
        Some(face.state(*locale, origin))
    });
    let Some(state) = state else { return false };
    if let Some(before) = SHOWN.with(RefCell::take) {
        before.destroy();
    }
    let props = RootProps { state: Rc::new(RefCell::new(Rc::new(state))), on_intent: Callback::noop(), uid: 1 };
    let app = yew::Renderer::<Root>::with_root_and_props(place, props).render();
    SHOWN.with(|shown| *shown.borrow_mut() = Some(app));
    true
}
