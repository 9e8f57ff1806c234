//! The search: breadth first, so that the first violation found has the shortest way to it.

use super::api::Api;
use super::happening::{self, Happening};
use super::model::{Model, is_at_rest};
use super::properties::{self, Turn};
use super::same_ways::Ways;
use super::worlds::World;
use super::{diagram, fingerprint, leaks};
use komoju_checkout::flow::{Effects, Event, State};
use std::collections::{BTreeSet, HashSet};
use std::fmt;

/// A world with everything its API can say.
pub(super) struct Ground {
    pub(super) world: World,
    pub(super) api: Api,
}

impl Ground {
    pub(super) fn new(world: World) -> Ground {
        Ground { api: Api::new(&world), world }
    }
}

/// How a world is explored.
pub(super) type Explore = fn(&Ground, Update, usize, &mut Known) -> Result<Found, Violation>;

/// The states that are known already, by their numbers. Worlds that differ only in where they begin can share them: a
/// state that was come to in another one has been followed from there.
pub(super) type Known = HashSet<u64>;

/// How one event is taken: `flow::update`, or something that spoils it.
pub(super) type Update = fn(State, Event) -> (State, Effects);

/// A number that is the same for two states of which one is followed.
type Print = fn(&Ground, &State, &Model) -> u64;

/// A state that was found, and how.
struct Node {
    state: State,
    model: Model,
    depth: usize,
    from: Option<(usize, Happening)>,
}

/// What was seen.
#[derive(Default)]
pub(super) struct Found {
    worlds: usize,
    states: usize,
    transitions: usize,
    /// How many events deep it is.
    depth: usize,
    /// Whether something new might have been found deeper.
    cut: bool,
    /// What led from which stage to which other.
    pub(super) arrows: BTreeSet<(&'static str, &'static str, &'static str)>,
    /// The pieces that the states are drawn of.
    pub(super) keys: BTreeSet<String>,
}

impl Found {
    pub(super) fn add(&mut self, more: Found) {
        self.worlds += more.worlds;
        self.depth = self.depth.max(more.depth);
        self.states += more.states;
        self.transitions += more.transitions;
        self.cut |= more.cut;
        self.arrows.extend(more.arrows);
        self.keys.extend(more.keys);
    }

    /// Whether something new might have been found deeper.
    pub(super) fn is_cut(&self) -> bool {
        self.cut
    }

    pub(super) fn reaches(&self, stage: &str) -> bool {
        self.arrows.iter().any(|(_, _, to)| *to == stage)
    }
}

impl fmt::Display for Found {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = if self.cut { "deeper ones are left out" } else { "these are all" };
        let Found { worlds, states, transitions, depth, .. } = self;
        write!(out, "{states} states and {transitions} transitions in {worlds} worlds, ")?;
        write!(out, "at most {depth} events deep ({whole})")
    }
}

/// A property that does not hold, and the shortest way there.
#[derive(Debug)]
pub(super) struct Violation {
    pub(super) property: &'static str,
    why: String,
    world: String,
    path: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "\"{}\" does not hold: {}\nin the world \"{}\", when", self.property, self.why, self.world)?;
        for step in &self.path {
            writeln!(out, "  - {step}")?;
        }
        Ok(())
    }
}

/// Explores a world; `Err` is the first violation. States that count as one are followed one by one, and must go the same
/// ways.
pub(super) fn explore(ground: &Ground, update: Update, depth: usize, known: &mut Known) -> Result<Found, Violation> {
    let search = Search::new(ground, update, depth, known);
    run(Search { print: fingerprint::of_everything, ways: Some(Ways::default()), ..search })
}

/// The same, following one of them for all: a few times quicker.
pub(super) fn explore_quickly(
    ground: &Ground,
    update: Update,
    depth: usize,
    known: &mut Known,
) -> Result<Found, Violation> {
    run(Search::new(ground, update, depth, known))
}

fn run(mut search: Search<'_>) -> Result<Found, Violation> {
    let ground = search.ground;
    let begin = if ground.world.given { Happening::Brought } else { Happening::Start };
    let (state, model) = (State::new(ground.world.options.clone()), Model::new(ground));
    search.nodes.push(Node { state, model, depth: 0, from: None });
    search.step(0, begin)?;
    let mut next = 1;
    while next < search.nodes.len() {
        search.expand(next)?;
        next += 1;
    }
    search.found.worlds = 1;
    search.found.states = search.nodes.len() - 1;
    search.found.depth = search.nodes.last().map_or(0, |last| last.depth);
    Ok(search.found)
}

struct Search<'a> {
    ground: &'a Ground,
    update: Update,
    depth: usize,
    print: Print,
    nodes: Vec<Node>,
    known: &'a mut Known,
    ways: Option<Ways>,
    found: Found,
}

impl<'a> Search<'a> {
    fn new(ground: &'a Ground, update: Update, depth: usize, known: &'a mut Known) -> Search<'a> {
        let found = Found::default();
        Search { ground, update, depth, print: fingerprint::of, nodes: Vec::new(), known, ways: None, found }
    }

    fn expand(&mut self, at: usize) -> Result<(), Violation> {
        if self.nodes[at].depth >= self.depth {
            self.found.cut = true;
            return Ok(());
        }
        let node = &self.nodes[at];
        // One kind of late event a state is enough where time is short: there are thousands of states.
        let kinds = if self.depth == usize::MAX { at..at + properties::LATE } else { at..at + 1 };
        for kind in kinds {
            if let Err(why) = properties::late_events_change_nothing(self.ground, self.update, &node.state, kind) {
                return Err(self.violation("late events change nothing", why, at, None));
            }
        }
        if let Err(why) = leaks::nothing_typed_is_printed(&node.state) {
            return Err(self.violation("nothing typed is printed", why, at, None));
        }
        for happening in happening::all(self.ground, &node.state, &node.model) {
            self.step(at, happening)?;
        }
        Ok(())
    }

    fn step(&mut self, at: usize, happening: Happening) -> Result<(), Violation> {
        let before = &self.nodes[at];
        let mut heard = before.model.clone();
        heard.hear(self.ground, &before.state, happening);
        let (mut after, mut effects) = (before.state.clone(), Vec::new());
        for event in happening.events(self.ground, &before.state) {
            let (state, more) = (self.update)(after, event);
            after = state;
            effects.extend(more);
        }
        let mut model = heard.clone();
        model.do_orders(&before.state, &after, &effects);
        self.found.transitions += 1;
        let (from, to) = (diagram::stage(&before.state), diagram::stage(&after));
        if from != to && before.from.is_some() {
            self.found.arrows.insert((from, happening.kind(), to));
        }
        let turn = Turn { heard: &heard, after: &after, effects: &effects, model: &model };
        for (property, check) in properties::ALL {
            if let Err(why) = check(&turn) {
                return Err(self.violation(property, why, at, Some(happening)));
            }
        }
        if is_at_rest(&after) || happening == Happening::CameBack {
            model.rest();
        }
        if let Some(ways) = &mut self.ways {
            let from = fingerprint::of(self.ground, &before.state, &before.model);
            let to = fingerprint::of(self.ground, &after, &model);
            if let Err(why) = ways.goes(from, happening, to, &effects) {
                return Err(self.violation("states that count as one go the same ways", why, at, Some(happening)));
            }
        }
        let depth = before.depth + 1;
        if self.known.insert((self.print)(self.ground, &after, &model)) {
            self.found.keys.extend(komoju_gallery::keys(&after));
            self.nodes.push(Node { state: after, model, depth, from: Some((at, happening)) });
        }
        Ok(())
    }

    fn violation(&self, property: &'static str, why: String, at: usize, last: Option<Happening>) -> Violation {
        let mut path: Vec<_> = last.into_iter().map(|happening| happening.in_words(self.ground)).collect();
        let mut at = at;
        while let Some((from, happening)) = self.nodes[at].from {
            path.push(format!("{} ({})", happening.in_words(self.ground), diagram::stage(&self.nodes[at].state)));
            at = from;
        }
        path.reverse();
        Violation { property, why, world: self.ground.world.name.clone(), path }
    }
}
