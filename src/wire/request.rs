//! What is sent. This is the one way out for what a shopper typed: into the body of the request it belongs to.

use super::json::Json;
use super::url::SafeUrl;
use crate::domain::Secret;
use crate::domain::money::Money;
use crate::domain::text::number_text;
use zeroize::Zeroizing;

/// The payment details of a request: a type and its fields, in order (S2, S3 "Payment Details").
///
/// There is no `Debug` and no `Serialize`: it holds what a shopper typed.
pub struct PaymentDetails {
    payment_type: String,
    fields: Vec<(&'static str, Secret)>,
}

impl PaymentDetails {
    /// Details of one payment type, as yet without fields.
    pub fn new(payment_type: &str) -> PaymentDetails {
        PaymentDetails { payment_type: payment_type.to_owned(), fields: Vec::new() }
    }

    /// Adds a field.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Secret>) -> PaymentDetails {
        self.fields.push((name, value.into()));
        self
    }

    /// Adds a field if there is something in it, in place of one of that name.
    #[must_use]
    pub fn instead(mut self, name: &'static str, value: Option<Secret>) -> PaymentDetails {
        self.fields.retain(|(found, _)| *found != name);
        self.with_some(name, value)
    }

    /// Adds a field if there is something in it.
    #[must_use]
    pub fn with_some(self, name: &'static str, value: Option<impl Into<Secret>>) -> PaymentDetails {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }
}

/// The body of a request, as JSON text in UTF-8. Wiped when dropped; not printable.
pub struct Body(Zeroizing<String>);

/// What the shop knows that helps to tell fraud, by KOMOJU's names for it: `customer_ip`, `customer_id`, …
/// (FEATURES.md 2.3). Nothing in it was typed here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FraudDetails(Vec<(String, String)>);

impl FraudDetails {
    /// Takes the texts and whole numbers of an object.
    pub fn read(given: &Json) -> FraudDetails {
        let mut details = Vec::new();
        if let Json::Map(entries) = given {
            for (name, value) in entries {
                match value {
                    Json::Text(text) => details.push((name.clone(), text.clone())),
                    Json::Whole(number) => details.push((name.clone(), number_text(number.unsigned_abs()))),
                    _ => {}
                }
            }
        }
        FraudDetails(details)
    }
}

impl Body {
    /// The body of `POST /tokens` (S3 "Tokens").
    pub fn details(details: &PaymentDetails) -> Body {
        Body::with(details, &[], &FraudDetails::default())
    }

    /// The body of `POST /sessions/{id}/pay` (S1 step 2).
    pub fn pay(details: &PaymentDetails, fraud: &FraudDetails) -> Body {
        Body::with(details, &[], fraud)
    }

    /// The body of `POST /secure_tokens` (FEATURES.md 2.3): the amount is what the bank asks the shopper about.
    pub fn secure(details: &PaymentDetails, amount: &Money, return_url: Option<&SafeUrl>) -> Body {
        let (minor, currency) = (number_text(amount.minor.unsigned_abs()), amount.currency.code());
        let mut more = vec![("amount", minor.as_str()), ("currency", currency.as_str())];
        if let Some(url) = return_url {
            more.push(("return_url", url.as_str()));
        }
        Body::with(details, &more, &FraudDetails::default())
    }

    fn with(details: &PaymentDetails, more: &[(&str, &str)], fraud: &FraudDetails) -> Body {
        // Room for everything at once: a buffer that grows leaves copies behind that nobody wipes.
        let room = 96
            + fraud.0.iter().map(|(name, value)| 6 * (name.len() + value.len()) + 8).sum::<usize>()
            + 6 * details.payment_type.len()
            + more.iter().map(|(name, value)| name.len() + 6 * value.len() + 8).sum::<usize>()
            + details.fields.iter().map(|(name, value)| name.len() + 6 * value.expose().len() + 8).sum::<usize>();
        let mut out = Zeroizing::new(String::with_capacity(room));
        out.push_str("{\"payment_details\":{\"type\":");
        quote(&details.payment_type, &mut out);
        for (name, value) in &details.fields {
            pair(name, value.expose(), &mut out);
        }
        out.push('}');
        for (name, value) in more {
            pair(name, value, &mut out);
        }
        if let [(first, value), rest @ ..] = fraud.0.as_slice() {
            out.push_str(",\"fraud_details\":{");
            quote(first, &mut out);
            out.push(':');
            quote(value, &mut out);
            for (name, value) in rest {
                pair(name, value, &mut out);
            }
            out.push('}');
        }
        out.push('}');
        Body(out)
    }

    /// The text, for the request itself.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

/// Writes a further entry of an object.
fn pair(name: &str, value: &str, out: &mut String) {
    out.push(',');
    quote(name, out);
    out.push(':');
    quote(value, out);
}

/// Writes a JSON string. There is no serde_json in the wasm: it would cost more than the whole of this layer.
fn quote(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if (c as u32) < 0x20 => {
                out.push_str("\\u00");
                out.push(HEX[c as usize >> 4] as char);
                out.push(HEX[c as usize & 15] as char);
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_the_json_that_serde_would_write() {
        let odd = "quote \" backslash \\ line\nnull\u{0} 山田 \u{1f980}";
        let details =
            PaymentDetails::new("konbini").with("store", "lawson").with("name", odd).with_some("phone", None::<&str>);
        let json: serde_json::Value = serde_json::from_str(Body::details(&details).expose()).unwrap();
        assert_eq!(json, serde_json::json!({"payment_details": {"type": "konbini", "store": "lawson", "name": odd}}));
    }

    #[test]
    fn a_body_never_grows() {
        let details = PaymentDetails::new("x").with("name", "\u{1}".repeat(500).as_str());
        let body = Body::details(&details);
        assert!(body.0.capacity() < 96 + 500 * 6 + 200, "reallocated");
    }
}
