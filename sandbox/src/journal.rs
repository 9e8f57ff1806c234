//! Which requests reached the API, by method and path, so that a test can say "nothing was sent". No body and no
//! header is ever in it.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use serde_json::{Value, json};

use crate::app::App;

/// More than any test looks back; what is older is forgotten.
const LONGEST: usize = 10_000;

/// Method and path of each request, oldest first.
#[derive(Default)]
pub(crate) struct Journal(Mutex<VecDeque<(String, String)>>);

impl Journal {
    fn add(&self, method: String, path: String) {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if entries.len() == LONGEST {
            entries.pop_front();
        }
        entries.push_back((method, path));
    }

    /// The requests about one session, or all.
    pub(crate) fn show(&self, session: Option<&str>) -> Value {
        let about = |path: &str| session.is_none_or(|id| path.split('/').any(|part| part == id));
        let entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let shown = entries.iter().filter(|(_, path)| about(path));
        shown.map(|(method, path)| json!({ "method": method, "path": path })).collect()
    }
}

/// The middleware: writes a request down as it arrives, whatever becomes of it.
pub(crate) async fn keep(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    app.journal.add(request.method().to_string(), request.uri().path().to_owned());
    next.run(request).await
}
