//! What the methods with an account share: an id and a password, paid from at once (DOMAIN.md 3.4). Each has its own
//! file.

use super::field::{Ask, Check, Field, Kind, Values};
use super::field_name::FieldName;
use super::{Method, Paid, Picture, Setting};
use crate::domain::account::{AccountId, Password, TooLong};
use crate::i18n::{FieldProblem, Text};
use crate::wire::{PaymentDetails, account_fields};

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
pub(super) const fn method(slugs: &'static [&'static str]) -> Method {
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

fn details(setting: &Setting<'_>, values: &Values<'_>) -> Option<PaymentDetails> {
    let fields = account_fields(&setting.offer.payment_type)?;
    let id = AccountId::check(values.get(FieldName::Account)).valid()?;
    let password = Password::check(values.get(FieldName::Password)).valid()?;
    let details = PaymentDetails::new(&setting.offer.payment_type);
    Some(details.with(fields.id, id.text().clone()).with(fields.password, password.text().clone()))
}
