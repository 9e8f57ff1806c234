//! Paying with a phone bill on a page of somebody else; an address is required (S2 "Mobile").

use super::field::Values;
use super::field_name::FieldName;
use super::{Method, Paid, Picture, Setting, Title, contact};
use crate::wire::PaymentDetails;

pub(super) static METHOD: Method = Method {
    serves: |offer| offer.payment_type == "mobile",
    title: |_, texts| Title::Text(texts.mobile),
    hint: Some(|texts| texts.offsite_hint),
    picture: Picture::Phone,
    fields: |setting| vec![contact::email(setting)],
    details,
    most_yen: None,
    paid: Paid::Elsewhere,
    instructions: None,
};

fn details(setting: &Setting<'_>, values: &Values<'_>) -> Option<PaymentDetails> {
    let email = contact::value(setting, values, FieldName::Email).ok()?;
    Some(PaymentDetails::new("mobile").with_some("email", email))
}
