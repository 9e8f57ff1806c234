//! A payment (S0 "Payment Resource"): what is kept of one, and how the API shows it.
//!
//! It keeps nothing that was typed but what the API itself shows again.

use serde_json::{Value, json};

use crate::api::money;
use crate::api::params::text;
use crate::clock::{self, Moment};

/// A payment and, behind it, what the sandbox needs to see it through.
pub(crate) struct Payment {
    pub(crate) id: String,
    pub(crate) status: Status,
    /// All amounts are in the currency's smallest unit.
    pub(crate) amount: i64,
    pub(crate) tax: i64,
    pub(crate) fee: i64,
    pub(crate) currency: String,
    pub(crate) deadline: Option<Moment>,
    /// `payment_details` as the API shows them.
    pub(crate) details: Value,
    pub(crate) description: Option<String>,
    pub(crate) captured_at: Option<Moment>,
    pub(crate) external_order_num: Option<String>,
    pub(crate) metadata: Value,
    pub(crate) created_at: Moment,
    pub(crate) amount_refunded: i64,
    pub(crate) locale: String,
    pub(crate) session: Option<String>,
    pub(crate) refunds: Vec<Value>,
    pub(crate) refund_requests: Vec<Value>,
    /// Where a payment made without a session sends the shopper back to.
    pub(crate) return_url: Option<String>,
    /// Whether the shop captures by itself later.
    pub(crate) manual: bool,
    /// Where the shopper has to go next, while pending.
    pub(crate) next: Next,
}

/// The shopper's next stop while a payment is pending.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Next {
    /// Nowhere: done, or a shop's turn.
    Nowhere,
    /// The wallet's page.
    Wallet,
    /// The bank's page.
    Bank(Challenge),
    /// Another prepaid number is wanted.
    AnotherNumber,
}

/// How the bank's 3-D Secure page will behave (FEATURES.md 2.5).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Challenge {
    /// It asks, and an approval counts.
    Asks,
    /// It asks, and whatever is answered fails.
    AsksInVain,
    /// It refuses without asking.
    Refuses,
}

/// What has become of a payment (S1 "Payment status").
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Status {
    Pending,
    Authorized,
    Captured,
    Refunded,
    Cancelled,
    Expired,
    Failed,
}

impl Status {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Status::Pending => "pending",
            Status::Authorized => "authorized",
            Status::Captured => "captured",
            Status::Refunded => "refunded",
            Status::Cancelled => "cancelled",
            Status::Expired => "expired",
            Status::Failed => "failed",
        }
    }

    fn read(word: &str) -> Option<Status> {
        use Status::{Authorized, Cancelled, Captured, Expired, Failed, Pending, Refunded};
        [Pending, Authorized, Captured, Refunded, Cancelled, Expired, Failed]
            .into_iter()
            .find(|status| status.word() == word)
    }
}

impl Payment {
    /// What the shopper pays in all.
    pub(crate) fn total(&self) -> i64 {
        self.amount + self.tax + self.fee
    }

    pub(crate) fn payment_type(&self) -> &str {
        text(&self.details["type"]).unwrap_or_default()
    }

    /// Whether money moved, or is reserved so that it will.
    pub(crate) fn is_charged(&self) -> bool {
        matches!(self.status, Status::Authorized | Status::Captured | Status::Refunded)
    }

    /// The payment as the API shows it, keys in the samples' order.
    pub(crate) fn show(&self) -> Value {
        json!({
            "id": self.id,
            "resource": "payment",
            "status": self.status.word(),
            "amount": self.amount,
            "tax": self.tax,
            "customer": null,
            "payment_deadline": self.deadline.map(clock::utc),
            "payment_details": self.details,
            "payment_method_fee": self.fee,
            "total": self.total(),
            "currency": self.currency,
            "description": self.description,
            "captured_at": self.captured_at.map(clock::utc),
            "external_order_num": self.external_order_num,
            "metadata": self.metadata,
            "created_at": clock::utc(self.created_at),
            "amount_refunded": self.amount_refunded,
            "locale": self.locale,
            "session": self.session,
            "refunds": self.refunds,
            "refund_requests": self.refund_requests,
        })
    }

    /// Reads a payment in the shape the API shows; the error names what is missing or odd.
    pub(crate) fn read(shown: &Value) -> Result<Payment, &'static str> {
        let owned = |key: &str| text(&shown[key]).map(str::to_owned);
        let number = |key: &'static str| money::read(&shown[key], key).ok().flatten().ok_or(key);
        let moment = |key: &str| text(&shown[key]).and_then(clock::parse);
        Ok(Payment {
            id: owned("id").ok_or("id")?,
            status: text(&shown["status"]).and_then(Status::read).ok_or("status")?,
            amount: number("amount")?,
            tax: number("tax")?,
            fee: number("payment_method_fee")?,
            currency: owned("currency").ok_or("currency")?,
            deadline: moment("payment_deadline"),
            details: shown["payment_details"].clone(),
            description: owned("description"),
            captured_at: moment("captured_at"),
            external_order_num: owned("external_order_num"),
            metadata: shown["metadata"].clone(),
            created_at: moment("created_at").ok_or("created_at")?,
            amount_refunded: number("amount_refunded")?,
            locale: owned("locale").ok_or("locale")?,
            session: owned("session"),
            refunds: shown["refunds"].as_array().cloned().unwrap_or_default(),
            refund_requests: shown["refund_requests"].as_array().cloned().unwrap_or_default(),
            return_url: None,
            manual: false,
            next: Next::Nowhere,
        })
    }
}
