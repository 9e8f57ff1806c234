//! Who the shopper is and where: readings in katakana, e-mail, phone, postal code (DOMAIN.md 2, 3.1 to 3.3).

use super::{Answer, Reason};
use crate::domain::text::is_blank;
use crate::domain::{Email, KanaName, KanaReason, Phone, PostalCode, Region};

/// Checks the reading of a name; its value is full-width katakana.
pub fn katakana(typed: &str) -> Answer {
    let wrong = |reason| match reason {
        KanaReason::TooLong => Reason::NameInvalid,
        KanaReason::NotKana
        | KanaReason::LookAlike(_)
        | KanaReason::IterationMark
        | KanaReason::LeadingMark
        | KanaReason::LooseMark => Reason::KanaOnly,
    };
    Answer::of(KanaName::check(typed), is_blank(typed), Reason::KanaOnly, KanaName::text, wrong)
}

/// Checks an e-mail address.
pub fn email(typed: &str) -> Answer {
    Answer::of(Email::check(typed), is_blank(typed), Reason::EmailInvalid, Email::text, |_| Reason::EmailInvalid)
}

/// Checks a phone number; its value is the national digits.
pub fn phone(typed: &str, region: Region) -> Answer {
    let verdict = Phone::check(typed, region);
    Answer::of(verdict, is_blank(typed), Reason::PhoneInvalid, Phone::digits, |_| Reason::PhoneInvalid)
}

/// Whose phone numbers a method in a currency asks for. Japan's where no currency is given.
pub fn region(currency: Option<&str>) -> Region {
    currency.map_or(Region::Japan, |currency| Region::of_currency(currency.trim()))
}

/// Checks a Japanese postal code; its value is written `100-0001`.
pub fn postal_code(typed: &str) -> Answer {
    let verdict = PostalCode::check(typed);
    Answer::of(verdict, is_blank(typed), Reason::PostalInvalid, PostalCode::text, |_| Reason::PostalInvalid)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::State::*;
    use crate::rules::expect::check;

    #[test]
    fn readings_are_answered_in_katakana() {
        check(katakana("\u{3000}"), Empty, None, "required");
        check(katakana("ジョン・"), Incomplete, None, "kana_only");
        check(katakana("ﾔﾏﾀﾞ　たろう"), Valid, Some("ヤマダ タロウ"), "");
        for typed in ["山田", "力トウ", "いすゞ", "ーヤマダ", "アﾞ"] {
            check(katakana(typed), Invalid, None, "kana_only");
        }
        check(katakana(&"ア".repeat(65)), Invalid, None, "name_invalid");
    }

    #[test]
    fn addresses_numbers_and_codes_have_one_word_each() {
        check(email(""), Empty, None, "required");
        check(email("taro@"), Incomplete, None, "email_invalid");
        check(email(" ｔａｒｏ＠example.jp"), Valid, Some("taro@example.jp"), "");
        check(email("ta ro@example.jp"), Invalid, None, "email_invalid");
        check(postal_code(" "), Empty, None, "required");
        check(postal_code("〒100"), Incomplete, None, "postal_invalid");
        check(postal_code("〒１０００００１"), Valid, Some("100-0001"), "");
        check(postal_code("100-00011"), Invalid, None, "postal_invalid");
        check(phone("", Region::Japan), Empty, None, "required");
        check(phone("090", Region::Japan), Incomplete, None, "phone_invalid");
        check(phone("+81 90-1111-2222", Region::Japan), Valid, Some("09011112222"), "");
        check(phone("+1 212 555 0123", Region::Japan), Invalid, None, "phone_invalid");
    }

    #[test]
    fn the_currency_tells_whose_numbers_they_are() {
        for (currency, expected) in [
            (None, Region::Japan),
            (Some("JPY"), Region::Japan),
            (Some("jpy"), Region::Japan),
            (Some("KRW"), Region::Korea),
            (Some("USD"), Region::Elsewhere),
            (Some("円"), Region::Elsewhere),
            (Some(""), Region::Elsewhere),
        ] {
            assert_eq!(region(currency), expected, "{currency:?}");
        }
    }
}
