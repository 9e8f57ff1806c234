//! Submitting: the payment is on its way.
//!
//! Begins when "pay" was pressed and every field holds. Ends at what the answer means; an answer that does not tell
//! leads to looking at the session. The payment itself is never sent twice (DESIGN.md 5).

use super::collecting::Collecting;
use super::done;
use super::effect::{Advice, Effect, PageEvent};
use super::event::{Event, Told};
use super::looking::{self, Doubt};
use super::outcome::{Outcome, decide};
use super::refusal::{Again, Refusal, Who};
use super::state::{Stage, State, Step, Submitting};
use super::turn::Turn;
use crate::i18n::Notice;
use crate::wire::request::Body;
use crate::wire::{ApiError, Call, Failure, Reply, SessionId};
use std::rc::Rc;

pub(super) fn update(turn: &mut Turn, stage: Submitting, event: Event) -> Stage {
    match (stage.step, event) {
        (Step::Asking, Event::PageAnswered { told: Told::BeforePay, prevented, .. }) => {
            if prevented {
                Stage::Collecting(stage.form)
            } else {
                send(turn, stage)
            }
        }
        // The security code must not wait for the page's answer: the shopper presses again, when there is somebody to.
        (Step::Asking, Event::PageHidden) => {
            let mut form = stage.form;
            form.clear_fleeting();
            turn.next_attempt();
            Stage::Collecting(form)
        }
        (Step::Paying, Event::PayReplied { reply, .. }) => replied(turn, stage, reply),
        (Step::Looking { .. }, event) => looking::update(turn, stage, event),
        (Step::Lost, Event::RetryPressed { .. }) => looking::start(turn, stage.form, Doubt::of_an_answer()),
        (_, _) => Stage::Submitting(stage),
    }
}

/// Sends the payment, once, and empties what must not stay.
fn send(turn: &mut Turn, mut stage: Submitting) -> Stage {
    let id = session_id(&turn.state, &stage.form);
    let details = stage
        .form
        .setting(turn.state.today)
        .zip(stage.form.current())
        .and_then(|(setting, (choice, _, form))| choice.method.payment(&setting, &form.values()));
    let (Some(id), Some(details)) = (id, details) else {
        // Every field held a moment ago: this is a fault of ours, and it is told.
        return back_to_form(turn, stage.form, Refusal::by_status(400));
    };
    turn.call(Call::Pay(id, Body::pay(&details)));
    stage.form.clear_fleeting();
    Stage::Submitting(Submitting { step: Step::Paying, ..stage })
}

/// The session's id: the one the page named, else the one in the session it brought.
pub(super) fn session_id(state: &State, form: &Collecting) -> Option<SessionId> {
    state.options.session.clone().ok().or_else(|| SessionId::parse(&form.session.id))
}

fn replied(turn: &mut Turn, stage: Submitting, reply: Result<Reply, Failure>) -> Stage {
    let session = stage.form.session.clone();
    match decide(&session, &reply, turn.state.options.loopback()) {
        Outcome::Done(kind, payment, next) => done::complete(turn, session, kind, payment, next),
        Outcome::Awaiting(payment) => done::instruct(turn, session, payment),
        Outcome::Redirect(url) => {
            let payment_type = stage.form.current().map(|(_, offer, _)| offer.payment_type.clone());
            done::redirect(turn, payment_type.unwrap_or_default(), url)
        }
        Outcome::Refused(refusal, error, status) => refused(turn, stage.form, refusal, error, status),
        Outcome::Closed => {
            let report = Refusal::by_status(400).report(None, None);
            done::fail(turn, Some(&session), Notice::SessionClosed, false, report)
        }
        Outcome::Unknown => looking::start(turn, stage.form, Doubt::of_an_answer()),
    }
}

/// The payment was refused: the form comes back as it was, with the problem where it belongs.
fn refused(
    turn: &mut Turn,
    mut form: Collecting,
    refusal: Refusal,
    error: Option<ApiError>,
    status: Option<u16>,
) -> Stage {
    if refusal.again == Again::AfterALook {
        return looking::start(turn, form, Doubt::of_a_refusal(refusal));
    }
    let mut report = refusal.report(error.as_ref(), status);
    advise(turn, &refusal, error.as_ref());
    if refusal.again == Again::No {
        return done::fail(turn, Some(&form.session), refusal.notice, false, report);
    }
    form.notice = Some(refusal.notice);
    let current = form.chosen.and_then(|at| form.forms.get_mut(at)).map(Rc::make_mut);
    if let Some(((field, problem), current)) = refusal.field.zip(current)
        && let Some(field) = current.tell(field, problem)
    {
        // The field says it better than the notice would.
        form.notice = None;
        report.field = Some(field);
        turn.order(Effect::Focus(field));
    }
    turn.next_attempt();
    turn.tell(PageEvent::Error(report));
    Stage::Collecting(form)
}

/// What only the shop can mend is told in the console, where its developer looks.
fn advise(turn: &mut Turn, refusal: &Refusal, error: Option<&ApiError>) {
    if refusal.who != Who::Merchant {
        return;
    }
    let report = refusal.report(error, None);
    turn.advise(match (refusal.notice, report.code) {
        (Notice::SessionMissing, _) => Advice::SessionUnknown,
        (Notice::MerchantConfig, None) => Advice::KeyRefused,
        (Notice::MerchantConfig, Some(code)) if matches!(code.as_str(), "unauthorized" | "forbidden") => {
            Advice::KeyRefused
        }
        (_, code) => Advice::Configuration { code: code.unwrap_or_default() },
    });
}

/// A look at the session told: on to where it stands. With no payment on it, back to the form.
pub(super) fn back_to_form(turn: &mut Turn, mut form: Collecting, refusal: Refusal) -> Stage {
    form.notice = Some(refusal.notice);
    turn.next_attempt();
    turn.tell(PageEvent::Error(refusal.report(None, None)));
    Stage::Collecting(form)
}
