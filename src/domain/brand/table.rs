//! The table of card brands (DOMAIN.md 1.2), and the matching of first digits against it.
//!
//! Knows nothing of which brands are taken.

use super::Brand;

/// First digits from `low` to `high`, both of `size` digits.
pub(super) struct Range {
    size: usize,
    low: u32,
    high: u32,
}

/// How the first digits of a number compare with a [`Range`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Match {
    /// Not one of them, whatever follows.
    No,
    /// More digits could make it one.
    Possible,
    /// One of them.
    Full,
}

/// What there is to know about a brand.
pub(super) struct Row {
    pub(super) brand: Brand,
    pub(super) name: &'static str,
    pub(super) ranges: &'static [Range],
    /// Ascending; the first is what nearly every card has.
    pub(super) lengths: &'static [usize],
    pub(super) gaps: &'static [usize],
    pub(super) code_length: usize,
}

const fn range(size: usize, low: u32, high: u32) -> Range {
    Range { size, low, high }
}

const FOURS: &[usize] = &[4, 8, 12];
pub(super) const FOURS_AND_REST: &[usize] = &[4, 8, 12, 16];
const FOUR_SIX: &[usize] = &[4, 10];

/// One row per brand, in the order of [`Brand`].
pub(super) static TABLE: [Row; 7] = [
    Row {
        brand: Brand::Visa,
        name: "Visa",
        ranges: &[range(1, 4, 4)],
        lengths: &[16, 18, 19],
        gaps: FOURS_AND_REST,
        code_length: 3,
    },
    Row {
        brand: Brand::Mastercard,
        name: "Mastercard",
        ranges: &[range(2, 51, 55), range(4, 2221, 2720)],
        lengths: &[16],
        gaps: FOURS,
        code_length: 3,
    },
    Row {
        brand: Brand::Jcb,
        name: "JCB",
        ranges: &[range(4, 3528, 3589)],
        lengths: &[16, 17, 18, 19],
        gaps: FOURS_AND_REST,
        code_length: 3,
    },
    Row {
        brand: Brand::AmericanExpress,
        name: "American Express",
        ranges: &[range(2, 34, 34), range(2, 37, 37)],
        lengths: &[15],
        gaps: FOUR_SIX,
        code_length: 4,
    },
    Row {
        brand: Brand::DinersClub,
        name: "Diners Club",
        ranges: &[range(3, 300, 305), range(4, 3095, 3095), range(2, 36, 36), range(2, 38, 39)],
        lengths: &[14, 16, 19],
        gaps: FOUR_SIX,
        code_length: 3,
    },
    Row {
        brand: Brand::Discover,
        name: "Discover",
        ranges: &[range(4, 6011, 6011), range(3, 644, 649), range(2, 65, 65)],
        lengths: &[16, 19],
        gaps: FOURS_AND_REST,
        code_length: 3,
    },
    Row {
        brand: Brand::UnionPay,
        name: "UnionPay",
        ranges: &[range(2, 62, 62)],
        lengths: &[14, 15, 16, 17, 18, 19],
        gaps: FOURS_AND_REST,
        code_length: 3,
    },
];

/// Numbers both Discover and UnionPay issue. They count as UnionPay's unless Discover is taken.
static SHARED: Range = range(6, 622126, 622925);

impl Range {
    fn compare(&self, digits: &str) -> Match {
        let typed = digits.len().min(self.size);
        let mut low = 0;
        for digit in digits.bytes().take(typed) {
            low = low * 10 + u32::from(digit.wrapping_sub(b'0'));
        }
        // With digits missing, the number may still become anything from `low` to `high`.
        let mut high = low;
        for _ in typed..self.size {
            low *= 10;
            high = high * 10 + 9;
        }
        if high < self.low || self.high < low {
            Match::No
        } else if typed == self.size {
            Match::Full
        } else {
            Match::Possible
        }
    }
}

impl Row {
    /// How the first digits of a number compare with all ranges of the brand.
    pub(super) fn compare(&self, digits: &str, discover_shares: bool) -> Match {
        let own = self.ranges.iter().map(|range| range.compare(digits)).max().unwrap_or(Match::No);
        match self.brand {
            Brand::Discover if discover_shares => own.max(SHARED.compare(digits)),
            Brand::UnionPay if discover_shares && SHARED.compare(digits) == Match::Full => Match::No,
            _ => own,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_brands() {
        for (place, brand) in Brand::ALL.into_iter().enumerate() {
            assert_eq!(TABLE[place].brand, brand);
            assert_eq!(brand as usize, place);
            assert!(brand.lengths().is_sorted());
        }
    }
}
