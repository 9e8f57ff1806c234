//! Numbers of prepaid cards (DOMAIN.md 3.4). They are money to whoever reads them, so they are kept like card numbers.
//! Knows no balance; accounts with a password are in `account.rs`.

use super::kana;
use super::secret::Secret;
use super::text;
use super::verdict::Verdict;
use core::ops::RangeInclusive;
use zeroize::Zeroizing;

/// Whose prepaid number it is, which decides what it is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrepaidKind {
    /// WebMoney: 16 letters and digits.
    WebMoney,
    /// NET CASH: 16 to 20 letters and digits.
    NetCash,
    /// nanaco gift: 16 letters and digits.
    Nanaco,
    /// BitCash: 16 hiragana, as printed on the card. Test numbers are 16 letters and digits.
    BitCash,
}

/// A prepaid number that can be sent, without what stood between its groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrepaidNumber(Secret);

/// Why a prepaid number cannot be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrepaidReason {
    /// More characters than it has.
    Length,
    /// A character that such numbers do not have, or hiragana mixed with letters and digits.
    Characters,
}

impl PrepaidKind {
    /// All kinds.
    pub const ALL: [PrepaidKind; 4] =
        [PrepaidKind::WebMoney, PrepaidKind::NetCash, PrepaidKind::Nanaco, PrepaidKind::BitCash];

    /// How many characters a number may have.
    pub fn lengths(self) -> RangeInclusive<usize> {
        match self {
            PrepaidKind::NetCash => 16..=20,
            PrepaidKind::WebMoney | PrepaidKind::Nanaco | PrepaidKind::BitCash => 16..=16,
        }
    }
}

impl PrepaidNumber {
    /// Checks what was typed: full-width letters are folded, blanks, hyphens and ー dropped. Upper and lower case stay.
    ///
    /// A BitCash number in katakana becomes the hiragana on the card; nothing ever becomes katakana.
    pub fn check(typed: &str, kind: PrepaidKind) -> Verdict<PrepaidNumber, PrepaidReason> {
        let plain = Zeroizing::new(text::plain(typed));
        let grouped = match kind {
            PrepaidKind::BitCash => Zeroizing::new(kana::hiragana(&plain)),
            PrepaidKind::WebMoney | PrepaidKind::NetCash | PrepaidKind::Nanaco => plain,
        };
        let mut number = Zeroizing::new(String::with_capacity(grouped.len()));
        number.extend(grouped.chars().filter(|&c| !text::is_separator(c)));
        let length = number.chars().count();
        if !is_made_of(&number, kind) {
            Verdict::Invalid(PrepaidReason::Characters)
        } else if length < *kind.lengths().start() {
            Verdict::Incomplete
        } else if length > *kind.lengths().end() {
            Verdict::Invalid(PrepaidReason::Length)
        } else {
            Verdict::Valid(PrepaidNumber(Secret::from(number.as_str())))
        }
    }

    /// The characters, to be sent as they are.
    pub fn text(&self) -> &Secret {
        &self.0
    }
}

fn is_made_of(number: &str, kind: PrepaidKind) -> bool {
    let hiragana = || kind == PrepaidKind::BitCash && number.chars().all(|c| matches!(c, 'ぁ'..='ゖ'));
    number.bytes().all(|byte| byte.is_ascii_alphanumeric()) || hiragana()
}

#[cfg(test)]
mod tests {
    use super::PrepaidKind::*;
    use super::PrepaidReason::*;
    use super::*;

    const HIRAGANA: &str = "あいうえおがぎぐげごぱぴぷぺぽん";

    #[test]
    fn the_test_numbers_of_the_documents_are_valid() {
        for kind in PrepaidKind::ALL {
            for number in ["1111111111111111", "e111111111111112", "e111111111111113", "e111111111111114"] {
                assert_eq!(PrepaidNumber::check(number, kind).valid().expect(number).text().expose(), number);
            }
        }
    }

    #[test]
    fn groups_and_full_width_do_not_count_and_case_does() {
        for kind in PrepaidKind::ALL {
            for typed in [
                "aB34 aB34 aB34 aB34",
                "aB34-aB34－aB34ーaB34",
                "ａＢ３４　ａＢ３４ｰａＢ３４−ａＢ３４",
                "\u{202d}aB34aB34\u{200b}aB34aB34\r\n",
            ] {
                assert_eq!(PrepaidNumber::check(typed, kind).valid().expect(typed).text().expose(), "aB34aB34aB34aB34");
            }
        }
    }

    #[test]
    fn a_bitcash_number_is_hiragana_whatever_it_was_typed_in() {
        for typed in [
            HIRAGANA,
            "アイウエオガギグゲゴパピプペポン",
            "ｱｲｳｴｵｶﾞｷﾞｸﾞｹﾞｺﾞﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟﾝ",
            "あいうえ おがぎぐ　げごぱぴ-ぷぺぽん",
            "あいうえーおがぎぐ─げごぱぴ－ぷぺぽん",
            "あいうえおか\u{3099}き\u{3099}く゛けﾞごは\u{309a}ぴふ゜へﾟぽん",
        ] {
            assert_eq!(PrepaidNumber::check(typed, BitCash).valid().expect(typed).text().expose(), HIRAGANA);
        }
        for kind in [WebMoney, NetCash, Nanaco] {
            assert_eq!(PrepaidNumber::check(HIRAGANA, kind), Verdict::Invalid(Characters));
        }
    }

    #[test]
    fn too_short_is_incomplete_and_too_long_is_told() {
        for kind in PrepaidKind::ALL {
            let longest = *kind.lengths().end();
            for length in 0..=longest + 1 {
                let verdict = PrepaidNumber::check(&"7".repeat(length), kind);
                match length {
                    0..16 => assert_eq!(verdict, Verdict::Incomplete),
                    _ if length <= longest => assert!(verdict.is_valid()),
                    _ => assert_eq!(verdict, Verdict::Invalid(Length)),
                }
            }
        }
        assert_eq!(*NetCash.lengths().end(), 20);
        assert_eq!(PrepaidNumber::check(" - ー", WebMoney), Verdict::Incomplete);
        assert_eq!(PrepaidNumber::check(&HIRAGANA[3..], BitCash), Verdict::Incomplete);
        assert_eq!(PrepaidNumber::check(&"か゛".repeat(15), BitCash), Verdict::Incomplete);
        assert_eq!(PrepaidNumber::check(&"か\u{3099}".repeat(17), BitCash), Verdict::Invalid(Length));
    }

    #[test]
    fn characters_no_number_has_are_refused() {
        for kind in PrepaidKind::ALL {
            for typed in ["1111.1111", "é", "١", "①", "山", "😀", "1\u{0}", "_", "111111111111111111111_"] {
                assert_eq!(PrepaidNumber::check(typed, kind), Verdict::Invalid(Characters), "{typed}");
            }
        }
        for typed in ["あa", "1あ", "ヷ", "わ゛", "あ゛", "゛", "あ・い", "いすゞ", "ゟ", "力"] {
            assert_eq!(PrepaidNumber::check(typed, BitCash), Verdict::Invalid(Characters), "{typed}");
        }
    }

    #[test]
    fn no_text_panics_and_no_debug_output_holds_a_number() {
        let mut random = crate::domain::random::Random::new(41);
        for _ in 0..2_000 {
            let typed = random.text(24);
            for kind in PrepaidKind::ALL {
                let shown = format!("{:?}", PrepaidNumber::check(&typed, kind));
                assert!(!shown.contains(|c: char| c.is_ascii_digit()), "{shown}");
            }
        }
        let shown = format!("{:?}", PrepaidNumber::check(HIRAGANA, BitCash).valid().unwrap());
        assert_eq!(shown, "PrepaidNumber(Secret(…))");
    }
}
