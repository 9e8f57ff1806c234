//! What the checks of a card's fields answer, in states and words. Whether a number or a date is right is `domain`'s
//! affair and tested there.

use super::*;
use State::*;

const NOVEMBER: Month = Month { year: 2026, month: 11 };

fn word(reason: Option<Reason>) -> &'static str {
    reason.map_or("", Reason::word)
}

#[test]
fn a_card_number_is_answered_with_its_brand_and_groups() {
    let any = Accepted::any();
    for (typed, state, digits, brand, formatted, code, reason) in [
        ("", Empty, "", None, "", None, "empty"),
        (" - ー\u{200b}", Empty, "", None, "", None, "empty"),
        ("3", Incomplete, "3", None, "3", None, "incomplete"),
        ("４１１１ー１", Incomplete, "41111", Some(Brand::Visa), "4111 1", Some(3), "incomplete"),
        ("4111-1111-1111-1111", Valid, "4111111111111111", Some(Brand::Visa), "4111 1111 1111 1111", Some(3), ""),
        ("378282246310005", Valid, "378282246310005", Some(Brand::AmericanExpress), "3782 822463 10005", Some(4), ""),
        (
            "4111111111111112",
            Invalid,
            "4111111111111112",
            Some(Brand::Visa),
            "4111 1111 1111 1112",
            Some(3),
            "bad_checksum",
        ),
        ("0000", Invalid, "0000", None, "0000", None, "unknown_brand"),
        ("6011", Invalid, "6011", Some(Brand::Discover), "6011", Some(3), "brand_unsupported"),
        (
            "55555555555544440",
            Invalid,
            "55555555555544440",
            Some(Brand::Mastercard),
            "5555 5555 5555 44440",
            Some(3),
            "too_long",
        ),
        ("4111 x", Invalid, "", None, "4111 x", None, "not_digits"),
    ] {
        let answer = number(typed, &any);
        assert_eq!((answer.state, word(answer.reason)), (state, reason), "{typed}");
        assert_eq!((answer.digits.expose(), answer.formatted.expose()), (digits, formatted), "{typed}");
        assert_eq!((answer.brand, answer.code_length()), (brand, code), "{typed}");
    }
}

#[test]
fn an_expiry_is_answered_with_month_and_year_even_when_it_is_over() {
    for (typed, state, month, formatted, reason) in [
        ("", Empty, None, "", "required"),
        ("\u{3000}", Empty, None, "", "required"),
        ("01", Incomplete, None, "01 / ", "expiry_incomplete"),
        ("1/30", Valid, Some((1, 2030)), "01 / 30", ""),
        ("2030-01", Valid, Some((1, 2030)), "01 / 30", ""),
        ("12/99", Valid, Some((12, 2099)), "12 / 99", ""),
        ("11/26", Valid, Some((11, 2026)), "11 / 26", ""),
        ("10/2026", Expired, Some((10, 2026)), "10 / 26", "expiry_past"),
        ("13/30", Invalid, None, "13/30", "expiry_month"),
        ("01/1930", Invalid, None, "01/1930", "expiry_invalid"),
        ("ab", Invalid, None, "ab", "expiry_invalid"),
    ] {
        let answer = expiry(typed, NOVEMBER);
        assert_eq!((answer.state, word(answer.reason)), (state, reason), "{typed}");
        let found = answer.expiry.map(|expiry| (expiry.month().month, expiry.month().year));
        assert_eq!((found, answer.formatted.expose()), (month, formatted), "{typed}");
    }
}

#[test]
fn codes_and_names_have_the_words_of_the_rule_book() {
    let amex = Some(Brand::AmericanExpress);
    for (answer, state, value, reason) in [
        (security_code("", None), Empty, None, "required"),
        (security_code("12", None), Incomplete, None, "cvc_length"),
        (security_code("0１2 ", None), Valid, Some("012"), ""),
        (security_code("123", amex), Incomplete, None, "cvc_length"),
        (security_code("12345", None), Invalid, None, "cvc_length"),
        (security_code("12a", None), Invalid, None, "cvc_length"),
        (holder_name(" "), Empty, None, "required"),
        (holder_name("ＴＡＲＯ　ＹＡＭＡＤＡ"), Valid, Some("TARO YAMADA"), ""),
        (holder_name("4111 1111"), Invalid, None, "name_is_number"),
        (holder_name("TARO1"), Invalid, None, "name_invalid"),
    ] {
        let shown = (answer.state, answer.value.as_ref().map(Secret::expose), word(answer.reason));
        assert_eq!(shown, (state, value, reason));
    }
}

#[test]
fn debug_output_holds_nothing_typed() {
    let shown = format!("{:?} {:?}", number("4111 1111", &Accepted::any()), expiry("12/99", NOVEMBER));
    assert!(!shown.contains(|c: char| c.is_ascii_digit()), "{shown}");
}
