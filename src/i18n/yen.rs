//! Amounts of yen, as each language writes them.
//!
//! Nearly every order is in yen, and an engine that is asked for its number formats reads them from the disk first: that takes
//! a slow phone as long as drawing the whole form does. So these are known here. They are those of the Unicode CLDR, which
//! engines have too.

use super::Locale;
use crate::domain::money::{Currency, Money};

/// What is written before the digits, between their groups of three, and after them; in the order of [`Locale`].
static WAYS: [(&str, &str, &str); Locale::ALL.len()] = [
    ("￥", ",", ""),                // ja
    ("¥", ",", ""),                 // en
    ("JP¥", ",", ""),               // ko
    ("JP¥", ",", ""),               // zh-Hans
    ("¥", ",", ""),                 // zh-Hant
    ("¥", ",", ""),                 // th
    ("", ".", "\u{a0}¥"),           // vi
    ("JP¥", ".", ""),               // id
    ("", ".", "\u{a0}JPY"),         // es
    ("JP¥\u{a0}", ".", ""),         // pt-BR
    ("", "\u{202f}", "\u{a0}JPY"),  // fr
    ("", ".", "\u{a0}¥"),           // de
    ("", ".", "\u{a0}JPY"),         // it
    ("\u{200f}", ",", "\u{a0}JP¥"), // ar
];

/// An amount of yen, as in "￥1,000". `None` for any other currency, and for less than nothing.
pub fn yen(amount: &Money, locale: Locale) -> Option<String> {
    if amount.currency != Currency::YEN || amount.minor < 0 {
        return None;
    }
    let (before, mark, after) = WAYS[locale as usize];
    // Spanish and Italian leave four digits together.
    let is_short = amount.minor < 10_000 && matches!(locale, Locale::Es | Locale::It);
    Some([before, &amount.digits(if is_short { "" } else { mark })?, after].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `tests/rules` reads this table too: an engine's number formats must write the same.
    #[test]
    fn each_language_writes_yen_its_own_way() {
        let mut lines = include_str!("yen.txt").lines();
        for locale in Locale::ALL {
            for minor in [0, 999, 1_234, 12_345, 1_234_567] {
                let (question, wanted) = lines.next().unwrap().split_once(" > ").unwrap();
                assert_eq!(question, format!("{} {minor}", locale.intl()));
                let amount = Money { minor, currency: Currency::YEN };
                assert_eq!(yen(&amount, *locale).as_deref(), Some(wanted), "{question}");
            }
        }
        assert_eq!(lines.next(), None);
    }

    #[test]
    fn what_is_no_amount_of_yen_is_left_to_others() {
        let dollars = Money { minor: 1_234, currency: Currency::parse("USD").unwrap() };
        assert_eq!(yen(&dollars, Locale::Ja), None);
        assert_eq!(yen(&Money { minor: -1, currency: Currency::YEN }, Locale::Ja), None);
    }
}
