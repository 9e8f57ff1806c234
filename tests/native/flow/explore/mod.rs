//! The flow explored: every reachable state with every event, up to a depth, in a model of the world.
//!
//! From every beginning in `worlds`, the search tries everything that can happen next: whatever the shopper can press,
//! whatever the page, the API and the clock can answer, also late, twice and in another order, until nothing new is
//! found or the depth is reached. Two states count as one if they differ only in the numbers of their attempts, in what
//! exactly was typed, or in how long ago something was. After every step the `properties` are checked; the first that
//! does not hold is told with the shortest way to it, in words.
//!
//! The model believes of the network that a call is answered at most once, or cut at its time limit, and of the API that it answers consistently
//! (`api`): it takes no payment for a session that is over. What it says may get lost, garbled or contradictory on the
//! way.

mod api;
mod diagram;
mod fingerprint;
mod happening;
mod model;
mod mutants;
mod properties;
mod search;
mod worlds;

use search::{Found, Ground, explore};
use std::thread;

/// How many events deep the search goes: by default, and in `cargo xtask test long`.
const DEPTH: usize = 12;
const DEEP: usize = 60;

/// Explores all worlds, on as many threads as help, and says what was seen.
fn explore_all(depth: usize) -> Found {
    let mut all = Found::default();
    let count = worlds::all().len();
    let lanes = 2;
    let found: Vec<Found> = thread::scope(|scope| {
        let lanes: Vec<_> = (0..lanes)
            .map(|lane| {
                scope.spawn(move || {
                    let mut found = Found::default();
                    for at in (lane..count).step_by(lanes) {
                        // States share what is large without locks, so each thread makes worlds of its own.
                        let ground = Ground::new(worlds::all().swap_remove(at));
                        match explore(&ground, komoju_checkout::flow::update, depth) {
                            Ok(more) => {
                                println!("{more} in {}", ground.world.name);
                                found.add(more);
                            }
                            Err(violation) => panic!("{violation}"),
                        }
                    }
                    found
                })
            })
            .collect();
        lanes.into_iter().map(|lane| lane.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    });
    for more in found {
        all.add(more);
    }
    println!("{all} in all, at most {depth} events deep");
    all
}

/// The default depth is what fits into a few seconds without optimisation; `KOMOJU_LONG=1` goes deeper.
#[test]
fn every_reachable_state_keeps_every_property() {
    let long = std::env::var_os("KOMOJU_LONG").is_some();
    let found = explore_all(if long { DEEP } else { DEPTH });
    println!("{}", diagram::draw(&found));
    // A search that never gets anywhere would prove nothing.
    for stage in diagram::STAGES {
        assert!(found.reaches(stage), "never {stage}");
    }
}
