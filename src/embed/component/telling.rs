//! A page event becomes a callback.

use super::details::{
    BeforePay, Cancel, Challenge, Change, Complete, Error, Instructions, Invalid, InvalidField, Method, Pending, Ready,
    SessionChange, Token,
};
use super::{Answer, Given};
use crate::flow::PageEvent;
use crate::i18n::Voice;
use js_sys::Function;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use yew::Callback;

/// Tells the application, by the callbacks it has given last.
pub(super) struct Telling {
    given: Given,
    /// The session that was loaded last.
    session: RefCell<Option<String>>,
}

impl Telling {
    pub(super) fn new(given: Given) -> Telling {
        Telling { given, session: RefCell::default() }
    }

    /// Tells an event. Where it may prevent something, `then` is a function that waits for whether it does.
    pub(super) fn tell(&self, event: PageEvent, voice: Voice, then: JsValue) {
        // Nothing is borrowed while the application is told: it may change the properties, or ask for something, at once.
        let props = self.given.borrow().clone();
        match event {
            PageEvent::Ready { session, methods } => tell(&props.on_ready, Ready { session, methods }),
            PageEvent::Method { payment_type, fee, total } => {
                tell(&props.on_method, Method { payment_type, fee, total });
            }
            PageEvent::Change { payment_type, complete, fields, brand } => {
                tell(&props.on_change, Change { payment_type, complete, fields, brand });
            }
            PageEvent::Invalid { errors } => {
                let errors = errors.into_iter().map(|error| InvalidField::new(error, voice)).collect();
                tell(&props.on_invalid, Invalid { errors });
            }
            PageEvent::BeforePay { payment_type, total } => {
                ask(&props.on_before_pay, BeforePay { payment_type, total }, then);
            }
            PageEvent::Pending { url, payment_type } => ask(&props.on_pending, Pending { url, payment_type }, then),
            PageEvent::Token { token, payment_type } => tell(&props.on_token, Token { token, payment_type }),
            PageEvent::SessionChange { session } => {
                let before = self.session.replace(Some(session.id.clone()));
                // The first is no change.
                if before.is_some_and(|before| before != session.id) {
                    tell(&props.on_session_change, SessionChange { session });
                }
            }
            PageEvent::Challenge { result } => tell(&props.on_challenge, Challenge { open: result.is_none(), result }),
            PageEvent::Cancel { from } => tell(&props.on_cancel, Cancel { from }),
            PageEvent::Instructions { payment, link } => {
                let told = Instructions {
                    payment_type: payment.payment_type().to_owned(),
                    deadline: payment.deadline.clone(),
                    payment,
                    instructions_url: link,
                };
                tell(&props.on_instructions, told);
            }
            PageEvent::Complete { payment, next } => {
                ask(&props.on_complete, Complete { payment, redirect_url: next }, then);
            }
            PageEvent::Error(report) => ask(&props.on_error, Error::new(report, voice), then),
        }
    }
}

fn tell<T>(callback: &Option<Callback<T>>, detail: T) {
    if let Some(callback) = callback {
        callback.emit(detail);
    }
}

/// The same, and the answer is passed on.
fn ask<T>(callback: &Option<Callback<T, Answer>>, detail: T, then: JsValue) {
    let answer = callback.as_ref().map_or(Answer::GoOn, |callback| callback.emit(detail));
    answer.give(move |prevented| {
        // The runtime's own function, which does not throw.
        let _ = then.unchecked_ref::<Function>().call1(&JsValue::UNDEFINED, &prevented.into());
    });
}
