//! What a session offers: its `payment_methods`, built from the types the shop listed and from its terms.
//!
//! They come in the shapes that are known from the field (DOMAIN.md 3.5, FEATURES.md 2.2).

use serde_json::{Map, Value, json};

use crate::catalog::{self, CARD_BRANDS, CARRIERS, Kind, Method};
use crate::clock::{Moment, japan_date};
use crate::stores;
use crate::terms::{Installments, Terms};

/// The offers for the listed types in that order, or the usual ones that take the currency; and after them the types
/// that the terms invent.
pub(crate) fn offers(types: &[&str], terms: &Terms, now: Moment) -> Vec<Value> {
    let mut slugs = types.to_vec();
    if slugs.is_empty() {
        let usual = catalog::DEFAULT_TYPES.iter().filter_map(|slug| catalog::find(slug));
        let takes =
            |method: &&Method| terms.rate.is_some() || method.currency.is_none_or(|only| only == terms.currency);
        slugs.extend(usual.filter(takes).map(|method| method.slug));
    }
    for (slug, _) in &terms.offsite {
        if !slugs.contains(&slug.as_str()) {
            slugs.push(slug);
        }
    }
    slugs.into_iter().map(|slug| offer(slug, terms, now)).collect()
}

fn offer(slug: &str, terms: &Terms, now: Moment) -> Value {
    let method = catalog::find(slug);
    let invented = terms.offsite.iter().find(|(invented, _)| invented == slug).map(|(_, fields)| fields);
    let (kind, additional_fields) = match (method, invented) {
        (Some(method), _) => (method.kind, json!(method.additional_fields())),
        (None, Some(fields)) => (Kind::Offsite, json!(fields)),
        // A type we do not play is listed as it came: a widget has to live with types it never saw.
        (None, None) => return json!({ "type": slug }),
    };
    let mut offer = Map::new();
    let mut set = |key: &str, value: Value| offer.insert(key.to_owned(), value);
    set("type", json!(slug));
    if let Some(brands) = brands_of(kind, terms.brands.as_deref()) {
        set("brands", brands);
    }
    let own = method.and_then(|method| method.currency).filter(|own| *own != terms.currency);
    let (amount, currency, rate) = match (own, terms.rate) {
        (Some(own), Some(rate)) => (rate.convert(terms.amount, terms.currency, own), own, rate.number()),
        _ => (terms.amount, terms.currency, 1.0),
    };
    set("amount", json!(amount));
    set("currency", json!(currency));
    set("exchange_rate", json!(rate));
    set("offsite", json!(kind.is_offsite()));
    set("additional_fields", additional_fields);
    set("customer_fee", json!(terms.fee(slug)));
    // Instalments are a thing of cards and of yen (FEATURES.md 2.4).
    if let Some(installments) = terms.installments.as_ref().filter(|_| kind == Kind::Card && currency == "JPY") {
        set("installments", installments_shown(installments, amount, now));
    }
    Value::Object(offer)
}

/// Words to choose from, or the parts of a plan a month apart, beginning with the larger ones.
fn installments_shown(installments: &Installments, amount: i64, now: Moment) -> Value {
    const PARTS: i64 = 3;
    match installments {
        Installments::Choice(words) => json!(words),
        Installments::Schedule => (0..PARTS)
            .map(|part| {
                let share = amount / PARTS + i64::from(part < amount % PARTS);
                json!({ "amount": share, "pay_at": japan_date(now, part) })
            })
            .collect(),
    }
}

/// Brands come as a list, as slug to path and as slug to `{icon}`; each kind has its usual shape.
fn brands_of(kind: Kind, shape: Option<&str>) -> Option<Value> {
    let (slugs, folder, usual): (Vec<&str>, _, _) = match kind {
        Kind::Card => return Some(json!(CARD_BRANDS)),
        Kind::Konbini => (stores::on_offer().map(|store| store.slug).collect(), "/images/konbini", "path"),
        Kind::Carrier { asks: true } => (CARRIERS.iter().map(|(slug, _)| *slug).collect(), "/payment_methods", "list"),
        _ => return None,
    };
    let path = |slug: &str| format!("{folder}/{slug}.svg");
    let entry = |slug: &str, icon: Value| (slug.to_owned(), icon);
    Some(match shape.unwrap_or(usual) {
        "list" => json!(slugs),
        "icon" => slugs.iter().map(|slug| entry(slug, json!({ "icon": path(slug) }))).collect(),
        _ => slugs.iter().map(|slug| entry(slug, json!(path(slug)))).collect(),
    })
}

/// The slugs of an offer's brands, whatever their shape.
pub(crate) fn brands(offer: &Value) -> Vec<&str> {
    match &offer["brands"] {
        Value::Object(map) => map.keys().map(String::as_str).collect(),
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}
