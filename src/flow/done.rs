//! The ends: done, instructing, redirecting, failed. How each is reached, and what the page may still prevent.

use super::collecting::Price;
use super::effect::{Effect, Effects, ErrorReport, PageEvent};
use super::event::{Event, Told};
use super::state::{Done, DoneKind, Failed, Instructing, Redirecting, Stage, State};
use crate::domain::money::{Currency, Money};
use crate::i18n::Notice;
use crate::methods::{Instructions, method_for};
use crate::wire::{Payment, SafeUrl, Session};
use std::rc::Rc;

/// Paid, accepted or saved. Goes on to the answer's address, else back to the shop (DESIGN.md 4).
pub(super) fn complete(
    state: State,
    session: Rc<Session>,
    kind: DoneKind,
    payment: Option<Payment>,
    next: Option<SafeUrl>,
) -> (State, Effects) {
    let state = state.next_attempt();
    let next = next.or_else(|| state.way_back(Some(&session)));
    let event = PageEvent::Complete { payment: payment.clone(), next: next.clone() };
    let effects = vec![Effect::FocusHeading, Effect::Tell(state.attempt, event)];
    (state.at(Stage::Done(Done { kind, session, payment, next })), effects)
}

/// The page was told that all is done: unless it prevents that, the browser goes on.
pub(super) fn update(state: State, stage: Done, event: Event) -> (State, Effects) {
    let mut effects = Effects::new();
    if let Event::PageAnswered { told: Told::Complete, prevented: false, .. } = event
        && let Some(url) = &stage.next
    {
        effects.push(Effect::Navigate(url.clone()));
    }
    (state.at(Stage::Done(stage)), effects)
}

/// The shopper must go to another page.
pub(super) fn redirect(state: State, payment_type: String, url: SafeUrl) -> (State, Effects) {
    let state = state.next_attempt();
    let effects = vec![Effect::Tell(state.attempt, PageEvent::Pending { url: url.clone(), payment_type })];
    (state.at(Stage::Redirecting(Redirecting { url })), effects)
}

/// The page was told about the redirect: unless it prevents that, the browser goes.
pub(super) fn leave(state: State, stage: Redirecting, event: Event) -> (State, Effects) {
    let mut effects = Effects::new();
    if let Event::PageAnswered { told: Told::Pending, prevented: false, .. } = event {
        effects.push(Effect::Navigate(stage.url.clone()));
    }
    (state.at(Stage::Redirecting(stage)), effects)
}

/// Cash is awaited: the shopper is told where to bring it.
pub(super) fn instruct(state: State, session: Rc<Session>, payment: Payment) -> (State, Effects) {
    let state = state.next_attempt();
    let offer = session.offers.iter().find(|offer| offer.payment_type == payment.payment_type());
    let make = offer.and_then(method_for).and_then(|method| method.instructions);
    let instructions = make.map_or_else(only_the_link, |make| make(&payment));
    let link = state.safe(payment.details.get("instructions_url").text());
    let money = |minor: Option<i64>| {
        minor.zip(Currency::parse(&payment.currency)).map(|(minor, currency)| Money { minor, currency })
    };
    let price = Price { fee: money(payment.fee), total: money(payment.total) };
    let event = PageEvent::Instructions { payment: payment.clone(), link: link.clone() };
    let effects = vec![Effect::FocusHeading, Effect::Tell(state.attempt, event)];
    let back = state.way_back(Some(&session));
    let stage = Instructing { session, payment, instructions, price, link, back };
    (state.at(Stage::Instructing(Rc::new(stage))), effects)
}

/// A method whose instructions only the provider's page knows.
fn only_the_link() -> Instructions {
    Instructions { store: None, lines: Vec::new(), place: None, link_label: |texts| texts.show_instructions }
}

/// It cannot go on here: said plainly, with every way on there is.
pub(super) fn fail(
    state: State,
    session: Option<&Session>,
    notice: Notice,
    retry: bool,
    report: ErrorReport,
) -> (State, Effects) {
    let replaces_form = matches!(state.stage, Stage::Submitting(_));
    let state = state.next_attempt();
    // What is over is not offered again on the hosted page.
    let over = matches!(notice, Notice::SessionExpired | Notice::SessionClosed | Notice::SessionMissing);
    let hosted = if over { None } else { state.hosted_page(session) };
    let back = state.way_back(session);
    // The page is told what the shopper is shown.
    let report = ErrorReport { notice, retry, ..report };
    let mut effects = vec![Effect::Tell(state.attempt, PageEvent::Error(report))];
    if replaces_form {
        effects.insert(0, Effect::FocusHeading);
    }
    (state.at(Stage::Failed(Failed { notice, retry, hosted, back })), effects)
}
