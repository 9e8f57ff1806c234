//! Writes answers down as plain objects, in the words of `pkg-template/rules.d.ts`. What was typed goes back to whoever
//! gave it, and nowhere else. Knows no rule.

use crate::domain::Secret;
use crate::domain::edit::Edit;
use crate::platform::plain::Plain;
use crate::rules::card::{ExpiryAnswer, NumberAnswer};
use crate::rules::{Answer, Reason, State};
use crate::wire::{AccountFields, brand_word};
use js_sys::JsString;
use wasm_bindgen::prelude::*;

pub(super) fn answer(answer: &Answer) -> JsValue {
    let object = started(answer.state);
    object.some_text("value", exposed(&answer.value));
    ended(object, answer.reason)
}

pub(super) fn number(answer: &NumberAnswer) -> JsValue {
    let object = started(answer.state);
    object.text("digits", answer.digits.expose());
    object.some_text("brand", answer.brand.map(brand_word));
    object.text("formatted", answer.formatted.expose());
    object.number("securityCodeLength", answer.code_length().map(|length| length as i64));
    ended(object, answer.reason)
}

pub(super) fn expiry(answer: &ExpiryAnswer) -> JsValue {
    let object = started(answer.state);
    let expiry = answer.expiry.as_ref().map(|expiry| expiry.month());
    object.number("month", expiry.map(|expiry| expiry.month.into()));
    object.number("year", expiry.map(|expiry| expiry.year.into()));
    object.text("formatted", answer.formatted.expose());
    ended(object, answer.reason)
}

/// A valid account: its value has the fields as they are sent.
pub(super) fn account(fields: AccountFields, id: &Answer, password: &Answer) -> JsValue {
    let value = Plain::new();
    for (name, answer) in [(fields.id, id), (fields.password, password)] {
        value.some_text(name, exposed(&answer.value));
    }
    let object = started(State::Valid);
    object.set("value", value.into());
    object.set("reason", JsValue::NULL).set("field", JsValue::NULL);
    object.into()
}

/// What is wrong with an account, and with which of its fields.
pub(super) fn account_problem(answer: &Answer, field: &str) -> JsValue {
    let object = started(answer.state);
    object.set("value", JsValue::NULL);
    object.some_text("reason", answer.reason.map(Reason::word)).text("field", field);
    object.into()
}

pub(super) fn edit(edit: &Edit) -> JsValue {
    let object = Plain::new();
    object.text("text", &edit.text).number("caret", Some(edit.caret as i64));
    object.into()
}

/// A field left as it is; "" where it holds no text at all.
pub(super) fn unchanged(held: &JsValue, caret: usize) -> JsValue {
    let length = if held.is_string() { held.unchecked_ref::<JsString>().length() as usize } else { 0 };
    let object = Plain::new();
    object.set("text", if held.is_string() { held.clone() } else { JsValue::from_str("") });
    object.number("caret", Some(caret.min(length) as i64));
    object.into()
}

fn started(state: State) -> Plain {
    let object = Plain::new();
    object.text("state", state.word());
    object
}

fn ended(object: Plain, reason: Option<Reason>) -> JsValue {
    object.some_text("reason", reason.map(Reason::word));
    object.into()
}

fn exposed(value: &Option<Secret>) -> Option<&str> {
    value.as_ref().map(Secret::expose)
}
