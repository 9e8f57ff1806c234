//! When the page is hidden and shown again: the package's element listens for the same.

use crate::embed::runtime::Runtime;
use js_sys::Reflect;
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget};

/// What is listened for as long as this is kept.
pub(super) struct Visits {
    _listening: Vec<Listening>,
}

impl Visits {
    /// Tells a checkout of them.
    pub(super) fn of(runtime: &Rc<Runtime>) -> Visits {
        let mut listening = Vec::new();
        if let Some(window) = web_sys::window() {
            listening.extend(Listening::to(&window, "pageshow", runtime, |runtime, event| {
                // Back from the browser's back-forward cache.
                if Reflect::get(event, &"persisted".into()).is_ok_and(|persisted| persisted.is_truthy()) {
                    runtime.came_back();
                }
            }));
            listening.extend(Listening::to(&window, "pagehide", runtime, |runtime, _| runtime.hidden()));
            if let Some(document) = window.document() {
                let page = document.clone();
                listening.extend(Listening::to(&document, "visibilitychange", runtime, move |runtime, _| {
                    if !page.hidden() {
                        runtime.shown();
                    }
                }));
            }
        }
        Visits { _listening: listening }
    }
}

/// A listener that goes when it is dropped.
struct Listening {
    target: EventTarget,
    name: &'static str,
    hear: Closure<dyn Fn(Event)>,
}

impl Listening {
    fn to(
        target: &EventTarget,
        name: &'static str,
        runtime: &Rc<Runtime>,
        hear: impl Fn(&Rc<Runtime>, &Event) + 'static,
    ) -> Option<Listening> {
        let runtime: Weak<Runtime> = Rc::downgrade(runtime);
        let hear = Closure::<dyn Fn(Event)>::new(move |event| {
            if let Some(runtime) = runtime.upgrade() {
                hear(&runtime, &event);
            }
        });
        target.add_event_listener_with_callback(name, hear.as_ref().unchecked_ref()).ok()?;
        Some(Listening { target: target.clone(), name, hear })
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback(self.name, self.hear.as_ref().unchecked_ref());
    }
}
