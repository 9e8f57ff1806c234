//! Challenging: the bank asks the shopper (3-D Secure), in a frame over the page (DOMAIN.md 5.3 and 8).
//!
//! Begins when the answer to "pay" sends a card payment to the bank, or a secure token wants to be verified. What
//! happens in the frame is a hint at most: the session, or the secure token, is read every few seconds and on every
//! hint, and nothing else is believed. It cannot hang: it ends with what is read, with the shopper's stepping back, with
//! the page of the bank opened by itself, or after ten minutes.

use super::collecting::Collecting;
use super::effect::{Effect, PageEvent};
use super::event::Event;
use super::loading::arrive;
use super::looking::{self, Doubt};
use super::redirecting;
use super::refusal;
use super::standing::Standing;
use super::state::{Challenging, Stage, Subject};
use super::submitting::{back_to_form, session_id};
use super::tokenising;
use super::turn::Turn;
use crate::wire::{Call, Failure, Reply, SafeUrl, SecureToken, TokenId, Verification};

/// How long to wait between two readings, in milliseconds.
const PAUSE: u32 = 2500;
/// The same after a reading that a hint began, or during which one came: a frame that hints without end must not make us read without end.
const SOON: u32 = 500;
/// How long a bank may take, in seconds.
const LONGEST: i64 = 600;

/// How the bank's page was closed without its answer being known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The shopper stepped back.
    SteppedBack,
    /// Nothing came of it for ten minutes.
    TimedOut,
    /// It arrived at a page of the shop.
    Returned,
}

/// What an answer about a secure token says.
pub(super) enum Verdict {
    /// It can be paid with.
    Good(TokenId),
    /// It never will.
    Bad,
    /// Not decided, or not to be read.
    Open,
}

impl Verdict {
    pub(super) fn of(reply: &Result<Reply, Failure>) -> Verdict {
        let token = match reply {
            Ok(Reply { status: 200..=299, body: Some(body), .. }) => SecureToken::read(body),
            _ => None,
        };
        match token {
            Some(SecureToken { id, verification: Verification::Passed, .. }) => Verdict::Good(id),
            Some(SecureToken { verification: Verification::Failed, .. }) => Verdict::Bad,
            _ => Verdict::Open,
        }
    }
}

/// Opens the bank's page.
pub(super) fn open(turn: &mut Turn, form: Collecting, url: SafeUrl, subject: Subject) -> Stage {
    turn.tell(PageEvent::Challenge { result: None });
    turn.order(Effect::WatchFrame);
    let since = turn.state.now;
    pause(turn, Challenging { form, url, subject, since, reading: false, hinted: false, leaving: false }, PAUSE)
}

pub(super) fn update(turn: &mut Turn, mut stage: Challenging, event: Event) -> Stage {
    match event {
        Event::TimePassed { now, .. } if now.unix() - stage.since.unix() >= LONGEST => {
            leave(turn, stage, Ending::TimedOut)
        }
        Event::TimePassed { .. } => {
            stage.hinted = false;
            read(turn, stage)
        }
        Event::FrameHinted | Event::Shown { .. } => {
            // One that is under way, or is about to be, will do: only the clock ends a challenge that never stops hinting.
            let soon = stage.reading || stage.hinted;
            stage.hinted = true;
            if soon { Stage::Challenging(stage) } else { read(turn, stage) }
        }
        Event::FrameReturned => leave(turn, stage, Ending::Returned),
        Event::SessionReplied { reply, .. } => heard(turn, stage, reply),
        Event::TokenReplied { reply, .. } => match Verdict::of(&reply) {
            Verdict::Good(id) => {
                turn.tell(PageEvent::Challenge { result: Some("completed") });
                tokenising::made(turn, stage.form, id)
            }
            Verdict::Bad => failed(turn, stage),
            Verdict::Open => go_on(turn, stage, pause_asked(&reply)),
        },
        Event::StepBackPressed if stage.leaving => leave(turn, stage, Ending::SteppedBack),
        Event::StepBackPressed | Event::StayPressed => {
            stage.leaving = !stage.leaving;
            // That of the question, or of the dialog once the question is gone.
            turn.order(Effect::FocusHeading);
            Stage::Challenging(stage)
        }
        // That of a token opens in a window of its own: the session would not tell what came of it.
        Event::FullPagePressed if stage.subject == Subject::Session => {
            turn.tell(PageEvent::Challenge { result: Some("left") });
            redirecting::start(turn, &stage.form, stage.url, None)
        }
        _ => Stage::Challenging(stage),
    }
}

fn read(turn: &mut Turn, stage: Challenging) -> Stage {
    let call = match &stage.subject {
        Subject::SecureToken(id) => Some(Call::ShowSecureToken(id.clone())),
        Subject::Session => session_id(&turn.state, &stage.form).map(Call::ShowSession),
    };
    turn.next_attempt();
    if let Some(call) = call {
        turn.call(call);
    }
    Stage::Challenging(Challenging { reading: true, ..stage })
}

fn heard(turn: &mut Turn, stage: Challenging, reply: Result<Reply, Failure>) -> Stage {
    let asked = pause_asked(&reply);
    let Some((session, standing)) = turn.read(reply) else { return go_on(turn, stage, asked) };
    match standing {
        Standing::Done(_) => {
            turn.tell(PageEvent::Challenge { result: Some("completed") });
            arrive(turn, session)
        }
        Standing::Awaiting | Standing::Expired | Standing::Closed => {
            turn.tell(PageEvent::Challenge { result: Some("failed") });
            arrive(turn, session)
        }
        Standing::FailedBefore => failed(turn, stage),
        Standing::Open | Standing::Unfinished | Standing::Short | Standing::Unknown => go_on(turn, stage, asked),
    }
}

/// Nothing new: it is read again in a while, or when the server wants to be asked again.
fn go_on(turn: &mut Turn, mut stage: Challenging, asked: u32) -> Stage {
    let usual = if stage.hinted { SOON } else { PAUSE };
    // A hint must not cut a wait short that the server asked for.
    stage.hinted |= asked > 0;
    pause(turn, stage, usual.max(asked))
}

fn pause_asked(reply: &Result<Reply, Failure>) -> u32 {
    reply.as_ref().map_or(0, Reply::pause_asked)
}

fn pause(turn: &mut Turn, stage: Challenging, pause: u32) -> Stage {
    turn.next_attempt();
    turn.wait(pause);
    Stage::Challenging(Challenging { reading: false, ..stage })
}

/// The bank refused.
fn failed(turn: &mut Turn, stage: Challenging) -> Stage {
    turn.order(Effect::FocusButton);
    turn.tell(PageEvent::Challenge { result: Some("failed") });
    back_to_form(turn, stage.form, refusal::three_ds_failed())
}

/// The bank's page goes; what became of it is looked up.
pub(super) fn leave(turn: &mut Turn, stage: Challenging, ending: Ending) -> Stage {
    turn.order(Effect::FocusButton);
    turn.tell(PageEvent::Challenge {
        result: Some(match ending {
            Ending::SteppedBack => "cancelled",
            Ending::TimedOut => "timed_out",
            Ending::Returned => "returned",
        }),
    });
    looking::start(turn, stage.form, Doubt::Challenge(stage.subject, ending))
}
