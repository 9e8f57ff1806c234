//! What the page asked for, checked. Made by `embed` from attributes and properties.

use crate::i18n::Locale;
use crate::methods::Known;
use crate::wire::{Api, KeyProblem, PublishableKey, SessionId};

/// The options of one checkout.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Which session to pay.
    pub session: Result<SessionId, SessionProblem>,
    /// The key to do it with.
    pub key: Result<PublishableKey, KeyProblem>,
    /// Where the API is; `None` when the page named an address that cannot be one.
    pub api: Option<Api>,
    /// Whether a payment for this session left the page a moment ago and its outcome is not known: the checkout was
    /// taken out of the page and put back meanwhile.
    pub paying: bool,
    /// The page's own choice of language.
    pub locale: Option<Locale>,
    /// The browser's language, the last wish before English.
    pub browser_locale: Option<Locale>,
    /// Where to go when neither the answer nor the session says.
    pub return_url: Option<String>,
    /// What the page knows of the shopper.
    pub known: Known,
    /// Whether a token is wanted and nothing is to be paid here: the shop's server pays with it.
    pub token: bool,
    /// Whether the page can ask the shop's server to continue a prepaid payment.
    pub continues: bool,
    /// Whether this is a phone, where a wallet's app may be.
    pub phone: bool,
    /// Whether the page's address says that the shopper comes back from somewhere.
    pub returned: Returned,
}

/// What the page's address says of the shopper's way here. Never believed, only a reason to look longer (DOMAIN.md 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Returned {
    /// Nothing.
    No,
    /// Back from paying, with whatever result: `?session_id=…`, `?action=complete`.
    Somehow,
    /// Back without having paid, as it says: `?action=cancel`.
    Cancelled,
}

/// Why a session cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionProblem {
    /// None was named.
    Missing,
    /// The id has characters that no id has.
    Malformed,
}

impl Options {
    /// The API's address, or the live one when the page's cannot be used: for links, never for a call.
    pub fn api_for_links(&self) -> Api {
        self.api.clone().unwrap_or_else(Api::live)
    }

    /// Whether `http:` addresses on this very machine may be visited: only while the API itself is there.
    pub fn loopback(&self) -> bool {
        self.api.as_ref().is_some_and(Api::is_loopback)
    }
}
