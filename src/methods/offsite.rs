//! Every method that is paid on a page of somebody else, whatever it is called: the session marks it `offsite`. Asks only for the `additional_fields` the session lists (FEATURES.md 2.4).

use super::field::{Ask, Values};
use super::field_name::FieldName;
use super::{Method, Paid, Picture, Setting, contact};
use crate::i18n::Text;
use crate::wire::{Offer, PaymentDetails};

pub(super) static METHOD: Method = Method { can_serve: |offer| offer.offsite && can_ask(offer), ..method(&[]) };

/// What every method has in common that is paid on a page of somebody else.
pub(super) const fn method(slugs: &'static [&'static str]) -> Method {
    Method {
        hint: Some(Text::OffsiteHint),
        picture: Picture::Wallet,
        paid: Paid::Elsewhere,
        ..Method::new(slugs, asks, details)
    }
}

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

fn asks(setting: &Setting<'_>) -> Vec<Ask> {
    let names = setting.offer.additional_fields.iter().filter_map(|name| field_name(name));
    let field = |name| match name {
        FieldName::Email => &contact::EMAIL,
        FieldName::Phone => &contact::PHONE,
        _ => &contact::NAME,
    };
    names.map(|name| Ask::required(setting, field(name))).collect()
}

fn details(setting: &Setting<'_>, values: &Values<'_>) -> Option<PaymentDetails> {
    let offer = setting.offer;
    let mut details = PaymentDetails::new(&offer.payment_type);
    let asked = offer.additional_fields.iter().any(|name| name == "email");
    if !asked && SENDS_EMAIL.contains(&offer.payment_type.as_str()) {
        details = details.with_some("email", setting.known.email());
    }
    for name in setting.offer.additional_fields.iter().filter_map(|name| field_name(name)) {
        details = details.with_some(name.as_str(), contact::value(setting, values, name).ok()?);
    }
    Some(details)
}
