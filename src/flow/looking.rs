//! Looking: nobody knows what became of a payment, so the session is read until it tells (DOMAIN.md 6.4).
//!
//! Begins when the answer to "pay" was lost, unreadable or contradictory, or when the API asks for a look first.
//! Ends where the session stands. Only when every look said "pending, no payment" is the form given back; otherwise
//! it stays locked, and the shopper is told not to pay again.

use super::collecting::Collecting;
use super::effect::PageEvent;
use super::event::Event;
use super::loading::arrive;
use super::refusal::{self, Refusal};
use super::standing::Standing;
use super::state::{Stage, Step, Submitting};
use super::submitting::{back_to_form, session_id};
use super::turn::Turn;
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
pub(super) fn start(turn: &mut Turn, form: Collecting, doubt: Doubt) -> Stage {
    let step = Step::Looking { looks: 0, most: doubt.most, untouched: true, refusal: doubt.refusal };
    look(turn, form, step)
}

fn look(turn: &mut Turn, form: Collecting, step: Step) -> Stage {
    let Some(id) = session_id(&turn.state, &form) else {
        return Stage::Submitting(Submitting { form, step: Step::Lost });
    };
    turn.next_attempt();
    turn.call(Call::ShowSession(id));
    Stage::Submitting(Submitting { form, step })
}

pub(super) fn update(turn: &mut Turn, stage: Submitting, event: Event) -> Stage {
    match event {
        Event::SessionReplied { reply, .. } => looked(turn, stage, reply),
        Event::TimePassed { .. } => look(turn, stage.form, stage.step),
        _ => Stage::Submitting(stage),
    }
}

fn looked(turn: &mut Turn, stage: Submitting, reply: Result<Reply, Failure>) -> Stage {
    let Step::Looking { looks, most, untouched, refusal } = stage.step else {
        return Stage::Submitting(stage);
    };
    let session = match reply {
        Ok(Reply { status: 200..=299, body: Some(body), .. }) => Session::read(body),
        _ => None,
    };
    let untouched = match session {
        Some(session) => match Standing::of(&session) {
            Standing::Done(_) | Standing::Awaiting | Standing::Expired | Standing::Closed => {
                return arrive(turn, session);
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
            turn.wait(*pause);
            Stage::Submitting(Submitting { step, ..stage })
        }
        None if untouched => back_to_form(turn, stage.form, refusal),
        // One look did not settle it after all: take the others too.
        None if most < PAUSES.len() => start(turn, stage.form, Doubt::of_an_answer()),
        None => lose(turn, stage),
    }
}

/// Given up for now: the form stays locked, and the page is told why.
fn lose(turn: &mut Turn, stage: Submitting) -> Stage {
    turn.tell(PageEvent::Error(refusal::lost()));
    Stage::Submitting(Submitting { step: Step::Lost, ..stage })
}
