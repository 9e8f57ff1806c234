//! The payment (S0 "Payment Resource"): what came of trying to pay.

use super::json::Json;
use crate::domain::money::{Currency, Money};
use crate::domain::text::place_of;

/// A payment as the API shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Payment {
    /// Its id; empty if the answer had none.
    pub id: String,
    /// What has become of it.
    pub status: PaymentStatus,
    /// What the shopper pays in all: amount, tax and fee, in the currency's smallest unit.
    pub total: Option<i64>,
    /// The part of the total that is a fee for paying this way.
    pub fee: Option<i64>,
    /// Three-letter currency code, as it came.
    pub currency: String,
    /// When it lapses, as an ISO 8601 time stamp.
    pub deadline: Option<String>,
    /// The payment details, whose fields differ by method; without what says who the shopper is.
    pub details: Json,
    /// All of it, for the page's events.
    pub source: Json,
}

/// A prepaid card that was used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrepaidCard {
    /// The last four characters of its number; they may be letters.
    pub last_four: String,
    /// How much of it was used, in the currency's smallest unit.
    pub points: Option<i64>,
}

impl PrepaidCard {
    fn read(json: &Json) -> Option<PrepaidCard> {
        let last_four = json.get("last_four_digits").owned_text()?;
        // Not more of a number than that, whatever came.
        let start = last_four.char_indices().rev().nth(3).map_or(0, |(at, _)| at);
        let last_four = last_four[start..].to_owned();
        Some(PrepaidCard { last_four, points: json.get("points").whole() })
    }
}

/// What has become of a payment (S1, "Payment status").
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaymentStatus {
    /// Begun, not confirmed.
    Pending,
    /// Reserved: cash is awaited, or the shop has yet to capture.
    Authorized,
    /// Paid.
    Captured,
    /// Paid back in full.
    Refunded,
    /// Given up.
    Cancelled,
    /// Too late.
    Expired,
    /// Declined; another try on the same session is possible.
    Failed,
    /// A word the documents do not have.
    Unknown(String),
}

impl Payment {
    /// `None` when there is no payment.
    pub fn read(json: &Json) -> Option<Payment> {
        if !matches!(json, Json::Map(_)) {
            return None;
        }
        let mut source = json.clone();
        hide_receipt(&mut source);
        hide_person(&mut source);
        Some(Payment {
            id: source.get("id").owned_text().unwrap_or_default(),
            status: PaymentStatus::read(source.get("status")),
            total: source.get("total").whole(),
            fee: source.get("payment_method_fee").whole().filter(|fee| *fee > 0),
            currency: source.get("currency").owned_text().unwrap_or_default(),
            deadline: source
                .get("payment_deadline")
                .owned_text()
                .or_else(|| source.get("payment_details").get("payment_deadline").owned_text()),
            details: source.get("payment_details").clone(),
            source,
        })
    }

    /// The sum, if there is one and its currency is known.
    pub fn to_pay(&self) -> Option<Money> {
        Some(Money { minor: self.total?, currency: Currency::parse(&self.currency)? })
    }

    /// What a prepaid payment is short of, in the currency's smallest unit; 0 if of nothing (S3 "WebMoney").
    pub fn short_amount(&self) -> i64 {
        self.details.get("short_amount").whole().unwrap_or_default().max(0)
    }

    /// Whether it is a prepaid payment that waits for another number.
    pub fn is_short(&self) -> bool {
        self.status == PaymentStatus::Pending && self.short_amount() > 0
    }

    /// The prepaid cards used so far (S3 "WebMoney").
    pub fn prepaid_cards(&self) -> Vec<PrepaidCard> {
        self.details.get("prepaid_cards").each(PrepaidCard::read)
    }

    /// The payment type it was made with; empty when the answer does not say.
    pub fn payment_type(&self) -> &str {
        self.details.get("type").text().unwrap_or_default()
    }
}

impl PaymentStatus {
    fn read(json: &Json) -> PaymentStatus {
        match json.text().unwrap_or_default() {
            "pending" => PaymentStatus::Pending,
            "authorized" => PaymentStatus::Authorized,
            "captured" => PaymentStatus::Captured,
            "refunded" => PaymentStatus::Refunded,
            "cancelled" => PaymentStatus::Cancelled,
            "expired" => PaymentStatus::Expired,
            "failed" => PaymentStatus::Failed,
            other => PaymentStatus::Unknown(other.to_owned()),
        }
    }
}

/// Takes out the receipt number of a 7-Eleven payment, however the chain is spelled, and of a payment that does not say
/// where it is made: it must not reach the shopper (S1, "Note on handling Konbini"), so it does not get past this point,
/// neither to our screens nor to the page's events.
pub(super) fn hide_receipt(payment: &mut Json) {
    if let Some(details) = payment.get_mut("payment_details") {
        let mut store = details.get("store").text().unwrap_or_default().to_owned();
        store.retain(|letter| letter.is_ascii_alphanumeric());
        if store.is_empty() || store.starts_with('7') || place_of("eleven", &store).is_some() {
            details.remove("receipt");
        }
    }
}

/// Takes out what says who the shopper is, as the API repeats it: nothing that a shopper may have typed reaches the
/// page's events or debug output (DESIGN.md 4).
pub(super) fn hide_person(payment: &mut Json) {
    const PERSONAL: [&str; 13] = [
        "email",
        "phone",
        "name",
        "given_name",
        "family_name",
        "given_name_kana",
        "family_name_kana",
        "customer_name",
        "customer_name_kana",
        // Accounts that were paid from.
        "culture_id",
        "happy_money_id",
        "user_no",
        "prepaid_number",
    ];
    if let Some(details) = payment.get_mut("payment_details") {
        for key in PERSONAL {
            details.remove(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seven_eleven_receipt_does_not_get_in() {
        for store in ["seven-eleven", "seven_eleven"] {
            let text =
                format!(r#"{{"status":"authorized","payment_details":{{"store":"{store}","receipt":"12345"}}}}"#);
            let payment = Payment::read(&serde_json::from_str(&text).unwrap()).unwrap();
            assert!(payment.details.get("receipt").is_null());
            assert!(payment.source.get("payment_details").get("receipt").is_null());
        }
    }

    #[test]
    fn nothing_personal_gets_in() {
        let text = r#"{"payment_details":{"email":"a@example.com","phone":"09011112222","name":"山田","culture_id":"1","store":"lawson"}}"#;
        let payment = Payment::read(&serde_json::from_str(text).unwrap()).unwrap();
        assert_eq!(payment.source.get("payment_details").entries().len(), 1);
        assert_eq!(payment.details.entries().len(), 1);
    }

    #[test]
    fn an_absent_payment_is_none() {
        for text in ["null", "[]", "\"x\"", "1"] {
            assert_eq!(Payment::read(&serde_json::from_str(text).unwrap()), None, "{text}");
        }
    }
}
