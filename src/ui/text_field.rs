//! A field that is typed into.
//!
//! The input is uncontrolled and has no `name`: a form of the shop around it posts nothing of it. What it holds is
//! never written into an attribute.

use super::element::{Attr, El, bare, el};
use super::field::FieldView;
use super::listen::On;
use super::typist::Typist;
use super::{Intent, Scene, brand};
use crate::domain::brand::Accepted;
use crate::methods::Kind;
use std::rc::Rc;
use yew::prelude::*;

pub(super) fn view(scene: &Scene<'_>, view: &FieldView<'_>, accepted: Accepted) -> El {
    let brand = view.brand.filter(|_| view.kind == Kind::CardNumber);
    let label = bare("label").set(Attr::Part, "label").set(Attr::For, view.id.clone()).say(view.label);
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
        brand: view.brand,
        today: scene.state.today(),
        locked: view.locked,
        revision: view.revision,
    });
    let told = |tell: fn(&Typist, &Event)| {
        let typist = typist.clone();
        Callback::from(move |event: Event| tell(&typist, &event))
    };
    let described = (view.problem.is_some() || view.help.is_some()).then(|| view.line_id());
    bare("input")
        .set(Attr::Part, "input")
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
        // What is neither in the shopper's own letters nor a name stands from left to right in every language.
        .maybe(Attr::Dir, (view.kind != Kind::Name).then_some("ltr"))
        .maybe(Attr::Lang, matches!(view.kind, Kind::Kana | Kind::Hiragana).then_some("ja"))
        .maybe(Attr::AriaDescribedby, described)
        .flag(Attr::Readonly, view.locked)
        .flag(Attr::Required, view.optional.is_none())
        .on(On::Input, told(Typist::hear))
        // Where something is filled in without an `input` event; after typing it has nothing new to tell.
        .on(On::Change, told(Typist::hear))
        .on(On::CompositionUpdate, told(Typist::overhear))
        .on(On::CompositionEnd, told(Typist::compose))
        .on(On::Keydown, told(Typist::press))
        .says(On::Blur, scene.send, Intent::Leave(view.name))
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
