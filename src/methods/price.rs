//! What paying with an offer costs (DOMAIN.md 4): its own amount and currency override the session's, a fee comes on top.

use super::Method;
use crate::domain::money::{Currency, Money, rate_text};
use crate::wire::{Mode, Offer, Session};

/// What is to be paid.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Price {
    /// The fee on top.
    pub fee: Option<Money>,
    /// What is paid in all; `None` where there is nothing to pay or the amount cannot be told.
    pub total: Option<Money>,
    /// What the shop asks for, where that is another currency.
    pub converted: Option<Converted>,
}

/// An amount that was converted.
#[derive(Debug, Clone, PartialEq)]
pub struct Converted {
    /// The session's amount.
    pub from: Money,
    /// The same in the offer's currency, without the fee.
    pub to: Money,
    /// What one unit of its currency is worth in the other, in ten-thousandths, if the offer says so.
    pub rate: Option<u64>,
}

impl Price {
    /// The price of an offer.
    pub fn of(session: &Session, offer: &Offer) -> Price {
        if session.mode == Mode::Customer {
            return Price::default();
        }
        let Some(currency) = Currency::parse(offer.currency.as_deref().unwrap_or(&session.currency)) else {
            return Price::default();
        };
        let original = Currency::parse(&session.currency).filter(|original| *original != currency);
        // An amount in one currency is never shown as one in another.
        let amount = offer.amount.or(if original.is_some() { None } else { session.amount });
        let amount = amount.filter(|_| !offer.is_unreadable);
        let converted = session.amount.zip(original).zip(amount).map(|((from, original), to)| Converted {
            from: Money { minor: from, currency: original },
            to: Money { minor: to, currency },
            rate: offer.rate,
        });
        let total = amount.and_then(|amount| amount.checked_add(offer.fee.unwrap_or(0)));
        Price {
            fee: offer.fee.map(|minor| Money { minor, currency }),
            total: total.map(|minor| Money { minor, currency }),
            converted,
        }
    }

    /// The limit this price is over (S3: limits are on the total, in yen).
    pub fn over_limit(&self, method: &Method) -> Option<Money> {
        let total = self.total.as_ref().filter(|total| total.currency == Currency::YEN)?;
        let most = method.most_yen.filter(|most| total.minor > *most)?;
        Some(Money { minor: most, currency: total.currency })
    }

    /// The rate of a converted price in the way it is usually written: "1 USD = 150.25 JPY".
    pub fn rate(&self) -> Option<String> {
        let (converted, total) = self.converted.as_ref().zip(self.total.as_ref())?;
        let rate = rate_text(converted.rate?);
        Some(["1 ", &converted.from.currency.code(), " = ", &rate, " ", &total.currency.code()].concat())
    }
}
