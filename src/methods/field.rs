//! A field of a form, as data: what it is called, what it takes, how wide it is, how its value is checked.

use super::Setting;
use super::field_name::FieldName;
use crate::domain::Secret;
use crate::domain::money::Money;
use crate::domain::verdict::Verdict;
use crate::i18n::{FieldProblem, Messages, Text};
use crate::wire::Offer;

/// What a field takes: decides its keyboard, its live formatting and its looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A card number, grouped while typing.
    CardNumber,
    /// An expiry, `MM / YY`.
    Expiry,
    /// A security code, digits only.
    Code,
    /// A person's name.
    Name,
    /// A name as on a card, in capitals.
    CardName,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A name in katakana.
    Kana,
    /// A prepaid number.
    Prepaid,
    /// A prepaid number in hiragana.
    Hiragana,
    /// The id of an account.
    Account,
    /// A password, sent exactly as typed.
    Password,
    /// One of a few things, each a tile with its picture.
    Tiles,
    /// One of a list.
    List,
}

impl Kind {
    /// Whether it is typed into an input of its own, and not chosen.
    pub fn is_typed(self) -> bool {
        !matches!(self, Kind::Tiles | Kind::List)
    }

    /// Whether what stands in it must not outlast a submission, nor the page's being hidden (DOMAIN.md 1.6).
    pub fn is_fleeting(self) -> bool {
        matches!(self, Kind::Code | Kind::Password)
    }
}

/// One of the things a field lets choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pick {
    /// What is sent for it.
    pub value: String,
    /// Where its picture is, as the session has it.
    pub icon: Option<String>,
    /// What one part comes to, where it is a number of parts.
    pub each: Option<Money>,
}

impl Pick {
    /// A choice without a picture.
    pub fn plain(value: String) -> Pick {
        Pick { value, icon: None, each: None }
    }

    /// The brands an offer lists, in its order.
    pub fn brands(offer: &Offer) -> Vec<Pick> {
        let mut picks = Vec::new();
        for brand in offer.brands.as_deref().unwrap_or_default() {
            picks.push(Pick { value: brand.slug.clone(), icon: brand.icon.clone(), each: None });
        }
        picks
    }
}

/// How much of a row a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// All of it.
    Full,
    /// Half of it.
    Half,
}

/// A field, whatever the session: plain data.
pub struct Field {
    /// Its name.
    pub name: FieldName,
    /// What it takes.
    pub kind: Kind,
    /// Its label.
    pub label: Text,
    /// A short example shown in the empty field.
    pub placeholder: Option<Text>,
    /// A line of help under it.
    pub help: Option<Text>,
    /// The `autocomplete` token (DOMAIN.md 1.8).
    pub autocomplete: &'static str,
    /// How much of a row it takes.
    pub width: Width,
    /// What is said when it is required and empty.
    pub missing: FieldProblem,
    /// What a choice is called, by its value.
    pub pick_name: fn(&str, &Messages) -> String,
    /// Checks a value that is not empty. Other values matter too: the security code depends on the card's brand.
    /// A choice needs none: it must be one of its picks.
    pub check: fn(&Setting<'_>, &Values<'_>, &str) -> Check,
}

impl Field {
    /// A full-width field without help; each changes what differs.
    pub const fn new(
        name: FieldName,
        kind: Kind,
        label: Text,
        check: fn(&Setting<'_>, &Values<'_>, &str) -> Check,
    ) -> Field {
        Field {
            name,
            kind,
            label,
            placeholder: None,
            help: None,
            autocomplete: "off",
            width: Width::Full,
            missing: FieldProblem::Required,
            pick_name: |value, _| value.to_owned(),
            check,
        }
    }

    /// A choice among a few things.
    pub const fn choice(name: FieldName, kind: Kind, label: Text, pick_name: fn(&str, &Messages) -> String) -> Field {
        let field = Field::new(name, kind, label, |_, _, _| Check::Valid);
        Field { missing: FieldProblem::ChooseOne, pick_name, ..field }
    }
}

/// What a form asks for: a field, and what this session makes of it.
pub struct Ask {
    /// The field.
    pub field: &'static Field,
    /// Whether it must be filled in.
    pub required: bool,
    /// What the shop already knows of it.
    pub prefill: Option<String>,
    /// What there is to choose from.
    pub picks: Vec<Pick>,
}

impl Ask {
    /// Asks for a field, which must be filled in, with what is known of it.
    pub fn required(setting: &Setting<'_>, field: &'static Field) -> Ask {
        Ask { field, required: true, prefill: setting.known.fill_in(field), picks: Vec::new() }
    }

    /// Asks for several fields.
    pub fn all(setting: &Setting<'_>, fields: &[&'static Field]) -> Vec<Ask> {
        let mut asks = Vec::new();
        for field in fields {
            asks.push(Ask::required(setting, field));
        }
        asks
    }

    /// The same, but it may be left empty.
    pub fn optional(setting: &Setting<'_>, field: &'static Field) -> Ask {
        Ask { required: false, ..Ask::required(setting, field) }
    }
}

/// What a field's value is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// It can be sent.
    Valid,
    /// It may become valid by typing on; the problem is told when the field is left.
    Incomplete(FieldProblem),
    /// Typing on will not help; the problem is told when the field is left.
    Invalid(FieldProblem),
    /// Certain already while typing, and told at once: a brand that is not taken here.
    Hopeless(FieldProblem),
}

impl Check {
    /// What is wrong, if anything.
    pub fn problem(self) -> Option<FieldProblem> {
        match self {
            Check::Valid => None,
            Check::Incomplete(problem) | Check::Invalid(problem) | Check::Hopeless(problem) => Some(problem),
        }
    }

    /// The result of one of the `domain` checks, with its reasons put into our problems.
    pub fn of<T, R>(verdict: Verdict<T, R>, incomplete: FieldProblem, invalid: impl FnOnce(R) -> Check) -> Check {
        match verdict {
            Verdict::Valid(_) => Check::Valid,
            Verdict::Incomplete => Check::Incomplete(incomplete),
            Verdict::Invalid(reason) => invalid(reason),
        }
    }
}

/// What was entered, by field: a look at it, not a copy.
pub struct Values<'a>(Vec<(FieldName, &'a Secret)>);

impl<'a> Values<'a> {
    /// What was entered in a field; empty for one that is not there.
    pub fn get(&self, name: FieldName) -> &'a str {
        self.0.iter().find(|(found, _)| *found == name).map_or("", |(_, value)| value.expose())
    }
}

impl<'a> FromIterator<(FieldName, &'a Secret)> for Values<'a> {
    fn from_iter<I: IntoIterator<Item = (FieldName, &'a Secret)>>(entries: I) -> Values<'a> {
        Values(entries.into_iter().collect())
    }
}
