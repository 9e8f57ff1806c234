//! What JavaScript can call: each function reads its arguments, asks a rule and writes the answer down.
//!
//! Decides nothing. No function throws: whatever cannot be read counts as missing, and what is missing as empty.
//! `pkg-template/rules.js` gives these functions their guard, `pkg-template/rules.d.ts` describes them.

mod answers;
mod arguments;

use super::address::{self, Use};
use super::edit::{After, Before};
use super::{Answer, Reason, card, contact, prepaid, shown};
use crate::domain::deadline::Moment;
use crate::domain::edit::Edit;
use crate::platform::intl;
use crate::platform::plain::Plain;
use crate::wire::{account_fields, brand_of_word, brands_accepted, prepaid_kind};
use arguments::{Typed, field, typed, word};
use wasm_bindgen::prelude::*;

/// `(text, {brands})` to `{state, digits, brand, formatted, securityCodeLength, reason}`.
#[wasm_bindgen(js_name = checkCardNumber)]
pub fn check_card_number(text: &JsValue, options: &JsValue) -> JsValue {
    let listed = arguments::words(&field(options, "brands"));
    let accepted = brands_accepted(listed.iter().map(String::as_str));
    answers::number(&text_or(text, card::NumberAnswer::refused, |typed| card::number(typed, &accepted)))
}

/// `(text, {year, month})` to `{state, month, year, formatted, reason}`.
#[wasm_bindgen(js_name = checkExpiry)]
pub fn check_expiry(text: &JsValue, options: &JsValue) -> JsValue {
    let today = arguments::month(options);
    answers::expiry(&text_or(text, card::ExpiryAnswer::refused, |typed| card::expiry(typed, today)))
}

/// `(text, {brand})` to `{state, value, reason}`.
#[wasm_bindgen(js_name = checkSecurityCode)]
pub fn check_security_code(text: &JsValue, options: &JsValue) -> JsValue {
    let brand = word(&field(options, "brand")).and_then(|slug| brand_of_word(&slug));
    check(text, Reason::CodeLength, |typed| card::security_code(typed, brand))
}

/// `(text)` to `{state, value, reason}`.
#[wasm_bindgen(js_name = checkCardholderName)]
pub fn check_cardholder_name(text: &JsValue) -> JsValue {
    check(text, Reason::NameInvalid, card::holder_name)
}

/// `(text)` to `{state, value, reason}`.
#[wasm_bindgen(js_name = checkKatakana)]
pub fn check_katakana(text: &JsValue) -> JsValue {
    check(text, Reason::KanaOnly, contact::katakana)
}

/// `(text, {currency})` to `{state, value, reason}`.
#[wasm_bindgen(js_name = checkPhone)]
pub fn check_phone(text: &JsValue, options: &JsValue) -> JsValue {
    let region = contact::region(word(&field(options, "currency")).as_deref());
    check(text, Reason::PhoneInvalid, |typed| contact::phone(typed, region))
}

/// `(text)` to `{state, value, reason}`.
#[wasm_bindgen(js_name = checkEmail)]
pub fn check_email(text: &JsValue) -> JsValue {
    check(text, Reason::EmailInvalid, contact::email)
}

/// `(text)` to `{state, value, reason}`.
#[wasm_bindgen(js_name = checkPostalCode)]
pub fn check_postal_code(text: &JsValue) -> JsValue {
    check(text, Reason::PostalInvalid, contact::postal_code)
}

/// `(text, {type})` to `{state, value, reason}`.
#[wasm_bindgen(js_name = checkPrepaidNumber)]
pub fn check_prepaid_number(text: &JsValue, options: &JsValue) -> JsValue {
    let kind = word(&field(options, "type")).and_then(|name| prepaid_kind(&name));
    check(text, prepaid::reason(kind), |typed| prepaid::number(typed, kind))
}

/// `({type, …fields})` to `{state, value, reason, field}`, about the first field that is not valid.
#[wasm_bindgen(js_name = checkAccount)]
pub fn check_account(account: &JsValue) -> JsValue {
    let Some(fields) = word(&field(account, "type")).and_then(|name| account_fields(&name)) else {
        return answers::account_problem(&Answer::refused(Reason::Required), "type");
    };
    let asked =
        |name, rule: fn(&str) -> Answer| text_or(&field(account, name), || Answer::refused(Reason::Required), rule);
    let id = asked(fields.id, prepaid::account_id);
    let password = asked(fields.password, prepaid::password);
    for (name, answer) in [(fields.id, &id), (fields.password, &password)] {
        if answer.value.is_none() {
            return answers::account_problem(answer, name);
        }
    }
    answers::account(fields, &id, &password)
}

/// `({text, start, end}, {text, caret})` to `{text, caret}`.
#[wasm_bindgen(js_name = formatCardNumberEdit)]
pub fn format_card_number_edit(before: &JsValue, after: &JsValue) -> JsValue {
    edit(before, after, super::edit::card_number)
}

/// `({text, start, end}, {text, caret})` to `{text, caret}`.
#[wasm_bindgen(js_name = formatExpiryEdit)]
pub fn format_expiry_edit(before: &JsValue, after: &JsValue) -> JsValue {
    edit(before, after, super::edit::expiry)
}

/// `({amount, currency}, {locale})` to `{text, decimal}`.
#[wasm_bindgen(js_name = formatMoney)]
pub fn format_money(money: &JsValue, options: &JsValue) -> JsValue {
    let given = field(money, "amount");
    let money = arguments::amount(&given).zip(word(&field(money, "currency")));
    let money = money.and_then(|(amount, currency)| shown::money(amount.as_amount(), &currency));
    let tag = word(&field(options, "locale"));
    let text = money.and_then(|money| intl::money(&money, tag.as_deref()).or_else(|| money.plain()));
    let answer = Plain::new();
    answer.some_text("text", text.as_deref());
    answer.some_text("decimal", money.and_then(|money| money.decimal()).as_deref());
    answer.into()
}

/// `(timestamp, {locale})` to `{text, local}`.
#[wasm_bindgen(js_name = formatDeadline)]
pub fn format_deadline(stamp: &JsValue, options: &JsValue) -> JsValue {
    let moment = word(stamp).and_then(|stamp| Moment::parse(&stamp));
    let moment = moment.filter(|&moment| shown::local(moment, 'T').is_some());
    let tag = word(&field(options, "locale"));
    let text = moment.and_then(|moment| intl::deadline(moment, tag.as_deref()).or_else(|| shown::local(moment, ' ')));
    let answer = Plain::new();
    answer.some_text("text", text.as_deref());
    answer.some_text("local", moment.and_then(|moment| shown::local(moment, 'T')).as_deref());
    answer.into()
}

/// `(value, {use, base})` to `{allowed, href}`.
#[wasm_bindgen(js_name = checkUrl)]
pub fn check_url(value: &JsValue, options: &JsValue) -> JsValue {
    let wanted = field(options, "use");
    // Without a word for it, the strictest use there is for hosts of any kind.
    let wanted = if wanted.is_undefined() || wanted.is_null() {
        Some(Use::Navigate)
    } else {
        word(&wanted).and_then(|it| Use::of_word(&it))
    };
    let api = word(&field(options, "base")).and_then(|base| address::api(&base));
    let found = wanted.zip(word(value)).and_then(|(wanted, text)| {
        let address = address::allowed(&text, wanted, api.as_ref())?;
        let href = parsed(address)?;
        address::is_settled(&href, wanted, api.as_ref()).then_some(href)
    });
    let answer = Plain::new();
    answer.set("allowed", JsValue::from_bool(found.is_some()));
    answer.some_text("href", found.as_deref());
    answer.into()
}

/// `(text)` to `{verdict}`.
#[wasm_bindgen(js_name = checkKey)]
pub fn check_key(text: &JsValue) -> JsValue {
    let verdict = word(text).map_or(address::KeyVerdict::RefuseMalformed, |key| address::key(&key));
    let answer = Plain::new();
    answer.text("verdict", verdict.word());
    answer.into()
}

/// The address as the platform's own parser writes it; `None` if that refuses it.
fn parsed(address: String) -> Option<String> {
    web_sys::Url::new(&address).ok().map(|url| url.href())
}

/// What a field shows after an edit. What is no text is none; a text nobody can look at stays as it is.
fn edit(before: &JsValue, after: &JsValue, rule: fn(&Before, &After) -> Edit) -> JsValue {
    let [start, end] = ["start", "end"].map(|name| arguments::position(&field(before, name)));
    let held = field(after, "text");
    let caret = arguments::position(&field(after, "caret"));
    match (typed(&field(before, "text")), typed(&held)) {
        (_, Typed::Unreadable) => answers::unchanged(&held, caret),
        (before, after) => {
            let before = Before { text: before.or_empty(), start, end };
            answers::edit(&rule(&before, &After { text: after.or_empty(), caret }))
        }
    }
}

fn check(text: &JsValue, refused: Reason, rule: impl FnOnce(&str) -> Answer) -> JsValue {
    answers::answer(&text_or(text, || Answer::refused(refused), rule))
}

/// What a rule says of a text; what is said of no text at all, if it is something else.
fn text_or<T>(text: &JsValue, refused: impl FnOnce() -> T, rule: impl FnOnce(&str) -> T) -> T {
    match typed(text) {
        Typed::Text(text) => rule(text.expose()),
        Typed::Absent => rule(""),
        Typed::Unreadable => refused(),
    }
}
