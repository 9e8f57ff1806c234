//! One fault, as it is ordered: `{"hold_ms", "delay_ms"}` and at most one effect beside them.
//!
//! | order | the work | the answer |
//! |---|---|---|
//! | `"hold_ms": n` | done after n ms, even if nobody waits any more | then |
//! | `"delay_ms": n` | done at once | after n ms |
//! | `"cut": "before"` | not done | begins and breaks off |
//! | `"cut": "after"` | done | begins and breaks off |
//! | `"stall": true` | done | headers, and nothing more until the caller goes |
//! | `"drip_ms": n` | done | whole, in small pieces over n ms |
//! | `"status": n`, `"retry_after": n` or `"retry_after_date": text` | not done | that status |
//! | `"status": n`, `"bare": true` | not done | that status and nothing more, as from a proxy that knows no JSON |
//! | `"error": code`, `"param": name` | not done | that documented error |
//! | `"malformed": true` | done | stops in the middle of the JSON |
//! | `"garbage": true` | done | bytes that are no text, as JSON |
//! | `"wrong_type": true` | done | a page, 200 and `text/html` |
//! | `"empty": true` or a 2xx status | done | nothing, with 200 or that status |
//! | `"huge": n` | done | right, and padded to n bytes |
//! | `"wrong_session": true` | done | about a session with another id |
//! | `"contradiction": "completed_error"` and so on | done | a status, and what speaks against it: an error, or a payment's status |
//! | `"answer": {…}`, `"work": true`, `"status": n` | done only if it says so | that JSON, with 200 or that status |

use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use super::effect::Effect;
use crate::api::error::ApiError;
use crate::api::params::{text, whole};

/// More than this fits into no browser's patience.
const HUGEST: u64 = 256 * 1024 * 1024;

/// What goes wrong.
#[derive(Clone)]
pub(super) struct Fault {
    /// The request is held for so long before the work is done: whoever looks meanwhile finds
    /// nothing. It has arrived, so the work is done even if the caller does not wait for it.
    hold: Duration,
    /// The work is done first and the answer kept back for so long: whoever gives up waiting may
    /// have paid all the same.
    delay: Duration,
    effect: Effect,
}

impl Fault {
    /// Reads an order; the error is the parameter that is wrong.
    pub(super) fn read(fault: &Value) -> Result<Fault, &'static str> {
        let hold = milliseconds(&fault["hold_ms"]).ok_or("fault[hold_ms]")?;
        let delay = milliseconds(&fault["delay_ms"]).ok_or("fault[delay_ms]")?;
        let effect = effect(fault)?;
        if hold.is_zero() && delay.is_zero() && matches!(effect, Effect::None) {
            return Err("fault");
        }
        Ok(Fault { hold, delay, effect })
    }

    /// Lets it happen to a request about that session.
    pub(super) async fn strike(self, session: Option<String>, request: Request, next: Next) -> Response {
        if self.hold.is_zero() {
            return self.act(session, request, next).await;
        }
        let (head, body) = request.into_parts();
        let Ok(body) = to_bytes(body, usize::MAX).await else {
            return ApiError::of("bad_request").into_response();
        };
        // A task of its own: what runs in the connection's task ends with the connection.
        let held = tokio::spawn(async move {
            tokio::time::sleep(self.hold).await;
            self.act(session, Request::from_parts(head, Body::from(body)), next).await
        });
        held.await.unwrap_or_else(|_| ApiError::of("internal_server_error").into_response())
    }

    /// The effect, and then the delay.
    async fn act(self, session: Option<String>, request: Request, next: Next) -> Response {
        let response = self.effect.act(session, request, next).await;
        tokio::time::sleep(self.delay).await;
        response
    }
}

fn effect(fault: &Value) -> Result<Effect, &'static str> {
    let ordered = |name: &str| fault[name] == Value::Bool(true);
    Ok(if let Some(answer) = fault.get("answer") {
        let status = status(&fault["status"], 200..=599, "fault[status]")?.unwrap_or(StatusCode::OK);
        Effect::Answer { body: answer.to_string(), status, work: ordered("work") }
    } else if let Some(when) = text(&fault["cut"]) {
        match when {
            "before" => Effect::Cut { after: false },
            "after" => Effect::Cut { after: true },
            _ => return Err("fault[cut]"),
        }
    } else if let Some(status) = status(&fault["status"], 400..=599, "fault[status]")? {
        let date = text(&fault["retry_after_date"]).map(str::to_owned);
        let retry_after = date.or(whole(&fault["retry_after"]).map(|n| n.to_string()));
        Effect::Status { status, retry_after, bare: ordered("bare") }
    } else if let Some(code) = text(&fault["error"]) {
        let error = ApiError::known(code).ok_or("fault[error]")?;
        Effect::Error(match text(&fault["param"]) {
            Some(param) => error.about(param),
            None => error,
        })
    } else if let Some(words) = text(&fault["contradiction"]) {
        let (status, against) = words.split_once('_').ok_or("fault[contradiction]")?;
        Effect::Contradiction { status: status.to_owned(), against: against.to_owned() }
    } else if !fault["huge"].is_null() {
        let bytes = fault["huge"].as_u64().filter(|bytes| *bytes <= HUGEST).ok_or("fault[huge]")?;
        Effect::Huge(usize::try_from(bytes).map_err(|_| "fault[huge]")?)
    } else if !fault["drip_ms"].is_null() {
        Effect::Drip(milliseconds(&fault["drip_ms"]).ok_or("fault[drip_ms]")?)
    } else if ordered("empty") {
        Effect::Empty(StatusCode::OK)
    } else if let Some(status) = status(&fault["empty"], 200..=299, "fault[empty]")? {
        Effect::Empty(status)
    } else if ordered("malformed") {
        Effect::Malformed
    } else if ordered("garbage") {
        Effect::Garbage
    } else if ordered("wrong_type") {
        Effect::WrongType
    } else if ordered("wrong_session") {
        Effect::WrongSession
    } else if ordered("stall") {
        Effect::Stall
    } else {
        Effect::None
    })
}

/// A status of that kind, if there is a number.
fn status(
    given: &Value,
    among: std::ops::RangeInclusive<u16>,
    name: &'static str,
) -> Result<Option<StatusCode>, &'static str> {
    let Some(number) = whole(given) else { return Ok(None) };
    let number = u16::try_from(number).ok().filter(|number| among.contains(number)).ok_or(name)?;
    StatusCode::from_u16(number).map(Some).map_err(|_| name)
}

/// A time of a fault, nothing if none was given.
fn milliseconds(given: &Value) -> Option<Duration> {
    match given {
        Value::Null => Some(Duration::ZERO),
        given => given.as_u64().map(Duration::from_millis),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn odd_faults_are_refused() {
        for (fault, problem) in [
            (json!({}), "fault"),
            (json!({"cut": "sideways"}), "fault[cut]"),
            (json!({"hold_ms": "long"}), "fault[hold_ms]"),
            (json!({"hold_ms": 0, "delay_ms": 0}), "fault"),
            (json!({"status": 200}), "fault[status]"),
            (json!({"error": "nonsense"}), "fault[error]"),
            (json!({"contradiction": "completed"}), "fault[contradiction]"),
            (json!({"huge": "very"}), "fault[huge]"),
            (json!({"huge": u64::MAX}), "fault[huge]"),
            (json!({"drip_ms": -1}), "fault[drip_ms]"),
            (json!({"empty": 404}), "fault[empty]"),
            (json!({"answer": {}, "status": 99}), "fault[status]"),
        ] {
            assert_eq!(Fault::read(&fault).err(), Some(problem), "{fault}");
        }
    }

    #[test]
    fn every_fault_of_the_table_is_understood() {
        for fault in [
            json!({"hold_ms": 1}),
            json!({"delay_ms": 1}),
            json!({"cut": "before"}),
            json!({"stall": true}),
            json!({"drip_ms": 1}),
            json!({"status": 429, "retry_after_date": "Sat, 21 Nov 2026 00:00:00 GMT"}),
            json!({"error": "card_declined"}),
            json!({"status": 502, "bare": true}),
            json!({"malformed": true}),
            json!({"garbage": true}),
            json!({"wrong_type": true}),
            json!({"empty": true}),
            json!({"empty": 204}),
            json!({"huge": 1}),
            json!({"wrong_session": true}),
            json!({"contradiction": "completed_error"}),
            json!({"answer": null}),
        ] {
            assert!(Fault::read(&fault).is_ok(), "{fault}");
        }
    }
}
