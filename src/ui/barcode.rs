//! The barcode for the till, drawn on a canvas: a picture from a text would need an exception in the page's policy.

use super::element::{Attr, El, bare, el};
use super::{Scene, Text};
use crate::flow::{Barcode, Instructing};
use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, CanvasRenderingContext2d, Element, HtmlCanvasElement, ImageBitmap};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = createImageBitmap, catch)]
    fn create_image_bitmap(blob: &Blob) -> Result<Promise, JsValue>;
}

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

/// Draws a picture, a PNG in base 64.
pub(super) fn draw(screen: &Element, image: &str) {
    let canvas = screen.query_selector("canvas").ok().flatten();
    let Some(canvas) = canvas.and_then(|canvas| canvas.dyn_into::<HtmlCanvasElement>().ok()) else { return };
    let Some(picture) = decode(image) else { return };
    spawn_local(async move {
        // What cannot be drawn leaves the place empty; the numbers and the link do.
        let Ok(promise) = create_image_bitmap(&picture) else { return };
        let Ok(bitmap) = JsFuture::from(promise).await else { return };
        let context = canvas.get_context("2d").ok().flatten();
        if let Some(context) = context.and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok()) {
            let bitmap: ImageBitmap = bitmap.unchecked_into();
            canvas.set_width(bitmap.width());
            canvas.set_height(bitmap.height());
            let _ = context.draw_image_with_image_bitmap(&bitmap, 0.0, 0.0);
            let _ = Reflect::set(&canvas, &"drawn".into(), &JsValue::TRUE);
        }
    });
}

fn decode(image: &str) -> Option<Blob> {
    let bytes = web_sys::window()?.atob(image).ok()?;
    let bytes: Vec<u8> = bytes.chars().map(|byte| byte as u8).collect();
    Blob::new_with_u8_array_sequence(&js_sys::Array::of1(&Uint8Array::from(bytes.as_slice()))).ok()
}
