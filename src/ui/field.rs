//! What a field shows: its data, its entry and the language, put together once for every kind of field.

use super::element::{Attr, El, el};
use crate::domain::Secret;
use crate::domain::brand::Brand;
use crate::flow::Entry;
use crate::i18n::{Messages, Text};
use crate::methods::{Ask, FieldName, Kind, Pick, Width};

/// A field as it is to be shown.
pub(super) struct FieldView<'a> {
    pub(super) name: FieldName,
    pub(super) kind: Kind,
    pub(super) id: String,
    pub(super) label: &'static str,
    pub(super) placeholder: &'static str,
    pub(super) help: Option<&'static str>,
    pub(super) optional: Option<&'static str>,
    pub(super) autocomplete: &'static str,
    pub(super) half: bool,
    pub(super) problem: Option<String>,
    pub(super) brand: Option<Brand>,
    pub(super) locked: bool,
    pub(super) revision: u32,
    pub(super) text: &'a Secret,
}

impl<'a> FieldView<'a> {
    pub(super) fn new(
        ask: &Ask,
        entry: &'a Entry,
        brand: Option<Brand>,
        texts: &'static Messages,
        locked: bool,
        uid: u32,
    ) -> FieldView<'a> {
        let field = ask.field;
        let brand = brand.filter(|_| matches!(field.kind, Kind::CardNumber | Kind::Code));
        let four = brand.is_some_and(|brand| brand.code_length() == 4);
        let (placeholder, help) = match field.kind {
            Kind::Code if four => ("", Some(texts.get(Text::CodeHelpFront))),
            Kind::Code => ("", Some(texts.get(Text::CodeHelpBack))),
            _ => (field.placeholder.map_or("", |text| texts.get(text)), field.help.map(|text| texts.get(text))),
        };
        FieldView {
            name: field.name,
            kind: field.kind,
            id: super::field_id(uid, field.name),
            label: texts.get(field.label),
            placeholder,
            help,
            optional: (!ask.required).then_some(texts.get(Text::Optional)),
            autocomplete: field.autocomplete,
            half: field.width == Width::Half,
            problem: entry.problem.map(|problem| problem.sentence(texts)),
            brand,
            locked,
            revision: entry.revision,
            text: &entry.text,
        }
    }

    /// Whether this is what is chosen.
    pub(super) fn holds(&self, pick: &Pick) -> bool {
        *self.text == Secret::from(pick.value.as_str())
    }

    /// The id of the line under the field, which describes it.
    pub(super) fn line_id(&self) -> String {
        [&self.id, "-line"].concat()
    }

    /// The word for how it looks, for the style sheet.
    pub(super) fn look(&self) -> &'static str {
        if self.problem.is_some() { "wrong" } else { "plain" }
    }

    /// The line under the field: what is wrong, else some help. It keeps its height when it is empty.
    pub(super) fn line(&self) -> El {
        let line = el("p", "line").set(Attr::Id, self.line_id());
        match (&self.problem, self.help) {
            (Some(problem), _) => line.put(el("span", "problem").say(problem.clone())),
            (None, Some(help)) => line.say(help),
            (None, None) => line,
        }
    }
}
