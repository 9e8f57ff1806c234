//! Security codes of cards (DOMAIN.md 1.6). Text, never a number: leading zeros count.

use super::brand::Brand;
use super::secret::Secret;
use super::text;
use super::verdict::Verdict;
use zeroize::Zeroizing;

/// A security code of the length its card's brand has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecurityCode(Secret);

/// Why a security code cannot be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeReason {
    /// Something in it is not a digit from 0 to 9.
    NotDigits,
    /// Too many digits; it should have this many. With the brand unknown that is 3, which all but one brand have.
    Length(usize),
}

impl SecurityCode {
    /// Checks what was typed; only blanks around it are overlooked. While the brand is unknown, 3 and 4 digits will do.
    pub fn check(typed: &str, brand: Option<Brand>) -> Verdict<SecurityCode, CodeReason> {
        let plain = Zeroizing::new(text::plain(typed));
        let code = plain.trim();
        if !code.bytes().all(|byte| byte.is_ascii_digit()) {
            return Verdict::Invalid(CodeReason::NotDigits);
        }
        let (shortest, longest) = brand.map_or((3, 4), |brand| (brand.code_length(), brand.code_length()));
        if code.len() < shortest {
            Verdict::Incomplete
        } else if code.len() > longest {
            Verdict::Invalid(CodeReason::Length(shortest))
        } else {
            Verdict::Valid(SecurityCode(Secret::from(code)))
        }
    }

    /// The digits, leading zeros included.
    pub fn digits(&self) -> &Secret {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use CodeReason::*;

    const VISA: Option<Brand> = Some(Brand::Visa);
    const AMEX: Option<Brand> = Some(Brand::AmericanExpress);

    #[test]
    fn the_brand_decides_how_many_digits() {
        for (typed, brand, code) in [
            ("123", VISA, "123"),
            ("007", VISA, "007"),
            (" 000\u{3000}", VISA, "000"),
            ("１２３", VISA, "123"),
            ("\u{200b}123", VISA, "123"),
            ("0123", AMEX, "0123"),
            ("123", None, "123"),
            ("1234", None, "1234"),
        ] {
            assert_eq!(SecurityCode::check(typed, brand).valid().expect(typed).digits().expose(), code);
        }
    }

    #[test]
    fn too_short_is_incomplete_and_too_long_is_told() {
        for (typed, brand, verdict) in [
            ("", VISA, Verdict::Incomplete),
            (" ", None, Verdict::Incomplete),
            ("12", VISA, Verdict::Incomplete),
            ("123", AMEX, Verdict::Incomplete),
            ("12", None, Verdict::Incomplete),
            ("1234", VISA, Verdict::Invalid(Length(3))),
            ("12345", AMEX, Verdict::Invalid(Length(4))),
            ("12345", None, Verdict::Invalid(Length(3))),
        ] {
            assert_eq!(SecurityCode::check(typed, brand), verdict, "{typed}");
        }
    }

    #[test]
    fn anything_but_digits_is_refused() {
        for typed in ["12a", "1 2 3", "1-23", "-123", "１２٣", "12.", "一二三", "𝟏𝟐𝟑"] {
            assert_eq!(SecurityCode::check(typed, VISA), Verdict::Invalid(NotDigits), "{typed}");
        }
    }

    #[test]
    fn debug_output_holds_no_digit() {
        let shown = format!("{:?}", SecurityCode::check("123", VISA));
        assert!(!shown.contains(|c: char| c.is_ascii_digit()), "{shown}");
    }
}
