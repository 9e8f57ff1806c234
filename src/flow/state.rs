//! Where a checkout stands. Each stage holds only what exists then.

use super::collecting::Collecting;
use super::options::Options;
use super::refusal::Refusal;
use crate::domain::expiry::Month;
use crate::i18n::{Locale, Notice};
use crate::methods::{Instructions, Price};
use crate::wire::{Payment, SafeUrl, Session};
use std::rc::Rc;

/// The number of an attempt: grows whenever answers to earlier calls stop mattering.
pub type Attempt = u32;

/// Everything a checkout knows. Cheap to clone: what is large is shared.
#[derive(Clone)]
pub struct State {
    /// What the page asked for.
    pub options: Rc<Options>,
    /// The language spoken.
    pub locale: Locale,
    /// The month it is.
    pub today: Month,
    /// The current attempt.
    pub attempt: Attempt,
    /// The stage it is in.
    pub stage: Stage,
}

/// The stages of a checkout.
#[derive(Clone)]
pub enum Stage {
    /// The session is being read.
    Loading(Loading),
    /// The shopper chooses and types.
    Collecting(Collecting),
    /// The payment is on its way, or its outcome is being looked up.
    Submitting(Submitting),
    /// The shopper must go to another page.
    Redirecting(Redirecting),
    /// Cash is awaited; the shopper is told where to bring it.
    Instructing(Rc<Instructing>),
    /// Paid, accepted or saved.
    Done(Done),
    /// It cannot go on here.
    Failed(Failed),
}

/// The session is being read.
#[derive(Clone, Default)]
pub struct Loading {
    /// How many tries have failed.
    pub failed_tries: usize,
    /// Whether a payment may be on its way: then the form does not open before the session has been looked at.
    pub in_doubt: bool,
}

/// The payment is on its way.
#[derive(Clone)]
pub struct Submitting {
    /// The form, as it was; shown locked, and returned to if the payment is refused.
    pub form: Collecting,
    /// How far it has come.
    pub step: Step,
}

/// How far a submission has come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The page is asked whether it agrees. Nothing has been sent.
    Asking,
    /// Sent; the answer is awaited.
    Paying,
    /// The answer did not tell; the session is looked at until it does.
    Looking {
        /// How many looks have been taken.
        looks: usize,
        /// How many will be taken at most.
        most: usize,
        /// Whether every look so far said: pending, no payment.
        untouched: bool,
        /// What it means if the last look still says so.
        refusal: Refusal,
    },
    /// The looks did not tell either. Locked; the shopper may look again.
    Lost,
}

/// The shopper must go to another page.
#[derive(Clone)]
pub struct Redirecting {
    /// Where to.
    pub url: SafeUrl,
}

/// Cash is awaited.
pub struct Instructing {
    /// The session.
    pub session: Rc<Session>,
    /// The payment that is awaited.
    pub payment: Payment,
    /// What to do to pay it.
    pub instructions: Instructions,
    /// What is to be paid.
    pub price: Price,
    /// The link to the provider's own instructions.
    pub link: Option<SafeUrl>,
    /// The way back to the shop.
    pub back: Option<SafeUrl>,
}

/// Paid, accepted or saved.
#[derive(Clone)]
pub struct Done {
    /// Which of these.
    pub kind: DoneKind,
    /// The session.
    pub session: Rc<Session>,
    /// The payment; none where a customer was saved without one.
    pub payment: Option<Payment>,
    /// Where the shopper goes from here.
    pub next: Option<SafeUrl>,
}

/// What was achieved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoneKind {
    /// The money has moved.
    Paid,
    /// The shop will move it later.
    Reserved,
    /// A way to pay was saved.
    Saved,
}

/// It cannot go on here.
#[derive(Clone)]
pub struct Failed {
    /// Why.
    pub notice: Notice,
    /// Whether trying again may help.
    pub retry: bool,
    /// KOMOJU's own page, where it may still work.
    pub hosted: Option<SafeUrl>,
    /// The way back to the shop.
    pub back: Option<SafeUrl>,
}

impl State {
    /// A checkout that has not begun.
    pub fn new(options: Options) -> State {
        let loading = Loading { failed_tries: 0, in_doubt: options.paying };
        let locale = Locale::choose(&[options.locale.map(Locale::tag), options.browser_locale.map(Locale::tag)]);
        State {
            options: Rc::new(options),
            locale,
            today: Month { year: 1970, month: 1 },
            attempt: 0,
            stage: Stage::Loading(loading),
        }
    }

    /// An address that came from outside, if it may be visited.
    pub fn safe(&self, url: Option<&str>) -> Option<SafeUrl> {
        SafeUrl::parse(url?, self.options.loopback())
    }

    /// KOMOJU's own page for the session: the session's address for it, else the API's.
    pub fn hosted_page(&self, session: Option<&Session>) -> Option<SafeUrl> {
        let named = session.and_then(|session| self.safe(session.session_url.as_deref()));
        named.or_else(|| {
            let id = self.options.session.as_ref().ok()?;
            self.safe(Some(&self.options.api_for_links().hosted_page(id)))
        })
    }

    /// The way back to the shop: the session's return address with the session's id added as KOMOJU adds it (S1
    /// step 4), else the page's.
    pub fn way_back(&self, session: Option<&Session>) -> Option<SafeUrl> {
        let named = session.and_then(|session| {
            let url = self.safe(session.return_url.as_deref())?;
            if session.id.bytes().all(|byte| byte.is_ascii_alphanumeric()) && !session.id.is_empty() {
                url.with_query("session_id", &session.id)
            } else {
                Some(url)
            }
        });
        named.or_else(|| self.safe(self.options.return_url.as_deref()))
    }
}
