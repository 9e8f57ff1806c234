//! Refunds and refund requests (S2): money back at once, or for cash methods by a page or a bank.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use serde_json::{Value, json};

use super::auth::SecretKey;
use super::error::ApiError;
use super::params::{Params, whole};
use super::payments::{answer, find};
use crate::app::App;
use crate::catalog;
use crate::clock::{self, Moment};
use crate::payment::{Payment, Status};
use crate::random;
use crate::store::Store;

/// Refunds all that is left, or an amount. Cash goes back once the shopper has chosen where on the
/// refund's page; everything else at once.
pub(crate) async fn refund(
    _: SecretKey,
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    params: Params,
) -> Result<Response, ApiError> {
    let (mut store, now) = app.open();
    give_back(&app, &mut store, &id, &params, now)?;
    answer(&store, &id)
}

/// Refunds what was asked for.
pub(crate) fn give_back(app: &App, store: &mut Store, id: &str, params: &Params, now: Moment) -> Result<(), ApiError> {
    let payment = find(store, id)?;
    let left = payment.total() - payment.amount_refunded;
    if payment.status != Status::Captured || left == 0 {
        return Err(ApiError::of("not_refundable"));
    }
    let amount = amount(params, left)?;
    let cash = catalog::find(payment.payment_type()).is_some_and(|method| method.kind.is_cash());
    let refund_id = random::id();
    let page = cash.then(|| format!("{}/refunds/{refund_id}", app.api));
    let refund = json!({
        "id": refund_id,
        "resource": "refund",
        "status": if cash { "pending" } else { "completed" },
        "redirect_url": page,
        "amount": amount,
        "currency": payment.currency,
        "payment": id,
        "description": params.text("description"),
        "created_at": clock::utc(now),
        "chargeback": false,
    });
    let payment = store.payment_mut(id).ok_or_else(|| ApiError::of("not_found"))?;
    payment.amount_refunded += amount;
    payment.refunds.push(refund);
    close_if_refunded(store, id, now);
    Ok(())
}

/// The shopper has received a cash refund (S2: only then is the shop told). Whether there was one.
pub(crate) fn receive(store: &mut Store, refund: &str, now: Moment) -> bool {
    let found = store.payments.iter_mut().find_map(|payment| {
        let entry = payment.refunds.iter_mut().find(|entry| entry["id"] == refund)?;
        entry["status"] = json!("completed");
        Some(payment.id.clone())
    });
    if let Some(id) = &found {
        close_if_refunded(store, id, now);
    }
    found.is_some()
}

/// A payment counts as refunded once all of it has gone back.
fn close_if_refunded(store: &mut Store, id: &str, now: Moment) {
    let Some(payment) = store.payment(id) else { return };
    let all_done = payment.refunds.iter().all(|refund| refund["status"] == "completed");
    if payment.status == Status::Captured && all_done && payment.amount_refunded >= payment.total() {
        store.turn(id, Status::Refunded, now);
    }
}

/// Asks for cash to be sent back by bank transfer.
pub(crate) async fn request(
    _: SecretKey,
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    params: Params,
) -> Result<Response, ApiError> {
    let (mut store, now) = app.open();
    let payment = find(&store, &id)?;
    if payment.status != Status::Captured {
        return Err(ApiError::of("not_refundable"));
    }
    let entry = read_request(payment, &params, now)?;
    let payment = store.payment_mut(&id).ok_or_else(|| ApiError::of("not_found"))?;
    payment.refund_requests.push(entry);
    answer(&store, &id)
}

fn read_request(payment: &Payment, params: &Params, now: Moment) -> Result<Value, ApiError> {
    let required = |name: &str| params.text(name).ok_or_else(|| ApiError::missing(name));
    if params.0["amount"].is_null() {
        return Err(ApiError::missing("amount"));
    }
    amount(params, payment.total() - payment.amount_refunded)?;
    if !matches!(required("account_type")?, "normal" | "checking") {
        return Err(ApiError::invalid("account_type"));
    }
    if params.0["include_payment_method_fee"].is_null() {
        return Err(ApiError::missing("include_payment_method_fee"));
    }
    Ok(json!({
        "id": random::id(),
        "payment": payment.id,
        "customer_name": required("customer_name")?,
        "bank_name": required("bank_name")?,
        "branch_number": required("branch_number")?,
        "account_number": required("account_number")?,
        "status": "pending",
        "created_at": clock::utc(now),
    }))
}

/// The amount asked for, at most what is left; all of that if none was given.
fn amount(params: &Params, left: i64) -> Result<i64, ApiError> {
    match &params.0["amount"] {
        Value::Null => Ok(left),
        value => whole(value).filter(|amount| (1..=left).contains(amount)).ok_or_else(|| ApiError::invalid("amount")),
    }
}
