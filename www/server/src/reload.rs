//! Tells open pages, during development, that the package was rebuilt.
//! It must not know how pages are told; it keeps a number that changes.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tokio::sync::watch;

use crate::server;

/// How often the package is looked at.
const INTERVAL: Duration = Duration::from_secs(1);

/// The version of the package that pages should show.
#[derive(Debug)]
pub(crate) struct Reload {
    version: watch::Sender<u128>,
    closed: watch::Receiver<bool>,
}

impl Reload {
    /// Starts at the present moment, so that a page left open over a restart of the server is reloaded too.
    pub(crate) fn new(closed: watch::Receiver<bool>) -> Self {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        let (version, _) = watch::channel(now.map_or(0, |now| now.as_millis()));
        Self { version, closed }
    }

    /// Follows the version from now on.
    pub(crate) fn follow(&self) -> watch::Receiver<u128> {
        self.version.subscribe()
    }

    /// Ends when the shop closes.
    pub(crate) fn closing(&self) -> impl Future<Output = ()> + Send + 'static {
        server::until(self.closed.clone())
    }

    /// Looks at `folder` once a second until the shop closes. A change counts once the folder has been at rest for
    /// one look, for a package is written file by file.
    pub(crate) fn watch(&self, folder: PathBuf) -> impl Future<Output = ()> + Send + 'static {
        let version = self.version.clone();
        let closing = self.closing();
        async move {
            let look = async {
                let (mut shown, mut before) = (fingerprint(&folder), fingerprint(&folder));
                loop {
                    tokio::time::sleep(INTERVAL).await;
                    let now = fingerprint(&folder);
                    if now == before && now != shown {
                        shown.clone_from(&now);
                        version.send_modify(|version| *version += 1);
                    }
                    before = now;
                }
            };
            tokio::select! { () = closing => {}, () = look => {} }
        }
    }
}

/// Name, size and time of change of each file, in order.
type Fingerprint = Vec<(PathBuf, u64, Option<SystemTime>)>;

/// A folder that cannot be read is an empty one: between two builds it may be missing.
fn fingerprint(folder: &Path) -> Fingerprint {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.metadata() {
                Ok(data) if data.is_dir() => folders.push(entry.path()),
                Ok(data) => files.push((entry.path(), data.len(), data.modified().ok())),
                Err(_) => {}
            }
        }
    }
    files.sort();
    files
}
