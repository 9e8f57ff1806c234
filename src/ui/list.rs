//! A choice from a list: the number of parts to pay in, each with what a part comes to.

use super::element::{Attr, El, bare, el};
use super::field::FieldView;
use super::listen::On;
use super::{Intent, Scene, format, icons};
use crate::domain::Secret;
use crate::i18n::{Text, fill};
use crate::methods::{Ask, Pick};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

pub(super) fn view(scene: &Scene<'_>, view: &FieldView<'_>, ask: &Ask) -> El {
    let name = view.name;
    let send = scene.send.clone();
    let select = bare("select")
        .set(Attr::Part, "input")
        .set(Attr::Id, view.id.clone())
        .set(Attr::AriaDescribedby, view.line_id())
        .flag(Attr::Disabled, view.locked)
        .on(
            On::Change,
            Callback::from(move |event: Event| {
                if let Some(target) = event.target() {
                    // Both kinds of element have a `value`, and one binding is enough for it.
                    let select: HtmlInputElement = target.unchecked_into();
                    send.emit(Intent::Change(name, Secret::new(select.value())));
                }
            }),
        );
    let select = ask.picks.iter().fold(select, |select, pick| {
        let option = bare("option").set(Attr::Value, pick.value.clone());
        select.put(option.flag(Attr::Selected, view.holds(pick)).say(label(scene, ask, pick)))
    });
    el("div", "field")
        .key(name.as_str())
        .set(Attr::DataLook, view.look())
        .set(Attr::DataField, name.as_str())
        .put(bare("label").set(Attr::Part, "label").set(Attr::For, view.id.clone()).say(view.label))
        .put(el("div", "box").put(select).put(icons::down()))
        .put(view.line())
}

fn label(scene: &Scene<'_>, ask: &Ask, pick: &Pick) -> String {
    let name = (ask.field.pick_name)(&pick.value, scene.texts);
    match &pick.each {
        Some(each) => {
            let with_name = fill(scene.texts.get(Text::EachPart), "plan", &name);
            format::with_money(&with_name, "amount", each, scene.state.locale).unwrap_or(name)
        }
        None => name,
    }
}
