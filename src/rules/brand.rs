//! How a brand is called where forms and rules meet: KOMOJU's words (DOMAIN.md 1.1).

use crate::domain::{Accepted, Brand};

/// The word of a brand, as the API's answers have it. UnionPay has one too, although it is never taken as a card.
pub fn word(brand: Brand) -> &'static str {
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
pub fn of_word(slug: &str) -> Option<Brand> {
    let slug = if slug == "master" { "mastercard" } else { slug };
    Brand::ALL.into_iter().find(|&brand| word(brand) == slug)
}

/// What a list of words takes, as a session's `brands` has them. An empty list says nothing: then the server decides.
pub fn accepted<'a>(slugs: impl IntoIterator<Item = &'a str>) -> Accepted {
    let mut slugs = slugs.into_iter().peekable();
    if slugs.peek().is_none() { Accepted::any() } else { Accepted::only(slugs.filter_map(of_word)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_brand_is_found_by_its_word() {
        for brand in Brand::ALL {
            assert_eq!(of_word(word(brand)), Some(brand));
        }
        assert_eq!(of_word("master"), Some(Brand::Mastercard));
        for odd in ["", "Visa", "maestro", "unknown"] {
            assert_eq!(of_word(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_list_decides_and_an_empty_one_does_not() {
        assert_eq!(accepted([]), Accepted::any());
        assert_eq!(accepted(["visa", "master", "x"]), Accepted::only([Brand::Visa, Brand::Mastercard]));
        assert_eq!(accepted(["x"]), Accepted::only([]));
    }
}
