//! `POST /tokens`: payment details left with us for one use within 30 days (S3 "Tokens").

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde_json::{Map, Value, json};
use time::Duration;

use super::auth::AnyKey;
use super::error::ApiError;
use super::params::Params;
use crate::app::App;
use crate::clock;
use crate::details::{self, Known};
use crate::random;
use crate::store::{Store, Token};

/// What an answer may repeat. Everything else that was typed stays inside.
const SHOWN: &[&str] =
    &["type", "store", "given_name", "family_name", "given_name_kana", "family_name_kana", "email", "phone"];

pub(crate) async fn create(_: AnyKey, State(app): State<Arc<App>>, params: Params) -> Result<Json<Value>, ApiError> {
    let given = &params.0["payment_details"];
    if !given.is_object() {
        return Err(ApiError::missing("payment_details"));
    }
    // A token can lack the address that the session it will pay already has.
    let known = Known { email: Some(String::new()) };
    details::check(given, &known)?;
    let (mut store, now) = app.open();
    let id = random::token_id();
    let shown: Map<String, Value> = SHOWN
        .iter()
        .filter(|key| !given[**key].is_null())
        .map(|key| ((*key).to_owned(), given[*key].clone()))
        .collect();
    store.tokens.insert(id.clone(), Token { details: given.clone(), created_at: now });
    Ok(Json(json!({
        "id": id,
        "resource": "token",
        "created_at": clock::utc(now),
        "payment_details": shown,
    })))
}

/// Payment details as a request gives them, by themselves or by the id of a token.
pub(crate) struct Given {
    pub(crate) details: Value,
    /// Whether the card's holder has been to their bank already: a secure token's has.
    pub(crate) verified: bool,
}

/// The payment details of a request: an object, or the id of a token, which is thereby used up.
pub(crate) fn resolve(store: &mut Store, given: &Value, now: clock::Moment) -> Result<Given, ApiError> {
    match given {
        Value::Object(_) => Ok(Given { details: given.clone(), verified: false }),
        Value::String(id) if !id.is_empty() => {
            let invalid = || ApiError::of("invalid_token").about("payment_details");
            if let Some(token) = store.secure_token_mut(id) {
                if !token.is_good(now) {
                    return Err(invalid());
                }
                token.used_at = Some(now);
                return Ok(Given { details: token.details.clone(), verified: true });
            }
            let token = store.tokens.remove(id);
            let fresh = token.filter(|token| now - token.created_at <= Duration::days(30));
            fresh.map(|token| Given { details: token.details, verified: false }).ok_or_else(invalid)
        }
        _ => Err(ApiError::missing("payment_details")),
    }
}
