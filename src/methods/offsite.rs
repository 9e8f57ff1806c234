//! Every method that is paid on a page of somebody else: wallets, carriers, and whatever the session marks
//! `offsite`. Asks only for the `additional_fields` the session lists (FEATURES.md 2.4).

use super::field::{Field, FieldName, Values};
use super::{Method, Paid, Setting, Title, contact};
use crate::wire::PaymentDetails;

pub(super) static METHOD: Method = Method {
    // A field we do not know cannot be asked for: the hosted page can.
    serves: |offer| offer.offsite && offer.additional_fields.iter().all(|name| field_name(name).is_some()),
    title: |offer, _| Title::Name(super::brand_name(&offer.payment_type)),
    hint: Some(|texts| texts.offsite_hint),
    fields,
    details,
    most_yen: None,
    paid: Paid::Elsewhere,
    instructions: None,
};

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
            FieldName::Phone => contact::phone(),
            _ => contact::name(setting),
        })
        .collect()
}

fn details(setting: &Setting<'_>, values: &Values<'_>) -> Option<PaymentDetails> {
    let mut details = PaymentDetails::new(&setting.offer.payment_type);
    for name in setting.offer.additional_fields.iter().filter_map(|name| field_name(name)) {
        details = details.with_some(name.as_str(), contact::value(setting, values, name).ok()?);
    }
    Some(details)
}
