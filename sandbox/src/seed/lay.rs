//! Makes a seed's world so, all of it or nothing. The shop is told of none of it: it is the past.

use crate::api::params::Params;
use crate::api::sessions;
use crate::app::App;
use crate::clock::Moment;
use crate::faults::Rule;
use crate::random;
use crate::store::Store;

use super::{Planned, Seed};

/// Lays a seed out in a running sandbox, whose clock it may set, and answers the ids of its sessions.
///
/// # Errors
/// A sentence that says where and what. Then nothing has changed.
pub(crate) fn lay(app: &App, seed: &Seed) -> Result<Vec<String>, String> {
    let (mut store, now) = app.open();
    let ids = lay_in(app, &mut store, seed, seed.clock.unwrap_or(now))?;
    if let Some(clock) = seed.clock {
        app.clock.set(Some(clock.unix_timestamp()));
    }
    Ok(ids)
}

/// The same for whoever has the store open and looks after the clock.
pub(crate) fn lay_in(app: &App, store: &mut Store, seed: &Seed, now: Moment) -> Result<Vec<String>, String> {
    let (payments, secure_tokens) = (store.payments.len(), store.secure_tokens.len());
    let cards = store.cards.clone();
    for (number, behaviour) in &seed.cards {
        store.cards.set(number.reveal().to_owned(), *behaviour);
    }
    store.muted = true;
    let mut laid = Vec::new();
    let problem = seed.sessions.iter().enumerate().find_map(|(index, planned)| {
        let problem = session(app, store, planned, index, now, &mut laid).err()?;
        Some(format!("{}: sessions[{index}] (\"{}\"): {problem}", seed.name, planned.id))
    });
    store.muted = false;
    if let Some(problem) = problem {
        store.payments.truncate(payments);
        store.secure_tokens.truncate(secure_tokens);
        store.cards = cards;
        for id in laid {
            store.sessions.remove(&id);
            app.faults.forget(&id);
        }
        return Err(problem);
    }
    for rule in seed.faults.iter().filter_map(|order| Rule::read(order).ok()) {
        app.faults.add(rule);
    }
    Ok(laid)
}

fn session(
    app: &App,
    store: &mut Store,
    planned: &Planned,
    index: usize,
    now: Moment,
    laid: &mut Vec<String>,
) -> Result<(), String> {
    let Planned { id, state, parameters, details } = planned;
    if store.sessions.contains_key(id) {
        return Err("there is a session of this id already".to_owned());
    }
    // A nanosecond apart, so that "newest first" is an order: that of the seed.
    let now = now - time::Duration::nanoseconds(i64::try_from(index).unwrap_or(0));
    random::repeatable(id, || {
        let mut session =
            sessions::read(&Params(parameters.clone()), now).map_err(|error| error.message().to_owned())?;
        session.id.clone_from(id);
        sessions::admit(app, store, session).map_err(|error| error.message().to_owned())?;
        laid.push(id.clone());
        state.arrange(app, store, id, details.as_ref(), now)
    })
}
