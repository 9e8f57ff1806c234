//! Money and dates as a language writes them, by the engine's `Intl`.
//!
//! `None` where the engine cannot: it has no `Intl`, or was asked for a language whose tag no language can have. What
//! is shown instead is the caller's affair.

use super::plain::Plain;
use crate::domain::deadline::Moment;
use crate::domain::money::Money;
use js_sys::Date;
use wasm_bindgen::prelude::*;

// js-sys has these too, but lets their exceptions through: after one, the program would be in an unknown state.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type NumberFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(tag: Option<&str>, options: &JsValue) -> Result<NumberFormat, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn format(this: &NumberFormat, amount: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type DateTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(tag: Option<&str>, options: &JsValue) -> Result<DateTimeFormat, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn format(this: &DateTimeFormat, date: &Date) -> Result<JsValue, JsValue>;
}

/// An amount with its currency, as in "￥1,000". Without a tag, in the engine's own language.
pub(crate) fn money(amount: &Money, tag: Option<&str>) -> Option<String> {
    let decimals = i64::from(amount.currency.exponent()?);
    let options = Plain::new();
    options.text("style", "currency").text("currency", &amount.currency.code());
    // Left alone, the engine would round away the money of some currencies.
    options.number("minimumFractionDigits", Some(decimals)).number("maximumFractionDigits", Some(decimals));
    let format = NumberFormat::new(tag, &options.into()).ok()?;
    // As text: no amount passes through a floating-point number on our side.
    format.format(&amount.decimal()?).ok()?.as_string()
}

/// A deadline in Japan time, as in "6月12日(金) 23:59" or "Fri, Jun 12, 23:59". Without a tag, in the engine's own language.
pub(crate) fn deadline(moment: Moment, tag: Option<&str>) -> Option<String> {
    let options = Plain::new();
    options.text("timeZone", "Asia/Tokyo").text("month", "short").text("day", "numeric").text("weekday", "short");
    options.text("hour", "2-digit").text("minute", "2-digit").text("hourCycle", "h23");
    let format = DateTimeFormat::new(tag, &options.into()).ok()?;
    let date = Date::new(&JsValue::from_f64(moment.unix() as f64 * 1000.0));
    format.format(&date).ok()?.as_string()
}
