//! Live tidying of security codes (DOMAIN.md 1.6).

use super::{Edit, byte_at};
use crate::domain::text;
use zeroize::Zeroizing;

/// Folds full-width digits and drops blanks around the code. Everything else stays, for the check to refuse.
///
/// `after` is what the field holds, with the caret at `caret`.
pub fn code(after: &str, caret: usize) -> Edit {
    // Every character is cleaned and folded by itself, so what stands left of the caret can be done apart.
    let left = Zeroizing::new(text::plain(&after[..byte_at(after, caret)]));
    let text = Zeroizing::new(text::plain(after)).trim().to_owned();
    let caret = left.trim_start().encode_utf16().count().min(text.encode_utf16().count());
    Edit { text, caret }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_folded_and_trimmed_around_the_caret() {
        for (after, caret, text, expected) in [
            ("", 0, "", 0),
            ("123", 3, "123", 3),
            ("１２３", 2, "123", 2),
            (" 123 ", 5, "123", 3),
            ("\u{3000}123", 0, "123", 0),
            ("  ", 2, "", 0),
            ("\u{200b}12\u{200b}3", 4, "123", 2),
            ("12a", 3, "12a", 3),
            ("1 2", 2, "1 2", 2),
            ("0123", 99, "0123", 4),
            ("😀1", 1, "😀1", 0),
        ] {
            let edit = code(after, caret);
            assert_eq!((edit.text.as_str(), edit.caret), (text, expected), "{after:?}");
        }
    }
}
