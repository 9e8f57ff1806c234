//! What the inputs on the screen hold, which the state does not know: an input keeps its own text.
//!
//! During an IME composition neither its value nor its caret is touched; the text is formatted once, when the
//! composition ends (DOMAIN.md 1.4).

use super::Intent;
use crate::domain::Secret;
use crate::domain::brand::Accepted;
use crate::domain::edit::{self, Change, Edit};
use crate::flow::Form;
use crate::methods::{FieldName, Kind};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};
use yew::Callback;

/// The inputs on the screen.
#[derive(Default)]
pub(super) struct Inputs(RefCell<Vec<Input>>);

/// One of them.
struct Input {
    element: HtmlInputElement,
    /// The revision of the text that it was given, or that the shopper has typed over.
    revision: u32,
    /// What it showed after the last edit: an edit is judged against it.
    shown: Secret,
}

impl Inputs {
    /// After drawing: gives a text to each input that is new or whose field has another revision, and forgets the
    /// inputs that are gone.
    ///
    /// Yew may yield to the browser between drawing an input and getting here: what was typed or filled in meanwhile is
    /// newer than what we were given to show.
    pub(super) fn settle(&self, screen: &Element, form: Option<&Form>, uid: u32) {
        let mut before = self.0.take();
        let Some(form) = form else { return };
        for (field, entry) in form.asks.iter().map(|ask| ask.field).zip(&form.entries) {
            let Some(element) = input(screen, field.name, uid).filter(|_| field.kind.is_typed()) else { continue };
            let same = |input: &Input| input.element == element && input.revision == entry.revision;
            let input = match before.iter().position(same) {
                Some(at) => before.swap_remove(at),
                None => {
                    element.set_value(entry.text.expose());
                    Input { element, revision: entry.revision, shown: entry.text.clone() }
                }
            };
            self.0.borrow_mut().push(input);
        }
    }

    /// What an input showed before this edit; nothing if nobody has given it a text.
    fn shown(&self, element: &HtmlInputElement) -> Secret {
        let inputs = self.0.borrow();
        inputs.iter().find(|input| input.element == *element).map(|input| input.shown.clone()).unwrap_or_default()
    }

    fn keep(&self, input: Input) {
        let mut inputs = self.0.borrow_mut();
        inputs.retain(|other| other.element != input.element);
        inputs.push(input);
    }
}

fn input(screen: &Element, name: FieldName, uid: u32) -> Option<HtmlInputElement> {
    let mut selector = String::from("#");
    selector.push_str(&super::field_id(uid, name));
    screen.query_selector(&selector).ok()?.map(JsCast::unchecked_into)
}

/// Takes what is typed into one field.
pub(super) struct Typist {
    pub(super) inputs: Rc<Inputs>,
    pub(super) send: Callback<Intent>,
    pub(super) name: FieldName,
    pub(super) kind: Kind,
    pub(super) accepted: Accepted,
    pub(super) revision: u32,
}

impl Typist {
    /// The shopper changed what the event's input holds: it is formatted, and the state is told.
    pub(super) fn take(&self, event: &Event, change: Change) {
        let Some(target) = event.target() else { return };
        let element: HtmlInputElement = target.unchecked_into();
        let typed = Secret::new(element.value());
        let caret = element.selection_start().ok().flatten().map_or(0, |at| at as usize);
        let edit = self.format(self.inputs.shown(&element).expose(), typed.expose(), caret, change);
        let text = match edit {
            Some(Edit { text, caret }) => {
                if text != typed.expose() {
                    element.set_value(&text);
                }
                let caret = caret as u32;
                if element.selection_start().ok().flatten() != Some(caret) {
                    // Fails only for inputs without a caret, and this is not one.
                    let _ = element.set_selection_range(caret, caret);
                }
                Secret::new(text)
            }
            None => typed,
        };
        self.inputs.keep(Input { element, revision: self.revision, shown: text.clone() });
        self.send.emit(Intent::Change(self.name, text));
    }

    /// The live formatting of a kind of field, if it has one.
    fn format(&self, before: &str, after: &str, caret: usize, change: Change) -> Option<Edit> {
        match self.kind {
            Kind::CardNumber => Some(edit::number(before, after, caret, change, &self.accepted)),
            Kind::Expiry => Some(edit::expiry(before, after, caret, change)),
            Kind::Code => Some(edit::code(after, caret)),
            _ => None,
        }
    }
}
