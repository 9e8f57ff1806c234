//! The `additional_fields` an offer lists (FEATURES.md 2.4): asked for by every method, beside what it asks for itself.

use super::field::{Ask, Field, Values};
use super::field_name::FieldName;
use super::{Method, Setting, contact};
use crate::wire::{Offer, PaymentDetails};

/// Whether all of them can be asked for, or are sent by a method that is made for its type. What we do not know can be
/// neither: the hosted page knows.
pub(super) fn can_ask(method: &Method, offer: &Offer) -> bool {
    let is_own = !method.slugs.is_empty();
    let is_known = |listed: &str| field(listed).is_some() || is_own && FieldName::of_param(listed).is_some();
    offer.additional_fields.iter().all(|listed| is_known(listed))
}

fn field(listed: &str) -> Option<&'static Field> {
    match listed {
        "name" => Some(&contact::NAME),
        "email" => Some(&contact::PLAIN_EMAIL),
        "phone" => Some(&contact::PHONE),
        _ => None,
    }
}

/// The fields that an offer lists.
fn fields(offer: &Offer) -> Vec<&'static Field> {
    let mut fields = Vec::new();
    for listed in &offer.additional_fields {
        if let Some(field) = field(listed) {
            fields.push(field);
        }
    }
    fields
}

/// All that a form asks for: what the method does, and what the offer lists besides. What is listed is required.
pub(super) fn asks(method: &Method, setting: &Setting<'_>) -> Vec<Ask> {
    let mut asks = (method.asks)(setting);
    for field in fields(setting.offer) {
        match asks.iter_mut().find(|ask| ask.field.name == field.name) {
            Some(ask) => ask.required = true,
            None => asks.push(Ask::required(setting, field)),
        }
    }
    asks
}

/// The details of a method, and of what it does not ask for itself.
pub(super) fn details(method: &Method, setting: &Setting<'_>, values: &Values<'_>) -> Option<PaymentDetails> {
    let mut details = (method.details)(setting, values)?;
    let own = (method.asks)(setting);
    for Field { name, .. } in fields(setting.offer) {
        if own.iter().all(|ask| ask.field.name != *name) {
            details = details.instead(name.as_str(), contact::value(setting, values, *name).ok()?);
        }
    }
    Some(details)
}
