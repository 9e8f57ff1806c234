//! The ends: done, instructing, redirecting, failed. How each is reached, and what the page may still prevent.

use super::effect::{Effect, ErrorReport, PageEvent};
use super::event::{Event, Told};
use super::state::{Done, DoneKind, Failed, Instructing, Redirecting, Stage};
use super::turn::Turn;
use crate::domain::money::{Currency, Money};
use crate::i18n::{Notice, Text};
use crate::methods::{Instructions, Price, method_for};
use crate::wire::{Payment, SafeUrl, Session};
use std::rc::Rc;

/// Paid, accepted or saved. Goes on to the answer's address, else back to the shop (DESIGN.md 4).
pub(super) fn complete(
    turn: &mut Turn,
    session: Rc<Session>,
    kind: DoneKind,
    payment: Option<Payment>,
    next: Option<SafeUrl>,
) -> Stage {
    turn.next_attempt();
    let next = next.or_else(|| turn.state.way_back(Some(&session)));
    turn.order(Effect::FocusHeading);
    turn.tell(PageEvent::Complete { payment: payment.clone(), next: next.clone() });
    Stage::Done(Done { kind, session, payment, next })
}

/// The page was told that all is done: unless it prevents that, the browser goes on.
pub(super) fn update(turn: &mut Turn, stage: Done, event: Event) -> Stage {
    if let Event::PageAnswered { told: Told::Complete, prevented: false, .. } = event
        && let Some(url) = &stage.next
    {
        turn.order(Effect::Navigate(url.clone()));
    }
    Stage::Done(stage)
}

/// The shopper must go to another page.
pub(super) fn redirect(turn: &mut Turn, payment_type: String, url: SafeUrl) -> Stage {
    turn.next_attempt();
    turn.tell(PageEvent::Pending { url: url.clone(), payment_type });
    Stage::Redirecting(Redirecting { url })
}

/// The page was told about the redirect: unless it prevents that, the browser goes.
pub(super) fn leave(turn: &mut Turn, stage: Redirecting, event: Event) -> Stage {
    if let Event::PageAnswered { told: Told::Pending, prevented: false, .. } = event {
        turn.order(Effect::Navigate(stage.url.clone()));
    }
    Stage::Redirecting(stage)
}

/// Cash is awaited: the shopper is told where to bring it.
pub(super) fn instruct(turn: &mut Turn, session: Rc<Session>, payment: Payment) -> Stage {
    turn.next_attempt();
    let offer = session.offers.iter().find(|offer| offer.payment_type == payment.payment_type());
    let make = offer.and_then(method_for).and_then(|method| method.instructions);
    let instructions = make.map_or_else(only_the_link, |make| make(&payment));
    let link = turn.state.safe(payment.details.get("instructions_url").text());
    let money = |minor: Option<i64>| {
        minor.zip(Currency::parse(&payment.currency)).map(|(minor, currency)| Money { minor, currency })
    };
    let price = Price { fee: money(payment.fee), total: money(payment.total), converted: None };
    turn.order(Effect::FocusHeading);
    turn.tell(PageEvent::Instructions { payment: payment.clone(), link: link.clone() });
    let back = turn.state.way_back(Some(&session));
    Stage::Instructing(Rc::new(Instructing { session, payment, instructions, price, link, back }))
}

/// A method whose instructions only the provider's page knows.
fn only_the_link() -> Instructions {
    Instructions {
        heading: Text::Awaiting,
        store: None,
        lines: Vec::new(),
        place: None,
        link_label: Text::ShowInstructions,
    }
}

/// It cannot go on here: said plainly, with every way on there is.
pub(super) fn fail(
    turn: &mut Turn,
    session: Option<&Session>,
    notice: Notice,
    retry: bool,
    report: ErrorReport,
) -> Stage {
    turn.next_attempt();
    // What is over is not offered again on the hosted page.
    let over = matches!(notice, Notice::SessionExpired | Notice::SessionClosed | Notice::SessionMissing);
    let hosted = if over { None } else { turn.state.hosted_page(session) };
    let back = turn.state.way_back(session);
    // What replaces the form takes the focus.
    if matches!(turn.state.stage, Stage::Submitting(_)) {
        turn.order(Effect::FocusHeading);
    }
    // The page is told what the shopper is shown.
    turn.tell(PageEvent::Error(ErrorReport { notice, retry, ..report }));
    Stage::Failed(Failed { notice, retry, hosted, back })
}
