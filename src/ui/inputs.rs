//! What the inputs on the screen hold, which the state does not know: an input keeps its own text.
//!
//! Here they stand in the order of the form, each with what it showed last and what can be undone in it. What is typed
//! into them is `typist.rs`'s affair.

use crate::domain::Secret;
use crate::domain::edit::History;
use crate::domain::kana::Reading;
use crate::flow::Form;
use crate::methods::FieldName;
use std::cell::{Cell, RefCell, RefMut};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// The inputs on the screen.
#[derive(Default)]
pub(super) struct Inputs {
    all: RefCell<Vec<Input>>,
    /// What is overheard of the composition that is open: there is never more than one.
    pub(super) reading: RefCell<Reading>,
    /// Whether the Backspace that is held down has left an empty field: it must not go on in the field before.
    pub(super) stepped_back: Cell<bool>,
}

/// One of them.
pub(super) struct Input {
    pub(super) element: HtmlInputElement,
    /// The revision of the text that it was given, or that the shopper has typed over.
    pub(super) revision: u32,
    /// What it showed after the last edit: an edit is judged against it.
    pub(super) shown: Secret,
    pub(super) history: History,
}

impl Input {
    fn new(element: HtmlInputElement, revision: u32, shown: Secret) -> Input {
        Input { element, revision, shown, history: History::default() }
    }
}

impl Inputs {
    /// After drawing: gives a text to each input that is new or whose field has another revision, and forgets the
    /// inputs that are gone.
    ///
    /// Yew may yield to the browser between drawing an input and getting here: what was typed or filled in meanwhile is
    /// newer than what we were given to show.
    pub(super) fn settle(&self, screen: &Element, form: Option<&Form>, uid: u32) {
        let mut before = self.all.take();
        let Some(form) = form else { return };
        for (field, entry) in form.asks.iter().map(|ask| ask.field).zip(&form.entries) {
            let Some(element) = input(screen, field.name, uid).filter(|_| field.kind.is_typed()) else { continue };
            let same = |input: &Input| input.element == element && input.revision == entry.revision;
            let input = match before.iter().position(same) {
                Some(at) => before.swap_remove(at),
                None => {
                    element.set_value(entry.text.expose());
                    Input::new(element, entry.revision, entry.text.clone())
                }
            };
            self.all.borrow_mut().push(input);
        }
        self.label_keys();
    }

    /// All of them, and the place of one; one that nobody has given a text yet shows none.
    pub(super) fn at(&self, element: &HtmlInputElement, revision: u32) -> (RefMut<'_, Vec<Input>>, usize) {
        let mut all = self.all.borrow_mut();
        let at = all.iter().position(|input| input.element == *element).unwrap_or_else(|| {
            all.push(Input::new(element.clone(), revision, Secret::default()));
            all.len() - 1
        });
        (all, at)
    }

    /// The input so many places behind another one, or before it.
    pub(super) fn beside(&self, element: &HtmlInputElement, places: isize) -> Option<HtmlInputElement> {
        let all = self.all.borrow();
        let at = all.iter().position(|input| input.element == *element)?;
        all.get(at.wrapping_add_signed(places)).map(|input| input.element.clone())
    }

    /// The first input behind another one that must be filled in and is not.
    pub(super) fn next_missing(&self, element: &HtmlInputElement) -> Option<HtmlInputElement> {
        let mut next = self.beside(element, 1);
        while let Some(element) = next {
            if is_missing(&element) {
                return Some(element);
            }
            next = self.beside(&element, 1);
        }
        None
    }

    /// Has a phone's keyboard call its Enter what it does: go to what is missing further on, or pay.
    pub(super) fn label_keys(&self) {
        let mut hint = "go";
        for input in self.all.borrow().iter().rev() {
            // Fails only for names that are none.
            let _ = input.element.set_attribute("enterkeyhint", hint);
            if is_missing(&input.element) {
                hint = "next";
            }
        }
    }
}

fn is_missing(element: &HtmlInputElement) -> bool {
    element.required() && element.value().is_empty()
}

fn input(screen: &Element, name: FieldName, uid: u32) -> Option<HtmlInputElement> {
    let mut selector = String::from("#");
    selector.push_str(&super::field_id(uid, name));
    screen.query_selector(&selector).ok()?.map(JsCast::unchecked_into)
}
