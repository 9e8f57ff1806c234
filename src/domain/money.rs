//! Amounts and currencies (DOMAIN.md 4). Whole numbers only, never a floating-point one.
//!
//! Knows no locale: the showing is done by `i18n::yen`, and for other currencies by the browser's number format, which is told
//! how many decimals there are.

use super::text;

/// A currency code of three letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Currency([u8; 3]);

/// An amount in the smallest unit of its currency: one yen, one cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Money {
    /// How many of the smallest unit.
    pub minor: i64,
    /// Of which currency.
    pub currency: Currency,
}

/// Currencies without decimals: the provider's three, then those its hosted fields list.
const WHOLE: [&[u8; 3]; 16] = [
    b"JPY", b"KRW", b"VND", b"BIF", b"CLP", b"DJF", b"GNF", b"KMF", b"MGA", b"PYG", b"RWF", b"UGX", b"VUV", b"XAF",
    b"XOF", b"XPF",
];

/// The provider's currencies with two decimals. IDR is one, although number formats like to show it without.
const HUNDREDTHS: [&[u8; 3]; 17] = [
    b"USD", b"EUR", b"TWD", b"PLN", b"GBP", b"HKD", b"SGD", b"NZD", b"AUD", b"IDR", b"MYR", b"PHP", b"THB", b"CNY",
    b"BRL", b"CHF", b"CAD",
];

impl Currency {
    /// The yen, in which limits and instalments are.
    pub const YEN: Currency = Currency(*b"JPY");

    /// Reads a code of three ASCII letters, in capitals or not. Currencies nobody knows are fine.
    pub fn parse(code: &str) -> Option<Currency> {
        let mut letters: [u8; 3] = code.as_bytes().try_into().ok()?;
        letters.make_ascii_uppercase();
        letters.iter().all(u8::is_ascii_uppercase).then_some(Currency(letters))
    }

    /// The code in capitals.
    pub fn code(&self) -> String {
        // Letter by letter: only ASCII letters ever get in, and checking that they are UTF-8 is half a kilobyte of code.
        let mut code = String::new();
        for letter in self.0 {
            code.push(char::from(letter));
        }
        code
    }

    /// How many decimals its amounts have; `None` if that is not known for certain.
    ///
    /// The three-decimal currencies are among the unknown: the smallest unit would be a thousandth, but the provider's
    /// own code divides them by a hundred. An amount must not be shown wrong by a factor of ten.
    pub fn exponent(&self) -> Option<u8> {
        if WHOLE.contains(&&self.0) {
            Some(0)
        } else if HUNDREDTHS.contains(&&self.0) {
            Some(2)
        } else {
            None
        }
    }
}

impl Money {
    /// The amount as a decimal number for `Intl.NumberFormat`: "1234.56". `None` if the decimals are not known.
    pub fn decimal(&self) -> Option<String> {
        self.digits("")
    }

    /// The amount without the help of a number format: "1,234.56 USD". `None` if the decimals are not known.
    pub fn plain(&self) -> Option<String> {
        let mut out = self.digits(",")?;
        out.push(' ');
        out.push_str(&self.currency.code());
        Some(out)
    }

    /// The sum; `None` if the currencies differ or the sum is too large.
    pub fn checked_add(self, other: Money) -> Option<Money> {
        if self.currency != other.currency {
            return None;
        }
        Some(Money { minor: self.minor.checked_add(other.minor)?, ..self })
    }

    /// The amount as a decimal number with `mark` between groups of three digits. `None` if the decimals are not known.
    pub fn digits(&self, mark: &str) -> Option<String> {
        let decimals = usize::from(self.currency.exponent()?);
        let mut digits = String::new();
        text::push_number(&mut digits, self.minor.unsigned_abs(), decimals + 1);
        let whole = digits.len() - decimals;
        let mut out = String::new();
        if self.minor < 0 {
            out.push('-');
        }
        for (place, digit) in digits.chars().enumerate() {
            if place == whole {
                out.push('.');
            } else if place > 0 && place < whole && (whole - place).is_multiple_of(3) {
                out.push_str(mark);
            }
            out.push(digit);
        }
        Some(out)
    }
}

/// Reads an amount that came as text: "8888". Only digits will do; "1.5", "-1" and "1e3" are no amounts.
pub fn parse_minor(text: &str) -> Option<i64> {
    text::read_number(text)
}

/// Reads an exchange rate that came as text, in ten-thousandths, rounded: "0.04734" is 473.
///
/// `None` if it is no plain decimal number, or one with more than twelve digits before the point.
pub fn parse_rate(rate: &str) -> Option<u64> {
    let (whole, fraction) = text::cut(rate, b".");
    let fraction = fraction.unwrap_or_default();
    if whole.is_empty() || whole.len() > 12 || rate.ends_with('.') {
        return None;
    }
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    let mut scaled: u64 = 0;
    for digit in whole.bytes() {
        scaled = scaled * 10 + u64::from(digit - b'0');
    }
    let behind_the_point = |place: usize| fraction.as_bytes().get(place).map_or(0, |digit| u64::from(digit - b'0'));
    for place in 0..4 {
        scaled = scaled * 10 + behind_the_point(place);
    }
    Some(scaled + u64::from(behind_the_point(4) >= 5))
}

/// Writes a rate that is given in ten-thousandths, without zeros at the end: 473 is "0.0473", 15_000 is "1.5".
pub fn rate_text(ten_thousandths: u64) -> String {
    let mut out = String::new();
    text::push_number(&mut out, ten_thousandths, 5);
    out.insert(out.len() - 4, '.');
    let kept = out.trim_end_matches('0').trim_end_matches('.').len();
    out.truncate(kept);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(minor: i64, code: &str) -> Money {
        Money { minor, currency: Currency::parse(code).unwrap() }
    }

    #[test]
    fn decimals_are_those_of_the_rule_book() {
        for code in "JPY KRW VND BIF CLP DJF GNF KMF MGA PYG RWF UGX VUV XAF XOF XPF".split(' ') {
            assert_eq!(Currency::parse(code).unwrap().exponent(), Some(0), "{code}");
        }
        for code in "USD EUR TWD PLN GBP HKD SGD NZD AUD IDR MYR PHP THB CNY BRL CHF CAD".split(' ') {
            assert_eq!(Currency::parse(code).unwrap().exponent(), Some(2), "{code}");
        }
        for code in ["KWD", "BHD", "XXX", "SEK"] {
            assert_eq!(Currency::parse(code).unwrap().exponent(), None, "{code}");
        }
    }

    #[test]
    fn codes_are_three_letters() {
        assert_eq!(Currency::parse("jpy").unwrap().code(), "JPY");
        for code in ["", "JP", "JPYX", "J1Y", "円", "ＪＰＹ", " JP"] {
            assert_eq!(Currency::parse(code), None, "{code}");
        }
    }

    #[test]
    fn amounts_are_written_by_shifting_digits() {
        for (minor, code, decimal, plain) in [
            (1000, "JPY", "1000", "1,000 JPY"),
            (0, "JPY", "0", "0 JPY"),
            (999, "KRW", "999", "999 KRW"),
            (123_456, "USD", "1234.56", "1,234.56 USD"),
            (5, "USD", "0.05", "0.05 USD"),
            (0, "EUR", "0.00", "0.00 EUR"),
            (100, "IDR", "1.00", "1.00 IDR"),
            (-123_456, "USD", "-1234.56", "-1,234.56 USD"),
            (i64::MAX, "JPY", "9223372036854775807", "9,223,372,036,854,775,807 JPY"),
            (i64::MIN, "USD", "-92233720368547758.08", "-92,233,720,368,547,758.08 USD"),
        ] {
            assert_eq!(money(minor, code).decimal().as_deref(), Some(decimal));
            assert_eq!(money(minor, code).plain().as_deref(), Some(plain));
        }
    }

    #[test]
    fn an_amount_of_unknown_decimals_is_not_guessed() {
        assert_eq!(money(1000, "KWD").decimal(), None);
        assert_eq!(money(1000, "XXX").plain(), None);
    }

    #[test]
    fn sums_need_one_currency_and_room() {
        assert_eq!(money(1000, "JPY").checked_add(money(190, "JPY")), Some(money(1190, "JPY")));
        assert_eq!(money(1000, "JPY").checked_add(money(190, "USD")), None);
        assert_eq!(money(i64::MAX, "JPY").checked_add(money(1, "JPY")), None);
    }

    #[test]
    fn an_amount_as_text_has_digits_only() {
        assert_eq!(parse_minor("8888"), Some(8888));
        assert_eq!(parse_minor("0"), Some(0));
        for text in ["", "1.5", "-1", "+1", "1e3", "null", " 1", "１", "99999999999999999999"] {
            assert_eq!(parse_minor(text), None, "{text}");
        }
    }

    #[test]
    fn rates_are_rounded_to_four_places() {
        for (rate, rounded) in [
            ("0.00891", "0.0089"),
            ("0.00895", "0.009"),
            ("0.12344", "0.1234"),
            ("0.12345", "0.1235"),
            ("0.99995", "1"),
            ("150", "150"),
            ("150.0", "150"),
            ("1200.5", "1200.5"),
            ("999999999999.99999", "1000000000000"),
        ] {
            assert_eq!(parse_rate(rate).map(rate_text).as_deref(), Some(rounded), "{rate}");
        }
        for rate in ["", ".5", "1.", "-1", "1e3", "1.2.3", "NaN", "1234567890123"] {
            assert_eq!(parse_rate(rate), None, "{rate}");
        }
    }
}
