//! Whether two states look the same, so that drawing again would change nothing on the screen.

use crate::flow::{Collecting, Stage, State};
use std::rc::Rc;

/// Says yes only when it is certain. What an input holds does not count: the input has it already.
pub(super) fn same_look(a: &State, b: &State) -> bool {
    a.locale == b.locale
        && match (&a.stage, &b.stage) {
            (Stage::Collecting(a), Stage::Collecting(b)) => same_picker(a, b),
            (Stage::Loading(_), Stage::Loading(_)) => true,
            (Stage::Instructing(a), Stage::Instructing(b)) => Rc::ptr_eq(a, b),
            _ => false,
        }
}

fn same_picker(a: &Collecting, b: &Collecting) -> bool {
    Rc::ptr_eq(&a.session, &b.session)
        && a.chosen == b.chosen
        && a.notice == b.notice
        && a.brand() == b.brand()
        && match (a.current(), b.current()) {
            (Some((_, _, a)), Some((_, _, b))) => {
                let mut pairs = a.entries.iter().zip(&b.entries);
                pairs.all(|(a, b)| a.problem == b.problem && a.revision == b.revision)
            }
            _ => true,
        }
}
