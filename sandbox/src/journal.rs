//! Which requests reached the API, by method and path, so that a test can say "nothing was sent". No body, no query and
//! no header is ever in it.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use serde_json::{Value, json};

use crate::app::App;
use crate::clock;

/// More than any test looks back; what is older is forgotten.
const LONGEST: usize = 10_000;

/// The requests, oldest first.
#[derive(Default)]
pub(crate) struct Journal(Mutex<Entries>);

#[derive(Default)]
struct Entries {
    kept: VecDeque<Entry>,
    /// The number of the next one.
    next: u64,
}

struct Entry {
    number: u64,
    /// The sandbox's time.
    at: String,
    method: String,
    path: String,
    /// `None` while it is being worked on.
    status: Option<u16>,
}

impl Journal {
    /// Writes a request down and answers its number.
    fn add(&self, at: String, method: String, path: &str) -> u64 {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if entries.kept.len() == LONGEST {
            entries.kept.pop_front();
        }
        let number = entries.next;
        entries.next += 1;
        entries.kept.push_back(Entry { number, at, method, path: without_numbers(path), status: None });
        number
    }

    fn answered(&self, number: u64, status: u16) {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(entry) = entries.kept.iter_mut().rev().find(|entry| entry.number == number) {
            entry.status = Some(status);
        }
    }

    pub(crate) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).kept.clear();
    }

    /// The requests about one session, or all, oldest first.
    pub(crate) fn show(&self, session: Option<&str>) -> Value {
        let about = |path: &str| session.is_none_or(|id| path.split('/').any(|part| part == id));
        let entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let shown = entries.kept.iter().filter(|entry| about(&entry.path));
        shown
            .map(|Entry { at, method, path, status, .. }| {
                json!({ "method": method, "path": path, "status": status, "at": at })
            })
            .collect()
    }
}

/// A path as it may be kept: where somebody put a card number into one by mistake, it is not.
fn without_numbers(path: &str) -> String {
    const SHORTEST_CARD: usize = 12;
    let kept = |part: &str| {
        let digits = part.bytes().filter(u8::is_ascii_digit).count();
        let number = digits >= SHORTEST_CARD && !part.bytes().any(|byte| byte.is_ascii_lowercase());
        if number { "…".to_owned() } else { part.to_owned() }
    };
    path.split('/').map(kept).collect::<Vec<_>>().join("/")
}

/// The middleware: writes a request down as it arrives, and the status it is answered with.
pub(crate) async fn keep(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let at = clock::utc(app.clock.now());
    let number = app.journal.add(at, request.method().to_string(), request.uri().path());
    let response = next.run(request).await;
    app.journal.answered(number, response.status().as_u16());
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_number_in_a_path_is_not_kept() {
        for (path, expected) in [
            ("/sessions/abc/pay", "/sessions/abc/pay"),
            ("/sessions/0123456789012abcdefghijkl/pay", "/sessions/0123456789012abcdefghijkl/pay"),
            ("/tokens/4111111111111111", "/tokens/…"),
            ("/tokens/4111-1111-1111-1111", "/tokens/…"),
            ("/tokens/4111%201111%201111%201111/x", "/tokens/…/x"),
        ] {
            assert_eq!(without_numbers(path), expected);
        }
    }
}
