//! The flow explored: every reachable state with every event, up to a depth, in a model of the world.
//!
//! From every beginning in `worlds`, the search tries everything that can happen next: whatever the shopper can press,
//! whatever the page, the API and the clock can answer, also late, twice and in another order, until nothing new is
//! found or the depth is reached. Two states count as one if they differ only in the numbers of their attempts, in what
//! exactly was typed, in how long ago something was, or in what decides nothing (`fingerprint`, tested by `same_ways`).
//! After every step the `properties` are checked; the first that does not hold is told with the shortest way to it, in
//! words.
//!
//! The model believes that a call that pays ends once, with its answer or at its time limit, and that the API does not
//! contradict itself (`api`): it takes no payment for a session that is over. What it says may get lost, garbled or
//! contradictory on the way.

mod api;
mod diagram;
mod fingerprint;
mod happening;
mod leaks;
mod model;
mod mutants;
mod properties;
mod same_ways;
mod search;
mod truth;
mod worlds;

use search::{Explore, Found, Ground, Known, explore, explore_quickly};
use std::env;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use worlds::World;

/// How many events deep the search goes by default: as deep as a few seconds allow without optimisation.
const DEPTH: usize = 11;

/// Whether there are minutes to spend, as `cargo xtask test long` says: then the search ends where nothing is new.
fn is_long() -> bool {
    env::var_os("KOMOJU_LONG").is_some()
}

/// What the usual worlds hold; explored once for all the tests that ask.
fn found() -> &'static Found {
    static FOUND: OnceLock<Found> = OnceLock::new();
    FOUND.get_or_init(|| explore_all(worlds::one_by_one, explore, if is_long() { usize::MAX } else { DEPTH }))
}

/// Explores these worlds, on as many threads as help, and says what was seen. Those that differ only in where they begin
/// stand together, and what is known of one is known of all.
fn explore_all(worlds: fn() -> Vec<Vec<World>>, explore: Explore, depth: usize) -> Found {
    let next = AtomicUsize::new(0);
    let explore_some = || {
        // States share what is large without locks, so each thread makes worlds of its own.
        let mut worlds: Vec<_> = worlds().into_iter().map(Some).collect();
        let mut found = Found::default();
        while let Some(beginnings) = worlds.get_mut(next.fetch_add(1, Ordering::Relaxed)) {
            let mut known = Known::new();
            for world in beginnings.take().expect("each is taken once") {
                match explore(&Ground::new(world), komoju_checkout::flow::update, depth, &mut known) {
                    Ok(more) => found.add(more),
                    Err(violation) => panic!("{violation}"),
                }
            }
        }
        found
    };
    let mut all = Found::default();
    thread::scope(|scope| {
        let count = thread::available_parallelism().map_or(1, usize::from);
        let threads: Vec<_> = (0..count).map(|_| scope.spawn(explore_some)).collect();
        for thread in threads {
            all.add(thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
    });
    println!("Explored: {all}");
    all
}

/// By default to a depth that takes a few seconds; with `KOMOJU_LONG=1` to the end.
#[test]
fn every_reachable_state_keeps_every_property() {
    let found = found();
    assert!(!(is_long() && found.is_cut()), "it has not come to the end");
    // A search that never gets anywhere would prove nothing.
    for stage in diagram::STAGES {
        assert!(found.reaches(stage), "never {stage}");
    }
}

/// With `KOMOJU_LONG=1` only: it takes minutes. Of states that count as one, one is followed: the usual worlds, where all
/// of them are, have shown that the others go the same ways.
#[test]
fn every_offer_keeps_them_for_every_aim_wherever_the_session_stands() {
    if is_long() {
        let found = explore_all(worlds::products, explore_quickly, usize::MAX);
        let new: Vec<_> = found.arrows.difference(&self::found().arrows).collect();
        assert!(new.is_empty(), "the diagram lacks {new:?}");
        let shown = crate::gallery::keys();
        let missing: Vec<_> = found.keys.difference(&shown).collect();
        assert!(missing.is_empty(), "no face of the gallery shows {missing:#?}");
    }
}

/// What a key is, `gallery/src/key.rs` says.
#[test]
fn every_state_it_has_seen_is_in_the_gallery() {
    let shown = crate::gallery::keys();
    let missing: Vec<_> = found().keys.difference(&shown).collect();
    assert!(missing.is_empty(), "no face of the gallery shows {missing:#?}");
    let stages: Vec<_> = crate::gallery::states().map(|(_, state)| diagram::stage(&state)).collect();
    for stage in diagram::STAGES {
        assert!(stages.contains(stage), "no face of the gallery is {stage}");
    }
}

/// `KOMOJU_RENEW=1 cargo test --test native diagram` draws it anew.
#[test]
fn the_diagram_in_the_architecture_is_what_the_search_has_seen() {
    diagram::check(found());
}
