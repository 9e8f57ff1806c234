//! The fields that many methods share: e-mail address, name and phone number, and the name's reading in katakana.

use super::Setting;
use super::field::{Ask, Check, Field, Kind, Values};
use super::field_name::FieldName;
use crate::domain::Secret;
use crate::domain::email::Email;
use crate::domain::holder::{HolderReason, PersonName};
use crate::domain::kana::{KanaName, KanaReason};
use crate::domain::phone::Phone;
use crate::i18n::{FieldProblem, Text};
use crate::wire::PaymentDetails;

/// An e-mail address, to which instructions are sent.
pub(super) static EMAIL: Field = Field { help: Some(Text::EmailHint), ..PLAIN_EMAIL };

/// An e-mail address.
pub(super) static PLAIN_EMAIL: Field =
    Field { autocomplete: "email", ..Field::new(FieldName::Email, Kind::Email, Text::Email, check_email) };

/// The shopper's phone number.
pub(super) static PHONE: Field =
    Field { autocomplete: "tel", ..Field::new(FieldName::Phone, Kind::Phone, Text::Phone, check_phone) };

/// The shopper's name.
pub(super) static NAME: Field = name(FieldName::Name, "name", Text::Name);

/// A name or a part of one.
pub(super) const fn name(name: FieldName, autocomplete: &'static str, label: Text) -> Field {
    Field { autocomplete, ..Field::new(name, Kind::Name, label, check_name) }
}

/// A name in katakana, or a part of one. There is no autofill word for it.
pub(super) const fn kana(name: FieldName, label: Text, placeholder: Text) -> Field {
    Field { placeholder: Some(placeholder), ..Field::new(name, Kind::Kana, label, check_kana) }
}

/// The address is required, unless the session has one (S1: then `payment_details[email]` becomes optional). An
/// address that is none does not count.
pub(super) fn email(setting: &Setting<'_>, field: &'static Field) -> Ask {
    let known = setting.session.email.as_ref().is_some_and(|email| Email::check(email).is_valid());
    Ask { required: !known, ..Ask::required(setting, field) }
}

/// The value to send for one of these fields: `Err` if it does not hold, `Ok(None)` if it was left empty.
pub(super) fn value(setting: &Setting<'_>, values: &Values<'_>, name: FieldName) -> Result<Option<Secret>, ()> {
    let typed = values.get(name);
    if typed.is_empty() {
        return Ok(None);
    }
    let checked = match name {
        FieldName::Email => Email::check(typed).valid().map(|email| email.text().clone()),
        FieldName::Phone => Phone::check(typed, setting.region()).valid().map(|phone| phone.digits().clone()),
        FieldName::FamilyNameKana | FieldName::GivenNameKana | FieldName::NameKana => {
            KanaName::check(typed).valid().map(|name| name.text().clone())
        }
        _ => PersonName::check(typed).valid().map(|name| name.text().clone()),
    };
    checked.map(Some).ok_or(())
}

fn check_email(_: &Setting<'_>, _: &Values<'_>, typed: &str) -> Check {
    Check::of(Email::check(typed), FieldProblem::EmailInvalid, |_| Check::Invalid(FieldProblem::EmailInvalid))
}

fn check_name(_: &Setting<'_>, _: &Values<'_>, typed: &str) -> Check {
    Check::of(PersonName::check(typed), FieldProblem::Required, |reason| {
        Check::Invalid(match reason {
            HolderReason::LooksLikeNumber => FieldProblem::NameIsNumber,
            HolderReason::Invalid => FieldProblem::NameInvalid,
        })
    })
}

fn check_kana(_: &Setting<'_>, _: &Values<'_>, typed: &str) -> Check {
    Check::of(KanaName::check(typed), FieldProblem::KanaOnly, |reason| {
        Check::Invalid(match reason {
            KanaReason::LookAlike(found) => FieldProblem::KanaLookAlike(found),
            KanaReason::IterationMark => FieldProblem::KanaRepeat,
            KanaReason::TooLong => FieldProblem::NameInvalid,
            KanaReason::NotKana | KanaReason::LeadingMark | KanaReason::LooseMark => FieldProblem::KanaOnly,
        })
    })
}

fn check_phone(setting: &Setting<'_>, _: &Values<'_>, typed: &str) -> Check {
    Check::of(Phone::check(typed, setting.region()), FieldProblem::PhoneInvalid, |_| {
        Check::Invalid(FieldProblem::PhoneInvalid)
    })
}

/// Details made of these fields, under the names the API has for them.
pub(super) fn details(
    setting: &Setting<'_>,
    values: &Values<'_>,
    sent: &[(&'static str, FieldName)],
) -> Option<PaymentDetails> {
    let mut details = PaymentDetails::new(&setting.offer.payment_type);
    for (param, name) in sent {
        details = details.with_some(param, value(setting, values, *name).ok()?);
    }
    Some(details)
}
