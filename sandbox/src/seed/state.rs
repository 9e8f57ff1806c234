//! What can have happened to a session before anybody looks, and how it is made to have happened.

use serde_json::{Value, json};

use crate::acts::{Act, nothing};
use crate::api::error::ApiError;
use crate::api::pay::attempt_in;
use crate::api::{refunds, sessions};
use crate::app::App;
use crate::clock::Moment;
use crate::payment::Status;
use crate::store::Store;

/// A state a session can be in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum State {
    /// Nobody has tried to pay it; or somebody has begun to, if there are details.
    Pending,
    /// The money is there; in mode `customer` the card is saved.
    Paid,
    /// A card's money is reserved, and the shop's to take.
    Authorized,
    /// It is to be paid in cash.
    Waiting,
    /// The shopper has been sent to their bank or wallet, and has not answered.
    Unfinished,
    /// A try was refused; another is possible.
    Declined,
    /// The money has gone back.
    Refunded,
    /// It was to be paid in cash, and nobody came.
    Lapsed,
    /// The shop or the shopper gave it up.
    Cancelled,
    /// Nobody paid in time.
    Expired,
}

impl State {
    pub(super) const ALL: &[(&str, State)] = &[
        ("pending", State::Pending),
        ("paid", State::Paid),
        ("authorized", State::Authorized),
        ("waiting", State::Waiting),
        ("unfinished", State::Unfinished),
        ("declined", State::Declined),
        ("refunded", State::Refunded),
        ("lapsed", State::Lapsed),
        ("cancelled", State::Cancelled),
        ("expired", State::Expired),
    ];

    pub(super) fn read(word: &str) -> Option<State> {
        State::ALL.iter().find(|(name, _)| *name == word).map(|(_, state)| *state)
    }

    /// What it is paid with if nothing is said.
    fn usual_details(self) -> Option<Value> {
        let card = |number: &str| {
            json!({
                "type": "credit_card", "number": number, "month": "12", "year": "2099",
                "verification_value": "123", "name": "TARO YAMADA",
            })
        };
        match self {
            State::Pending | State::Cancelled | State::Expired => None,
            State::Paid | State::Authorized | State::Refunded => Some(card("4111111111111111")),
            State::Waiting | State::Lapsed => {
                Some(json!({ "type": "konbini", "store": "lawson", "email": "taro@example.com" }))
            }
            State::Unfinished => Some(card("4100000000005000")),
            State::Declined => Some(card("4123111111111059")),
        }
    }

    /// Makes it so for a session that is there and has not been paid.
    ///
    /// # Errors
    /// Why it cannot be, as half a sentence.
    pub(super) fn arrange(
        self,
        app: &App,
        store: &mut Store,
        id: &str,
        details: Option<&Value>,
        now: Moment,
    ) -> Result<(), String> {
        let said = |error: ApiError| error.message().to_owned();
        if let Some(details) = details.cloned().or_else(|| self.usual_details()) {
            let tried = attempt_in(app, store, id, &json!({ "payment_details": details }), now);
            match (self, tried) {
                (State::Declined, Err(_)) if payment(store, id).is_some() => {}
                (State::Declined, Ok(_)) => return Err("it is not declined with these payment_details".to_owned()),
                (_, tried) => drop(tried.map_err(|error| format!("paying it failed: {}", error.message()))?),
            }
        }
        match self {
            State::Pending | State::Declined => Ok(()),
            State::Cancelled => sessions::give_up(store, id, now).map_err(said),
            State::Expired => sessions::expire(store, id, now).map_err(said),
            State::Paid => settle(app, store, id, now),
            State::Refunded => {
                settle(app, store, id, now)?;
                let (payment, _) = payment(store, id).ok_or("nothing was paid that could go back")?;
                Act::Refund.perform(app, store, &payment, &nothing(), now).map_err(said)?;
                receive_all(store, &payment, now);
                Ok(())
            }
            State::Authorized => expect(store, id, Act::Capture, app, now, "it is not a card's money that is reserved"),
            State::Waiting => expect(store, id, Act::Pay, app, now, "it is not paid in cash"),
            State::Unfinished => expect(store, id, Act::Approve, app, now, "nobody is asked by a bank or a wallet"),
            State::Lapsed => {
                expect(store, id, Act::Pay, app, now, "it is not paid in cash")?;
                let (payment, _) = payment(store, id).ok_or("it has no payment")?;
                store.turn(&payment, Status::Expired, now);
                Ok(())
            }
        }
    }
}

/// Whatever the payment still waits for happens.
fn settle(app: &App, store: &mut Store, id: &str, now: Moment) -> Result<(), String> {
    let Some((payment, _)) = payment(store, id) else { return Ok(()) };
    for act in [Act::Approve, Act::Pay, Act::Capture] {
        if store.payment(&payment).is_some_and(|payment| act.is_possible(app, store, payment, now)) {
            act.perform(app, store, &payment, &nothing(), now).map_err(|error| error.message().to_owned())?;
        }
    }
    match store.payment(&payment).map(|payment| payment.status) {
        Some(Status::Captured) => Ok(()),
        _ => Err("these payment_details do not pay it".to_owned()),
    }
}

/// Cash that goes back has been taken by the shopper too.
fn receive_all(store: &mut Store, payment: &str, now: Moment) {
    let refunds = store.payment(payment).map(|payment| payment.refunds.clone()).unwrap_or_default();
    for refund in refunds.iter().filter_map(|refund| refund["id"].as_str()) {
        refunds::receive(store, refund, now);
    }
}

/// The latest payment of a session.
fn payment(store: &Store, session: &str) -> Option<(String, Status)> {
    let payment = store.payment_of(store.sessions.get(session)?)?;
    Some((payment.id.clone(), payment.status))
}

/// The state is known by what can be done next.
fn expect(store: &Store, id: &str, next: Act, app: &App, now: Moment, otherwise: &str) -> Result<(), String> {
    let payment = store.sessions.get(id).and_then(|session| store.payment_of(session));
    let is_so = payment.is_some_and(|payment| next.is_possible(app, store, payment, now));
    if is_so { Ok(()) } else { Err(otherwise.to_owned()) }
}
