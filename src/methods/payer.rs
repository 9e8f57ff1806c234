//! What Pay-easy and bank transfer ask of whoever pays: the name with its reading, an address and a phone number
//! (S2 "Pay-easy", "Bank transfer"; DOMAIN.md 2).

use super::Setting;
use super::contact;
use super::field::{Field, Values, Width};
use super::field_name::FieldName;
use crate::wire::PaymentDetails;

/// What is sent, and under which names.
const SENT: [(&str, FieldName); 6] = [
    ("email", FieldName::Email),
    ("phone", FieldName::Phone),
    ("family_name", FieldName::FamilyName),
    ("given_name", FieldName::GivenName),
    ("family_name_kana", FieldName::FamilyNameKana),
    ("given_name_kana", FieldName::GivenNameKana),
];

pub(super) fn fields(setting: &Setting<'_>) -> Vec<Field> {
    let half = |field: Field| Field { width: Width::Half, ..field };
    vec![
        half(contact::named(setting, FieldName::FamilyName, "family-name", |texts| texts.family_name)),
        half(contact::named(setting, FieldName::GivenName, "given-name", |texts| texts.given_name)),
        half(contact::kana(setting, FieldName::FamilyNameKana, |_| "ヤマダ", |texts| texts.family_kana)),
        half(contact::kana(setting, FieldName::GivenNameKana, |_| "タロウ", |texts| texts.given_kana)),
        contact::email(setting),
        contact::phone(setting),
    ]
}

pub(super) fn details(setting: &Setting<'_>, values: &Values<'_>) -> Option<PaymentDetails> {
    let mut details = PaymentDetails::new(&setting.offer.payment_type);
    for (param, name) in SENT {
        details = details.with_some(param, contact::value(setting, values, name).ok()?);
    }
    Some(details)
}
