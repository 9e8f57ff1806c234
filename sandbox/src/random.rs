//! Identifiers and codes that nobody can guess, in the shapes the documents show; and, while a seed is laid out, such as
//! follow from it.

use std::cell::RefCell;

use sha2::{Digest, Sha256};

thread_local! {
    /// What ids and codes follow from at the moment, and how many bytes were taken of it.
    static SERIES: RefCell<Option<(String, u64)>> = const { RefCell::new(None) };
}

/// While `work` runs, ids and codes follow from the name alone: the same work under the same name meets the same ones.
pub(crate) fn repeatable<T>(name: &str, work: impl FnOnce() -> T) -> T {
    /// Also after a panic: whoever comes next on this thread wants ids of their own.
    struct End;
    impl Drop for End {
        fn drop(&mut self) {
            SERIES.with_borrow_mut(|series| *series = None);
        }
    }
    SERIES.with_borrow_mut(|series| *series = Some((name.to_owned(), 0)));
    let _end = End;
    work()
}

const LETTERS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// An id of 25 characters, as sessions, payments and refunds have.
pub(crate) fn id() -> String {
    pick(25, LETTERS)
}

/// A token's id: `tok_`, 64 hexadecimal digits and another 25 characters (S3 "Tokens").
pub(crate) fn token_id() -> String {
    format!("tok_{}{}", pick(64, &LETTERS[..16]), id())
}

/// A code of decimal digits. It starts with a zero, so that nobody downstream takes it for a number.
pub(crate) fn code(length: usize) -> String {
    format!("0{}", pick(length.saturating_sub(1), &LETTERS[..10]))
}

fn pick(length: usize, from: &[u8]) -> String {
    let mut bytes = vec![0_u8; length];
    let follows = SERIES.with_borrow_mut(|series| series.as_mut().map(|series| follow(series, &mut bytes)).is_some());
    if !follows {
        getrandom::fill(&mut bytes).expect("the system has a source of randomness");
    }
    bytes.iter().map(|byte| char::from(from[usize::from(*byte) % from.len()])).collect()
}

/// The next bytes of a series, a hash at a time.
fn follow((name, taken): &mut (String, u64), bytes: &mut [u8]) {
    for part in bytes.chunks_mut(32) {
        *taken += 1;
        let hash = Sha256::digest(format!("{name} {taken}"));
        part.copy_from_slice(&hash[..part.len()]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_repeatable_follows_from_its_name_and_nothing_after_it_does() {
        let two = || (id(), code(40));
        let (first, again, other) = (repeatable("tea", two), repeatable("tea", two), repeatable("rice", two));
        assert_eq!(first, again);
        assert_ne!(first.0, other.0);
        assert_ne!(id(), id());
        assert_ne!(repeatable("tea", || (id(), id())).0, repeatable("tea", || (id(), id())).1);
    }

    #[test]
    fn ids_have_the_documented_shapes() {
        assert_eq!(id().len(), 25);
        assert!(id().bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase()));
        assert_ne!(id(), id());
        assert_eq!(token_id().len(), 4 + 64 + 25);
        assert_eq!(code(4).len(), 4);
        assert!(code(20).starts_with('0'));
    }
}
