//! The session (S0 "Session Resource", S1 step 1): what is to be paid, and with what it can be paid.

use super::json::Json;
use super::offer::Offer;
use super::payment::Payment;
use crate::domain::deadline::Moment;

/// A session as the API shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// Its id; empty if the answer had none.
    pub id: String,
    /// What completing it does.
    pub mode: Mode,
    /// The amount in the currency's smallest unit; `None` when missing or not a whole number.
    pub amount: Option<i64>,
    /// Three-letter currency code, as it came.
    pub currency: String,
    /// How far it has come.
    pub status: SessionStatus,
    /// Whether it is too late to pay. Old answers have no such field: not expired.
    pub expired: bool,
    /// When it expires. Documents show no such field, only that it lives for a day at most (FEATURES.md 2.2): without
    /// one, that day is what is known.
    pub expires_at: Option<Moment>,
    /// KOMOJU's own page for it.
    pub session_url: Option<String>,
    /// Where the shop wants the shopper back.
    pub return_url: Option<String>,
    /// The language the shop chose.
    pub default_locale: Option<String>,
    /// The shopper's e-mail address, if the shop gave it.
    pub email: Option<String>,
    /// The shopper's name, if the shop gave it.
    pub name: Option<String>,
    /// Whether paying also captures, if the shop said so.
    pub capture: Option<Capture>,
    /// The payment methods on offer, in the shop's order.
    pub offers: Vec<Offer>,
    /// The payment made so far, if any.
    pub payment: Option<Payment>,
    /// All of it, for the page's events.
    pub source: Json,
}

/// What completing a session does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mode {
    /// A payment.
    Payment,
    /// Saving a way to pay; no money moves.
    Customer,
    /// Both.
    CustomerPayment,
    /// A word the documents do not have.
    Unknown(String),
}

/// How far a session has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SessionStatus {
    /// Nothing has been completed yet.
    Pending,
    /// A payment was authorised or captured, or a customer saved.
    Completed,
    /// The shopper or the shop stepped back.
    Cancelled,
    /// A word the documents do not have.
    Unknown(String),
}

/// When the money moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Capture {
    /// At once.
    Auto,
    /// When the shop says so.
    Manual,
}

impl Session {
    /// `None` when the answer is not a session at all.
    pub fn read(json: Json) -> Option<Session> {
        if json.get("payment_methods").is_null() && json.get("status").is_null() {
            return None;
        }
        let data = json.get("payment_data");
        Some(Session {
            id: json.get("id").owned_text().unwrap_or_default(),
            mode: Mode::read(json.get("mode")),
            amount: json.get("amount").whole().filter(|amount| *amount >= 0),
            currency: json.get("currency").owned_text().unwrap_or_default(),
            status: SessionStatus::read(json.get("status")),
            expired: json.get("expired").is_true(),
            expires_at: expires_at(&json),
            session_url: json.get("session_url").owned_text(),
            return_url: json.get("return_url").owned_text(),
            default_locale: json.get("default_locale").owned_text(),
            email: json.get("email").owned_text().or_else(|| data.get("email").owned_text()),
            name: json.get("name").owned_text().or_else(|| data.get("name").owned_text()),
            capture: Capture::read(data.get("capture")),
            offers: json.get("payment_methods").each(Offer::read),
            payment: Payment::read(json.get("payment")),
            source: for_events(json),
        })
    }
}

fn expires_at(json: &Json) -> Option<Moment> {
    let stamp = |name: &str| json.get(name).text().and_then(Moment::parse);
    stamp("expires_at").or_else(|| {
        let life = json.get("expires_in_seconds").whole().filter(|life| (1..=86_400).contains(life)).unwrap_or(86_400);
        Some(Moment::from_unix(stamp("created_at")?.unix().saturating_add(life)))
    })
}

/// The session for the page's events: without the receipt that a 7-Eleven shopper must not see, and without what an
/// earlier payment says of the shopper.
fn for_events(mut json: Json) -> Json {
    if let Some(payment) = json.get_mut("payment") {
        super::payment::hide_receipt(payment);
        super::payment::hide_person(payment);
    }
    json
}

impl Mode {
    fn read(json: &Json) -> Mode {
        match json.text().unwrap_or("payment") {
            "payment" => Mode::Payment,
            "customer" => Mode::Customer,
            "customer_payment" => Mode::CustomerPayment,
            other => Mode::Unknown(other.to_owned()),
        }
    }
}

impl SessionStatus {
    fn read(json: &Json) -> SessionStatus {
        match json.text().unwrap_or_default() {
            "pending" => SessionStatus::Pending,
            "completed" => SessionStatus::Completed,
            "cancelled" => SessionStatus::Cancelled,
            other => SessionStatus::Unknown(other.to_owned()),
        }
    }
}

impl Capture {
    /// `auto` or `manual`; older answers say `true` and `false`.
    fn read(json: &Json) -> Option<Capture> {
        match json {
            Json::Bool(true) => Some(Capture::Auto),
            Json::Bool(false) => Some(Capture::Manual),
            _ => match json.text()? {
                "auto" => Some(Capture::Auto),
                "manual" => Some(Capture::Manual),
                _ => None,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Session> {
        Session::read(serde_json::from_str(text).unwrap())
    }

    #[test]
    fn what_is_missing_or_odd_does_not_cost_the_session() {
        let session = read(r#"{"status":"pending","amount":"8888","currency":7,"payment_methods":[{"type":"x"},{},3,null],"payment":[],"email":{}}"#).unwrap();
        assert_eq!(session.amount, Some(8888));
        assert_eq!(session.currency, "");
        assert_eq!(session.offers.len(), 1);
        assert_eq!(session.payment, None);
        assert!(!session.expired);
    }

    #[test]
    fn an_answer_that_is_no_session_is_none() {
        for text in ["null", "[]", "\"pending\"", "{}", r#"{"error":{"code":"not_found"}}"#] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn unknown_words_are_kept() {
        let session = read(r#"{"status":"on_hold","mode":"gift"}"#).unwrap();
        assert_eq!(session.status, SessionStatus::Unknown("on_hold".into()));
        assert_eq!(session.mode, Mode::Unknown("gift".into()));
    }
}
