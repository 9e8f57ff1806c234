//! Submitting: the payment is on its way.
//!
//! Begins when "pay" was pressed and every field holds. Ends at what the answer means; an answer that does not tell
//! leads to looking at the session. The payment itself is never sent twice (DESIGN.md 5).

use super::challenging;
use super::collecting::Collecting;
use super::done;
use super::effect::{Advice, Effect, ErrorReport, PageEvent};
use super::event::{Event, Told};
use super::instructing;
use super::looking::{self, Doubt};
use super::outcome::{Outcome, decide};
use super::redirecting;
use super::refusal::{Again, Refusal, Who};
use super::shortfall;
use super::state::Subject;
use super::state::{Stage, State, Step, Submitting};
use super::tokenising;
use super::turn::Turn;
use super::watching;
use crate::i18n::Notice;
use crate::methods::Paid;
use crate::wire::request::Body;
use crate::wire::{ApiError, Call, Failure, Reply, Session, SessionId};
use std::rc::Rc;

/// How long a call that pays may take, in milliseconds (DOMAIN.md 6.4).
pub(super) const LONGEST_CALL: u32 = 60_000;

pub(super) fn update(turn: &mut Turn, stage: Submitting, event: Event) -> Stage {
    match (&stage.step, event) {
        (Step::Asking, Event::PageAnswered { told: Told::BeforePay, prevented, .. }) => {
            if prevented {
                turn.tell(PageEvent::Cancel { from: "before-pay" });
                watching::enter(turn, stage.form)
            } else {
                send(turn, stage)
            }
        }
        // A page that never answers must not lock the form for good.
        (Step::Asking, Event::TimePassed { .. }) => {
            turn.next_attempt();
            turn.advise(Advice::NoAnswer);
            turn.tell(PageEvent::Cancel { from: "before-pay" });
            watching::enter(turn, stage.form)
        }
        // The security code must not wait for the page's answer: the shopper presses again, when there is somebody to.
        (Step::Asking, Event::PageHidden) => {
            let mut form = stage.form;
            form.clear_fleeting();
            turn.next_attempt();
            turn.tell(PageEvent::Cancel { from: "before-pay" });
            watching::enter(turn, form)
        }
        (Step::Paying, Event::PayReplied { reply, .. }) => replied(turn, stage, reply),
        (Step::Paying, Event::TimePassed { .. }) => looking::start(turn, stage.form, Doubt::Answer),
        (Step::Tokenising, Event::TokenReplied { reply, .. }) => tokenising::replied(turn, stage, reply),
        // Whatever the page says: the session tells.
        (Step::Continuing, Event::ContinueReplied { accepted: true, .. } | Event::TimePassed { .. }) => {
            looking::start(turn, stage.form, Doubt::Answer)
        }
        (Step::Continuing, Event::ContinueReplied { .. }) => {
            let refusal = Refusal::simple(Notice::NotAdded, Who::Shopper);
            looking::start(turn, stage.form, Doubt::Refusal(refusal.report(None, None)))
        }
        (Step::Looking { .. }, event) => looking::update(turn, stage, event),
        (Step::Lost(doubt), Event::RetryPressed { .. } | Event::Shown { .. }) => {
            let doubt = doubt.clone();
            looking::start(turn, stage.form, doubt)
        }
        (_, _) => Stage::Submitting(stage),
    }
}

/// Sends the payment, once, and empties what must not stay.
fn send(turn: &mut Turn, mut stage: Submitting) -> Stage {
    let id = session_id(&turn.state, &stage.form);
    let details = stage
        .form
        .setting(turn.state.today())
        .zip(stage.form.current())
        .and_then(|(setting, (choice, _, form))| choice.method.payment(&setting, &form.values()));
    let (Some(id), Some(details)) = (id, details) else {
        // Every field held a moment ago: this is a fault of ours, and it is told.
        return back_to_form(turn, stage.form, Refusal::by_status(400));
    };
    stage.form.clear_fleeting();
    // The waiting for the page's answer is over.
    turn.next_attempt();
    if turn.state.options.token || stage.form.short.is_some() {
        turn.call(tokenising::call(turn, &stage.form, &details));
        return Stage::Submitting(Submitting { step: Step::Tokenising, ..stage });
    }
    turn.call(Call::Pay(id, Body::pay(&details, &turn.state.options.fraud)));
    Stage::Submitting(Submitting { step: Step::Paying, ..stage })
}

/// The session's id: the one the page named, else the one in the session it brought.
pub(super) fn session_id(state: &State, form: &Collecting) -> Option<SessionId> {
    session_id_of(state, &form.session)
}

/// The same where there is no form.
pub(super) fn session_id_of(state: &State, session: &Session) -> Option<SessionId> {
    state.options.session.clone().ok().or_else(|| SessionId::parse(&session.id))
}

fn replied(turn: &mut Turn, stage: Submitting, reply: Result<Reply, Failure>) -> Stage {
    let session = stage.form.session.clone();
    let asked = stage.form.current().map_or(Paid::Elsewhere, |(choice, _, _)| choice.method.paid);
    match decide(&session, asked, &reply, turn.state.options.loopback()) {
        Outcome::Done(kind, payment, next) => done::complete(turn, session, kind, payment, next, true),
        Outcome::Awaiting(payment) => instructing::start(turn, session, payment),
        Outcome::Redirect(url, app) => redirecting::start(turn, &stage.form, url, app),
        Outcome::Challenge(url) => challenging::open(turn, stage.form, url, Subject::Session),
        Outcome::Short(payment, next) => shortfall::start(turn, stage.form, payment, next),
        Outcome::Refused(refusal, error, status) => refused(turn, stage.form, refusal, error, status),
        Outcome::Closed => {
            let report = Refusal::by_status(400).report(None, None);
            done::fail(turn, Some(&session), Notice::SessionClosed, false, report)
        }
        Outcome::Elsewhere => looking::start(turn, stage.form, Doubt::Elsewhere),
        Outcome::Unknown => looking::start(turn, stage.form, Doubt::Answer),
    }
}

/// The payment was refused: the form comes back as it was, with the problem where it belongs.
pub(super) fn refused(
    turn: &mut Turn,
    mut form: Collecting,
    refusal: Refusal,
    error: Option<ApiError>,
    status: Option<u16>,
) -> Stage {
    if refusal.again == Again::AfterALook {
        return looking::start(turn, form, Doubt::Refusal(refusal.report(error.as_ref(), status)));
    }
    let bit_cash = form.current().is_some_and(|(_, offer, _)| offer.payment_type == "bit_cash");
    let refusal = match refusal.notice {
        // Balances can be merged on its own site, and nowhere else (DOMAIN.md 5.5).
        Notice::InsufficientFunds if bit_cash => Refusal { notice: Notice::BitcashShort, ..refusal },
        _ => refusal,
    };
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
    watching::enter(turn, form)
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

/// Back to the form, and both the shopper and the page are told why.
pub(super) fn back_to_form(turn: &mut Turn, form: Collecting, refusal: Refusal) -> Stage {
    give_back(turn, form, refusal.report(None, None))
}

/// The same with a report that is ready.
pub(super) fn give_back(turn: &mut Turn, mut form: Collecting, report: ErrorReport) -> Stage {
    form.notice = Some(report.notice);
    turn.next_attempt();
    turn.tell(PageEvent::Error(report));
    watching::enter(turn, form)
}
