//! The body of `POST /sessions`.
//! It must not know how it is sent.

use serde_json::{Value, json};

use crate::cart::{self, Line};
use crate::money::Currency;
use crate::text::Language;

/// What a session is opened with. Amounts are in the currency's smallest unit, tax included.
#[derive(Debug)]
pub(crate) struct NewSession<'a> {
    /// Our order number; the API wants it unique for each session.
    pub(crate) order: &'a str,
    pub(crate) lines: &'a [Line],
    pub(crate) language: Language,
    /// Where the shopper comes back to; the API appends `session_id`.
    pub(crate) return_url: String,
    pub(crate) extras: &'a Extras,
}

/// What a shop may set besides, each with its name in the API.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Extras {
    /// `mode`; otherwise an order is paid and no card is kept.
    pub(crate) mode: Option<Mode>,
    /// `payment_types`: offers these only, in this order. Empty: whatever the account allows.
    pub(crate) types: Vec<String>,
    /// `currency`; otherwise yen.
    pub(crate) currency: Option<Currency>,
    /// `payment_data.capture`: only reserve a card payment, to be captured later.
    pub(crate) manual_capture: bool,
    /// `expires_in_seconds`.
    pub(crate) expires: Option<u32>,
    /// `email`: known already, so that no method asks for it.
    pub(crate) email: Option<String>,
    /// `name`: known already, for the methods that ask for it.
    pub(crate) name: Option<String>,
    /// `metadata`, besides our order number.
    pub(crate) metadata: Vec<(&'static str, String)>,
}

/// What a session is for besides paying once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Keeps a card for later and charges nothing, so there is no amount.
    Customer,
    /// Pays and keeps the card.
    CustomerPayment,
}

impl Mode {
    /// Reads the API's word.
    pub(crate) fn parse(word: &str) -> Option<Self> {
        [Self::Customer, Self::CustomerPayment].into_iter().find(|mode| mode.word() == word)
    }

    fn word(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::CustomerPayment => "customer_payment",
        }
    }
}

impl NewSession<'_> {
    pub(crate) fn to_json(&self) -> Value {
        let items = self.lines.iter().map(|line| {
            json!({
                "description": line.product.name(&self.language),
                "amount": line.price,
                "quantity": line.quantity,
            })
        });
        let mut body = json!({
            "amount": cart::total(self.lines),
            "currency": self.extras.currency.unwrap_or_default().code(),
            "return_url": self.return_url,
            "default_locale": self.language.code(),
            "payment_data": { "external_order_num": self.order },
            "metadata": { "order": self.order },
            "line_items": items.collect::<Vec<_>>(),
        });
        if let Some(mode) = self.extras.mode {
            body["mode"] = json!(mode.word());
            if mode == Mode::Customer {
                body["amount"] = json!(0);
                body["line_items"] = json!([]);
            }
        }
        if !self.extras.types.is_empty() {
            body["payment_types"] = json!(self.extras.types);
        }
        if self.extras.manual_capture {
            body["payment_data"]["capture"] = json!("manual");
        }
        if let Some(expires) = self.extras.expires {
            body["expires_in_seconds"] = json!(expires);
        }
        if let Some(email) = &self.extras.email {
            body["email"] = json!(email);
        }
        if let Some(name) = &self.extras.name {
            body["name"] = json!(name);
        }
        for (name, value) in &self.extras.metadata {
            body["metadata"][name] = json!(value);
        }
        body
    }
}
