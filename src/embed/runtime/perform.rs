//! Carries out what the flow orders: calls, waiting, telling the page, leaving it, moving the focus.

use super::super::claims::{claim, release, subject};
use super::super::{advice, events, frame, http};
use super::Runtime;
use crate::flow::{Attempt, Continuation, Effect, Event, PageEvent};
use crate::platform::now;
use crate::ui::{button_id, field_id, heading_id};
use crate::wire::{Call, Failure, Reply, SafeUrl};
use js_sys::Math;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

impl Runtime {
    /// Carries out an order.
    pub(super) fn perform(self: &Rc<Self>, effect: Effect) {
        match effect {
            Effect::Call(attempt, call) => self.call(attempt, call),
            Effect::Wait(attempt, milliseconds) => {
                // Up to a fifth longer: many browsers that lost the same server do not come back in one moment.
                let jitter = Math::random() * f64::from(milliseconds.min(5000)) / 5.0;
                let passed = move |runtime: &Rc<Runtime>| runtime.dispatch(Event::TimePassed { attempt, now: now() });
                self.later(milliseconds + jitter as u32, passed);
            }
            Effect::Tell(attempt, event) => self.tell(attempt, &event),
            Effect::Continue(attempt, continuation) => self.go_on(attempt, continuation),
            Effect::WatchFrame => frame::watch(self),
            Effect::Navigate(url) => navigate(&url),
            // After the repaint: a locked input does not take the focus.
            Effect::Focus(field) => self.focus_later(field_id(self.uid, field)),
            Effect::FocusButton => self.focus_later(button_id(self.uid)),
            Effect::FocusHeading => self.focus_later(heading_id(self.uid)),
            Effect::Advise(advice) => {
                web_sys::console::error_1(&JsValue::from_str(&advice::sentence(&advice)));
            }
        }
    }

    fn call(self: &Rc<Self>, attempt: Attempt, call: Call) {
        let weak = Rc::downgrade(self);
        let (api, key) = {
            let state = self.state.borrow();
            (state.options.api.clone(), state.options.key.clone())
        };
        let claimed = subject(&self.state.borrow().options).filter(|_| matches!(call, Call::Pay(..)));
        spawn_local(async move {
            if let Some(subject) = &claimed
                && !claim(subject).await
            {
                // Another checkout is paying this very session: what comes of it is looked up.
                if let Some(runtime) = weak.upgrade() {
                    runtime.dispatch(Event::PayReplied { attempt, reply: Err(Failure::Busy) });
                }
                return;
            }
            if claimed.is_some()
                && let Some(runtime) = weak.upgrade()
            {
                runtime.claimed.set(true);
            }
            let reply = match (api, key) {
                (Some(api), Ok(key)) => http::send(&api, &key, &call).await,
                // The flow calls nobody without an address and a key.
                _ => Err(Failure::Network),
            };
            match weak.upgrade().filter(|runtime| runtime.alive.get()) {
                Some(runtime) => runtime.dispatch(replied(attempt, &call, reply)),
                // The checkout is gone, and what came of the payment the session tells the next one.
                None => {
                    if let Some(subject) = claimed.filter(|_| reply.is_ok()) {
                        release(&subject);
                    }
                }
            }
        });
    }

    /// Has the page continue a prepaid payment.
    fn go_on(self: &Rc<Self>, attempt: Attempt, continuation: Continuation) {
        let weak = Rc::downgrade(self);
        let answer = self.host.continue_payment(&continuation);
        spawn_local(async move {
            let accepted = answer.await;
            if let Some(runtime) = weak.upgrade() {
                runtime.dispatch(Event::ContinueReplied { attempt, accepted });
            }
        });
    }

    /// Tells the page. If it may prevent something, its answer comes back as an event.
    fn tell(self: &Rc<Self>, attempt: Attempt, event: &PageEvent) {
        let locale = self.state.borrow().locale;
        let (name, detail) = events::detail(event, locale);
        // A listener that throws has prevented nothing.
        let prevented = self.tell.call2(&JsValue::UNDEFINED, &name.into(), &detail).is_ok_and(|it| it.is_truthy());
        if let Some(told) = event.told() {
            self.dispatch(Event::PageAnswered { attempt, told, prevented });
        }
    }

    fn focus_later(self: &Rc<Self>, id: String) {
        self.later(0, move |runtime| runtime.focus(&id));
    }

    fn focus(&self, id: &str) {
        let mut selector = String::from("#");
        selector.push_str(id);
        if let Some(element) = self.find(&selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
    }
}

fn replied(attempt: Attempt, call: &Call, reply: Result<Reply, Failure>) -> Event {
    match call {
        Call::ShowSession(_) => Event::SessionReplied { attempt, reply },
        Call::Pay(..) => Event::PayReplied { attempt, reply },
        Call::MakeToken(_) | Call::MakeSecureToken(_) | Call::ShowSecureToken(_) => {
            Event::TokenReplied { attempt, reply }
        }
        Call::Barcode(_) => Event::BarcodeReplied { attempt, reply },
    }
}

/// The browser's own parser has the last word on an address.
fn navigate(url: &SafeUrl) {
    let Some(window) = web_sys::window() else { return };
    let Ok(parsed) = web_sys::Url::new(url.as_str()) else { return };
    if SafeUrl::parse(&parsed.href(), parsed.protocol() == "http:").is_some() {
        let _ = window.location().assign(&parsed.href());
    }
}
