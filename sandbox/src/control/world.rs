//! The whole world at once: laying one out, going back to the beginning, and the time in it.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::api::error::ApiError;
use crate::api::params::{Params, text, whole};
use crate::app::App;
use crate::clock as time;
use crate::seed::{Scenario, Seed, lay};

/// The scenarios that come with the sandbox, with the seed each of them is.
pub(super) async fn scenarios() -> Json<Value> {
    let shown =
        |scenario: &Scenario| json!({ "name": scenario.name, "about": scenario.about(), "seed": scenario.seed() });
    Json(crate::seed::scenarios().iter().map(shown).collect())
}

/// A seed, or `{"scenario": name}`: adds it to what is there and answers its sessions.
pub(super) async fn seed(State(app): State<Arc<App>>, params: Params) -> Result<Json<Value>, ApiError> {
    let refused = |problem| ApiError::invalid("seed").saying(problem);
    let seed = match params.text("scenario") {
        Some(name) => Seed::scenario(name),
        None => Seed::read("seed", &params.0),
    };
    let ids = lay(&app, &seed.map_err(refused)?).map_err(refused)?;
    let (store, now) = app.open();
    let sessions = ids.iter().filter_map(|id| store.sessions.get(id)).map(|session| {
        let payment = store.payment_of(session).map(|payment| payment.show());
        session.show(&app.api, now, payment)
    });
    Ok(Json(json!({ "sessions": sessions.collect::<Value>() })))
}

/// Makes everything as it was when the sandbox started.
pub(super) async fn reset(State(app): State<Arc<App>>) -> Result<StatusCode, ApiError> {
    app.reset().map_err(|problem| ApiError::invalid("seed").saying(problem))?;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn clock(State(app): State<Arc<App>>) -> Json<Value> {
    Json(json!({ "now": time::utc(app.clock.now()) }))
}

/// `{"advance_seconds": n}` or `{"now": time stamp}`. What expires thereby does so at once, webhooks included.
pub(super) async fn move_clock(State(app): State<Arc<App>>, params: Params) -> Result<Json<Value>, ApiError> {
    turn_clock(&app, &params)?;
    let (_store, now) = app.open();
    Ok(Json(json!({ "now": time::utc(now) })))
}

/// Moves the clock as it is asked for.
pub(crate) fn turn_clock(app: &App, params: &Params) -> Result<(), ApiError> {
    /// A century: more is a mistake, and time stamps have four digits for the year.
    const FARTHEST: i64 = 100 * 366 * 86_400;
    if !params.0["now"].is_null() {
        let moment = text(&params.0["now"]).and_then(time::parse).ok_or_else(|| ApiError::invalid("now"))?;
        app.clock.set(Some(moment.unix_timestamp()));
        return Ok(());
    }
    let seconds = whole(&params.0["advance_seconds"]).filter(|seconds| (-FARTHEST..=FARTHEST).contains(seconds));
    app.clock.advance(seconds.ok_or_else(|| ApiError::invalid("advance_seconds"))?);
    Ok(())
}
