//! `/payments`: listing, showing, creating, updating, capturing and cancelling (S1 method 2, S2, S3).

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::auth::SecretKey;
use super::error::ApiError;
use super::money;
use super::params::{Params, text, whole};
use super::sessions::{currency, object};
use super::tokens;
use crate::app::App;
use crate::catalog::Kind;
use crate::charge::{self, Order};
use crate::clock::{self, Moment};
use crate::details::{self, Known};
use crate::payment::{Next, Payment, Status};
use crate::return_url;
use crate::store::Store;

pub(crate) async fn show(
    _: SecretKey,
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    let (store, _) = app.open();
    Ok(Json(find(&store, &id)?.show()))
}

/// Newest first, ten at a time unless asked otherwise (S3 "Pagination").
pub(crate) async fn list(_: SecretKey, State(app): State<Arc<App>>, params: Params) -> Result<Json<Value>, ApiError> {
    let page = positive(&params, "page", 1)?;
    let per_page = positive(&params, "per_page", 10)?.min(100);
    let from = moment(&params, "start_time")?;
    let until = moment(&params, "end_time")?;
    let (store, _) = app.open();
    let fits = |payment: &&Payment| {
        params.text("currency").is_none_or(|currency| payment.currency == currency)
            && params.text("status").is_none_or(|status| payment.status.word() == status)
            && params
                .text("external_order_num")
                .is_none_or(|number| payment.external_order_num.as_deref() == Some(number))
            && from.is_none_or(|from| payment.created_at >= from)
            && until.is_none_or(|until| payment.created_at <= until)
    };
    let all: Vec<&Payment> = store.payments.iter().rev().filter(fits).collect();
    let rows = all.iter().skip((page - 1).saturating_mul(per_page)).take(per_page);
    Ok(Json(json!({
        "resource": "list",
        "total": all.len(),
        "page": page,
        "per_page": per_page,
        "last_page": all.len().div_ceil(per_page).max(1),
        "data": rows.map(|payment| payment.show()).collect::<Value>(),
    })))
}

pub(crate) async fn create(_: SecretKey, State(app): State<Arc<App>>, params: Params) -> Result<Response, ApiError> {
    let (mut store, now) = app.open();
    let order = read_order(&params)?;
    let given = tokens::resolve(&mut store, &params.0["payment_details"], now)?.details;
    let known = Known { email: params.text("email").map(str::to_owned) };
    let details = details::check(&given, &known)?;
    if details.method.kind.is_offsite() && order.return_url.is_none() {
        return Err(ApiError::missing("return_url"));
    }
    let id = charge::charge(&mut store, &app.api, now, order, &details)?;
    answer(&store, &id)
}

/// Changes description and metadata, or adds another prepaid number (S2 "Updates a payment", S3).
pub(crate) async fn update(
    _: SecretKey,
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    params: Params,
) -> Result<Response, ApiError> {
    let (mut store, now) = app.open();
    let payment = store.payment_mut(&id).ok_or_else(|| ApiError::of("not_found"))?;
    if let Some(description) = params.text("description") {
        payment.description = Some(description.to_owned());
    }
    if !params.0["metadata"].is_null() {
        payment.metadata = object(&params.0, "metadata")?;
    }
    let given = &params.0["payment_details"];
    if !given.is_null() {
        let method = details::method(&payment.details)?;
        if payment.next != Next::AnotherNumber || method.kind != (Kind::Prepaid { continues: true }) {
            return Err(ApiError::of("unprocessable_entity").about("payment_details"));
        }
        // The documents show the number itself; a token stands for it wherever details are given (S3 "Tokens"). One
        // of another type is left as it was.
        let other = given.as_str().and_then(|id| store.tokens.get(id));
        if other.is_some_and(|token| token.details["type"] != method.slug) {
            return Err(ApiError::of("invalid_token").about("payment_details"));
        }
        let given = tokens::resolve(&mut store, given, now)?.details;
        let number = details::prepaid_number(&given, method)?;
        charge::top_up(&mut store, &id, &number, now)?;
    }
    answer(&store, &id)
}

/// Only an authorised card can be captured by the shop (S2 "Captures a payment").
pub(crate) async fn capture(
    _: SecretKey,
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Response, ApiError> {
    let (mut store, now) = app.open();
    take(&mut store, &id, now)?;
    answer(&store, &id)
}

/// The shop takes what is reserved.
pub(crate) fn take(store: &mut Store, id: &str, now: Moment) -> Result<(), ApiError> {
    let payment = find(store, id)?;
    if payment.status != Status::Authorized || payment.payment_type() != "credit_card" {
        return Err(ApiError::of("not_capturable"));
    }
    store.turn(id, Status::Captured, now);
    Ok(())
}

/// What is pending or authorised can be cancelled (S2 "Cancels a payment").
pub(crate) async fn cancel(
    _: SecretKey,
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Response, ApiError> {
    let (mut store, now) = app.open();
    give_up(&mut store, &id, now)?;
    answer(&store, &id)
}

/// Cancels a payment that is still under way.
pub(crate) fn give_up(store: &mut Store, id: &str, now: Moment) -> Result<(), ApiError> {
    if !matches!(find(store, id)?.status, Status::Pending | Status::Authorized) {
        return Err(ApiError::of("not_cancellable"));
    }
    store.turn(id, Status::Cancelled, now);
    Ok(())
}

pub(crate) fn find<'a>(store: &'a Store, id: &str) -> Result<&'a Payment, ApiError> {
    store.payment(id).ok_or_else(|| ApiError::of("not_found"))
}

/// The payment; 202 while it waits for another prepaid number.
pub(crate) fn answer(store: &Store, id: &str) -> Result<Response, ApiError> {
    let payment = find(store, id)?;
    let short = payment.next == Next::AnotherNumber;
    let status = if short { StatusCode::ACCEPTED } else { StatusCode::OK };
    Ok((status, Json(payment.show())).into_response())
}

fn read_order(params: &Params) -> Result<Order, ApiError> {
    let given = &params.0;
    let amount = money::read(&given["amount"], "amount")?.ok_or_else(|| ApiError::missing("amount"))?;
    // Customers are out of the sandbox's scope: nobody can name one it knows.
    if params.text("customer").is_some() {
        return Err(ApiError::invalid("customer"));
    }
    let locale = match params.text("locale").unwrap_or("ja") {
        locale @ ("ja" | "en" | "ko") => locale.to_owned(),
        _ => return Err(ApiError::invalid("locale")),
    };
    let return_url = match params.text("return_url") {
        Some(address) if !return_url::is_acceptable(address) => {
            return Err(ApiError::invalid("return_url"));
        }
        address => address.map(str::to_owned),
    };
    let capture = &given["capture"];
    Ok(Order {
        amount,
        tax: tax(&given["tax"], amount)?,
        fee: 0,
        currency: currency(params)?,
        locale,
        description: params.text("description").map(str::to_owned),
        // S1 calls the number unique, S2 and S3 use "123" throughout: the sandbox does not insist.
        external_order_num: params.text("external_order_num").map(str::to_owned),
        metadata: object(given, "metadata")?,
        session: None,
        secure: false,
        return_url,
        manual: capture == &Value::Bool(false) || matches!(text(capture), Some("false" | "manual")),
    })
}

/// Ten per cent, rounded half up, unless the shop says how much (S1 method 2, S3 "tax").
fn tax(given: &Value, amount: i64) -> Result<i64, ApiError> {
    if text(given) == Some("auto") {
        return Ok(ten_per_cent(amount));
    }
    Ok(money::read(given, "tax")?.unwrap_or_else(|| ten_per_cent(amount)))
}

fn ten_per_cent(amount: i64) -> i64 {
    (amount + 5) / 10
}

fn positive(params: &Params, name: &str, otherwise: usize) -> Result<usize, ApiError> {
    match &params.0[name] {
        Value::Null => Ok(otherwise),
        value => whole(value)
            .and_then(|number| usize::try_from(number).ok())
            .filter(|number| *number > 0)
            .ok_or_else(|| ApiError::invalid(name)),
    }
}

fn moment(params: &Params, name: &str) -> Result<Option<Moment>, ApiError> {
    match params.text(name) {
        None => Ok(None),
        Some(text) => clock::parse(text).map(Some).ok_or_else(|| ApiError::invalid(name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tax_is_ten_per_cent_rounded_half_up_unless_given() {
        for (amount, expected) in [(1000, 100), (300, 30), (14, 1), (15, 2), (4, 0), (0, 0)] {
            assert_eq!(tax(&Value::Null, amount).unwrap(), expected, "{amount}");
            assert_eq!(tax(&json!("auto"), amount).unwrap(), expected, "{amount}");
        }
        assert_eq!(tax(&json!("0"), 1000).unwrap(), 0);
        assert_eq!(tax(&json!(80), 1000).unwrap(), 80);
        assert!(tax(&json!("-1"), 1000).is_err());
        assert!(tax(&json!("ten"), 1000).is_err());
    }
}
