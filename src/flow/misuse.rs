//! What a page may get wrong: its key, its session, or where it has put the checkout. Found before anything is sent.

use super::effect::Advice;
use super::options::{Ground, SessionProblem};
use super::state::State;
use crate::wire::{Api, KeyProblem, Session};

/// What keeps a checkout from beginning, if anything does.
pub(super) fn misuse(state: &State) -> Option<Advice> {
    if state.options.ground == Ground::Foreign {
        return Some(Advice::ForeignPage);
    }
    key_misuse(state).or(match &state.options.session {
        Err(SessionProblem::Missing) => Some(Advice::SessionMissing),
        Err(SessionProblem::Malformed) => Some(Advice::SessionMalformed),
        Ok(_) => None,
    })
}

/// Whether a session leads back to the page that a frame of ours stands in (DESIGN.md 2). An API that anybody can name
/// has no say in that.
pub(super) fn is_at_home(state: &State, session: &Session) -> bool {
    let Ground::Within(page) = &state.options.ground else { return true };
    let api = state.options.api_for_links();
    let back = state.safe(session.return_url.as_deref());
    (api == Api::live() || api.is_loopback()) && back.is_some_and(|back| back.is_at(page))
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
