//! Where the pure checkout meets the browser: what the page's element calls, the runtime loop, HTTP, events.
//!
//! `mount` and `paint` are all the outside sees. The hand-written element in `pkg-template` calls them and gives the page's
//! events their DOM form.

mod advice;
mod claims;
mod events;
mod frame;
mod host;
mod http;
pub mod json;
mod listener;
mod options;
mod page;
mod runtime;

#[cfg(not(feature = "package"))]
pub mod component;

use listener::Listener;
use runtime::Runtime;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// A checkout in a page. Taking it away is [`Mounted::destroy`].
#[wasm_bindgen]
pub struct Mounted {
    runtime: Rc<Runtime>,
}

/// Begins a checkout in `target`, an empty element of the caller's, where nothing is seen before [`paint`].
///
/// `options` is a plain object (see `options.rs`). `tell(name, detail, then)` is called for every event of the page. Where
/// the page may prevent something, there is a `then`, to be called with whether it does: at once, or later.
#[wasm_bindgen]
pub fn mount(target: Element, options: JsValue, tell: js_sys::Function) -> Mounted {
    Mounted { runtime: Runtime::start(target, &options, Listener::Script(tell)) }
}

/// Puts a checkout on the screen. By then it may know its session, and draws the form at once.
#[wasm_bindgen]
pub fn paint(mounted: &Mounted) {
    mounted.runtime.show();
}

/// Makes every checkout on the page speak a language, given the lines of its file. False if that is not one this
/// program can use.
#[cfg(feature = "package")]
#[wasm_bindgen]
pub fn learn(tag: &str, lines: String) -> bool {
    crate::i18n::Locale::parse(tag).is_some_and(|locale| crate::i18n::learned::learn(locale, lines))
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

    /// The page came to the front: what happened meanwhile is looked up.
    pub fn shown(&self) {
        self.runtime.shown();
    }

    /// Does what the button does. `false` if there is nothing to be done here, so that no event will tell of it.
    pub fn submit(&self) -> bool {
        self.runtime.submit()
    }

    /// Whether everything is filled in. What is not is shown, told as `komoju-invalid`, and led to.
    pub fn validate(&self) -> bool {
        self.runtime.validate()
    }

    /// Makes the form as it was at the beginning.
    pub fn reset(&self) {
        self.runtime.reset();
    }

    /// Takes up other options. Nothing typed is lost, unless they are about another payment.
    pub fn update(&self, options: JsValue) {
        self.runtime.change(options);
    }

    /// Takes the checkout away. Calls on their way are dropped.
    pub fn destroy(self) {
        self.runtime.stop();
    }
}
