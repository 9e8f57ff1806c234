//! What a person can do to a payment from outside: the shopper at the till, the cardholder, the shop, or time. One list
//! for tests and for the sandbox's own page; what each comes to is decided where the API decides it.

use serde_json::Value;

use crate::api::error::ApiError;
use crate::api::params::Params;
use crate::api::payments::{find, give_up, take};
use crate::api::refunds;
use crate::app::App;
use crate::bank;
use crate::catalog;
use crate::charge::take_cash;
use crate::clock::Moment;
use crate::payment::{Next, Payment, Status};
use crate::store::Store;

/// Something to be done to a payment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Act {
    /// The cash arrives, as at the till of a konbini.
    Pay,
    /// The shopper says yes, to their bank or in their wallet.
    Approve,
    /// The shopper says no, or is not believed.
    Fail,
    /// The shop takes what is reserved on a card.
    Capture,
    /// The shop gives all that is left back.
    Refund,
    /// The shop cancels it.
    Cancel,
    /// Its time is over.
    Expire,
}

impl Act {
    /// Every act with its name in addresses, the likeliest first.
    pub(crate) const ALL: &[(&str, Act)] = &[
        ("pay", Act::Pay),
        ("approve", Act::Approve),
        ("fail", Act::Fail),
        ("capture", Act::Capture),
        ("refund", Act::Refund),
        ("cancel", Act::Cancel),
        ("expire", Act::Expire),
    ];

    pub(crate) fn read(word: &str) -> Option<Act> {
        Act::ALL.iter().find(|(name, _)| *name == word).map(|(_, act)| *act)
    }

    /// Whether it can be done to a payment as it is now.
    pub(crate) fn is_possible(self, app: &App, store: &Store, payment: &Payment, now: Moment) -> bool {
        let waits = matches!(payment.status, Status::Pending | Status::Authorized);
        let cash = catalog::find(payment.payment_type()).is_some_and(|method| method.kind.is_cash());
        match self {
            Act::Pay => waits && cash,
            Act::Approve | Act::Fail => is_asked(app, store, payment, now),
            Act::Capture => payment.status == Status::Authorized && payment.payment_type() == "credit_card",
            Act::Refund => payment.status == Status::Captured && payment.amount_refunded < payment.total(),
            Act::Cancel | Act::Expire => waits,
        }
    }

    /// Does it.
    ///
    /// # Errors
    /// `not_found`, or the code of what cannot be done.
    pub(crate) fn perform(
        self,
        app: &App,
        store: &mut Store,
        id: &str,
        params: &Params,
        now: Moment,
    ) -> Result<(), ApiError> {
        let payment = find(store, id)?;
        match self {
            Act::Pay => take_cash(store, id, now),
            Act::Capture => take(store, id, now),
            Act::Refund => refunds::give_back(app, store, id, params, now),
            Act::Cancel => give_up(store, id, now),
            Act::Approve | Act::Fail | Act::Expire if !self.is_possible(app, store, payment, now) => {
                Err(ApiError::of("unprocessable_entity"))
            }
            Act::Approve if payment.next == Next::Wallet => {
                store.settle(id, now);
                Ok(())
            }
            Act::Fail if payment.next == Next::Wallet => {
                store.turn(id, Status::Failed, now);
                Ok(())
            }
            Act::Approve | Act::Fail => bank::decide(app, store, id, self == Act::Approve, now).map(drop),
            Act::Expire => {
                store.turn(id, Status::Expired, now);
                Ok(())
            }
        }
    }
}

/// Whether the shopper is being asked, by their bank or in their wallet.
fn is_asked(app: &App, store: &Store, payment: &Payment, now: Moment) -> bool {
    matches!(payment.next, Next::Wallet | Next::Bank(_)) && app.is_awaited(store, payment, now)
}

/// Nothing said: all of it.
pub(crate) fn nothing() -> Params {
    Params(Value::Object(serde_json::Map::new()))
}
