//! What the page can do for a checkout, besides listening: print a part of it, leave for another page, send the form it
//! stands in, and have the shop's server continue a prepaid payment.

use super::json::to_js;
use super::page;
use crate::flow::Continuation;
use crate::platform::plain::Plain;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// What continues a prepaid payment.
const CONTINUE: &str = "continuePayment";

/// The page's options, with what it can do: `{print, continuePayment, leave, enter}`, functions. All may be missing.
pub(super) struct Host(pub(super) JsValue);

impl Host {
    /// Whether a prepaid payment can be continued.
    pub(super) fn continues(&self) -> bool {
        Reflect::get(&self.0, &CONTINUE.into()).is_ok_and(|found| found.is_function())
    }

    /// Has a language learned by the package's script, `learn(tag, then)`, which calls `then` when it was or cannot be.
    pub(super) fn learn(&self, tag: &JsValue, then: &JsValue) {
        let learn = Reflect::get(&self.0, &"learn".into()).unwrap_or_default();
        let _ = learn.unchecked_ref::<Function>().call2(&JsValue::UNDEFINED, tag, then);
    }

    /// Prints what stands in `place`, or the whole page where the page cannot print a part.
    pub(super) fn print(&self, place: &Element) {
        page::print(&self.0, place, ".slip");
    }

    /// Has the page do what the Enter key means in a form of its own; `false` if it stands in none.
    pub(super) fn enter(&self) -> bool {
        let enter = Reflect::get(&self.0, &"enter".into()).unwrap_or_default();
        enter.dyn_ref::<Function>().is_some_and(|enter| enter.call0(&JsValue::UNDEFINED).is_ok())
    }

    /// Leaves for another page.
    pub(super) fn leave(&self, url: &str) {
        page::leave(&self.0, url);
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
