//! The form of the chosen method.

use super::element::{El, el};
use super::field::FieldView;
use super::{Scene, list, text_field, tiles};
use crate::flow::Collecting;
use crate::methods::{Kind, accepted};

pub(super) fn view(scene: &Scene<'_>, form: &Collecting, locked: bool) -> El {
    let fields = el("div", "fields");
    let Some((_, offer, current)) = form.current() else { return fields };
    let brand = form.brand();
    current.asks.iter().zip(&current.entries).fold(fields, |fields, (ask, entry)| {
        let view = FieldView::new(ask, entry, brand, scene.texts, locked, scene.uid);
        match ask.field.kind {
            Kind::Tiles => fields.put(tiles::view(scene, &view, ask)),
            Kind::List => fields.put(list::view(scene, &view, ask)),
            _ => fields.put(text_field::view(scene, &view, accepted(offer))),
        }
    })
}
