//! The page's loose options become strict ones, here and nowhere else.

use super::json::from_js;
use super::page;
use crate::flow::{Ground, Options, Part, Returned, options::SessionProblem};
use crate::i18n::Locale;
use crate::methods::Known;
use crate::wire::request::FraudDetails;
use crate::wire::{Api, Json, PublishableKey, SessionId};
use js_sys::{JSON, Reflect};
use wasm_bindgen::JsValue;

/// Reads `{sessionId, session, publishableKey, apiUrl, locale, returnUrl, prefill, token, paymentType, fraudDetails}` as
/// the page gives them, and `{search, part, noButton, ground, texts}` as the package's scripts do; all may be missing. They are
/// text; `session`, `prefill` and `fraudDetails` are JSON text or objects; `token` and `noButton` are a yes or no; `search` is
/// the query of the page's address; `ground` is `foreign`, or the origin of the page that a frame of ours stands in; `texts` has a
/// line for each text, an empty one where the shop has no words of its own.
/// (The functions among the options are the runtime's and the host's.)
pub(super) fn read(object: &JsValue) -> (Options, Option<Json>) {
    let text = |name: &str| Reflect::get(object, &JsValue::from_str(name)).ok().and_then(|value| value.as_string());
    let named = text("sessionId").unwrap_or_default();
    let given = json(object, "session");
    let search = text("search").unwrap_or_default();
    let came_back = page::parameter(&search, "session_id");
    let id = match (named.trim(), &given) {
        // A return page need not say which session it is about: its address does (S1 step 4).
        ("", None) => came_back.clone().unwrap_or_default(),
        ("", Some(session)) => session.get("id").text().unwrap_or_default().to_owned(),
        (named, _) => named.to_owned(),
    };
    let returned = match page::parameter(&search, "action").as_deref() {
        Some("cancel") => Returned::Cancelled,
        Some("complete") => Returned::Somehow,
        _ if came_back.is_some_and(|came_back| came_back == id) => Returned::Somehow,
        _ => Returned::No,
    };
    let part = match text("part").as_deref() {
        Some("picker") => Part::Picker,
        Some("fields") => Part::Fields,
        _ => Part::Whole,
    };
    let browser = web_sys::window().and_then(|window| window.navigator().language());
    let options = Options {
        session: match id.as_str() {
            "" => Err(SessionProblem::Missing),
            id => SessionId::parse(id).ok_or(SessionProblem::Malformed),
        },
        key: PublishableKey::parse(&text("publishableKey").unwrap_or_default()),
        api: match text("apiUrl").as_deref().map(str::trim) {
            None | Some("") => Some(Api::live()),
            Some(url) => Api::parse(url),
        },
        paying: text("paying").is_some_and(|paid| paid == id),
        locale: text("locale").as_deref().and_then(Locale::parse),
        #[cfg(not(all(target_arch = "wasm32", feature = "package")))]
        own: text("texts").unwrap_or_default(),
        browser_locale: browser.as_deref().and_then(Locale::parse),
        return_url: text("returnUrl"),
        known: known(object),
        token: is(object, "token"),
        continues: false,
        phone: page::runs_on(PHONES),
        returned,
        payment_type: text("paymentType").filter(|wish| !wish.is_empty()),
        part,
        button: !is(object, "noButton"),
        fraud: json(object, "fraudDetails").map(|given| FraudDetails::read(&given)).unwrap_or_default(),
        ground: match text("ground") {
            None => Ground::Own,
            // Nothing is typed there.
            _ if part == Part::Picker => Ground::Own,
            Some(origin) if origin == "foreign" => Ground::Foreign,
            Some(origin) => Ground::Within(origin),
        },
    };
    (options, given)
}

fn is(object: &JsValue, name: &str) -> bool {
    Reflect::get(object, &JsValue::from_str(name)).is_ok_and(|value| value.is_truthy())
}

/// What browsers say of themselves where a wallet's app may be on the same device.
const PHONES: &str = "Mobi|Android|iPhone|iPad";

/// What the page knows of the shopper, by the names that fields have in events.
fn known(object: &JsValue) -> Known {
    let Some(given) = json(object, "prefill") else { return Known::default() };
    Known::of_page(|name| given.get(name.as_str()).owned_text())
}

/// A property that is JSON text or an object.
fn json(object: &JsValue, name: &str) -> Option<Json> {
    let given = Reflect::get(object, &JsValue::from_str(name)).ok()?;
    let value = match given.as_string() {
        Some(text) if text.trim().is_empty() => return None,
        // What is no JSON becomes null: an answer that is no session, which is said plainly.
        Some(text) => JSON::parse(&text).unwrap_or(JsValue::NULL),
        None if given.is_object() => given,
        None => return None,
    };
    Some(from_js(&value))
}
