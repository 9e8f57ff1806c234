//! What Pay-easy and bank transfer ask of whoever pays: the name with its reading, an address and a phone number
//! (S2 "Pay-easy", "Bank transfer"; DOMAIN.md 2).

use super::field::{Ask, Field, Values, Width};
use super::field_name::FieldName;
use super::{Setting, contact};
use crate::i18n::Text;
use crate::wire::PaymentDetails;

static FAMILY: Field = half(contact::name(FieldName::FamilyName, "family-name", Text::FamilyName));
static GIVEN: Field = half(contact::name(FieldName::GivenName, "given-name", Text::GivenName));
static FAMILY_KANA: Field = half(contact::kana(FieldName::FamilyNameKana, Text::FamilyKana, Text::FamilyKanaHint));
static GIVEN_KANA: Field = half(contact::kana(FieldName::GivenNameKana, Text::GivenKana, Text::GivenKanaHint));

const fn half(field: Field) -> Field {
    Field { width: Width::Half, ..field }
}

pub(super) fn asks(setting: &Setting<'_>) -> Vec<Ask> {
    let names = [&FAMILY, &GIVEN, &FAMILY_KANA, &GIVEN_KANA];
    let mut asks = Ask::all(setting, &names);
    asks.push(contact::email(setting, &contact::EMAIL));
    asks.push(Ask::required(setting, &contact::PHONE));
    asks
}

pub(super) fn details(setting: &Setting<'_>, values: &Values<'_>) -> Option<PaymentDetails> {
    contact::details(
        setting,
        values,
        &[
            ("email", FieldName::Email),
            ("phone", FieldName::Phone),
            ("family_name", FieldName::FamilyName),
            ("given_name", FieldName::GivenName),
            ("family_name_kana", FieldName::FamilyNameKana),
            ("given_name_kana", FieldName::GivenNameKana),
        ],
    )
}
