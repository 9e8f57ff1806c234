//! What the page can do for a checkout, besides listening: print a part of it, and have the shop's server continue a
//! prepaid payment.

use super::json::to_js;
use super::page;
use crate::flow::Continuation;
use crate::platform::plain::Plain;
use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// What prints a part of the page: its name among the options.
const PRINT: &str = "print";
/// What continues a prepaid payment.
const CONTINUE: &str = "continuePayment";

/// The page's options, with what it can do: `{print, continuePayment}`, functions. Both may be missing.
pub(super) struct Host(pub(super) JsValue);

impl Host {
    fn function(&self, name: &str) -> Option<Function> {
        Reflect::get(&self.0, &name.into()).ok()?.dyn_into().ok()
    }

    /// Whether a prepaid payment can be continued.
    pub(super) fn continues(&self) -> bool {
        self.function(CONTINUE).is_some()
    }

    /// Prints an element, or the whole page where the page cannot print a part.
    pub(super) fn print(&self, element: Option<&Element>) {
        let printed = match (self.function(PRINT), element) {
            (Some(print), Some(element)) => print.call1(&JsValue::UNDEFINED, element).is_ok(),
            _ => false,
        };
        if !printed && let Some(window) = web_sys::window() {
            let _ = window.print();
        }
    }

    /// Asks the shop's server, and tells `then` whether it says that it went well; what became of the payment, the
    /// session tells.
    pub(super) fn continue_payment(&self, continuation: &Continuation, then: &JsValue) {
        let short = &continuation.short;
        let detail = Plain::new();
        detail
            .text("token", continuation.token.as_str())
            .text("type", &continuation.payment_type)
            .set("payment", to_js(&short.payment.source))
            .number("short_amount", Some(short.payment.short_amount()))
            .text("currency", &short.payment.currency);
        page::ask(&self.0, CONTINUE, &detail.into(), then);
    }
}
