//! `/sessions`: creating, showing and cancelling (S0, S1 step 1, S4).

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use serde_json::{Value, json};
use time::Duration;

use super::auth::{AnyKey, SecretKey};
use super::error::ApiError;
use super::money;
use super::params::{Params, text, whole};
use crate::app::App;
use crate::clock::Moment;
use crate::faults::Rule;
use crate::offers::offers;
use crate::random;
use crate::return_url;
use crate::session::{Mode, Session};
use crate::staging;
use crate::store::Store;
use crate::terms::Terms;

/// A day, the longest a session can live and how long it lives by default.
const LONGEST_LIFE: i64 = 86_400;

pub(crate) async fn create(_: SecretKey, State(app): State<Arc<App>>, params: Params) -> Result<Json<Value>, ApiError> {
    let (mut store, now) = app.open();
    let session = read(&params, now)?;
    let id = session.id.clone();
    admit(&app, &mut store, session)?;
    answer(&app, &store, &id, now)
}

/// Takes a new session in, with the fault its metadata may order.
pub(crate) fn admit(app: &App, store: &mut Store, session: Session) -> Result<(), ApiError> {
    if let Some(fault) = text(&session.metadata["sandbox_fault"]) {
        let rule = Rule::from_metadata(&session.id, fault);
        app.faults.add(rule.map_err(|_| ApiError::invalid("metadata[sandbox_fault]"))?);
    }
    store.sessions.insert(session.id.clone(), session);
    Ok(())
}

pub(crate) async fn show(
    _: AnyKey,
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    let (store, now) = app.open();
    answer(&app, &store, &id, now)
}

pub(crate) async fn cancel(
    _: SecretKey,
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    let (mut store, now) = app.open();
    give_up(&mut store, &id, now)?;
    answer(&app, &store, &id, now)
}

/// Cancels a session that is still pending. A pending payment may stay behind (S4).
pub(crate) fn give_up(store: &mut Store, id: &str, now: Moment) -> Result<(), ApiError> {
    let session = store.sessions.get_mut(id).ok_or_else(|| ApiError::of("not_found"))?;
    if session.status() != "pending" {
        return Err(ApiError::of("unprocessable_entity"));
    }
    session.cancelled_at = Some(now);
    Ok(())
}

/// Ends the time of a session that can still be paid.
pub(crate) fn expire(store: &mut Store, id: &str, now: Moment) -> Result<(), ApiError> {
    let session = store.sessions.get_mut(id).ok_or_else(|| ApiError::of("not_found"))?;
    if !session.is_open(now) {
        return Err(ApiError::of("unprocessable_entity"));
    }
    session.expires_at = now;
    Ok(())
}

pub(crate) fn answer(app: &App, store: &Store, id: &str, now: Moment) -> Result<Json<Value>, ApiError> {
    let session = store.sessions.get(id).ok_or_else(|| ApiError::of("not_found"))?;
    let payment = store.payment_of(session).map(|payment| payment.show());
    Ok(Json(session.show(&app.api, now, payment)))
}

/// The session a request asks for, under an id of its own.
pub(crate) fn read(params: &Params, now: Moment) -> Result<Session, ApiError> {
    let given = &params.0;
    let mode = match params.text("mode") {
        None => Mode::Payment,
        Some(word) => Mode::read(word).ok_or_else(|| ApiError::invalid("mode"))?,
    };
    let amount = match money::read(&given["amount"], "amount")? {
        Some(amount) => amount,
        None if mode == Mode::Customer => 0,
        None => return Err(ApiError::missing("amount")),
    };
    let currency = currency(params)?;
    let return_url = match params.text("return_url") {
        Some(address) if !return_url::is_acceptable(address) => {
            return Err(ApiError::invalid("return_url"));
        }
        address => address.map(str::to_owned),
    };
    let locale = match params.text("default_locale").unwrap_or("ja") {
        locale @ ("ja" | "en" | "ko") => locale.to_owned(),
        _ => return Err(ApiError::invalid("default_locale")),
    };
    let life = match (&given["expires_in_seconds"], whole(&given["expires_in_seconds"])) {
        (Value::Null, _) => LONGEST_LIFE,
        (_, Some(seconds @ 1..=LONGEST_LIFE)) => seconds,
        _ => return Err(ApiError::invalid("expires_in_seconds")),
    };
    let metadata = object(given, "metadata")?;
    staging::check(&metadata)?;
    let payment_data = object(given, "payment_data")?;
    if !matches!(text(&payment_data["capture"]), None | Some("auto" | "manual")) {
        return Err(ApiError::invalid("payment_data[capture]"));
    }
    let types = match &given["payment_types"] {
        Value::Array(list) => list.iter().filter_map(text).collect(),
        one => Vec::from_iter(text(one)),
    };
    let offers = offers(&types, &Terms::read(amount, &currency, &metadata)?, now);
    Ok(Session {
        id: random::id(),
        mode,
        amount,
        payment: None,
        return_url,
        locale,
        offers,
        created_at: now,
        cancelled_at: None,
        completed_at: None,
        expires_at: now + Duration::seconds(life),
        currency,
        metadata,
        payment_data,
        email: params.text("email").map(str::to_owned),
        name: params.text("name").map(str::to_owned),
        line_items: if given["line_items"].is_null() { json!([]) } else { given["line_items"].clone() },
        customer: None,
    })
}

/// The currency of a request: three letters.
pub(crate) fn currency(params: &Params) -> Result<String, ApiError> {
    let currency = params.text("currency").ok_or_else(|| ApiError::missing("currency"))?;
    if currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        Ok(currency.to_ascii_uppercase())
    } else {
        Err(ApiError::of("invalid_currency").about("currency"))
    }
}

/// A set of key-value pairs, empty if it was not given.
pub(crate) fn object(given: &Value, name: &str) -> Result<Value, ApiError> {
    match &given[name] {
        Value::Null => Ok(json!({})),
        object @ Value::Object(_) => Ok(object.clone()),
        _ => Err(ApiError::invalid(name)),
    }
}
