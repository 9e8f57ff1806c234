//! A field that is typed into.
//!
//! The input is uncontrolled and has no `name`: a form of the shop around it posts nothing of it. What it holds is
//! never written into an attribute. During an IME composition neither its value nor its caret is touched; the text
//! is formatted once, when the composition ends (DOMAIN.md 1.4).

use super::Intent;
use super::brand;
use super::element::{Attr, bare, el};
use super::field::FieldView;
use super::listen::On;
use crate::domain::Secret;
use crate::domain::brand::Accepted;
use crate::domain::edit::{self, Change, Edit};
use crate::methods::Kind;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, InputEvent, KeyboardEvent};
use yew::prelude::*;

#[derive(Properties, PartialEq, Clone)]
pub(super) struct TextFieldProps {
    pub(super) view: FieldView,
    pub(super) accepted: Accepted,
    pub(super) on_intent: Callback<Intent>,
}

#[component]
pub(super) fn TextField(props: &TextFieldProps) -> Html {
    let TextFieldProps { view, on_intent, .. } = props;
    let input = use_node_ref();
    // What the input showed after the last edit: an edit is judged against it.
    let shown = use_mut_ref(Secret::default);

    // The revision the shopper has typed into.
    let typed_into = use_mut_ref(|| None::<u32>);

    use_effect_with(view.revision, {
        let (input, shown, text, typed_into) = (input.clone(), shown.clone(), view.text.clone(), typed_into.clone());
        move |revision| {
            // Yew may yield to the browser between drawing an input and getting here: what was typed or filled in
            // meanwhile is newer than what we were given to show.
            if *typed_into.borrow() == Some(*revision) {
                return;
            }
            if let Some(element) = input.cast::<HtmlInputElement>() {
                element.set_value(text.expose());
            }
            *shown.borrow_mut() = text;
        }
    });

    let take = {
        let (props, input, shown) = (props.clone(), input.clone(), shown.clone());
        let typed_into = typed_into.clone();
        move |change: Change| {
            let Some(element) = input.cast::<HtmlInputElement>() else { return };
            *typed_into.borrow_mut() = Some(props.view.revision);
            let typed = Secret::new(element.value());
            let caret = element.selection_start().ok().flatten().map_or(0, |at| at as usize);
            let edit = format(&props, shown.borrow().expose(), typed.expose(), caret, change);
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
            *shown.borrow_mut() = text.clone();
            props.on_intent.emit(Intent::Change(props.view.name, text));
        }
    };
    let oninput = {
        let take = take.clone();
        Callback::from(move |event: Event| {
            let event: InputEvent = event.unchecked_into();
            if !event.is_composing() {
                take(kind_of(&event.input_type()));
            }
        })
    };
    let oncompositionend = Callback::from(move |_| take(Change::Insert));
    let onkeydown = {
        let on_intent = on_intent.clone();
        Callback::from(move |event: Event| {
            let event: KeyboardEvent = event.unchecked_into();
            // 229: the Enter that ends a composition in browsers that do not say `isComposing`.
            if event.key() == "Enter" && !event.is_composing() && event.key_code() != 229 {
                event.prevent_default();
                on_intent.emit(Intent::Pay);
            }
        })
    };
    let described = (view.problem.is_some() || view.help.is_some()).then(|| view.line_id());

    let input = bare("input")
        .set(Attr::Type, input_type(view.kind))
        .set(Attr::Id, view.id.clone())
        .set(Attr::Autocomplete, view.autocomplete)
        .set(Attr::Autocapitalize, if view.kind == Kind::CardName { "characters" } else { "off" })
        .set(Attr::Autocorrect, "off")
        .set(Attr::Spellcheck, "false")
        .set(Attr::Placeholder, view.placeholder)
        .set(Attr::AriaInvalid, if view.problem.is_some() { "true" } else { "false" })
        .maybe(Attr::Inputmode, input_mode(view.kind))
        .maybe(Attr::AriaDescribedby, described)
        .flag(Attr::Readonly, view.locked)
        .flag(Attr::Required, view.optional.is_none())
        .node(&input)
        .on(On::Input, oninput)
        .on(On::CompositionEnd, oncompositionend)
        .on(On::Keydown, onkeydown)
        .says(On::Blur, on_intent, Intent::Leave(view.name));
    let brand = view.brand.filter(|_| view.kind == Kind::CardNumber);
    let label = bare("label").set(Attr::For, view.id.clone()).say(view.label);
    el("div", "field")
        .set(Attr::DataLook, view.look())
        .set(Attr::DataWidth, if view.half { "half" } else { "full" })
        .set(Attr::DataField, view.name.as_str())
        .put(label.some(view.optional.map(|optional| el("span", "optional").say(optional))))
        .put(el("div", "box").put(input).some(brand.map(brand::picture)))
        .put(view.line())
        .into()
}

/// The live formatting of a kind of field, if it has one.
fn format(props: &TextFieldProps, before: &str, after: &str, caret: usize, change: Change) -> Option<Edit> {
    match props.view.kind {
        Kind::CardNumber => Some(edit::number(before, after, caret, change, &props.accepted)),
        Kind::Expiry => Some(edit::expiry(before, after, caret, change)),
        Kind::Code => Some(edit::code(after, caret)),
        _ => None,
    }
}

/// What an edit was, by the browser's word for it.
fn kind_of(input_type: &str) -> Change {
    match input_type {
        "deleteContentBackward" => Change::DeleteBackward,
        "deleteContentForward" => Change::DeleteForward,
        "insertText" | "insertCompositionText" => Change::Insert,
        _ => Change::Other,
    }
}

fn input_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Email => "email",
        Kind::Phone => "tel",
        _ => "text",
    }
}

fn input_mode(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::CardNumber | Kind::Expiry | Kind::Code => Some("numeric"),
        Kind::Email => Some("email"),
        Kind::Phone => Some("tel"),
        _ => None,
    }
}
