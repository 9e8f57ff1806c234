//! Card numbers (DOMAIN.md 1.3). Knows brands; knows no field and does not say when a problem is shown.

use super::brand::{self, Accepted, Brand};
use super::secret::Secret;
use super::text;
use super::verdict::Verdict;
use zeroize::Zeroizing;

/// A card number that can be sent: the digits of an accepted brand, of a length the brand has, with a true checksum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardNumber {
    digits: Secret,
    brand: Brand,
}

/// Why a card number cannot be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberReason {
    /// Something in it is neither a digit from 0 to 9 nor a separator.
    NotDigits,
    /// More digits than the brand has.
    TooLong,
    /// As many digits as it should have, but a mistake in them.
    BadChecksum,
    /// No brand has such numbers.
    UnknownBrand,
    /// A brand that is not taken. Told as soon as the brand is certain, so the number may be unfinished.
    Unsupported(Brand),
}

impl CardNumber {
    /// Checks what was typed or pasted, with separators and in full width too.
    ///
    /// A mistake counts as one at the brand's usual length, although some brands have rare longer numbers: a shopper
    /// who sees 16 digits on the card is not helped by "please enter the whole number".
    pub fn check(typed: &str, accepted: &Accepted) -> Verdict<CardNumber, NumberReason> {
        let plain = Zeroizing::new(text::plain(typed));
        if plain.chars().any(|c| !c.is_ascii_digit() && !text::is_separator(c)) {
            return Verdict::Invalid(NumberReason::NotDigits);
        }
        let digits = Self::digits_typed(typed);
        let length = digits.expose().len();
        let Some(brand) = accepted.brand_of(digits.expose()) else {
            return if brand::is_nobodys(digits.expose()) {
                Verdict::Invalid(NumberReason::UnknownBrand)
            } else {
                Verdict::Incomplete
            };
        };
        if !accepted.allows(brand) {
            return Verdict::Invalid(NumberReason::Unsupported(brand));
        }
        if length > brand.longest() {
            return Verdict::Invalid(NumberReason::TooLong);
        }
        if !brand.lengths().contains(&length) {
            return Verdict::Incomplete;
        }
        // `luhn` skips what is not an ASCII digit; here nothing else is left.
        if luhn::valid(digits.expose()) {
            Verdict::Valid(CardNumber { digits, brand })
        } else if length == brand.usual_length() || length == brand.longest() {
            Verdict::Invalid(NumberReason::BadChecksum)
        } else {
            Verdict::Incomplete
        }
    }

    /// The digits in what was typed, whatever stands between them: enough to ask for the brand, not a check.
    pub fn digits_typed(typed: &str) -> Secret {
        let mut digits = String::with_capacity(typed.len());
        digits.extend(typed.chars().map(text::folded).filter(char::is_ascii_digit));
        Secret::new(digits)
    }

    /// The digits alone.
    pub fn digits(&self) -> &Secret {
        &self.digits
    }

    /// Its brand, which is an accepted one.
    pub fn brand(&self) -> Brand {
        self.brand
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use NumberReason::*;

    fn check(typed: &str) -> Verdict<CardNumber, NumberReason> {
        CardNumber::check(typed, &Accepted::any())
    }

    /// Every card number of DOMAIN.md 1.9 and FEATURES.md 2.5; what becomes of them is the server's business.
    const TEST_NUMBERS: &[(&str, Brand)] = &[
        ("3530111333300000", Brand::Jcb),
        ("378282246310005", Brand::AmericanExpress),
        ("4111111111111111", Brand::Visa),
        ("5555555555554444", Brand::Mastercard),
        ("30569309025904", Brand::DinersClub),
        ("4123111111111000", Brand::Visa),
        ("4123111111111018", Brand::Visa),
        ("4123111111111034", Brand::Visa),
        ("4123111111111042", Brand::Visa),
        ("4123111111111059", Brand::Visa),
        ("4123111111111067", Brand::Visa),
        ("4123111111111075", Brand::Visa),
        ("4100000000000100", Brand::Visa),
        ("5100000000000107", Brand::Mastercard),
        ("3528000000000106", Brand::Jcb),
        ("4100000000005000", Brand::Visa),
        ("5100000000005007", Brand::Mastercard),
        ("3528000000005006", Brand::Jcb),
        ("4100000000500000", Brand::Visa),
        ("5100000000500007", Brand::Mastercard),
        ("3528000000500006", Brand::Jcb),
        ("4100000000300005", Brand::Visa),
        ("5100000000300002", Brand::Mastercard),
        ("3528000000300001", Brand::Jcb),
    ];

    #[test]
    fn the_test_numbers_of_the_documents_are_valid() {
        for &(number, brand) in TEST_NUMBERS {
            let valid = check(number).valid().expect(number);
            assert_eq!((valid.digits().expose(), valid.brand()), (number, brand));
        }
    }

    #[test]
    fn every_beginning_of_a_test_number_is_incomplete_and_every_wrong_last_digit_a_mistake() {
        for &(number, _) in TEST_NUMBERS {
            for end in 0..number.len() {
                assert_eq!(check(&number[..end]), Verdict::Incomplete, "{number} up to {end}");
            }
            let last = number.bytes().last().unwrap() - b'0';
            for other in (0..10).filter(|&digit| digit != last) {
                let wrong = format!("{}{other}", &number[..number.len() - 1]);
                assert_eq!(check(&wrong), Verdict::Invalid(BadChecksum), "{wrong}");
            }
        }
    }

    #[test]
    fn separators_full_width_and_invisible_characters_do_not_count() {
        for typed in [
            "4111 1111 1111 1111",
            "4111-1111-1111-1111",
            "４１１１　１１１１　１１１１　１１１１",
            "４１１１－１１１１ー１１１１ｰ１１１１",
            "4111\u{a0}1111\u{202f}1111\t1111\r\n",
            "4111\u{2010}1111\u{2015}1111\u{2212}1111",
            "\u{202d}4111111111111111\u{202c}\u{feff}",
        ] {
            assert_eq!(check(typed).valid().expect(typed).digits().expose(), "4111111111111111");
        }
    }

    #[test]
    fn other_digits_and_letters_are_refused() {
        for typed in ["4111x", "٤", "④", "⁴", "𝟒", "四", "4111.1111", "4111/1111", "411111111111111l", "abc", "4\u{0}"]
        {
            assert_eq!(check(typed), Verdict::Invalid(NotDigits), "{typed}");
        }
    }

    #[test]
    fn lengths_decide_between_incomplete_valid_and_too_long() {
        for (typed, verdict) in [
            ("", Verdict::Incomplete),
            (" - ー", Verdict::Incomplete),
            ("3", Verdict::Incomplete),
            ("4222222222222", Verdict::Incomplete),
            ("41111111111111117", Verdict::Incomplete),
            ("411111111111111111", Verdict::Incomplete),
            ("4111111111111111111", Verdict::Invalid(BadChecksum)),
            ("41111111111111111100", Verdict::Invalid(TooLong)),
            ("55555555555544440", Verdict::Invalid(TooLong)),
            ("3782822463100050", Verdict::Invalid(TooLong)),
            ("4111111111111112", Verdict::Invalid(BadChecksum)),
            ("378282246310006", Verdict::Invalid(BadChecksum)),
        ] {
            assert_eq!(check(typed), verdict, "{typed}");
        }
        for typed in [
            "3056930900000000005",
            "3056930902000004",
            "353011133330000000",
            "3530111333300000001",
            "35301113333000001",
            "4000000000000000006",
            "411111111111111118",
        ] {
            assert!(check(typed).is_valid(), "{typed}");
        }
    }

    #[test]
    fn numbers_of_no_brand_are_never_valid() {
        for typed in ["0", "0000000000000000", "9", "1800", "2131", "2721", "3590", "8888888888888888"] {
            assert_eq!(check(typed), Verdict::Invalid(UnknownBrand), "{typed}");
        }
    }

    #[test]
    fn a_brand_that_is_not_taken_is_told_as_soon_as_it_is_certain() {
        let visa_only = Accepted::only([Brand::Visa]);
        for (typed, accepted, verdict) in [
            ("3", visa_only, Verdict::Incomplete),
            ("35", visa_only, Verdict::Invalid(Unsupported(Brand::Jcb))),
            ("5555555555554444", visa_only, Verdict::Invalid(Unsupported(Brand::Mastercard))),
            ("6", Accepted::any(), Verdict::Incomplete),
            ("62", Accepted::any(), Verdict::Invalid(Unsupported(Brand::UnionPay))),
            ("6011", Accepted::any(), Verdict::Invalid(Unsupported(Brand::Discover))),
            ("622126", Accepted::only([Brand::Discover]), Verdict::Incomplete),
            ("622926", Accepted::only([Brand::Discover]), Verdict::Invalid(Unsupported(Brand::UnionPay))),
            ("6200000000000005", Accepted::only([Brand::UnionPay]), Verdict::Invalid(Unsupported(Brand::UnionPay))),
        ] {
            assert_eq!(CardNumber::check(typed, &accepted), verdict, "{typed}");
        }
        assert!(CardNumber::check("6011111111111117", &Accepted::only([Brand::Discover])).is_valid());
        assert!(CardNumber::check("6221260000000000", &Accepted::only([Brand::Discover])).is_valid());
    }

    #[test]
    fn debug_output_holds_no_digit() {
        let shown = format!("{:?}", check("4111111111111111"));
        assert!(!shown.contains(|c: char| c.is_ascii_digit()), "{shown}");
    }
}
