//! Another prepaid number for an order whose payment was not enough. The checkout has made a token of it; adding it to
//! the payment takes the secret key, so the shop's server does it (guide, "Continuing a WebMoney Request").
//! It must not know the number: a token is all it gets.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde_json::{Value, json};

use super::Shop;
use crate::komoju::{ApiError, payment, public_part};

type Answer = (StatusCode, Json<Value>);

/// `{"token": "tok_…"}`. Answers the payment as it is then; 404 for no order of ours, 409 for one that waits for no
/// number, 422 with the API's code for a number that does not help, 502 when it is not known what came of it.
pub(super) async fn add_number(
    State(shop): State<Arc<Shop>>,
    Path(id): Path<String>,
    Json(body): Json<Value>,
) -> Answer {
    let Some(order) = shop.orders.find(&id) else { return problem(StatusCode::NOT_FOUND, "not_found") };
    let Some(token) = body["token"].as_str().filter(|token| is_token(token)) else {
        return problem(StatusCode::UNPROCESSABLE_ENTITY, "invalid_token");
    };
    let session = match shop.komoju.show(&order.session).await {
        Ok(session) => session,
        Err(error) => return failure(&error),
    };
    let Some(short) = session.short_payment else { return problem(StatusCode::CONFLICT, "unprocessable_entity") };
    match shop.komoju.add_number(&short, token).await {
        Ok(paid) => {
            let progress = paid["status"].as_str().unwrap_or_default();
            if let Some(news) = payment(&paid, progress) {
                shop.orders.update(&id, |order| order.learn(news));
            }
            (StatusCode::OK, Json(public_part(&paid)))
        }
        Err(error) => failure(&error),
    }
}

/// What a token's id can look like. It goes into a body and nowhere else, so this keeps out nonsense only.
fn is_token(token: &str) -> bool {
    (1..=200).contains(&token.len()) && token.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Codes that say nothing about the number: the shop's own trouble, or the service's.
const NOT_ABOUT_THE_NUMBER: &[&str] = &[
    "unauthorized",
    "forbidden",
    "not_found",
    "internal_server_error",
    "bad_gateway",
    "service_unavailable",
    "gateway_timeout",
    "without a code",
];

fn failure(error: &ApiError) -> Answer {
    eprintln!("KOMOJU payment: {error}");
    match error {
        ApiError::Refused { code, .. } if !NOT_ABOUT_THE_NUMBER.contains(&code.as_str()) => {
            problem(StatusCode::UNPROCESSABLE_ENTITY, code)
        }
        _ => problem(StatusCode::BAD_GATEWAY, "bad_gateway"),
    }
}

/// In the API's own shape, so that whoever reads its errors can read ours.
fn problem(status: StatusCode, code: &str) -> Answer {
    (status, Json(json!({ "error": { "code": code } })))
}
