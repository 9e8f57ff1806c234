//! The choice of a konbini: one tile for each chain the session lists, in its order.

use super::field::FieldView;
use super::{Intent, Scene};
use crate::domain::Secret;
use crate::methods::{FieldName, Store};
use crate::wire::BrandOffer;
use wasm_bindgen::JsCast;
use yew::prelude::*;

pub(super) fn view(scene: &Scene<'_>, view: &FieldView, brands: &[BrandOffer]) -> Html {
    html! {
        <fieldset class="field" key={view.name.as_str()} data-look={view.look()} data-field={view.name.as_str()}>
            <legend>{ view.label }</legend>
            <div class="tiles">{ for brands.iter().enumerate().map(|(at, brand)| tile(scene, view, at, brand)) }</div>
            { view.line() }
        </fieldset>
    }
}

fn tile(scene: &Scene<'_>, view: &FieldView, at: usize, brand: &BrandOffer) -> Html {
    let slug = brand.slug.clone();
    // The first tile bears the field's id, so that the focus finds the group.
    let mut id = view.id.clone();
    if at > 0 {
        id.push('-');
        id.push_str(&at.to_string());
    }
    let choose = scene.send.reform(move |_| Intent::Change(FieldName::Store, Secret::from(slug.as_str())));
    html! {
        <label class="store" key={brand.slug.clone()} data-store={brand.slug.clone()}>
            <input type="radio" {id} name={view.id.clone()} checked={view.text.expose() == brand.slug} disabled={view.locked}
                aria-describedby={view.problem.as_ref().map(|_| view.line_id())} onchange={choose} />
            { picture(scene, brand.icon.as_deref()) }
            <span>{ Store::name(&brand.slug, scene.texts) }</span>
        </label>
    }
}

/// A chain's picture from the API. The name stands beside it, so a picture that does not load simply goes.
pub(super) fn picture(scene: &Scene<'_>, icon: Option<&str>) -> Html {
    let Some(src) = icon.and_then(|icon| scene.state.options.api_for_links().picture(icon)) else {
        return Html::default();
    };
    let onerror = Callback::from(|event: Event| {
        if let Some(image) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) {
            // A class name without blanks is never refused.
            let _ = image.class_list().add_1("broken");
        }
    });
    html! { <img {src} alt="" width="48" height="32" referrerpolicy="no-referrer" {onerror} /> }
}
