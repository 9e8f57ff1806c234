//! `/sandbox/…`: what no real service has. Tests and people use it to lay out a world, order faults, move the clock,
//! stand at the till, and see what was called, charged and told. It needs no key; another site's page in a browser on
//! the same machine is refused.

mod origin;
mod payments;
mod world;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::api::error::ApiError;
use crate::api::params::Params;
use crate::api::sessions;
use crate::app::App;
use crate::faults::{Rule, named};
use crate::pages;

pub(crate) use world::turn_clock;

/// The control routes, to be nested under `/sandbox`, with the page that does the same for people.
pub(crate) fn routes(app: Arc<App>) -> Router<Arc<App>> {
    Router::new()
        .route("/scenarios", get(world::scenarios))
        .route("/seed", post(world::seed))
        .route("/reset", post(world::reset))
        .route("/clock", get(world::clock).post(world::move_clock))
        .route("/faults", get(faults).post(order_fault).delete(clear_faults))
        .route("/faults/named", get(named_faults))
        .route("/requests", get(requests))
        .route("/webhooks", get(webhooks))
        .route("/webhooks/{id}/send", post(send_again))
        .route("/sessions", get(list_sessions))
        .route("/sessions/{id}/cancel", post(cancel_session))
        .route("/sessions/{id}/expire", post(expire_session))
        .route("/payments", get(payments::list))
        .route("/payments/{id}/{act}", post(payments::act))
        .route("/payments/{id}/bank", post(payments::decide))
        .route("/secure_tokens", get(payments::secure_tokens))
        .route("/secure_tokens/{id}/bank", post(payments::decide_secure_token))
        .merge(pages::control())
        .layer(from_fn_with_state(app, origin::refuse_others))
}

/// `{"session": id|null, "on": "show"|"pay"|…|"any", "times": n|null, "fault": {…}|name}`: the places are in `faults`,
/// the faults in `faults::fault`, the names in `faults::named`.
async fn order_fault(State(app): State<Arc<App>>, params: Params) -> Result<StatusCode, ApiError> {
    app.faults.add(Rule::read(&params.0).map_err(ApiError::invalid)?);
    Ok(StatusCode::NO_CONTENT)
}

/// The orders that still wait, oldest first.
async fn faults(State(app): State<Arc<App>>) -> Json<Value> {
    Json(app.faults.show())
}

async fn clear_faults(State(app): State<Arc<App>>) -> StatusCode {
    app.faults.clear();
    StatusCode::NO_CONTENT
}

/// The faults that can be ordered by a name.
async fn named_faults() -> Json<Value> {
    let shown = |named: &named::Named| json!({ "name": named.name, "about": named.words, "fault": named.order() });
    Json(named::NAMED.iter().map(shown).collect())
}

/// Every request that reached the API, oldest first, for one session with `?session=`: method, path, and the status it
/// was answered with, `null` while it is not.
async fn requests(State(app): State<Arc<App>>, params: Params) -> Json<Value> {
    Json(app.journal.show(params.text("session")))
}

/// Every event there was to tell the shop, oldest first, for one session with `?session=`, with the status of each try
/// to do so.
async fn webhooks(State(app): State<Arc<App>>, params: Params) -> Json<Value> {
    Json(app.sent.show(params.text("session")))
}

/// Sends a webhook once more, the same id and body, as KOMOJU does when it had no answer.
async fn send_again(State(app): State<Arc<App>>, Path(id): Path<String>) -> Result<StatusCode, ApiError> {
    let event = app.sent.find(&id).ok_or_else(|| ApiError::of("not_found"))?;
    app.open().0.tell_again(event);
    Ok(StatusCode::NO_CONTENT)
}

/// Every session, newest first.
async fn list_sessions(State(app): State<Arc<App>>) -> Json<Value> {
    let (store, now) = app.open();
    let all = store.newest_sessions();
    let shown = all.iter().map(|session| {
        let payment = store.payment_of(session).map(|payment| payment.show());
        session.show(&app.api, now, payment)
    });
    Json(json!({ "resource": "list", "total": all.len(), "data": shown.collect::<Value>() }))
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
