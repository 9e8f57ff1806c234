//! Every method that is paid on a page of somebody else, whatever it is called: the session marks it `offsite`. Asks only for the `additional_fields` the session lists (FEATURES.md 2.4).

use super::field::{Field, Values};
use super::field_name::FieldName;
use super::{Method, Paid, Picture, Setting, Title, contact, wallets};
use crate::wire::{Offer, PaymentDetails};

pub(super) static METHOD: Method = Method { serves: |offer| offer.offsite && can_ask(offer), ..SHARED };

/// What every method has in common that is paid on a page of somebody else.
pub(super) const SHARED: Method = Method {
    serves: |_| false,
    title: |offer, _| Title::Name(wallets::name(&offer.payment_type)),
    hint: Some(|texts| texts.offsite_hint),
    picture: Picture::Wallet,
    fields,
    details,
    most_yen: None,
    paid: Paid::Elsewhere,
    instructions: None,
};

/// The types whose documents have an address, which is sent along where it is known (S2).
const SENDS_EMAIL: [&str; 3] = ["line_pay", "linepay", "merpay"];

/// Whether all that the offer lists can be asked for. A field we do not know cannot: the hosted page can.
pub(super) fn can_ask(offer: &Offer) -> bool {
    offer.additional_fields.iter().all(|name| field_name(name).is_some())
}

fn field_name(name: &str) -> Option<FieldName> {
    match name {
        "name" => Some(FieldName::Name),
        "email" => Some(FieldName::Email),
        "phone" => Some(FieldName::Phone),
        _ => None,
    }
}

fn fields(setting: &Setting<'_>) -> Vec<Field> {
    let names = setting.offer.additional_fields.iter().filter_map(|name| field_name(name));
    names
        .map(|name| match name {
            FieldName::Email => Field { required: true, ..contact::email(setting) },
            FieldName::Phone => contact::phone(setting),
            _ => contact::name(setting),
        })
        .collect()
}

fn details(setting: &Setting<'_>, values: &Values<'_>) -> Option<PaymentDetails> {
    let offer = setting.offer;
    let mut details = PaymentDetails::new(&offer.payment_type);
    let asked = offer.additional_fields.iter().any(|name| name == "email");
    if !asked && SENDS_EMAIL.contains(&offer.payment_type.as_str()) {
        details = details.with_some("email", setting.known.email().map(|email| email.text().clone()));
    }
    for name in setting.offer.additional_fields.iter().filter_map(|name| field_name(name)) {
        details = details.with_some(name.as_str(), contact::value(setting, values, name).ok()?);
    }
    Some(details)
}
