//! The extra parameters of the checkout page in development: odd sessions and wrong attributes, for tests and for
//! trying things by hand. Without `--dev` none of them is ever read. It must not know pages.

use crate::cart::Line;
use crate::catalog;
use crate::komoju::Extras;
use crate::money::Currency;

/// What the address of the checkout page asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Trial {
    /// `amount=`: what to ask for, whatever is in the cart, in the currency's smallest unit.
    amount: Option<u64>,
    /// `types=`, `currency=`, `capture=`, `expires=`, `email=`, `name=`: how the session is made. And what only the
    /// sandbox understands (its `terms.rs`): `fault=`, `brands=`, `fee=220` or `fee=pay_easy:220`, `rate=150.25`,
    /// `installments=3,6,revolving` or `installments=schedule`, `offsite=pix,giropay:name`.
    pub(crate) extras: Extras,
    /// `key=`: the publishable key given to the element.
    pub(crate) key: Option<String>,
    /// `session=`: the session id given to the element.
    pub(crate) session: Option<String>,
    /// `api=`: the API address given to the element.
    pub(crate) api: Option<String>,
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
                "types" => trial.extras.types = value.split(',').map(str::to_owned).collect(),
                "capture" => trial.extras.manual_capture = value == "manual",
                "expires" => trial.extras.expires = value.parse().ok(),
                "currency" => trial.extras.currency = Currency::parse(&value),
                "email" => trial.extras.email = Some(value),
                "name" => trial.extras.name = Some(value),
                "fault" => metadata.push(("sandbox_fault", value)),
                "brands" => metadata.push(("sandbox_brands", value)),
                "fee" => metadata.push(("sandbox_fee", value)),
                "rate" => metadata.push(("sandbox_rate", value)),
                "installments" => metadata.push(("sandbox_installments", value)),
                "offsite" => metadata.push(("sandbox_offsite", value)),
                "key" => trial.key = Some(value),
                "session" => trial.session = Some(value),
                "api" => trial.api = Some(value),
                "two" => trial.two = value == "1",
                _ => {}
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
