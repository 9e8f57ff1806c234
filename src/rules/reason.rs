//! Why a value is not valid, in words that forms can rely on. Knows no sentence: those are the form's own.

/// Why a value is not valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// A card number of which there is nothing yet.
    Empty,
    /// A card number that could still become valid.
    Incomplete,
    /// A card number with something else than digits and separators in it.
    NotDigits,
    /// A card number longer than its brand has them.
    TooLong,
    /// A card number with a mistake in it.
    BadChecksum,
    /// A card number of no brand.
    UnknownBrand,
    /// A card number of a brand that is not taken.
    BrandUnsupported,

    /// Nothing was entered.
    Required,
    /// The expiry is not all there.
    ExpiryIncomplete,
    /// There is no such month.
    ExpiryMonth,
    /// The expiry cannot be read.
    ExpiryInvalid,
    /// The card has expired.
    ExpiryPast,
    /// The security code has another number of digits, or is not made of digits.
    CodeLength,
    /// A card number stands where a name belongs.
    NameIsNumber,
    /// The name has characters that names do not have.
    NameInvalid,
    /// Not katakana.
    KanaOnly,
    /// Not an e-mail address.
    EmailInvalid,
    /// Not a phone number.
    PhoneInvalid,
    /// Not a postal code.
    PostalInvalid,
    /// Not the 16 characters of a prepaid number.
    Prepaid16,
    /// Not as long as a prepaid number, or made of other characters.
    PrepaidLength,
    /// Not the 16 hiragana of a BitCash number.
    BitCash16,
}

impl Reason {
    /// The word for it: of DOMAIN.md 1.3 for card numbers, of 6.3 ("Before sending") for everything else.
    pub fn word(self) -> &'static str {
        match self {
            Reason::Empty => "empty",
            Reason::Incomplete => "incomplete",
            Reason::NotDigits => "not_digits",
            Reason::TooLong => "too_long",
            Reason::BadChecksum => "bad_checksum",
            Reason::UnknownBrand => "unknown_brand",
            Reason::BrandUnsupported => "brand_unsupported",
            Reason::Required => "required",
            Reason::ExpiryIncomplete => "expiry_incomplete",
            Reason::ExpiryMonth => "expiry_month",
            Reason::ExpiryInvalid => "expiry_invalid",
            Reason::ExpiryPast => "expiry_past",
            Reason::CodeLength => "cvc_length",
            Reason::NameIsNumber => "name_is_number",
            Reason::NameInvalid => "name_invalid",
            Reason::KanaOnly => "kana_only",
            Reason::EmailInvalid => "email_invalid",
            Reason::PhoneInvalid => "phone_invalid",
            Reason::PostalInvalid => "postal_invalid",
            Reason::Prepaid16 => "prepaid_16",
            Reason::PrepaidLength => "prepaid_length",
            Reason::BitCash16 => "bitcash_16",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Brand;
    use crate::i18n::FieldProblem;
    use crate::rules::State;
    use crate::wire::brand_word;

    const TYPES: &str = include_str!("../../pkg-template/rules.d.ts");

    /// What both the checkout and the rules say of a field, they say with one word.
    const SHARED: [(Reason, FieldProblem); 15] = [
        (Reason::BrandUnsupported, FieldProblem::BrandUnsupported),
        (Reason::Required, FieldProblem::Required),
        (Reason::ExpiryIncomplete, FieldProblem::ExpiryIncomplete),
        (Reason::ExpiryMonth, FieldProblem::ExpiryMonth),
        (Reason::ExpiryInvalid, FieldProblem::ExpiryInvalid),
        (Reason::ExpiryPast, FieldProblem::ExpiryPast),
        (Reason::CodeLength, FieldProblem::CodeLength(3)),
        (Reason::NameIsNumber, FieldProblem::NameIsNumber),
        (Reason::NameInvalid, FieldProblem::NameInvalid),
        (Reason::KanaOnly, FieldProblem::KanaOnly),
        (Reason::EmailInvalid, FieldProblem::EmailInvalid),
        (Reason::PhoneInvalid, FieldProblem::PhoneInvalid),
        (Reason::Prepaid16, FieldProblem::Prepaid16),
        (Reason::PrepaidLength, FieldProblem::PrepaidLength),
        (Reason::BitCash16, FieldProblem::Bitcash16),
    ];

    /// What only the rules say: a form of the checkout's has no postal code, and one word for a wrong card number.
    const OWN: [Reason; 7] = [
        Reason::Empty,
        Reason::Incomplete,
        Reason::NotDigits,
        Reason::TooLong,
        Reason::BadChecksum,
        Reason::UnknownBrand,
        Reason::PostalInvalid,
    ];

    #[test]
    fn the_checkout_has_the_same_words() {
        for (reason, problem) in SHARED {
            assert_eq!(reason.word(), problem.reason());
        }
    }

    #[test]
    fn every_word_is_in_the_types() {
        let states = [State::Empty, State::Incomplete, State::Invalid, State::Expired, State::Valid].map(State::word);
        let reasons = SHARED.iter().map(|(reason, _)| reason).chain(&OWN).map(|reason| reason.word());
        for word in reasons.chain(states).chain(Brand::ALL.into_iter().map(brand_word)) {
            assert!(TYPES.contains(&["'", word, "'"].concat()), "{word}");
        }
    }
}
