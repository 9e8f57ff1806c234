//! Card numbers: brand, checksum, and what the test numbers do (S3, FEATURES.md 2.5), or others that a seed names.

use std::collections::HashMap;

use crate::api::error::ApiError;
use crate::payment::Challenge;
use crate::secret::Secret;

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

/// What comes of a card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Behaviour {
    /// It pays, and takes no part in 3-D Secure.
    Pays,
    /// It pays, and its bank vouches for its holder without asking: 3-D Secure without a page.
    IsVouchedFor,
    /// Its bank wants to see its holder.
    Leads(Challenge),
    /// It is refused with this code.
    IsRefused(&'static str),
}

impl Behaviour {
    /// The words a seed can use, besides the codes of refusals.
    pub(crate) const WORDS: &[(&str, Behaviour)] = &[
        ("pays", Behaviour::Pays),
        ("is_vouched_for", Behaviour::IsVouchedFor),
        ("bank_asks", Behaviour::Leads(Challenge::Asks)),
        ("bank_asks_in_vain", Behaviour::Leads(Challenge::AsksInVain)),
        ("bank_refuses", Behaviour::Leads(Challenge::Refuses)),
    ];

    /// Reads one of [`Behaviour::WORDS`], or the code of a documented error.
    pub(crate) fn read(word: &str) -> Option<Behaviour> {
        let named = Behaviour::WORDS.iter().find(|(name, _)| *name == word).map(|(_, behaviour)| *behaviour);
        named.or_else(|| ApiError::known(word).map(|error| Behaviour::IsRefused(error.code)))
    }

    /// What a number stands for in the documents. "Cannot use card" and "invalid card" have no code there (DOMAIN.md
    /// 9.3): the nearest documented ones stand for them.
    fn documented(digits: &str) -> Behaviour {
        match digits {
            "4123111111111000" => Behaviour::IsRefused("insufficient_funds"),
            "4123111111111018" => Behaviour::IsRefused("exceeds_limit"),
            "4123111111111034" => Behaviour::IsRefused("bad_verification_value"),
            "4123111111111042" => Behaviour::IsRefused("card_expired"),
            "4123111111111059" => Behaviour::IsRefused("card_declined"),
            // The seeds have 067, newer documents 075.
            "4123111111111067" | "4123111111111075" => Behaviour::IsRefused("invalid_number"),
            "4100000000000100" | "5100000000000107" | "3528000000000106" => Behaviour::IsVouchedFor,
            "4100000000005000" | "5100000000005007" | "3528000000005006" => Behaviour::Leads(Challenge::Asks),
            "4100000000300005" | "5100000000300002" | "3528000000300001" => Behaviour::Leads(Challenge::AsksInVain),
            "4100000000500000" | "5100000000500007" | "3528000000500006" => Behaviour::Leads(Challenge::Refuses),
            _ => Behaviour::Pays,
        }
    }
}

/// What cards do: as documented, unless a seed says otherwise. No `Debug`: it holds card numbers.
#[derive(Clone, Default)]
pub(crate) struct Cards(HashMap<String, Behaviour>);

impl Cards {
    /// From now on this card, a number of ASCII digits, behaves like that.
    pub(crate) fn set(&mut self, digits: String, behaviour: Behaviour) {
        self.0.insert(digits, behaviour);
    }

    pub(crate) fn behaviour(&self, number: &Secret) -> Behaviour {
        let digits = number.reveal();
        self.0.get(digits).copied().unwrap_or_else(|| Behaviour::documented(digits))
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
            assert!(brand(&number).is_some(), "{end}");
            assert!(matches!(Behaviour::documented(&number), Behaviour::IsRefused(_)), "{end}");
        }
    }

    #[test]
    fn a_card_does_what_it_was_told_and_else_what_is_documented() {
        let number = |digits: &str| Secret::new(digits.to_owned());
        let mut cards = Cards::default();
        cards.set("4242424242424242".to_owned(), Behaviour::read("card_declined").unwrap());
        assert_eq!(cards.behaviour(&number("4242424242424242")), Behaviour::IsRefused("card_declined"));
        assert_eq!(cards.behaviour(&number("4111111111111111")), Behaviour::Pays);
        assert_eq!(cards.behaviour(&number("4100000000005000")), Behaviour::Leads(Challenge::Asks));
        assert_eq!(Behaviour::read("dances"), None);
    }
}
