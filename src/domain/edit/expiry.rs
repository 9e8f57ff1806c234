//! Live formatting of expiry dates as "MM / YY" (DOMAIN.md 1.5).

use super::{Change, Edit, digit_behind_gap, digits_left_of, without_typed_letter};
use crate::domain::expiry::{Parts, month_digits};
use crate::domain::text;
use zeroize::Zeroizing;

const SLASH: &str = " / ";

/// What the field holds, as far as it can be formatted.
struct Read {
    parts: Parts,
    /// How many digits stand to the left of the caret.
    left: usize,
    /// Whether the separator does.
    past_separator: bool,
}

/// Puts the slash where it belongs: `"01"` becomes `"01 / "`, `"2"` becomes `"02 / "`, `"130"` becomes `"01 / 30"`.
///
/// `before` is what the field showed before the edit, `after` what it holds now, with the caret at `caret`. Deleting
/// never inserts anything, and deleting the slash takes the digit behind it along. What makes no month and year,
/// `"2030-01"` as browsers fill it in included, stays as it is: it is for the check to read or to refuse.
pub fn expiry(before: &str, after: &str, caret: usize, change: Change) -> Edit {
    let read = read(after, caret).or_else(|| {
        let (without, caret) = without_typed_letter(before, after, caret, change)?;
        read(&without, caret)
    });
    let Some(Read { parts, mut left, past_separator }) = read else {
        return Edit::untouched(after, caret);
    };
    let Parts { mut first, mut separated, mut second } = parts;
    if separated && first.len() == 4 && first.starts_with('2') {
        return Edit::untouched(after, caret);
    }
    if let Some(place) = digit_behind_gap(before, after, first.len() + second.len(), left, change) {
        match place.checked_sub(first.len()) {
            Some(place) => second.remove(place),
            None => first.remove(place),
        };
        left = place;
    }
    if separated && first.len() > 2 {
        // A digit was put into a finished month: the last one moves over to the year.
        first.push_str(&second);
        second.clear();
        separated = false;
    }
    // A lone 1 may still become 10, 11 or 12: unless more is known, it waits for its second digit.
    let mut month_is_finished = change == Change::Other || past_separator;
    if !separated && !change.deletes() && first.as_str() != "1" {
        let end = month_digits(&first);
        // "13" is no month yet, nor a 1 and a 3 for sure: what comes next tells "130" (1/30) from "13/30" (a mistake).
        let waits = first.len() == 2 && end == 1;
        if end > 0 && !waits {
            second.push_str(&first[end..]);
            first.truncate(end);
            separated = true;
            month_is_finished = true;
        }
    }
    let pads = match first.as_str() {
        "1" => separated && month_is_finished,
        "0" => false,
        month => separated && month.len() == 1,
    };
    if pads && !change.deletes() {
        first.insert(0, '0');
        left += usize::from(left > 0);
    }
    // A slash without a year behind it is only shown where a finished month asks for one.
    let shows_slash = separated && !(second.is_empty() && (change.deletes() || matches!(first.as_str(), "" | "1")));
    let total = first.len() + second.len();
    let mut text = String::with_capacity(total + SLASH.len());
    text.push_str(&first);
    if shows_slash {
        text.push_str(SLASH);
    }
    text.push_str(&second);
    let caret = if left == total {
        text.len()
    } else if shows_slash && left > first.len() {
        left + SLASH.len()
    } else {
        left
    };
    Edit { text, caret }
}

fn read(typed: &str, caret: usize) -> Option<Read> {
    let plain = Zeroizing::new(text::plain(typed));
    let parts = Parts::of(&plain)?;
    let left_of_caret = Zeroizing::new(text::plain(&typed[..super::byte_at(typed, caret)]));
    let past_separator = Parts::of(&left_of_caret).is_some_and(|parts| parts.separated);
    Some(Read { parts, left: digits_left_of(typed, caret), past_separator })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Change::*;

    /// Carets are written into the texts as `|`.
    fn check(before: &str, after: &str, change: Change, expected: &str) {
        let caret = after[..after.find('|').unwrap()].encode_utf16().count();
        let edit = expiry(before, &after.replace('|', ""), caret, change);
        let mut shown = edit.text.clone();
        shown.insert(super::super::byte_at(&edit.text, edit.caret), '|');
        assert_eq!(shown, expected, "{before:?} to {after:?}");
    }

    #[test]
    fn typing_inserts_the_slash() {
        check("", "0|", Insert, "0|");
        check("", "1|", Insert, "1|");
        check("0", "01|", Insert, "01 / |");
        check("1", "12|", Insert, "12 / |");
        check("", "2|", Insert, "02 / |");
        check("", "9|", Insert, "09 / |");
        check("01 / ", "01 / 3|", Insert, "01 / 3|");
        check("01 / 3", "01 / 30|", Insert, "01 / 30|");
        check("01 / 20", "01 / 203|", Insert, "01 / 203|");
        check("1", "13|", Insert, "13|");
        check("13", "130|", Insert, "01 / 30|");
        check("13", "13/|", Insert, "13 / |");
        check("0", "00|", Insert, "00|");
        check("", "１|", Insert, "1|");
        check("１", "１２|", Insert, "12 / |");
    }

    #[test]
    fn a_typed_separator_finishes_the_month() {
        check("1", "1/|", Insert, "01 / |");
        check("1", "1ー|", Insert, "01 / |");
        check("01 / ", "01 / /|", Insert, "01 / |");
        check("", "/|", Insert, "|");
        check("01 / 30", "01 / 30/|", Insert, "01 / 30|");
        check("0", "0/|", Insert, "0 / |");
    }

    #[test]
    fn deleting_over_the_slash_takes_a_digit_and_inserts_nothing() {
        check("01 / 3", "01 / |", DeleteBackward, "01|");
        check("01 / ", "01 /|", DeleteBackward, "0|");
        check("01", "0|", DeleteBackward, "0|");
        check("12 / ", "12 /|", DeleteBackward, "1|");
        check("02 / ", "02 /|", DeleteBackward, "0|");
        check("01 / 30", "01 /|30", DeleteBackward, "0| / 30");
        check("01 / 30", "01| 30", DeleteBackward, "0| / 30");
        check("01 / 30", "01|/ 30", DeleteForward, "01| / 0");
        check("12 / 30", "1| / 30", DeleteBackward, "1| / 30");
        check("12 / 30", "| / 30", DeleteBackward, "| / 30");
        check("12 / 30", "|", DeleteBackward, "|");
        check("12 / 30", "12|30", DeleteBackward, "1|30");
    }

    #[test]
    fn a_month_can_be_corrected_in_place() {
        check("0 / 30", "02| / 30", Insert, "02| / 30");
        check(" / 30", "1| / 30", Insert, "1| / 30");
        check("1 / 30", "12| / 30", Insert, "12| / 30");
        check(" / 30", "5| / 30", Insert, "05| / 30");
        check("1 / 30", "1 / 303|", Insert, "01 / 303|");
        check("0 / ", "1| / ", Insert, "1|");
        check("130", "11|30", Insert, "11| / 30");
        check("02 / 9", "02 /2| 9", Insert, "02 / 2|9");
        check("02 / 9", "02 3|/ 9", Insert, "02 / 3|9");
        check("01 / 30", "012| / 30", Insert, "01 / 2|30");
    }

    #[test]
    fn pasted_and_filled_in_dates_are_formatted() {
        for (typed, shown) in [
            ("1/30", "01 / 30"),
            ("01/30", "01 / 30"),
            ("0130", "01 / 30"),
            ("0130/", "01 / 30"),
            ("01 / 2030", "01 / 2030"),
            ("012030", "01 / 2030"),
            ("12030", "01 / 2030"),
            ("01-30", "01 / 30"),
            ("01.30", "01 / 30"),
            ("01 30", "01 / 30"),
            ("１２ ／ ２０３０", "12 / 2030"),
            ("130", "01 / 30"),
            ("127", "12 / 7"),
            ("13/30", "13 / 30"),
            ("1330", "1330"),
            ("2030-01", "2030-01"),
            ("01/30/31", "01/30/31"),
            ("Jan 30", "Jan 30"),
        ] {
            for change in [Insert, Other] {
                let edit = expiry("", typed, typed.encode_utf16().count(), change);
                assert_eq!((edit.text.as_str(), edit.caret), (shown, shown.len()), "{typed}");
            }
        }
    }

    #[test]
    fn a_typed_letter_is_ignored() {
        check("01 / 3", "01 / 3x|", Insert, "01 / 3|");
        check("01 / 3", "0x|1 / 3", Insert, "0|1 / 3");
        check("1", "1あ|", Insert, "1|");
        check("06 / 3", "06 6| 3", Insert, "06 6| 3");
    }
}
