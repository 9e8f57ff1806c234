//! Names: the one on a card (DOMAIN.md 1.7) and a person's (DOMAIN.md 2, last point). Kana readings are not here.
//!
//! People type card numbers into name fields, so both kinds of name are kept like secrets.

use super::letter::is_letter;
use super::secret::Secret;
use super::text;
use super::verdict::Verdict;
use zeroize::Zeroizing;

/// The most characters a name may have.
const LONGEST: usize = 255;

/// From how many digits on a person's "name" is taken for a card number; the shortest have as many.
const CARD_DIGITS: usize = 12;

/// The name on a card, in plain letters with single blanks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HolderName(Secret);

/// A person's name in any script, trimmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName(Secret);

/// Why a name cannot be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HolderReason {
    /// A number stands where the name belongs. Whoever says so must not repeat it.
    LooksLikeNumber,
    /// Characters a name does not have, or more than 255 of them.
    Invalid,
}

impl HolderName {
    /// Checks and tidies what was typed: `"ＴＡＲＯ　ＹＡＭＡＤＡ"` becomes `"TARO YAMADA"`.
    ///
    /// Takes letters of any script with their marks, blanks, `.`, `-` and `'`. Typographic dashes and apostrophes, which
    /// phones put in by themselves, become the plain ones. Control characters are dropped.
    pub fn check(typed: &str) -> Verdict<HolderName, HolderReason> {
        let plain = Zeroizing::new(text::plain(typed));
        let name = Zeroizing::new(tidied(&plain));
        if name.is_empty() {
            Verdict::Incomplete
        } else if digits_alone(&name) > 0 {
            Verdict::Invalid(HolderReason::LooksLikeNumber)
        } else if !name.chars().all(is_of_name) || !name.chars().any(is_letter) || name.chars().count() > LONGEST {
            Verdict::Invalid(HolderReason::Invalid)
        } else {
            Verdict::Valid(HolderName(Secret::from(name.as_str())))
        }
    }

    /// The name.
    pub fn text(&self) -> &Secret {
        &self.0
    }
}

impl PersonName {
    /// Takes any text without control characters, and refuses what can only be a card number in the wrong field.
    pub fn check(typed: &str) -> Verdict<PersonName, HolderReason> {
        let clean = Zeroizing::new(text::clean(typed));
        let name = clean.trim();
        if name.is_empty() {
            Verdict::Incomplete
        } else if digits_alone(name) >= CARD_DIGITS {
            Verdict::Invalid(HolderReason::LooksLikeNumber)
        } else if name.chars().any(char::is_control) || name.chars().count() > LONGEST {
            Verdict::Invalid(HolderReason::Invalid)
        } else {
            Verdict::Valid(PersonName(Secret::from(name)))
        }
    }

    /// The name, as it was typed.
    pub fn text(&self) -> &Secret {
        &self.0
    }
}

/// Single blanks, none around; no control characters; plain dashes and apostrophes.
fn tidied(plain: &str) -> String {
    let mut out = String::with_capacity(plain.len());
    let mut blank = false;
    for c in plain.chars() {
        if c.is_whitespace() {
            blank = true;
            continue;
        }
        if c.is_control() {
            continue;
        }
        if blank && !out.is_empty() {
            out.push(' ');
        }
        blank = false;
        out.push(match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            '\u{2018}' | '\u{2019}' => '\'',
            _ => c,
        });
    }
    out
}

/// How many digits there are in a text of nothing but digits and separators; 0 if there is anything else in it.
fn digits_alone(name: &str) -> usize {
    let mut digits = 0;
    for c in name.chars() {
        if text::folded(c).is_ascii_digit() {
            digits += 1;
        } else if !text::is_separator(c) {
            return 0;
        }
    }
    digits
}

fn is_of_name(c: char) -> bool {
    matches!(c, ' ' | '.' | '-' | '\'') || is_letter(c)
}

#[cfg(test)]
mod tests {
    use super::HolderReason::*;
    use super::*;

    #[test]
    fn the_name_on_a_card_is_folded_and_tidied() {
        for (typed, name) in [
            ("TARO YAMADA", "TARO YAMADA"),
            ("ＴＡＲＯ　ＹＡＭＡＤＡ", "TARO YAMADA"),
            ("  Taro \t Yamada\n", "Taro Yamada"),
            ("T\u{7}aro\u{200b} Yamada", "Taro Yamada"),
            ("山田 太郎", "山田 太郎"),
            ("やまだ タロー", "やまだ タロー"),
            ("佐々木", "佐々木"),
            ("홍길동", "홍길동"),
            ("Jean-Luc O'Neill Jr.", "Jean-Luc O'Neill Jr."),
            ("O’Neill‐Smith", "O'Neill-Smith"),
            ("José Nu\u{301}ñez", "José Nu\u{301}ñez"),
            ("か\u{3099}", "か\u{3099}"),
            ("आदित्य", "आदित्य"),
            ("สมชาย ใจดี", "สมชาย ใจดี"),
            ("X", "X"),
        ] {
            assert_eq!(HolderName::check(typed).valid().expect(typed).text().expose(), name);
        }
        assert!(HolderName::check(&"山".repeat(255)).is_valid());
    }

    #[test]
    fn a_number_in_the_name_field_is_told_apart() {
        for typed in ["4111111111111111", "4111-1111 1111", "４１１１　１１１１", "1", "12ー34"] {
            assert_eq!(HolderName::check(typed), Verdict::Invalid(LooksLikeNumber), "{typed}");
        }
    }

    #[test]
    fn other_characters_are_refused() {
        let long = "a".repeat(256);
        for typed in ["TARO 2", "TARO@YAMADA", "<b>", "TARO/YAMADA", "☺", "-", ".", "' '", "TARO, Y", "٣", &long] {
            assert_eq!(HolderName::check(typed), Verdict::Invalid(Invalid), "{typed}");
        }
    }

    #[test]
    fn an_empty_name_is_incomplete() {
        for typed in ["", " ", "\u{3000}\n", "\u{200b}", "\u{7}"] {
            assert_eq!(HolderName::check(typed), Verdict::Incomplete, "{typed:?}");
        }
        assert_eq!(PersonName::check(" \u{3000}"), Verdict::Incomplete);
    }

    #[test]
    fn a_persons_name_is_nearly_free() {
        for (typed, name) in [
            (" 山田　太郎 ", "山田　太郎"),
            ("ジョン・スミス", "ジョン・スミス"),
            ("John Smith 3rd, Jr.", "John Smith 3rd, Jr."),
            ("110", "110"),
            ("髙𠮷", "髙𠮷"),
        ] {
            assert_eq!(PersonName::check(typed).valid().expect(typed).text().expose(), name);
        }
        assert!(PersonName::check(&"𠮷".repeat(255)).is_valid());
        assert_eq!(PersonName::check(&"𠮷".repeat(256)), Verdict::Invalid(Invalid));
        assert_eq!(PersonName::check("a\nb"), Verdict::Invalid(Invalid));
        assert_eq!(PersonName::check("4111 1111 1111 1111"), Verdict::Invalid(LooksLikeNumber));
        assert_eq!(PersonName::check("４１１１１１１１１１１１１１１１"), Verdict::Invalid(LooksLikeNumber));
    }

    #[test]
    fn debug_output_holds_no_name() {
        assert_eq!(format!("{:?}", HolderName::check("TARO").valid().unwrap()), "HolderName(Secret(…))");
        assert_eq!(format!("{:?}", PersonName::check("TARO").valid().unwrap()), "PersonName(Secret(…))");
    }
}
