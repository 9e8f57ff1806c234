//! Every text a shopper can read. One entry per text, one file per language; a text missing in any language does
//! not compile.
//!
//! All languages are built in, but for the packaged checkout: there each is a file of its own, of which a shopper
//! downloads the one that is spoken (`learned`).
//!
//! Knows no forms and no KOMOJU: the layers to the right say *what* is to be said ([`FieldProblem`], [`Notice`]),
//! this one says it.

pub mod locale;
pub mod messages;
pub mod own;
pub mod said;
pub mod text;
pub mod yen;

#[cfg(not(all(target_arch = "wasm32", feature = "package")))]
mod ar;
#[cfg(not(all(target_arch = "wasm32", feature = "package")))]
mod built_in;
#[cfg(not(all(target_arch = "wasm32", feature = "package")))]
mod de;
#[cfg(not(all(target_arch = "wasm32", feature = "package")))]
mod en;
#[cfg(not(all(target_arch = "wasm32", feature = "package")))]
mod es;
#[cfg(not(all(target_arch = "wasm32", feature = "package")))]
mod fr;
#[cfg(not(all(target_arch = "wasm32", feature = "package")))]
mod id;
#[cfg(not(all(target_arch = "wasm32", feature = "package")))]
mod it;
#[cfg(not(all(target_arch = "wasm32", feature = "package")))]
mod ja;
#[cfg(not(all(target_arch = "wasm32", feature = "package")))]
mod ko;
#[cfg(not(all(target_arch = "wasm32", feature = "package")))]
mod pt_br;
#[cfg(not(all(target_arch = "wasm32", feature = "package")))]
mod th;
#[cfg(not(all(target_arch = "wasm32", feature = "package")))]
mod vi;
#[cfg(not(all(target_arch = "wasm32", feature = "package")))]
mod zh_hans;
#[cfg(not(all(target_arch = "wasm32", feature = "package")))]
mod zh_hant;

#[cfg(any(test, all(target_arch = "wasm32", feature = "package")))]
pub mod learned;

pub use locale::Locale;
pub use messages::Messages;
pub use own::Voice;
pub use said::{FieldProblem, Notice};
pub use text::Text;

use crate::domain::text::cut;

/// Puts `value` in the place of `{name}`.
pub fn fill(text: &str, name: &str, value: &str) -> String {
    let mut out = String::with_capacity(text.len() + value.len());
    let mut rest = text;
    while let (before, Some(after)) = cut(rest, b"{") {
        out.push_str(before);
        match cut(after, b"}") {
            (found, Some(tail)) if found == name => {
                out.push_str(value);
                rest = tail;
            }
            _ => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_wherever_they_stand() {
        assert_eq!(fill("{n}桁 {n}", "n", "3"), "3桁 3");
        assert_eq!(fill("a {other} {n}", "n", "3"), "a {other} 3");
        assert_eq!(fill("{ {n", "n", "3"), "{ {n");
    }

    #[test]
    fn a_value_that_looks_like_a_placeholder_is_left_alone() {
        assert_eq!(fill("{n}!", "n", "{n}"), "{n}!");
    }
}
