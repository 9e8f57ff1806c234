//! A session (S0 "Session Resource"): what is to be paid, with what, until when.

use serde_json::{Value, json};

use crate::api::params::{text, whole};
use crate::clock::{self, Moment};

/// A session. Its payment lives in the store; here is only the id of the latest one.
pub(crate) struct Session {
    pub(crate) id: String,
    pub(crate) mode: Mode,
    /// In the currency's smallest unit.
    pub(crate) amount: i64,
    pub(crate) currency: String,
    pub(crate) payment: Option<String>,
    pub(crate) return_url: Option<String>,
    pub(crate) locale: String,
    /// `payment_methods` as the API shows them.
    pub(crate) offers: Vec<Value>,
    pub(crate) created_at: Moment,
    pub(crate) cancelled_at: Option<Moment>,
    pub(crate) completed_at: Option<Moment>,
    pub(crate) expires_at: Moment,
    pub(crate) metadata: Value,
    pub(crate) payment_data: Value,
    pub(crate) email: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) line_items: Value,
    pub(crate) customer: Option<String>,
}

/// What completing a session does (FEATURES.md 2.2).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Payment,
    Customer,
    CustomerPayment,
}

impl Mode {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Mode::Payment => "payment",
            Mode::Customer => "customer",
            Mode::CustomerPayment => "customer_payment",
        }
    }

    pub(crate) fn read(word: &str) -> Option<Mode> {
        [Mode::Payment, Mode::Customer, Mode::CustomerPayment].into_iter().find(|mode| mode.word() == word)
    }
}

/// What is paid with one method, in its currency's smallest unit.
pub(crate) struct Price<'a> {
    pub(crate) amount: i64,
    pub(crate) fee: i64,
    pub(crate) currency: &'a str,
}

impl Price<'_> {
    pub(crate) fn total(&self) -> i64 {
        self.amount + self.fee
    }
}

impl Session {
    pub(crate) fn status(&self) -> &'static str {
        match (self.completed_at, self.cancelled_at) {
            (Some(_), _) => "completed",
            (None, Some(_)) => "cancelled",
            (None, None) => "pending",
        }
    }

    /// Too late to pay. What was completed in time does not expire any more.
    pub(crate) fn is_expired(&self, now: Moment) -> bool {
        self.status() == "pending" && now >= self.expires_at
    }

    /// Whether it can still be paid.
    pub(crate) fn is_open(&self, now: Moment) -> bool {
        self.status() == "pending" && now < self.expires_at
    }

    /// The offer of that type, as shown.
    pub(crate) fn offer(&self, payment_type: &str) -> Option<&Value> {
        self.offers.iter().find(|offer| offer["type"] == payment_type)
    }

    /// What paying with that type costs: an offer may have an amount and a currency of its own.
    pub(crate) fn price(&self, payment_type: &str) -> Price<'_> {
        let offer = self.offer(payment_type).unwrap_or(&Value::Null);
        Price {
            amount: whole(&offer["amount"]).unwrap_or(self.amount),
            fee: whole(&offer["customer_fee"]).unwrap_or(0),
            currency: text(&offer["currency"]).unwrap_or(&self.currency),
        }
    }

    /// Whether the shop wants to capture later by itself.
    pub(crate) fn is_manual(&self) -> bool {
        text(&self.payment_data["capture"]) == Some("manual")
    }

    /// The session as the API shows it: first the keys of S0 in their order, then the later ones.
    pub(crate) fn show(&self, api: &str, now: Moment, payment: Option<Value>) -> Value {
        json!({
            "id": self.id,
            "resource": "session",
            "mode": self.mode.word(),
            "amount": self.amount,
            "currency": self.currency,
            "payment": payment,
            "session_url": format!("{api}/sessions/{}", self.id),
            "return_url": self.return_url,
            "default_locale": self.locale,
            "payment_methods": self.offers,
            "created_at": clock::japan(self.created_at),
            "cancelled_at": self.cancelled_at.map(clock::japan),
            "completed_at": self.completed_at.map(clock::japan),
            "status": self.status(),
            "expired": self.is_expired(now),
            "metadata": self.metadata,
            "payment_data": self.payment_data,
            "email": self.email,
            "name": self.name,
            "customer_id": self.customer,
            "line_items": self.line_items,
            "merchant": { "name": "サンドボックス商店" },
            "secure_token": null,
        })
    }
}
