//! A number or password a shopper typed: it can be used and it cannot be printed.

/// Deliberately without `Debug`, `Display` and serialisation.
#[derive(Clone)]
pub(crate) struct Secret(String);

impl Secret {
    pub(crate) fn new(text: String) -> Secret {
        Secret(text)
    }

    /// The text itself, for comparing with test numbers only.
    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }

    /// What the API itself shows again: the last four characters.
    pub(crate) fn last_four(&self) -> String {
        let count = self.0.chars().count();
        self.0.chars().skip(count.saturating_sub(4)).collect()
    }
}
