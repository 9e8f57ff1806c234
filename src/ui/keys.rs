//! What keys do in a text field beside typing: Enter, Backspace in an empty field, undo and redo.
//!
//! Tab is the browser's own.

use super::Intent;
use super::typist::{Typist, input, told, word};
use crate::domain::edit::History;
use crate::methods::Kind;
use web_sys::{Event, HtmlInputElement};

impl Typist {
    /// A key was pressed.
    pub(super) fn press(&self, event: &Event) {
        let key = word(event, "key");
        // Most keys are typing, and nothing here.
        if !matches!(key.as_str(), "Enter" | "Backspace" | "z" | "Z" | "y") {
            return;
        }
        let Some(element) = input(event) else { return };
        let is = |name| told(event, name).is_truthy();
        // 229: the Enter that ends a composition in browsers that do not say `isComposing`.
        if self.locked || is("isComposing") || told(event, "keyCode") == 229 {
            return;
        }
        let with_control = is("ctrlKey") || is("metaKey");
        let handled = match key.as_str() {
            "Enter" => self.enter(&element),
            "Backspace" => self.step_back(&element, is("repeat")),
            "z" | "Z" if with_control && self.is_formatted() => {
                self.step(&element, if is("shiftKey") { History::redo } else { History::undo });
                true
            }
            "y" if with_control && self.is_formatted() => {
                self.step(&element, History::redo);
                true
            }
            _ => false,
        };
        if handled {
            event.prevent_default();
        }
    }

    /// Goes to what is missing further on, as the key says on a phone; pays when nothing is.
    fn enter(&self, element: &HtmlInputElement) -> bool {
        match self.inputs.next_missing(element) {
            Some(next) => {
                let _ = next.focus();
            }
            None => self.send.emit(Intent::Pay),
        }
        true
    }

    /// Backspace in an empty field of a card leads to the end of the field before. The press that emptied the field
    /// does not, and the one that leads back deletes nothing there, however long it is held.
    fn step_back(&self, element: &HtmlInputElement, held: bool) -> bool {
        let stepped = &self.inputs.stepped_back;
        if !held {
            let of_card = matches!(self.kind, Kind::Expiry | Kind::Code | Kind::CardName);
            let previous = self.inputs.beside(element, -1).filter(|_| of_card && element.value().is_empty());
            stepped.set(previous.is_some());
            if let Some(previous) = previous {
                let _ = previous.focus();
                let _ = previous.set_selection_range(u32::MAX, u32::MAX);
            }
        }
        stepped.get()
    }
}
