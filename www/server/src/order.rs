//! An order, and how far its payment has come, as told by the API and by webhooks in whatever order they arrive.
//! It must not know HTTP or JSON.
//!
//! Several attempts may be made for one order. Each payment only ever moves forward, and the order's state is read
//! off all of them: so a repeated, late or overtaken message changes nothing.

use crate::cart::{self, Line};
use crate::money::{Amount, Currency};

/// How far one payment is. The order of the cases is the order in which they can follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Progress {
    Pending,
    Failed,
    Authorized,
    Cancelled,
    Expired,
    /// Money has arrived. It stands above `Expired`: a payment at the till can cross with the deadline.
    Captured,
    Refunded,
}

impl Progress {
    /// Reads `payment.status`, or the event `payment.…`. An unknown word is no progress.
    pub(crate) fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "pending" => Self::Pending,
            "failed" => Self::Failed,
            "authorized" => Self::Authorized,
            "cancelled" => Self::Cancelled,
            "expired" => Self::Expired,
            "captured" => Self::Captured,
            "refunded" => Self::Refunded,
            _ => return None,
        })
    }
}

/// What the shop keeps of a payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Payment {
    pub(crate) id: String,
    pub(crate) progress: Progress,
    /// Paid in cash or by transfer, later: `authorized` then means that nothing was paid yet.
    pub(crate) pays_later: bool,
    /// What the shopper pays, fee included; unknown if the API told none.
    pub(crate) total: Option<Amount>,
    /// Until when a later payment can be made, as the API wrote it (RFC 3339, UTC).
    pub(crate) deadline: Option<String>,
    /// The page that tells how to pay; `http` or `https`.
    pub(crate) instructions_url: Option<String>,
}

/// What a payment comes to when its method costs a fee, in the order's currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Charge {
    pub(crate) fee: u64,
    /// The goods and the fee: what has to be in the shopper's hand at the till.
    pub(crate) total: u64,
}

/// Where the order stands, for shopper and shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OrderState {
    /// Nothing has been paid and nothing has gone wrong.
    Open,
    /// The last attempt failed or was given up; another one can be made.
    NotCompleted,
    /// To be paid at a store, a cash machine or a bank.
    Waiting,
    /// Reserved on the card, to be captured by the shop.
    Reserved,
    Paid,
    /// Not paid before the deadline.
    Expired,
    Refunded,
}

impl OrderState {
    /// The word pages and scripts use.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::NotCompleted => "not_completed",
            Self::Waiting => "waiting",
            Self::Reserved => "reserved",
            Self::Paid => "paid",
            Self::Expired => "expired",
            Self::Refunded => "refunded",
        }
    }

    /// Whether the shopper may be sent to the checkout for this order (again).
    pub(crate) fn is_payable(self) -> bool {
        matches!(self, Self::Open | Self::NotCompleted)
    }

    /// Whether the shopper deserves thanks: the money is here, or held for us.
    pub(crate) fn is_settled(self) -> bool {
        matches!(self, Self::Paid | Self::Reserved)
    }
}

/// One order and its session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Order {
    /// Our number, given to the API as `external_order_num`. It is random, since knowing it opens the order's page.
    pub(crate) id: String,
    pub(crate) lines: Vec<Line>,
    pub(crate) currency: Currency,
    /// The KOMOJU session in which it is paid.
    pub(crate) session: String,
    /// The provider's own page for that session, when it is a web address.
    pub(crate) session_url: Option<String>,
    /// Attempts, oldest first.
    pub(crate) payments: Vec<Payment>,
}

impl Order {
    /// What its amounts are in.
    pub(crate) fn currency(&self) -> Currency {
        self.currency
    }

    /// In the smallest unit of the order's currency, tax included.
    pub(crate) fn total(&self) -> u64 {
        cart::total(&self.lines)
    }

    /// Takes in what is reported about a payment. Older news than what is known is dropped.
    pub(crate) fn learn(&mut self, news: Payment) {
        let Some(known) = self.payments.iter_mut().find(|payment| payment.id == news.id) else {
            self.payments.push(news);
            return;
        };
        known.progress = known.progress.max(news.progress);
        known.pays_later |= news.pays_later;
        known.total = news.total.or(known.total);
        known.deadline = news.deadline.or(known.deadline.take());
        known.instructions_url = news.instructions_url.or(known.instructions_url.take());
    }

    /// The state all payments together amount to: money first, then promises, then what went wrong.
    pub(crate) fn state(&self) -> OrderState {
        let has = |progress| self.payments.iter().any(|payment| payment.progress == progress);
        if has(Progress::Captured) {
            OrderState::Paid
        } else if has(Progress::Authorized) {
            if self.awaited().is_some() { OrderState::Waiting } else { OrderState::Reserved }
        } else if has(Progress::Refunded) {
            OrderState::Refunded
        } else if has(Progress::Expired) {
            OrderState::Expired
        } else if has(Progress::Failed) || has(Progress::Cancelled) {
            OrderState::NotCompleted
        } else {
            OrderState::Open
        }
    }

    /// The fee and what is paid with it; nothing if the payment is no more than the goods, or in another currency than
    /// they are: then the method's own total says it all.
    ///
    /// Prices include tax and shipping is free, so whatever goes beyond the goods is the method's fee.
    pub(crate) fn charge(&self) -> Option<Charge> {
        let total = self.standing()?.total.filter(|total| total.currency == self.currency)?.minor;
        let fee = total.checked_sub(self.total()).filter(|fee| *fee > 0)?;
        Some(Charge { fee, total })
    }

    /// The payment that holds: the money that came, or else the promise of it.
    fn standing(&self) -> Option<&Payment> {
        let at = |progress| self.payments.iter().find(move |payment| payment.progress == progress);
        at(Progress::Captured).or_else(|| self.awaited()).or_else(|| at(Progress::Authorized))
    }

    /// The payment that is to be made at a store or a bank, if there is one.
    pub(crate) fn awaited(&self) -> Option<&Payment> {
        self.payments.iter().find(|payment| payment.progress == Progress::Authorized && payment.pays_later)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use OrderState::{Expired, NotCompleted, Open, Paid, Refunded, Reserved, Waiting};

    fn news(id: &str, word: &str, pays_later: bool) -> Payment {
        let progress = Progress::parse(word).unwrap();
        Payment { id: id.to_owned(), progress, pays_later, total: None, deadline: None, instructions_url: None }
    }

    fn order() -> Order {
        let (id, session) = (String::new(), String::new());
        let currency = Currency::YEN;
        Order { id, lines: Vec::new(), currency, session, session_url: None, payments: Vec::new() }
    }

    /// Tells `words` in order, each `payment status`; a payment called `cash…` pays later.
    #[track_caller]
    fn check(words: &[&str], expected: OrderState) {
        let mut order = order();
        for word in words {
            let (id, status) = word.split_once(' ').unwrap();
            order.learn(news(id, status, id.starts_with("cash")));
        }
        assert_eq!(order.state(), expected, "{words:?}");
    }

    #[test]
    fn the_state_follows_the_payment() {
        check(&[], Open);
        check(&["card pending"], Open);
        check(&["card captured"], Paid);
        check(&["card authorized"], Reserved);
        check(&["card authorized", "card captured"], Paid);
        check(&["cash authorized"], Waiting);
        check(&["cash authorized", "cash captured"], Paid);
        check(&["cash authorized", "cash expired"], Expired);
        check(&["card failed"], NotCompleted);
        check(&["card cancelled"], NotCompleted);
        check(&["card captured", "card refunded"], Refunded);
    }

    #[test]
    fn news_never_leads_backwards() {
        for late in ["pending", "failed", "authorized", "cancelled", "expired", "captured"] {
            check(&["card captured", &format!("card {late}")], Paid);
            check(&["cash authorized", "cash captured", &format!("cash {late}")], Paid);
            check(&["card captured", "card refunded", &format!("card {late}")], Refunded);
        }
        check(&["cash expired", "cash authorized"], Expired);
        check(&["card cancelled", "card pending"], NotCompleted);
    }

    #[test]
    fn money_that_arrives_after_the_deadline_counts() {
        check(&["cash authorized", "cash expired", "cash captured"], Paid);
    }

    #[test]
    fn a_second_attempt_is_not_held_back_by_the_first() {
        check(&["one failed", "two captured"], Paid);
        check(&["one cancelled", "cash authorized"], Waiting);
        check(&["two captured", "one expired"], Paid);
        check(&["one failed", "two pending"], NotCompleted);
    }

    #[test]
    fn repeated_news_changes_nothing() {
        let mut order = order();
        order.learn(news("a", "captured", false));
        let once = order.clone();
        order.learn(news("a", "captured", false));
        assert_eq!(order, once);
    }

    #[test]
    fn what_goes_beyond_the_goods_is_the_fee() {
        let goods = Line::new(&crate::catalog::PRODUCTS[0], 1);
        let check = |story: &[(&str, Option<u64>)], fee: Option<u64>| {
            let mut order = Order { lines: vec![goods.clone()], ..order() };
            for (words, beyond) in story {
                let (id, status) = words.split_once(' ').unwrap();
                let total = beyond.map(|beyond| Amount { minor: goods.price + beyond, currency: Currency::YEN });
                order.learn(Payment { total, ..news(id, status, id.starts_with("cash")) });
            }
            assert_eq!(order.charge(), fee.map(|fee| Charge { fee, total: goods.price + fee }), "{story:?}");
        };
        check(&[], None);
        check(&[("cash authorized", Some(220))], Some(220));
        check(&[("cash authorized", Some(0))], None);
        check(&[("cash authorized", None)], None);
        check(&[("cash authorized", Some(220)), ("cash captured", None)], Some(220));
        check(&[("cash pending", Some(220))], None);
        check(&[("cash authorized", Some(220)), ("card captured", Some(0))], None);
        check(&[("cash authorized", Some(220)), ("cash expired", Some(220))], None);
    }

    #[test]
    fn a_payment_in_another_currency_tells_no_fee() {
        let mut order = Order { lines: vec![Line::new(&crate::catalog::PRODUCTS[0], 1)], ..order() };
        let total = Amount { minor: 999_999, currency: Currency::parse("USD").unwrap() };
        order.learn(Payment { total: Some(total), ..news("card", "captured", false) });
        assert_eq!(order.charge(), None);
    }

    #[test]
    fn an_unknown_word_is_no_progress() {
        assert_eq!(Progress::parse("settled"), None);
        assert_eq!(Progress::parse("CAPTURED"), None);
    }
}
