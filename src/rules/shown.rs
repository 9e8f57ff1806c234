//! What a form shows without asking for it: amounts and time limits (DOMAIN.md 4 and 5.4). How a language writes them
//! is the engine's affair; what is needed without its help is here.

use crate::domain::deadline::Moment;
use crate::domain::money::{self, Currency, Money};
use crate::domain::text::push_number;

/// An amount of the smallest unit, as it may come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Amount<'a> {
    /// A number. Counts only if it is a whole one that a double holds exactly.
    Number(f64),
    /// A big integer.
    Whole(i64),
    /// Digits and nothing else.
    Text(&'a str),
}

/// The money that is meant: `None` for an unknown currency and for what is no amount. Nobody owes less than nothing.
pub fn money(amount: Amount<'_>, currency: &str) -> Option<Money> {
    let minor = match amount {
        Amount::Number(number) => whole(number)?,
        Amount::Whole(number) => number,
        Amount::Text(text) => money::parse_minor(text)?,
    };
    let currency = Currency::parse(currency)?;
    currency.exponent()?;
    (minor >= 0).then_some(Money { minor, currency })
}

fn whole(number: f64) -> Option<i64> {
    // Beyond this a double no longer tells neighbouring whole numbers apart.
    const EXACT: f64 = 9_007_199_254_740_991.0;
    let whole = number as i64;
    (number.abs() <= EXACT && whole as f64 == number).then_some(whole)
}

/// A time stamp as a clock in Japan shows it, with `between` between date and time: `2020-06-12T23:59`.
pub fn local(moment: Moment, between: char) -> Option<String> {
    let time = moment.in_japan();
    if !(0..=9999).contains(&time.year) {
        return None;
    }
    let mut text = String::with_capacity(16);
    push_number(&mut text, time.year.unsigned_abs(), 4);
    for (mark, number) in [('-', time.month), ('-', time.day), (between, time.hour), (':', time.minute)] {
        text.push(mark);
        push_number(&mut text, u64::from(number), 2);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_whole_and_exact_or_none() {
        let decimal = |amount, currency| money(amount, currency).and_then(|money| money.decimal());
        for (amount, currency, expected) in [
            (Amount::Number(1000.0), "JPY", "1000"),
            (Amount::Number(0.0), "USD", "0.00"),
            (Amount::Number(-0.0), "JPY", "0"),
            (Amount::Number(9_007_199_254_740_991.0), "JPY", "9007199254740991"),
            (Amount::Text("123450"), "usd", "1234.50"),
            (Amount::Whole(i64::MAX), "JPY", "9223372036854775807"),
        ] {
            assert_eq!(decimal(amount, currency).as_deref(), Some(expected), "{amount:?} {currency}");
        }
        for amount in [1.5, -1.0, f64::NAN, f64::INFINITY, 9_007_199_254_740_992.0, 1e300] {
            assert_eq!(money(Amount::Number(amount), "JPY"), None, "{amount}");
        }
        for amount in ["", "1.5", "-1", "1e3", " 1", "１", "null"] {
            assert_eq!(money(Amount::Text(amount), "JPY"), None, "{amount}");
        }
        assert_eq!(money(Amount::Whole(-1), "JPY"), None);
        for currency in ["", "JPYX", "円", "KWD", "XXX"] {
            assert_eq!(money(Amount::Number(1.0), currency), None, "{currency}");
        }
    }

    #[test]
    fn a_deadline_is_written_in_japans_time() {
        let at = |stamp| Moment::parse(stamp).unwrap();
        assert_eq!(local(at("2020-06-12T14:59:59Z"), 'T').as_deref(), Some("2020-06-12T23:59"));
        assert_eq!(local(at("0999-12-31T15:00:00Z"), ' ').as_deref(), Some("1000-01-01 00:00"));
        assert_eq!(local(at("9999-12-31T15:00:00Z"), 'T'), None);
        assert_eq!(local(at("0000-01-01T00:00:00+23:59"), 'T'), None);
    }
}
