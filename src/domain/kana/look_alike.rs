//! Kanji that a reader takes for kana, and a program does not (DOMAIN.md 2). Handwriting and text recognition mix them up.

use core::fmt;

/// A kanji in a reading, and the kana it looks like. `Debug` hides both: they are part of what was typed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct LookAlike {
    /// The kanji, as it was typed.
    pub kanji: char,
    /// The katakana, or ー, that was probably meant.
    pub kana: char,
}

impl LookAlike {
    /// The kana a character looks like; `None` for a kana itself and for all others.
    pub(super) fn of(c: char) -> Option<LookAlike> {
        let kana = match c {
            // Each with its radical, a character of its own that copied text has in its place.
            '一' | '⼀' => 'ー',
            '二' | '⼆' => 'ニ',
            '力' | '⼒' => 'カ',
            '口' | '⼝' => 'ロ',
            '八' | '⼋' => 'ハ',
            '工' | '⼯' => 'エ',
            '夕' | '⼣' => 'タ',
            '卜' | '⼘' => 'ト',
            _ => return None,
        };
        Some(LookAlike { kanji: c, kana })
    }
}

impl fmt::Debug for LookAlike {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("LookAlike(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By their codes, since no eye can tell whether a row of the table above is right.
    #[test]
    fn kanji_and_radicals_point_at_kana() {
        for (kanji, radical, kana) in [
            (0x4e00, 0x2f00, 0x30fc),
            (0x4e8c, 0x2f06, 0x30cb),
            (0x529b, 0x2f12, 0x30ab),
            (0x53e3, 0x2f1d, 0x30ed),
            (0x516b, 0x2f0b, 0x30cf),
            (0x5de5, 0x2f2f, 0x30a8),
            (0x5915, 0x2f23, 0x30bf),
            (0x535c, 0x2f18, 0x30c8),
        ] {
            for code in [kanji, radical] {
                let found = LookAlike::of(char::from_u32(code).unwrap()).expect("a look-alike");
                assert_eq!((found.kanji as u32, found.kana as u32), (code, kana));
                assert_eq!(LookAlike::of(found.kana), None);
            }
        }
        for c in "山三千々〇".chars() {
            assert_eq!(LookAlike::of(c), None, "{c}");
        }
    }
}
