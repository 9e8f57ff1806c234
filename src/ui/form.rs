//! The form of the chosen method.

use super::Scene;
use super::field::FieldView;
use super::store;
use super::text_field::TextField;
use crate::flow::Collecting;
use crate::methods::{Kind, accepted};
use yew::prelude::*;

pub(super) fn view(scene: &Scene<'_>, form: &Collecting, locked: bool) -> Html {
    let Some((_, offer, current)) = form.current() else { return Html::default() };
    let brand = form.brand();
    let fields = current.fields.iter().zip(&current.entries).map(|(field, entry)| {
        let view = FieldView::new(field, entry, brand, scene.texts, locked, scene.uid);
        match field.kind {
            Kind::Store => store::view(scene, &view, offer.brands.as_deref().unwrap_or_default()),
            _ => html! {
                <TextField key={field.name.as_str()} {view} accepted={accepted(offer)} on_intent={scene.send.clone()} />
            },
        }
    });
    html! { <div class="fields">{ for fields }</div> }
}
