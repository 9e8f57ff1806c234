//! Loading: the session is being read.
//!
//! Begins when the checkout is put into a page, and again when the shopper asks for it or comes back to the page.
//! Ends in the stage the session stands at, or in "failed" with a way on.

use super::challenging::{self, Ending};
use super::collecting::Collecting;
use super::done;
use super::effect::{Advice, Effect, ErrorReport, PageEvent};
use super::event::Event;
use super::instructing;
use super::looking::{self, Doubt};
use super::misuse::{is_at_home, misuse};
use super::options::{Ground, Returned};
use super::refusal::{Again, Refusal, Who};
use super::shortfall;
use super::standing::Standing;
use super::state::{Failed, Loading, Stage, Step};
use super::submitting;
use super::summary::tell_choice;
use super::turn::Turn;
use super::watching;
use crate::i18n::{Locale, Notice};
use crate::wire::{ApiError, Call, Failure, Json, Payment, PaymentStatus, Reply, Session};
use std::rc::Rc;

/// How long to wait before each further try, in milliseconds (DOMAIN.md 6.4).
const PAUSES: [u32; 3] = [500, 1000, 2000];

/// Checks what the page gave and reads the session; what cannot be used is refused before anything is sent.
pub(super) fn start(turn: &mut Turn, doubt: Option<Doubt>) -> Stage {
    match misuse(&turn.state) {
        Some(advice) => refuse(turn, advice),
        None => read(turn, Loading { doubt, ..Loading::default() }),
    }
}

/// The page brought the session along: it is shown at once. It may be older than the page looks, from a browser's cache
/// or a shop's, so what is shown is read all the same.
pub(super) fn given(turn: &mut Turn, doubt: Option<Doubt>, session: Json) -> Stage {
    // Where the session itself says whether the page may have it, only the API's word counts.
    if let Ground::Within(_) = turn.state.options.ground {
        return start(turn, doubt);
    }
    if let Some(advice) = misuse(&turn.state) {
        return refuse(turn, advice);
    }
    match Session::read(session) {
        // One session shown and another one paid must not happen.
        Some(session) if turn.names_another(&session) => refuse(turn, Advice::SessionMismatch),
        Some(session) => {
            let stage = arrive_in_doubt(turn, session, doubt);
            if let Stage::Collecting(form) = &stage {
                watching::call(turn, form);
            }
            stage
        }
        None => refuse(turn, Advice::SessionUnreadable),
    }
}

/// Back from another page by the browser's cache: what was shown then may be long over.
pub(super) fn come_back(turn: &mut Turn, stage: Stage) -> Stage {
    match stage {
        Stage::Failed(_) if misuse(&turn.state).is_some() => stage,
        // What was typed is still there.
        Stage::Collecting(form) => {
            watching::read(turn, &form);
            Stage::Collecting(form)
        }
        Stage::Submitting(stage) => match stage.step {
            Step::Asking => {
                turn.tell(PageEvent::Cancel { from: "before-pay" });
                start(turn, None)
            }
            Step::Tokenising => submitting::back_to_form(turn, stage.form, Refusal::nothing_charged()),
            Step::Looking { doubt, .. } | Step::Lost(doubt) => looking::start(turn, stage.form, doubt),
            // The call may still be under way: until it has ended, no other one may be begun. Its answer comes, or its
            // time limit strikes; should neither get through, we go on without.
            Step::Paying => {
                turn.wait(submitting::LONGEST_CALL);
                Stage::Submitting(stage)
            }
            // Nobody knows yet what became of it: a single look must not unlock the form.
            Step::Continuing => looking::start(turn, stage.form, Doubt::Answer),
        },
        // The bank's frame did not come back with the page.
        Stage::Challenging(stage) => challenging::leave(turn, stage, Ending::Returned),
        Stage::Redirecting(_) => start(turn, Some(Doubt::Return)),
        Stage::Tokenised(_) => stage,
        Stage::Loading(Loading { doubt, .. }) | Stage::Failed(Failed { doubt, .. }) => start(turn, doubt),
        _ => start(turn, None),
    }
}

/// "Try again" on a failed checkout.
pub(super) fn retry(turn: &mut Turn, stage: Failed, event: Event) -> Stage {
    match event {
        Event::RetryPressed { .. } if stage.retry => again(turn, stage.doubt),
        _ => Stage::Failed(stage),
    }
}

/// Because the shopper has pressed something, which is gone with this: what comes takes the focus.
pub(super) fn again(turn: &mut Turn, doubt: Option<Doubt>) -> Stage {
    match start(turn, doubt) {
        Stage::Loading(stage) => Stage::Loading(Loading { pressed: true, ..stage }),
        stage => stage,
    }
}

pub(super) fn update(turn: &mut Turn, stage: Loading, event: Event) -> Stage {
    match event {
        Event::SessionReplied { reply, .. } => replied(turn, stage, reply),
        Event::TimePassed { .. } => read(turn, stage),
        _ => Stage::Loading(stage),
    }
}

fn read(turn: &mut Turn, stage: Loading) -> Stage {
    let Ok(id) = turn.state.options.session.clone() else { return refuse(turn, Advice::SessionMissing) };
    turn.next_attempt();
    turn.call(Call::ShowSession(id));
    Stage::Loading(stage)
}

fn replied(turn: &mut Turn, stage: Loading, reply: Result<Reply, Failure>) -> Stage {
    let again = match &reply {
        Err(_) => Some(0),
        Ok(reply) if matches!(reply.status, 408 | 429 | 500..) => Some(reply.pause_asked()),
        Ok(_) => None,
    };
    if let Some(asked) = again {
        if let Some(pause) = PAUSES.get(stage.failed_tries) {
            turn.wait((*pause).max(asked));
            return Stage::Loading(Loading { failed_tries: stage.failed_tries + 1, ..stage });
        }
        let report = report(Notice::Unreachable, Who::Network, reply.ok().map(|reply| reply.status));
        turn.advise(Advice::Unreachable);
        return done::fail(turn, None, Notice::Unreachable, true, report);
    }
    match reply {
        Ok(reply) if reply.status < 300 => match turn.read(Ok(reply)) {
            Some((session, _)) => arrive_in_doubt(turn, session, stage.doubt),
            None => refuse(turn, Advice::SessionUnreadable),
        },
        Ok(reply) => refused(turn, reply),
        Err(_) => refuse(turn, Advice::Unreachable),
    }
}

/// The API said no, or something that is no session.
fn refused(turn: &mut Turn, reply: Reply) -> Stage {
    if reply.status < 400 {
        return refuse(turn, Advice::SessionUnreadable);
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
    turn.advise(advice);
    done::fail(turn, None, notice, refusal.again != Again::No, ErrorReport { notice, ..report })
}

/// A session was read after something was done about it: on to where it stands.
pub(super) fn arrive(turn: &mut Turn, session: Session) -> Stage {
    // What the address said when the page was opened is long used.
    let notice = (Standing::of(&session) == Standing::FailedBefore).then_some(Notice::Generic);
    go(turn, session, None, notice)
}

/// A session was read for the first time. If a payment may be on its way, its form stays locked until that is clear.
fn arrive_in_doubt(turn: &mut Turn, session: Session, doubt: Option<Doubt>) -> Stage {
    go(turn, session, doubt, None)
}

fn go(turn: &mut Turn, session: Session, doubt: Option<Doubt>, notice: Option<Notice>) -> Stage {
    let options = &turn.state.options;
    let wishes =
        [options.locale.map(Locale::tag), session.default_locale.as_deref(), options.browser_locale.map(Locale::tag)];
    turn.state.locale = Locale::choose(&wishes);
    if !is_at_home(&turn.state, &session) {
        return refuse(turn, Advice::ForeignPage);
    }
    let session = Rc::new(session);
    if let Stage::Loading(_) = turn.state.stage {
        turn.tell(PageEvent::SessionChange { session: session.clone() });
    }
    match Standing::of(&session) {
        // What the shopper did elsewhere would show: nothing is on its way.
        Standing::FailedBefore if doubt == Some(Doubt::Return) => open(turn, session, Some(Notice::Generic), None),
        Standing::Open | Standing::FailedBefore => {
            let stepped_back = turn.state.options.returned == Returned::Cancelled;
            let notice = notice.or(stepped_back.then_some(Notice::Unfinished));
            open(turn, session, notice, doubt.filter(|doubt| *doubt != Doubt::Return))
        }
        Standing::Unfinished | Standing::Short => open(turn, session, Some(Notice::Unfinished), doubt),
        Standing::Done(kind) => {
            let payment = session.payment.clone();
            // Whoever has come back to find it paid is where "on" leads: there would be no end to it.
            let found = match &turn.state.stage {
                Stage::Loading(_) => true,
                Stage::Submitting(stage) => matches!(stage.step, Step::Looking { doubt: Doubt::Return, .. }),
                _ => false,
            };
            let goes_on = !found || turn.state.options.returned == Returned::No;
            done::complete(turn, session, kind, payment, None, goes_on)
        }
        Standing::Awaiting => match session.payment.clone() {
            Some(payment) => instructing::start(turn, session, payment),
            None => over(turn, &session, Notice::SessionClosed),
        },
        Standing::Expired => over(turn, &session, Notice::SessionExpired),
        Standing::Closed => over(turn, &session, Notice::SessionClosed),
        // It may be a matter of a moment.
        Standing::Unknown => {
            let report = report(Notice::OutcomeUnknownFinal, Who::Service, None);
            done::fail(turn, Some(&session), Notice::OutcomeUnknownFinal, true, report)
        }
    }
}

fn open(turn: &mut Turn, session: Rc<Session>, notice: Option<Notice>, doubt: Option<Doubt>) -> Stage {
    turn.next_attempt();
    let mut picker = Collecting::new(session.clone(), turn.state.today(), &turn.state.options);
    picker.notice = notice;
    if picker.choices.is_empty() {
        let report = report(Notice::NoMethod, Who::Merchant, None);
        turn.advise(Advice::NoMethod);
        return done::fail(turn, Some(&session), Notice::NoMethod, false, report);
    }
    if session.offers.iter().any(|offer| offer.is_unreadable) {
        turn.advise(Advice::AmountUnreadable);
    }
    let mut methods = Vec::new();
    for choice in &*picker.choices {
        methods.push(session.offers[choice.offer].payment_type.clone());
    }
    turn.tell(PageEvent::Ready { session: session.clone(), methods });
    tell_choice(turn, &picker);
    // What was pressed, or what stood here, is gone with this. A page that has just begun keeps its focus.
    if !matches!(&turn.state.stage, Stage::Loading(stage) if !stage.pressed) {
        turn.order(Effect::FocusButton);
    }
    let short = session.payment.clone().filter(Payment::is_short);
    match (doubt, short) {
        // A payment may be on its way: the form shows, locked, until the session tells.
        (Some(Doubt::Return), Some(payment)) | (None, Some(payment)) => shortfall::start(turn, picker, payment, None),
        (Some(doubt), short) => {
            if let Some(payment) = short {
                shortfall::ask_for(turn, &mut picker, payment, None);
            }
            looking::start(turn, picker, doubt)
        }
        (None, None) => {
            if session.payment.as_ref().is_some_and(|payment| payment.status == PaymentStatus::Pending) {
                picker.watch(turn.state.now);
            }
            watching::enter(turn, picker)
        }
    }
}

fn over(turn: &mut Turn, session: &Session, notice: Notice) -> Stage {
    done::fail(turn, Some(session), notice, false, report(notice, Who::Shopper, None))
}

/// What the page gave cannot be used. The developer is told what, the shopper that the shop must mend it.
fn refuse(turn: &mut Turn, advice: Advice) -> Stage {
    let notice = match advice {
        Advice::SessionMissing | Advice::SessionMalformed => Notice::SessionMissing,
        Advice::SessionUnreadable | Advice::Unreachable => Notice::Unreachable,
        Advice::ForeignPage => Notice::ForeignPage,
        _ => Notice::MerchantConfig,
    };
    let retry = notice == Notice::Unreachable;
    turn.advise(advice);
    done::fail(turn, None, notice, retry, report(notice, Who::Merchant, None))
}

fn report(notice: Notice, who: Who, status: Option<u16>) -> ErrorReport {
    let retry = who == Who::Network;
    ErrorReport { code: None, notice, field: None, who, retry, status }
}
