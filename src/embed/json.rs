//! JSON between the browser's own values and ours.
//!
//! By hand, with js-sys: serde-wasm-bindgen does the same for 14 kB more, most of it the code that puts a value of
//! the wrong type into an error text.

use crate::wire::Json;
use crate::wire::json::{DEEPEST, LONGEST};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

/// Reads a JavaScript value, with the same limits as any other source of JSON.
pub fn from_js(value: &JsValue) -> Json {
    nested(value, 0)
}

fn nested(value: &JsValue, depth: usize) -> Json {
    if depth > DEEPEST {
        Json::Null
    } else if let Some(text) = value.as_string() {
        Json::Text(text)
    } else if let Some(number) = value.as_f64() {
        // Beyond this a double no longer tells neighbouring whole numbers apart.
        const EXACT: f64 = 9_007_199_254_740_991.0;
        if number.abs() <= EXACT && (number as i64) as f64 == number {
            Json::Whole(number as i64)
        } else {
            Json::Number(number)
        }
    } else if let Some(truth) = value.as_bool() {
        Json::Bool(truth)
    } else if let Some(list) = value.dyn_ref::<Array>() {
        let mut elements = Vec::new();
        for at in 0..list.length().min(LONGEST as u32) {
            elements.push(nested(&list.get(at), depth + 1));
        }
        Json::List(elements)
    } else if let Some(object) = value.dyn_ref::<Object>() {
        let keys = Object::keys(object);
        let mut entries = Vec::new();
        for at in 0..keys.length().min(LONGEST as u32) {
            let key = keys.get(at);
            let value = Reflect::get(object, &key).unwrap_or(JsValue::NULL);
            entries.push((key.as_string().unwrap_or_default(), nested(&value, depth + 1)));
        }
        Json::Map(entries)
    } else {
        Json::Null
    }
}

/// Makes a plain JavaScript value.
pub fn to_js(json: &Json) -> JsValue {
    match json {
        Json::Null => JsValue::NULL,
        Json::Bool(truth) => JsValue::from_bool(*truth),
        Json::Whole(number) => JsValue::from_f64(*number as f64),
        Json::Number(number) => JsValue::from_f64(*number),
        Json::Text(text) => JsValue::from_str(text),
        Json::List(list) => {
            let array = Array::new();
            for element in list {
                array.push(&to_js(element));
            }
            array.into()
        }
        Json::Map(entries) => {
            let object = Object::new();
            for (key, value) in entries {
                // Setting a property of an object just made fails only for "__proto__" and its like, which go.
                let _ = Reflect::set(&object, &JsValue::from_str(key), &to_js(value));
            }
            object.into()
        }
    }
}
