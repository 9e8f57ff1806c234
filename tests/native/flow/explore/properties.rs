//! What holds whatever happens: one function a property, checked after every step.

use super::fingerprint;
use super::leaks::nothing_typed_leaves;
use super::model::{Model, Money, Open, is_at_rest};
use super::search::{Ground, Update};
use super::truth::Truth;
use crate::conversation::{in_words, unreadable};
use komoju_checkout::domain::deadline::Moment;
use komoju_checkout::flow::{Effect, Event, Stage, State, Step, Subject, Told};
use komoju_checkout::wire::Call;

/// One step: what is known once the event was heard, the state after, and what was ordered.
pub(super) struct Turn<'a> {
    /// The model when the event was heard and nothing had yet been done about it.
    pub(super) heard: &'a Model,
    pub(super) after: &'a State,
    pub(super) effects: &'a [Effect],
    /// The model with what was ordered.
    pub(super) model: &'a Model,
}

/// Says why a property does not hold.
type Check = fn(&Turn<'_>) -> Result<(), String>;

/// All that are checked of every step. (The last two below are checked of every state.)
pub(super) const ALL: &[(&str, Check)] = &[
    ("one payment call at a time", one_call_at_a_time),
    ("never paid again after success", never_after_success),
    ("paid again only when nothing is in doubt and the shopper presses", paid_again_only_when_clear),
    ("every state has a way on", every_state_has_a_way_on),
    ("what is waited for is under way", no_dead_wait),
    ("every promise settles exactly once", promises_settle_once),
    ("nothing typed leaves but in a request", nothing_typed_leaves),
    ("codes and passwords are gone once sent", codes_are_gone),
    ("only what is true is shown", only_the_truth_is_shown),
    ("orders carry the current attempt", orders_are_current),
];

pub(super) fn holds(is: bool, why: &str) -> Result<(), String> {
    if is { Ok(()) } else { Err(why.to_owned()) }
}

fn pays(turn: &Turn<'_>) -> usize {
    turn.effects.iter().filter(|effect| matches!(effect, Effect::Call(_, Call::Pay(..)))).count()
}

/// At most one call that pays is in flight.
fn one_call_at_a_time(turn: &Turn<'_>) -> Result<(), String> {
    let under_way = usize::from(turn.heard.in_flight);
    holds(pays(turn) == 0 || pays(turn) + under_way == 1, "a second payment call was begun")
}

/// Once the checkout was told of success, it never pays again.
fn never_after_success(turn: &Turn<'_>) -> Result<(), String> {
    holds(pays(turn) == 0 || turn.heard.money != Money::Success, "it was paid already")
}

/// After an unknown outcome, only when every look said "nothing was charged"; and never by itself.
fn paid_again_only_when_clear(turn: &Turn<'_>) -> Result<(), String> {
    if pays(turn) == 0 {
        return Ok(());
    }
    holds(turn.heard.pressed, "nobody pressed \"pay\"")?;
    match turn.heard.money {
        Money::Doubtful { untouched, takes } => holds(
            untouched >= takes,
            "the payment before is in doubt, and not every look said that nothing was charged",
        ),
        Money::Clear | Money::Success => Ok(()),
    }
}

/// The shopper can go on from everywhere: by what is on the screen, or by waiting for something that comes.
fn every_state_has_a_way_on(turn: &Turn<'_>) -> Result<(), String> {
    let state = turn.after;
    match &state.stage {
        Stage::Collecting(form) => {
            let elsewhere = form.short.as_ref().is_none_or(|short| short.continues || short.elsewhere.is_some());
            holds(elsewhere, "nothing can be added to what is short, here or elsewhere")?;
            let barred = form.is_barred() && state.hosted_page(Some(&form.session)).is_none();
            holds(!barred && !form.choices.is_empty(), "no method can be chosen")
        }
        Stage::Failed(failed) => {
            let over = ["session_expired", "session_closed", "session_missing"].contains(&failed.notice.reason());
            let way = failed.retry || failed.hosted.is_some() || failed.back.is_some();
            let named = state.options.return_url.is_some();
            holds(way || (over && !named), "neither trying again nor another page is offered")
        }
        // "Look again", cancel and the full page, a link, the thank-you: these are always there.
        _ => Ok(()),
    }
}

/// No stage waits for something that is not under way.
fn no_dead_wait(turn: &Turn<'_>) -> Result<(), String> {
    let any =
        |what: &[Open]| holds(what.iter().any(|open| turn.model.has(*open)), &format!("none of {what:?} is under way"));
    match &turn.after.stage {
        Stage::Loading(_) => any(&[Open::Session, Open::Wait]),
        Stage::Submitting(stage) => match &stage.step {
            Step::Asking => any(&[Open::Page(Told::BeforePay)]),
            Step::Paying => any(&[Open::Pay]),
            Step::Tokenising => any(&[Open::Token]),
            Step::Continuing => any(&[Open::Continue, Open::Wait]).and(any(&[Open::Wait])),
            Step::Looking { .. } => any(&[Open::Session, Open::Token, Open::Wait]),
            Step::Lost(_) => Ok(()),
        },
        Stage::Challenging(stage) => match stage.subject {
            Subject::Session if stage.reading => any(&[Open::Session]),
            Subject::SecureToken(_) if stage.reading => any(&[Open::Token]),
            _ => any(&[Open::Wait]),
        },
        // Having told the page, it waits for its answer, then reads on; or it has sent the browser away.
        Stage::Redirecting(_) => {
            let answered = turn.effects.iter().any(|effect| matches!(effect, Effect::Navigate(_)));
            let gone = answered || turn.model.had(Open::Page(Told::Pending));
            if gone { Ok(()) } else { any(&[Open::Page(Told::Pending), Open::Wait, Open::Session]) }
        }
        Stage::Instructing(_) => any(&[Open::Session, Open::Barcode, Open::Wait]),
        Stage::Collecting(_) | Stage::Tokenised(_) | Stage::Done(_) | Stage::Failed(_) => Ok(()),
    }
}

/// After `submit()`, exactly one of the events that settle its promise is told before the flow comes to rest.
fn promises_settle_once(turn: &Turn<'_>) -> Result<(), String> {
    holds(turn.model.settled <= 1, "two events were told that settle a promise")?;
    holds(!(is_at_rest(turn.after) && turn.model.promised), "the flow is at rest, and the page still waits")
}

/// The security code and passwords do not outlast the submission (DOMAIN.md 1.6).
fn codes_are_gone(turn: &Turn<'_>) -> Result<(), String> {
    let form = match &turn.after.stage {
        Stage::Submitting(stage) if stage.step != Step::Asking => &stage.form,
        Stage::Challenging(stage) => &stage.form,
        Stage::Tokenised(form) => form,
        _ => return Ok(()),
    };
    let left = form.forms.iter().flat_map(|form| form.asks.iter().zip(&form.entries));
    let mut left = left.filter(|(ask, entry)| ask.field.kind.is_fleeting() && !entry.text.is_empty());
    holds(left.next().is_none(), "one of them is still there")
}

/// Done and instructions are shown only for a session that is, and what is open is never called over.
fn only_the_truth_is_shown(turn: &Turn<'_>) -> Result<(), String> {
    let truth = turn.model.truth;
    match &turn.after.stage {
        Stage::Done(_) => {
            holds(truth.is_success() && truth != Truth::Cash || truth == Truth::Over, "done, but it is not")
        }
        Stage::Instructing(_) => {
            holds(matches!(truth, Truth::Cash | Truth::Captured | Truth::Over), "cash is awaited, but by nobody")
        }
        _ => Ok(()),
    }
}

/// Whatever is ordered and answered carries the attempt that is current afterwards, or its answer would be dropped.
fn orders_are_current(turn: &Turn<'_>) -> Result<(), String> {
    for effect in turn.effects {
        if let Some(attempt) = crate::conversation::attempt_of(effect) {
            holds(attempt == turn.after.attempt, &in_words(effect))?;
        }
    }
    Ok(())
}

/// How many kinds of late events there are.
pub(super) const LATE: usize = 7;

/// Whatever belongs to an earlier attempt changes nothing. `at` says which kind of event, and which answer.
pub(super) fn late_events_change_nothing(
    ground: &Ground,
    update: Update,
    state: &State,
    at: usize,
) -> Result<(), String> {
    let attempt = state.attempt.wrapping_sub(1);
    let now = Moment::from_unix(state.now.unix() + 700);
    let (session, pay) = (ground.api.session_answer(at % 11).2, &ground.api.pay[at % ground.api.pay.len()].reply);
    let event = match at % LATE {
        0 => Event::SessionReplied { attempt, reply: session.clone() },
        1 => Event::PayReplied { attempt, reply: pay.clone() },
        2 => Event::TokenReplied { attempt, reply: ground.api.token[0].1.clone() },
        3 => Event::BarcodeReplied { attempt, reply: unreadable(200) },
        4 => Event::ContinueReplied { attempt, accepted: true },
        5 => Event::TimePassed { attempt, now },
        _ => Event::PageAnswered { attempt, told: Told::BeforePay, prevented: false },
    };
    let (after, effects) = update(state.clone(), event);
    let same = fingerprint::of_whole_state(ground, &after) == fingerprint::of_whole_state(ground, state);
    holds(effects.is_empty() && same && after.attempt == state.attempt, "an event of an earlier attempt was heard")
}
