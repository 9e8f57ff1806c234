//! Reads what JavaScript gives. Nothing here throws or trusts: a getter may throw, an object may be a proxy, a text may
//! be as long as memory. Knows no rule.

use crate::domain::Secret;
use crate::domain::expiry::Month;
use crate::domain::money::parse_minor;
use crate::platform;
use crate::rules::shown::Amount;
use js_sys::{JsString, Reflect};
use wasm_bindgen::prelude::*;

/// The longest text that is looked at, in UTF-16 units. What is longer is no field's value.
const LONGEST: u32 = 100_000;

/// How many entries of a list are looked at. There are fewer brands than this.
const MOST: u32 = 100;

/// A text that somebody typed, or what stands in its place.
pub(super) enum Typed {
    Text(Secret),
    /// Nothing was given, which is as good as an empty field.
    Absent,
    /// Something else than a text was, or far too much of it.
    Unreadable,
}

impl Typed {
    pub(super) fn or_empty(self) -> Secret {
        match self {
            Typed::Text(text) => text,
            Typed::Absent | Typed::Unreadable => Secret::default(),
        }
    }
}

pub(super) fn typed(value: &JsValue) -> Typed {
    if value.is_undefined() || value.is_null() {
        return Typed::Absent;
    }
    word(value).map_or(Typed::Unreadable, |text| Typed::Text(Secret::new(text)))
}

/// A text that is no secret; `None` for everything else. A half of a surrogate pair becomes U+FFFD.
pub(super) fn word(value: &JsValue) -> Option<String> {
    // Before it is copied: a text may be longer than our memory.
    let is_short = value.is_string() && value.unchecked_ref::<JsString>().length() <= LONGEST;
    if is_short { value.as_string() } else { None }
}

/// A property; `undefined` where there is none, nothing to have one, or a getter that throws.
pub(super) fn field(object: &JsValue, name: &str) -> JsValue {
    // Asking nothing for a property throws, which takes ten times as long as the answer.
    let found = object.is_object().then(|| Reflect::get(object, &JsValue::from_str(name)).ok()).flatten();
    found.unwrap_or(JsValue::UNDEFINED)
}

/// The texts of a list, or the names in an object: sessions have had both.
pub(super) fn words(list: &JsValue) -> Vec<String> {
    if !list.is_object() {
        return Vec::new();
    }
    let length = field(list, "length").as_f64();
    let keys = if length.is_none() { Reflect::own_keys(list).ok().map(JsValue::from) } else { None };
    let list = keys.as_ref().unwrap_or(list);
    let length = field(list, "length").as_f64().unwrap_or(0.0) as u32;
    let at = |place| Reflect::get_u32(list.unchecked_ref(), place).ok();
    (0..length.min(MOST)).filter_map(|place| word(&at(place)?)).collect()
}

/// The month of `{year, month}`. Without one, the month it is where that comes latest.
pub(super) fn month(options: &JsValue) -> Month {
    let [year, month] = ["year", "month"].map(|name| whole(&field(options, name)).unwrap_or(0));
    if (1000..=9999).contains(&year) && (1..=12).contains(&month) {
        Month { year: year as u16, month: month as u8 }
    } else {
        Month::latest(platform::now())
    }
}

/// A position in a text. What is none is the end, where typing leaves the caret.
pub(super) fn position(value: &JsValue) -> usize {
    // A cast stops at nought and at the largest number there is, and takes what is no number for nought.
    value.as_f64().filter(|place| !place.is_nan()).map_or(usize::MAX, |place| place as usize)
}

/// An amount, in whatever it came.
pub(super) enum Given {
    Number(f64),
    Whole(i64),
    Text(String),
}

impl Given {
    pub(super) fn as_amount(&self) -> Amount<'_> {
        match self {
            Given::Number(number) => Amount::Number(*number),
            Given::Whole(number) => Amount::Whole(*number),
            Given::Text(text) => Amount::Text(text),
        }
    }
}

pub(super) fn amount(value: &JsValue) -> Option<Given> {
    if let Some(number) = value.as_f64() {
        Some(Given::Number(number))
    } else if value.is_bigint() {
        i64::try_from(value.clone()).ok().map(Given::Whole)
    } else {
        word(value).map(Given::Text)
    }
}

fn whole(value: &JsValue) -> Option<i64> {
    match value.as_f64() {
        Some(number) if number.fract() == 0.0 => Some(number as i64),
        Some(_) => None,
        None => parse_minor(&word(value)?),
    }
}
