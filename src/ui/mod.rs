//! What the shopper sees: state in, intents out. Fetches nothing, decides nothing.
//!
//! Views are plain functions of a `Scene`; the root is the only component, and holds what the screen itself has to
//! remember: what the inputs showed, and "copied". (A component costs the shopper 3 kB, a function nothing.) An input
//! keeps its own text, so that nothing rewrites it under the shopper's hands; it is given a text only when a field's
//! revision changes.

mod barcode;
mod brand;
mod button;
mod challenge;
mod copy;
mod element;
mod ends;
mod field;
mod form;
mod format;
mod icons;
mod inputs;
mod instructions;
mod keys;
mod list;
mod listen;
mod look;
mod picker;
mod radio;
mod root;
mod screen;
mod shortfall;
mod text_field;
mod tiles;
mod typist;

pub(crate) use format::notice;
pub(crate) use look::same_look;
pub use root::{Message, Root, RootProps};

use crate::domain::Secret;
use crate::domain::text::number_text;
use crate::flow::State;
use crate::i18n::{Messages, Text};
use crate::methods::FieldName;
use inputs::Inputs;
use std::rc::Rc;
use yew::Callback;

/// What the shopper wants. There is no `Debug`: it may hold what was typed.
#[derive(Clone)]
pub enum Intent {
    /// Choose a method, by its place in the list.
    Choose(usize),
    /// Change a field.
    Change(FieldName, Secret),
    /// Have the reading of a name noted, as the input method told it.
    Heard(FieldName, Secret),
    /// Leave a field.
    Leave(FieldName),
    /// Pay.
    Pay,
    /// Try again, or look again.
    Retry,
    /// Look how the bank's page stands: it has moved on.
    FrameHint,
    /// Step back from what the bank asks; twice, to be sure.
    StepBack,
    /// Do not step back after all.
    Stay,
    /// Go on on a page of its own.
    FullPage,
    /// Print what is to be done.
    Print,
}

/// What every view is drawn from.
struct Scene<'a> {
    state: &'a State,
    texts: &'static Messages,
    send: &'a Callback<Intent>,
    uid: u32,
    inputs: &'a Rc<Inputs>,
    /// Which of the numbers on the screen was copied last.
    copied: Option<usize>,
    on_copied: &'a Callback<Option<usize>>,
}

/// The id of a field's element. `uid` tells two checkouts on one page apart.
pub fn field_id(uid: u32, name: FieldName) -> String {
    ["kc", &number_text(uid.into()), "-", name.as_str()].concat()
}

/// The id of the button that pays.
pub fn button_id(uid: u32) -> String {
    ["kc", &number_text(uid.into()), "-pay"].concat()
}

/// The id of the heading of a view that replaces the form: the focus goes there.
pub fn heading_id(uid: u32) -> String {
    ["kc", &number_text(uid.into()), "-heading"].concat()
}
