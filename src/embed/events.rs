//! The page's events: names and details as DESIGN.md 4 fixes them. Plain objects; nothing typed is in them.

use super::json::to_js;
use crate::domain::money::Money;
use crate::flow::PageEvent;
use crate::flow::form::FieldState;
use crate::i18n::{FieldProblem, Messages};
use crate::methods::FieldName;
use crate::wire::Payment;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

/// An event's name and detail.
pub(super) fn detail(event: &PageEvent, texts: &Messages) -> (&'static str, JsValue) {
    let detail = Detail(Object::new());
    let name = match event {
        PageEvent::Ready { session, methods } => {
            let methods: Array = methods.iter().map(|method| JsValue::from_str(method)).collect();
            detail.set("session", to_js(&session.source)).set("methods", methods.into());
            "komoju-ready"
        }
        PageEvent::Method { payment_type, fee, total } => {
            detail.text("type", payment_type).number("fee", *fee).total(total.as_ref());
            "komoju-method"
        }
        PageEvent::Change { payment_type, complete, fields, brand } => {
            let states = Detail(Object::new());
            for (name, state) in fields {
                states.text(name.as_str(), state_word(*state));
            }
            detail.text("type", payment_type).set("complete", (*complete).into()).set("fields", states.0.into());
            if let Some(brand) = brand {
                detail.text("brand", brand.name());
            }
            "komoju-change"
        }
        PageEvent::Invalid { errors } => {
            let errors: Array = errors.iter().map(|(field, problem)| invalid(*field, *problem, texts)).collect();
            detail.set("errors", errors.into());
            "komoju-invalid"
        }
        PageEvent::BeforePay { payment_type, total } => {
            detail.text("type", payment_type).total(total.as_ref());
            "komoju-before-pay"
        }
        PageEvent::Pending { url, payment_type } => {
            detail.text("url", url.as_str()).text("type", payment_type);
            "komoju-pending"
        }
        PageEvent::Instructions { payment, link } => {
            detail
                .text("type", payment.payment_type())
                .payment(Some(payment))
                .some_text("instructions_url", link.as_ref().map(|link| link.as_str()))
                .some_text("deadline", payment.deadline.as_deref());
            "komoju-instructions"
        }
        PageEvent::Complete { payment, next } => {
            let next = next.as_ref().map(|next| next.as_str());
            detail.text("status", "completed").payment(payment.as_ref()).some_text("redirect_url", next);
            "komoju-complete"
        }
        PageEvent::Error(report) => {
            let diagnostics = Detail(Object::new());
            diagnostics.number("status", report.status.map(i64::from));
            detail
                .some_text("code", report.code.as_deref())
                .text("reason", report.notice.reason())
                .text("message", report.notice.sentence(texts))
                .text("who", report.who.as_str())
                .set("retry", report.retry.into())
                .set("diagnostics", diagnostics.0.into());
            if let Some(field) = report.field {
                detail.text("field", field.as_str());
            }
            "komoju-error"
        }
    };
    (name, detail.0.into())
}

fn invalid(field: FieldName, problem: FieldProblem, texts: &Messages) -> JsValue {
    let error = Detail(Object::new());
    error.text("field", field.as_str()).text("reason", problem.reason()).text("message", &problem.sentence(texts));
    error.0.into()
}

fn state_word(state: FieldState) -> &'static str {
    match state {
        FieldState::Empty => "empty",
        FieldState::Incomplete => "incomplete",
        FieldState::Invalid => "invalid",
        FieldState::Valid => "valid",
    }
}

/// A plain object being filled.
struct Detail(Object);

impl Detail {
    #[inline(never)]
    fn set(&self, name: &str, value: JsValue) -> &Detail {
        // Setting a property of an object just made does not fail.
        let _ = Reflect::set(&self.0, &JsValue::from_str(name), &value);
        self
    }

    fn text(&self, name: &str, text: &str) -> &Detail {
        self.set(name, JsValue::from_str(text))
    }

    fn some_text(&self, name: &str, text: Option<&str>) -> &Detail {
        self.set(name, text.map_or(JsValue::NULL, JsValue::from_str))
    }

    fn number(&self, name: &str, number: Option<i64>) -> &Detail {
        self.set(name, number.map_or(JsValue::NULL, |number| JsValue::from_f64(number as f64)))
    }

    fn payment(&self, payment: Option<&Payment>) -> &Detail {
        self.set("payment", payment.map_or(JsValue::NULL, |payment| to_js(&payment.source)))
    }

    /// Amounts are in the currency's smallest unit.
    fn total(&self, total: Option<&Money>) -> &Detail {
        self.number("total", total.map(|total| total.minor));
        self.some_text("currency", total.map(|total| total.currency.code()))
    }
}
