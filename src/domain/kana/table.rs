//! Single kana: half width to full, hiragana to katakana and back, voicing marks (DOMAIN.md 2).
//! Knows nothing of names, nor what is refused.

/// The full-width forms of U+FF65 to U+FF9D, in that order.
const FULL_WIDTH: &str = "・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

/// The kana and iteration marks whose voiced form is the next character.
const NEXT_IS_VOICED: &str = "カキクケコサシスセソタチツテトハヒフヘホヽゝ";

/// How far katakana stand behind hiragana.
const SCRIPTS_APART: u32 = 0x60;

/// Hiragana, half-width katakana and the half-width ー and ・ as full-width katakana; any other character as it is.
///
/// Iteration marks and voicing marks stay, too.
pub(super) fn katakana(c: char) -> char {
    match c {
        'ぁ'..='ゖ' => moved(c, c as u32 + SCRIPTS_APART),
        '･'..='ﾝ' => full_width(c as usize - '･' as usize).unwrap_or(c),
        _ => c,
    }
}

/// One of [`FULL_WIDTH`], each of which takes three bytes.
fn full_width(place: usize) -> Option<char> {
    FULL_WIDTH.get(place * 3..)?.chars().next()
}

/// Full-width katakana as hiragana. ヷ to ヺ have no hiragana and stay, as does any other character.
pub(super) fn hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' => moved(c, c as u32 - SCRIPTS_APART),
        _ => c,
    }
}

/// What a full-width katakana or an iteration mark becomes with a voicing mark behind it; `None` where none belongs.
///
/// What Unicode composes (NFC), and the spacing and half-width marks alike. NFKC would not do: it puts a blank between
/// カ and ゛.
pub(super) fn composed(kana: char, mark: char) -> Option<char> {
    match mark {
        '\u{3099}' | '゛' | 'ﾞ' => voiced(kana),
        '\u{309a}' | '゜' | 'ﾟ' => half_voiced(kana),
        _ => None,
    }
}

/// Whether a character is a voicing mark that stands by itself: combining, spacing or half-width.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{3099}' | '\u{309a}' | '゛' | '゜' | 'ﾞ' | 'ﾟ')
}

fn voiced(kana: char) -> Option<char> {
    let distance = match kana {
        'ワ'..='ヲ' => 8,
        'ウ' => return Some('ヴ'),
        _ if NEXT_IS_VOICED.chars().any(|c| c == kana) => 1,
        _ => return None,
    };
    Some(moved(kana, kana as u32 + distance))
}

fn half_voiced(kana: char) -> Option<char> {
    matches!(kana, 'ハ' | 'ヒ' | 'フ' | 'ヘ' | 'ホ').then(|| moved(kana, kana as u32 + 2))
}

/// The character with a code, or the old one where there is none.
fn moved(c: char, code: u32) -> char {
    char::from_u32(code).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_half_width_kana_has_its_full_width_form() {
        let half = "･ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ";
        assert!(half.chars().eq('\u{ff65}'..='\u{ff9d}'));
        assert!(half.chars().map(katakana).eq(FULL_WIDTH.chars()));
    }

    #[test]
    fn hiragana_and_katakana_are_each_others_mirror() {
        let hiragana_row = "ぁあぃいがぱっゎゐゑをんゔゕゖ";
        let katakana_row = "ァアィイガパッヮヰヱヲンヴヵヶ";
        assert!(hiragana_row.chars().map(katakana).eq(katakana_row.chars()));
        assert!(katakana_row.chars().map(hiragana).eq(hiragana_row.chars()));
        for c in '\u{3041}'..='\u{3096}' {
            assert_eq!(hiragana(katakana(c)), c);
        }
        for c in "ヷヺー・ヽヾヿゝゞゟ゛゜\u{3040}\u{3097}\u{30a0}ㇰ山aﾞﾟ｡､\u{ff64}".chars() {
            assert_eq!((katakana(c), hiragana(c)), (c, c), "{c}");
        }
    }

    /// The character of one row that stands where another stands in its own.
    fn opposite(c: char, row: &str, other: &str) -> Option<char> {
        row.chars().zip(other.chars()).find(|pair| pair.0 == c).map(|pair| pair.1)
    }

    #[test]
    fn marks_compose_with_the_kana_that_have_a_voiced_form_and_no_other() {
        let pairs = [
            ("カキクケコサシスセソタチツテトハヒフヘホ", "ガギグゲゴザジズゼゾダヂヅデドバビブベボ"),
            ("ウワヰヱヲヽゝ", "ヴヷヸヹヺヾゞ"),
        ];
        let voiced = |c| pairs.iter().find_map(|(plain, voiced)| opposite(c, plain, voiced));
        for c in '\u{3040}'..='\u{30ff}' {
            for mark in "\u{3099}゛ﾞ".chars() {
                assert_eq!(composed(c, mark), voiced(c), "{c}");
            }
            for mark in "\u{309a}゜ﾟ".chars() {
                assert_eq!(composed(c, mark), opposite(c, "ハヒフヘホ", "パピプペポ"), "{c}");
            }
        }
        assert_eq!(composed('カ', 'ー'), None);
        assert_eq!(composed('山', '゛'), None);
    }
}
