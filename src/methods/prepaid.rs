//! What the prepaid methods share: one number, paid from at once (S3; DOMAIN.md 3.4). Each has its own file.

use super::field::{Ask, Check, Field, Kind, Values};
use super::field_name::FieldName;
use super::{Method, Paid, Picture, Setting};
use crate::domain::prepaid::{PrepaidKind, PrepaidNumber};
use crate::i18n::{FieldProblem, Text};
use crate::wire::{PaymentDetails, prepaid_kind};

/// A number of 16 letters or digits, as most of them have it.
static NUMBER: Field = number(Kind::Prepaid, Text::PrepaidNumber, Text::Prepaid16Hint);

/// The field for the number.
pub(super) const fn number(kind: Kind, label: Text, help: Text) -> Field {
    Field { help: Some(help), ..Field::new(FieldName::PrepaidNumber, kind, label, check) }
}

/// A method that asks for a number of 16 letters or digits, or for another one.
pub(super) const fn method(slugs: &'static [&'static str]) -> Method {
    Method {
        hint: Some(Text::PrepaidHint),
        picture: Picture::Prepaid,
        button: Text::Pay,
        paid: Paid::AtOnce,
        ..Method::new(slugs, |setting| Ask::all(setting, &[&NUMBER]), details)
    }
}

/// The address is sent along where it is known: the receipt goes there (S3, "email … optional").
fn details(setting: &Setting<'_>, values: &Values<'_>) -> Option<PaymentDetails> {
    let number = PrepaidNumber::check(values.get(FieldName::PrepaidNumber), kind(setting)).valid()?;
    Some(
        PaymentDetails::new(&setting.offer.payment_type)
            .with("prepaid_number", number.text().clone())
            .with_some("email", setting.known.email()),
    )
}

fn check(setting: &Setting<'_>, _: &Values<'_>, typed: &str) -> Check {
    let kind = kind(setting);
    let problem = match kind {
        PrepaidKind::WebMoney | PrepaidKind::Nanaco => FieldProblem::Prepaid16,
        PrepaidKind::NetCash => FieldProblem::PrepaidLength,
        PrepaidKind::BitCash => FieldProblem::Bitcash16,
    };
    Check::of(PrepaidNumber::check(typed, kind), problem, |_| Check::Invalid(problem))
}

/// A method of this file serves no other types than these.
fn kind(setting: &Setting<'_>) -> PrepaidKind {
    prepaid_kind(&setting.offer.payment_type).unwrap_or(PrepaidKind::WebMoney)
}
