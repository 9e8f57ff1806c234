//! What the prepaid methods share: one number, paid from at once (S3; DOMAIN.md 3.4). Each has its own file.

use super::field::{Check, Field, Kind, Values};
use super::field_name::FieldName;
use super::{Method, Paid, Picture, Setting, Title};
use crate::domain::prepaid::{PrepaidKind, PrepaidNumber};
use crate::i18n::{FieldProblem, Messages};
use crate::wire::{Offer, PaymentDetails};

/// What all of them have in common; each changes what differs.
pub(super) const SHARED: Method = Method {
    serves: |_| false,
    title: |offer, _| Title::Name(super::wallets::name(&offer.payment_type)),
    hint: Some(|texts| texts.prepaid_hint),
    picture: Picture::Prepaid,
    fields: |_| vec![field(Kind::Prepaid, |texts| texts.prepaid_16_hint)],
    details,
    most_yen: None,
    paid: Paid::AtOnce,
    instructions: None,
};

/// The field for the number.
pub(super) fn field(kind: Kind, help: fn(&Messages) -> &'static str) -> Field {
    let label: fn(&Messages) -> &'static str = |texts| texts.prepaid_number;
    Field { help: Some(help), ..Field::new(FieldName::PrepaidNumber, kind, label, check) }
}

/// The address is sent along where it is known: the receipt goes there (S3, "email … optional").
fn details(setting: &Setting<'_>, values: &Values<'_>) -> Option<PaymentDetails> {
    let number = PrepaidNumber::check(values.get(FieldName::PrepaidNumber), kind(setting.offer)).valid()?;
    Some(
        PaymentDetails::new(&setting.offer.payment_type)
            .with("prepaid_number", number.text().clone())
            .with_some("email", setting.known.email().map(|email| email.text().clone())),
    )
}

fn check(setting: &Setting<'_>, _: &Values<'_>, typed: &str) -> Check {
    let kind = kind(setting.offer);
    let problem = match kind {
        PrepaidKind::WebMoney | PrepaidKind::Nanaco => FieldProblem::Prepaid16,
        PrepaidKind::NetCash => FieldProblem::PrepaidLength,
        PrepaidKind::BitCash => FieldProblem::Bitcash16,
    };
    Check::of(PrepaidNumber::check(typed, kind), problem, |_| Check::Invalid(problem))
}

fn kind(offer: &Offer) -> PrepaidKind {
    match offer.payment_type.as_str() {
        "net_cash" => PrepaidKind::NetCash,
        "nanaco" => PrepaidKind::Nanaco,
        "bit_cash" => PrepaidKind::BitCash,
        _ => PrepaidKind::WebMoney,
    }
}
