//! `/sandbox`: the page from which a developer sees everything and has a hand in it. Its forms do what the control
//! addresses do, and lead back to it; it needs no script.

mod lists;
mod sessions;
mod tools;
mod view;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::json;

use super::layout::go;
use crate::acts::{Act, nothing};
use crate::api::error::ApiError;
use crate::api::params::{Params, whole};
use crate::api::sessions as api;
use crate::app::App;
use crate::control::turn_clock;
use crate::faults::Rule;
use crate::seed::{Seed, lay};
use view::View;

/// The page and its forms, to be nested under `/sandbox`.
pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/", get(show))
        .route("/desk.css", get(style))
        .route("/desk/sessions", post(create))
        .route("/desk/sessions/{id}/{act}", post(act_on_session))
        .route("/desk/payments/{id}/{act}", post(act_on_payment))
        .route("/desk/clock", post(move_clock))
        .route("/desk/faults", post(order_fault))
        .route("/desk/faults/clear", post(clear_faults))
        .route("/desk/webhooks/{id}", post(send_again))
        .route("/desk/seed", post(seed))
        .route("/desk/reset", post(reset))
}

/// With `?session=`, that one session and what is about it.
async fn show(State(app): State<Arc<App>>, params: Params) -> Response {
    view::page(&app, View::asked(&params), None)
}

async fn style() -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("desk.css"))
}

/// A session to look at: what the API would make of the same request.
async fn create(State(app): State<Arc<App>>, params: Params) -> Response {
    let made = || {
        let mut given = params.0.clone();
        let types = params.text("payment_types").unwrap_or_default();
        given["payment_types"] = types.split([',', ' ']).filter(|part| !part.is_empty()).collect();
        let (mut store, now) = app.open();
        let session = api::read(&Params(given), now)?;
        let id = session.id.clone();
        api::admit(&app, &mut store, session)?;
        Ok(id)
    };
    match made() {
        Ok(id) => go(&format!("/sandbox#{id}")),
        Err(error) => refuse(&app, &params, &error),
    }
}

async fn act_on_session(
    State(app): State<Arc<App>>,
    Path((id, act)): Path<(String, String)>,
    params: Params,
) -> Response {
    let acted = || {
        let (mut store, now) = app.open();
        match act.as_str() {
            "cancel" => api::give_up(&mut store, &id, now),
            "expire" => api::expire(&mut store, &id, now),
            _ => Err(ApiError::of("not_found")),
        }
    };
    back(&app, &params, acted(), &id)
}

async fn act_on_payment(
    State(app): State<Arc<App>>,
    Path((id, act)): Path<(String, String)>,
    params: Params,
) -> Response {
    let acted = || {
        let act = Act::read(&act).ok_or_else(|| ApiError::of("not_found"))?;
        let (mut store, now) = app.open();
        act.perform(&app, &mut store, &id, &nothing(), now)
    };
    back(&app, &params, acted(), &id)
}

/// By a button's `advance_seconds`, or to the time that was typed, which is Japan's.
async fn move_clock(State(app): State<Arc<App>>, params: Params) -> Response {
    let asked = match params.text("japan") {
        Some(local) if params.0["advance_seconds"].is_null() => json!({ "now": japan(local) }),
        _ => params.0.clone(),
    };
    back(&app, &params, turn_clock(&app, &Params(asked)), "clock")
}

/// What `<input type="datetime-local">` says, as a time stamp: `2026-11-21T09:00` or with seconds.
fn japan(local: &str) -> String {
    let seconds = if local.len() == "2026-11-21T09:00".len() { ":00" } else { "" };
    format!("{local}{seconds}+09:00")
}

async fn order_fault(State(app): State<Arc<App>>, params: Params) -> Response {
    let order = json!({
        "session": params.text("about"),
        "on": params.text("on"),
        "times": whole(&params.0["times"]),
        "fault": params.0["fault"],
    });
    let ordered = Rule::read(&order).map(|rule| app.faults.add(rule)).map_err(ApiError::invalid);
    back(&app, &params, ordered, "faults")
}

async fn clear_faults(State(app): State<Arc<App>>, params: Params) -> Response {
    app.faults.clear();
    back(&app, &params, Ok(()), "faults")
}

async fn send_again(State(app): State<Arc<App>>, Path(id): Path<String>, params: Params) -> Response {
    let sent = app.sent.find(&id).ok_or_else(|| ApiError::of("not_found"));
    let sent = sent.map(|event| app.open().0.tell_again(event));
    back(&app, &params, sent, "webhooks")
}

async fn seed(State(app): State<Arc<App>>, params: Params) -> Response {
    let laid = Seed::scenario(params.text("scenario").unwrap_or_default()).and_then(|seed| lay(&app, &seed));
    back(&app, &params, laid.map(drop).map_err(|problem| ApiError::invalid("scenario").saying(problem)), "sessions")
}

async fn reset(State(app): State<Arc<App>>, params: Params) -> Response {
    let reset = app.reset().map_err(|problem| ApiError::invalid("seed").saying(problem));
    back(&app, &params, reset, "sessions")
}

/// After a form: the page again, where it was, or with the problem.
fn back(app: &App, params: &Params, outcome: Result<(), ApiError>, place: &str) -> Response {
    match outcome {
        Ok(()) => go(&format!("{}#{place}", View::asked(params).address())),
        Err(error) => refuse(app, params, &error),
    }
}

fn refuse(app: &App, params: &Params, error: &ApiError) -> Response {
    let mut shown = view::page(app, View::asked(params), Some(error.message()));
    *shown.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    shown
}
