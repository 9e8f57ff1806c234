//! The calls to KOMOJU's API, and nothing else: no other address is ever asked.

use super::json::from_js;
use super::page;
use crate::wire::{Api, Call, Failure, PublishableKey, Reply};
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// Makes a call and tells `then` its answer, as long as its time limit allows (DOMAIN.md 6.4). A payment is claimed
/// first, under this name; what is only read for a `place` can be given up.
pub(super) fn send(
    place: &Element,
    api: &Api,
    key: &PublishableKey,
    call: &Call,
    claimed: Option<&str>,
    then: &JsValue,
) {
    let (method, url) = api.address(call);
    let (body, patience) = match call {
        Call::Pay(_, body) | Call::MakeToken(body) | Call::MakeSecureToken(body) => (Some(body.expose()), 60_000),
        _ => (None, 10_000),
    };
    page::send(place, claimed, method, &url, key.expose(), body, patience, then);
}

/// What `then` is told.
pub(super) fn reply(answer: &JsValue) -> Result<Reply, Failure> {
    let Some(answer) = answer.dyn_ref::<Array>() else {
        return Err(match answer.as_bool() {
            Some(_) => Failure::Busy,
            None if answer.is_null() => Failure::Timeout,
            None => Failure::Network,
        });
    };
    let body = answer.get(2);
    Ok(Reply {
        status: answer.get(0).as_f64().unwrap_or_default() as u16,
        body: if body.is_undefined() { None } else { Some(from_js(&body)) },
        retry_after: answer.get(1).as_f64().map(|seconds| seconds as u32),
    })
}
