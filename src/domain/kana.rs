//! The reading of a name in katakana (DOMAIN.md 2): what a field makes of what was typed, and what is refused.
//!
//! Unicode's NFKC is not used, and must not be: it takes か゛ apart and turns ㌔ and ㈱ into words. The characters are in
//! `table.rs`; how a bank writes them is not our business.

mod look_alike;
mod reading;
mod table;
#[cfg(test)]
mod walks;

pub use look_alike::LookAlike;
pub use reading::Reading;

use super::secret::Secret;
use super::text;
use super::verdict::Verdict;
use zeroize::Zeroizing;

/// The most characters a reading may have. No document says; names are far shorter.
const LONGEST: usize = 64;

/// The reading of a name in full-width katakana, with single blanks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KanaName(Secret);

/// Why a reading cannot be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KanaReason {
    /// Something in it is neither a kana nor looks like one: kanji, Latin, digits, a hyphen without a kana before it.
    NotKana,
    /// All is kana but for a kanji that looks like one, the first of them if there are several.
    LookAlike(LookAlike),
    /// ヽ, ヾ, ゝ or ゞ: the kana it repeats has to be written out.
    IterationMark,
    /// ー without a kana to lengthen before it, or ・ before everything else.
    LeadingMark,
    /// A voicing mark behind something that has no voiced form.
    LooseMark,
    /// More than 64 characters.
    TooLong,
}

/// What a field for katakana shows once it is left or a composition has ended; never to be asked during one.
///
/// `"ﾔﾏﾀﾞ　か゛-と "` becomes `"ヤマダ ガート"`: hiragana and half-width kana become full-width katakana, voicing marks join
/// the kana before them, hyphens after a kana become ー, blanks are single ones between words. Invisible characters go;
/// everything else stays for the shopper to see, refused or not.
pub fn normalise(typed: &str) -> String {
    let katakana = Zeroizing::new(converted(typed));
    let mut out = String::with_capacity(katakana.len());
    for word in katakana.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The same as [`normalise`] for a field that is still typed into: blanks stay as they are.
pub(super) fn converted(typed: &str) -> String {
    let clean = Zeroizing::new(text::clean(typed));
    // No character takes more than four bytes, so nothing is reallocated and no copy of a secret stays behind.
    let mut out = String::with_capacity(clean.chars().count() * 4);
    clean.chars().for_each(|c| push(&mut out, c));
    out
}

/// The same as [`normalise`] in hiragana, for numbers that are printed so: `"ｶﾞか゛"` becomes `"がが"`.
pub(super) fn hiragana(typed: &str) -> String {
    let katakana = Zeroizing::new(normalise(typed));
    let mut out = String::with_capacity(katakana.len());
    out.extend(katakana.chars().map(table::hiragana));
    out
}

impl KanaName {
    /// Checks what was typed, as [`normalise`] shows it.
    ///
    /// A name that ends in ・ is incomplete. Where a reading holds something that is no kana at all, that is told before
    /// any finer point: whoever typed 一郎 is not helped by "the first character looks like ー".
    pub fn check(typed: &str) -> Verdict<KanaName, KanaReason> {
        let name = Zeroizing::new(normalise(typed));
        let mut problem = None;
        let mut before = None;
        for c in name.chars() {
            let found = problem_of(before, c);
            if found == Some(KanaReason::NotKana) {
                return Verdict::Invalid(KanaReason::NotKana);
            }
            problem = problem.or(found);
            before = Some(c);
        }
        if let Some(reason) = problem {
            Verdict::Invalid(reason)
        } else if name.chars().count() > LONGEST {
            Verdict::Invalid(KanaReason::TooLong)
        } else if name.is_empty() || before == Some('・') {
            Verdict::Incomplete
        } else {
            Verdict::Valid(KanaName(Secret::from(name.as_str())))
        }
    }

    /// The reading, to be shown and sent.
    pub fn text(&self) -> &Secret {
        &self.0
    }
}

/// Adds the next character of a word to what has been normalised so far.
fn push(out: &mut String, c: char) {
    let before = out.chars().next_back();
    if let Some(kana) = before.and_then(|before| table::composed(before, c)) {
        out.pop();
        out.push(kana);
    } else if is_hyphen(c) && before.is_some_and(can_be_lengthened) {
        out.push('ー');
    } else {
        out.push(table::katakana(c));
    }
}

/// What is wrong with a normalised character behind another one.
fn problem_of(before: Option<char>, c: char) -> Option<KanaReason> {
    match c {
        'ァ'..='ヺ' | ' ' => None,
        'ー' => (!before.is_some_and(can_be_lengthened)).then_some(KanaReason::LeadingMark),
        '・' => before.is_none().then_some(KanaReason::LeadingMark),
        'ヽ' | 'ヾ' | 'ゝ' | 'ゞ' => Some(KanaReason::IterationMark),
        _ if table::is_mark(c) => Some(KanaReason::LooseMark),
        _ => Some(LookAlike::of(c).map_or(KanaReason::NotKana, KanaReason::LookAlike)),
    }
}

/// Whether ー may follow: a full-width katakana, or another ー.
fn can_be_lengthened(c: char) -> bool {
    matches!(c, 'ァ'..='ヺ' | 'ー')
}

/// The dashes of every rule, and the line of tables that some keyboards offer for one.
fn is_hyphen(c: char) -> bool {
    text::is_dash(c) || c == '─'
}

#[cfg(test)]
mod tests {
    use super::KanaReason::*;
    use super::*;

    #[test]
    fn a_reading_becomes_full_width_katakana() {
        for (typed, name) in [
            ("ヤマダ", "ヤマダ"),
            ("やまだ", "ヤマダ"),
            ("ﾔﾏﾀﾞ", "ヤマダ"),
            ("　マダ\t タロウ\r\n", "マダ タロウ"),
            ("や\u{200b}ま\u{202d}だ\u{feff}", "ヤマダ"),
            ("ヴヵヶヰヱヲヷヺァョッヮ", "ヴヵヶヰヱヲヷヺァョッヮ"),
            ("ゔゕゖゐゑを", "ヴヵヶヰヱヲ"),
            ("ｼﾞｮﾝ･ｽﾐｽ", "ジョン・スミス"),
            ("か\u{3099}ハ\u{309a}", "ガパ"),
            ("か゛は゜ｶ\u{200b}ﾞ", "ガパガ"),
            ("ｶﾞｳﾞﾜﾞｦﾞﾊﾟわ゛", "ガヴヷヺパヷ"),
            ("ﾎﾟｰﾗ", "ポーラ"),
            ("ア-‐‑‒–—―−－─ーｰ", "アーーーーーーーーーーーー"),
            ("さとー", "サトー"),
            ("ン", "ン"),
        ] {
            assert_eq!(KanaName::check(typed).valid().expect(typed).text().expose(), name);
            assert_eq!(normalise(typed), name);
        }
    }

    #[test]
    fn the_field_keeps_what_is_refused() {
        for (typed, shown) in [
            ("", ""),
            (" 　", ""),
            (" 山田\u{3000}\u{3000}太郎 ", "山田 太郎"),
            ("yamaだ", "yamaダ"),
            ("ＹＡＭＡＤＡ１", "ＹＡＭＡＤＡ１"),
            ("-ヤ -・-山-", "-ヤ -・-山-"),
            ("ｱﾞ゛ｶﾞﾞ", "アﾞ゛ガﾞ"),
            ("か ゛", "カ ゛"),
            ("さゝ", "サゝ"),
            ("さゝ\u{3099}ｻヽﾞ", "サゞサヾ"),
            ("㌔㈱㋐ㇰヿゟ゠〜～一", "㌔㈱㋐ㇰヿゟ゠〜～一"),
        ] {
            assert_eq!(normalise(typed), shown);
        }
    }

    #[test]
    fn what_is_no_kana_is_refused() {
        for c in "山々〆〇dＤ2２홍。、｡〜～=😀ㇰヿゟ㌔㋐゠〱\u{1b000}\u{1b150}\0\u{301}".chars() {
            for typed in [format!("{c}"), format!("ヤ{c}"), format!("ゝ{c}マ")] {
                assert_eq!(KanaName::check(&typed), Verdict::Invalid(NotKana), "{typed}");
            }
        }
        for typed in ["-ヤマダ", "ヤマダ -タロウ", "ジョン・-", "-", "一郎", "゛a", "ー太郎", "4111 1111 1111 1111"]
        {
            assert_eq!(KanaName::check(typed), Verdict::Invalid(NotKana), "{typed}");
        }
    }

    #[test]
    fn a_kanji_that_looks_like_a_kana_is_named() {
        for (typed, kanji, kana) in [
            ("サト一", '一', 'ー'),
            ("サト⼀", '⼀', 'ー'),
            ("一", '一', 'ー'),
            ("二シ", '二', 'ニ'),
            ("力トウ", '力', 'カ'),
            ("やま口", '口', 'ロ'),
            ("八口", '八', 'ハ'),
            ("工゛", '工', 'エ'),
            ("夕ー", '夕', 'タ'),
            ("サ卜ウ", '卜', 'ト'),
        ] {
            assert_eq!(
                KanaName::check(typed),
                Verdict::Invalid(LookAlike(super::LookAlike { kanji, kana })),
                "{typed}"
            );
        }
    }

    #[test]
    fn marks_that_cannot_stand_where_they_do_are_told_apart() {
        for (typed, reason) in [
            ("サヽキ", IterationMark),
            ("いすヾ", IterationMark),
            ("さゝき", IterationMark),
            ("いすゞ", IterationMark),
            ("いすゝ\u{3099}", IterationMark),
            ("ーヤマダ", LeadingMark),
            ("ｰ", LeadingMark),
            (" ・ヤマダ", LeadingMark),
            ("･", LeadingMark),
            ("ヤマダ ータロウ", LeadingMark),
            ("ジョン・ースミス", LeadingMark),
            ("アﾞ", LooseMark),
            ("ガ゛", LooseMark),
            ("カ゜", LooseMark),
            ("カ ゛", LooseMark),
            ("ー゛", LeadingMark),
            ("ん\u{3099}", LooseMark),
            ("\u{309a}ハ", LooseMark),
        ] {
            assert_eq!(KanaName::check(typed), Verdict::Invalid(reason), "{typed}");
        }
    }

    #[test]
    fn an_empty_reading_and_one_that_ends_in_a_dot_are_incomplete() {
        for typed in ["", " ", "\u{3000}\n", "\u{200b}", "ジョン・", "ｼﾞｮﾝ･ "] {
            assert_eq!(KanaName::check(typed), Verdict::Incomplete, "{typed:?}");
        }
    }

    #[test]
    fn length_is_counted_in_characters_after_composing() {
        assert!(KanaName::check(&"ｶﾞ".repeat(64)).is_valid());
        assert_eq!(KanaName::check(&"ア".repeat(65)), Verdict::Invalid(TooLong));
        assert_eq!(KanaName::check(&"阿".repeat(65)), Verdict::Invalid(NotKana));
    }

    #[test]
    fn debug_output_holds_no_name() {
        assert_eq!(format!("{:?}", KanaName::check("ヤマダ").valid().unwrap()), "KanaName(Secret(…))");
        assert_eq!(format!("{:?}", KanaName::check("力")), "Invalid(LookAlike(LookAlike(…)))");
    }
}
