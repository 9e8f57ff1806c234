//! Holds what a shopper gave against the offer it answers: a session's offer binds, and what it does not list
//! cannot be used. Whether what was given makes sense by itself is `details`'s affair.

use serde_json::Value;

use crate::api::error::ApiError;
use crate::api::params::text;
use crate::card::BrandName;
use crate::catalog::{self, Kind};
use crate::details::{self, Details, Instrument};
use crate::offers::brands;
use crate::session::Session;

/// The offer a request answers, with whatever it asks for beforehand: it must be one the API can be paid by.
pub(crate) fn offer<'a>(session: &'a Session, given: &Value) -> Result<&'a Value, ApiError> {
    let offer = listed(session, given)?;
    let playable = catalog::find(details::slug(given)?).is_some() || offer["offsite"] == true;
    if playable { Ok(offer) } else { Err(not_on_offer()) }
}

/// The offer a request answers, with whatever it asks for beforehand.
pub(crate) fn listed<'a>(session: &'a Session, given: &Value) -> Result<&'a Value, ApiError> {
    let slug = details::slug(given)?;
    let offer = session.offer(slug).ok_or_else(not_on_offer)?;
    // Paidy calls the name `customer_name` and has its own check (DOMAIN.md 3.4).
    let asks = catalog::find(slug).is_none_or(|method| method.kind == Kind::Offsite);
    let fields = offer["additional_fields"].as_array().filter(|_| asks);
    for field in fields.into_iter().flatten().filter_map(text) {
        let known = field == "email" && session.email.is_some();
        if !known && text(&given[field]).is_none() {
            return Err(ApiError::missing(&format!("payment_details[{field}]")));
        }
    }
    Ok(offer)
}

/// A chain, card brand, carrier or number of parts that the offer does not list cannot be used.
pub(crate) fn details(details: &Details, offer: &Value) -> Result<(), ApiError> {
    let invalid = |field: &str| Err(ApiError::invalid(&format!("payment_details[{field}]")));
    let (name, field) = match &details.instrument {
        Instrument::Card { installments: Some(word), .. } if !is_offered(word, &offer["installments"]) => {
            return invalid("installments");
        }
        Instrument::Card { brand: BrandName { in_sessions, .. }, .. } => (*in_sessions, "number"),
        Instrument::Konbini { store, .. } => (store.slug, "store"),
        Instrument::Offsite { provider: Some(carrier) } => (carrier.as_str(), "brand"),
        _ => return Ok(()),
    };
    if brands(offer).contains(&name) { Ok(()) } else { invalid(field) }
}

/// Whether a number of parts is one of the words, or what the plan comes to.
fn is_offered(word: &str, installments: &Value) -> bool {
    let Some(list) = installments.as_array() else { return false };
    let plan = list.iter().all(Value::is_object);
    if plan { word == list.len().to_string() } else { list.iter().any(|offered| offered == word) }
}

fn not_on_offer() -> ApiError {
    ApiError::of("invalid_payment_type").about("payment_details[type]")
}
