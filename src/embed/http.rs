//! The calls to KOMOJU's API, and nothing else: no other address is ever asked.

use super::json::from_js;
use crate::domain::text::read_number;
use crate::platform::plain::Plain;
use crate::wire::{Api, Call, Failure, Json, PublishableKey, Reply};
use js_sys::{Function, JSON, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Response};

/// An answer longer than this is not read, in UTF-16 units.
const LONGEST: usize = 2_000_000;

/// Makes a call and waits for its answer, as long as its time limit allows (DOMAIN.md 6.4).
pub(super) async fn send(api: &Api, key: &PublishableKey, call: &Call) -> Result<Reply, Failure> {
    let limit = match call {
        Call::Pay(..) | Call::MakeToken(_) | Call::MakeSecureToken(_) => 60_000,
        _ => 10_000,
    };
    let abort = AbortController::new().map_err(|_| Failure::Network)?;
    let clock = Clock::start(limit, abort.clone());
    let reply = fetch(api, key, call, &abort).await;
    if clock.has_struck() { Err(Failure::Timeout) } else { reply }
}

async fn fetch(api: &Api, key: &PublishableKey, call: &Call, abort: &AbortController) -> Result<Reply, Failure> {
    let (method, url) = api.address(call);
    let headers = Plain::new();
    let options = Plain::new();
    headers.text("accept", "application/json").text("authorization", &authorization(key)?);
    if let Call::Pay(_, body) | Call::MakeToken(body) | Call::MakeSecureToken(body) = call {
        headers.text("content-type", "application/json");
        // A redirected payment could end up anywhere.
        options.text("body", body.expose()).text("redirect", "error");
    }
    options
        .text("method", method)
        .set("headers", headers.into())
        .text("credentials", "omit")
        .text("cache", "no-store")
        .text("referrerPolicy", "strict-origin")
        .set("signal", abort.signal().into());
    // Called by hand: the page may have replaced `fetch`, and then it may throw or reject with anything.
    let global = js_sys::global();
    let fetch: Function =
        Reflect::get(&global, &"fetch".into()).ok().and_then(|it| it.dyn_into().ok()).ok_or(Failure::Network)?;
    let answer = fetch.call2(&global, &JsValue::from_str(&url), &options.into()).map_err(|_| Failure::Network)?;
    let response: Response = settle(answer).await?.dyn_into().map_err(|_| Failure::Network)?;
    let retry_after = response.headers().get("retry-after").ok().flatten();
    let retry_after = retry_after.and_then(|text| read_number(text.trim())?.try_into().ok());
    let text = settle(response.text().map_err(|_| Failure::Network)?.into()).await?;
    Ok(Reply { status: response.status(), body: read(&text), retry_after })
}

async fn settle(value: JsValue) -> Result<JsValue, Failure> {
    JsFuture::from(Promise::resolve(&value)).await.map_err(|_| Failure::Network)
}

fn read(text: &JsValue) -> Option<Json> {
    let text = text.dyn_ref::<js_sys::JsString>()?;
    if text.length() as usize > LONGEST {
        return None;
    }
    Some(from_js(&JSON::parse(&text.as_string()?).ok()?))
}

/// HTTP Basic with the key as user name and no password (S3 "Authentication").
fn authorization(key: &PublishableKey) -> Result<String, Failure> {
    let mut pair = key.expose().to_owned();
    pair.push(':');
    let encoded = web_sys::window().and_then(|window| window.btoa(&pair).ok()).ok_or(Failure::Network)?;
    let mut header = String::from("Basic ");
    header.push_str(&encoded);
    Ok(header)
}

/// Aborts a call when its time is up; stops when dropped.
struct Clock {
    timer: i32,
    struck: std::rc::Rc<std::cell::Cell<bool>>,
    _strike: Closure<dyn FnMut()>,
}

impl Clock {
    fn start(milliseconds: i32, abort: AbortController) -> Clock {
        let struck = std::rc::Rc::new(std::cell::Cell::new(false));
        let strike = Closure::new({
            let struck = struck.clone();
            move || {
                struck.set(true);
                abort.abort();
            }
        });
        let window = web_sys::window();
        let timer = window.and_then(|window| {
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(strike.as_ref().unchecked_ref(), milliseconds)
                .ok()
        });
        Clock { timer: timer.unwrap_or_default(), struck, _strike: strike }
    }

    fn has_struck(&self) -> bool {
        self.struck.get()
    }
}

impl Drop for Clock {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.timer);
        }
    }
}
