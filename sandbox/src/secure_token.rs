//! A secure token: a card whose holder the bank has been asked about before anything is paid (FEATURES.md 2.3), and
//! what its verification has come to. What the bank asks is `bank`'s affair.

use serde_json::{Value, json};
use time::Duration;

use crate::card::{Behaviour, Cards};
use crate::clock::{self, Moment};
use crate::details::{Details, Instrument};
use crate::payment::Challenge;

/// As long as a token's (S3 "Tokens"); the documents say nothing of a secure token's.
const LIFE: Duration = Duration::days(30);

/// A card, and how far its holder is known. No `Debug`: it holds the card's number.
pub(crate) struct SecureToken {
    pub(crate) id: String,
    pub(crate) verification: Verification,
    /// The details as they were given.
    pub(crate) details: Value,
    pub(crate) last_four: String,
    /// In the currency's smallest unit.
    pub(crate) amount: i64,
    pub(crate) currency: String,
    pub(crate) return_url: String,
    pub(crate) locale: String,
    /// Of the session it seems to be for: how a test wants the bank to behave.
    pub(crate) metadata: Value,
    /// The session it seems to be for, by the return address: a secure token names none.
    pub(crate) session: Option<String>,
    pub(crate) created_at: Moment,
    /// When it was paid with, or tried to.
    pub(crate) used_at: Option<Moment>,
}

/// How far the card's holder is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Verification {
    /// The bank has vouched for them.
    Good,
    /// The card takes no part in 3-D Secure.
    Skipped,
    /// The bank wants to ask.
    Needed(Challenge),
    /// The bank does not know them.
    Errored,
}

impl Verification {
    /// What a card stands for (FEATURES.md 2.5).
    pub(crate) fn of(details: &Details, cards: &Cards) -> Verification {
        let Instrument::Card { number, .. } = &details.instrument else { return Verification::Skipped };
        match cards.behaviour(number) {
            Behaviour::Leads(Challenge::Refuses) => Verification::Errored,
            Behaviour::Leads(challenge) => Verification::Needed(challenge),
            Behaviour::IsVouchedFor => Verification::Good,
            Behaviour::Pays | Behaviour::IsRefused(_) => Verification::Skipped,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Verification::Good => "OK",
            Verification::Skipped => "SKIPPED",
            Verification::Needed(_) => "NEEDS_VERIFY",
            Verification::Errored => "ERRORED",
        }
    }
}

impl SecureToken {
    /// Whether it can be paid with.
    pub(crate) fn is_good(&self, now: Moment) -> bool {
        let known = matches!(self.verification, Verification::Good | Verification::Skipped);
        known && self.used_at.is_none() && now - self.created_at <= LIFE
    }

    /// The secure token as the API shows it.
    pub(crate) fn show(&self, bank: &str) -> Value {
        let asks = matches!(self.verification, Verification::Needed(_));
        json!({
            "id": self.id,
            "resource": "secure_token",
            "verification_status": self.verification.word(),
            "authentication_url": asks.then(|| format!("{bank}/challenge/{}", self.id)),
            "three_ds_auth_result": self.result(),
            "amount": self.amount,
            "currency": self.currency,
            "return_url": self.return_url,
            "created_at": clock::utc(self.created_at),
        })
    }

    /// What the bank said, once it has. Names and letters are those of EMV 3-D Secure, which the provider's client
    /// libraries hand on: `Y` is yes, `N` is no.
    fn result(&self) -> Value {
        let (status, eci) = match self.verification {
            Verification::Good => ("Y", "05"),
            Verification::Errored => ("N", "07"),
            Verification::Skipped | Verification::Needed(_) => return Value::Null,
        };
        json!({ "trans_status": status, "eci": eci, "message_version": "2.2.0" })
    }
}
