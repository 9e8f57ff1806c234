//! Card expiry dates (DOMAIN.md 1.5). Knows no clock: it is told what month it is.

pub use super::month::Month;

use super::text;
use super::verdict::Verdict;
use core::fmt;
use zeroize::Zeroizing;

/// The last month in which a card is good. It is typed by the shopper, so `Debug` hides it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Expiry(Month);

/// Why an expiry date cannot be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExpiryReason {
    /// There is no such month.
    Month,
    /// It cannot be read, or lies in another century.
    Invalid,
    /// The month is over.
    Past,
}

impl Expiry {
    /// Reads month and year, or year and month as a browser's month field has it: `1/30`, `0130`, `01 / 2030`, `2030-01`.
    ///
    /// Two digits of a year belong to the century of `today`, and 12/99 is fine. A card is good through its month, so
    /// `today` should be the earliest month it still is anywhere on earth.
    pub fn check(typed: &str, today: Month) -> Verdict<Expiry, ExpiryReason> {
        let plain = Zeroizing::new(text::plain(typed));
        let Some(parts) = Parts::of(&plain) else {
            return Verdict::Invalid(ExpiryReason::Invalid);
        };
        let century = today.year / 100;
        let (first, second) = (parts.first.as_str(), parts.second.as_str());
        let (month, year) = if !parts.separated {
            match month_digits(first) {
                0 if first.len() < 2 => return Verdict::Incomplete,
                0 if !is_month(&first[..2]) => return Verdict::Invalid(ExpiryReason::Month),
                0 => return Verdict::Invalid(ExpiryReason::Invalid),
                end => first.split_at(end),
            }
        } else if first.len() == 4 && number(first) / 100 == century {
            match second {
                "" | "0" | "1" => return Verdict::Incomplete,
                _ => (second, first),
            }
        } else {
            (first, second)
        };
        if !matches!(month.len(), 1 | 2) {
            return Verdict::Invalid(ExpiryReason::Invalid);
        }
        if !is_month(month) {
            return Verdict::Invalid(ExpiryReason::Month);
        }
        let year = match year.len() {
            0 | 1 => return Verdict::Incomplete,
            2 => century * 100 + number(year),
            3 if number(year) / 10 == century => return Verdict::Incomplete,
            4 if number(year) / 100 == century => number(year),
            _ => return Verdict::Invalid(ExpiryReason::Invalid),
        };
        let expiry = Month { year, month: number(month) as u8 };
        if expiry < today { Verdict::Invalid(ExpiryReason::Past) } else { Verdict::Valid(Expiry(expiry)) }
    }

    /// The month itself.
    pub fn month(&self) -> Month {
        self.0
    }

    /// The month in two digits, as it is sent (S2): "01".
    pub fn month_text(&self) -> String {
        let mut out = String::new();
        text::push_number(&mut out, u64::from(self.0.month), 2);
        out
    }

    /// The year in four digits, as it is sent (S2): "2030".
    pub fn year_text(&self) -> String {
        let mut out = String::new();
        text::push_number(&mut out, u64::from(self.0.year), 4);
        out
    }
}

impl fmt::Debug for Expiry {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Expiry(…)")
    }
}

/// What was typed, cut at its separator; live formatting reads it the same way.
pub(super) struct Parts {
    /// The digits before the separator; all of them if there is none.
    pub(super) first: Zeroizing<String>,
    /// Whether there is a separator: a slash, a dash, a dot, or blanks between digits.
    pub(super) separated: bool,
    /// The digits after it.
    pub(super) second: Zeroizing<String>,
}

impl Parts {
    /// Cuts a cleaned and folded text. `None` if there is anything else in it, or a second separator.
    ///
    /// Beside a slash, blanks mean nothing; without one, those between digits are the separator.
    pub(super) fn of(plain: &str) -> Option<Parts> {
        let room = || Zeroizing::new(String::with_capacity(plain.len()));
        let mut parts = Parts { first: room(), separated: false, second: room() };
        let marked = plain.contains(is_mark);
        let mut blank = false;
        for c in plain.chars() {
            if c.is_ascii_digit() {
                if blank && !marked && !parts.first.is_empty() {
                    if parts.separated {
                        return None;
                    }
                    parts.separated = true;
                }
                blank = false;
                if parts.separated { parts.second.push(c) } else { parts.first.push(c) }
            } else if c.is_whitespace() {
                blank = true;
            } else if is_mark(c) && !parts.separated {
                parts.separated = true;
            } else {
                return None;
            }
        }
        Some(parts)
    }
}

/// What people write between month and year. A Japanese keyboard types ー for the hyphen and ・ for the slash.
fn is_mark(c: char) -> bool {
    matches!(c, '/' | '.' | '\u{30fb}' | '\u{ff65}') || text::is_dash(c)
}

/// How many of the digits are the month, if no separator tells: two, or one where two would make no date.
///
/// `"0130"` has two and `"130"` one, because there is no month 13. Nought if there is no way to read them.
pub(super) fn month_digits(digits: &str) -> usize {
    for width in [2, 1] {
        if digits.len() >= width && is_month(&digits[..width]) && may_be_year(&digits[width..]) {
            return width;
        }
    }
    0
}

/// Whether digits are a month: 1 to 12, in one or two digits.
pub(super) fn is_month(digits: &str) -> bool {
    matches!(digits.len(), 1 | 2) && (1..=12).contains(&number(digits))
}

/// Whether digits can begin a year, of which no one expects more than two thousand nine hundred and ninety-nine.
fn may_be_year(digits: &str) -> bool {
    digits.len() <= 2 || digits.len() <= 4 && digits.starts_with('2')
}

/// The value of up to four ASCII digits.
fn number(digits: &str) -> u16 {
    digits.bytes().take(4).fold(0, |sum, digit| sum * 10 + u16::from(digit.wrapping_sub(b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOVEMBER: Month = Month { year: 2026, month: 11 };
    const DECEMBER: Month = Month { year: 2026, month: 12 };

    fn check(typed: &str) -> Verdict<Expiry, ExpiryReason> {
        Expiry::check(typed, NOVEMBER)
    }

    #[test]
    fn dates_are_read_as_in_the_rule_book() {
        for (typed, month, year) in [
            ("1/30", "01", "2030"),
            ("01/30", "01", "2030"),
            ("0130", "01", "2030"),
            ("01 / 30", "01", "2030"),
            ("01 / 2030", "01", "2030"),
            ("012030", "01", "2030"),
            ("12030", "01", "2030"),
            ("01-30", "01", "2030"),
            ("01.30", "01", "2030"),
            ("01 30", "01", "2030"),
            ("0 1 / 3 0", "01", "2030"),
            (" 01/30\u{3000}", "01", "2030"),
            ("01ー30", "01", "2030"),
            ("01・30", "01", "2030"),
            ("１２／３０", "12", "2030"),
            ("１２ ／ ２０３０", "12", "2030"),
            ("１２３０", "12", "2030"),
            ("2030-01", "01", "2030"),
            ("2030-5", "05", "2030"),
            ("2030/12", "12", "2030"),
            ("130", "01", "2030"),
            ("530", "05", "2030"),
            ("122030", "12", "2030"),
            ("12/99", "12", "2099"),
            ("1299", "12", "2099"),
            ("11/26", "11", "2026"),
            ("\u{200b}01\u{200b}/30", "01", "2030"),
        ] {
            let expiry = check(typed).valid().expect(typed);
            assert_eq!((expiry.month_text().as_str(), expiry.year_text().as_str()), (month, year), "{typed}");
        }
    }

    #[test]
    fn a_card_is_good_through_its_month() {
        assert!(Expiry::check("11/26", NOVEMBER).is_valid());
        for (typed, today) in [("11/26", DECEMBER), ("10/26", NOVEMBER), ("12/25", NOVEMBER), ("1/2020", NOVEMBER)] {
            assert_eq!(Expiry::check(typed, today), Verdict::Invalid(ExpiryReason::Past), "{typed}");
        }
        assert!(Expiry::check("01/27", DECEMBER).is_valid());
    }

    #[test]
    fn a_beginning_is_incomplete() {
        for typed in [
            "", " ", "0", "1", "5", "01", "13", "30", "01/2", "1/", "01 /", "01/203", "127", "012", "01203", "2030-",
            "2030-0", "2030-1",
        ] {
            assert_eq!(check(typed), Verdict::Incomplete, "{typed}");
        }
    }

    #[test]
    fn months_that_do_not_exist_are_named() {
        for typed in ["00/30", "13/30", "13/", "00", "0030", "1330", "0/30", "2030-13", "2030-00", "2030", "99/2"] {
            assert_eq!(check(typed), Verdict::Invalid(ExpiryReason::Month), "{typed}");
        }
    }

    #[test]
    fn everything_else_is_invalid() {
        for typed in [
            "01/1930",
            "01/2130",
            "1930-01",
            "01/193",
            "011930",
            "ab",
            "01/3o",
            "01/30/",
            "1/1/30",
            "01//30",
            "-01/30",
            "/30",
            "/",
            "٠١/٣٠",
            "①/30",
            "01 20 30",
            "0130/",
            "012/30",
            "01/20301",
            "0120301",
            "2030-011",
            "01 30 /",
            "1\u{301}/30",
        ] {
            assert_eq!(check(typed), Verdict::Invalid(ExpiryReason::Invalid), "{typed}");
        }
    }

    #[test]
    fn debug_output_holds_no_date() {
        assert_eq!(format!("{:?}", check("12/99").valid().unwrap()), "Expiry(…)");
    }
}
