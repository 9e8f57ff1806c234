//! One turn of a checkout: what is true during it, and what has been ordered so far.
//!
//! The stages' functions are given a turn to write into and give back the stage that comes next. (Handing state and
//! orders on from function to function by value is twice the code.)

use super::effect::{Advice, Effect, Effects, PageEvent};
use super::standing::Standing;
use super::state::State;
use crate::wire::{Call, Failure, Reply, Session};

/// A turn. The stage in its state is the one in which it began.
pub(super) struct Turn {
    pub(super) state: State,
    pub(super) effects: Effects,
}

impl Turn {
    /// Answers to earlier calls are no longer expected.
    pub(super) fn next_attempt(&mut self) {
        self.state.attempt = self.state.attempt.wrapping_add(1);
    }

    /// Orders something.
    pub(super) fn order(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Calls the API.
    pub(super) fn call(&mut self, call: Call) {
        self.order(Effect::Call(self.state.attempt, call));
    }

    /// What the answer to a call for the session says, and where it stands by that. Another session's answer says
    /// nothing: one session shown and another one paid must not happen.
    #[inline(never)]
    pub(super) fn read(&self, reply: Result<Reply, Failure>) -> Option<(Session, Standing)> {
        let Ok(Reply { status: 200..=299, body: Some(body), .. }) = reply else { return None };
        let session = Session::read(body).filter(|session| !self.names_another(session))?;
        let standing = Standing::of(&session);
        Some((session, standing))
    }

    /// Whether this is not the session that the page named.
    pub(super) fn names_another(&self, session: &Session) -> bool {
        self.state.options.session.as_ref().is_ok_and(|id| !session.id.is_empty() && id.as_str() != session.id)
    }

    /// Waits, in milliseconds.
    pub(super) fn wait(&mut self, pause: u32) {
        self.order(Effect::Wait(self.state.attempt, pause));
    }

    /// Tells the page.
    pub(super) fn tell(&mut self, event: PageEvent) {
        self.order(Effect::Tell(self.state.attempt, event));
    }

    /// Tells the developer.
    pub(super) fn advise(&mut self, advice: Advice) {
        self.order(Effect::Advise(advice));
    }
}
