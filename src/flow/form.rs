//! The form of one payment method: its fields and what stands in them.

use crate::domain::Secret;
use crate::domain::kana::normalise;
use crate::i18n::FieldProblem;
use crate::methods::{Ask, Check, FieldName, Kind, Setting, Values};
use std::rc::Rc;

/// A form. Cheap to clone except for what was typed, which is wiped when a copy goes.
#[derive(Clone)]
pub struct Form {
    /// What it asks for.
    pub asks: Rc<[Ask]>,
    /// What stands in each field, in the same order.
    pub entries: Vec<Entry>,
}

/// What stands in a field.
#[derive(Clone, Default, PartialEq)]
pub struct Entry {
    /// The text, as the field shows it.
    pub text: Secret,
    /// What is wrong with it, as far as it is being told.
    pub problem: Option<FieldProblem>,
    /// Grows when the text was changed by us and not by the shopper: the input element must then be given the text.
    pub revision: u32,
    origin: Origin,
}

/// Whose text it is.
#[derive(Clone, Copy, PartialEq, Default)]
enum Origin {
    /// The shopper's, or the shop's.
    #[default]
    Given,
    /// Our guess, which may be replaced and added to.
    Guessed,
    /// Nobody's: the name was corrected in the middle, and how all of it is read now nobody has heard.
    Lost,
}

impl Entry {
    /// Puts in a text that the shopper did not type.
    fn write(&mut self, text: Secret) {
        *self = Entry { text, revision: self.revision.wrapping_add(1), ..Entry::default() };
    }
}

/// A field's state, as the page is told it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldState {
    /// Nothing in it, and something is needed.
    Empty,
    /// It may become valid by typing on.
    Incomplete,
    /// It is wrong.
    Invalid,
    /// It can be sent.
    Valid,
}

impl Form {
    /// The form for a setting, with what the session already knows filled in.
    pub fn new(asks: Vec<Ask>) -> Form {
        let entry = |ask: &Ask| Entry {
            text: ask.prefill.as_deref().map(Secret::from).unwrap_or_default(),
            ..Entry::default()
        };
        Form { entries: asks.iter().map(entry).collect(), asks: asks.into() }
    }

    /// What was entered.
    pub fn values(&self) -> Values<'_> {
        self.asks.iter().zip(&self.entries).map(|(ask, entry)| (ask.field.name, &entry.text)).collect()
    }

    /// Every field with its check.
    pub fn checks(&self, setting: &Setting<'_>) -> Vec<(FieldName, Check)> {
        let values = self.values();
        let mut checks = Vec::new();
        for ask in &*self.asks {
            checks.push((ask.field.name, setting.check(ask, &values)));
        }
        checks
    }

    /// Every field with its state.
    pub fn states(&self, setting: &Setting<'_>) -> Vec<(FieldName, FieldState)> {
        let mut states = Vec::new();
        for ((name, check), entry) in self.checks(setting).into_iter().zip(&self.entries) {
            let state = match check {
                Check::Valid => FieldState::Valid,
                Check::Incomplete(_) if entry.text.is_empty() => FieldState::Empty,
                Check::Incomplete(_) => FieldState::Incomplete,
                Check::Invalid(_) | Check::Hopeless(_) => FieldState::Invalid,
            };
            states.push((name, state));
        }
        states
    }

    /// Takes what the shopper typed. A problem that was told goes; only an unsupported brand is told while typing
    /// (DOMAIN.md 1.3). The security code's length hangs on the brand, so what was told of it is looked at again.
    pub fn change(&mut self, setting: &Setting<'_>, name: FieldName, text: &Secret) {
        self.follow(name, text);
        if let Some(entry) = self.entry_mut(name) {
            entry.text = text.clone();
            entry.origin = Origin::Given;
        }
        for (found, check) in self.checks(setting) {
            let Some(entry) = self.entry_mut(found) else { continue };
            if found == name {
                entry.problem = if let Check::Hopeless(problem) = check { Some(problem) } else { None };
            } else if let Some(FieldProblem::CodeLength(_)) = entry.problem {
                entry.problem = check.problem();
            }
        }
    }

    /// Suggests how a name is read, from the kana that were typed to get its kanji. What a person typed into the field
    /// for the reading stays (FEATURES.md 7, row 12).
    pub fn suggest(&mut self, name: FieldName, kana: &Secret) {
        let Some(reading) = name.reading().and_then(|reading| self.entry_mut(reading)) else { return };
        if reading.origin == Origin::Lost || reading.origin == Origin::Given && !reading.text.is_empty() {
            return;
        }
        reading.write(reading.text.followed_by(kana).map(normalise));
        reading.origin = Origin::Guessed;
    }

    /// Lets go of a reading that was our guess when its name is changed other than by typing on. A name that begins
    /// anew may be heard anew; half of a reading is worse than none.
    fn follow(&mut self, name: FieldName, text: &Secret) {
        let Some(before) = self.entry(name).map(|entry| entry.text.clone()) else { return };
        let Some(reading) = name.reading().and_then(|reading| self.entry_mut(reading)) else { return };
        if reading.origin != Origin::Given && !text.begins_with(&before) {
            reading.write(Secret::default());
            if text.begins_like(&before) {
                reading.origin = Origin::Lost;
            }
        }
    }

    /// Tells the problem of a field that is left with something in it. An empty field is told only on submitting:
    /// passing through a form is no mistake. Kana become what is sent for them.
    pub fn leave(&mut self, setting: &Setting<'_>, name: FieldName) {
        let is_kana = self.asks.iter().any(|ask| ask.field.name == name && ask.field.kind == Kind::Kana);
        if is_kana && let Some(entry) = self.entry_mut(name) {
            let text = entry.text.map(normalise);
            if text != entry.text {
                entry.write(text);
            }
        }
        let check = self.checks(setting).into_iter().find(|(found, _)| *found == name);
        if let (Some((_, check)), Some(entry)) = (check, self.entry_mut(name))
            && !entry.text.is_empty()
        {
            entry.problem = check.problem();
        }
    }

    /// Tells every problem there is, and lists them in order.
    pub fn tell_all(&mut self, setting: &Setting<'_>) -> Vec<(FieldName, FieldProblem)> {
        let mut problems = Vec::new();
        for (name, check) in self.checks(setting) {
            if let Some(entry) = self.entry_mut(name) {
                entry.problem = check.problem();
                if let Some(problem) = entry.problem {
                    problems.push((name, problem));
                }
            }
        }
        problems
    }

    /// Tells a problem the server found, and says at which field; `None` if the form has none for it.
    pub fn tell(&mut self, name: FieldName, problem: FieldProblem) -> Option<FieldName> {
        let name = if self.entry(name).is_some() { name } else { name.instead()? };
        self.entry_mut(name)?.problem = Some(problem);
        Some(name)
    }

    /// Empties the security code and the password, as after every submission (DOMAIN.md 1.6).
    pub fn clear_fleeting(&mut self) {
        for (ask, entry) in self.asks.iter().zip(&mut self.entries) {
            if ask.field.kind.is_fleeting() {
                entry.write(Secret::default());
            }
        }
    }

    /// Everything as it was at the beginning.
    pub fn reset(&mut self) {
        for (ask, entry) in self.asks.iter().zip(&mut self.entries) {
            entry.write(ask.prefill.as_deref().map(Secret::from).unwrap_or_default());
        }
    }

    /// Empties a field.
    pub(super) fn clear(&mut self, name: FieldName) {
        if let Some(entry) = self.entry_mut(name) {
            entry.write(Secret::default());
        }
    }

    /// What stands in a field.
    pub fn entry(&self, name: FieldName) -> Option<&Entry> {
        let at = self.asks.iter().position(|ask| ask.field.name == name)?;
        self.entries.get(at)
    }

    fn entry_mut(&mut self, name: FieldName) -> Option<&mut Entry> {
        let at = self.asks.iter().position(|ask| ask.field.name == name)?;
        self.entries.get_mut(at)
    }
}
