//! Faults on demand: what a test orders to go wrong, and where. How it goes wrong is `fault`'s affair.
//!
//! It stands in front of the API's handlers and knows requests only by method and path.

mod effect;
mod fault;
pub(crate) mod named;

use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use serde_json::{Value, json};

use crate::api::params::{MOST_BYTES, text, whole};
use crate::app::App;
use fault::Fault;

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
    /// The fault as it was ordered.
    ordered: Value,
}

/// The requests a fault can be ordered for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    Show,
    Pay,
    Token,
    /// Making a secure token, and asking what has become of one.
    SecureToken,
    ShowSecureToken,
    /// The barcode of a session's payment.
    Barcode,
    /// Updating a session's payment.
    Update,
    Any,
}

/// The places an order can name, in words too; whatever else reaches the API is only ever met by `any`.
const PLACES: &[(&str, Place, &str)] = &[
    ("pay", Place::Pay, "paying a session"),
    ("show", Place::Show, "reading a session"),
    ("token", Place::Token, "making a token"),
    ("secure_token", Place::SecureToken, "making a secure token"),
    ("show_secure_token", Place::ShowSecureToken, "reading a secure token"),
    ("barcode", Place::Barcode, "reading a barcode"),
    ("update", Place::Update, "updating a payment"),
    ("any", Place::Any, "any request"),
];

/// The places as an order names them, each with its words for people.
pub(crate) fn places() -> impl Iterator<Item = (&'static str, &'static str)> {
    PLACES.iter().map(|(name, _, words)| (*name, *words))
}

impl Place {
    fn read(word: &str) -> Option<Place> {
        PLACES.iter().find(|(name, ..)| *name == word).map(|(_, place, _)| *place)
    }

    fn word(self) -> &'static str {
        PLACES.iter().find(|(_, place, _)| *place == self).map_or("any", |(name, ..)| name)
    }

    /// Where a request goes, and which session it is about as far as its address tells.
    fn of(app: &App, request: &Request) -> (Place, Option<String>) {
        let paid_in = |payment: &str| app.open().0.payment(payment)?.session.clone();
        let verified_for = |token: &str| app.open().0.secure_token(token)?.session.clone();
        // Nested routers see their paths without the `/api/v1` in front.
        let path: Vec<&str> = request.uri().path().split('/').skip(1).collect();
        match (request.method(), path.as_slice()) {
            (&Method::GET, ["sessions", id]) => (Place::Show, Some((*id).to_owned())),
            (&Method::POST, ["sessions", id, "pay"]) => (Place::Pay, Some((*id).to_owned())),
            (&Method::POST, ["tokens"]) => (Place::Token, None),
            (&Method::POST, ["secure_tokens"]) => (Place::SecureToken, None),
            (&Method::GET, ["secure_tokens", id]) => (Place::ShowSecureToken, verified_for(id)),
            (&Method::GET, ["barcodes", id]) => (Place::Barcode, paid_in(id)),
            (&Method::PATCH, ["payments", id]) => (Place::Update, paid_in(id)),
            (_, ["sessions", id, ..]) => (Place::Any, Some((*id).to_owned())),
            _ => (Place::Any, None),
        }
    }
}

impl Faults {
    pub(crate) fn add(&self, rule: Rule) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(rule);
    }

    /// Takes back what was ordered for one session.
    pub(crate) fn forget(&self, session: &str) {
        let mut rules = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        rules.retain(|rule| rule.session.as_deref() != Some(session));
    }

    pub(crate) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The orders that still wait, oldest first, in the shape they are given in.
    pub(crate) fn show(&self) -> Value {
        let rules = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let shown = |rule: &Rule| json!({ "session": rule.session, "on": rule.on.word(), "times": rule.times, "fault": rule.ordered });
        rules.iter().map(shown).collect()
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
    /// Reads `{"session", "on", "times", "fault"}`, where the fault may be one of the [`named`] ones; the error is the
    /// parameter that is wrong.
    pub(crate) fn read(order: &Value) -> Result<Rule, &'static str> {
        let on = Place::read(text(&order["on"]).unwrap_or("any")).ok_or("on")?;
        let session = text(&order["session"]).map(str::to_owned);
        let times = Rule::times(&order["times"])?;
        let ordered = match &order["fault"] {
            Value::String(name) => named::find(name).ok_or("fault")?.order(),
            fault => fault.clone(),
        };
        Ok(Rule { session, on, times, fault: Fault::read(&ordered)?, ordered })
    }

    /// Reads the text of a session's `metadata[sandbox_fault]`: a fault for paying this session,
    /// with an optional `times` beside it.
    pub(crate) fn from_metadata(session: &str, fault: &str) -> Result<Rule, &'static str> {
        let order: Value = serde_json::from_str(fault).map_err(|_| "fault")?;
        let (times, fault) = (Rule::times(&order["times"])?, Fault::read(&order)?);
        Ok(Rule { session: Some(session.to_owned()), on: Place::Pay, times, fault, ordered: order })
    }

    fn times(times: &Value) -> Result<Option<i64>, &'static str> {
        match (times, whole(times)) {
            (Value::Null, _) => Ok(None),
            (_, Some(times @ 1..)) => Ok(Some(times)),
            _ => Err("times"),
        }
    }
}

/// The middleware: looks for an order that fits the request and lets it strike.
pub(crate) async fn apply(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let (place, mut session) = Place::of(&app, &request);
    let mut request = request;
    if place == Place::SecureToken {
        (session, request) = secure_token_for(&app, request).await;
    }
    match app.faults.take(place, session.as_deref()) {
        Some(fault) => fault.strike(session, request, next).await,
        None => next.run(request).await,
    }
}

/// The session a secure token is asked for: only the body tells, by its return address.
async fn secure_token_for(app: &App, request: Request) -> (Option<String>, Request) {
    let (head, body) = request.into_parts();
    // What cannot be read is refused further on.
    let body = to_bytes(body, MOST_BYTES).await.unwrap_or_default();
    let asked: Value = serde_json::from_slice(&body).unwrap_or_default();
    let session = text(&asked["return_url"]).and_then(|address| {
        let (store, _) = app.open();
        store.session_returning_to(address).map(|session| session.id.clone())
    });
    (session, Request::from_parts(head, Body::from(body)))
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
            (json!({"on": "monday", "fault": {"malformed": true}}), "on"),
            (json!({"times": 0, "fault": {"malformed": true}}), "times"),
            (json!({"on": "barcode", "fault": {}}), "fault"),
        ] {
            assert_eq!(Rule::read(&order).err(), Some(problem));
        }
    }
}
