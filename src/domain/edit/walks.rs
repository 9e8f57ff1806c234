//! Random walks through the fields: what holds after every edit, whatever came before it.

use super::{Change, Edit, byte_at, code, digits_left_of, expiry, number};
use crate::domain::brand::{Accepted, Brand};
use crate::domain::random::Random;

/// A field as a browser has it: a text, a selection, and what keys do to them.
#[derive(Default)]
struct Field {
    text: String,
    caret: usize,
}

impl Field {
    /// What the field holds after a random edit, before it is formatted.
    fn edited(&self, random: &mut Random, foreign: bool) -> (String, usize, Change) {
        let length = self.text.encode_utf16().count();
        let caret = if random.below(3) == 0 { random.below(length + 1) } else { self.caret };
        let end = if random.below(8) == 0 { caret + random.below(length - caret + 1) } else { caret };
        let (mut start, mut end) = (byte_at(&self.text, caret), byte_at(&self.text, end));
        let (typed, change) = match random.below(10) {
            0..=2 => (String::new(), Change::DeleteBackward),
            3 => (String::new(), Change::DeleteForward),
            4 if foreign => (random.text(6), Change::Insert),
            5 => {
                (random.pick(&["4111-1111", "37 8282", "0130", "1/30", "5", " ", "/", "２"]).to_owned(), Change::Other)
            }
            _ => (random.pick(&["0", "1", "2", "3", "4", "5", "6", "9"]).to_owned(), Change::Insert),
        };
        if start == end && change == Change::DeleteBackward {
            start -= self.text[..start].chars().next_back().map_or(0, char::len_utf8);
        }
        if start == end && change == Change::DeleteForward {
            end += self.text[end..].chars().next().map_or(0, char::len_utf8);
        }
        let mut after = self.text.clone();
        after.replace_range(start..end, &typed);
        let caret = after[..start + typed.len()].encode_utf16().count();
        (after, caret, change)
    }

    fn show(&mut self, edit: &Edit) {
        assert!(edit.caret <= edit.text.encode_utf16().count(), "caret {} in {:?}", edit.caret, edit.text);
        self.text.clone_from(&edit.text);
        self.caret = edit.caret;
    }
}

fn digits(text: &str) -> String {
    super::text::plain(text).chars().filter(char::is_ascii_digit).collect()
}

/// Whether what is shown has the digits the field held, or one fewer where the shopper deleted a gap.
fn keeps_digits(before: &str, after: &str, shown: &str, change: Change) -> bool {
    let (held, shown) = (digits(after), digits(shown));
    if held == shown {
        return true;
    }
    let lost_one = (0..held.len()).any(|place| {
        let mut without = held.clone();
        without.remove(place);
        without == shown
    });
    change.deletes() && lost_one && digits(before) == held
}

#[test]
fn a_card_number_keeps_its_digits_through_any_edits() {
    for (seed, accepted) in [(1, Accepted::any()), (2, Accepted::only(Brand::ALL)), (3, Accepted::only([]))] {
        for foreign in [false, true] {
            let mut random = Random::new(seed);
            let mut field = Field::default();
            for step in 0..10_000 {
                if step % 50 == 0 {
                    field = Field::default();
                }
                let (after, caret, change) = field.edited(&mut random, foreign);
                let edit = number(&field.text, &after, caret, change, &accepted);
                assert!(
                    keeps_digits(&field.text, &after, &edit.text, change),
                    "{:?} to {after:?} to {:?}",
                    field.text,
                    edit.text
                );
                if digits(&edit.text) == digits(&after) {
                    assert_eq!(
                        digits_left_of(&edit.text, edit.caret),
                        digits_left_of(&after, caret),
                        "{after:?} at {caret}"
                    );
                }
                let again = number(&edit.text, &edit.text, edit.caret, Change::Other, &accepted);
                assert_eq!((&again.text, again.caret), (&edit.text, edit.caret));
                field.show(&edit);
            }
        }
    }
}

#[test]
fn a_deletion_always_makes_progress() {
    for start in ["4111 1111 1111 1111", "3782 822463 10005", "01 / 30", "12 / 2030"] {
        let is_number = start.len() > 10;
        for caret in 0..=start.len() {
            for change in [Change::DeleteBackward, Change::DeleteForward] {
                let deleted = if change == Change::DeleteBackward { caret.checked_sub(1) } else { Some(caret) };
                let Some(place) = deleted.filter(|&place| place < start.len()) else { continue };
                let mut after = start.to_owned();
                after.remove(place);
                let edit = if is_number {
                    number(start, &after, place, change, &Accepted::any())
                } else {
                    expiry(start, &after, place, change)
                };
                assert_eq!(digits(&edit.text).len(), digits(start).len() - 1, "{start:?} at {caret}, {change:?}");
            }
        }
    }
}

#[test]
fn backspace_empties_any_expiry() {
    let mut random = Random::new(5);
    for _ in 0..2_000 {
        let typed: String = (0..random.below(8)).map(|_| random.pick(&['0', '1', '2', '3', '9', '/'])).collect();
        let mut shown = expiry("", &typed, typed.len(), Change::Insert);
        for _ in 0..=typed.len() + 4 {
            let mut after = shown.text.clone();
            after.pop();
            let caret = after.len();
            shown = expiry(&shown.text, &after, caret, Change::DeleteBackward);
        }
        assert_eq!(shown.text, "", "{typed}");
    }
}

#[test]
fn an_expiry_keeps_its_digits_through_any_edits() {
    for foreign in [false, true] {
        let mut random = Random::new(17);
        let mut field = Field::default();
        for step in 0..30_000 {
            if step % 20 == 0 {
                field = Field::default();
            }
            let (after, caret, change) = field.edited(&mut random, foreign);
            let edit = expiry(&field.text, &after, caret, change);
            let padded = !change.deletes() && digits(&edit.text) == format!("0{}", digits(&after));
            assert!(
                padded || keeps_digits(&field.text, &after, &edit.text, change),
                "{:?} to {after:?} to {:?}",
                field.text,
                edit.text
            );
            if padded || digits(&edit.text) == digits(&after) {
                let (held, shown) = (digits_left_of(&after, caret), digits_left_of(&edit.text, edit.caret));
                assert_eq!(shown, if padded && held > 0 { held + 1 } else { held }, "{after:?} at {caret}");
            }
            let again = expiry(&edit.text, &edit.text, edit.caret, change);
            assert_eq!((&again.text, again.caret), (&edit.text, edit.caret), "{after:?}, {change:?}");
            field.show(&edit);
        }
    }
}

#[test]
fn a_code_keeps_its_digits() {
    let mut random = Random::new(23);
    for _ in 0..10_000 {
        let typed = random.text(8);
        let caret = random.below(12);
        let edit = code(&typed, caret);
        assert_eq!(digits(&edit.text), digits(&typed));
        assert_eq!(digits_left_of(&edit.text, edit.caret), digits_left_of(&typed, caret));
        assert_eq!(code(&edit.text, edit.caret), edit);
        assert!(edit.caret <= edit.text.encode_utf16().count());
    }
}
