//! The choice of a konbini: one tile for each chain the session lists, in its order.

use super::element::{Attr, El, bare, el};
use super::field::FieldView;
use super::listen::On;
use super::{Intent, Scene};
use crate::domain::Secret;
use crate::domain::text::push_number;
use crate::methods::{FieldName, Store};
use crate::wire::BrandOffer;
use wasm_bindgen::JsCast;
use yew::prelude::*;

pub(super) fn view(scene: &Scene<'_>, view: &FieldView<'_>, brands: &[BrandOffer]) -> El {
    let tiles = brands.iter().enumerate();
    let tiles = tiles.fold(el("div", "tiles"), |tiles, (at, brand)| tiles.put(tile(scene, view, at, brand)));
    el("fieldset", "field")
        .key(view.name.as_str())
        .set(Attr::DataLook, view.look())
        .set(Attr::DataField, view.name.as_str())
        .put(bare("legend").say(view.label))
        .put(tiles)
        .put(view.line())
}

fn tile(scene: &Scene<'_>, view: &FieldView<'_>, at: usize, brand: &BrandOffer) -> El {
    // The first tile bears the field's id, so that the focus finds the group.
    let mut id = view.id.clone();
    if at > 0 {
        id.push('-');
        push_number(&mut id, at as u64, 1);
    }
    let chosen = Intent::Change(FieldName::Store, Secret::from(brand.slug.as_str()));
    let radio = bare("input")
        .set(Attr::Type, "radio")
        .set(Attr::Id, id)
        .set(Attr::Name, view.id.clone())
        .maybe(Attr::AriaDescribedby, view.problem.as_ref().map(|_| view.line_id()))
        .flag(Attr::Disabled, view.locked)
        .checked(view.text.expose() == brand.slug)
        .says(On::Change, scene.send, chosen);
    el("label", "store")
        .key(brand.slug.clone())
        .set(Attr::DataStore, brand.slug.clone())
        .put(radio)
        .some(picture(scene, brand.icon.as_deref()))
        .put(bare("span").say(Store::name(&brand.slug, scene.texts)))
}

/// A chain's picture from the API. The name stands beside it, so a picture that does not load simply goes.
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
