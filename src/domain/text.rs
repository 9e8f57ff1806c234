//! Cleaning of text before any rule looks at it (DOMAIN.md 0), and of foreign text before anybody sees it (6, 8).
//! Knows no field.

/// Removes invisible characters, which arrive with pasted text: phone books wrap numbers in U+202D…U+202C.
///
/// `"\u{202d}090\u{202c}"` becomes `"090"`. Passwords are not cleaned (DOMAIN.md 0).
pub fn clean(text: &str) -> String {
    // The result is never longer, so nothing is reallocated and no copy of a secret stays behind.
    let mut out = String::with_capacity(text.len());
    out.extend(text.chars().filter(|&c| !is_invisible(c)));
    out
}

/// Full-width ASCII to ASCII and U+3000 to a blank: `"ＪＰ　１"` becomes `"JP 1"`. Nothing else changes.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    out.extend(text.chars().map(folded));
    out
}

/// [`clean`] and [`fold`] in one, which is how nearly every rule begins.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    out.extend(text.chars().filter(|&c| !is_invisible(c)).map(folded));
    out
}

/// Whether nothing would be left of the text but blanks.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| is_invisible(c) || c.is_whitespace())
}

/// Whether a character only separates groups of digits: white space of any kind, or a dash.
///
/// The long vowel marks ー and ｰ count, because a Japanese keyboard types them for a hyphen (DOMAIN.md 1.3).
pub fn is_separator(c: char) -> bool {
    c.is_whitespace() || is_dash(c)
}

/// Whether a character is a dash or taken for one; see [`is_separator`].
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ff0d}' | '\u{30fc}' | '\u{ff70}')
}

/// The characters of DOMAIN.md 0.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
    )
}

/// One character of [`fold`].
pub(super) fn folded(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from((c as u32 - 0xff01 + 0x21) as u8),
        _ => c,
    }
}

/// What stands before the first of some ASCII characters, and what stands behind it; if none of them is in the text, all
/// of it and nothing. Spares the search of std, which finds any character, its bytes.
pub fn cut<'a>(text: &'a str, at: &[u8]) -> (&'a str, Option<&'a str>) {
    match text.bytes().position(|byte| at.contains(&byte)) {
        Some(place) => (&text[..place], Some(&text[place + 1..])),
        None => (text, None),
    }
}

/// Where an ASCII word first stands in a text, in capitals or not. Spares the search of std, which is for long texts.
pub fn place_of(word: &str, text: &str) -> Option<usize> {
    text.as_bytes().windows(word.len()).position(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}

/// A number in decimal.
pub fn number_text(number: u64) -> String {
    let mut out = String::new();
    push_number(&mut out, number, 1);
    out
}

/// Appends a number in decimal, with leading zeros up to `width`. Spares the formatting machinery its bytes.
pub fn push_number(out: &mut String, number: u64, width: usize) {
    let mut digits = [b'0'; 20];
    let mut start = digits.len();
    let mut rest = number;
    while rest > 0 {
        start -= 1;
        digits[start] = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    let start = start.min(digits.len().saturating_sub(width));
    out.extend(digits[start..].iter().map(|&digit| char::from(digit)));
}

/// Reads a number of ASCII digits and nothing else: no sign, no blanks. `None` if it is empty or too large.
pub fn read_number(text: &str) -> Option<i64> {
    let mut number: i64 = 0;
    for byte in text.bytes() {
        if !byte.is_ascii_digit() {
            return None;
        }
        number = number.checked_mul(10)?.checked_add(i64::from(byte - b'0'))?;
    }
    (!text.is_empty()).then_some(number)
}

/// How many characters of a foreign text are let through.
const SCRUBBED_LENGTH: usize = 200;

/// The fewest digits in a row that might be a card number.
const SUSPICIOUS_DIGITS: usize = 12;

/// Parameters whose value must not be repeated: nothing after their name survives (DOMAIN.md 8, "error reports").
const SECRET_PARAMETERS: [&str; 2] = ["prepaid_number", "verification_value"];

/// Makes a text from outside fit to be shown or reported.
///
/// Runs of 12 digits and more become "…", with separators between them and in full width too; control, direction and
/// zero-width characters go; so does what follows the name of a secret parameter; at most 200 characters stay.
/// `"card 4111-1111-1111-1111 refused"` becomes `"card … refused"`.
pub fn scrub(text: &str) -> String {
    let mut out = String::new();
    // The digits read last with what separates them; dropped instead of copied if they turn out to be too many.
    let mut run = String::new();
    let mut digits = 0;
    let mut end_of_digits = 0;
    for c in text.chars() {
        // A line break parts two words; the other control characters part nothing.
        let c = if c.is_whitespace() { ' ' } else { c };
        if c.is_control() || is_invisible(c) || c == '\u{61c}' {
            continue;
        }
        if folded(c).is_ascii_digit() {
            run.push(c);
            digits += 1;
            end_of_digits = run.len();
        } else if digits > 0 && (is_separator(c) || matches!(folded(c), '.' | '_' | '/')) {
            run.push(c);
        } else {
            settle(&mut out, &run, digits, end_of_digits);
            run.clear();
            digits = 0;
            out.push(c);
        }
    }
    settle(&mut out, &run, digits, end_of_digits);
    for name in SECRET_PARAMETERS {
        if let Some(start) = place_of(name, &out) {
            out.truncate(start + name.len());
            out.push('…');
        }
    }
    if let Some((end, _)) = out.char_indices().nth(SCRUBBED_LENGTH) {
        out.truncate(end);
    }
    out
}

fn settle(out: &mut String, run: &str, digits: usize, end_of_digits: usize) {
    if digits >= SUSPICIOUS_DIGITS {
        out.push('…');
        out.push_str(&run[end_of_digits..]);
    } else {
        out.push_str(run);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_where_it_first_stands_in_capitals_or_not() {
        assert_eq!(["7-Eleven eleven", "7‐ELEVEN", "eleve"].map(|at| place_of("eleven", at)), [Some(2), Some(4), None]);
    }

    #[test]
    fn numbers_are_digits_alone() {
        for (text, number) in [
            ("0", Some(0)),
            ("007", Some(7)),
            ("9223372036854775807", Some(i64::MAX)),
            ("9223372036854775808", None),
            ("99999999999999999999", None),
            ("", None),
            ("+1", None),
            ("-1", None),
            (" 1", None),
            ("1e3", None),
            ("１", None),
        ] {
            assert_eq!(read_number(text), number, "{text}");
        }
    }

    #[test]
    fn invisible_characters_go_and_nothing_else_does() {
        let removed = [0xad, 0x200b, 0x200f, 0x202a, 0x202d, 0x202e, 0x2060, 0x2064, 0x2066, 0x2069, 0xfeff];
        for code in removed {
            let c = char::from_u32(code).unwrap();
            assert_eq!(clean(&format!("a{c}b")), "ab", "{code:x}");
        }
        for kept in [
            "\u{200a}",
            "\u{2010}",
            "\u{2029}",
            "\u{202f}",
            "\u{205f}",
            "\u{2065}",
            "\u{206a}",
            "ー",
            "\t",
            "か\u{3099}",
        ] {
            assert_eq!(clean(kept), kept);
        }
    }

    #[test]
    fn full_width_ascii_becomes_ascii() {
        for (typed, folded) in [
            ("Ａ０／～！", "A0/~!"),
            ("ＴＡＲＯ　ＹＡＭＡＤＡ", "TARO YAMADA"),
            ("｟｠ｱー・٣④", "｟｠ｱー・٣④"),
            ("plain", "plain"),
        ] {
            assert_eq!(fold(typed), folded);
            assert_eq!(fold(&fold(typed)), folded);
        }
        assert_eq!(plain("\u{202d}０９０\u{202c}"), "090");
    }

    #[test]
    fn blank_is_what_nobody_can_see() {
        for blank in ["", " ", "\u{3000}\u{a0}\u{200b}", "\r\n\t"] {
            assert!(is_blank(blank), "{blank:?}");
        }
        assert!(!is_blank(" 0 "));
    }

    #[test]
    fn separators_are_blanks_and_dashes() {
        for c in " \t\u{a0}\u{202f}\u{3000}-\u{2010}\u{2011}\u{2012}–—\u{2015}\u{2212}－ーｰ".chars() {
            assert!(is_separator(c), "{c:?}");
        }
        for c in "0a./_一～・\u{200b}".chars() {
            assert!(!is_separator(c), "{c:?}");
        }
    }

    #[test]
    fn numbers_are_written_with_leading_zeros() {
        for (number, width, written) in [
            (0, 0, ""),
            (0, 1, "0"),
            (7, 2, "07"),
            (2030, 4, "2030"),
            (12, 1, "12"),
            (u64::MAX, 1, "18446744073709551615"),
        ] {
            let mut out = String::new();
            push_number(&mut out, number, width);
            assert_eq!(out, written);
        }
    }

    #[test]
    fn foreign_text_loses_long_numbers_and_hidden_characters() {
        for (foreign, scrubbed) in [
            ("card 4111111111111111 refused", "card … refused"),
            ("card 4111-1111-1111-1111, refused", "card …, refused"),
            ("4111 1111 1111 1111", "…"),
            ("４１１１ー１１１１ー１１１１ー１１１１", "…"),
            ("4111.1111\u{200b}.1111.1111", "…"),
            ("4111\n1111\n1111\n1111", "…"),
            ("only 11 digits: 12345678901", "only 11 digits: 12345678901"),
            ("2020-06-12, 1,000 JPY", "2020-06-12, 1,000 JPY"),
            ("first\nsecond\u{7}\u{202e}", "first second"),
            ("bad verification_value: 123 given", "bad verification_value…"),
            ("Prepaid_Number=abcd1234", "Prepaid_Number…"),
            ("", ""),
        ] {
            assert_eq!(scrub(foreign), scrubbed);
        }
    }

    #[test]
    fn foreign_text_is_cut_after_its_numbers_are_gone() {
        assert_eq!(scrub(&"あ".repeat(1000)), "あ".repeat(200));
        let padded = format!("{}4111111111111111", "a".repeat(195));
        assert_eq!(scrub(&padded), format!("{}…", "a".repeat(195)));
    }
}
