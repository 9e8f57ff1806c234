//! A plain object being filled: the detail of an event, the options of a call, the answer of a rule. Knows none of them.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

pub(crate) struct Plain(Object);

impl Plain {
    pub(crate) fn new() -> Plain {
        Plain(Object::new())
    }

    #[inline(never)]
    pub(crate) fn set(&self, name: &str, value: JsValue) -> &Plain {
        // Setting a property of an object just made does not fail.
        let _ = Reflect::set(&self.0, &JsValue::from_str(name), &value);
        self
    }

    #[inline(never)]
    pub(crate) fn text(&self, name: &str, text: &str) -> &Plain {
        self.set(name, JsValue::from_str(text))
    }

    pub(crate) fn some_text(&self, name: &str, text: Option<&str>) -> &Plain {
        self.set(name, text.map_or(JsValue::NULL, JsValue::from_str))
    }

    pub(crate) fn number(&self, name: &str, number: Option<i64>) -> &Plain {
        self.set(name, number.map_or(JsValue::NULL, |number| JsValue::from_f64(number as f64)))
    }
}

impl From<Plain> for JsValue {
    fn from(plain: Plain) -> JsValue {
        plain.0.into()
    }
}
