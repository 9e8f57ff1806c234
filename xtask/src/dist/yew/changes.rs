//! What is changed in Yew's own files, and why.

mod elements;
mod events;
mod never_made;

use anyhow::{Result, ensure};

/// What is done to a text of Yew's, which stands exactly once in its file.
pub(super) struct Change {
    pub(super) file: &'static str,
    pub(super) at: &'static str,
    pub(super) put: &'static str,
    /// Whether the text stays, behind what is put.
    stays: bool,
}

const fn instead(file: &'static str, at: &'static str, put: &'static str) -> Change {
    Change { file, at, put, stays: false }
}

const fn before(file: &'static str, at: &'static str, put: &'static str) -> Change {
    Change { file, at, put, stays: true }
}

/// Every change.
pub(super) fn all() -> impl Iterator<Item = &'static Change> {
    [elements::ELEMENTS, never_made::NEVER_MADE, events::LISTENING].into_iter().flatten()
}

impl Change {
    /// The file's text with the change made.
    ///
    /// # Errors
    /// When the file is not the one that the change is for.
    pub(super) fn applied(&self, text: &str) -> Result<String> {
        let Change { file, at, put, stays } = self;
        ensure!(text.matches(at).count() == 1, "Yew's {file} does not have this once now: {at}");
        Ok(text.replace(at, &if *stays { [*put, at].concat() } else { (*put).to_owned() }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_fits_once_or_is_an_error() {
        let (put, placed) = (instead("a.rs", "one", "two"), before("a.rs", "one", "two, "));
        assert_eq!(put.applied("zero, one").unwrap(), "zero, two");
        assert_eq!(placed.applied("zero, one").unwrap(), "zero, two, one");
        for other in ["zero", "one, one"] {
            assert!(put.applied(other).unwrap_err().to_string().contains("a.rs"), "{other}");
        }
    }
}
