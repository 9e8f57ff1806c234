//! The faults that have a name: those a shop should have seen once, for the page's list and for tests that say what they
//! want in one word. Everything else is ordered in full (`fault`).

use serde_json::Value;

/// A fault under a name.
pub(crate) struct Named {
    pub(crate) name: &'static str,
    /// What happens, for people.
    pub(crate) words: &'static str,
    json: &'static str,
}

impl Named {
    /// The fault in full.
    pub(crate) fn order(&self) -> Value {
        serde_json::from_str(self.json).unwrap_or_default()
    }
}

/// The fault of this name.
pub(crate) fn find(name: &str) -> Option<&'static Named> {
    NAMED.iter().find(|named| named.name == name)
}

/// Refusals first, then what leaves a payment in doubt, then what is not in doubt, then odd answers.
pub(crate) const NAMED: &[Named] = &[
    named("declined", "The card is declined", r#"{"error":"card_declined"}"#),
    named("no_funds", "There is not enough money", r#"{"error":"insufficient_funds"}"#),
    named("wrong_code", "The security code is wrong", r#"{"error":"bad_verification_value"}"#),
    named("lost_answer", "It is done, and its answer is lost: the connection breaks", r#"{"cut":"after"}"#),
    named("lost_request", "It is not done: the connection breaks", r#"{"cut":"before"}"#),
    named("late_answer", "It is done at once, and the answer comes 8 seconds later", r#"{"delay_ms":8000}"#),
    named("late", "It is done after 8 seconds, even if nobody waits any more", r#"{"hold_ms":8000}"#),
    named("stalled", "It is done, and the answer begins and never ends", r#"{"stall":true}"#),
    named("unavailable", "The service is down (503)", r#"{"status":503}"#),
    named("too_many", "Too many requests: wait 2 seconds (429)", r#"{"status":429,"retry_after":2}"#),
    named("broken", "Something broke inside (500)", r#"{"status":500}"#),
    named("bad_gateway", "A proxy answers 502 with nothing in it", r#"{"status":502,"bare":true}"#),
    named("half", "It is done, and the answer stops in the middle", r#"{"malformed":true}"#),
    named("noise", "It is done, and the answer is noise", r#"{"garbage":true}"#),
    named("page", "It is done, and a page comes in place of the answer", r#"{"wrong_type":true}"#),
    named("empty", "It is done, and the answer is empty", r#"{"empty":true}"#),
    named("other_session", "It is done, and the answer is about another session", r#"{"wrong_session":true}"#),
    named(
        "contradiction",
        "It is done, and the answer says completed and declined at once",
        r#"{"contradiction":"completed_error"}"#,
    ),
];

const fn named(name: &'static str, words: &'static str, json: &'static str) -> Named {
    Named { name, words, json }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::faults::fault::Fault;

    #[test]
    fn every_named_fault_is_one_and_is_there_once() {
        for named in NAMED {
            assert!(Fault::read(&named.order()).is_ok(), "{}", named.name);
            assert_eq!(NAMED.iter().filter(|other| other.name == named.name).count(), 1, "{}", named.name);
        }
    }
}
