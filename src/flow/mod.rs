//! The whole life of a checkout, as one pure function: `update(State, Event) -> (State, Effects)`.
//!
//! Time, the network and the page come in as events and go out as effects; nothing here asks anybody anything. Every
//! call carries the number of its attempt, and a reply to an earlier attempt changes nothing.
//!
//! ```text
//! loading ─► collecting ─► submitting ─► done
//!    │           ▲             ├───────► instructing
//!    ▼           └─────────────┤ refused
//!  failed                      └───────► redirecting
//! ```

pub mod collecting;
pub mod effect;
pub mod event;
pub mod form;
pub mod options;
pub mod outcome;
pub mod refusal;
pub mod standing;
pub mod state;

mod done;
mod loading;
mod looking;
mod submitting;
mod turn;

pub use collecting::{Choice, Collecting};
pub use effect::{Advice, Effect, Effects, PageEvent};
pub use event::{Event, Told};
pub use form::{Entry, Form};
pub use options::Options;
pub use refusal::Who;
pub use state::{Attempt, Done, DoneKind, Failed, Instructing, Redirecting, Stage, State, Step, Submitting};

use turn::Turn;

/// What happens next. The stage that is current decides; an event it does not expect leaves it as it is.
pub fn update(state: State, event: Event) -> (State, Effects) {
    if event.attempt().is_some_and(|attempt| attempt != state.attempt) {
        return (state, Effects::new());
    }
    let stage = state.stage.clone();
    let mut turn = Turn { state, effects: Effects::new() };
    let stage = match event {
        Event::Started { today } => loading::start(&mut turn, today),
        Event::SessionGiven { today, session } => loading::given(&mut turn, today, session),
        Event::CameBack { today } => loading::come_back(&mut turn, stage, today),
        event => match stage {
            Stage::Loading(stage) => loading::update(&mut turn, stage, event),
            Stage::Collecting(stage) => collecting::update(&mut turn, stage, event),
            Stage::Submitting(stage) => submitting::update(&mut turn, stage, event),
            Stage::Failed(stage) => loading::retry(&mut turn, stage, event),
            Stage::Done(stage) => done::update(&mut turn, stage, event),
            Stage::Redirecting(stage) => done::leave(&mut turn, stage, event),
            Stage::Instructing(_) => stage,
        },
    };
    (State { stage, ..turn.state }, turn.effects)
}
