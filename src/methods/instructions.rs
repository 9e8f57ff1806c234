//! What a shopper needs in order to pay later, in cash. One shape for every method; the methods supply the lines.

use crate::i18n::Text;
use crate::wire::Payment;

/// What to show while a cash payment is awaited (DOMAIN.md 5.4). Amount, deadline and link come from the payment.
#[derive(Debug, Clone)]
pub struct Instructions {
    /// What to do, in a sentence; it may name the `{store}`.
    pub heading: Text,
    /// The konbini chain's slug, where there is one.
    pub store: Option<String>,
    /// The numbers to give or type.
    pub lines: Vec<Line>,
    /// Where to go with them.
    pub place: Option<Text>,
    /// What the link to the full instructions says.
    pub link_label: Text,
}

/// A number with its label.
#[derive(Debug, Clone)]
pub struct Line {
    /// What the number is called where it is asked for.
    pub label: Text,
    /// The number. Always text: leading zeros count.
    pub value: String,
    /// What goes wrong with it if nobody says so.
    pub warning: Option<Text>,
}

impl Instructions {
    /// For a method whose instructions only the provider's page knows.
    pub(crate) fn only_the_link() -> Instructions {
        Instructions {
            heading: Text::Awaiting,
            store: None,
            lines: Vec::new(),
            place: None,
            link_label: Text::ShowInstructions,
        }
    }
}

impl Line {
    /// The payment details that are there, of these, each with its label.
    pub(super) fn all(payment: &Payment, names: &[(&str, Text)]) -> Vec<Line> {
        let mut lines = Vec::new();
        for (name, label) in names {
            if let Some(line) = Line::of(payment, name, *label) {
                lines.push(line);
            }
        }
        lines
    }

    /// The payment detail `name`, if it is there.
    fn of(payment: &Payment, name: &str, label: Text) -> Option<Line> {
        let value = payment.details.get(name).text()?.chars().filter(|c| !c.is_control()).take(64).collect();
        Some(Line { label, value, warning: None })
    }
}
