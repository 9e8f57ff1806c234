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

pub use collecting::{Choice, Collecting, Price};
pub use effect::{Advice, Effect, Effects, PageEvent};
pub use event::{Event, Told};
pub use form::{Entry, Form};
pub use options::Options;
pub use refusal::Who;
pub use state::{Attempt, Done, DoneKind, Failed, Instructing, Redirecting, Stage, State, Step, Submitting};

/// What happens next. The stage that is current decides; an event it does not expect leaves it as it is.
pub fn update(state: State, event: Event) -> (State, Effects) {
    if event.attempt().is_some_and(|attempt| attempt != state.attempt) {
        return (state, Effects::new());
    }
    match event {
        Event::Started { today } => loading::start(state, today),
        Event::SessionGiven { today, session } => loading::given(state, today, session),
        Event::CameBack { today } => loading::come_back(state, today),
        event => match state.stage.clone() {
            Stage::Loading(stage) => loading::update(state, stage, event),
            Stage::Collecting(stage) => collecting::update(state, stage, event),
            Stage::Submitting(stage) => submitting::update(state, stage, event),
            Stage::Failed(stage) => loading::retry(state, stage, event),
            Stage::Done(stage) => done::update(state, stage, event),
            Stage::Redirecting(stage) => done::leave(state, stage, event),
            Stage::Instructing(_) => (state, Effects::new()),
        },
    }
}
