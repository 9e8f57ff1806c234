//! A field that is typed into.
//!
//! The input is uncontrolled and has no `name`: a form of the shop around it posts nothing of it. What it holds is
//! never written into an attribute.

use super::element::{Attr, El, bare, el};
use super::field::FieldView;
use super::inputs::Typist;
use super::listen::On;
use super::{Intent, Scene, brand};
use crate::domain::brand::Accepted;
use crate::domain::edit::Change;
use crate::methods::Kind;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{InputEvent, KeyboardEvent};
use yew::prelude::*;

pub(super) fn view(scene: &Scene<'_>, view: &FieldView<'_>, accepted: Accepted) -> El {
    let brand = view.brand.filter(|_| view.kind == Kind::CardNumber);
    let label = bare("label").set(Attr::For, view.id.clone()).say(view.label);
    el("div", "field")
        .key(view.name.as_str())
        .set(Attr::DataLook, view.look())
        .set(Attr::DataWidth, if view.half { "half" } else { "full" })
        .set(Attr::DataField, view.name.as_str())
        .put(label.some(view.optional.map(|optional| el("span", "optional").say(optional))))
        .put(el("div", "box").put(input(scene, view, accepted)).some(brand.map(brand::picture)))
        .put(view.line())
}

fn input(scene: &Scene<'_>, view: &FieldView<'_>, accepted: Accepted) -> El {
    let typist = Rc::new(Typist {
        inputs: scene.inputs.clone(),
        send: scene.send.clone(),
        name: view.name,
        kind: view.kind,
        accepted,
        revision: view.revision,
    });
    let described = (view.problem.is_some() || view.help.is_some()).then(|| view.line_id());
    bare("input")
        .set(Attr::Type, input_type(view.kind))
        .set(Attr::Id, view.id.clone())
        .set(Attr::Autocomplete, view.autocomplete)
        .set(Attr::Autocapitalize, if view.kind == Kind::CardName { "characters" } else { "off" })
        .set(Attr::Autocorrect, "off")
        .set(Attr::Spellcheck, "false")
        .set(Attr::Placeholder, view.placeholder)
        .set(Attr::AriaInvalid, if view.problem.is_some() { "true" } else { "false" })
        .maybe(Attr::Inputmode, input_mode(view.kind))
        // Tells a keyboard, and who reads aloud, that Japanese belongs here whatever language is spoken around it.
        .maybe(Attr::Lang, matches!(view.kind, Kind::Kana | Kind::Hiragana).then_some("ja"))
        .maybe(Attr::AriaDescribedby, described)
        .flag(Attr::Readonly, view.locked)
        .flag(Attr::Required, view.optional.is_none())
        .on(On::CompositionEnd, {
            let typist = typist.clone();
            Callback::from(move |event| typist.take(&event, Change::Insert))
        })
        .on(
            On::Input,
            Callback::from(move |event: Event| {
                let event: InputEvent = event.unchecked_into();
                if !event.is_composing() {
                    typist.take(&event, kind_of(&event.input_type()));
                }
            }),
        )
        .on(On::Keydown, enter_pays(scene))
        .says(On::Blur, scene.send, Intent::Leave(view.name))
}

fn enter_pays(scene: &Scene<'_>) -> Callback<Event> {
    let send = scene.send.clone();
    Callback::from(move |event: Event| {
        let event: KeyboardEvent = event.unchecked_into();
        // 229: the Enter that ends a composition in browsers that do not say `isComposing`.
        if event.key() == "Enter" && !event.is_composing() && event.key_code() != 229 {
            event.prevent_default();
            send.emit(Intent::Pay);
        }
    })
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
        Kind::Password => "password",
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
