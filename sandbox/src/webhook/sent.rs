//! What was told to the shop, and how it answered: for people who look, and for tests.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};

use super::Event;

/// More than anybody looks back; what is older is forgotten.
const LONGEST: usize = 1_000;

/// Every event, oldest first, whether or not there is an address to send it to.
#[derive(Default)]
pub(crate) struct Sent(Mutex<VecDeque<Entry>>);

struct Entry {
    event: Event,
    /// The status each try was answered with; `None` is no answer at all.
    tries: Vec<Option<u16>>,
}

impl Sent {
    pub(super) fn add(&self, event: Event) {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if entries.len() == LONGEST {
            entries.pop_front();
        }
        entries.push_back(Entry { event, tries: Vec::new() });
    }

    /// What became of one more try.
    pub(super) fn tried(&self, event: &Event, status: Option<u16>) {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(entry) = entries.iter_mut().rev().find(|entry| entry.event.id == event.id) {
            entry.tries.push(status);
        }
    }

    /// The event with this id, to be sent once more.
    pub(crate) fn find(&self, id: &str) -> Option<Event> {
        let entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        entries.iter().find(|entry| entry.event.id == id).map(|entry| entry.event.clone())
    }

    pub(crate) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The events about one session or all, oldest first. `taken` says whether the shop has answered one with a 2xx.
    pub(crate) fn show(&self, session: Option<&str>) -> Value {
        let entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let fits = |entry: &&Entry| session.is_none_or(|id| entry.event.session.as_deref() == Some(id));
        let shown = entries.iter().filter(fits).map(|Entry { event, tries }| {
            json!({
                "id": event.id,
                "type": event.kind,
                "payment": event.payment,
                "session": event.session,
                "created_at": event.created_at,
                "tries": tries,
                "taken": tries.last().is_some_and(|last| last.is_some_and(|status| (200..300).contains(&status))),
            })
        });
        shown.collect()
    }
}
