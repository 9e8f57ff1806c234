//! Watching: while the form is open, the session is read when the page comes to the front and when its time is over. It
//! may have been paid in another window, or have expired.

use super::collecting::Collecting;
use super::loading;
use super::standing::Standing;
use super::state::Stage;
use super::submitting::session_id;
use super::turn::Turn;
use crate::wire::{Call, Failure, Reply};

/// From how many seconds before its end on the time that is left is told.
pub(super) const COUNTED: i64 = 300;

/// The shopper can use the form, from now on or again.
pub(super) fn enter(turn: &mut Turn, form: Collecting) -> Stage {
    wait(turn, &form);
    Stage::Collecting(form)
}

/// Waits until there is something to say about the time that is left: every minute of the last ones, and the end.
pub(super) fn wait(turn: &mut Turn, form: &Collecting) {
    let Some(expires) = form.expires else { return };
    let left = expires.unix() - turn.state.now.unix();
    let seconds = if left > COUNTED { left - COUNTED } else { (left - 1).rem_euclid(60) + 1 };
    // A session lives for a day at most (FEATURES.md 2.2): what says otherwise is a clock that is wrong.
    if (1..=86_400).contains(&left) {
        turn.wait(seconds as u32 * 1000);
    }
}

/// Reads the session; meanwhile the form is used as before.
pub(super) fn read(turn: &mut Turn, form: &Collecting) {
    if let Some(id) = session_id(&turn.state, form) {
        turn.next_attempt();
        turn.call(Call::ShowSession(id));
    }
}

/// What the session says while the form is open. Only what ends it counts; whatever else, it is used on.
pub(super) fn heard(turn: &mut Turn, mut stage: Collecting, reply: Result<Reply, Failure>) -> Stage {
    if let Some((session, standing)) = turn.read(reply) {
        match standing {
            Standing::Done(_) | Standing::Awaiting | Standing::Expired | Standing::Closed => {
                return loading::arrive(turn, session);
            }
            // It lives, whatever our clock says.
            _ if stage.expires.is_some_and(|expires| expires <= turn.state.now) => stage.expires = None,
            _ => {}
        }
    }
    enter(turn, stage)
}
