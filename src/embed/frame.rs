//! The bank's frame, as far as the page may know it: whether it has come back to a page of the shop, and that it has
//! something to say. What it says is not read (DOMAIN.md 8, "messages").

use super::page;
use super::runtime::Runtime;
use crate::flow::{Event, Stage};
use std::rc::Rc;

/// How often it is looked at, in milliseconds: a page of the shop must not stand in it for longer.
const PAUSE: u32 = 100;

/// Watches the frame for as long as there is one. Every challenge begins with this.
pub(super) fn watch(runtime: &Rc<Runtime>) {
    let state = runtime.state();
    let (Stage::Challenging(stage), Some(api)) = (&state.stage, &state.options.api) else { return };
    let then = runtime.once(|runtime, found| {
        if let Some(returned) = found.as_bool() {
            runtime.dispatch(if returned { Event::FrameReturned } else { Event::FrameHinted });
        }
        // It may not have been drawn yet: whether there is one, the stage says.
        watch(runtime);
    });
    page::watch(runtime.place(), stage.url.as_str(), api.origin(), PAUSE, &then);
}
