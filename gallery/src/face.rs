//! A face: a state of the checkout by a name, and how to get there.

use crate::faces;
use crate::story::Story;
use komoju_checkout::flow::State;
use komoju_checkout::i18n::Locale;

/// A state to be looked at.
pub struct Face {
    /// What it is about, as a heading: "Card", "Instructions".
    pub group: &'static str,
    /// Its name, of small letters, digits and `-` or `_`: it names files and stands in addresses.
    pub name: String,
    tell: Box<dyn Fn(Story) -> Story>,
}

impl Face {
    /// A face by the story that leads to it.
    pub(crate) fn new(group: &'static str, name: impl Into<String>, tell: impl Fn(Story) -> Story + 'static) -> Face {
        Face { group, name: name.into(), tell: Box::new(tell) }
    }

    /// The state, in a language. `origin` is that of the page it is shown in, such as `http://127.0.0.1:4001`: the
    /// pictures of konbini and the bank's page are found there.
    pub fn state(&self, locale: Locale, origin: &str) -> State {
        (self.tell)(Story::new(locale, origin)).state
    }
}

/// All of them, in the order in which they are shown.
pub fn all() -> Vec<Face> {
    let mut all = Vec::new();
    for more in [
        faces::picker::faces(),
        faces::forms::faces(),
        faces::problems::faces(),
        faces::card::faces(),
        faces::notices::faces(),
        faces::shortfall::faces(),
        faces::parts::faces(),
        faces::steps::faces(),
        faces::elsewhere::faces(),
        faces::slips::faces(),
        faces::ends::faces(),
    ] {
        all.extend(more);
    }
    all
}
