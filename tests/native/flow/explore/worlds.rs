//! The worlds to begin in: what the page asks for, what the session is like, and where it stands.

use super::truth::{TRUTHS, Truth};
use crate::conversation::{NOW, options};
use crate::fixtures::fixture;
use komoju_checkout::domain::deadline::Moment;
use komoju_checkout::flow::{Options, Returned};
use serde_json::{Value, json as value};

/// A beginning.
pub(super) struct World {
    /// What it is called when something is found in it.
    pub(super) name: String,
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
    fn new(name: &str, methods: Value) -> World {
        let mut session = fixture("session.json");
        session["payment_methods"] = methods;
        session["created_at"] = value!(null);
        World { name: name.to_owned(), options: options(), session, truth: Truth::Open, given: false, expires: None }
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

fn card() -> Value {
    value!([{"type": "credit_card"}])
}

fn konbini() -> Value {
    value!([{"type": "konbini", "brands": ["lawson"]}])
}

fn card_or_konbini() -> Value {
    value!([{"type": "credit_card"}, {"type": "konbini", "brands": ["lawson"]}])
}

fn wallet() -> Value {
    value!([{"type": "paypay", "offsite": true, "additional_fields": []}])
}

fn prepaid() -> Value {
    value!([{"type": "web_money"}])
}

/// The beginnings that are always explored. Those with the most states stand first, so that no thread waits for them.
pub(super) fn all() -> Vec<World> {
    // In the time of the conversations, six minutes and forty seconds from now.
    let soon = World {
        expires: Some(Moment::from_unix(NOW.unix() + 400)),
        ..World::new("a session that expires soon", card()).saying("expires_at", value!("2026-11-21T03:06:40Z"))
    };
    vec![
        World::new("a card", card()),
        soon,
        World::new("a card or a konbini", card_or_konbini()),
        World::new("a konbini", konbini()),
        World::new("a wallet", wallet()),
        World::new("a wallet on a phone", wallet()).asking(|options| options.phone = true),
        World::new("a card to be saved", card()).saying("mode", value!("customer")),
        World::new("a card to be paid with and saved", card()).saying("mode", value!("customer_payment")),
        World::new("a card that is only reserved", card()).saying("payment_data", value!({"capture": "manual"})),
        World::new("a token of a card", card()).asking(|options| options.token = true),
        World::new("a token of a konbini", konbini()).asking(|options| options.token = true),
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
    ]
}

type Methods = fn() -> Value;
type Change = fn(World) -> World;

/// What is offered, and what the page can do with it.
const OFFERS: &[(&str, Methods, Change)] = &[
    ("a card", card, |world| world),
    ("a konbini", konbini, |world| world),
    ("a card or a konbini", card_or_konbini, |world| world),
    ("a wallet", wallet, |world| world),
    ("a wallet on a phone", wallet, |world| world.asking(|options| options.phone = true)),
    ("a prepaid number", prepaid, |world| world),
    ("a prepaid number that can be continued", prepaid, |world| world.asking(|options| options.continues = true)),
];

/// What it is for.
const AIMS: &[(&str, Change)] = &[
    ("to pay with", |world| world),
    ("to reserve with", |world| world.saying("payment_data", value!({"capture": "manual"}))),
    ("to be saved", |world| world.saying("mode", value!("customer"))),
    ("to pay with and be saved", |world| world.saying("mode", value!("customer_payment"))),
    ("to make a token of", |world| world.asking(|options| options.token = true)),
];

/// How the shopper comes to the page.
const ARRIVALS: &[(&str, Change)] = &[
    ("", |world| world),
    (", the session brought along", |world| World { given: true, ..world }),
    (", back from somewhere", |world| world.asking(|options| options.returned = Returned::Somehow)),
    (", back without having paid", |world| world.asking(|options| options.returned = Returned::Cancelled)),
    (", put back while paying", |world| world.asking(|options| options.paying = true)),
];

/// The beginnings that are always explored, each by itself.
pub(super) fn one_by_one() -> Vec<Vec<World>> {
    all().into_iter().map(|world| vec![world]).collect()
}

/// Every offer for every aim; of each, every beginning: wherever the session stands, however the shopper comes there.
pub(super) fn products() -> Vec<Vec<World>> {
    let mut worlds = Vec::new();
    for (offer, methods, change) in OFFERS {
        for (aim, aimed) in AIMS {
            let mut beginnings = Vec::new();
            for truth in TRUTHS {
                for (arrival, arrived) in ARRIVALS {
                    let name = format!("{offer} {aim}, {truth:?}{arrival}");
                    let world = arrived(aimed(change(World::new(&name, methods())))).standing(truth);
                    if truth.can_be(&world) {
                        beginnings.push(world);
                    }
                }
            }
            worlds.push(beginnings);
        }
    }
    worlds
}
