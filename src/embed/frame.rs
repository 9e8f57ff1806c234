//! The bank's frame, as far as the page may know it: whether it has come back to a page of the shop, and that it has
//! something to say. What it says is not read (DOMAIN.md 8, "messages").

use super::runtime::Runtime;
use crate::flow::{Event, Stage};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlIFrameElement, MessageEvent, Url};

/// How often it is looked at, in milliseconds: a page of the shop must not stand in it for longer.
const PAUSE: u32 = 100;

/// Watches the frame for as long as there is one. Every challenge begins with this.
pub(super) fn watch(runtime: &Rc<Runtime>) {
    let weak = Rc::downgrade(runtime);
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(runtime) = weak.upgrade().filter(|runtime| is_from_frame(runtime, &event)) {
            runtime.dispatch(Event::FrameHinted);
        }
    });
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback("message", listener.as_ref().unchecked_ref());
    }
    look(runtime, listener);
}

fn look(runtime: &Rc<Runtime>, listener: Closure<dyn FnMut(MessageEvent)>) {
    runtime.later_or_never(PAUSE, move |runtime| {
        let state = runtime.map(|runtime| (runtime, runtime.state()));
        if let Some((runtime, state)) = state
            && let Stage::Challenging(_) = state.stage
        {
            if has_returned(runtime) {
                runtime.dispatch(Event::FrameReturned);
            }
            return look(runtime, listener);
        }
        if let Some(window) = web_sys::window() {
            let _ = window.remove_event_listener_with_callback("message", listener.as_ref().unchecked_ref());
        }
    });
}

fn frame(runtime: &Runtime) -> Option<HtmlIFrameElement> {
    runtime.find("iframe")?.dyn_into().ok()
}

/// Whether what stands in the frame is of the page's own origin: only then can it be read at all.
fn has_returned(runtime: &Runtime) -> bool {
    let document = frame(runtime).and_then(|frame| frame.content_document());
    document.and_then(|document| document.url().ok()).is_some_and(|url| url != "about:blank")
}

/// From this very frame, and from the bank or the API that we sent it to.
fn is_from_frame(runtime: &Runtime, event: &MessageEvent) -> bool {
    let Some(window) = frame(runtime).and_then(|frame| frame.content_window()) else { return false };
    let state = runtime.state();
    let Stage::Challenging(stage) = &state.stage else { return false };
    let origin = event.origin();
    let is = |url: &str| Url::new(url).is_ok_and(|url| url.origin() == origin);
    let ours = is(stage.url.as_str()) || state.options.api.as_ref().is_some_and(|api| is(api.origin()));
    ours && event.source().is_some_and(|source| JsValue::from(source) == JsValue::from(window))
}
