//! The form of one payment method: its fields and what stands in them.

use crate::domain::Secret;
use crate::i18n::FieldProblem;
use crate::methods::{Check, Field, FieldName, Kind, Setting, Values};
use std::rc::Rc;

/// A form. Cheap to clone except for what was typed, which is wiped when a copy goes.
#[derive(Clone)]
pub struct Form {
    /// What it asks for.
    pub fields: Rc<[Field]>,
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
    pub fn new(fields: Vec<Field>) -> Form {
        let entry = |field: &Field| Entry {
            text: field.prefill.as_deref().map(Secret::from).unwrap_or_default(),
            ..Entry::default()
        };
        Form { entries: fields.iter().map(entry).collect(), fields: fields.into() }
    }

    /// What was entered.
    pub fn values(&self) -> Values<'_> {
        self.fields.iter().zip(&self.entries).map(|(field, entry)| (field.name, &entry.text)).collect()
    }

    /// Every field with its check.
    pub fn checks(&self, setting: &Setting<'_>) -> Vec<(FieldName, Check)> {
        let values = self.values();
        self.fields.iter().map(|field| (field.name, setting.check(field, &values))).collect()
    }

    /// Every field with its state.
    pub fn states(&self, setting: &Setting<'_>) -> Vec<(FieldName, FieldState)> {
        let values = self.values();
        let state = |field: &Field| match setting.check(field, &values) {
            Check::Valid => FieldState::Valid,
            Check::Incomplete(_) if values.get(field.name).is_empty() => FieldState::Empty,
            Check::Incomplete(_) => FieldState::Incomplete,
            Check::Invalid(_) | Check::Hopeless(_) => FieldState::Invalid,
        };
        self.fields.iter().map(|field| (field.name, state(field))).collect()
    }

    /// Takes what the shopper typed. A problem that was told goes; only an unsupported brand is told while typing
    /// (DOMAIN.md 1.3). The security code's length hangs on the brand, so what was told of it is looked at again.
    pub fn change(&mut self, setting: &Setting<'_>, name: FieldName, text: Secret) {
        if let Some(entry) = self.entry_mut(name) {
            entry.text = text;
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

    /// Tells the problem of a field that is left with something in it. An empty field is told only on submitting:
    /// passing through a form is no mistake.
    pub fn leave(&mut self, setting: &Setting<'_>, name: FieldName) {
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
                problems.extend(entry.problem.map(|problem| (name, problem)));
            }
        }
        problems
    }

    /// Tells a problem the server found.
    pub fn tell(&mut self, name: FieldName, problem: FieldProblem) -> bool {
        self.entry_mut(name).map(|entry| entry.problem = Some(problem)).is_some()
    }

    /// Empties the security code, as after every submission (DOMAIN.md 1.6).
    pub fn clear_code(&mut self) {
        for (field, entry) in self.fields.iter().zip(&mut self.entries) {
            if field.kind == Kind::Code {
                *entry = Entry { revision: entry.revision.wrapping_add(1), ..Entry::default() };
            }
        }
    }

    /// What stands in a field.
    pub fn entry(&self, name: FieldName) -> Option<&Entry> {
        let at = self.fields.iter().position(|field| field.name == name)?;
        self.entries.get(at)
    }

    fn entry_mut(&mut self, name: FieldName) -> Option<&mut Entry> {
        let at = self.fields.iter().position(|field| field.name == name)?;
        self.entries.get_mut(at)
    }
}
