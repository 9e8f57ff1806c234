//! States that count as one must go the same ways: then to follow one of them is to follow them all.
//!
//! To see it, the usual worlds are explored with these states kept apart (`fingerprint::of_everything`). Whatever
//! happens to two of them, what becomes of both must count as one again, and the same must be ordered. Then one of them
//! is enough in the many worlds of the product.

use super::happening::Happening;
use super::properties::holds;
use super::search::{Ground, Known, explore};
use super::worlds;
use crate::conversation::in_words;
use komoju_checkout::flow::{Effect, Effects, Event, Stage, State, update};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Where states that count as one have gone, by what happened.
#[derive(Default)]
pub(super) struct Ways(HashMap<u64, Vec<(Happening, u64, u64)>>);

impl Ways {
    /// One of them goes on to where `to` stands for; `Err` if another one has gone elsewhere.
    pub(super) fn goes(&mut self, from: u64, by: Happening, to: u64, effects: &[Effect]) -> Result<(), String> {
        // How long a waiting is that is over does not count.
        let by = if let Happening::Time(..700) = by { Happening::Time(0) } else { by };
        let mut orders = DefaultHasher::new();
        for effect in effects.iter().filter(|effect| !matches!(effect, Effect::Wait(..))) {
            in_words(effect).hash(&mut orders);
        }
        let orders = orders.finish();
        let known = self.0.entry(from).or_default();
        let Some((_, gone, ordered)) = known.iter().find(|(happened, ..)| *happened == by) else {
            known.push((by, to, orders));
            return Ok(());
        };
        holds(*gone == to, "another state that counts as the same has gone elsewhere")?;
        holds(*ordered == orders, "for another state that counts as the same something else was ordered")
    }
}

/// The notice that a form had when it was locked ought to decide nothing.
fn remembers_an_old_notice(state: State, event: Event) -> (State, Effects) {
    let heard = event.attempt() == Some(state.attempt);
    let old = heard && matches!(&state.stage, Stage::Submitting(stage) if stage.form.notice.is_some());
    let (after, mut effects) = update(state, event);
    if old {
        effects.push(Effect::FocusHeading);
    }
    (after, effects)
}

#[test]
fn a_flow_in_which_they_do_not_is_caught() {
    let ground = Ground::new(worlds::all().swap_remove(0));
    let violation = explore(&ground, remembers_an_old_notice, 14, &mut Known::new()).err().expect("it is caught");
    assert_eq!(violation.property, "states that count as one go the same ways", "{violation}");
}
