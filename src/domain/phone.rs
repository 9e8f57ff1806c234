//! Phone numbers (DOMAIN.md 3.1). Knows no list of prefixes: new ones such as 060 appear.

use super::secret::Secret;
use super::text;
use super::verdict::Verdict;

/// Whose numbering rules hold. The methods paid in yen ask for Japanese numbers, those paid in won for Korean ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Region {
    /// Japan.
    Japan,
    /// South Korea.
    Korea,
    /// Any other country, or any country at all.
    Elsewhere,
}

impl Region {
    /// Whose numbers a method in this currency asks for (DOMAIN.md 3.1).
    pub fn of_currency(currency: &str) -> Region {
        match currency {
            yen if yen.eq_ignore_ascii_case("JPY") => Region::Japan,
            won if won.eq_ignore_ascii_case("KRW") => Region::Korea,
            _ => Region::Elsewhere,
        }
    }
}

/// A phone number that can be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone(Secret);

/// Why a phone number cannot be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhoneReason {
    /// Something in it is neither a digit nor belongs between digits.
    NotDigits,
    /// The digits are not those of a number of the region.
    Invalid,
    /// More digits than a number of the region has.
    TooLong,
}

/// What digits are worth as a number of a region.
enum Fit {
    Short,
    Good,
    Long,
    Wrong,
}

impl Phone {
    /// Checks what was typed: hyphens, blanks, brackets, dots, `tel:` and the region's own country code are overlooked.
    ///
    /// `"+81 (0)90-1111-2222"` becomes `"09011112222"` in Japan.
    pub fn check(typed: &str, region: Region) -> Verdict<Phone, PhoneReason> {
        let plain = text::plain(typed);
        let Some((digits, international)) = digits_of(&plain) else {
            return Verdict::Invalid(PhoneReason::NotDigits);
        };
        let fit = match region {
            Region::Elsewhere => between(digits.len(), 7, 15),
            Region::Japan => return national(digits, international, "81", fits_japan),
            Region::Korea => return national(digits, international, "82", fits_korea),
        };
        verdict(digits, fit)
    }

    /// The digits to send: national ones in Japan and Korea, elsewhere as they were typed, without `+`.
    pub fn digits(&self) -> &Secret {
        &self.0
    }
}

/// The digits of a number and whether a `+` stands before them; `None` if there is anything in it that does not belong.
fn digits_of(plain: &str) -> Option<(String, bool)> {
    let trimmed = plain.trim();
    let number = match trimmed.get(..4) {
        Some(start) if start.eq_ignore_ascii_case("tel:") => &trimmed[4..],
        _ => trimmed,
    };
    let mut digits = String::with_capacity(number.len());
    let mut international = false;
    for c in number.chars() {
        match c {
            '0'..='9' => digits.push(c),
            '+' if digits.is_empty() && !international => international = true,
            '(' | ')' | '[' | ']' | '.' => {}
            _ if text::is_separator(c) => {}
            _ => return None,
        }
    }
    Some((digits, international))
}

/// Puts a 0 in the place of the country code, then judges. A 0 that follows the code is not doubled: "+81 (0)90".
fn national(digits: String, international: bool, code: &str, fits: fn(&str) -> Fit) -> Verdict<Phone, PhoneReason> {
    let after_prefix = if international { Some(digits.as_str()) } else { digits.strip_prefix("00") };
    let Some(abroad) = after_prefix else {
        let fit = fits(&digits);
        return verdict(digits, fit);
    };
    if code.starts_with(abroad) {
        return Verdict::Incomplete;
    }
    let Some(subscriber) = abroad.strip_prefix(code) else {
        return Verdict::Invalid(PhoneReason::Invalid);
    };
    let mut home = String::with_capacity(subscriber.len() + 1);
    home.push('0');
    home.push_str(subscriber.strip_prefix('0').unwrap_or(subscriber));
    let fit = fits(&home);
    verdict(home, fit)
}

fn verdict(digits: String, fit: Fit) -> Verdict<Phone, PhoneReason> {
    match fit {
        Fit::Short => Verdict::Incomplete,
        Fit::Good => Verdict::Valid(Phone(Secret::new(digits))),
        Fit::Long => Verdict::Invalid(PhoneReason::TooLong),
        Fit::Wrong => Verdict::Invalid(PhoneReason::Invalid),
    }
}

fn between(length: usize, shortest: usize, longest: usize) -> Fit {
    if length < shortest {
        Fit::Short
    } else if length > longest {
        Fit::Long
    } else {
        Fit::Good
    }
}

/// 11 digits if they begin with 0, 5 to 9, 0; else 10 digits. That covers 0120 and 0800 as well.
fn fits_japan(digits: &str) -> Fit {
    match digits.as_bytes() {
        [] | [b'0'] => Fit::Short,
        [b'0', b'5'..=b'9', b'0', ..] => between(digits.len(), 11, 11),
        [b'0', b'1'..=b'9', ..] => between(digits.len(), 10, 10),
        _ => Fit::Wrong,
    }
}

/// Mobile numbers begin with 01 and have 10 or 11 digits, others have a 0 and 8 to 10 more, the first of which is none:
/// 00 leads abroad.
fn fits_korea(digits: &str) -> Fit {
    match digits.as_bytes() {
        [] | [b'0'] => Fit::Short,
        [b'0', b'1', ..] => between(digits.len(), 10, 11),
        [b'0', b'2'..=b'9', ..] => between(digits.len(), 9, 11),
        _ => Fit::Wrong,
    }
}

#[cfg(test)]
mod tests {
    use super::PhoneReason::*;
    use super::Region::*;
    use super::*;

    #[test]
    fn numbers_are_reduced_to_national_digits() {
        for (typed, region, digits) in [
            ("09011112222", Japan, "09011112222"),
            ("090-1111-2222", Japan, "09011112222"),
            ("０９０ー１１１１ー２２２２", Japan, "09011112222"),
            ("\u{202d}090 1111 2222\u{202c}", Japan, "09011112222"),
            ("+81 (0)90-1111-2222", Japan, "09011112222"),
            ("+81 90 1111 2222", Japan, "09011112222"),
            ("＋８１　９０　１１１１　２２２２", Japan, "09011112222"),
            ("0081 90 1111 2222", Japan, "09011112222"),
            ("tel:+81-3-1234-5678", Japan, "0312345678"),
            ("TEL: 03-1234-5678", Japan, "0312345678"),
            ("（03）1234.5678", Japan, "0312345678"),
            ("050-1234-5678", Japan, "05012345678"),
            ("060-1234-5678", Japan, "06012345678"),
            ("0120-123-456", Japan, "0120123456"),
            ("0800-123-4567", Japan, "08001234567"),
            ("0570-012-345", Japan, "0570012345"),
            ("0463-12-3456", Japan, "0463123456"),
            ("010-1234-5678", Korea, "01012345678"),
            ("011-123-4567", Korea, "0111234567"),
            ("+82 10 1234 5678", Korea, "01012345678"),
            ("+82 (0)10 1234 5678", Korea, "01012345678"),
            ("02-123-4567", Korea, "021234567"),
            ("0505-1234-567", Korea, "05051234567"),
            ("+1 (212) 555-0123", Elsewhere, "12125550123"),
            ("1234567", Elsewhere, "1234567"),
            ("123456789012345", Elsewhere, "123456789012345"),
        ] {
            assert_eq!(Phone::check(typed, region).valid().expect(typed).digits().expose(), digits);
        }
    }

    #[test]
    fn a_beginning_is_incomplete() {
        for (typed, region) in [
            ("", Japan),
            (" - ", Japan),
            ("0", Japan),
            ("+", Japan),
            ("+8", Japan),
            ("+81", Japan),
            ("+81 0", Japan),
            ("00", Japan),
            ("0081 9", Japan),
            ("0901111222", Japan),
            ("031234567", Japan),
            ("010123456", Korea),
            ("02123456", Korea),
            ("+82 0", Korea),
            ("123456", Elsewhere),
        ] {
            assert_eq!(Phone::check(typed, region), Verdict::Incomplete, "{typed}");
        }
    }

    #[test]
    fn other_numbers_are_refused() {
        for (typed, region, reason) in [
            ("0x0", Japan, NotDigits),
            ("090+1", Japan, NotDigits),
            ("++81", Japan, NotDigits),
            ("090-1111-2222 ext. 3", Japan, NotDigits),
            ("٠٩٠١١١١٢٢٢٢", Japan, NotDigits),
            ("〇九〇", Japan, NotDigits),
            ("9011112222", Japan, Invalid),
            ("+1 212 555 0123", Japan, Invalid),
            ("0033 1", Japan, Invalid),
            ("090111122223", Japan, TooLong),
            ("03123456789", Japan, TooLong),
            ("010123456789", Korea, TooLong),
            ("1012345678", Korea, Invalid),
            ("+82 000 404 442", Korea, Invalid),
            ("+81 90 1111 2222", Korea, Invalid),
            ("1234567890123456", Elsewhere, TooLong),
        ] {
            assert_eq!(Phone::check(typed, region), Verdict::Invalid(reason), "{typed}");
        }
    }

    #[test]
    fn debug_output_holds_no_digit() {
        assert_eq!(format!("{:?}", Phone::check("09011112222", Japan).valid().unwrap()), "Phone(Secret(…))");
    }
}
