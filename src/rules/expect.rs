//! What a rule is expected to answer, for the tests of every rule.

use super::{Answer, Reason, State};
use crate::domain::Secret;

/// Compares an answer: how far it has come, the value that would be sent, and the word of the reason, if any.
pub(super) fn check(answer: Answer, state: State, value: Option<&str>, reason: &str) {
    let shown = (answer.state, answer.value.as_ref().map(Secret::expose), answer.reason.map_or("", Reason::word));
    assert_eq!(shown, (state, value, reason));
}
