//! Paidy: a name, and whatever helps it to know the shopper; the rest happens on its page (S2 "Paidy"; DOMAIN.md 3.4).

use super::field::{Field, Values};
use super::field_name::FieldName;
use super::{Method, Paid, Picture, Setting, Title, contact, wallets};
use crate::wire::PaymentDetails;

pub(super) static METHOD: Method = Method {
    serves: |offer| offer.payment_type == "paidy",
    title: |offer, _| Title::Name(wallets::name(&offer.payment_type)),
    hint: Some(|texts| texts.offsite_hint),
    picture: Picture::Wallet,
    fields,
    details,
    most_yen: None,
    paid: Paid::Elsewhere,
    instructions: None,
};

/// What is sent, and under which names.
const SENT: [(&str, FieldName); 4] = [
    ("customer_name", FieldName::Name),
    ("customer_name_kana", FieldName::NameKana),
    ("email", FieldName::Email),
    ("phone", FieldName::Phone),
];

/// Only the name is required, and what the offer itself lists.
fn fields(setting: &Setting<'_>) -> Vec<Field> {
    let listed = |name: &str| setting.offer.additional_fields.iter().any(|field| field == name);
    vec![
        contact::name(setting),
        Field {
            required: false,
            ..contact::kana(setting, FieldName::NameKana, |_| "ヤマダ タロウ", |texts| texts.name_kana)
        },
        Field { required: listed("email"), help: None, ..contact::email(setting) },
        Field { required: listed("phone"), ..contact::phone(setting) },
    ]
}

fn details(setting: &Setting<'_>, values: &Values<'_>) -> Option<PaymentDetails> {
    let mut details = PaymentDetails::new("paidy");
    for (param, name) in SENT {
        details = details.with_some(param, contact::value(setting, values, name).ok()?);
    }
    Some(details)
}
