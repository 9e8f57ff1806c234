//! What the page asked for, checked. Made by `embed` from attributes and properties.

use crate::i18n::Locale;
use crate::methods::Known;
use crate::wire::request::FraudDetails;
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
    /// What the shop says in its own words, as [`Voice`](crate::i18n::Voice) reads it. The package's script puts them into
    /// the language instead.
    #[cfg(not(all(target_arch = "wasm32", feature = "package")))]
    pub own: String,
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
    /// The payment type that is chosen to begin with.
    pub payment_type: Option<String>,
    /// How much of a checkout is shown.
    pub part: Part,
    /// Whether there is a button that pays. Without one, the page has one of its own.
    pub button: bool,
    /// What the shop knows of the shopper that helps to tell fraud.
    pub fraud: FraudDetails,
    /// Whose page it stands in.
    pub ground: Ground,
}

/// How much of a checkout is shown: KOMOJU's own tags are two elements for one session (FEATURES.md 1.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// Only the list of methods; what is chosen there, the page hands on.
    Picker,
    /// Only what one method asks for.
    Fields,
}

/// Whose page a checkout stands in (DESIGN.md 2; DOMAIN.md 8, "clickjacking").
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ground {
    /// The shop's, as far as that can be known: the page itself, or one that is allowed to have it.
    Own,
    /// A page that somebody else has put into a frame: nothing is to be typed there.
    Foreign,
    /// A frame of ours in a page of this origin, which may have it only if the session leads back there.
    Within(String),
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

    /// Whether these are about the same payment, made in the same way. What else differs can be taken up as it goes on.
    pub fn same_checkout(&self, other: &Options) -> bool {
        self.session == other.session
            && self.key == other.key
            && self.api == other.api
            && self.token == other.token
            && self.ground == other.ground
    }

    /// Whether `http:` addresses on this very machine may be visited: only while the API itself is there.
    pub fn loopback(&self) -> bool {
        self.api.as_ref().is_some_and(Api::is_loopback)
    }
}
