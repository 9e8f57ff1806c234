//! Card numbers: brand, checksum, and what the test numbers do (S3, FEATURES.md 2.5).

use crate::payment::Challenge;

/// The brands, first digits (as inclusive ranges over the leading four) and lengths of DOMAIN.md 1.2:
/// slug in payments, slug in sessions, ranges, lengths.
type Brand = (&'static str, &'static str, &'static [(u16, u16)], &'static [usize]);

const BRANDS: &[Brand] = &[
    ("visa", "visa", &[(4000, 4999)], &[16, 18, 19]),
    ("mastercard", "master", &[(5100, 5599), (2221, 2720)], &[16]),
    ("jcb", "jcb", &[(3528, 3589)], &[16, 17, 18, 19]),
    ("american_express", "american_express", &[(3400, 3499), (3700, 3799)], &[15]),
    ("diners_club", "diners_club", &[(3000, 3059), (3095, 3095), (3600, 3699), (3800, 3999)], &[14, 16, 19]),
    ("discover", "discover", &[(6011, 6011), (6440, 6499), (6500, 6599)], &[16, 19]),
];

/// A brand under its two names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct BrandName {
    /// As `payment_details.brand` has it.
    pub(crate) in_payments: &'static str,
    /// As a session's `brands` have it.
    pub(crate) in_sessions: &'static str,
}

/// The brand of a number of ASCII digits that is whole and passes its checksum.
pub(crate) fn brand(digits: &str) -> Option<BrandName> {
    let lead: u16 = digits.get(..4)?.parse().ok()?;
    let fits = |(_, _, ranges, lengths): &&Brand| {
        lengths.contains(&digits.len()) && ranges.iter().any(|(from, to)| (*from..=*to).contains(&lead))
    };
    let (in_payments, in_sessions, ..) = BRANDS.iter().find(fits)?;
    checks_out(digits).then_some(BrandName { in_payments, in_sessions })
}

/// The Luhn checksum.
fn checks_out(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| match (place % 2, u32::from(byte - b'0')) {
            (0, digit) => digit,
            (_, digit) => digit * 2 / 10 + digit * 2 % 10,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// The refusal a test number stands for. "Cannot use card" and "invalid card" have no code in the
/// documents (DOMAIN.md 9.3): the nearest documented ones stand for them.
pub(crate) fn refusal(digits: &str) -> Option<&'static str> {
    match digits.strip_prefix("4123111111111")? {
        "000" => Some("insufficient_funds"),
        "018" => Some("exceeds_limit"),
        "034" => Some("bad_verification_value"),
        "042" => Some("card_expired"),
        "059" => Some("card_declined"),
        // The seeds have 067, newer documents 075.
        "067" | "075" => Some("invalid_number"),
        _ => None,
    }
}

/// Whether a test number's bank vouches for its holder without asking: 3-D Secure without a page.
pub(crate) fn is_frictionless(digits: &str) -> bool {
    matches!(digits, "4100000000000100" | "5100000000000107" | "3528000000000106")
}

/// The bank's page a test number leads to.
pub(crate) fn challenge(digits: &str) -> Option<Challenge> {
    match digits {
        "4100000000005000" | "5100000000005007" | "3528000000005006" => Some(Challenge::Asks),
        "4100000000300005" | "5100000000300002" | "3528000000300001" => Some(Challenge::AsksInVain),
        "4100000000500000" | "5100000000500007" | "3528000000500006" => Some(Challenge::Refuses),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brands_of_the_test_numbers() {
        for (number, name) in [
            ("3530111333300000", "jcb"),
            ("378282246310005", "american_express"),
            ("4111111111111111", "visa"),
            ("5555555555554444", "mastercard"),
            ("30569309025904", "diners_club"),
            ("5100000000005007", "mastercard"),
            ("3528000000300001", "jcb"),
        ] {
            assert_eq!(brand(number).map(|brand| brand.in_payments), Some(name), "{name}");
        }
    }

    #[test]
    fn a_wrong_checksum_length_or_lead_is_no_card() {
        for number in ["4111111111111112", "411111111111111", "6211111111111111", "2721000000000004", "41"] {
            assert_eq!(brand(number), None, "{number}");
        }
    }

    #[test]
    fn every_test_number_is_a_card() {
        for end in ["000", "018", "034", "042", "059", "067", "075"] {
            let number = format!("4123111111111{end}");
            assert!(brand(&number).is_some() && refusal(&number).is_some(), "{end}");
        }
    }
}
