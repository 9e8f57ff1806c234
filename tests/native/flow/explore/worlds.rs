//! The worlds to begin in: what the page asks for, what the session is like, and where it stands.

use super::api::Truth;
use crate::conversation::{NOW, options};
use crate::fixtures::fixture;
use komoju_checkout::domain::deadline::Moment;
use komoju_checkout::flow::{Options, Returned};
use serde_json::{Value, json as value};

/// A beginning.
pub(super) struct World {
    /// What it is called when something is found in it.
    pub(super) name: &'static str,
    /// What the page asks for.
    pub(super) options: Options,
    /// The session while nothing has been paid.
    pub(super) session: Value,
    /// Where the session stands in truth.
    pub(super) truth: Truth,
    /// Whether the page brings the session along.
    pub(super) given: bool,
    /// When the session expires.
    pub(super) expires: Option<Moment>,
}

impl World {
    fn new(name: &'static str, methods: Value) -> World {
        let mut session = fixture("session.json");
        session["payment_methods"] = methods;
        session["created_at"] = value!(null);
        World { name, options: options(), session, truth: Truth::Open, given: false, expires: None }
    }

    fn standing(self, truth: Truth) -> World {
        World { truth, ..self }
    }

    fn asking(mut self, change: impl FnOnce(&mut Options)) -> World {
        change(&mut self.options);
        self
    }

    fn saying(mut self, key: &str, word: Value) -> World {
        self.session[key] = word;
        self
    }

    /// Whether the money is only reserved by paying.
    pub(super) fn is_manual(&self) -> bool {
        self.session["payment_data"]["capture"] == "manual"
    }

    /// Whether a way to pay is saved and nothing is paid.
    pub(super) fn saves(&self) -> bool {
        self.session["mode"] == "customer"
    }
}

/// All of them.
pub(super) fn all() -> Vec<World> {
    let card = || value!([{"type": "credit_card"}]);
    let konbini = || value!({"type": "konbini", "brands": ["lawson"]});
    let wallet = || value!([{"type": "paypay", "offsite": true, "additional_fields": []}]);
    let prepaid = || value!([{"type": "web_money"}]);
    // In the time of the conversations, two minutes from now.
    let soon = World {
        expires: Some(Moment::from_unix(NOW.unix() + 400)),
        ..World::new("a session that expires soon", card()).saying("expires_at", value!("2026-11-21T03:06:40Z"))
    };
    vec![
        World::new("a card", card()),
        World::new("a card or a konbini", value!([{"type": "credit_card"}, konbini()])),
        World::new("a konbini", value!([konbini()])),
        World::new("a wallet", wallet()),
        World::new("a wallet on a phone", wallet()).asking(|options| options.phone = true),
        World::new("a card to be saved", card()).saying("mode", value!("customer")),
        World::new("a card to be paid with and saved", card()).saying("mode", value!("customer_payment")),
        World::new("a card that is only reserved", card()).saying("payment_data", value!({"capture": "manual"})),
        World::new("a token of a card", card()).asking(|options| options.token = true),
        World::new("a token of a konbini", value!([konbini()])).asking(|options| options.token = true),
        World::new("back from a wallet", wallet())
            .standing(Truth::Begun)
            .asking(|options| options.returned = Returned::Somehow),
        World::new("back from a wallet without having paid", wallet())
            .standing(Truth::Failed)
            .asking(|options| options.returned = Returned::Cancelled),
        World::new("put back while paying", card()).asking(|options| options.paying = true),
        World::new("put back after having been charged", card())
            .standing(Truth::Captured)
            .asking(|options| options.paying = true),
        World::new("a prepaid number", prepaid()),
        World::new("a prepaid number that can be continued", prepaid()).asking(|options| options.continues = true),
        World::new("a session that is short already", prepaid())
            .standing(Truth::Short)
            .asking(|options| options.continues = true),
        World { given: true, ..World::new("a session brought along", card()) },
        soon,
    ]
}
