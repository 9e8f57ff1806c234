//! Live tidying of readings, once an input method has finished with them (DOMAIN.md 2).

use super::{Edit, byte_at};
use crate::domain::kana::converted;
use zeroize::Zeroizing;

/// Hiragana and half-width kana become full-width katakana, voicing marks join the kana before them. Blanks stay: they
/// are trimmed when the field is left. Not to be asked for every key, because a romaji "k" is Latin for a moment.
///
/// `after` is what the field holds, with the caret at `caret`, which stays behind what it was behind.
pub fn kana(after: &str, caret: usize) -> Edit {
    // A mark joins what stands before it, so what stands left of the caret becomes the same by itself.
    let left = Zeroizing::new(converted(&after[..byte_at(after, caret)]));
    Edit { text: converted(after), caret: left.encode_utf16().count() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Carets are written into the texts as `|`.
    fn check(after: &str, expected: &str) {
        let caret = after[..after.find('|').unwrap()].encode_utf16().count();
        let edit = kana(&after.replace('|', ""), caret);
        let mut shown = edit.text.clone();
        shown.insert(byte_at(&edit.text, edit.caret), '|');
        assert_eq!(shown, expected, "{after:?}");
    }

    #[test]
    fn kana_become_full_width_katakana_and_the_caret_stays_behind_what_it_was_behind() {
        check("|", "|");
        check("やまだ|", "ヤマダ|");
        check("や|まだ", "ヤ|マダ");
        check("ﾔﾏﾀﾞ|ﾀﾛｳ", "ヤマダ|タロウ");
        check("ﾔﾏﾀ|ﾞ", "ヤマダ|");
        check("か゛|と", "ガ|ト");
        check("さと-|", "サトー|");
        check("や\u{200b}ま|だ", "ヤマ|ダ");
        check("😀や|ま", "😀ヤ|マ");
    }

    #[test]
    fn blanks_and_what_is_no_kana_stay() {
        check(" やまだ　|", " ヤマダ　|");
        check("やまだ |  たろう", "ヤマダ |  タロウ");
        check("山田|k", "山田|k");
    }

    #[test]
    fn doing_it_twice_is_doing_it_once() {
        let mut random = crate::domain::random::Random::new(29);
        for _ in 0..5_000 {
            let typed = random.text(12);
            let once = kana(&typed, random.below(14));
            assert!(once.caret <= once.text.encode_utf16().count());
            assert_eq!(kana(&once.text, once.caret), once);
        }
    }
}
