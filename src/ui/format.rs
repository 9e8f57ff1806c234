//! Money and dates as the shopper's language writes them, by the browser's `Intl`.

use crate::domain::deadline::Moment;
use crate::domain::money::Money;
use crate::i18n::Locale;
use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

/// An amount with its currency, as in "￥1,000"; "1,000 JPY" where the browser cannot format it (DOMAIN.md 4).
pub(crate) fn money(amount: &Money, locale: Locale) -> String {
    by_intl(amount, locale).or_else(|| amount.plain()).unwrap_or_default()
}

fn by_intl(amount: &Money, locale: Locale) -> Option<String> {
    let digits = f64::from(amount.currency.exponent()?);
    let options = object(&[
        ("style", "currency".into()),
        ("currency", amount.currency.code().into()),
        // Left alone, the browser would round away the money of some currencies.
        ("minimumFractionDigits", digits.into()),
        ("maximumFractionDigits", digits.into()),
    ]);
    // Three capital letters, which a `Currency` is, are never refused.
    let format = Intl::NumberFormat::new(&Array::of1(&locale.tag().into()), &options);
    // As text: no amount passes through a floating-point number on our side.
    format.format().call1(&JsValue::UNDEFINED, &amount.decimal()?.into()).ok()?.as_string()
}

/// A deadline in Japan time, as in "6月12日(金) 23:59" or "Fri, Jun 12, 23:59".
pub(crate) fn deadline(moment: Moment, locale: Locale) -> String {
    let options = object(&[
        ("timeZone", "Asia/Tokyo".into()),
        ("month", "short".into()),
        ("day", "numeric".into()),
        ("weekday", "short".into()),
        ("hour", "2-digit".into()),
        ("minute", "2-digit".into()),
        ("hourCycle", "h23".into()),
    ]);
    let format = Intl::DateTimeFormat::new(&Array::of1(&locale.tag().into()), &options);
    let date = Date::new(&JsValue::from_f64(moment.unix() as f64 * 1000.0));
    format.format().call1(&JsValue::UNDEFINED, &date).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// This very moment.
pub(crate) fn now() -> Moment {
    Moment::from_unix((Date::now() / 1000.0) as i64)
}

fn object(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in entries {
        // Setting a property of an object just made does not fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object
}
