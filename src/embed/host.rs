//! What the page can do for a checkout, besides listening: print a part of it, and have the shop's server continue a
//! prepaid payment.

use super::json::to_js;
use super::page;
use crate::flow::Continuation;
use crate::platform::plain::Plain;
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// What continues a prepaid payment.
const CONTINUE: &str = "continuePayment";

/// The page's options, with what it can do: `{print, continuePayment}`, functions. Both may be missing.
pub(super) struct Host(pub(super) JsValue);

impl Host {
    /// Whether a prepaid payment can be continued.
    pub(super) fn continues(&self) -> bool {
        Reflect::get(&self.0, &CONTINUE.into()).is_ok_and(|found| found.is_function())
    }

    /// Prints what stands in `place`, or the whole page where the page cannot print a part.
    pub(super) fn print(&self, place: &Element) {
        page::print(&self.0, place, ".slip");
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
