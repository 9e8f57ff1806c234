//! Submitting: the payment is on its way.
//!
//! Begins when "pay" was pressed and every field holds. Ends at what the answer means; an answer that does not tell
//! leads to looking at the session. The payment itself is never sent twice (DESIGN.md 5).

use super::collecting::Collecting;
use super::done;
use super::effect::{Advice, Effect, Effects, PageEvent};
use super::event::{Event, Told};
use super::looking::{self, Doubt};
use super::outcome::{Outcome, decide};
use super::refusal::{Again, Refusal, Who};
use super::state::{Stage, State, Step, Submitting};
use crate::i18n::Notice;
use crate::wire::request::Body;
use crate::wire::{ApiError, Call, Failure, Reply, SessionId};
use std::rc::Rc;

pub(super) fn update(state: State, stage: Submitting, event: Event) -> (State, Effects) {
    match (stage.step, event) {
        (Step::Asking, Event::PageAnswered { told: Told::BeforePay, prevented, .. }) => {
            if prevented {
                (state.at(Stage::Collecting(stage.form)), Effects::new())
            } else {
                send(state, stage)
            }
        }
        (Step::Paying, Event::PayReplied { reply, .. }) => replied(state, stage, reply),
        (Step::Looking { .. }, event) => looking::update(state, stage, event),
        (Step::Lost, Event::RetryPressed { .. }) => looking::start(state, stage.form, Doubt::of_an_answer()),
        (_, _) => (state.at(Stage::Submitting(stage)), Effects::new()),
    }
}

/// Sends the payment, once, and empties the security code.
fn send(state: State, mut stage: Submitting) -> (State, Effects) {
    let id = session_id(&state, &stage.form);
    let details = stage
        .form
        .setting(state.today)
        .zip(stage.form.current())
        .and_then(|(setting, (choice, _, form))| (choice.method.details)(&setting, &form.values()));
    let (Some(id), Some(details)) = (id, details) else {
        // Every field held a moment ago: this is a fault of ours, and it is told.
        return back_to_form(state, stage.form, Refusal::by_status(400));
    };
    let effects = vec![Effect::Call(state.attempt, Call::Pay(id, Body::pay(&details)))];
    stage.form.clear_codes();
    (state.at(Stage::Submitting(Submitting { step: Step::Paying, ..stage })), effects)
}

/// The session's id: the one the page named, else the one in the session it brought.
pub(super) fn session_id(state: &State, form: &Collecting) -> Option<SessionId> {
    state.options.session.clone().ok().or_else(|| SessionId::parse(&form.session.id))
}

fn replied(state: State, stage: Submitting, reply: Result<Reply, Failure>) -> (State, Effects) {
    let session = stage.form.session.clone();
    match decide(&session, &reply, state.options.loopback()) {
        Outcome::Done(kind, payment, next) => done::complete(state, session, kind, payment, next),
        Outcome::Awaiting(payment) => done::instruct(state, session, payment),
        Outcome::Redirect(url) => {
            let payment_type = stage.form.current().map(|(_, offer, _)| offer.payment_type.clone());
            done::redirect(state, payment_type.unwrap_or_default(), url)
        }
        Outcome::Refused(refusal, error, status) => refused(state, stage.form, refusal, error, status),
        Outcome::Closed => {
            let report = Refusal::by_status(400).report(None, None);
            done::fail(state, Some(&session), Notice::SessionClosed, false, report)
        }
        Outcome::Unknown => looking::start(state, stage.form, Doubt::of_an_answer()),
    }
}

/// The payment was refused: the form comes back as it was, with the problem where it belongs.
fn refused(
    state: State,
    form: Collecting,
    refusal: Refusal,
    error: Option<ApiError>,
    status: Option<u16>,
) -> (State, Effects) {
    if refusal.again == Again::AfterALook {
        return looking::start(state, form, Doubt::of_a_refusal(refusal));
    }
    let report = refusal.report(error.as_ref(), status);
    let mut effects = advice(&refusal, error.as_ref());
    if refusal.again == Again::No {
        let session = form.session.clone();
        let (state, more) = done::fail(state, Some(&session), refusal.notice, false, report);
        effects.extend(more);
        return (state, effects);
    }
    let mut form = form;
    form.notice = Some(refusal.notice);
    if let Some((field, problem)) = refusal.field
        && let Some(current) = form.chosen.and_then(|at| form.forms.get_mut(at))
        && Rc::make_mut(current).tell(field, problem)
    {
        // The field says it better than the notice would.
        form.notice = None;
        effects.push(Effect::Focus(field));
    }
    let state = state.next_attempt();
    effects.push(Effect::Tell(state.attempt, PageEvent::Error(report)));
    (state.at(Stage::Collecting(form)), effects)
}

/// What only the shop can mend is told in the console, where its developer looks.
fn advice(refusal: &Refusal, error: Option<&ApiError>) -> Effects {
    if refusal.who != Who::Merchant {
        return Effects::new();
    }
    let report = refusal.report(error, None);
    vec![Effect::Advise(match (refusal.notice, report.code) {
        (Notice::SessionMissing, _) => Advice::SessionUnknown,
        (Notice::MerchantConfig, None) => Advice::KeyRefused,
        (Notice::MerchantConfig, Some(code)) if matches!(code.as_str(), "unauthorized" | "forbidden") => {
            Advice::KeyRefused
        }
        (_, code) => Advice::Configuration { code: code.unwrap_or_default() },
    })]
}

/// A look at the session told: on to where it stands. With no payment on it, back to the form.
pub(super) fn back_to_form(state: State, mut form: Collecting, refusal: Refusal) -> (State, Effects) {
    form.notice = Some(refusal.notice);
    let state = state.next_attempt();
    let effects = vec![Effect::Tell(state.attempt, PageEvent::Error(refusal.report(None, None)))];
    (state.at(Stage::Collecting(form)), effects)
}
