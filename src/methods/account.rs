//! What the methods with an account share: an id and a password, paid from at once (DOMAIN.md 3.4). Each has its own
//! file.

use super::field::{Ask, Check, Field, Kind, Values};
use super::field_name::FieldName;
use super::{Method, Paid, Picture, Setting};
use crate::domain::account::{AccountId, Password, TooLong};
use crate::i18n::{FieldProblem, Text};
use crate::wire::PaymentDetails;

static ID: Field = id(Text::AccountId);

static PASSWORD: Field = Field::new(FieldName::Password, Kind::Password, Text::Password, |_, _, typed| {
    Check::of(Password::check(typed), FieldProblem::Required, too_long)
});

fn too_long(_: TooLong) -> Check {
    Check::Invalid(FieldProblem::CheckField)
}

/// The field for the id, by its label.
pub(super) const fn id(label: Text) -> Field {
    Field::new(FieldName::Account, Kind::Account, label, |_, _, typed| {
        Check::of(AccountId::check(typed), FieldProblem::Required, too_long)
    })
}

/// A method that asks for an id and a password.
pub(super) const fn method(
    slugs: &'static [&'static str],
    details: fn(&Setting<'_>, &Values<'_>) -> Option<PaymentDetails>,
) -> Method {
    Method {
        hint: Some(Text::AccountHint),
        picture: Picture::Prepaid,
        button: Text::Pay,
        paid: Paid::AtOnce,
        ..Method::new(slugs, |setting| asks(setting, &ID), details)
    }
}

pub(super) fn asks(setting: &Setting<'_>, id: &'static Field) -> Vec<Ask> {
    Ask::all(setting, &[id, &PASSWORD])
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
