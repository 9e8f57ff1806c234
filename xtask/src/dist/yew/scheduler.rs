//! In place of Yew's scheduler: what is to be done is done in the order in which it was asked for.
//!
//! This becomes a module of Yew's (`dist/yew.rs`). There, ten queues see to it that parents are drawn before their
//! children, and told after them; the checkout is one component. It begins at the end of the turn, which the browser
//! can see to: no future is needed for that, nor a clock, since one drawing is all that is ever waiting.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;

/// Alias for `Rc<RefCell<T>>`
pub type Shared<T> = Rc<RefCell<T>>;

/// A routine which could be run.
pub trait Runnable {
    /// Runs a routine with a context instance.
    fn run(self: Box<Self>);
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = queueMicrotask)]
    fn queue_microtask(handler: &JsValue);
}

type Queue = Vec<Box<dyn Runnable>>;

thread_local! {
    /// `None` when nobody is going to look at it.
    static QUEUE: RefCell<Option<Queue>> = const { RefCell::new(None) };
}

/// Push a generic [Runnable] to be executed
pub fn push(runnable: Box<dyn Runnable>) {
    let is_awaited = QUEUE.with(|queue| {
        let mut queue = queue.borrow_mut();
        let is_awaited = queue.is_some();
        queue.get_or_insert_default().push(runnable);
        is_awaited
    });
    if !is_awaited {
        let all: Box<dyn FnOnce(JsValue)> = Box::new(|_| start_now());
        queue_microtask(&Closure::once_into_js(all));
    }
}

/// Execute any pending [Runnable]s
pub(crate) fn start_now() {
    loop {
        let runnables = QUEUE.with(|queue| queue.borrow_mut().replace(Vec::new())).unwrap_or_default();
        if runnables.is_empty() {
            break;
        }
        for runnable in runnables {
            runnable.run();
        }
    }
    QUEUE.with(|queue| *queue.borrow_mut() = None);
}

/// Whatever is pushed starts by itself.
pub(crate) fn start() {}

pub(crate) fn push_component_create(_: usize, create: Box<dyn Runnable>, first_render: Box<dyn Runnable>) {
    push(create);
    push(first_render);
}

pub(crate) fn push_component_destroy(runnable: Box<dyn Runnable>) {
    push(runnable);
}

pub(crate) fn push_component_render(_: usize, render: Box<dyn Runnable>) {
    push(render);
}

pub(crate) fn push_component_update(runnable: Box<dyn Runnable>) {
    push(runnable);
}

pub(crate) fn push_component_rendered(_: usize, rendered: Box<dyn Runnable>, _: bool) {
    push(rendered);
}

pub(crate) fn push_component_props_update(props_update: Box<dyn Runnable>) {
    push(props_update);
}
