//! What a session offers: its `payment_methods`, built from the types the shop listed.
//!
//! Metadata may ask for another of the shapes that are known from the field (DOMAIN.md 3.5).

use serde_json::{Map, Value, json};

use crate::api::params::text;
use crate::catalog::{self, CARD_BRANDS, Kind, Method};
use crate::stores;

/// What the offers of one session have in common.
pub(crate) struct Terms<'a> {
    pub(crate) amount: i64,
    pub(crate) currency: &'a str,
    /// What paying at a konbini costs on top.
    pub(crate) konbini_fee: Option<i64>,
    pub(crate) metadata: &'a Value,
}

/// The offers for the listed types in that order, or the usual ones that take the currency.
pub(crate) fn offers(types: &[&str], terms: &Terms) -> Vec<Value> {
    if !types.is_empty() {
        return types.iter().map(|slug| offer(slug, terms)).collect();
    }
    let takes = |method: &&Method| method.currency.is_none_or(|only| only == terms.currency);
    let usual = catalog::DEFAULT_TYPES.iter().filter_map(|slug| catalog::find(slug));
    usual.filter(takes).map(|method| offer(method.slug, terms)).collect()
}

fn offer(slug: &str, terms: &Terms) -> Value {
    // A type we do not play is listed as it came: a widget has to live with types it never saw.
    let Some(method) = catalog::find(slug) else { return json!({ "type": slug }) };
    let mut offer = Map::new();
    let mut set = |key: &str, value: Value| offer.insert(key.to_owned(), value);
    set("type", json!(slug));
    match method.kind {
        Kind::Card => set("brands", json!(CARD_BRANDS)),
        Kind::Konbini => set("brands", konbini_brands(text(&terms.metadata["sandbox_brands"]))),
        _ => None,
    };
    set("amount", json!(terms.amount));
    set("currency", json!(terms.currency));
    set("exchange_rate", json!(1.0));
    set("offsite", json!(method.kind.is_offsite()));
    set("additional_fields", additional_fields(method.kind));
    set("customer_fee", fee(method.kind, terms));
    Value::Object(offer)
}

fn additional_fields(kind: Kind) -> Value {
    match kind {
        Kind::Paidy => json!(["name", "email", "phone"]),
        _ => json!([]),
    }
}

fn fee(kind: Kind, terms: &Terms) -> Value {
    match kind {
        Kind::Konbini => json!(terms.konbini_fee),
        _ => Value::Null,
    }
}

/// The three shapes konbini brands have been seen in: slug to path, slug to `{icon}`, and a list.
fn konbini_brands(shape: Option<&str>) -> Value {
    let path = |slug: &str| format!("/images/konbini/{slug}.svg");
    let slugs = stores::on_offer().map(|store| store.slug);
    match shape {
        Some("list") => slugs.collect(),
        Some("icon") => slugs.map(|slug| (slug.to_owned(), json!({ "icon": path(slug) }))).collect(),
        _ => slugs.map(|slug| (slug.to_owned(), json!(path(slug)))).collect(),
    }
}

/// The slugs of an offer's brands, whatever their shape.
pub(crate) fn brands(offer: &Value) -> Vec<&str> {
    match &offer["brands"] {
        Value::Object(map) => map.keys().map(String::as_str).collect(),
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}
