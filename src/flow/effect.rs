//! What a checkout orders: calls, waiting, leaving the page, telling it things. Values; `embed` carries them out.

use super::event::Told;
use super::form::FieldState;
use super::refusal::Who;
use super::shortfall::Shortfall;
use super::state::Attempt;
use crate::domain::brand::Brand;
use crate::domain::money::Money;
use crate::i18n::{FieldProblem, Notice};
use crate::methods::FieldName;
use crate::wire::{Call, Payment, SafeUrl, Session, TokenId};
use std::rc::Rc;

/// Orders, to be carried out in this order.
pub type Effects = Vec<Effect>;

/// An order. There is no `Debug`: a call holds what a shopper typed.
pub enum Effect {
    /// Make a call and report its answer with the attempt's number.
    Call(Attempt, Call),
    /// Report back after this many milliseconds.
    Wait(Attempt, u32),
    /// Tell the page. If it may prevent something, its answer is awaited.
    Tell(Attempt, PageEvent),
    /// Ask the page to have its server continue a prepaid payment, and report whether it did.
    Continue(Attempt, Continuation),
    /// Watch the bank's frame: whether it comes back to the shop, and what hints it gives.
    WatchFrame,
    /// Send the browser to another page.
    Navigate(SafeUrl),
    /// Put the focus on a field.
    Focus(FieldName),
    /// Put the focus on the button that pays: what was over it is gone.
    FocusButton,
    /// Put the focus on the heading of what has replaced the form.
    FocusHeading,
    /// Tell the developer, in the console.
    Advise(Advice),
}

/// What the shop's server needs to add another number to a prepaid payment: a token, not the number.
pub struct Continuation {
    /// Stands for the number.
    pub token: TokenId,
    /// The method's payment type.
    pub payment_type: String,
    /// The payment, and what it is short of.
    pub short: Rc<Shortfall>,
}

/// What the page is told (DESIGN.md 4). Nothing in here was typed by the shopper.
pub enum PageEvent {
    /// The picker can be used.
    Ready {
        /// The session.
        session: Rc<Session>,
        /// The payment types on offer, in order.
        methods: Vec<String>,
    },
    /// A method is chosen.
    Method {
        /// Its payment type.
        payment_type: String,
        /// What it costs on top.
        fee: Option<i64>,
        /// What is to be paid.
        total: Option<Money>,
    },
    /// The form's validity changed.
    Change {
        /// The method's payment type.
        payment_type: String,
        /// Whether everything is filled in properly.
        complete: bool,
        /// Each field's state.
        fields: Vec<(FieldName, FieldState)>,
        /// The card's brand, once it is certain.
        brand: Option<Brand>,
    },
    /// Submitting found problems.
    Invalid {
        /// Each of them.
        errors: Vec<(FieldName, FieldProblem)>,
    },
    /// About to pay; may be prevented.
    BeforePay {
        /// The method's payment type.
        payment_type: String,
        /// What is to be paid.
        total: Option<Money>,
    },
    /// About to leave for another page; may be prevented.
    Pending {
        /// Where to.
        url: SafeUrl,
        /// The method's payment type.
        payment_type: String,
    },
    /// A token was made.
    Token {
        /// It.
        token: TokenId,
        /// The method's payment type.
        payment_type: String,
    },
    /// A session was loaded. (The package's script tells the page if it is another one than before.)
    SessionChange {
        /// It.
        session: Rc<Session>,
    },
    /// 3-D Secure was opened; or closed, with a result.
    Challenge {
        /// `None` when it opens.
        result: Option<&'static str>,
    },
    /// The shopper, or the page, stepped back.
    Cancel {
        /// From what.
        from: &'static str,
    },
    /// Instructions are shown.
    Instructions {
        /// The payment that is awaited.
        payment: Payment,
        /// The provider's own instructions.
        link: Option<SafeUrl>,
    },
    /// Paid, accepted or saved; going on may be prevented.
    Complete {
        /// The payment.
        payment: Option<Payment>,
        /// Where it goes on.
        next: Option<SafeUrl>,
    },
    /// Something failed; showing our notice may be prevented.
    Error(ErrorReport),
}

/// A failure, as the page is told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorReport {
    /// The provider's error code, if there was one.
    pub code: Option<String>,
    /// What the shopper is told.
    pub notice: Notice,
    /// The field it is about.
    pub field: Option<FieldName>,
    /// Whose move it is.
    pub who: Who,
    /// Whether trying again on this session makes sense.
    pub retry: bool,
    /// The HTTP status, if there was an answer.
    pub status: Option<u16>,
}

/// What a developer is told in the console, in English. Never holds a key or anything typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Advice {
    /// A secret key is in the page.
    SecretKey,
    /// No key was given.
    KeyMissing,
    /// The key is not one.
    KeyMalformed,
    /// No session was named.
    SessionMissing,
    /// The session's id has odd characters.
    SessionMalformed,
    /// The session that was brought along is not the one that was named.
    SessionMismatch,
    /// The API's address cannot be one.
    ApiMalformed,
    /// The API refused the key.
    KeyRefused,
    /// The API does not know the session.
    SessionUnknown,
    /// The answer is not a session.
    SessionUnreadable,
    /// No offer of the session can be served here.
    NoMethod,
    /// An amount or a fee is no whole number of the smallest unit.
    AmountUnreadable,
    /// The API cannot be reached.
    Unreachable,
    /// It stands in a page that is not the shop's, as far as that can be known.
    ForeignPage,
    /// The page was asked whether it agrees to pay, and did not say.
    NoAnswer,
    /// The API refused a parameter or a setting that only the shop can change.
    Configuration {
        /// The provider's error code.
        code: String,
    },
}

impl PageEvent {
    /// Which answer of the page is awaited, if one is.
    pub fn told(&self) -> Option<Told> {
        match self {
            PageEvent::BeforePay { .. } => Some(Told::BeforePay),
            PageEvent::Pending { .. } => Some(Told::Pending),
            PageEvent::Complete { .. } => Some(Told::Complete),
            PageEvent::Error(_) => Some(Told::Error),
            _ => None,
        }
    }
}
