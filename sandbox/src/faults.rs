//! Faults on demand: what a test orders to go wrong, and how it goes wrong.
//!
//! It stands in front of the API's handlers and knows requests only by method and path.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde_json::Value;

use crate::api::error::ApiError;
use crate::api::params::{text, whole};
use crate::app::App;

/// Orders waiting to strike, oldest first.
#[derive(Default)]
pub(crate) struct Faults(Mutex<Vec<Rule>>);

/// One order: where, how often, what.
pub(crate) struct Rule {
    /// Only requests about this session, or any.
    session: Option<String>,
    on: Place,
    /// How often still; `None` is for ever.
    times: Option<i64>,
    fault: Fault,
}

/// The requests a fault can be ordered for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    Show,
    Pay,
    Token,
    Any,
}

/// What goes wrong.
#[derive(Clone)]
struct Fault {
    /// The request is held for so long before the work is done: whoever looks meanwhile finds
    /// nothing. It has arrived, so the work is done even if the caller does not wait for it.
    hold: Duration,
    /// The work is done first and the answer kept back for so long: whoever gives up waiting may
    /// have paid all the same.
    delay: Duration,
    effect: Effect,
}

#[derive(Clone)]
enum Effect {
    None,
    /// The connection breaks, before the work is done or after.
    Cut {
        after: bool,
    },
    /// A bare HTTP status, without doing the work.
    Status {
        status: u16,
        retry_after: Option<i64>,
    },
    /// The work is done and the answer stops in the middle of the JSON.
    Malformed,
    /// A documented error, about a parameter if one is given, without doing the work.
    Error(ApiError),
}

impl Faults {
    pub(crate) fn add(&self, rule: Rule) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(rule);
    }

    pub(crate) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The first order that fits, counted down.
    fn take(&self, place: Place, session: Option<&str>) -> Option<Fault> {
        let mut rules = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let index = rules.iter().position(|rule| {
            (rule.on == Place::Any || rule.on == place)
                && (rule.session.is_none() || rule.session.as_deref() == session)
        })?;
        let fault = rules[index].fault.clone();
        if let Some(times) = &mut rules[index].times {
            *times -= 1;
            if *times <= 0 {
                rules.remove(index);
            }
        }
        Some(fault)
    }
}

impl Rule {
    /// Reads `{"session", "on", "times", "fault"}`; the error is the parameter that is wrong.
    pub(crate) fn read(order: &Value) -> Result<Rule, &'static str> {
        let on = match text(&order["on"]).unwrap_or("any") {
            "show" => Place::Show,
            "pay" => Place::Pay,
            "token" => Place::Token,
            "any" => Place::Any,
            _ => return Err("on"),
        };
        let session = text(&order["session"]).map(str::to_owned);
        let times = Rule::times(&order["times"])?;
        Ok(Rule { session, on, times, fault: Fault::read(&order["fault"])? })
    }

    /// Reads the text of a session's `metadata[sandbox_fault]`: a fault for paying this session,
    /// with an optional `times` beside it.
    pub(crate) fn from_metadata(session: &str, fault: &str) -> Result<Rule, &'static str> {
        let order: Value = serde_json::from_str(fault).map_err(|_| "fault")?;
        let (times, fault) = (Rule::times(&order["times"])?, Fault::read(&order)?);
        Ok(Rule { session: Some(session.to_owned()), on: Place::Pay, times, fault })
    }

    fn times(times: &Value) -> Result<Option<i64>, &'static str> {
        match (times, whole(times)) {
            (Value::Null, _) => Ok(None),
            (_, Some(times @ 1..)) => Ok(Some(times)),
            _ => Err("times"),
        }
    }
}

impl Fault {
    fn read(fault: &Value) -> Result<Fault, &'static str> {
        let hold = milliseconds(&fault["hold_ms"]).ok_or("fault[hold_ms]")?;
        let delay = milliseconds(&fault["delay_ms"]).ok_or("fault[delay_ms]")?;
        let effect = if let Some(when) = text(&fault["cut"]) {
            match when {
                "before" => Effect::Cut { after: false },
                "after" => Effect::Cut { after: true },
                _ => return Err("fault[cut]"),
            }
        } else if let Some(status) = whole(&fault["status"]) {
            let status = u16::try_from(status).ok().filter(|status| (400..=599).contains(status));
            let status = status.ok_or("fault[status]")?;
            Effect::Status { status, retry_after: whole(&fault["retry_after"]) }
        } else if fault["malformed"] == Value::Bool(true) {
            Effect::Malformed
        } else if let Some(code) = text(&fault["error"]) {
            let error = ApiError::known(code).ok_or("fault[error]")?;
            Effect::Error(match text(&fault["param"]) {
                Some(param) => error.about(param),
                None => error,
            })
        } else {
            Effect::None
        };
        if hold.is_zero() && delay.is_zero() && matches!(effect, Effect::None) {
            return Err("fault");
        }
        Ok(Fault { hold, delay, effect })
    }

    async fn strike(self, request: Request, next: Next) -> Response {
        if self.hold.is_zero() {
            return self.act(request, next).await;
        }
        let (head, body) = request.into_parts();
        let Ok(body) = to_bytes(body, usize::MAX).await else {
            return ApiError::of("bad_request").into_response();
        };
        // A task of its own: what runs in the connection's task ends with the connection.
        let held = tokio::spawn(async move {
            tokio::time::sleep(self.hold).await;
            self.act(Request::from_parts(head, Body::from(body)), next).await
        });
        held.await.unwrap_or_else(|_| ApiError::of("internal_server_error").into_response())
    }

    /// The effect, and then the delay.
    async fn act(self, request: Request, next: Next) -> Response {
        let response = match self.effect {
            Effect::None => next.run(request).await,
            Effect::Cut { after: false } => cut(),
            Effect::Cut { after: true } => {
                next.run(request).await;
                cut()
            }
            Effect::Status { status, retry_after } => refuse(status, retry_after),
            Effect::Malformed => garble(next.run(request).await).await,
            Effect::Error(error) => error.into_response(),
        };
        tokio::time::sleep(self.delay).await;
        response
    }
}

/// A time of a fault, nothing if none was given.
fn milliseconds(given: &Value) -> Option<Duration> {
    match given {
        Value::Null => Some(Duration::ZERO),
        given => given.as_u64().map(Duration::from_millis),
    }
}

/// The middleware: looks for an order that fits the request and lets it strike.
pub(crate) async fn apply(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    // Nested routers see their paths without the `/api/v1` in front.
    let path: Vec<&str> = request.uri().path().split('/').skip(1).collect();
    let (place, session) = match (request.method(), path.as_slice()) {
        (&Method::GET, ["sessions", id]) => (Place::Show, Some(*id)),
        (&Method::POST, ["sessions", id, "pay"]) => (Place::Pay, Some(*id)),
        (&Method::POST, ["tokens"]) => (Place::Token, None),
        (_, ["sessions", id, ..]) => (Place::Any, Some(*id)),
        _ => (Place::Any, None),
    };
    match app.faults.take(place, session) {
        Some(fault) => fault.strike(request, next).await,
        None => next.run(request).await,
    }
}

/// An answer that begins and never ends. It has to begin: a browser quietly sends a request again,
/// a payment too, when a connection it had used before closes without a single byte of answer.
fn cut() -> Response {
    let body = stream::unfold(0, |step| async move {
        match step {
            0 => Some((Ok(Bytes::from_static(b"{\"sta")), 1)),
            1 => {
                // Gives the server the moment it needs to send the beginning off.
                tokio::task::yield_now().await;
                Some((Err(io::Error::other("cut on purpose")), 2))
            }
            _ => None,
        }
    });
    json_body(Body::from_stream(body))
}

fn refuse(status: u16, retry_after: Option<i64>) -> Response {
    let mut response = ApiError::for_status(status).into_response();
    if let Some(seconds) = retry_after {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

async fn garble(response: Response) -> Response {
    let whole = to_bytes(response.into_body(), usize::MAX).await.unwrap_or_default();
    json_body(Body::from(whole.slice(..whole.len() / 2)))
}

fn json_body(body: Body) -> Response {
    ([(CONTENT_TYPE, "application/json")], body).into_response()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn orders_are_counted_down() {
        let faults = Faults::default();
        let order = json!({"session": "a", "on": "pay", "times": 2, "fault": {"cut": "after"}});
        faults.add(Rule::read(&order).unwrap());
        assert!(faults.take(Place::Show, Some("a")).is_none());
        assert!(faults.take(Place::Pay, Some("b")).is_none());
        assert!(faults.take(Place::Pay, Some("a")).is_some());
        assert!(faults.take(Place::Pay, Some("a")).is_some());
        assert!(faults.take(Place::Pay, Some("a")).is_none());
    }

    #[test]
    fn odd_orders_are_refused() {
        for (order, problem) in [
            (json!({"fault": {}}), "fault"),
            (json!({"fault": {"cut": "sideways"}}), "fault[cut]"),
            (json!({"fault": {"hold_ms": "long"}}), "fault[hold_ms]"),
            (json!({"fault": {"hold_ms": 0, "delay_ms": 0}}), "fault"),
            (json!({"fault": {"status": 200}}), "fault[status]"),
            (json!({"fault": {"error": "nonsense"}}), "fault[error]"),
            (json!({"on": "monday", "fault": {"malformed": true}}), "on"),
            (json!({"times": 0, "fault": {"malformed": true}}), "times"),
        ] {
            assert_eq!(Rule::read(&order).err(), Some(problem));
        }
    }
}
