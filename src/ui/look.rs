//! Whether two states look the same, so that drawing again would change nothing on the screen.

use crate::flow::{Collecting, Stage, State};
use std::rc::Rc;

/// Says yes only when it is certain. What an input holds does not count: the input has it already.
pub(crate) fn same_look(a: &State, b: &State) -> bool {
    a.locale == b.locale
        && Rc::ptr_eq(&a.options, &b.options)
        && match (&a.stage, &b.stage) {
            (Stage::Collecting(one), Stage::Collecting(other)) => {
                one.minutes_left(a.now) == other.minutes_left(b.now) && same_picker(one, other)
            }
            (Stage::Loading(_), Stage::Loading(_)) => true,
            (Stage::Instructing(one), Stage::Instructing(other)) => {
                Rc::ptr_eq(&one.slip, &other.slip)
                    && one.barcode.looks_like(&other.barcode)
                    && one.slip.days_left(a.now) == other.slip.days_left(b.now)
            }
            (Stage::Challenging(a), Stage::Challenging(b)) => a.leaving == b.leaving,
            _ => false,
        }
}

fn same_picker(a: &Collecting, b: &Collecting) -> bool {
    Rc::ptr_eq(&a.session, &b.session)
        && a.chosen == b.chosen
        && a.notice == b.notice
        && a.short.is_some() == b.short.is_some()
        && a.brand() == b.brand()
        && match (a.current(), b.current()) {
            (Some((_, _, a)), Some((_, _, b))) => {
                let mut pairs = a.entries.iter().zip(&b.entries);
                pairs.all(|(a, b)| a.problem == b.problem && a.revision == b.revision)
            }
            _ => true,
        }
}
