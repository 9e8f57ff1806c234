//! What can be said about a field and about the checkout as a whole, without the words; and the words for it.

use super::{Messages, Text, fill};
use crate::domain::kana::LookAlike;
use crate::domain::money::Money;

/// What is wrong with a field. Its sentence is one of DOMAIN.md 6.3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldProblem {
    /// Nothing was entered.
    Required,
    /// No konbini was chosen.
    StoreRequired,
    /// Nothing was chosen.
    ChooseOne,
    /// The card number has digits missing.
    NumberIncomplete,
    /// The card number cannot be right.
    NumberInvalid,
    /// The card is of a brand that is not taken here.
    BrandUnsupported,
    /// The expiry is not all there.
    ExpiryIncomplete,
    /// There is no such month.
    ExpiryMonth,
    /// The expiry cannot be read.
    ExpiryInvalid,
    /// The card has expired.
    ExpiryPast,
    /// The security code must have this many digits.
    CodeLength(u8),
    /// A card number stands where a name belongs.
    NameIsNumber,
    /// The name has characters a name does not have.
    NameInvalid,
    /// Not katakana.
    KanaOnly,
    /// A kanji that looks like a katakana.
    KanaLookAlike(LookAlike),
    /// A mark that repeats the kana before it.
    KanaRepeat,
    /// Not an e-mail address.
    EmailInvalid,
    /// Not a phone number.
    PhoneInvalid,
    /// Not the 16 characters of a prepaid number.
    Prepaid16,
    /// Not as long as a prepaid number, or made of other characters.
    PrepaidLength,
    /// Not the 16 hiragana of a BitCash number.
    Bitcash16,
    /// The card company says the security code is wrong.
    CodeWrong,
    /// The card company says the card has expired.
    CardExpired,
    /// The number was refused.
    NumberRefused,
    /// The prepaid number has been used up.
    UsedNumber,
    /// The password was refused.
    PasswordWrong,
    /// There is no such account.
    AccountUnknown,
    /// The server refused this field without saying why.
    CheckField,
}

impl FieldProblem {
    /// The stable word for it in events; never translated.
    pub fn reason(self) -> &'static str {
        match self {
            FieldProblem::Required => "required",
            FieldProblem::StoreRequired => "store_required",
            FieldProblem::ChooseOne => "required",
            FieldProblem::NumberIncomplete => "number_incomplete",
            FieldProblem::NumberInvalid => "number_invalid",
            FieldProblem::BrandUnsupported => "brand_unsupported",
            FieldProblem::ExpiryIncomplete => "expiry_incomplete",
            FieldProblem::ExpiryMonth => "expiry_month",
            FieldProblem::ExpiryInvalid => "expiry_invalid",
            FieldProblem::ExpiryPast => "expiry_past",
            FieldProblem::CodeLength(_) => "cvc_length",
            FieldProblem::NameIsNumber => "name_is_number",
            FieldProblem::NameInvalid => "name_invalid",
            FieldProblem::KanaOnly | FieldProblem::KanaLookAlike(_) | FieldProblem::KanaRepeat => "kana_only",
            FieldProblem::EmailInvalid => "email_invalid",
            FieldProblem::PhoneInvalid => "phone_invalid",
            FieldProblem::Prepaid16 => "prepaid_16",
            FieldProblem::PrepaidLength => "prepaid_length",
            FieldProblem::Bitcash16 => "bitcash_16",
            FieldProblem::CodeWrong => "bad_cvc",
            FieldProblem::CardExpired => "card_expired",
            FieldProblem::NumberRefused => "invalid_number",
            FieldProblem::UsedNumber => "used_number",
            FieldProblem::PasswordWrong => "invalid_password",
            FieldProblem::AccountUnknown => "invalid_account",
            FieldProblem::CheckField => "check_field",
        }
    }

    /// The same without anything that was typed, for the page to hear: a look-alike names a character of a name.
    pub fn untyped(self) -> FieldProblem {
        match self {
            FieldProblem::KanaLookAlike(_) => FieldProblem::KanaOnly,
            other => other,
        }
    }

    /// The sentence shown under the field.
    pub fn sentence(self, texts: &Messages) -> String {
        let sentence = texts.get(self.text());
        match self {
            FieldProblem::CodeLength(4) => fill(sentence, "n", "4"),
            FieldProblem::CodeLength(_) => fill(sentence, "n", "3"),
            FieldProblem::KanaLookAlike(LookAlike { kanji, kana }) => {
                let mut buffer = [0; 4];
                let sentence = fill(sentence, "kanji", kanji.encode_utf8(&mut buffer));
                fill(&sentence, "kana", kana.encode_utf8(&mut buffer))
            }
            _ => sentence.to_owned(),
        }
    }

    fn text(self) -> Text {
        match self {
            FieldProblem::Required => Text::Required,
            FieldProblem::StoreRequired => Text::StoreRequired,
            FieldProblem::ChooseOne => Text::ChooseOne,
            FieldProblem::NumberIncomplete => Text::NumberIncomplete,
            FieldProblem::NumberInvalid => Text::NumberInvalid,
            FieldProblem::BrandUnsupported => Text::BrandUnsupported,
            FieldProblem::ExpiryIncomplete => Text::ExpiryIncomplete,
            FieldProblem::ExpiryMonth => Text::ExpiryMonth,
            FieldProblem::ExpiryInvalid => Text::ExpiryInvalid,
            FieldProblem::ExpiryPast => Text::ExpiryPast,
            FieldProblem::NameIsNumber => Text::NameIsNumber,
            FieldProblem::NameInvalid => Text::NameInvalid,
            FieldProblem::KanaOnly => Text::KanaOnly,
            FieldProblem::KanaRepeat => Text::KanaRepeat,
            FieldProblem::EmailInvalid => Text::EmailInvalid,
            FieldProblem::PhoneInvalid => Text::PhoneInvalid,
            FieldProblem::Prepaid16 => Text::Prepaid16,
            FieldProblem::PrepaidLength => Text::PrepaidLength,
            FieldProblem::Bitcash16 => Text::Bitcash16,
            FieldProblem::CodeWrong => Text::CodeWrong,
            FieldProblem::CardExpired => Text::CardExpired,
            FieldProblem::NumberRefused => Text::NumberRefused,
            FieldProblem::UsedNumber => Text::UsedNumber,
            FieldProblem::PasswordWrong => Text::PasswordWrong,
            FieldProblem::AccountUnknown => Text::AccountUnknown,
            FieldProblem::CheckField => Text::CheckField,
            FieldProblem::CodeLength(_) => Text::CodeLength,
            FieldProblem::KanaLookAlike(_) => Text::KanaLookAlike,
        }
    }
}

/// What is to be said about the checkout as a whole. Its sentence is one of DOMAIN.md 6.3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// It did not work, and no more is known.
    Generic,
    /// The card was refused; also said when fraud is suspected, which is never mentioned.
    CardDeclined,
    /// Not enough money on it.
    InsufficientFunds,
    /// Over the card's limit.
    ExceedsLimit,
    /// The expiry date was refused.
    CardExpired,
    /// The number was refused.
    NumberRefused,
    /// The shop could not add the prepaid number.
    NotAdded,
    /// The prepaid number has been used up.
    UsedNumber,
    /// The password was refused.
    PasswordWrong,
    /// There is no such account.
    AccountUnknown,
    /// The security code was refused.
    CodeWrong,
    /// This method does not work here.
    MethodUnavailable,
    /// Come back in a little while.
    TryLater,
    /// No connection; nothing was sent.
    Offline,
    /// The outcome is being looked up.
    OutcomeUnknown,
    /// The outcome could not be found out.
    OutcomeUnknownFinal,
    /// The outcome was looked up: nothing was charged as far as known.
    NothingCharged,
    /// The bank did not agree, or was not asked to the end.
    ThreeDsFailed,
    /// A prepaid payment is short of this.
    ShortAmount(Money),
    /// A BitCash number is not enough.
    BitcashShort,
    /// Another window is paying.
    PaidElsewhere,
    /// An earlier try was not finished.
    Unfinished,
    /// Too late.
    SessionExpired,
    /// Over, without a payment.
    SessionClosed,
    /// There is no such session.
    SessionMissing,
    /// The shop has set something up wrongly.
    MerchantConfig,
    /// KOMOJU cannot be reached.
    Unreachable,
    /// None of the methods can be served here; the hosted page can.
    NoMethod,
    /// The page is not the shop's, so that nothing is to be typed there.
    ForeignPage,
}

impl Notice {
    /// The stable word for it in events; never translated.
    pub fn reason(self) -> &'static str {
        match self {
            Notice::Generic => "generic",
            Notice::CardDeclined => "card_declined",
            Notice::InsufficientFunds => "insufficient_funds",
            Notice::ExceedsLimit => "exceeds_limit",
            Notice::CardExpired => "card_expired",
            Notice::NumberRefused => "invalid_number",
            Notice::NotAdded => "not_added",
            Notice::UsedNumber => "used_number",
            Notice::PasswordWrong => "invalid_password",
            Notice::AccountUnknown => "invalid_account",
            Notice::CodeWrong => "bad_cvc",
            Notice::MethodUnavailable => "method_unavailable",
            Notice::TryLater => "try_later",
            Notice::Offline => "offline",
            Notice::OutcomeUnknown => "outcome_unknown",
            Notice::OutcomeUnknownFinal => "outcome_unknown_final",
            Notice::NothingCharged => "nothing_charged",
            Notice::ThreeDsFailed => "three_ds_failed",
            Notice::ShortAmount(_) => "short_amount",
            Notice::BitcashShort => "bitcash_short",
            Notice::PaidElsewhere => "paid_elsewhere",
            Notice::Unfinished => "unfinished",
            Notice::SessionExpired => "session_expired",
            Notice::SessionClosed => "session_closed",
            Notice::SessionMissing => "session_missing",
            Notice::MerchantConfig => "merchant_config",
            Notice::Unreachable => "unreachable",
            Notice::NoMethod => "no_method",
            Notice::ForeignPage => "foreign_page",
        }
    }

    /// The sentence shown to the shopper; [`Notice::ShortAmount`] has a place for the `{amount}`.
    pub fn sentence(self, texts: &Messages) -> &'static str {
        texts.get(match self {
            Notice::Generic => Text::Generic,
            Notice::CardDeclined => Text::CardDeclined,
            Notice::InsufficientFunds => Text::InsufficientFunds,
            Notice::ExceedsLimit => Text::ExceedsLimit,
            Notice::CardExpired => Text::CardExpired,
            Notice::NumberRefused => Text::NumberRefused,
            Notice::NotAdded => Text::NotAdded,
            Notice::UsedNumber => Text::UsedNumber,
            Notice::PasswordWrong => Text::PasswordWrong,
            Notice::AccountUnknown => Text::AccountUnknown,
            Notice::CodeWrong => Text::CodeWrong,
            Notice::MethodUnavailable => Text::MethodUnavailable,
            Notice::TryLater => Text::TryLater,
            Notice::Offline => Text::Offline,
            Notice::OutcomeUnknown => Text::OutcomeUnknown,
            Notice::OutcomeUnknownFinal => Text::OutcomeUnknownFinal,
            Notice::NothingCharged => Text::NothingCharged,
            Notice::ThreeDsFailed => Text::ThreeDsFailed,
            Notice::ShortAmount(_) => Text::ShortAmount,
            Notice::BitcashShort => Text::BitcashShort,
            Notice::PaidElsewhere => Text::PaidElsewhere,
            Notice::Unfinished => Text::Unfinished,
            Notice::SessionExpired => Text::SessionExpired,
            Notice::SessionClosed => Text::SessionClosed,
            Notice::SessionMissing => Text::SessionMissing,
            Notice::MerchantConfig => Text::MerchantConfig,
            Notice::Unreachable => Text::Unreachable,
            Notice::NoMethod => Text::NoMethod,
            Notice::ForeignPage => Text::ForeignPage,
        })
    }
}
