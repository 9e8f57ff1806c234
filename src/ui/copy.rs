//! A button that copies a number.

use super::element::{Attr, El, el};
use super::listen::On;
use super::{Scene, screen};
use crate::i18n::Text;
use crate::platform::once::once;
use yew::prelude::*;

/// The button of the number in this place. Says "copied" only when the browser says that it was.
pub(super) fn view(scene: &Scene<'_>, at: usize, value: &str, label: &'static str) -> El {
    let copied = scene.copied == Some(at);
    let (look, text) =
        if copied { ("done", scene.texts.get(Text::Copied)) } else { ("open", scene.texts.get(Text::Copy)) };
    let mut said = String::from(text);
    said.push(' ');
    said.push_str(label);
    let onclick = {
        let (value, tell) = (value.to_owned(), scene.on_copied.clone());
        Callback::from(move |_| {
            let tell = tell.clone();
            let then = once(Box::new(move |copied| tell.emit(copied.is_truthy().then_some(at))));
            screen::copy(&value, &then);
        })
    };
    el("button", "copy")
        .set(Attr::Type, "button")
        .set(Attr::DataLook, look)
        .set(Attr::AriaLabel, said)
        .on(On::Click, onclick)
        .say(text)
}
