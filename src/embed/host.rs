//! What the page can do for a checkout, besides listening: print a part of it, and have the shop's server continue a
//! prepaid payment.

use super::json::to_js;
use crate::flow::Continuation;
use crate::platform::plain::Plain;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

/// The functions that the page has given.
pub(super) struct Host {
    print: Option<Function>,
    continue_payment: Option<Function>,
}

impl Host {
    /// Reads `{print, continuePayment}`; both may be missing.
    pub(super) fn read(options: &JsValue) -> Host {
        let function = |name: &str| Reflect::get(options, &name.into()).ok()?.dyn_into().ok();
        Host { print: function("print"), continue_payment: function("continuePayment") }
    }

    /// Whether a prepaid payment can be continued.
    pub(super) fn continues(&self) -> bool {
        self.continue_payment.is_some()
    }

    /// Prints an element, or the whole page where the page cannot print a part.
    pub(super) fn print(&self, element: Option<&Element>) {
        let printed = match (&self.print, element) {
            (Some(print), Some(element)) => print.call1(&JsValue::UNDEFINED, element).is_ok(),
            _ => false,
        };
        if !printed && let Some(window) = web_sys::window() {
            let _ = window.print();
        }
    }

    /// Asks the shop's server. Whether it says that it went well; what became of the payment, the session tells.
    pub(super) fn continue_payment(&self, continuation: &Continuation) -> impl Future<Output = bool> + use<> {
        let short = &continuation.short;
        let detail = Plain::new();
        detail
            .text("token", continuation.token.as_str())
            .text("type", &continuation.payment_type)
            .set("payment", to_js(&short.payment.source))
            .number("short_amount", Some(short.payment.short_amount()))
            .text("currency", &short.payment.currency);
        let answer = self.continue_payment.as_ref().map(|it| it.call1(&JsValue::UNDEFINED, &detail.into()));
        async move {
            match answer {
                Some(Ok(answer)) => JsFuture::from(Promise::resolve(&answer)).await.is_ok(),
                _ => false,
            }
        }
    }
}
