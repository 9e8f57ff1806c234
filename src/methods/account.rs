//! What the methods with an account share: an id and a password, paid from at once (DOMAIN.md 3.4). Each has its own
//! file.

use super::field::{Check, Field, Kind, Values};
use super::field_name::FieldName;
use super::{Method, Paid, Picture, Setting, Title};
use crate::domain::account::{AccountId, Password};
use crate::i18n::{FieldProblem, Messages};
use crate::wire::PaymentDetails;

/// What all of them have in common; each changes what differs.
pub(super) const SHARED: Method = Method {
    serves: |_| false,
    title: |offer, _| Title::Name(super::wallets::name(&offer.payment_type)),
    hint: Some(|texts| texts.account_hint),
    picture: Picture::Prepaid,
    fields: |_| fields(|texts| texts.account_id),
    details: |_, _| None,
    most_yen: None,
    paid: Paid::AtOnce,
    instructions: None,
};

pub(super) fn fields(id: fn(&Messages) -> &'static str) -> Vec<Field> {
    vec![
        Field::new(FieldName::Account, Kind::Account, id, |_, _, typed| {
            Check::of(AccountId::check(typed), FieldProblem::Required, |never| match never {})
        }),
        Field::new(FieldName::Password, Kind::Password, |texts| texts.password, |_, _, _| Check::Valid),
    ]
}

/// The details, with the names this method has for its id and password.
pub(super) fn details(
    setting: &Setting<'_>,
    values: &Values<'_>,
    id: &'static str,
    password: &'static str,
) -> Option<PaymentDetails> {
    let account = AccountId::check(values.get(FieldName::Account)).valid()?;
    let secret = Password::check(values.get(FieldName::Password)).valid()?;
    let details = PaymentDetails::new(&setting.offer.payment_type);
    Some(details.with(id, account.text().clone()).with(password, secret.text().clone()))
}
