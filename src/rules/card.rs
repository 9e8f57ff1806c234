//! The four fields of a card (DOMAIN.md 1). Knows no clock: it is told what month it is.

use super::{Answer, Reason, State};
use crate::domain::edit::{self, Change};
use crate::domain::expiry::{Expiry, ExpiryReason, Month};
use crate::domain::holder::{HolderName, HolderReason};
use crate::domain::number::{CardNumber, NumberReason};
use crate::domain::text::{is_blank, push_number};
use crate::domain::{Accepted, Brand, Secret, SecurityCode, Verdict};

/// What a check says of a card number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberAnswer {
    /// How far it has come.
    pub state: State,
    /// The digits alone. None where there is anything else than digits and separators: the digits of a text with
    /// letters in it could be somebody else's number.
    pub digits: Secret,
    /// The brand, as soon as it is certain; also one that is not taken.
    pub brand: Option<Brand>,
    /// The digits in the brand's groups, or the text itself where it is no number.
    pub formatted: Secret,
    /// What is wrong; nothing with a valid one.
    pub reason: Option<Reason>,
}

impl NumberAnswer {
    /// The answer to something nobody can check.
    pub fn refused() -> NumberAnswer {
        NumberAnswer {
            state: State::Invalid,
            digits: Secret::default(),
            brand: None,
            formatted: Secret::default(),
            reason: Some(Reason::NotDigits),
        }
    }

    /// How many digits the security code of such a card has, once that is certain.
    pub fn code_length(&self) -> Option<usize> {
        self.brand.map(Brand::code_length)
    }
}

/// Checks a card number, and puts it into groups.
pub fn number(typed: &str, accepted: &Accepted) -> NumberAnswer {
    let verdict = CardNumber::check(typed, accepted);
    let is_number = !matches!(verdict, Verdict::Invalid(NumberReason::NotDigits));
    let digits = if is_number { CardNumber::digits_typed(typed) } else { Secret::default() };
    let (state, reason) = match verdict {
        Verdict::Valid(_) => (State::Valid, None),
        Verdict::Incomplete if digits.is_empty() => (State::Empty, Some(Reason::Empty)),
        Verdict::Incomplete => (State::Incomplete, Some(Reason::Incomplete)),
        Verdict::Invalid(reason) => (State::Invalid, Some(number_reason(reason))),
    };
    let brand = accepted.brand_of(digits.expose());
    let formatted = edit::number("", typed, typed.len(), Change::Other, accepted).text;
    NumberAnswer { state, digits, brand, formatted: Secret::new(formatted), reason }
}

fn number_reason(reason: NumberReason) -> Reason {
    match reason {
        NumberReason::NotDigits => Reason::NotDigits,
        NumberReason::TooLong => Reason::TooLong,
        NumberReason::BadChecksum => Reason::BadChecksum,
        NumberReason::UnknownBrand => Reason::UnknownBrand,
        NumberReason::Unsupported(_) => Reason::BrandUnsupported,
    }
}

/// What a check says of an expiry date. Typed by the shopper like everything else, so `formatted` is a secret; whoever
/// prints the month prints it on purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpiryAnswer {
    /// How far it has come.
    pub state: State,
    /// Month and year, if both could be read; those of an expired card too.
    pub expiry: Option<Expiry>,
    /// "01 / 30"; what a field shows of the beginning of a date, and a text that is none as it is.
    pub formatted: Secret,
    /// What is wrong; nothing with a valid one.
    pub reason: Option<Reason>,
}

impl ExpiryAnswer {
    /// The answer to something nobody can check.
    pub fn refused() -> ExpiryAnswer {
        let reason = Some(Reason::ExpiryInvalid);
        ExpiryAnswer { state: State::Invalid, expiry: None, formatted: Secret::default(), reason }
    }
}

/// Checks an expiry date. `today` is the month it is.
pub fn expiry(typed: &str, today: Month) -> ExpiryAnswer {
    let (state, reason) = match Expiry::check(typed, today) {
        Verdict::Valid(_) => (State::Valid, None),
        Verdict::Incomplete if is_blank(typed) => (State::Empty, Some(Reason::Required)),
        Verdict::Incomplete => (State::Incomplete, Some(Reason::ExpiryIncomplete)),
        Verdict::Invalid(ExpiryReason::Past) => (State::Expired, Some(Reason::ExpiryPast)),
        Verdict::Invalid(ExpiryReason::Month) => (State::Invalid, Some(Reason::ExpiryMonth)),
        Verdict::Invalid(ExpiryReason::Invalid) => (State::Invalid, Some(Reason::ExpiryInvalid)),
    };
    // At the beginning of the century no date is past yet.
    let beginning = Month { year: today.year / 100 * 100, month: 1 };
    let expiry = Expiry::check(typed, beginning).valid();
    let formatted = match &expiry {
        Some(expiry) => short(expiry),
        None if state == State::Invalid => typed.to_owned(),
        None => edit::expiry("", typed, typed.len(), Change::Other).text,
    };
    ExpiryAnswer { state, expiry, formatted: Secret::new(formatted), reason }
}

/// "01 / 30".
fn short(expiry: &Expiry) -> String {
    let mut text = expiry.month_text();
    text.push_str(" / ");
    push_number(&mut text, u64::from(expiry.month().year % 100), 2);
    text
}

/// Checks a security code. While the brand is unknown, 3 and 4 digits will do.
pub fn security_code(typed: &str, brand: Option<Brand>) -> Answer {
    let verdict = SecurityCode::check(typed, brand);
    Answer::of(verdict, is_blank(typed), Reason::CodeLength, SecurityCode::digits, |_| Reason::CodeLength)
}

/// Checks the name on a card.
pub fn holder_name(typed: &str) -> Answer {
    let wrong = |reason| match reason {
        HolderReason::LooksLikeNumber => Reason::NameIsNumber,
        HolderReason::Invalid => Reason::NameInvalid,
    };
    Answer::of(HolderName::check(typed), is_blank(typed), Reason::Required, HolderName::text, wrong)
}

#[cfg(test)]
mod tests;
