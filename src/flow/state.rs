//! Where a checkout stands. Each stage holds only what exists then.

use super::collecting::Collecting;
use super::instructing::Barcode;
use super::looking::Doubt;
use super::options::Options;
use super::watching::Watch;
use crate::domain::deadline::Moment;
use crate::domain::expiry::Month;
use crate::i18n::{Locale, Notice, Voice};
use crate::methods::{Instructions, Price};
use crate::wire::{AppUrl, Payment, SafeUrl, Session, TokenId};
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
    /// When the last thing happened that told the time.
    pub now: Moment,
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
    /// The bank asks the shopper, in a frame over the page.
    Challenging(Challenging),
    /// The shopper must go to another page, or to an app.
    Redirecting(Redirecting),
    /// Cash is awaited; the shopper is told where to bring it.
    Instructing(Instructing),
    /// A token was made; it is the shop's turn.
    Tokenised(Collecting),
    /// Paid, accepted or saved.
    Done(Done),
    /// It cannot go on here.
    Failed(Failed),
}

impl Stage {
    /// What is in doubt before the session is read.
    pub(super) fn doubt(&self) -> Option<Doubt> {
        match self {
            Stage::Loading(stage) => stage.doubt.clone(),
            _ => None,
        }
    }
}

/// The session is being read.
#[derive(Clone, Default)]
pub struct Loading {
    /// How many tries have failed.
    pub failed_tries: usize,
    /// A payment that may be on its way: then the form does not open before the session has been looked at.
    pub doubt: Option<Doubt>,
    /// Whether the shopper has pressed something that is gone: what comes takes the focus.
    pub pressed: bool,
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
#[derive(Clone, PartialEq)]
pub enum Step {
    /// The page is asked whether it agrees. Nothing has been sent.
    Asking,
    /// Sent; the answer is awaited.
    Paying,
    /// Sent to be made a token of; no money moves by that.
    Tokenising,
    /// The shop's server is adding another prepaid number to the payment.
    Continuing,
    /// The answer did not tell; the session is looked at until it does.
    Looking {
        /// How many looks have been taken.
        looks: usize,
        /// Whether every look so far leaves it at: nothing was charged.
        untouched: bool,
        /// What is in doubt, and with it what it means if the last look still says so.
        doubt: Doubt,
    },
    /// The looks did not tell either. Locked; the shopper may look again.
    Lost(Doubt),
}

/// What is read to learn how a challenge stands: nothing else is believed.
#[derive(Clone, PartialEq)]
pub enum Subject {
    /// The session, whose payment hangs on it.
    Session,
    /// A secure token, which is good once the bank has agreed.
    SecureToken(TokenId),
}

/// The bank asks the shopper (3-D Secure), in a frame over the page.
#[derive(Clone)]
pub struct Challenging {
    /// The form, as it was; shown locked behind it, and returned to if the bank refuses.
    pub form: Collecting,
    /// The bank's page.
    pub url: SafeUrl,
    /// What tells how it stands.
    pub subject: Subject,
    /// When it began.
    pub since: Moment,
    /// Whether it is being read at this moment.
    pub reading: bool,
    /// Whether hints change nothing for now: the next reading is near, or must not be any nearer.
    pub hinted: bool,
    /// Whether the shopper wants to step back, and is asked whether that is meant.
    pub leaving: bool,
}

/// The shopper must go to another page, or to an app.
#[derive(Clone)]
pub struct Redirecting {
    /// The session.
    pub session: Rc<Session>,
    /// The method's payment type.
    pub payment_type: String,
    /// Where to.
    pub url: SafeUrl,
    /// The wallet's app on this very phone: the shopper chooses between the two.
    pub app: Option<AppUrl>,
}

/// Cash is awaited.
#[derive(Clone)]
pub struct Instructing {
    /// What the shopper is shown.
    pub slip: Rc<Slip>,
    /// When the session is read to see whether it is paid.
    pub watch: Watch,
    /// The barcode for the till.
    pub barcode: Barcode,
}

/// What a shopper needs in order to bring the cash.
pub struct Slip {
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

impl Slip {
    /// Until when it is to be paid.
    pub fn deadline(&self) -> Option<Moment> {
        self.payment.deadline.as_deref().and_then(Moment::parse)
    }

    /// Whole days in Japan until the deadline's day.
    pub fn days_left(&self, now: Moment) -> Option<i64> {
        Some(self.deadline()?.days_left(now))
    }
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
    /// Whether the browser goes there by itself. It does not when nobody has just done anything: a slip that was paid.
    pub goes_on: bool,
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
    /// A payment that may be on its way all the same: trying again must not forget it.
    pub doubt: Option<Doubt>,
}

impl State {
    /// A checkout that has not begun.
    pub fn new(options: Options) -> State {
        let loading = Loading { doubt: Doubt::of_page(&options), ..Loading::default() };
        let locale = Locale::choose(&[options.locale.map(Locale::tag), options.browser_locale.map(Locale::tag)]);
        State {
            options: Rc::new(options),
            locale,
            now: Moment::from_unix(0),
            attempt: 0,
            stage: Stage::Loading(loading),
        }
    }

    /// How it speaks.
    pub fn voice(&self) -> Voice {
        let voice = Voice::new(self.locale);
        #[cfg(not(all(target_arch = "wasm32", feature = "package")))]
        let voice = voice.with(&self.options.own);
        voice
    }

    /// The month it is where the day is latest: a card is past only when its month has ended everywhere (DOMAIN.md 1.5).
    pub fn today(&self) -> Month {
        Month::latest(self.now)
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
