//! What the page around a checkout says and can do: its address, printing, and the shop's server by way of the
//! application.

use super::details::Continue;
use super::{Answer, Given, place};
use crate::embed::json::from_js;
use crate::wire::Payment;
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen(module = "/pkg-template/program/print.js")]
extern "C" {
    /// Prints an element, and nothing else of the page.
    #[wasm_bindgen(catch)]
    fn print(part: &Element) -> Result<(), JsValue>;
}

/// The page, for one checkout. What it can do ends with this.
pub(super) struct Page {
    given: Given,
    print: Closure<dyn Fn(Element) -> Result<(), JsValue>>,
    go_on: Closure<dyn Fn(JsValue) -> Promise>,
}

impl Page {
    pub(super) fn of(given: &Given) -> Page {
        let shop = given.clone();
        Page {
            given: given.clone(),
            print: Closure::new(|part: Element| print(&part)),
            go_on: Closure::new(move |detail: JsValue| go_on(&shop, &detail)),
        }
    }

    /// The options as `options.rs` reads them: what the properties say, and what the page says and can do.
    pub(super) fn options(&self) -> JsValue {
        let given = self.given.borrow();
        let options = given.options();
        options.some_text("search", place::search().as_deref());
        if !given.allow_framed && place::is_framed() {
            options.text("ground", "foreign");
        }
        options.set("print", self.print.as_ref().clone());
        if given.continue_payment.is_some() {
            options.set("continuePayment", self.go_on.as_ref().clone());
        }
        options.into()
    }
}

/// Has the application continue a prepaid payment.
fn go_on(given: &Given, detail: &JsValue) -> Promise {
    let detail = from_js(detail);
    let callback = given.borrow().continue_payment.clone();
    let mut told = Payment::read(detail.get("payment")).map(|payment| Continue {
        token: detail.get("token").owned_text().unwrap_or_default(),
        payment_type: detail.get("type").owned_text().unwrap_or_default(),
        short_amount: payment.short_amount(),
        payment,
    });
    Promise::new(&mut |resolve: Function, reject: Function| {
        let answer = match (&callback, told.take()) {
            (Some(callback), Some(told)) => callback.emit(told),
            _ => Answer::Prevent,
        };
        answer.give(move |prevented| {
            let _ = if prevented { reject } else { resolve }.call0(&JsValue::UNDEFINED);
        });
    })
}
