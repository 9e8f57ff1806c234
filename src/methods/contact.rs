//! The fields that many methods share: e-mail address, name and phone number.

use super::Setting;
use super::field::{Check, Field, FieldName, Kind, Values};
use crate::domain::Secret;
use crate::domain::email::Email;
use crate::domain::holder::{HolderReason, PersonName};
use crate::domain::phone::{Phone, Region};
use crate::i18n::FieldProblem;

/// Required, unless the session has one (S1: then `payment_details[email]` becomes optional).
pub(super) fn email(setting: &Setting<'_>) -> Field {
    Field {
        help: Some(|texts| texts.email_hint),
        autocomplete: "email",
        required: setting.session.email.is_none(),
        prefill: setting.session.email.clone(),
        ..Field::new(FieldName::Email, Kind::Email, |texts| texts.email, check_email)
    }
}

/// The shopper's name, as the session has it.
pub(super) fn name(setting: &Setting<'_>) -> Field {
    Field {
        autocomplete: "name",
        prefill: setting.session.name.clone(),
        ..Field::new(FieldName::Name, Kind::Name, |texts| texts.name, check_name)
    }
}

/// The shopper's phone number.
pub(super) fn phone() -> Field {
    Field { autocomplete: "tel", ..Field::new(FieldName::Phone, Kind::Phone, |texts| texts.phone, check_phone) }
}

/// The value to send for one of these fields: `Err` if it does not hold, `Ok(None)` if it was left empty.
pub(super) fn value(setting: &Setting<'_>, values: &Values<'_>, name: FieldName) -> Result<Option<Secret>, ()> {
    let typed = values.get(name);
    if typed.is_empty() {
        return Ok(None);
    }
    let checked = match name {
        FieldName::Email => Email::check(typed).valid().map(|email| email.text().clone()),
        FieldName::Phone => Phone::check(typed, region(setting)).valid().map(|phone| phone.digits().clone()),
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

fn check_phone(setting: &Setting<'_>, _: &Values<'_>, typed: &str) -> Check {
    Check::of(Phone::check(typed, region(setting)), FieldProblem::PhoneInvalid, |_| {
        Check::Invalid(FieldProblem::PhoneInvalid)
    })
}

/// Whose phone numbers to expect, by the currency (DOMAIN.md 3.1).
fn region(setting: &Setting<'_>) -> Region {
    match setting.offer.currency.as_deref().unwrap_or(&setting.session.currency) {
        "JPY" => Region::Japan,
        "KRW" => Region::Korea,
        _ => Region::Elsewhere,
    }
}
