//! `POST` and `GET /secure_tokens`: a card verified by its bank before anything is paid (FEATURES.md 2.3).

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use serde_json::{Value, json};

use super::auth::AnyKey;
use super::error::ApiError;
use super::money;
use super::params::Params;
use super::sessions::currency;
use crate::app::App;
use crate::card::BrandName;
use crate::catalog::CARD_BRANDS;
use crate::clock::Moment;
use crate::details::{self, Instrument, Known};
use crate::random;
use crate::return_url;
use crate::secure_token::{SecureToken, Verification};
use crate::store::Store;

pub(crate) async fn create(_: AnyKey, State(app): State<Arc<App>>, params: Params) -> Result<Json<Value>, ApiError> {
    let (mut store, now) = app.open();
    let token = read(&params, &store, now)?;
    let shown = token.show(&app.bank);
    store.secure_tokens.push(token);
    Ok(Json(shown))
}

pub(crate) async fn show(
    _: AnyKey,
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    let (store, _) = app.open();
    let token = store.secure_token(&id).ok_or_else(|| ApiError::of("not_found"))?;
    Ok(Json(token.show(&app.bank)))
}

fn read(params: &Params, store: &Store, now: Moment) -> Result<SecureToken, ApiError> {
    let given = &params.0;
    let amount = money::read(&given["amount"], "amount")?.ok_or_else(|| ApiError::missing("amount"))?;
    let currency = currency(params)?;
    let return_url = params.text("return_url").ok_or_else(|| ApiError::missing("return_url"))?;
    if !return_url::is_acceptable(return_url) {
        return Err(ApiError::invalid("return_url"));
    }
    let card = &given["payment_details"];
    if !card.is_object() {
        return Err(ApiError::missing("payment_details"));
    }
    let details = details::check(card, &Known::default())?;
    let Instrument::Card { number, brand: BrandName { in_sessions, .. }, .. } = &details.instrument else {
        return Err(ApiError::of("invalid_payment_type").about("payment_details[type]"));
    };
    if !CARD_BRANDS.contains(in_sessions) {
        return Err(ApiError::of("unsupported_card_brand").about("payment_details[number]"));
    }
    let session = store.session_returning_to(return_url);
    Ok(SecureToken {
        id: random::id(),
        verification: Verification::of(&details, &store.cards),
        details: card.clone(),
        last_four: number.last_four(),
        amount,
        currency,
        return_url: return_url.to_owned(),
        locale: session.map_or("ja", |session| &session.locale).to_owned(),
        metadata: session.map_or_else(|| json!({}), |session| session.metadata.clone()),
        session: session.map(|session| session.id.clone()),
        created_at: now,
        used_at: None,
    })
}
