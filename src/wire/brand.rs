//! KOMOJU's words for card brands (DOMAIN.md 1.1).

use crate::domain::brand::{Accepted, Brand};

/// The word of a brand, as the API's answers have it. UnionPay has one too, although it is never taken as a card.
pub fn brand_word(brand: Brand) -> &'static str {
    match brand {
        Brand::Visa => "visa",
        Brand::Mastercard => "mastercard",
        Brand::Jcb => "jcb",
        Brand::AmericanExpress => "american_express",
        Brand::DinersClub => "diners_club",
        Brand::Discover => "discover",
        Brand::UnionPay => "unionpay",
    }
}

/// The brand of a word. Sessions list Mastercard as `master`.
pub fn brand_of_word(slug: &str) -> Option<Brand> {
    let slug = if slug == "master" { "mastercard" } else { slug };
    Brand::ALL.into_iter().find(|&brand| brand_word(brand) == slug)
}

/// What a list of words takes, as a session's `brands` has them. An empty list says nothing: then the server decides.
pub fn brands_accepted<'a>(slugs: impl IntoIterator<Item = &'a str>) -> Accepted {
    let mut slugs = slugs.into_iter().peekable();
    if slugs.peek().is_none() { Accepted::any() } else { Accepted::only(slugs.filter_map(brand_of_word)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_brand_is_found_by_its_word() {
        for brand in Brand::ALL {
            assert_eq!(brand_of_word(brand_word(brand)), Some(brand));
        }
        assert_eq!(brand_of_word("master"), Some(Brand::Mastercard));
        for odd in ["", "Visa", "maestro", "unknown"] {
            assert_eq!(brand_of_word(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_list_decides_and_an_empty_one_does_not() {
        assert_eq!(brands_accepted([]), Accepted::any());
        assert_eq!(brands_accepted(["visa", "master", "x"]), Accepted::only([Brand::Visa, Brand::Mastercard]));
        assert_eq!(brands_accepted(["x"]), Accepted::only([]));
    }
}
