//! Carries out what the flow orders: calls, waiting, telling the page, leaving it, moving the focus.

use super::super::{advice, claims, frame, http, page};
use super::Runtime;
use crate::flow::{Attempt, Continuation, Effect, Event, PageEvent, Stage};
use crate::platform::now;
use crate::platform::once::once;
use crate::ui::{button_id, field_id, heading_id};
use crate::wire::{Call, Failure, Reply, SafeUrl};
use js_sys::Math;
use std::rc::Rc;
use wasm_bindgen::JsValue;

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
            Effect::Tell(attempt, event) => self.tell(attempt, event),
            Effect::Continue(attempt, continuation) => self.go_on(attempt, continuation),
            Effect::WatchFrame => frame::watch(self),
            Effect::Navigate(url) => self.navigate(&url),
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
        let state = self.state();
        let options = &state.options;
        let report = report(&call);
        let (Some(api), Ok(key)) = (&options.api, &options.key) else {
            // The flow calls nobody without an address and a key.
            return self.dispatch(report(attempt, Err(Failure::Network)));
        };
        let claimed = if pays(&call, &state.stage) { claims::name(options) } else { None };
        let weak = Rc::downgrade(self);
        let name = claimed.clone();
        let then = once(Box::new(move |answer| {
            let reply = http::reply(&answer);
            let is_ours = name.is_some() && !matches!(reply, Err(Failure::Busy));
            match weak.upgrade().filter(|runtime| runtime.alive.get()) {
                Some(runtime) if name.is_none() || name == claims::name(&runtime.state().options) => {
                    if is_ours {
                        runtime.claimed.set(true);
                    }
                    runtime.dispatch(report(attempt, reply));
                }
                // The checkout is gone, or at another payment: what came of this one the session tells the next.
                _ => {
                    if let Some(name) = name
                        && reply.is_ok()
                    {
                        page::release(&name);
                    }
                }
            }
        }));
        http::send(self.place(), api, key, &call, claimed.as_deref(), &then);
    }

    /// Has the page continue a prepaid payment.
    fn go_on(self: &Rc<Self>, attempt: Attempt, continuation: Continuation) {
        let then = self.once(move |runtime, accepted| {
            runtime.dispatch(Event::ContinueReplied { attempt, accepted: accepted.is_truthy() });
        });
        self.host().continue_payment(&continuation, &then);
    }

    /// Tells the page. If it may prevent something, its answer comes back as an event.
    fn tell(self: &Rc<Self>, attempt: Attempt, event: PageEvent) {
        let voice = self.state.borrow().voice();
        let then = event.told().map_or(JsValue::UNDEFINED, |told| {
            self.once(move |runtime, prevented| {
                runtime.dispatch(Event::PageAnswered { attempt, told, prevented: prevented.is_truthy() });
            })
        });
        self.listener.tell(event, voice, then);
    }

    /// The browser's own parser has the last word on an address.
    fn navigate(&self, url: &SafeUrl) {
        if let Some(url) = page::understood(url.as_str())
            && SafeUrl::parse(&url, url.starts_with("http:")).is_some()
        {
            self.host().leave(&url);
        }
    }

    fn focus_later(self: &Rc<Self>, id: String) {
        self.later(0, move |runtime| page::focus(runtime.place(), &["#", &id].concat()));
    }
}

/// Whether money hangs on a call: it pays, or makes the token that continues a prepaid payment.
fn pays(call: &Call, stage: &Stage) -> bool {
    match (call, stage) {
        (Call::Pay(..), _) => true,
        (Call::MakeToken(_), Stage::Submitting(stage)) => stage.form.short.is_some(),
        _ => false,
    }
}

/// How the answer to a call is reported.
fn report(call: &Call) -> fn(Attempt, Result<Reply, Failure>) -> Event {
    match call {
        Call::ShowSession(_) => |attempt, reply| Event::SessionReplied { attempt, reply },
        Call::Pay(..) => |attempt, reply| Event::PayReplied { attempt, reply },
        Call::MakeToken(_) | Call::MakeSecureToken(_) | Call::ShowSecureToken(_) => {
            |attempt, reply| Event::TokenReplied { attempt, reply }
        }
        Call::Barcode(_) => |attempt, reply| Event::BarcodeReplied { attempt, reply },
    }
}
