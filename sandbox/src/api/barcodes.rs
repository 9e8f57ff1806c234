//! `GET /barcodes/{payment_id}`: what a till scans, for the chains that can (FEATURES.md 2.3 "Barcode"). It needs no
//! key: the address is only known to whoever has the payment.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::error::ApiError;
use crate::app::App;
use crate::barcode::{Barcode, draw};
use crate::clock::{self, Moment};
use crate::payment::Status;
use crate::staging::{self, BarcodeOrder};
use crate::store::Store;

pub(crate) async fn show(State(app): State<Arc<App>>, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    let (mut store, now) = app.open();
    let payment = store.payment(&id).filter(|payment| payment.status == Status::Authorized);
    let payment = payment.filter(|payment| payment.details["barcode_url"].is_string());
    let metadata = &payment.ok_or_else(|| ApiError::of("not_found"))?.metadata;
    let slow = staging::barcode(metadata) == Ok(BarcodeOrder::Pending);
    let seconds = staging::barcode_seconds(metadata)?;
    Ok(Json(match current(&mut store, &id, slow, seconds, now) {
        Barcode::Pending => json!({ "status": "pending", "retry_after": 1 }),
        Barcode::Ready { number, expires_at } => json!({
            "status": "ready",
            "expires_at": clock::utc(*expires_at),
            "image": STANDARD.encode(draw(number)),
        }),
    }))
}

/// The payment's barcode: the one it has, or a new one if that is too old. A `slow` one is pending when it is first
/// asked for.
fn current<'a>(store: &'a mut Store, id: &str, slow: bool, seconds: i64, now: Moment) -> &'a Barcode {
    let renewed = match store.barcodes.get(id) {
        None if slow => Some(Barcode::Pending),
        Some(Barcode::Ready { expires_at, .. }) if now < *expires_at => None,
        _ => Some(Barcode::new(seconds, now)),
    };
    let place = store.barcodes.entry(id.to_owned()).or_insert(Barcode::Pending);
    if let Some(renewed) = renewed {
        *place = renewed;
    }
    place
}
