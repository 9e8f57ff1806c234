//! Takes what is typed into one field: formats it, tells the state, and goes on when the field is finished.
//!
//! During a composition of an input method neither the text nor the caret is touched; the text is formatted once, when
//! the composition ends (DOMAIN.md 1.4). What an edit makes of a text is `domain::edit`'s to say.

use super::Intent;
use super::inputs::Inputs;
use crate::domain::Secret;
use crate::domain::brand::{Accepted, Brand};
use crate::domain::edit::{self, Change, Edit, History, finished};
use crate::domain::expiry::Month;
use crate::methods::{FieldName, Kind};
use js_sys::Reflect;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlInputElement};
use yew::Callback;

/// Knows a field as it was last drawn.
pub(super) struct Typist {
    pub(super) inputs: Rc<Inputs>,
    pub(super) send: Callback<Intent>,
    pub(super) name: FieldName,
    pub(super) kind: Kind,
    pub(super) accepted: Accepted,
    pub(super) brand: Option<Brand>,
    pub(super) today: Month,
    pub(super) locked: bool,
    pub(super) revision: u32,
}

impl Typist {
    /// The browser changed what the input holds.
    pub(super) fn hear(&self, event: &Event) {
        let Some(element) = input(event).filter(|_| told(event, "isComposing").is_falsy()) else { return };
        match word(event, "inputType").as_str() {
            "historyUndo" if self.is_formatted() => self.step(&element, History::undo),
            "historyRedo" if self.is_formatted() => self.step(&element, History::redo),
            word => self.take(&element, kind_of(word)),
        }
    }

    /// An input method shows something it has not finished with. Only names have a reading worth hearing.
    pub(super) fn overhear(&self, event: &Event) {
        if self.kind == Kind::Name {
            self.inputs.reading.borrow_mut().follow(&word(event, "data"));
        }
    }

    /// An input method has finished.
    pub(super) fn compose(&self, event: &Event) {
        let Some(element) = input(event) else { return };
        self.take(&element, Change::Compose);
        if self.kind == Kind::Name
            && let Some(reading) = self.inputs.reading.take().end(&word(event, "data"))
        {
            self.send.emit(Intent::Heard(self.name, Secret::new(reading)));
        }
    }

    /// Undoes an edit, or redoes one. Where we have written a text anew the browser's own undo would mix it up.
    pub(super) fn step(&self, element: &HtmlInputElement, step: fn(&mut History, &Secret) -> Option<Edit>) {
        let (mut all, at) = self.inputs.at(element, self.revision);
        let input = &mut all[at];
        // With nothing to undo, it shows again what it did before the browser had its way.
        let edit = step(&mut input.history, &input.shown)
            .unwrap_or_else(|| Edit { text: input.shown.expose().to_owned(), caret: usize::MAX });
        input.shown = Secret::from(edit.text.as_str());
        drop(all);
        self.show(element, edit);
        self.inputs.label_keys();
    }

    /// Whether we write the field's text anew while it is typed.
    pub(super) fn is_formatted(&self) -> bool {
        matches!(self.kind, Kind::CardNumber | Kind::Expiry | Kind::Code | Kind::Kana)
    }

    fn take(&self, element: &HtmlInputElement, change: Change) {
        let typed = Secret::new(element.value());
        let (mut all, at) = self.inputs.at(element, self.revision);
        let input = &mut all[at];
        if typed == input.shown {
            return;
        }
        // The end: what was dropped is still selected.
        let caret = element.selection_end().ok().flatten().map_or(0, |at| at as usize);
        let edit = self.format(input.shown.expose(), typed.expose(), caret, change);
        let appends = finished::appends_digit(input.shown.expose(), typed.expose(), caret, change);
        let before = std::mem::replace(&mut input.shown, Secret::from(edit.text.as_str()));
        let fills_or_empties = before.is_empty() || edit.text.is_empty();
        input.revision = self.revision;
        if self.is_formatted() {
            input.history.remember(before, &edit.text, edit.caret, change);
        }
        let next = all.get(at + 1).map(|next| next.element.clone());
        drop(all);
        let next = next.filter(|next| appends && self.is_finished(&edit.text) && next.value().is_empty());
        self.show(element, edit);
        if fills_or_empties {
            self.inputs.label_keys();
        }
        if let Some(next) = next {
            // At once: phones keep their keyboard open only during the event that was typed. Not into a field with
            // something in it: whoever corrects one field wants to see that it is right now, and not be led away.
            let _ = next.focus();
        }
    }

    /// The live formatting of a kind of field, if it has one.
    fn format(&self, before: &str, after: &str, caret: usize, change: Change) -> Edit {
        match self.kind {
            Kind::CardNumber => edit::number(before, after, caret, change, &self.accepted),
            Kind::Expiry => edit::expiry(before, after, caret, change),
            Kind::Code => edit::code(after, caret),
            Kind::Kana if change == Change::Compose => edit::kana(after, caret),
            _ => Edit { text: after.to_owned(), caret },
        }
    }

    fn is_finished(&self, shown: &str) -> bool {
        match self.kind {
            Kind::CardNumber => finished::number(shown, &self.accepted),
            Kind::Expiry => finished::expiry(shown, self.today),
            Kind::Code => finished::code(shown, self.brand),
            _ => false,
        }
    }

    /// Has the input show a text, and tells the state. An input that shows it already is not touched: its selection
    /// stays.
    fn show(&self, element: &HtmlInputElement, edit: Edit) {
        let Edit { text, caret } = edit;
        if element.value() != text {
            element.set_value(&text);
            // Fails only for inputs without a caret, and this is not one.
            let _ = element.set_selection_range(caret as u32, caret as u32);
        }
        self.send.emit(Intent::Change(self.name, Secret::new(text)));
    }
}

/// The input an event is about.
pub(super) fn input(event: &Event) -> Option<HtmlInputElement> {
    event.target().map(JsCast::unchecked_into)
}

/// What an event tells by a name; nothing where it does not know the name. Autofill pretends that keys were pressed and
/// texts typed, by events that are neither `KeyboardEvent` nor `InputEvent`.
pub(super) fn told(event: &Event, name: &str) -> JsValue {
    Reflect::get(event, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// A text that an event tells.
pub(super) fn word(event: &Event, name: &str) -> String {
    told(event, name).as_string().unwrap_or_default()
}

/// What an edit was, by the browser's word for it.
fn kind_of(word: &str) -> Change {
    match word {
        "insertText" => Change::Insert,
        _ if !word.starts_with("delete") => Change::Other,
        _ if word.ends_with("Forward") => Change::DeleteForward,
        _ => Change::DeleteBackward,
    }
}
