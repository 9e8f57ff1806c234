//! Where the pure checkout meets the browser: what the page's element calls, the runtime loop, HTTP, events.
//!
//! `mount` is all the outside sees. The hand-written element in `pkg-template` calls it and gives the page's events
//! their DOM form.

mod advice;
mod events;
mod http;
pub mod json;
#[cfg(feature = "package")]
mod memory;
mod options;
mod runtime;

use runtime::Runtime;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[cfg(feature = "package")]
#[global_allocator]
static MEMORY: memory::Wiping = memory::Wiping::new();

/// A checkout in a page. Taking it away is [`Mounted::destroy`].
#[wasm_bindgen]
pub struct Mounted {
    runtime: Rc<Runtime>,
}

/// Puts a checkout into `target`, an empty element of the caller's.
///
/// `options` is a plain object (see `options.rs`). `tell(name, detail)` is called for every event of the page; what
/// it returns says whether the page prevents what would follow: a truth value, or a promise of one.
#[wasm_bindgen]
pub fn mount(target: Element, options: JsValue, tell: js_sys::Function) -> Mounted {
    Mounted { runtime: Runtime::start(target, &options, tell) }
}

/// Calls `notify` when the program has come to a stop that it cannot recover from. It is told nothing: what panics
/// say could hold what a shopper typed.
#[wasm_bindgen(js_name = onStop)]
pub fn on_stop(notify: js_sys::Function) {
    struct Notify(js_sys::Function);
    // The browser runs wasm on one thread: the function never leaves it.
    thread_local! { static NOTIFY: std::cell::RefCell<Option<Notify>> = const { std::cell::RefCell::new(None) } }
    NOTIFY.with(|slot| *slot.borrow_mut() = Some(Notify(notify)));
    // By way of Yew: it would put its own hook, which prints what a panic says, in the place of any other.
    yew::set_custom_panic_hook(Box::new(|_| {
        NOTIFY.with(|slot| {
            if let Ok(slot) = slot.try_borrow()
                && let Some(notify) = slot.as_ref()
            {
                let _ = notify.0.call0(&JsValue::UNDEFINED);
            }
        });
    }));
}

#[wasm_bindgen]
impl Mounted {
    /// The page came back from the browser's back-forward cache.
    #[wasm_bindgen(js_name = cameBack)]
    pub fn came_back(&self) {
        self.runtime.came_back();
    }

    /// The page is hidden: the security code goes.
    pub fn hidden(&self) {
        self.runtime.hidden();
    }

    /// Takes the checkout away. Calls on their way are dropped.
    pub fn destroy(self) {
        self.runtime.stop();
    }
}
