//! Identifiers and codes that nobody can guess, in the shapes the documents show.

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
    getrandom::fill(&mut bytes).expect("the system has a source of randomness");
    bytes.iter().map(|byte| char::from(from[usize::from(*byte) % from.len()])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
