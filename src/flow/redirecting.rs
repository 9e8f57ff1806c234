//! Redirecting: the shopper must go to another page, or to the wallet's app.
//!
//! Begins when the answer to "pay" says where to. Usually the browser leaves at once. Where it stays, because the page
//! prevents that or because an app on this phone is offered, the session is read until it tells what came of it.

use super::collecting::Collecting;
use super::effect::{Effect, PageEvent};
use super::event::{Event, Told};
use super::loading;
use super::looking::Doubt;
use super::standing::Standing;
use super::state::{Redirecting, Stage};
use super::submitting::session_id_of;
use super::turn::Turn;
use crate::wire::{AppUrl, Call, Failure, Reply, SafeUrl};

/// How long to wait between two readings, in milliseconds.
const PAUSE: u32 = 3000;

/// Tells the page. `app` is the wallet's app, which is offered on a phone, behind a tap.
pub(super) fn start(turn: &mut Turn, form: &Collecting, url: SafeUrl, app: Option<AppUrl>) -> Stage {
    turn.next_attempt();
    let payment_type = form.current().map(|(_, offer, _)| offer.payment_type.clone()).unwrap_or_default();
    turn.tell(PageEvent::Pending { url: url.clone(), payment_type: payment_type.clone() });
    let app = app.filter(|_| turn.state.options.phone);
    // The browser does not leave: what is to be done stands here.
    if app.is_some() {
        turn.order(Effect::FocusHeading);
    }
    Stage::Redirecting(Redirecting { session: form.session.clone(), payment_type, url, app })
}

pub(super) fn update(turn: &mut Turn, stage: Redirecting, event: Event) -> Stage {
    match event {
        Event::PageAnswered { told: Told::Pending, prevented, .. } => {
            if prevented || stage.app.is_some() {
                turn.wait(PAUSE);
            } else {
                turn.order(Effect::Navigate(stage.url.clone()));
            }
        }
        Event::TimePassed { .. } | Event::Shown { .. } => {
            if let Some(id) = session_id_of(&turn.state, &stage.session) {
                turn.next_attempt();
                turn.call(Call::ShowSession(id));
            }
        }
        Event::SessionReplied { reply, .. } => return heard(turn, stage, reply),
        // Another method, or the same once more: the session knows what was begun.
        Event::RetryPressed { .. } => {
            turn.next_attempt();
            return loading::again(turn, Some(Doubt::Return));
        }
        _ => {}
    }
    Stage::Redirecting(stage)
}

fn heard(turn: &mut Turn, stage: Redirecting, reply: Result<Reply, Failure>) -> Stage {
    if let Some((session, standing)) = turn.read(reply)
        && !matches!(standing, Standing::Open | Standing::Unfinished | Standing::Unknown)
    {
        return loading::arrive(turn, session);
    }
    turn.wait(PAUSE);
    Stage::Redirecting(stage)
}
