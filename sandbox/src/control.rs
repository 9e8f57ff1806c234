//! `/sandbox/…`: what no real service has. Tests and people use it to order faults, move the
//! clock, stand at the till, and count what was charged. It needs no key.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::api::error::ApiError;
use crate::api::params::{Params, whole};
use crate::api::payments::{answer, find};
use crate::api::sessions;
use crate::app::App;
use crate::bank;
use crate::charge::take_cash;
use crate::clock;
use crate::faults::Rule;
use crate::payment::Payment;
use crate::secure_token::SecureToken;

/// The control routes, to be nested under `/sandbox`.
pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/faults", post(order_fault).delete(clear_faults))
        .route("/clock", post(move_clock))
        .route("/requests", get(requests))
        .route("/sessions/{id}/cancel", post(cancel_session))
        .route("/sessions/{id}/expire", post(expire_session))
        .route("/payments", get(payments))
        .route("/payments/{id}/pay", post(pay))
        .route("/payments/{id}/bank", post(decide_payment))
        .route("/secure_tokens", get(secure_tokens))
        .route("/secure_tokens/{id}/bank", post(decide_secure_token))
}

/// `{"session": id|null, "on": "show"|"pay"|…|"any", "times": n|null, "fault": {…}}`: the places are in `faults`, the
/// faults in `faults::fault`.
async fn order_fault(State(app): State<Arc<App>>, params: Params) -> Result<StatusCode, ApiError> {
    app.faults.add(Rule::read(&params.0).map_err(ApiError::invalid)?);
    Ok(StatusCode::NO_CONTENT)
}

async fn clear_faults(State(app): State<Arc<App>>) -> StatusCode {
    app.faults.clear();
    StatusCode::NO_CONTENT
}

/// `{"advance_seconds": n}`. What expires thereby does so at once, webhooks included.
async fn move_clock(State(app): State<Arc<App>>, params: Params) -> Result<Json<Value>, ApiError> {
    let seconds = whole(&params.0["advance_seconds"]).ok_or_else(|| ApiError::invalid("advance_seconds"))?;
    app.clock.advance(seconds);
    let (_store, now) = app.open();
    Ok(Json(json!({ "now": clock::utc(now) })))
}

/// Every request that reached the API, oldest first, for one session with `?session=`: method and path.
async fn requests(State(app): State<Arc<App>>, params: Params) -> Json<Value> {
    Json(app.journal.show(params.text("session")))
}

/// Every payment ever tried, newest first, for one session with `?session=`. `charges` counts those
/// that took or reserved money.
async fn payments(State(app): State<Arc<App>>, params: Params) -> Json<Value> {
    let wanted = params.text("session");
    let (store, _) = app.open();
    let fits = |payment: &&Payment| wanted.is_none() || payment.session.as_deref() == wanted;
    let all: Vec<&Payment> = store.payments.iter().rev().filter(fits).collect();
    Json(json!({
        "resource": "list",
        "total": all.len(),
        "charges": all.iter().filter(|payment| payment.is_charged()).count(),
        "data": all.iter().map(|payment| payment.show()).collect::<Value>(),
    }))
}

/// Cancels a session as the shop would, without its key.
async fn cancel_session(State(app): State<Arc<App>>, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    let (mut store, now) = app.open();
    sessions::give_up(&mut store, &id, now)?;
    sessions::answer(&app, &store, &id, now)
}

/// Lets a session expire at once, and leaves everybody else's clock alone.
async fn expire_session(State(app): State<Arc<App>>, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    let (mut store, now) = app.open();
    sessions::expire(&mut store, &id, now)?;
    sessions::answer(&app, &store, &id, now)
}

async fn pay(State(app): State<Arc<App>>, Path(id): Path<String>) -> Result<Response, ApiError> {
    let (mut store, now) = app.open();
    take_cash(&mut store, &id, now)?;
    answer(&store, &id)
}

/// `{"result": "approve"|"fail"}`: what the cardholder says in the bank's app or on another device.
async fn decide_payment(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    params: Params,
) -> Result<Response, ApiError> {
    let (mut store, now) = app.open();
    find(&store, &id)?;
    bank::decide(&app, &mut store, &id, approval(&params)?, now)?;
    answer(&store, &id)
}

/// The same about a secure token, before anything is paid.
async fn decide_secure_token(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    params: Params,
) -> Result<Json<Value>, ApiError> {
    let (mut store, now) = app.open();
    let missing = || ApiError::of("not_found");
    store.secure_token(&id).ok_or_else(missing)?;
    bank::decide(&app, &mut store, &id, approval(&params)?, now)?;
    store.secure_token(&id).map(|token| Json(token.show(&app.bank))).ok_or_else(missing)
}

/// Every secure token ever made, newest first, for one session with `?session=`, which is known by its return
/// address. `used` counts those that were paid with; none of them is a charge by itself.
async fn secure_tokens(State(app): State<Arc<App>>, params: Params) -> Json<Value> {
    let wanted = params.text("session");
    let (store, _) = app.open();
    let fits = |token: &&SecureToken| wanted.is_none() || token.session.as_deref() == wanted;
    let all: Vec<&SecureToken> = store.secure_tokens.iter().rev().filter(fits).collect();
    Json(json!({
        "resource": "list",
        "total": all.len(),
        "used": all.iter().filter(|token| token.used_at.is_some()).count(),
        "data": all.iter().map(|token| token.show(&app.bank)).collect::<Value>(),
    }))
}

fn approval(params: &Params) -> Result<bool, ApiError> {
    match params.text("result") {
        Some("approve") => Ok(true),
        Some("fail") => Ok(false),
        None => Err(ApiError::missing("result")),
        Some(_) => Err(ApiError::invalid("result")),
    }
}
