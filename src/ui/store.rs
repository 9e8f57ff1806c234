//! The choice of a konbini: one tile for each chain the session lists, in its order.

use super::element::{Attr, El, bare, el};
use super::field::FieldView;
use super::{Intent, Scene};
use crate::domain::Secret;
use crate::domain::text::push_number;
use crate::methods::{FieldName, Store};
use crate::wire::BrandOffer;
use wasm_bindgen::JsCast;
use yew::prelude::*;

pub(super) fn view(scene: &Scene<'_>, view: &FieldView, brands: &[BrandOffer]) -> El {
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

fn tile(scene: &Scene<'_>, view: &FieldView, at: usize, brand: &BrandOffer) -> El {
    let slug = brand.slug.clone();
    // The first tile bears the field's id, so that the focus finds the group.
    let mut id = view.id.clone();
    if at > 0 {
        id.push('-');
        push_number(&mut id, at as u64, 1);
    }
    let choose = scene.send.reform(move |_| Intent::Change(FieldName::Store, Secret::from(slug.as_str())));
    let radio = html! {
        <input type="radio" {id} name={view.id.clone()} checked={view.text.expose() == brand.slug} disabled={view.locked}
            aria-describedby={view.problem.as_ref().map(|_| view.line_id())} onchange={choose} />
    };
    el("label", "store")
        .key(brand.slug.clone())
        .set(Attr::DataStore, brand.slug.clone())
        .put(radio)
        .some(picture(scene, brand.icon.as_deref()))
        .put(bare("span").say(Store::name(&brand.slug, scene.texts)))
}

/// A chain's picture from the API. The name stands beside it, so a picture that does not load simply goes.
pub(super) fn picture(scene: &Scene<'_>, icon: Option<&str>) -> Option<Html> {
    let src = scene.state.options.api_for_links().picture(icon?)?;
    let onerror = Callback::from(|event: Event| {
        if let Some(image) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) {
            // A class name without blanks is never refused.
            let _ = image.class_list().add_1("broken");
        }
    });
    Some(html! { <img {src} alt="" width="48" height="32" referrerpolicy="no-referrer" {onerror} /> })
}
