//! `GET /payment_methods`: the names of the methods, as public clients read them.

use axum::Json;
use serde_json::{Value, json};

use super::auth::AnyKey;
use crate::catalog::METHODS;

pub(crate) async fn list(_: AnyKey) -> Json<Value> {
    let rows = METHODS.iter().map(|method| {
        json!({
            "type_slug": method.slug,
            "name_ja": method.ja,
            "name_en": method.en,
            "name_ko": method.ko,
            "currency": method.currency.unwrap_or("JPY"),
        })
    });
    Json(rows.collect())
}
