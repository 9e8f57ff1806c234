//! The whole life of a checkout, as one pure function: `update(State, Event) -> (State, Effects)`.
//!
//! Time, the network and the page come in as events and go out as effects; nothing here asks anybody anything. Every
//! call carries the number of its attempt, and a reply to an earlier attempt changes nothing.
//!
//! Which stage leads where, and by what, ARCHITECTURE.md shows: drawn from what the tests have seen, so always true.

pub mod challenging;
pub mod collecting;
pub mod effect;
pub mod event;
pub mod form;
pub mod instructing;
pub mod looking;
pub mod options;
pub mod outcome;
pub mod refusal;
pub mod shortfall;
pub mod standing;
pub mod state;

mod done;
mod loading;
mod misuse;
mod redirecting;
mod submitting;
mod summary;
mod tokenising;
mod turn;
mod watching;
mod wishes;

pub use challenging::Ending;
pub use collecting::{Choice, Collecting};
pub use effect::{Advice, Continuation, Effect, Effects, PageEvent};
pub use event::{Event, Told};
pub use form::{Entry, Form};
pub use instructing::Barcode;
pub use looking::Doubt;
pub use options::{Ground, Options, Part, Returned};
pub use refusal::Who;
pub use shortfall::Shortfall;
pub use state::{
    Attempt, Challenging, Done, DoneKind, Failed, Instructing, Redirecting, Slip, Stage, State, Step, Subject,
    Submitting,
};
pub use watching::Watch;

use turn::Turn;

/// What happens next. The stage that is current decides; an event it does not expect leaves it as it is.
pub fn update(state: State, event: Event) -> (State, Effects) {
    if event.attempt().is_some_and(|attempt| attempt != state.attempt) {
        return (state, Effects::new());
    }
    let stage = state.stage.clone();
    let mut turn = Turn { state, effects: Effects::new() };
    if let Some(now) = event.now() {
        turn.state.now = now;
    }
    let stage = match event {
        Event::Started { .. } => loading::start(&mut turn, stage.doubt()),
        Event::SessionGiven { session, .. } => loading::given(&mut turn, stage.doubt(), session),
        Event::OptionsGiven { options, session, .. } => wishes::take(&mut turn, stage, *options, session),
        Event::CameBack { .. } => loading::come_back(&mut turn, stage),
        event => match stage {
            Stage::Loading(stage) => loading::update(&mut turn, stage, event),
            Stage::Collecting(stage) => collecting::update(&mut turn, stage, event),
            stage => update_beyond_the_form(&mut turn, stage, event),
        },
    };
    (State { stage, ..turn.state }, turn.effects)
}

/// Apart, because a form is shown before this part of the program is there (`xtask/src/dist/wasm/later.txt`).
#[inline(never)]
fn update_beyond_the_form(turn: &mut Turn, stage: Stage, event: Event) -> Stage {
    match stage {
        Stage::Submitting(stage) => submitting::update(turn, stage, event),
        Stage::Failed(stage) => loading::retry(turn, stage, event),
        Stage::Done(stage) => done::update(turn, stage, event),
        Stage::Challenging(stage) => challenging::update(turn, stage, event),
        Stage::Redirecting(stage) => redirecting::update(turn, stage, event),
        Stage::Instructing(stage) => instructing::update(turn, stage, event),
        Stage::Tokenised(form) => tokenising::update(turn, form, event),
        Stage::Loading(_) | Stage::Collecting(_) => stage,
    }
}
