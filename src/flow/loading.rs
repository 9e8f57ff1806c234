//! Loading: the session is being read.
//!
//! Begins when the checkout is put into a page, and again when the shopper asks for it or comes back to the page.
//! Ends in the stage the session stands at, or in "failed" with a way on.

use super::collecting::{Collecting, method_event};
use super::done;
use super::effect::{Advice, Effect, Effects, ErrorReport, PageEvent};
use super::event::Event;
use super::looking::{self, Doubt};
use super::options::SessionProblem;
use super::refusal::{Again, Refusal, Who};
use super::standing::Standing;
use super::state::{Failed, Loading, Stage, State, Step};
use crate::domain::expiry::Month;
use crate::i18n::{Locale, Notice};
use crate::wire::{ApiError, Call, Failure, Json, KeyProblem, Reply, Session};
use std::rc::Rc;

/// How long to wait before each further try, in milliseconds (DOMAIN.md 6.4).
const PAUSES: [u32; 3] = [500, 1000, 2000];
/// A server may ask us to wait longer, but no longer than this, in seconds.
const LONGEST_RETRY_AFTER: u32 = 10;

/// Checks what the page gave and reads the session; what cannot be used is refused before anything is sent.
pub(super) fn start(state: State, today: Month) -> (State, Effects) {
    let state = State { today, ..state };
    if let Some(advice) = misuse(&state) {
        return refuse(state, advice);
    }
    let in_doubt = in_doubt(&state);
    read(state, Loading { failed_tries: 0, in_doubt })
}

fn in_doubt(state: &State) -> bool {
    matches!(&state.stage, Stage::Loading(stage) if stage.in_doubt)
}

/// The page brought the session along: no call is needed.
pub(super) fn given(state: State, today: Month, session: Json) -> (State, Effects) {
    let state = State { today, ..state };
    if let Some(advice) = misuse(&state) {
        return refuse(state, advice);
    }
    match Session::read(session) {
        // One session shown and another one paid must not happen.
        Some(session) if names_another(&state, &session) => refuse(state, Advice::SessionMismatch),
        Some(session) => arrive(state, session),
        None => refuse(state, Advice::SessionUnreadable),
    }
}

fn names_another(state: &State, session: &Session) -> bool {
    state.options.session.as_ref().is_ok_and(|id| !session.id.is_empty() && id.as_str() != session.id)
}

/// Back from another page by the browser's cache: what was shown then may be long over.
pub(super) fn come_back(state: State, today: Month) -> (State, Effects) {
    match &state.stage {
        Stage::Failed(_) if misuse(&state).is_some() => (state, Effects::new()),
        // Nobody knows yet what became of the payment: a single look must not unlock the form.
        Stage::Submitting(stage) if stage.step != Step::Asking => {
            let form = stage.form.clone();
            looking::start(State { today, ..state }, form, Doubt::of_an_answer())
        }
        _ => start(state.next_attempt(), today),
    }
}

/// "Try again" on a failed checkout.
pub(super) fn retry(state: State, stage: Failed, event: Event) -> (State, Effects) {
    match event {
        Event::RetryPressed { today } if stage.retry => start(state.next_attempt(), today),
        _ => (state, Effects::new()),
    }
}

pub(super) fn update(state: State, stage: Loading, event: Event) -> (State, Effects) {
    match event {
        Event::SessionReplied { reply, .. } => replied(state, stage, reply),
        Event::TimePassed { .. } => read(state, stage),
        _ => (state, Effects::new()),
    }
}

fn read(state: State, stage: Loading) -> (State, Effects) {
    let Ok(id) = state.options.session.clone() else { return refuse(state, Advice::SessionMissing) };
    let state = state.next_attempt();
    let effects = vec![Effect::Call(state.attempt, Call::ShowSession(id))];
    (state.at(Stage::Loading(stage)), effects)
}

fn replied(state: State, stage: Loading, reply: Result<Reply, Failure>) -> (State, Effects) {
    let again = match &reply {
        Err(_) => Some(None),
        Ok(reply) if matches!(reply.status, 408 | 429 | 500..) => Some(reply.retry_after),
        Ok(_) => None,
    };
    if let Some(asked) = again {
        if let Some(pause) = PAUSES.get(stage.failed_tries) {
            let asked = asked.unwrap_or(0).min(LONGEST_RETRY_AFTER) * 1000;
            let effects = vec![Effect::Wait(state.attempt, (*pause).max(asked))];
            let stage = Loading { failed_tries: stage.failed_tries + 1, ..stage };
            return (state.at(Stage::Loading(stage)), effects);
        }
        let report = report(Notice::Unreachable, Who::Network, reply.ok().map(|reply| reply.status));
        return with_advice(Advice::Unreachable, done::fail(state, None, Notice::Unreachable, true, report));
    }
    match reply {
        Ok(Reply { status: 200..=299, body: Some(body), .. }) => match Session::read(body) {
            Some(session) => arrive(state, session),
            None => refuse(state, Advice::SessionUnreadable),
        },
        Ok(reply) => refused(state, reply),
        Err(_) => refuse(state, Advice::Unreachable),
    }
}

/// The API said no, or something that is no session.
fn refused(state: State, reply: Reply) -> (State, Effects) {
    if reply.status < 400 {
        return refuse(state, Advice::SessionUnreadable);
    }
    let error = reply.body.as_ref().and_then(ApiError::read);
    let refusal = match &error {
        Some(error) => Refusal::of(error, reply.status),
        None => Refusal::by_status(reply.status),
    };
    let (notice, advice) = match refusal.notice {
        Notice::MerchantConfig => (Notice::MerchantConfig, Advice::KeyRefused),
        Notice::SessionMissing => (Notice::SessionMissing, Advice::SessionUnknown),
        _ => (Notice::Unreachable, Advice::Unreachable),
    };
    let report = refusal.report(error.as_ref(), Some(reply.status));
    with_advice(advice, done::fail(state, None, notice, refusal.again != Again::No, ErrorReport { notice, ..report }))
}

/// A session was read: on to where it stands.
pub(super) fn arrive(state: State, session: Session) -> (State, Effects) {
    let wishes = [
        state.options.locale.map(Locale::tag),
        session.default_locale.as_deref(),
        state.options.browser_locale.map(Locale::tag),
    ];
    let state = State { locale: Locale::choose(wishes.into_iter().flatten()), ..state };
    let session = Rc::new(session);
    match Standing::of(&session) {
        Standing::Open | Standing::FailedBefore => open(state, session, None),
        Standing::Unfinished => open(state, session, Some(Notice::Unfinished)),
        Standing::Done(kind) => {
            let payment = session.payment.clone();
            done::complete(state, session, kind, payment, None)
        }
        Standing::Awaiting => match session.payment.clone() {
            Some(payment) => done::instruct(state, session, payment),
            None => over(state, &session, Notice::SessionClosed),
        },
        Standing::Expired => over(state, &session, Notice::SessionExpired),
        Standing::Closed => over(state, &session, Notice::SessionClosed),
        Standing::Unknown => over(state, &session, Notice::OutcomeUnknownFinal),
    }
}

fn open(state: State, session: Rc<Session>, notice: Option<Notice>) -> (State, Effects) {
    let mut picker = Collecting::new(session.clone(), state.today);
    picker.notice = notice;
    if picker.choices.iter().all(|choice| choice.over_limit.is_some()) {
        let report = report(Notice::NoMethod, Who::Merchant, None);
        return with_advice(Advice::NoMethod, done::fail(state, Some(&session), Notice::NoMethod, false, report));
    }
    if in_doubt(&state) {
        // A payment may be on its way: the form shows, locked, until the session tells.
        return looking::start(state, picker, Doubt::of_an_answer());
    }
    let methods = picker.choices.iter().map(|choice| session.offers[choice.offer].payment_type.clone()).collect();
    let mut effects = vec![Effect::Tell(state.attempt, PageEvent::Ready { session, methods })];
    effects.extend(picker.current().map(|(choice, offer, _)| Effect::Tell(state.attempt, method_event(choice, offer))));
    (state.at(Stage::Collecting(picker)), effects)
}

fn over(state: State, session: &Session, notice: Notice) -> (State, Effects) {
    done::fail(state, Some(session), notice, false, report(notice, Who::Shopper, None))
}

/// What the page gave cannot be used. The developer is told what, the shopper that the shop must mend it.
fn refuse(state: State, advice: Advice) -> (State, Effects) {
    let notice = match advice {
        Advice::SessionMissing | Advice::SessionMalformed => Notice::SessionMissing,
        Advice::SessionUnreadable | Advice::Unreachable => Notice::Unreachable,
        _ => Notice::MerchantConfig,
    };
    let retry = notice == Notice::Unreachable;
    with_advice(advice, done::fail(state, None, notice, retry, report(notice, Who::Merchant, None)))
}

fn misuse(state: &State) -> Option<Advice> {
    key_misuse(state).or(match &state.options.session {
        Err(SessionProblem::Missing) => Some(Advice::SessionMissing),
        Err(SessionProblem::Malformed) => Some(Advice::SessionMalformed),
        Ok(_) => None,
    })
}

/// A key or an address that nothing may be sent with.
fn key_misuse(state: &State) -> Option<Advice> {
    match &state.options.key {
        Err(KeyProblem::Secret) => Some(Advice::SecretKey),
        Err(KeyProblem::Missing) => Some(Advice::KeyMissing),
        Err(KeyProblem::Malformed) => Some(Advice::KeyMalformed),
        Ok(_) if state.options.api.is_none() => Some(Advice::ApiMalformed),
        Ok(_) => None,
    }
}

fn report(notice: Notice, who: Who, status: Option<u16>) -> ErrorReport {
    let retry = who == Who::Network;
    ErrorReport { code: None, notice, field: None, who, retry, status }
}

fn with_advice(advice: Advice, (state, mut effects): (State, Effects)) -> (State, Effects) {
    effects.insert(0, Effect::Advise(advice));
    (state, effects)
}
