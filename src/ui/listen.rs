//! What elements are listened to for. Each listener is the same small piece of data to Yew, whatever it does.
//!
//! Nothing that listens may stand in something that listens for the same: in the packaged program only the innermost hears it
//! (`xtask/src/dist/yew/changes/events.rs`).

use yew::prelude::*;
use yew::virtual_dom::{Listener, ListenerKind};

/// An event of an element.
#[derive(Clone, Copy)]
pub(super) enum On {
    Blur,
    /// Escape, in a dialog.
    Cancel,
    Change,
    Click,
    /// A dialog was closed by the browser.
    Close,
    /// An input method has finished composing.
    CompositionEnd,
    /// An input method shows what it is composing.
    CompositionUpdate,
    /// A picture could not be loaded.
    Error,
    Input,
    Keydown,
    /// A frame has loaded a page.
    Load,
}

/// Listens for an event.
pub(super) struct Ear {
    pub(super) event: On,
    pub(super) act: Callback<Event>,
}

impl Listener for Ear {
    fn kind(&self) -> ListenerKind {
        match self.event {
            On::Blur => ListenerKind::onblur,
            On::Cancel => ListenerKind::oncancel,
            On::Change => ListenerKind::onchange,
            On::Click => ListenerKind::onclick,
            On::Close => ListenerKind::onclose,
            // Yew has no names for these, but listens for them all the same.
            On::CompositionEnd => ListenerKind::other("compositionend".into()),
            On::CompositionUpdate => ListenerKind::other("compositionupdate".into()),
            On::Error => ListenerKind::onerror,
            On::Input => ListenerKind::oninput,
            On::Keydown => ListenerKind::onkeydown,
            On::Load => ListenerKind::onload,
        }
    }

    fn handle(&self, event: Event) {
        self.act.emit(event);
    }

    /// Enter in a field is prevented from doing anything else.
    fn passive(&self) -> bool {
        false
    }
}
