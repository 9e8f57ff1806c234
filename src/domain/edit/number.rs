//! Live grouping of card numbers (DOMAIN.md 1.4).

use super::{Change, Edit, digit_behind_gap, digits_left_of, without_typed_letter};
use crate::domain::brand::{Accepted, gaps_of};
use crate::domain::text;
use zeroize::Zeroizing;

/// Groups the digits as their brand does: `"41111"` becomes `"4111 1"`, `"37828"` becomes `"3782 8"`.
///
/// `before` is what the field showed before the edit, `after` what it holds now, with the caret at `caret`. The caret
/// keeps as many digits to its left as it had. Too many digits are all kept; so is a pasted value with letters in it.
pub fn number(before: &str, after: &str, caret: usize, change: Change, accepted: &Accepted) -> Edit {
    let read = read(after, caret).or_else(|| {
        let (without, caret) = without_typed_letter(before, after, caret, change)?;
        read(&without, caret)
    });
    let Some((mut digits, mut left)) = read else {
        return Edit::untouched(after, caret);
    };
    if let Some(place) = digit_behind_gap(before, after, digits.len(), left, change) {
        digits.remove(place);
        left = place;
    }
    let gaps = gaps_of(accepted.brand_of(&digits));
    let mut text = String::with_capacity(digits.len() + gaps.len());
    let mut caret = left;
    for (place, digit) in digits.chars().enumerate() {
        if gaps.contains(&place) {
            text.push(' ');
            caret += usize::from(place < left);
        }
        text.push(digit);
    }
    Edit { text, caret }
}

/// The digits, and how many of them stand to the left of the caret; `None` if there is anything else but separators.
fn read(typed: &str, caret: usize) -> Option<(Zeroizing<String>, usize)> {
    let mut digits = Zeroizing::new(String::with_capacity(typed.len()));
    for c in typed.chars().filter(|&c| !text::is_invisible(c)).map(text::folded) {
        if c.is_ascii_digit() {
            digits.push(c);
        } else if !text::is_separator(c) {
            return None;
        }
    }
    Some((digits, digits_left_of(typed, caret)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Change::*;

    /// Carets are written into the texts as `|`.
    fn check(before: &str, after: &str, change: Change, expected: &str) {
        let caret = after[..after.find('|').unwrap()].encode_utf16().count();
        let edit = number(before, &after.replace('|', ""), caret, change, &Accepted::any());
        let mut shown = edit.text.clone();
        shown.insert(super::super::byte_at(&edit.text, edit.caret), '|');
        assert_eq!(shown, expected, "{before:?} to {after:?}");
    }

    #[test]
    fn digits_are_grouped_as_the_brand_does() {
        for (typed, shown) in [
            ("", ""),
            ("4", "4"),
            ("4111", "4111"),
            ("41111", "4111 1"),
            ("4111111111111111", "4111 1111 1111 1111"),
            ("4000000000000000006", "4000 0000 0000 0000 006"),
            ("55555555555544440", "5555 5555 5555 44440"),
            ("378282246310005", "3782 822463 10005"),
            ("30569309025904", "3056 930902 5904"),
            ("3056930902590412", "3056 930902 590412"),
            ("6221260000000000123", "6221 2600 0000 0000 123"),
            ("99999999", "9999 9999"),
            ("４１１１－１１１１", "4111 1111"),
            ("4111ー1111", "4111 1111"),
        ] {
            let edit = number("", typed, typed.encode_utf16().count(), Other, &Accepted::any());
            assert_eq!((edit.text.as_str(), edit.caret), (shown, shown.len()), "{typed}");
        }
    }

    #[test]
    fn typing_at_the_end_leaves_the_caret_at_the_end() {
        check("", "4|", Insert, "4|");
        check("4111", "41111|", Insert, "4111 1|");
        check("4111 111", "4111 1111|", Insert, "4111 1111|");
        check("3", "37|", Insert, "37|");
        check("4111", "4111 |", Insert, "4111|");
    }

    #[test]
    fn edits_in_the_middle_keep_the_digits_left_of_the_caret() {
        check("4111 2222", "4119|1 2222", Insert, "4119| 1222 2");
        check("4111 2222", "4111 9|2222", Insert, "4111 9|222 2");
        check("4111 2222", "4111 |222", DeleteBackward, "4111| 222");
        check("4111 2222 3", "41|1 2222 3", DeleteBackward, "41|12 2223");
        check("4111 2222", "|111 2222", DeleteForward, "|1112 222");
        check("4111", "5|4111", Insert, "5|411 1");
    }

    #[test]
    fn deleting_a_gap_takes_the_digit_behind_it() {
        check("4111 2222", "4111|2222", DeleteBackward, "411|2 222");
        check("4111 2222", "4111|2222", DeleteForward, "4111| 222");
        check("3782 822463 10005", "3782 822463|10005", DeleteBackward, "3782 82246|1 0005");
        check("4111 2222", "4111 2222|", DeleteBackward, "4111 2222|");
    }

    #[test]
    fn a_pasted_value_replaces_the_selection_and_is_grouped() {
        check("", "4111-1111-1111-1111|", Insert, "4111 1111 1111 1111|");
        check("4111 9999", "4111 2222 3333|", Insert, "4111 2222 3333|");
        check("4111 9", "4111 \u{202d}２２２２\u{202c}|9", Insert, "4111 2222| 9");
    }

    #[test]
    fn a_typed_letter_is_ignored_and_a_pasted_one_kept() {
        check("4111 1", "4111 1x|", Insert, "4111 1|");
        check("4111 1", "411x|1 1", Insert, "411|1 1");
        check("4111 2222", "4111 x|", Insert, "4111|");
        check("4111 1", "4111 1あ|", Insert, "4111 1|");
        check("4111 1", "4111 1😀|", Insert, "4111 1|");
        check("", "4111 1111x|", Insert, "4111 1111x|");
        check("", "4111x|", Other, "4111x|");
        check("4111x", "4111x2|", Insert, "4111x2|");
        check("12a4", "12|4", DeleteBackward, "12|4");
    }

    #[test]
    fn a_change_of_brand_groups_anew() {
        check("3", "37|", Insert, "37|");
        check("4782 8224 6310", "|782 8224 6310", DeleteForward, "|7828 2246 310");
        check("7828 2246 310", "3|7828 2246 310", Insert, "3|782 822463 10");
    }

    #[test]
    fn a_caret_outside_the_text_is_brought_back() {
        let edit = number("", "41111", 99, Other, &Accepted::any());
        assert_eq!((edit.text.as_str(), edit.caret), ("4111 1", 6));
        let edit = number("", "4x", 99, Other, &Accepted::any());
        assert_eq!((edit.text.as_str(), edit.caret), ("4x", 2));
    }
}
