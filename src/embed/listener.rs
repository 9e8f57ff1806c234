//! Who hears the page's events.

use super::events;
use crate::flow::PageEvent;
use crate::i18n::Voice;
use js_sys::Function;
use wasm_bindgen::JsValue;

/// Whoever put the checkout into the page.
pub(super) enum Listener {
    /// The package's script: `tell(name, detail, then)`.
    Script(Function),
    /// A Yew application, by way of the component: the event, the language to say it in, and `then`.
    #[cfg(not(feature = "package"))]
    Application(Box<dyn Fn(PageEvent, Voice, JsValue)>),
}

impl Listener {
    /// Tells it. Where it may prevent what would follow, `then` is a function to be called with whether it does.
    pub(super) fn tell(&self, event: PageEvent, voice: Voice, then: JsValue) {
        match self {
            Listener::Script(tell) => {
                let (name, detail) = events::detail(&event, voice);
                // The package's script calls every listener of the page; what those throw stays there.
                let _ = tell.call3(&JsValue::UNDEFINED, &name.into(), &detail, &then);
            }
            #[cfg(not(feature = "package"))]
            Listener::Application(tell) => tell(event, voice, then),
        }
    }
}
