//! Card brands: which numbers are theirs, how long these are, how they are grouped (DOMAIN.md 1.1 and 1.2).
//!
//! The table is in `table.rs`, here are the questions put to it. How KOMOJU spells a brand is `wire`'s affair.

mod accepted;
mod table;

pub use accepted::Accepted;

use table::{FOURS_AND_REST, Match, Row, TABLE};

/// A card brand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Brand {
    /// Visa.
    Visa,
    /// Mastercard.
    Mastercard,
    /// JCB.
    Jcb,
    /// American Express.
    AmericanExpress,
    /// Diners Club.
    DinersClub,
    /// Discover; taken only where it is listed.
    Discover,
    /// UnionPay; recognized so that it can be named, never taken as a card.
    UnionPay,
}

impl Brand {
    /// All brands.
    pub const ALL: [Brand; 7] = [
        Brand::Visa,
        Brand::Mastercard,
        Brand::Jcb,
        Brand::AmericanExpress,
        Brand::DinersClub,
        Brand::Discover,
        Brand::UnionPay,
    ];

    /// The brand, if it is the only one a number beginning with these digits can still have.
    ///
    /// Takes ASCII digits only. "4" is Visa, "3" undecided, "35" JCB, "351" nobody's. What Discover shares with
    /// UnionPay is UnionPay's here; [`Accepted::brand_of`] knows better.
    pub fn certain(digits: &str) -> Option<Brand> {
        certain(digits, false)
    }

    /// The name as the brand writes it, the same in every language.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// After how many digits a blank is shown: `[4, 10]` for 4-6-5.
    pub fn gaps(self) -> &'static [usize] {
        self.row().gaps
    }

    /// How many digits a number may have, ascending. The first is the usual one.
    pub fn lengths(self) -> &'static [usize] {
        self.row().lengths
    }

    /// The number of digits nearly every card of the brand has.
    pub fn usual_length(self) -> usize {
        self.lengths().first().copied().unwrap_or(0)
    }

    /// The most digits a number may have.
    pub fn longest(self) -> usize {
        self.lengths().last().copied().unwrap_or(0)
    }

    /// How many digits the security code has.
    pub fn code_length(self) -> usize {
        self.row().code_length
    }

    fn row(self) -> &'static Row {
        &TABLE[self as usize]
    }
}

/// The gaps of a number whose brand is not certain: groups of four.
pub(super) fn gaps_of(brand: Option<Brand>) -> &'static [usize] {
    brand.map_or(FOURS_AND_REST, Brand::gaps)
}

fn certain(digits: &str, discover_shares: bool) -> Option<Brand> {
    let mut found = None;
    for row in &TABLE {
        if row.compare(digits, discover_shares) > Match::No {
            if found.is_some() {
                return None;
            }
            found = Some(row.brand);
        }
    }
    found
}

/// Whether no brand can have a number beginning with these digits.
pub(super) fn is_nobodys(digits: &str) -> bool {
    TABLE.iter().all(|row| row.compare(digits, false) == Match::No)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Brand::*;

    #[test]
    fn a_brand_is_certain_when_no_other_can_match() {
        for (digits, brand) in [
            ("", None),
            ("4", Some(Visa)),
            ("4111", Some(Visa)),
            ("5", Some(Mastercard)),
            ("50", None),
            ("51", Some(Mastercard)),
            ("55", Some(Mastercard)),
            ("56", None),
            ("2", Some(Mastercard)),
            ("2220", None),
            ("2221", Some(Mastercard)),
            ("272099", Some(Mastercard)),
            ("2721", None),
            ("3", None),
            ("34", Some(AmericanExpress)),
            ("37", Some(AmericanExpress)),
            ("35", Some(Jcb)),
            ("3527", None),
            ("3528", Some(Jcb)),
            ("3589", Some(Jcb)),
            ("3590", None),
            ("30", Some(DinersClub)),
            ("300", Some(DinersClub)),
            ("305", Some(DinersClub)),
            ("306", None),
            ("309", Some(DinersClub)),
            ("3094", None),
            ("3095", Some(DinersClub)),
            ("36", Some(DinersClub)),
            ("38", Some(DinersClub)),
            ("39", Some(DinersClub)),
            ("6", None),
            ("60", Some(Discover)),
            ("6011", Some(Discover)),
            ("6012", None),
            ("643", None),
            ("644", Some(Discover)),
            ("649", Some(Discover)),
            ("65", Some(Discover)),
            ("62", Some(UnionPay)),
            ("622126", Some(UnionPay)),
            ("1800", None),
            ("2131", None),
            ("0", None),
            ("9", None),
        ] {
            assert_eq!(Brand::certain(digits), brand, "{digits}");
        }
    }

    #[test]
    fn lengths_groups_and_codes_are_those_of_the_rule_book() {
        let rows: [(Brand, &[usize], &[usize], usize); 7] = [
            (Visa, &[16, 18, 19], &[4, 8, 12, 16], 3),
            (Mastercard, &[16], &[4, 8, 12], 3),
            (Jcb, &[16, 17, 18, 19], &[4, 8, 12, 16], 3),
            (AmericanExpress, &[15], &[4, 10], 4),
            (DinersClub, &[14, 16, 19], &[4, 10], 3),
            (Discover, &[16, 19], &[4, 8, 12, 16], 3),
            (UnionPay, &[14, 15, 16, 17, 18, 19], &[4, 8, 12, 16], 3),
        ];
        for (brand, lengths, gaps, code) in rows {
            assert_eq!(brand.lengths(), lengths);
            assert_eq!(brand.gaps(), gaps);
            assert_eq!(brand.code_length(), code);
            assert_eq!((brand.usual_length(), brand.longest()), (lengths[0], lengths[lengths.len() - 1]));
        }
    }
}
