//! When a field is finished: nothing more could belong to it, so the focus may go on by itself (DOMAIN.md 1.4).
//!
//! Knows no field and moves nothing. Whether the shopper is *at* the end of it is [`appends_digit`]'s question, whether
//! anything could follow the other functions'.

use super::Change;
use crate::domain::brand::{Accepted, Brand};
use crate::domain::code::SecurityCode;
use crate::domain::expiry::{Expiry, Month};
use crate::domain::number::CardNumber;

/// Whether exactly one digit was typed, behind everything else: `"411"` became `"4111"`.
///
/// What is pasted or filled in wants to be looked at before anything moves; so does a digit put in or exchanged
/// elsewhere, because whoever corrects a field has not come to its end.
pub fn appends_digit(before: &str, after: &str, caret: usize, change: Change) -> bool {
    // Digits take a byte each, and so do the gaps between them; any other text is not finished anyway.
    let appends =
        after.as_bytes().split_last().is_some_and(|(c, rest)| c.is_ascii_digit() && rest == before.as_bytes());
    appends && change == Change::Insert && caret == after.len()
}

/// Whether a card number is valid and as long as its brand has any: at 16 digits Mastercard, but never Visa, which has
/// numbers of 19.
pub fn number(shown: &str, accepted: &Accepted) -> bool {
    let number = CardNumber::check(shown, accepted).valid();
    number.is_some_and(|number| number.digits().expose().len() == number.brand().longest())
}

/// Whether an expiry is valid and its year cannot go on: `"12 / 30"`, `"12 / 2030"`, but not `"12 / 20"`, which may be
/// on its way to 2030. The text is one that [`super::expiry`] has formatted.
pub fn expiry(shown: &str, today: Month) -> bool {
    let ends = match shown.len() {
        7 => !shown.ends_with("20"),
        length => length == 9,
    };
    ends && Expiry::check(shown, today).is_valid()
}

/// Whether a security code has all its digits. While the brand is unknown a fourth may follow.
pub fn code(shown: &str, brand: Option<Brand>) -> bool {
    brand.is_some() && SecurityCode::check(shown, brand).is_valid()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Change::*;

    #[test]
    fn only_a_digit_typed_behind_everything_counts() {
        for (before, after, caret, change, counts) in [
            ("", "4", 1, Insert, true),
            ("4111", "41111", 5, Insert, true),
            ("12 / 3", "12 / 30", 7, Insert, true),
            ("4111", "4111", 4, Insert, false),
            ("4111", "4111x", 5, Insert, false),
            ("4111", "4111 ", 5, Insert, false),
            ("4111", "411122", 6, Insert, false),
            ("4111", "54111", 1, Insert, false),
            ("4444", "44444", 2, Insert, false),
            ("4111 9", "4111 2", 6, Insert, false),
            ("4111", "41112", 5, Other, false),
            ("4111 2", "4111 ", 5, DeleteBackward, false),
        ] {
            assert_eq!(appends_digit(before, after, caret, change), counts, "{before:?} to {after:?}");
        }
    }

    #[test]
    fn a_number_is_finished_at_the_longest_its_brand_has() {
        let with_discover = Accepted::only(Brand::ALL);
        for (shown, finished) in [
            ("5555 5555 5555 4444", true),
            ("3782 822463 10005", true),
            ("4111 1111 1111 1111", false),
            ("4000 0000 0000 0000 006", true),
            ("3530 1113 3330 0000", false),
            ("3530 1113 3330 0000 001", true),
            ("3056 930902 5904", false),
            ("3056 930902 004", false),
            ("6011 1111 1111 1117", false),
            ("5555 5555 5555 4445", false),
            ("5555 5555 5555 444", false),
            ("5555 5555 5555 4444 0", false),
            ("5555 5555 5555 444x", false),
            ("", false),
        ] {
            assert_eq!(number(shown, &with_discover), finished, "{shown}");
        }
        assert!(!number("5555 5555 5555 4444", &Accepted::only([Brand::Visa])), "a brand that is not taken");
    }

    #[test]
    fn an_expiry_is_finished_when_its_year_cannot_go_on() {
        let today = Month { year: 2019, month: 11 };
        for (shown, finished) in [
            ("12 / 30", true),
            ("12 / 19", true),
            ("12 / 99", true),
            ("12 / 2030", true),
            ("12 / 20", false),
            ("12 / 203", false),
            ("12 / 3", false),
            ("12 / ", false),
            ("10 / 19", false),
            ("13 / 30", false),
            ("12 / 1930", false),
            ("2030-12", true),
            ("12/30", false),
            ("", false),
        ] {
            assert_eq!(expiry(shown, today), finished, "{shown}");
        }
    }

    #[test]
    fn a_code_is_finished_only_once_its_brand_is_known() {
        for (shown, brand, finished) in [
            ("123", Some(Brand::Visa), true),
            ("12", Some(Brand::Visa), false),
            ("1234", Some(Brand::Visa), false),
            ("123", Some(Brand::AmericanExpress), false),
            ("1234", Some(Brand::AmericanExpress), true),
            ("123", None, false),
            ("1234", None, false),
            ("12a", Some(Brand::Visa), false),
        ] {
            assert_eq!(code(shown, brand), finished, "{shown} {brand:?}");
        }
    }
}
