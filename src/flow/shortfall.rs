//! Shortfall: a prepaid payment that the card was not enough for (DOMAIN.md 5.5).
//!
//! Another number is added to the same payment: by the shop's server, if the page has given a way to ask it, else on
//! KOMOJU's page. Paying the session once more is no way: no document says what becomes of the first payment then.

use super::collecting::Collecting;
use super::effect::ErrorReport;
use super::refusal::{Refusal, Who};
use super::state::Stage;
use super::submitting::give_back;
use super::turn::Turn;
use super::watching;
use crate::domain::money::{Currency, Money};
use crate::i18n::Notice;
use crate::wire::{Payment, PrepaidCard, SafeUrl, Session};
use std::rc::Rc;

/// What is still missing.
pub struct Shortfall {
    /// The payment that is short of it.
    pub payment: Payment,
    /// How much; `None` in a currency nobody knows.
    pub missing: Option<Money>,
    /// The cards used so far.
    pub cards: Vec<PrepaidCard>,
    /// Whether another number can be added here.
    pub continues: bool,
    /// Where it can be added otherwise.
    pub elsewhere: Option<SafeUrl>,
}

impl Shortfall {
    /// What is said about it.
    pub fn notice(&self) -> Notice {
        self.missing.map_or(Notice::Unfinished, Notice::ShortAmount)
    }

    /// How the page is told of it.
    pub(super) fn report(&self) -> ErrorReport {
        Refusal::simple(self.notice(), Who::Shopper).report(None, None)
    }
}

/// The form asks for another number. `next` is where the answer sends the shopper.
pub(super) fn start(turn: &mut Turn, mut form: Collecting, payment: Payment, next: Option<SafeUrl>) -> Stage {
    let short = ask_for(turn, &mut form, payment, next);
    give_back(turn, form, short.report())
}

/// Something else is missing than before. The same form goes on: a new one would not know what its inputs show.
pub(super) fn go_on(turn: &mut Turn, form: Collecting, session: Session) -> Stage {
    match session.payment {
        Some(payment) => start(turn, form, payment, None),
        None => watching::enter(turn, form),
    }
}

/// Makes a form one for another number.
pub(super) fn ask_for(turn: &Turn, form: &mut Collecting, payment: Payment, next: Option<SafeUrl>) -> Rc<Shortfall> {
    let currency = Currency::parse(&payment.currency);
    let missing = currency.map(|currency| Money { minor: payment.short_amount(), currency });
    form.choose_type(payment.payment_type());
    form.clear_prepaid();
    form.watch(turn.state.now);
    let short = Rc::new(Shortfall {
        missing,
        cards: payment.prepaid_cards(),
        // BitCash cannot be continued (S3).
        continues: turn.state.options.continues && form.chosen.is_some() && payment.payment_type() != "bit_cash",
        elsewhere: next.or_else(|| turn.state.hosted_page(Some(&form.session))),
        payment,
    });
    form.short = Some(short.clone());
    short
}
