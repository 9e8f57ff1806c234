//! What a field shows after each edit, and where its caret stands (DOMAIN.md 1.4 and 1.5).
//!
//! Knows no browser: it is told what the field showed, what it holds now and what was done. It is not to be asked while
//! an input method is composing.

mod code;
mod expiry;
pub mod finished;
mod history;
mod kana;
mod number;
#[cfg(test)]
mod walks;

pub use code::code;
pub use expiry::expiry;
pub use history::History;
pub use kana::kana;
pub use number::number;

use super::text;
use core::fmt;
use zeroize::Zeroizing;

/// What was done to a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Something was typed.
    Insert,
    /// An input method has finished with what it put in.
    Compose,
    /// Backspace, or a word deleted backward; cutting out, too.
    DeleteBackward,
    /// The Delete key, or a word deleted forward.
    DeleteForward,
    /// Anything else: a paste, a drop, autofill.
    Other,
}

impl Change {
    fn deletes(self) -> bool {
        matches!(self, Change::DeleteBackward | Change::DeleteForward)
    }
}

/// What a field must show. Holds what was typed, so `Debug` hides it; wrap the text in a `Secret` to keep it.
#[derive(Clone, PartialEq, Eq)]
pub struct Edit {
    /// The text.
    pub text: String,
    /// The caret, in UTF-16 units as the DOM counts.
    pub caret: usize,
}

impl Edit {
    /// Leaves the field alone. A pasted value with letters stays: dropping them might make another valid number.
    fn untouched(after: &str, caret: usize) -> Edit {
        Edit { text: after.to_owned(), caret: caret.min(after.encode_utf16().count()) }
    }
}

impl fmt::Debug for Edit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Edit(…)")
    }
}

/// What the field holds without the letter that was just typed into it, and the caret; `None` if it was none, or more.
///
/// So a single letter that slips in is ignored, and a pasted one is not.
fn without_typed_letter(before: &str, after: &str, caret: usize, change: Change) -> Option<(Zeroizing<String>, usize)> {
    if !matches!(change, Change::Insert | Change::Compose) || before == after {
        return None;
    }
    let (left, right) = after.split_at(byte_at(after, caret));
    // A digit is never ignored, even where it spoils what was there.
    let typed = left.chars().next_back().filter(|&c| !text::folded(c).is_ascii_digit())?;
    let left = &left[..left.len() - typed.len_utf8()];
    // Only typing one character leaves all else of the old text as it was, but for a selection it replaced.
    if left.len() + right.len() > before.len() || !before.starts_with(left) || !before.ends_with(right) {
        return None;
    }
    let mut without = Zeroizing::new(String::with_capacity(after.len()));
    without.push_str(left);
    without.push_str(right);
    Some((without, caret - typed.len_utf16()))
}

/// Where the caret stands in the bytes of the text; a caret outside of it, or in the middle of a character, is moved.
fn byte_at(text: &str, caret: usize) -> usize {
    let mut units = 0;
    for (byte, c) in text.char_indices() {
        if units + c.len_utf16() > caret {
            return byte;
        }
        units += c.len_utf16();
    }
    text.len()
}

/// How many digits stand to the left of the caret.
fn digits_left_of(text: &str, caret: usize) -> usize {
    text[..byte_at(text, caret)].chars().filter(|&c| text::folded(c).is_ascii_digit()).count()
}

/// Which digit has to go because the shopper deleted only a gap, which would come back: `None` if it was more than that.
///
/// `left` is the number of digits to the left of the caret.
fn digit_behind_gap(before: &str, after: &str, digits: usize, left: usize, change: Change) -> Option<usize> {
    let only_digits_and_gaps = |text: &str| text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '/'));
    let same_digits = || before.chars().filter(char::is_ascii_digit).eq(after.chars().filter(char::is_ascii_digit));
    if before == after || !only_digits_and_gaps(before) || !only_digits_and_gaps(after) || !same_digits() {
        return None;
    }
    match change {
        Change::DeleteBackward => left.checked_sub(1),
        Change::DeleteForward => (left < digits).then_some(left),
        Change::Insert | Change::Compose | Change::Other => None,
    }
}
