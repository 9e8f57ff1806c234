//! What a letter is, of any script. Coarse on purpose: Unicode's own tables are over a kilobyte for every shopper to
//! download, and a name only has to be told from numbers, symbols and pictures. No letter is refused for it.

/// Whether a character may be a letter, or a mark that belongs to one.
pub(super) fn is_letter(c: char) -> bool {
    let code = c as u32;
    match code {
        0..0x80 => c.is_ascii_alphabetic(),
        // The blocks of India's scripts are laid out alike: their digits stand at 66 in each half of 256.
        0x900..0xe00 => !matches!(code & 0x7f, 0x64..=0x6f),
        0x80..0x1_0000 => !OTHERS.iter().any(|(first, last)| (u32::from(*first)..=u32::from(*last)).contains(&code)),
        // Notes, styled letters of mathematics, and pictures; then tags.
        // Which form of a kanji is meant, as in 葛\u{e0100}: a mark that belongs to a letter.
        0xe_0100..0xe_01f0 => true,
        0x1_cf00..0x1_df00 | 0x1_f000..0x2_0000 | 0xe_0000.. => false,
        _ => true,
    }
}

/// Where there are digits, symbols, punctuation and private characters, and no letter but those a sentence names.
const OTHERS: [(u16, u16); 43] = [
    (0x80, 0xa9),
    (0xab, 0xb4),
    (0xb6, 0xb9),
    (0xbb, 0xbf),
    (0xd7, 0xd7),
    (0xf7, 0xf7),
    (0x2c2, 0x2c5),
    (0x2d2, 0x2df),
    (0x2ef, 0x2ff),
    (0x5f3, 0x60f),
    (0x61b, 0x61f),
    (0x660, 0x66d),
    (0x6f0, 0x6f9),
    (0x7c0, 0x7c9),
    (0xe4f, 0xe5b),
    (0xed0, 0xed9),
    (0xf01, 0xf17),
    (0xf20, 0xf34),
    (0x1040, 0x104f),
    (0x1090, 0x1099),
    (0x1360, 0x137c),
    (0x17e0, 0x180a),
    (0x1810, 0x1819),
    // With letters above and below the line, and letters in circles.
    (0x2000, 0x20cf),
    (0x2189, 0x2bff),
    (0x2e00, 0x2e2e),
    (0x2e30, 0x3004),
    (0x3008, 0x3020),
    (0x3030, 0x3030),
    (0x303d, 0x303f),
    (0x309b, 0x309c),
    (0x30a0, 0x30a0),
    (0x30fb, 0x30fb),
    (0x3190, 0x319f),
    (0x31c0, 0x31e3),
    (0x3200, 0x33ff),
    (0x4dc0, 0x4dff),
    (0xa490, 0xa4c6),
    (0xe000, 0xf8ff),
    (0xfd3e, 0xfd4f),
    (0xfe00, 0xfe6b),
    (0xfeff, 0xff20),
    (0xff5b, 0xff65),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_letter_is_refused_but_styled_ones() {
        for c in ('\u{80}'..='\u{323af}').filter(|c| c.is_alphabetic() && !is_letter(*c)) {
            let styled =
                matches!(c as u32, 0x2071..=0x209c | 0x24b6..=0x24e9 | 0x1_d400..0x1_d800 | 0x1_f130..=0x1_f189);
            assert!(styled, "{c} U+{:x}", c as u32);
        }
    }

    #[test]
    fn digits_symbols_and_pictures_are_no_letters() {
        for c in "0_@<²©«×÷٣۴३৯๓༣၃①④⁴€™→★☺㈱㌔㋐・〒〜、。゛〆𝟒𝐓🍣😀\u{200d}\u{fe0f}\u{e000}\u{e0041}\u{ff05}".chars()
        {
            let is_one = c == '〆' || c == '™';
            assert_eq!(is_letter(c), is_one, "{c} U+{:x}", c as u32);
        }
    }
}
