//! A choice among a few things with a name and a picture, such as konbini: a tile for each, in the session's order.

use super::element::{Attr, El, bare, el};
use super::field::FieldView;
use super::listen::On;
use super::radio::radio;
use super::{Intent, Scene};
use crate::domain::Secret;
use crate::domain::text::number_text;
use crate::methods::{Ask, Pick};
use wasm_bindgen::JsCast;
use yew::prelude::*;

pub(super) fn view(scene: &Scene<'_>, view: &FieldView<'_>, ask: &Ask) -> El {
    let picks = ask.picks.iter().enumerate();
    let tiles = picks.fold(el("div", "tiles"), |tiles, (at, pick)| {
        tiles.put(tile(scene, view, at, pick, (ask.field.pick_name)(&pick.value, scene.texts)))
    });
    el("fieldset", "field")
        .key(view.name.as_str())
        .set(Attr::DataLook, view.look())
        .set(Attr::DataField, view.name.as_str())
        .put(bare("legend").set(Attr::Part, "label").say(view.label))
        .put(tiles)
        .put(view.line())
}

fn tile(scene: &Scene<'_>, view: &FieldView<'_>, at: usize, pick: &Pick, name: String) -> El {
    // The first tile bears the field's id, so that the focus finds the group.
    let id = if at == 0 { view.id.clone() } else { [&view.id, "-", &number_text(at as u64)].concat() };
    let chosen = Intent::Change(view.name, Secret::from(pick.value.as_str()));
    let radio = radio(scene, view.id.clone())
        .set(Attr::Id, id)
        .maybe(Attr::AriaDescribedby, view.problem.as_ref().map(|_| view.line_id()))
        .flag(Attr::Disabled, view.locked)
        .flag(Attr::Required, view.optional.is_none())
        .checked(view.holds(pick))
        .says(On::Change, scene.send, chosen);
    el("label", "store")
        .key(&pick.value)
        .set(Attr::DataStore, pick.value.clone())
        .put(radio)
        .some(picture(scene, pick.icon.as_deref()))
        .put(bare("span").say(name))
}

/// A picture from the API. The name stands beside it, so a picture that does not load simply goes.
pub(super) fn picture(scene: &Scene<'_>, icon: Option<&str>) -> Option<El> {
    let src = scene.state.options.api_for_links().picture(icon?)?;
    let onerror = Callback::from(|event: Event| {
        if let Some(image) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) {
            // A class name without blanks is never refused.
            let _ = image.class_list().add_1("broken");
        }
    });
    let picture = bare("img").set(Attr::Alt, "").set(Attr::Width, "48").set(Attr::Height, "32");
    Some(picture.set(Attr::Referrerpolicy, "no-referrer").set(Attr::Src, src).on(On::Error, onerror))
}
