//! What the shop reads in the API's answers: a session, its payment, an error's code.
//! It must not know the order they belong to. Reading is tolerant: an absent or odd field is an unknown one.

use serde_json::{Value, json};
use url::Url;

use crate::money::{Amount, Currency};
use crate::order::{Payment, Progress};

/// A session, as far as a shop needs it.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) id: String,
    /// `pending`, `completed`, `cancelled`, or a word to come.
    pub(crate) status: String,
    pub(crate) expired: bool,
    /// The provider's own page for the session.
    pub(crate) session_url: Option<String>,
    pub(crate) payment: Option<Payment>,
    /// The id of that payment while it waits for another prepaid number.
    pub(crate) short_payment: Option<String>,
}

impl Session {
    /// Nothing, if it has no usable id: letters and digits, as it becomes part of addresses.
    pub(crate) fn read(value: &Value) -> Option<Self> {
        Some(Self {
            id: address_part(&value["id"])?,
            status: text(&value["status"]).unwrap_or_default(),
            expired: value["expired"].as_bool().unwrap_or(false),
            session_url: text(&value["session_url"]).and_then(|url| web_address(&url)),
            payment: text(&value["payment"]["status"]).and_then(|status| payment(&value["payment"], &status)),
            short_payment: short_payment(&value["payment"]),
        })
    }

    /// Whether the checkout can still take a payment in it.
    pub(crate) fn is_payable(&self) -> bool {
        self.status == "pending" && !self.expired
    }
}

/// An id that may become part of an address: letters and digits.
fn address_part(id: &Value) -> Option<String> {
    let usable = |id: &String| (1..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    text(id).filter(usable)
}

fn short_payment(payment: &Value) -> Option<String> {
    let missing = payment["payment_details"]["short_amount"].as_u64().unwrap_or(0);
    address_part(&payment["id"]).filter(|_| payment["status"] == "pending" && missing > 0)
}

/// What a shopper's page may know of a prepaid payment, in the API's own shape.
pub(crate) fn public_part(payment: &Value) -> Value {
    let details = &payment["payment_details"];
    let cards = details["prepaid_cards"].as_array().into_iter().flatten();
    let cards = cards.map(|card| json!({ "last_four_digits": card["last_four_digits"], "points": card["points"] }));
    json!({
        "id": payment["id"],
        "resource": "payment",
        "status": payment["status"],
        "total": payment["total"],
        "currency": payment["currency"],
        "payment_details": {
            "type": details["type"],
            "short_amount": details["short_amount"],
            "prepaid_cards": cards.collect::<Value>(),
        },
    })
}

/// The payment in `value`, said to be at `progress`. Nothing, if it has no id or the word is unknown.
pub(crate) fn payment(value: &Value, progress: &str) -> Option<Payment> {
    let details = &value["payment_details"];
    let kind = text(&details["type"]).unwrap_or_default();
    let instructions_url = text(&details["instructions_url"]).and_then(|url| web_address(&url));
    Some(Payment {
        id: text(&value["id"])?,
        progress: Progress::parse(progress)?,
        pays_later: matches!(kind.as_str(), "konbini" | "pay_easy" | "bank_transfer") || instructions_url.is_some(),
        total: total(value),
        deadline: text(&value["payment_deadline"]),
        instructions_url,
    })
}

fn total(value: &Value) -> Option<Amount> {
    Some(Amount { minor: value["total"].as_u64()?, currency: Currency::parse(value["currency"].as_str()?)? })
}

/// The code of an error answer, cut down to what a code can look like, so that it can be logged.
pub(crate) fn error_code(value: &Value) -> String {
    let code = text(&value["error"]["code"]).unwrap_or_default();
    let plain = (1..=40).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if plain { code } else { "without a code".to_owned() }
}

/// The address in normal form if a page may link to it: `http` or `https`, and no user in it.
fn web_address(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let usable = matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none();
    usable.then(|| url.into())
}

fn text(value: &Value) -> Option<String> {
    value.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_could_change_an_address_is_no_id() {
        for id in [json!(null), json!(7), json!(""), json!("../pay"), json!("a?b"), json!("a".repeat(65))] {
            assert!(Session::read(&json!({ "id": id })).is_none(), "{id}");
        }
        assert!(Session::read(&json!({ "id": "e9x5mvx3jkpkofzcg7umfael6" })).is_some());
    }

    #[test]
    fn only_a_pending_payment_that_lacks_something_is_short() {
        let short = |payment: Value| Session::read(&json!({ "id": "s", "payment": payment })).unwrap().short_payment;
        let payment = |id: &str, status: &str, missing: Value| json!({ "id": id, "status": status, "payment_details": { "short_amount": missing } });
        assert_eq!(short(payment("p", "pending", json!(500))).as_deref(), Some("p"));
        for none in [
            Value::Null,
            payment("p", "captured", json!(500)),
            payment("p", "pending", json!(0)),
            payment("p", "pending", json!(null)),
            payment("../x", "pending", json!(500)),
        ] {
            assert_eq!(short(none.clone()), None, "{none}");
        }
    }

    #[test]
    fn the_public_part_holds_nothing_else() {
        let payment = json!({
            "id": "p", "status": "pending", "total": 2_500, "currency": "JPY", "metadata": { "note": "secret" },
            "payment_details": {
                "type": "web_money", "email": "a@example.com", "short_amount": 500,
                "prepaid_cards": [{ "last_four_digits": "1111", "points": 2_000, "number": "secret" }],
            },
        });
        let expected = json!({
            "id": "p", "resource": "payment", "status": "pending", "total": 2_500, "currency": "JPY",
            "payment_details": {
                "type": "web_money", "short_amount": 500,
                "prepaid_cards": [{ "last_four_digits": "1111", "points": 2_000 }],
            },
        });
        assert_eq!(public_part(&payment), expected);
    }

    #[test]
    fn missing_fields_make_a_session_that_cannot_be_paid() {
        let session = Session::read(&json!({ "id": "a", "expired": null, "payment": null })).unwrap();
        assert!(!session.is_payable() && session.payment.is_none());
    }

    #[test]
    fn links_are_web_addresses_only() {
        for address in ["javascript:alert(1)", "data:text/html,x", "/x", "https://a@b.example", "x"] {
            assert_eq!(web_address(address), None, "{address}");
        }
        assert_eq!(web_address("https://komoju.com/s/1").as_deref(), Some("https://komoju.com/s/1"));
    }

    #[test]
    fn cash_is_told_by_type_or_by_instructions() {
        let later = |details: Value| {
            payment(&json!({ "id": "p", "payment_details": details }), "authorized").unwrap().pays_later
        };
        assert!(later(json!({ "type": "konbini" })));
        assert!(later(json!({ "type": "new_cash", "instructions_url": "https://a.example/" })));
        assert!(!later(json!({ "type": "credit_card" })));
        assert!(!later(json!("tok_1")));
    }

    #[test]
    fn a_total_is_whole_and_has_a_currency() {
        let total = |total: Value, currency: &str| {
            payment(&json!({ "id": "p", "total": total, "currency": currency }), "authorized").unwrap().total
        };
        for code in ["JPY", "USD"] {
            let currency = Currency::parse(code).unwrap();
            assert_eq!(total(json!(1420), code), Some(Amount { minor: 1420, currency }));
        }
        assert_eq!(total(json!(1420), "yen"), None);
        for odd in [json!(null), json!("1420"), json!(-1), json!(1.5)] {
            assert_eq!(total(odd.clone(), "JPY"), None, "{odd}");
        }
    }

    #[test]
    fn only_codes_are_logged_as_codes() {
        assert_eq!(error_code(&json!({ "error": { "code": "unauthorized" } })), "unauthorized");
        assert_eq!(error_code(&json!({ "error": { "code": "key sk_live_1 is bad" } })), "without a code");
        assert_eq!(error_code(&json!("oops")), "without a code");
    }
}
