//! What can happen to a checkout: facts, told by the shopper's hands, the network, the clock and the page.

use super::options::Options;
use super::state::Attempt;
use crate::domain::Secret;
use crate::domain::deadline::Moment;
use crate::methods::FieldName;
use crate::wire::{Failure, Json, Reply};

/// Something that happened. There is no `Debug`: it may hold what a shopper typed.
pub enum Event {
    /// The checkout was put into a page.
    Started {
        /// The time.
        now: Moment,
    },
    /// The same, and the page brought the session along.
    SessionGiven {
        /// The time.
        now: Moment,
        /// The session, as the shop's server got it.
        session: Json,
    },
    /// The page asked for something else than before.
    OptionsGiven {
        /// The time.
        now: Moment,
        /// What it asks for now.
        options: Box<Options>,
        /// The session, if it brought one along.
        session: Option<Json>,
    },
    /// The page asked whether the form holds, without paying.
    CheckAsked,
    /// The page asked for the form to be as it was at the beginning.
    ResetAsked,
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
        /// The time.
        now: Moment,
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
    /// Making a token was answered, or reading one.
    TokenReplied {
        /// Whose answer.
        attempt: Attempt,
        /// What came.
        reply: Result<Reply, Failure>,
    },
    /// The barcode was answered.
    BarcodeReplied {
        /// Whose answer.
        attempt: Attempt,
        /// What came.
        reply: Result<Reply, Failure>,
    },
    /// The shop's server was asked to continue a prepaid payment.
    ContinueReplied {
        /// Whose answer.
        attempt: Attempt,
        /// Whether the page says that it went well. What became of it the session tells.
        accepted: bool,
    },
    /// The time asked for has passed.
    TimePassed {
        /// Whose waiting it was.
        attempt: Attempt,
        /// The time.
        now: Moment,
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
        /// The time.
        now: Moment,
    },
    /// Something happened in the bank's frame, or it told something: a reason to look, and nothing more.
    FrameHinted,
    /// The bank's frame has arrived at a page of the shop: the bank is done with it.
    FrameReturned,
    /// The shopper wants to step back from what the bank asks.
    StepBackPressed,
    /// The shopper was asked whether that is meant, and says no.
    StayPressed,
    /// The shopper wants the bank's page as a page of its own.
    FullPagePressed,
    /// The page came to the front again, after another tab or an app.
    Shown {
        /// The time.
        now: Moment,
    },
    /// The page is hidden: the security code must not stay in it (DOMAIN.md 1.6).
    PageHidden,
    /// The page came back to life from the browser's back-forward cache.
    CameBack {
        /// The time.
        now: Moment,
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
            | Event::TokenReplied { attempt, .. }
            | Event::BarcodeReplied { attempt, .. }
            | Event::ContinueReplied { attempt, .. }
            | Event::TimePassed { attempt, .. }
            | Event::PageAnswered { attempt, .. } => Some(*attempt),
            _ => None,
        }
    }

    /// The time it was then, if it tells.
    pub fn now(&self) -> Option<Moment> {
        match self {
            Event::Started { now }
            | Event::SessionGiven { now, .. }
            | Event::OptionsGiven { now, .. }
            | Event::PayPressed { now, .. }
            | Event::TimePassed { now, .. }
            | Event::RetryPressed { now }
            | Event::Shown { now }
            | Event::CameBack { now } => Some(*now),
            _ => None,
        }
    }
}
