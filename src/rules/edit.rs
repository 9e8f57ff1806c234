//! Live formatting with the caret, for fields that know what they showed and what they hold now, but not what was done.
//!
//! `domain::edit` wants to know whether something was typed or deleted, and to which side. An element tells; here it is
//! found out from the selection there was. Positions are UTF-16 units, as everywhere in the DOM.

use crate::domain::edit::{self, Change, Edit};
use crate::domain::{Accepted, Secret};
use zeroize::Zeroizing;

/// What a field showed, and what was selected in it.
pub struct Before {
    /// The text.
    pub text: Secret,
    /// Where the selection began; the caret, if nothing was selected.
    pub start: usize,
    /// Where it ended.
    pub end: usize,
}

/// What a field holds after an edit, before anything is formatted.
pub struct After {
    /// The text.
    pub text: Secret,
    /// Where the caret stands.
    pub caret: usize,
}

/// What a card number's field must show.
pub fn card_number(before: &Before, after: &After) -> Edit {
    edited(before, after, |old, new, change| edit::number(old, new, after.caret, change, &Accepted::any()))
}

/// What an expiry date's field must show.
pub fn expiry(before: &Before, after: &After) -> Edit {
    edited(before, after, |old, new, change| edit::expiry(old, new, after.caret, change))
}

fn edited(before: &Before, after: &After, format: impl FnOnce(&str, &str, Change) -> Edit) -> Edit {
    match done(before, after) {
        Done::Change(change) => format(before.text.expose(), after.text.expose(), change),
        Done::GapDeleted => Edit { text: before.text.expose().to_owned(), caret: before.start },
    }
}

/// What was done to a field.
#[derive(Debug, PartialEq)]
enum Done {
    Change(Change),
    /// A gap was selected and deleted, and nothing else. It would come back: so it stays, with the caret before it.
    GapDeleted,
}

/// What was done. Anything that did not happen at the selection, as autofill and undo, is another change.
fn done(before: &Before, after: &After) -> Done {
    let units = |text: &Secret| Zeroizing::new(text.expose().encode_utf16().collect::<Vec<u16>>());
    let (old, new) = (units(&before.text), units(&after.text));
    let end = before.end.min(old.len());
    let start = before.start.min(end);
    if start == end && new.len() < old.len() {
        return Done::Change(deletion(&old, &new, start));
    }
    let (selected, kept) = (&old[start..end], old.len() - (end - start));
    let was_here = new.len() >= kept && new.starts_with(&old[..start]) && new.ends_with(&old[end..]);
    let is_gap = |unit: &u16| [b' ', b'/'].map(u16::from).contains(unit);
    if !was_here || old == new {
        Done::Change(Change::Other)
    } else if new.len() > kept {
        Done::Change(Change::Insert)
    } else if selected.iter().all(is_gap) {
        Done::GapDeleted
    } else {
        // To which side makes no difference: no gap is missing that would come back.
        Done::Change(Change::DeleteBackward)
    }
}

/// To which side of the caret something was deleted.
fn deletion(old: &[u16], new: &[u16], caret: usize) -> Change {
    let gone = old.len() - new.len();
    let (left, right) = old.split_at(caret);
    if caret >= gone && new.starts_with(&left[..caret - gone]) && new.ends_with(right) {
        Change::DeleteBackward
    } else if right.len() >= gone && new.starts_with(left) && new.ends_with(&right[gone..]) {
        Change::DeleteForward
    } else {
        Change::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The selection is written into the text before as `[` and `]`, carets as `|`.
    fn read(before: &str, after: &str) -> (Before, After) {
        let place = |text: &str, mark: char| text.split(mark).next().unwrap_or_default().encode_utf16().count();
        let plain = |text: &str| Secret::new(text.replace(['[', ']', '|'], ""));
        let (start, end) = match before.contains('|') {
            true => (place(before, '|'), place(before, '|')),
            false => (place(before, '['), place(before, ']') - 1),
        };
        let before = Before { text: plain(before), start, end };
        (before, After { text: plain(after), caret: place(after, '|') })
    }

    #[test]
    fn what_was_done_is_told_by_the_selection() {
        for (before, after, expected) in [
            ("|", "4|", Change::Insert),
            ("4111|", "41112|", Change::Insert),
            ("41|11", "412|11", Change::Insert),
            ("4[1]11", "42|11", Change::Insert),
            ("[4111]", "5555 5555|", Change::Insert),
            ("4111 |", "4111|", Change::DeleteBackward),
            ("4111 |2", "4111|2", Change::DeleteBackward),
            ("4111 2222|", "|", Change::DeleteBackward),
            ("4111| 2", "4111|2", Change::DeleteForward),
            ("|4111", "|111", Change::DeleteForward),
            ("4[11]1", "4|1", Change::DeleteBackward),
            ("[4111]", "|", Change::DeleteBackward),
            ("3[-‐]", "3|", Change::DeleteBackward),
            ("0[1 / ]30", "0|30", Change::DeleteBackward),
            ("4111|", "4111|", Change::Other),
            ("4|111", "5|555", Change::Other),
            ("4111|", "5555 5555|", Change::Other),
            ("4111| 2222", "55|", Change::Other),
            ("4[11]1", "5|", Change::Other),
            ("😀|1", "|1", Change::DeleteBackward),
        ] {
            let (before_it, after_it) = read(before, after);
            assert_eq!(done(&before_it, &after_it), Done::Change(expected), "{before} to {after}");
        }
    }

    #[test]
    fn a_gap_that_is_deleted_takes_the_digit_beyond_it() {
        for (before, after, text, caret) in [
            ("4111 |2222", "4111|2222", "4112 222", 3),
            ("4111| 2222", "4111|2222", "4111 222", 4),
            ("4111 22|22", "4111 229|22", "4111 2292 2", 8),
            ("|", "4111x|", "4111x", 5),
            ("4111[ ]2222", "4111|2222", "4111 2222", 4),
        ] {
            let (before_it, after_it) = read(before, after);
            let edit = card_number(&before_it, &after_it);
            assert_eq!((edit.text.as_str(), edit.caret), (text, caret), "{before} to {after}");
        }
        let (before, after) = read("|", "5|");
        let edit = expiry(&before, &after);
        assert_eq!((edit.text.as_str(), edit.caret), ("05 / ", 5));
        let (before, after) = read("05 / |", "05 /|");
        assert_eq!(expiry(&before, &after).text, "0");
    }

    #[test]
    fn a_selection_outside_the_text_is_brought_back() {
        let before = Before { text: Secret::from("4111"), start: 90, end: 7 };
        let after = After { text: Secret::from("41112"), caret: 99 };
        assert_eq!(done(&before, &after), Done::Change(Change::Insert));
        assert_eq!(card_number(&before, &after).caret, 6);
    }
}
