//! Everything the sandbox remembers, and the only ways a session or payment changes state.
//!
//! It is used behind one lock, so whatever happens in one call happens at once: two attempts to
//! pay a session meet here one after the other.

use std::collections::HashMap;

use serde_json::Value;

use crate::barcode::Barcode;
use crate::card::Cards;
use crate::clock::Moment;
use crate::payment::{Next, Payment, Status};
use crate::return_url::with_session;
use crate::secure_token::SecureToken;
use crate::session::Session;
use crate::webhook::{Event, Outbox};

/// Sessions, payments and tokens of both kinds.
pub(crate) struct Store {
    pub(crate) sessions: HashMap<String, Session>,
    /// Oldest first.
    pub(crate) payments: Vec<Payment>,
    pub(crate) tokens: HashMap<String, Token>,
    /// Oldest first.
    pub(crate) secure_tokens: Vec<SecureToken>,
    /// By payment, once one was asked for.
    pub(crate) barcodes: HashMap<String, Barcode>,
    /// What cards do.
    pub(crate) cards: Cards,
    /// Nobody is told what happens: it is a past that is made up.
    pub(crate) muted: bool,
    outbox: Outbox,
}

/// Payment details somebody left in our care. No `Debug`: they may hold a card number.
pub(crate) struct Token {
    pub(crate) details: Value,
    pub(crate) created_at: Moment,
}

impl Store {
    pub(crate) fn new(outbox: Outbox) -> Store {
        Store {
            sessions: HashMap::new(),
            payments: Vec::new(),
            tokens: HashMap::new(),
            secure_tokens: Vec::new(),
            barcodes: HashMap::new(),
            cards: Cards::default(),
            muted: false,
            outbox,
        }
    }

    /// Forgets everything.
    pub(crate) fn clear(&mut self) {
        *self = Store::new(self.outbox.clone());
    }

    pub(crate) fn payment(&self, id: &str) -> Option<&Payment> {
        self.payments.iter().find(|payment| payment.id == id)
    }

    pub(crate) fn payment_mut(&mut self, id: &str) -> Option<&mut Payment> {
        self.payments.iter_mut().find(|payment| payment.id == id)
    }

    pub(crate) fn secure_token(&self, id: &str) -> Option<&SecureToken> {
        self.secure_tokens.iter().find(|token| token.id == id)
    }

    pub(crate) fn secure_token_mut(&mut self, id: &str) -> Option<&mut SecureToken> {
        self.secure_tokens.iter_mut().find(|token| token.id == id)
    }

    /// The session a secure token with this return address seems to be for: the latest that has the same, with its id
    /// added or without. The API knows no tie between the two; the sandbox looks for one so that a test can order what
    /// shall happen.
    pub(crate) fn session_returning_to(&self, return_url: &str) -> Option<&Session> {
        let same = |session: &&Session| {
            let own = session.return_url.as_deref();
            own.is_some_and(|own| own == return_url || with_session(own, &session.id) == return_url)
        };
        self.sessions.values().filter(same).max_by_key(|session| session.created_at)
    }

    /// Every session, newest first.
    pub(crate) fn newest_sessions(&self) -> Vec<&Session> {
        let mut all: Vec<&Session> = self.sessions.values().collect();
        all.sort_by(|one, other| other.created_at.cmp(&one.created_at).then_with(|| one.id.cmp(&other.id)));
        all
    }

    /// The latest payment of a session.
    pub(crate) fn payment_of(&self, session: &Session) -> Option<&Payment> {
        self.payment(session.payment.as_deref()?)
    }

    /// Takes a new payment in and tells the shop about it, unless it is still pending.
    pub(crate) fn add(&mut self, payment: Payment, now: Moment) {
        let id = payment.id.clone();
        if let Some(session) = payment.session.as_ref().and_then(|id| self.sessions.get_mut(id)) {
            session.payment = Some(id.clone());
        }
        let status = payment.status;
        self.payments.push(payment);
        if status != Status::Pending {
            self.arrived(&id, status, now);
        }
    }

    /// The shopper has done their part: the money is there, or reserved where the shop captures.
    pub(crate) fn settle(&mut self, id: &str, now: Moment) {
        let manual = self.payment(id).is_some_and(|payment| payment.manual);
        self.turn(id, if manual { Status::Authorized } else { Status::Captured }, now);
    }

    /// Moves a payment to another state, with what follows from it.
    pub(crate) fn turn(&mut self, id: &str, status: Status, now: Moment) {
        let Some(payment) = self.payment_mut(id) else { return };
        payment.status = status;
        payment.next = Next::Nowhere;
        if status == Status::Captured {
            payment.captured_at = Some(now);
        }
        self.arrived(id, status, now);
    }

    fn arrived(&mut self, id: &str, status: Status, now: Moment) {
        let Some(payment) = self.payment(id) else { return };
        let shown = payment.show();
        let session = payment.session.clone();
        if matches!(status, Status::Authorized | Status::Captured)
            && let Some(session) = session.and_then(|id| self.sessions.get_mut(&id))
            && session.completed_at.is_none()
        {
            session.completed_at = Some(now);
        }
        self.tell(status.word(), shown, now);
    }

    /// Sends the shop an event about a payment as it is now.
    pub(crate) fn tell(&self, what: &str, payment: Value, now: Moment) {
        if !self.muted {
            self.outbox.put(Event::about(what, payment, now));
        }
    }

    /// Sends the shop an event once more.
    pub(crate) fn tell_again(&self, event: Event) {
        self.outbox.again(event);
    }

    /// Gives up a session's unfinished attempts, because another begins: only one can ever be charged.
    pub(crate) fn supersede(&mut self, session: &str, now: Moment) {
        let unfinished: Vec<String> = self
            .payments
            .iter()
            .filter(|payment| payment.session.as_deref() == Some(session))
            .filter(|payment| payment.status == Status::Pending)
            .map(|payment| payment.id.clone())
            .collect();
        for id in unfinished {
            self.turn(&id, Status::Cancelled, now);
        }
    }

    /// Lets everything expire that nobody acted on in time.
    pub(crate) fn sweep(&mut self, now: Moment) {
        let late: Vec<String> = self
            .payments
            .iter()
            .filter(|payment| matches!(payment.status, Status::Pending | Status::Authorized))
            .filter(|payment| payment.deadline.is_some_and(|deadline| now > deadline))
            .map(|payment| payment.id.clone())
            .collect();
        for id in late {
            self.turn(&id, Status::Expired, now);
        }
    }
}
