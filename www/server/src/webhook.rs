//! A webhook: is it from KOMOJU, and what does it say about which order?
//! It must not know HTTP or where orders are kept.

use hmac::{Hmac, Mac};
use serde_json::Value;
use sha2::Sha256;

use crate::komoju;
use crate::order::Payment;

/// The header with the signature: HMAC-SHA256 of the raw body under the webhook's secret, in hexadecimal.
pub(crate) const SIGNATURE_HEADER: &str = "x-komoju-signature";

/// Whether `signature` signs `body`. The comparison takes the same time wherever the two differ.
pub(crate) fn is_signed(secret: &str, body: &[u8], signature: &str) -> bool {
    let (Some(signature), Ok(mut mac)) = (from_hex(signature), Hmac::<Sha256>::new_from_slice(secret.as_bytes()))
    else {
        return false;
    };
    mac.update(body);
    // An empty secret would make a signature anybody can compute.
    !secret.is_empty() && mac.verify_slice(&signature).is_ok()
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> =
        text.chars().map(|sign| Some(u8::try_from(sign.to_digit(16)?).unwrap_or(0))).collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0)?;
    Some(digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}

/// What a webhook says about a payment.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct PaymentNews {
    pub(crate) payment: Payment,
    /// Where our order number may stand: `external_order_num`, then `metadata.order`.
    pub(crate) orders: Vec<String>,
    pub(crate) session: Option<String>,
}

impl PaymentNews {
    /// Reads an event. Nothing, for events that say nothing new about a payment (`ping`, `payment.updated`, …).
    ///
    /// The event's type counts and not the status within: an event that is delivered again says what it said first.
    pub(crate) fn read(body: &[u8]) -> Option<Self> {
        let event: Value = serde_json::from_slice(body).ok()?;
        let progress = event["type"].as_str()?.strip_prefix("payment.")?;
        let data = &event["data"];
        let orders = [&data["external_order_num"], &data["metadata"]["order"]];
        Some(Self {
            payment: komoju::payment(data, progress)?,
            orders: orders.into_iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            session: data["session"].as_str().map(str::to_owned),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order::Progress;

    #[test]
    fn a_signature_holds_for_its_body_and_secret_only() {
        // RFC 4231, test case 2.
        let signature = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        let body = b"what do ya want for nothing?";
        assert!(is_signed("Jefe", body, signature));
        assert!(is_signed("Jefe", body, &signature.to_uppercase()));
        assert!(!is_signed("Jefe", b"what do ya want for something?", signature));
        assert!(!is_signed("jefe", body, signature));
        for odd in ["", "5b", "zz", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec384", "五"] {
            assert!(!is_signed("Jefe", body, odd), "{odd}");
        }
    }

    #[test]
    fn an_empty_secret_signs_nothing() {
        // HMAC-SHA256 of nothing under the empty key.
        assert!(!is_signed("", b"", "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"));
    }

    #[test]
    fn the_events_type_counts() {
        let body =
            br#"{"type":"payment.authorized","data":{"id":"p","status":"captured","metadata":null,"session":"s"}}"#;
        let news = PaymentNews::read(body).unwrap();
        assert_eq!(news.payment.progress, Progress::Authorized);
        assert_eq!((news.orders, news.session.as_deref()), (Vec::new(), Some("s")));
    }

    #[test]
    fn other_events_say_nothing() {
        for body in [r#"{"type":"ping"}"#, r#"{"type":"payment.updated","data":{"id":"p"}}"#, "[]", "{", ""] {
            assert_eq!(PaymentNews::read(body.as_bytes()), None, "{body}");
        }
    }
}
