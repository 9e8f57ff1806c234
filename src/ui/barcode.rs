//! The barcode for the till, drawn on a canvas (`screen.js`): a picture from a text would need an exception in
//! the page's policy.

use super::element::{Attr, El, bare, el};
use super::{Scene, Text};
use crate::flow::{Barcode, Instructing};

/// The place for the picture; it has the picture's size before the picture is there (FEATURES.md 2.3: 750 by 150).
pub(super) fn view(scene: &Scene<'_>, stage: &Instructing) -> Option<El> {
    if stage.barcode == Barcode::None {
        return None;
    }
    let texts = scene.texts;
    let canvas = el("canvas", "barcode")
        .set(Attr::Role, "img")
        .set(Attr::AriaLabel, texts.get(Text::BarcodeLabel))
        .set(Attr::Width, "750")
        .set(Attr::Height, "150");
    Some(el("figure", "till").put(canvas).put(bare("figcaption").say(texts.get(Text::BarcodeText))))
}
