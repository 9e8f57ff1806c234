//! Japanese postal codes (DOMAIN.md 3.3). Knows no list of them: new ones appear every month.

use super::secret::Secret;
use super::text;
use super::verdict::Verdict;

/// How many digits a postal code has, and after how many the hyphen stands.
const DIGITS: usize = 7;
const BEFORE_HYPHEN: usize = 3;

/// A postal code of seven digits, written `NNN-NNNN`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostalCode(Secret);

/// Why a postal code cannot be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PostalReason {
    /// Something in it is neither a digit nor belongs between digits.
    NotDigits,
    /// More than seven digits.
    TooLong,
}

impl PostalCode {
    /// Checks what was typed; 〒, hyphens and blanks are overlooked. `"〒１０００００１"` becomes `"100-0001"`.
    pub fn check(typed: &str) -> Verdict<PostalCode, PostalReason> {
        let mut code = String::with_capacity(typed.len() + 1);
        let mut digits = 0;
        for c in text::plain(typed).chars().filter(|&c| c != '〒' && !text::is_separator(c)) {
            if !c.is_ascii_digit() {
                return Verdict::Invalid(PostalReason::NotDigits);
            }
            if digits == BEFORE_HYPHEN {
                code.push('-');
            }
            code.push(c);
            digits += 1;
        }
        if digits < DIGITS {
            Verdict::Incomplete
        } else if digits > DIGITS {
            Verdict::Invalid(PostalReason::TooLong)
        } else {
            Verdict::Valid(PostalCode(Secret::new(code)))
        }
    }

    /// The code with its hyphen, to be shown and sent.
    pub fn text(&self) -> &Secret {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::PostalReason::*;
    use super::*;

    #[test]
    fn a_postal_code_is_written_with_its_hyphen() {
        for typed in [
            "1000001",
            "100-0001",
            "〒100-0001",
            "〒１００ー０００１",
            "１００－０００１",
            " 100 0001\u{3000}",
            "100\u{2212}0001",
            "100ｰ0001",
            "\u{202d}100‐0001\u{202c}",
        ] {
            assert_eq!(PostalCode::check(typed).valid().expect(typed).text().expose(), "100-0001");
        }
        assert!(PostalCode::check("000-0000").is_valid());
    }

    #[test]
    fn a_beginning_is_incomplete() {
        for typed in ["", " ", "〒", "-", "1", "100-", "100-000"] {
            assert_eq!(PostalCode::check(typed), Verdict::Incomplete, "{typed}");
        }
    }

    #[test]
    fn anything_but_seven_digits_is_refused() {
        for (typed, reason) in [
            ("100-00011", TooLong),
            ("4111111111111111", TooLong),
            ("100-000a", NotDigits),
            ("一〇〇", NotDigits),
            ("١٠٠٠٠٠١", NotDigits),
            ("①", NotDigits),
            ("100/0001", NotDigits),
            ("100-0001 東京都", NotDigits),
        ] {
            assert_eq!(PostalCode::check(typed), Verdict::Invalid(reason), "{typed}");
        }
    }

    #[test]
    fn debug_output_holds_no_digit() {
        assert_eq!(format!("{:?}", PostalCode::check("100-0001").valid().unwrap()), "PostalCode(Secret(…))");
    }
}
