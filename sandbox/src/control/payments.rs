//! What can be known of payments and secure tokens without a key, and be done to them.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use serde_json::{Value, json};

use crate::acts::Act;
use crate::api::error::ApiError;
use crate::api::params::Params;
use crate::api::payments::{answer, find};
use crate::app::App;
use crate::bank;
use crate::payment::Payment;
use crate::secure_token::SecureToken;

/// Every payment ever tried, newest first, for one session with `?session=`. `charges` counts those
/// that took or reserved money.
pub(super) async fn list(State(app): State<Arc<App>>, params: Params) -> Json<Value> {
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

/// Does one of `acts` to a payment. A refund can have an `amount`; otherwise all that is left goes back.
pub(super) async fn act(
    State(app): State<Arc<App>>,
    Path((id, act)): Path<(String, String)>,
    params: Params,
) -> Result<Response, ApiError> {
    let act = Act::read(&act).ok_or_else(|| ApiError::of("not_found"))?;
    let (mut store, now) = app.open();
    act.perform(&app, &mut store, &id, &params, now)?;
    answer(&store, &id)
}

/// `{"result": "approve"|"fail"}`: what the cardholder says in the bank's app or on another device.
pub(super) async fn decide(
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
pub(super) async fn decide_secure_token(
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
pub(super) async fn secure_tokens(State(app): State<Arc<App>>, params: Params) -> Json<Value> {
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
