//! The extra parameters of the checkout page in development: odd sessions and wrong attributes, for tests and for
//! trying things by hand. Without `--dev` none of them is ever read. It must not know pages.

use crate::cart::Line;
use crate::catalog;
use crate::komoju::{Extras, Mode};
use crate::money::Currency;

/// Parameters that become metadata of the session, which the sandbox alone understands.
const METADATA: &[(&str, &str)] = &[
    ("fault", "sandbox_fault"),
    ("brands", "sandbox_brands"),
    ("fee", "sandbox_fee"),
    ("rate", "sandbox_rate"),
    ("installments", "sandbox_installments"),
    ("offsite", "sandbox_offsite"),
    ("bank", "sandbox_bank"),
    ("bank_ms", "sandbox_bank_ms"),
    ("barcode", "sandbox_barcode"),
    ("barcode_seconds", "sandbox_barcode_seconds"),
    ("app_url", "sandbox_app_url"),
    ("short", "sandbox_short"),
];

/// What the address of the checkout page asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Trial {
    /// `amount=`: what to ask for, whatever is in the cart, in the currency's smallest unit.
    amount: Option<u64>,
    /// `mode=customer` or `mode=customer_payment`, `types=`, `currency=`, `capture=`, `expires=`, `email=`, `name=`: how the session is made. And what only the
    /// sandbox understands (its `terms.rs`): `fault=`, `brands=`, `fee=220` or `fee=pay_easy:220`, `rate=150.25`,
    /// `installments=3,6,revolving` or `installments=schedule`, `offsite=pix,giropay:name`; and of how its payments go
    /// (its `staging.rs`): `bank=refuses_framing` and `bank_ms=`, `barcode=1` or `barcode=pending` and
    /// `barcode_seconds=`, `app_url=none` or any text, `short=no_redirect`.
    pub(crate) extras: Extras,
    /// `key=`: the publishable key given to the element.
    pub(crate) key: Option<String>,
    /// `session=`: the session id given to the element.
    pub(crate) session: Option<String>,
    /// `api=`: the API address given to the element.
    pub(crate) api: Option<String>,
    /// `token=1`: the element makes a token instead of paying.
    pub(crate) token: bool,
    /// `place=frame`: the element's `mode`; inline, if it is not given.
    pub(crate) place: Option<String>,
    /// `two=1`: two checkouts with two orders on one page.
    pub(crate) two: bool,
}

impl Trial {
    /// Reads the query. Nothing, if it holds none of these parameters.
    pub(crate) fn read(query: &str) -> Option<Self> {
        let mut trial = Self::default();
        let mut metadata = Vec::new();
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            let value = value.into_owned();
            match name.as_ref() {
                "amount" => trial.amount = value.parse().ok(),
                "mode" => trial.extras.mode = Mode::parse(&value),
                "types" => trial.extras.types = value.split(',').map(str::to_owned).collect(),
                "capture" => trial.extras.manual_capture = value == "manual",
                "expires" => trial.extras.expires = value.parse().ok(),
                "currency" => trial.extras.currency = Currency::parse(&value),
                "email" => trial.extras.email = Some(value),
                "name" => trial.extras.name = Some(value),
                "key" => trial.key = Some(value),
                "session" => trial.session = Some(value),
                "api" => trial.api = Some(value),
                "token" => trial.token = value == "1",
                "place" => trial.place = Some(value),
                "two" => trial.two = value == "1",
                name => metadata.extend(METADATA.iter().find(|(own, _)| *own == name).map(|(_, key)| (*key, value))),
            }
        }
        trial.extras.metadata = metadata;
        (trial != Self::default()).then_some(trial)
    }

    /// What is ordered: the cart, or else a product; or one piece of it at the amount asked for.
    pub(crate) fn lines(&self, cart: &[Line]) -> Vec<Line> {
        let first = &catalog::PRODUCTS[0];
        match (self.amount, cart) {
            (Some(price), _) => vec![Line { price, ..Line::new(first, 1) }],
            (None, []) => vec![Line::new(first, 1)],
            (None, cart) => cart.to_vec(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_parameters_are_no_trial() {
        for query in ["", "lang=en", "order=AK-1&notice=failed", "session_id=x"] {
            assert_eq!(Trial::read(query), None, "{query}");
        }
    }

    #[test]
    fn an_amount_replaces_the_cart() {
        let trial = Trial::read("amount=300000").unwrap();
        let cart = [Line::new(&catalog::PRODUCTS[2], 2)];
        assert_eq!(crate::cart::total(&trial.lines(&cart)), 300_000);
        assert_eq!(Trial::read("two=1").unwrap().lines(&cart), cart);
    }
}
