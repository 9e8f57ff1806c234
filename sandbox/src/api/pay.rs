//! `POST /sessions/{id}/pay` (S1 steps 2 and 3): one attempt, and what it answers.
//!
//! The hosted page pays through here too, so both lead to the same places.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::auth::AnyKey;
use super::error::ApiError;
use super::params::{Params, text};
use super::tokens::{self, Given};
use crate::accept;
use crate::app::App;
use crate::catalog;
use crate::charge::{self, Order};
use crate::clock::{self, Moment};
use crate::details::{self, Details, Instrument, Known};
use crate::payment::{Next, Status};
use crate::processor;
use crate::random;
use crate::session::{Mode, Session};
use crate::store::Store;

pub(crate) async fn pay(
    _: AnyKey,
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    params: Params,
) -> Result<Response, ApiError> {
    let (status, body) = attempt(&app, &id, &params.0)?;
    Ok((status, Json(body)).into_response())
}

/// Tries to pay a session and answers as the documents say. All of it happens under one lock, so
/// of two attempts at once the second finds the session as the first left it.
pub(crate) fn attempt(app: &App, id: &str, params: &Value) -> Result<(StatusCode, Value), ApiError> {
    let (mut store, now) = app.open();
    attempt_in(app, &mut store, id, params, now)
}

/// The same for whoever has the store open.
pub(crate) fn attempt_in(
    app: &App,
    store: &mut Store,
    id: &str,
    params: &Value,
    now: Moment,
) -> Result<(StatusCode, Value), ApiError> {
    let session = open_session(store, id, now)?;
    let manual = match &params["capture"] {
        Value::Null => session.is_manual(),
        Value::Bool(capture) => !capture,
        word => match text(word) {
            Some("manual" | "false") => true,
            Some("auto" | "true") => false,
            _ => return Err(ApiError::invalid("capture")),
        },
    };
    let Given { details: given, verified } = tokens::resolve(store, &params["payment_details"], now)?;
    let session = &store.sessions[id];
    let offer = accept::offer(session, &given)?;
    let Some(method) = catalog::find(details::slug(&given)?) else {
        return pay_elsewhere(app, store, id, &given, now);
    };
    if let Some(unfinished) = store.payment_of(session)
        && unfinished.next == Next::AnotherNumber
        && unfinished.payment_type() == method.slug
    {
        // The documents continue a prepaid payment by `PATCH` with the secret key and are silent
        // on paying the session once more (DOMAIN.md 5.5). The sandbox takes that as continuing.
        let unfinished = unfinished.id.clone();
        let number = details::prepaid_number(&given, method)?;
        charge::top_up(store, &unfinished, &number, now)?;
        return Ok(answer(app, store, id, &unfinished));
    }
    let details = details::check(&given, &Known { email: session.email.clone() })?;
    accept::details(&details, offer)?;
    if session.mode == Mode::Customer {
        return save_customer(app, store, id, &details, now);
    }
    let order = Order { secure: !verified, ..order(session, method.slug, manual) };
    let payment = charge::charge(store, &app.api, now, order, &details)?;
    let (status, mut body) = answer(app, store, id, &payment);
    if let Some(session) = store.sessions.get_mut(id)
        && session.mode == Mode::CustomerPayment
        && session.status() == "completed"
    {
        body["customer"] = customer(session, &details, now);
    }
    Ok((status, body))
}

/// Pays with a type the sandbox only knows by name, offsite or not. Only the hosted page does this, because it is
/// where a widget sends whoever wants a method it cannot serve.
pub(crate) fn attempt_unknown(app: &App, id: &str, given: &Value) -> Result<(StatusCode, Value), ApiError> {
    let (mut store, now) = app.open();
    open_session(&store, id, now)?;
    pay_elsewhere(app, &mut store, id, given, now)
}

/// Pays with a type the sandbox only knows by name, through the wallet's page.
fn pay_elsewhere(
    app: &App,
    store: &mut Store,
    id: &str,
    given: &Value,
    now: Moment,
) -> Result<(StatusCode, Value), ApiError> {
    let session = &store.sessions[id];
    accept::listed(session, given)?;
    let slug = details::slug(given)?;
    let instrument = Instrument::Offsite { provider: None };
    let details = Details { method: &catalog::UNKNOWN, email: session.email.clone(), instrument };
    let order = order(session, slug, session.is_manual());
    let payment = charge::charge(store, &app.api, now, order, &details)?;
    if let Some(payment) = store.payment_mut(&payment) {
        payment.details["type"] = json!(slug);
    }
    Ok(answer(app, store, id, &payment))
}

/// The session, if it can still be paid.
fn open_session<'a>(store: &'a Store, id: &str, now: Moment) -> Result<&'a Session, ApiError> {
    let session = store.sessions.get(id).ok_or_else(|| ApiError::of("not_found"))?;
    if session.is_open(now) { Ok(session) } else { Err(ApiError::of("unprocessable_entity")) }
}

/// Paying a session adds no tax: what its offer shows is what is charged, plus the method's fee.
fn order(session: &Session, slug: &str, manual: bool) -> Order {
    let price = session.price(slug);
    Order {
        amount: price.amount,
        tax: 0,
        fee: price.fee,
        currency: price.currency.to_owned(),
        locale: session.locale.clone(),
        description: None,
        external_order_num: text(&session.payment_data["external_order_num"]).map(str::to_owned),
        metadata: session.metadata.clone(),
        session: Some(session.id.clone()),
        return_url: None,
        manual,
        secure: true,
    }
}

/// The table of S1 step 3, and 202 while a prepaid payment is short (S3).
fn answer(app: &App, store: &Store, session: &str, payment: &str) -> (StatusCode, Value) {
    let Some(payment) = store.payment(payment) else {
        return (StatusCode::NOT_FOUND, json!({ "session": session }));
    };
    let status = if payment.status == Status::Pending { "pending" } else { "completed" };
    let short = payment.next == Next::AnotherNumber;
    let mut body = json!({
        "status": status,
        "redirect_url": app.next_address(store, payment),
        "payment": payment.show(),
    });
    if let Some(address) = app.app_address(payment) {
        body["app_url"] = json!(address);
    }
    (if short { StatusCode::ACCEPTED } else { StatusCode::OK }, body)
}

/// Mode `customer`: the card is saved and no money moves, so there is no payment to show.
fn save_customer(
    app: &App,
    store: &mut Store,
    id: &str,
    details: &Details,
    now: Moment,
) -> Result<(StatusCode, Value), ApiError> {
    if !matches!(details.instrument, Instrument::Card { .. }) {
        return Err(ApiError::of("invalid_payment_type").about("payment_details[type]"));
    }
    processor::judge(&store.cards, details, 0, now, false).map_err(ApiError::of)?;
    let session = store.sessions.get_mut(id).ok_or_else(|| ApiError::of("not_found"))?;
    session.completed_at = Some(now);
    let customer = customer(session, details, now);
    let body = json!({
        "status": "completed",
        "redirect_url": app.return_address(session),
        "payment": null,
        "customer": customer,
    });
    Ok((StatusCode::OK, body))
}

/// A customer made of this session, with the card as the API may show it.
fn customer(session: &mut Session, details: &Details, now: Moment) -> Value {
    let id = session.customer.get_or_insert_with(random::id).clone();
    let source = match &details.instrument {
        Instrument::Card { number, brand, month, year, .. } => json!({
            "type": details.method.slug,
            "brand": brand.in_payments,
            "last_four_digits": number.last_four(),
            "month": month,
            "year": year,
        }),
        _ => json!({ "type": details.method.slug }),
    };
    json!({
        "id": id,
        "resource": "customer",
        "email": details.email,
        "source": source,
        "metadata": session.metadata,
        "created_at": clock::utc(now),
    })
}
