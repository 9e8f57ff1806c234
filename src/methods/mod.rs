//! The payment methods: what each asks for, how it checks that, what it sends, and what is shown while its payment
//! is awaited. One file and one line of [`REGISTRY`] each.
//!
//! Knows nothing of the life of a checkout: no state, no calls, no browser.

pub mod field;
pub mod instructions;

mod contact;
mod credit_card;
mod konbini;
mod offsite;

pub use credit_card::{accepted, brand_of_number, brands_taken};
pub use field::{Check, Field, FieldName, Kind, Values, Width};
pub use instructions::{Instructions, Line};
pub use konbini::Store;

use crate::domain::expiry::Month;
use crate::i18n::{FieldProblem, Messages};
use crate::wire::{Offer, Payment, PaymentDetails, Session};

/// A payment method.
pub struct Method {
    /// Which offers it serves. The first method of the registry that says yes gets the offer.
    pub serves: fn(&Offer) -> bool,
    /// What it is called.
    pub title: fn(&Offer, &Messages) -> Title,
    /// A few words on how it is paid, shown with its name.
    pub hint: Option<fn(&Messages) -> &'static str>,
    /// What it asks for.
    pub fields: fn(&Setting<'_>) -> Vec<Field>,
    /// What is sent, made of values that have all been checked; `None` if one of them does not hold after all.
    pub details: fn(&Setting<'_>, &Values<'_>) -> Option<PaymentDetails>,
    /// The largest total it takes, in yen (S3, "Restrictions").
    pub most_yen: Option<i64>,
    /// How the shopper pays, which decides what an answer means.
    pub paid: Paid,
    /// What to show while its payment is awaited.
    pub instructions: Option<fn(&Payment) -> Instructions>,
}

/// A method's name: one of our texts, or a slug nobody translated, made readable.
pub enum Title {
    /// One of our texts.
    Text(&'static str),
    /// A name as it is written everywhere.
    Name(String),
}

impl Title {
    /// The name itself.
    pub fn as_str(&self) -> &str {
        match self {
            Title::Text(text) => text,
            Title::Name(name) => name,
        }
    }
}

/// How a method is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paid {
    /// By card: at once, or after the bank has asked.
    Card,
    /// In cash, later: "authorized" means that it is awaited (S1, "Payment status").
    Cash,
    /// On a page of somebody else.
    Elsewhere,
}

/// Every method, in the order in which offers are put to them. `offsite` takes what is left and comes last.
pub static REGISTRY: &[&Method] = &[&credit_card::METHOD, &konbini::METHOD, &offsite::METHOD];

/// The method that serves an offer; `None` means that only the hosted page can.
pub fn method_for(offer: &Offer) -> Option<&'static Method> {
    REGISTRY.iter().copied().find(|method| (method.serves)(offer))
}

/// What a method may look at: the session, the offer it serves, and today's month.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The session to be paid.
    pub session: &'a Session,
    /// The offer the shopper chose.
    pub offer: &'a Offer,
    /// The month it is, for expiry dates.
    pub today: Month,
}

impl Setting<'_> {
    /// What a field's value is worth.
    pub fn check(&self, field: &Field, values: &Values<'_>) -> Check {
        match values.get(field.name) {
            "" if field.required => Check::Incomplete(if field.kind == Kind::Store {
                FieldProblem::StoreRequired
            } else {
                FieldProblem::Required
            }),
            "" => Check::Valid,
            typed => (field.check)(self, values, typed),
        }
    }
}

/// The name of a payment type that no text of ours names: as the brand writes itself, else the slug made readable.
pub fn brand_name(slug: &str) -> String {
    const NAMES: &[(&str, &str)] = &[
        ("alipay", "Alipay"),
        ("aupay", "au PAY"),
        ("docomo", "d払い / ドコモ"),
        ("line_pay", "LINE Pay"),
        ("linepay", "LINE Pay"),
        ("merpay", "メルペイ"),
        ("paidy", "ペイディ"),
        ("paypay", "PayPay"),
        ("rakutenpay", "楽天ペイ"),
        ("wechatpay", "WeChat Pay"),
    ];
    if let Some((_, name)) = NAMES.iter().find(|(known, _)| *known == slug) {
        return (*name).to_owned();
    }
    let mut name = String::with_capacity(slug.len());
    for c in slug.chars().take(40) {
        match c {
            '_' | '-' => name.push(' '),
            c if name.is_empty() || name.ends_with(' ') => name.push(c.to_ascii_uppercase()),
            c => name.push(c),
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::Json;

    fn offer(json: &str) -> Offer {
        let session = format!(r#"{{"status":"pending","payment_methods":[{json}]}}"#);
        let json: Json = serde_json::from_str(&session).unwrap();
        Session::read(json).unwrap().offers.remove(0)
    }

    #[test]
    fn every_offer_has_at_most_one_method_and_the_unknown_has_none() {
        assert!(method_for(&offer(r#"{"type":"credit_card"}"#)).is_some_and(|method| method.paid == Paid::Card));
        assert!(
            method_for(&offer(r#"{"type":"konbini","brands":{"lawson":""}}"#)).is_some_and(|m| m.paid == Paid::Cash)
        );
        assert!(method_for(&offer(r#"{"type":"paypay","offsite":true}"#)).is_some_and(|m| m.paid == Paid::Elsewhere));
        assert!(method_for(&offer(r#"{"type":"paypay","offsite":true,"additional_fields":["cpf"]}"#)).is_none());
        assert!(method_for(&offer(r#"{"type":"something_new"}"#)).is_none());
    }

    #[test]
    fn a_slug_becomes_a_readable_name() {
        assert_eq!(brand_name("paypay"), "PayPay");
        assert_eq!(brand_name("grab_pay-otp"), "Grab Pay Otp");
    }
}
