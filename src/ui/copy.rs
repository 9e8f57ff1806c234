//! A button that copies a number.

use super::element::{Attr, bare, el};
use super::listen::On;
use crate::i18n::Locale;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct CopyProps {
    pub(super) value: String,
    pub(super) label: &'static str,
    pub(super) locale: Locale,
}

/// Says "copied" only when the browser says that it was.
#[component]
pub(super) fn Copy(props: &CopyProps) -> Html {
    let copied = use_state(|| false);
    let texts = props.locale.messages();
    let onclick = {
        let (copied, value) = (copied.clone(), props.value.clone());
        Callback::from(move |_| {
            let (copied, value) = (copied.clone(), value.clone());
            spawn_local(async move {
                let Some(window) = web_sys::window().filter(web_sys::Window::is_secure_context) else { return };
                let done = JsFuture::from(window.navigator().clipboard().write_text(&value)).await;
                copied.set(done.is_ok());
            });
        })
    };
    let mut said = String::from(if *copied { texts.copied } else { texts.copy });
    said.push(' ');
    said.push_str(props.label);
    el("button", "copy")
        .set(Attr::Type, "button")
        .set(Attr::DataLook, if *copied { "done" } else { "open" })
        .set(Attr::AriaLabel, said)
        .on(On::Click, onclick)
        .put(bare("span").set(Attr::AriaLive, "polite").say(if *copied { texts.copied } else { texts.copy }))
        .into()
}
