//! What can happen to a checkout: facts, told by the shopper's hands, the network, the clock and the page.

use super::state::Attempt;
use crate::domain::Secret;
use crate::domain::expiry::Month;
use crate::methods::FieldName;
use crate::wire::{Failure, Json, Reply};

/// Something that happened. There is no `Debug`: it may hold what a shopper typed.
pub enum Event {
    /// The checkout was put into a page.
    Started {
        /// The month it is.
        today: Month,
    },
    /// The same, and the page brought the session along.
    SessionGiven {
        /// The month it is.
        today: Month,
        /// The session, as the shop's server got it.
        session: Json,
    },
    /// The session was answered.
    SessionReplied {
        /// Whose answer.
        attempt: Attempt,
        /// What came.
        reply: Result<Reply, Failure>,
    },
    /// The shopper chose a payment method, by its place in the list.
    MethodChosen(usize),
    /// The shopper changed what is in a field.
    FieldChanged(FieldName, Secret),
    /// The shopper's input method told how a name is read, in kana.
    ReadingHeard(FieldName, Secret),
    /// The shopper left a field.
    FieldLeft(FieldName),
    /// The shopper pressed "pay".
    PayPressed {
        /// The month it is.
        today: Month,
        /// Whether the browser believes to be connected.
        online: bool,
    },
    /// Paying was answered.
    PayReplied {
        /// Whose answer.
        attempt: Attempt,
        /// What came.
        reply: Result<Reply, Failure>,
    },
    /// The time asked for has passed.
    TimePassed {
        /// Whose waiting it was.
        attempt: Attempt,
    },
    /// The page was told something it may prevent.
    PageAnswered {
        /// Whose telling it was.
        attempt: Attempt,
        /// What it was told.
        told: Told,
        /// Whether it prevents what would follow.
        prevented: bool,
    },
    /// The shopper asked to try again, or to look again.
    RetryPressed {
        /// The month it is.
        today: Month,
    },
    /// The page is hidden: the security code must not stay in it (DOMAIN.md 1.6).
    PageHidden,
    /// The page came back to life from the browser's back-forward cache.
    CameBack {
        /// The month it is.
        today: Month,
    },
}

/// What a page can be told and may prevent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// `komoju-before-pay`: paying.
    BeforePay,
    /// `komoju-pending`: leaving for another page.
    Pending,
    /// `komoju-complete`: going on to the shop's page.
    Complete,
    /// `komoju-error`: showing our notice.
    Error,
}

impl Event {
    /// The attempt an event belongs to, if it belongs to one.
    pub fn attempt(&self) -> Option<Attempt> {
        match self {
            Event::SessionReplied { attempt, .. }
            | Event::PayReplied { attempt, .. }
            | Event::TimePassed { attempt }
            | Event::PageAnswered { attempt, .. } => Some(*attempt),
            _ => None,
        }
    }
}
