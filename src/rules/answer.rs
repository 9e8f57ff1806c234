//! What nearly every check answers: how far the value has come, the value as it would be sent, and what is wrong.
//! Knows no field.

use super::Reason;
use crate::domain::{Secret, Verdict};

/// How far a value has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// There is nothing yet.
    Empty,
    /// Typing on can make it valid.
    Incomplete,
    /// Typing on will not help.
    Invalid,
    /// A date that is over.
    Expired,
    /// Can be sent.
    Valid,
}

impl State {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            State::Empty => "empty",
            State::Incomplete => "incomplete",
            State::Invalid => "invalid",
            State::Expired => "expired",
            State::Valid => "valid",
        }
    }
}

/// What a check says of a text. Holds what was typed, so the value is a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// How far it has come.
    pub state: State,
    /// The value as it would be sent; only a valid one is.
    pub value: Option<Secret>,
    /// What is wrong; nothing with a valid one.
    pub reason: Option<Reason>,
}

impl Answer {
    /// The answer to a text nobody can check: no text at all, or far too much of it.
    pub fn refused(reason: Reason) -> Answer {
        Answer { state: State::Invalid, value: None, reason: Some(reason) }
    }

    /// Turns a verdict over. `is_empty` tells the first kind of "not yet" from the second, whose reason `unfinished` is;
    /// `value` is what a valid text is sent as, `wrong` the word for what makes it invalid.
    pub(super) fn of<T, R>(
        verdict: Verdict<T, R>,
        is_empty: bool,
        unfinished: Reason,
        value: impl FnOnce(&T) -> &Secret,
        wrong: impl FnOnce(R) -> Reason,
    ) -> Answer {
        match verdict {
            Verdict::Valid(found) => Answer { state: State::Valid, value: Some(value(&found).clone()), reason: None },
            Verdict::Invalid(reason) => Answer::refused(wrong(reason)),
            Verdict::Incomplete if is_empty => {
                Answer { state: State::Empty, value: None, reason: Some(Reason::Required) }
            }
            Verdict::Incomplete => Answer { state: State::Incomplete, value: None, reason: Some(unfinished) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_valid_answer_has_a_value_and_only_it_has_no_reason() {
        let secret = Secret::from("x");
        let of = |verdict, is_empty| {
            Answer::of(verdict, is_empty, Reason::PhoneInvalid, |value| value, |reason: Reason| reason)
        };
        let unfinished = |state, reason| Answer { state, value: None, reason: Some(reason) };
        let valid = of(Verdict::Valid(secret.clone()), false);
        assert_eq!(valid, Answer { state: State::Valid, value: Some(secret), reason: None });
        assert_eq!(of(Verdict::Incomplete, true), unfinished(State::Empty, Reason::Required));
        assert_eq!(of(Verdict::Incomplete, false), unfinished(State::Incomplete, Reason::PhoneInvalid));
        let wrong = of(Verdict::Invalid(Reason::NameInvalid), false);
        assert_eq!(wrong, unfinished(State::Invalid, Reason::NameInvalid));
    }
}
