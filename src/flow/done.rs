//! The ends: done and failed. How each is reached, and what the page may still prevent.

use super::effect::{Effect, ErrorReport, PageEvent};
use super::event::{Event, Told};
use super::looking::Doubt;
use super::state::{Done, DoneKind, Failed, Loading, Stage};
use super::turn::Turn;
use crate::i18n::Notice;
use crate::wire::{Payment, SafeUrl, Session};
use std::rc::Rc;

/// Paid, accepted or saved. Goes on to the answer's address, else back to the shop (DESIGN.md 4), if it `goes_on`.
pub(super) fn complete(
    turn: &mut Turn,
    session: Rc<Session>,
    kind: DoneKind,
    payment: Option<Payment>,
    next: Option<SafeUrl>,
    goes_on: bool,
) -> Stage {
    turn.next_attempt();
    let next = next.or_else(|| turn.state.way_back(Some(&session)));
    turn.order(Effect::FocusHeading);
    turn.tell(PageEvent::Complete { payment: payment.clone(), next: next.clone() });
    Stage::Done(Done { kind, session, payment, next, goes_on })
}

/// The page was told that all is done: unless it prevents that, the browser goes on.
pub(super) fn update(turn: &mut Turn, stage: Done, event: Event) -> Stage {
    if let Event::PageAnswered { told: Told::Complete, prevented: false, .. } = event
        && stage.goes_on
        && let Some(url) = &stage.next
    {
        turn.order(Effect::Navigate(url.clone()));
    }
    Stage::Done(stage)
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
    // What is over, or may have been paid, is not offered again on the hosted page.
    let over = matches!(
        notice,
        Notice::SessionExpired | Notice::SessionClosed | Notice::SessionMissing | Notice::OutcomeUnknownFinal
    );
    let doubt = turn.state.stage.doubt();
    let over = over || retry && doubt == Some(Doubt::Answer);
    let hosted = if over { None } else { turn.state.hosted_page(session) };
    let back = turn.state.way_back(session);
    // What replaces the form takes the focus.
    if !matches!(turn.state.stage, Stage::Loading(Loading { pressed: false, .. })) {
        turn.order(Effect::FocusHeading);
    }
    // The page is told what the shopper is shown.
    turn.tell(PageEvent::Error(ErrorReport { notice, retry, ..report }));
    Stage::Failed(Failed { notice, retry, hosted, back, doubt })
}
