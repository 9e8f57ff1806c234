//! Accounts that are paid from with an id and a password (DOMAIN.md 3.4). Knows none of their services.

use super::secret::Secret;
use super::text;
use super::verdict::Verdict;

/// The most characters either may have. No document says; whatever is longer was pasted by mistake.
const LONGEST: usize = 255;

/// Longer than any id or password: 255 characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLong;

/// The id of an account, trimmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountId(Secret);

/// The password of an account, exactly as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Password(Secret);

impl AccountId {
    /// Takes any text that is not blank. No document says what an id looks like, so none is refused for its looks.
    pub fn check(typed: &str) -> Verdict<AccountId, TooLong> {
        let clean = zeroize::Zeroizing::new(text::clean(typed));
        match clean.trim() {
            "" => Verdict::Incomplete,
            id if is_too_long(id) => Verdict::Invalid(TooLong),
            id => Verdict::Valid(AccountId(Secret::from(id))),
        }
    }

    /// The id.
    pub fn text(&self) -> &Secret {
        &self.0
    }
}

impl Password {
    /// Takes any text there is. Nothing in it is cleaned, folded or trimmed (DOMAIN.md 0): a blank may be part of it.
    pub fn check(typed: &str) -> Verdict<Password, TooLong> {
        match typed {
            "" => Verdict::Incomplete,
            _ if is_too_long(typed) => Verdict::Invalid(TooLong),
            _ => Verdict::Valid(Password(Secret::from(typed))),
        }
    }

    /// The password.
    pub fn text(&self) -> &Secret {
        &self.0
    }
}

fn is_too_long(text: &str) -> bool {
    text.chars().count() > LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_far_too_long_is_refused() {
        for (length, fits) in [(255, true), (256, false), (10_000, false)] {
            let typed = "あ".repeat(length);
            assert_eq!(AccountId::check(&typed).is_valid(), fits, "{length}");
            assert_eq!(Password::check(&typed).is_valid(), fits, "{length}");
        }
    }

    #[test]
    fn an_id_is_trimmed_and_otherwise_free() {
        for (typed, id) in [
            ("taro", "taro"),
            (" taro 1\u{3000}\n", "taro 1"),
            ("\u{200b}taro\u{feff}", "taro"),
            ("ＴＡＲＯ", "ＴＡＲＯ"),
            ("a-ー_@例", "a-ー_@例"),
        ] {
            assert_eq!(AccountId::check(typed).valid().expect(typed).text().expose(), id);
        }
        for blank in ["", " ", "\u{3000}\u{200b}\r\n"] {
            assert_eq!(AccountId::check(blank), Verdict::Incomplete, "{blank:?}");
        }
    }

    #[test]
    fn a_password_stays_exactly_as_it_was_typed() {
        for typed in [" ", " a b ", "Ａ１", "か\u{3099}", "\u{200b}", "\u{feff}x\u{ad}", "ｶﾞー-", "\t\n\0"] {
            assert_eq!(Password::check(typed).valid().expect(typed).text().expose(), typed);
        }
        assert_eq!(Password::check(""), Verdict::Incomplete);
    }

    #[test]
    fn debug_output_holds_neither() {
        assert_eq!(format!("{:?}", AccountId::check("taro").valid().unwrap()), "AccountId(Secret(…))");
        assert_eq!(format!("{:?}", Password::check("hunter2").valid().unwrap()), "Password(Secret(…))");
    }
}
