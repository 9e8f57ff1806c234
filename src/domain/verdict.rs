//! The answer every check gives. Knows no field and no text.

/// What a check says about a value.
///
/// An empty field is `Incomplete`; whether it had to be filled in is the form's question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict<T, R> {
    /// Not valid yet, but typing on can make it so.
    Incomplete,
    /// Typing on will not help.
    Invalid(R),
    /// The value, cleaned and parsed.
    Valid(T),
}

impl<T, R> Verdict<T, R> {
    /// The same verdict with another value in it.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Verdict<U, R> {
        match self {
            Verdict::Incomplete => Verdict::Incomplete,
            Verdict::Invalid(reason) => Verdict::Invalid(reason),
            Verdict::Valid(value) => Verdict::Valid(make(value)),
        }
    }

    /// The value, if the check found one.
    pub fn valid(self) -> Option<T> {
        match self {
            Verdict::Valid(value) => Some(value),
            Verdict::Incomplete | Verdict::Invalid(_) => None,
        }
    }

    /// Whether the check found a value.
    pub fn is_valid(&self) -> bool {
        matches!(self, Verdict::Valid(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_valid_verdict_holds_a_value() {
        let valid: Verdict<u8, char> = Verdict::Valid(3);
        assert_eq!(valid.map(|n| n + 1), Verdict::Valid(4));
        assert_eq!(valid.valid(), Some(3));
        assert!(valid.is_valid());
        for other in [Verdict::Incomplete, Verdict::Invalid('x')] {
            assert_eq!(other.map(|n: u8| n + 1), other);
            assert_eq!(other.valid(), None);
            assert!(!other.is_valid());
        }
    }
}
