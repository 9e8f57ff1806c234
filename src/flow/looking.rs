//! Looking: nobody knows what became of a payment, so the session is read until it tells (DOMAIN.md 6.4).
//!
//! Begins when the answer to "pay" was lost, unreadable or contradictory, or when the API asks for a look first.
//! Ends where the session stands. Only when every look said "pending, no payment" is the form given back; otherwise
//! it stays locked, and the shopper is told not to pay again.

use super::collecting::Collecting;
use super::effect::{Effect, Effects, PageEvent};
use super::event::Event;
use super::loading::arrive;
use super::refusal::{self, Refusal};
use super::standing::Standing;
use super::state::{Stage, State, Step, Submitting};
use super::submitting::{back_to_form, session_id};
use crate::wire::{Call, Failure, Reply, Session};

/// When to look, in milliseconds after the look before: at 0, 1, 2, 4, 8 and 15 seconds.
const PAUSES: [u32; 6] = [0, 1000, 1000, 2000, 4000, 7000];

/// What is in doubt.
pub(super) struct Doubt {
    /// How many looks it takes.
    most: usize,
    /// What it means if nothing was charged.
    refusal: Refusal,
}

impl Doubt {
    /// The answer was lost: whether anything was charged is not known.
    pub(super) fn of_an_answer() -> Doubt {
        Doubt { most: PAUSES.len(), refusal: Refusal::nothing_charged() }
    }

    /// The payment was refused, and a single look makes sure.
    pub(super) fn of_a_refusal(refusal: Refusal) -> Doubt {
        Doubt { most: 1, refusal }
    }
}

/// Takes the first look.
pub(super) fn start(state: State, form: Collecting, doubt: Doubt) -> (State, Effects) {
    let step = Step::Looking { looks: 0, most: doubt.most, untouched: true, refusal: doubt.refusal };
    look(state, form, step)
}

fn look(state: State, form: Collecting, step: Step) -> (State, Effects) {
    let Some(id) = session_id(&state, &form) else {
        return (state.at(Stage::Submitting(Submitting { form, step: Step::Lost })), Effects::new());
    };
    let state = state.next_attempt();
    let effects = vec![Effect::Call(state.attempt, Call::ShowSession(id))];
    (state.at(Stage::Submitting(Submitting { form, step })), effects)
}

pub(super) fn update(state: State, stage: Submitting, event: Event) -> (State, Effects) {
    match event {
        Event::SessionReplied { reply, .. } => looked(state, stage, reply),
        Event::TimePassed { .. } => look(state, stage.form, stage.step),
        _ => (state.at(Stage::Submitting(stage)), Effects::new()),
    }
}

fn looked(state: State, stage: Submitting, reply: Result<Reply, Failure>) -> (State, Effects) {
    let Step::Looking { looks, most, untouched, refusal } = stage.step else {
        return (state.at(Stage::Submitting(stage)), Effects::new());
    };
    let session = match reply {
        Ok(Reply { status: 200..=299, body: Some(body), .. }) => Session::read(body),
        _ => None,
    };
    let untouched = match session {
        Some(session) => match Standing::of(&session) {
            Standing::Done(_) | Standing::Awaiting | Standing::Expired | Standing::Closed => {
                return arrive(state, session);
            }
            // The failed payment may be that of an earlier try: it says nothing of the one that is looked for, so
            // the form is not given back before the last look (stricter than the table of DOMAIN.md 6.4).
            Standing::Open | Standing::FailedBefore => untouched,
            Standing::Unfinished | Standing::Unknown => false,
        },
        None => false,
    };
    let looks = looks + 1;
    let step = Step::Looking { looks, most, untouched, refusal };
    match PAUSES.get(looks).filter(|_| looks < most) {
        Some(pause) => {
            let effects = vec![Effect::Wait(state.attempt, *pause)];
            (state.at(Stage::Submitting(Submitting { step, ..stage })), effects)
        }
        None if untouched => back_to_form(state, stage.form, refusal),
        // One look did not settle it after all: take the others too.
        None if most < PAUSES.len() => start(state, stage.form, Doubt::of_an_answer()),
        None => lose(state, stage),
    }
}

/// Given up for now: the form stays locked, and the page is told why.
fn lose(state: State, stage: Submitting) -> (State, Effects) {
    let effects = vec![Effect::Tell(state.attempt, PageEvent::Error(refusal::lost()))];
    (state.at(Stage::Submitting(Submitting { step: Step::Lost, ..stage })), effects)
}
