//! The page's events: names and details as DESIGN.md 4 fixes them. Plain objects; nothing typed is in them.

use super::json::to_js;
use crate::domain::money::Money;
use crate::flow::PageEvent;
use crate::flow::form::FieldState;
use crate::i18n::{FieldProblem, Messages, Voice};
use crate::methods::FieldName;
use crate::platform::plain::Plain;
use crate::ui::notice;
use crate::wire::brand_word;
use js_sys::Array;
use wasm_bindgen::JsValue;

/// An event's name and detail.
pub(super) fn detail(event: &PageEvent, voice: Voice) -> (&'static str, JsValue) {
    let texts = voice.texts;
    let detail = Plain::new();
    let name = match event {
        PageEvent::Ready { session, methods } => {
            let types = Array::new();
            for method in methods {
                types.push(&JsValue::from_str(method));
            }
            detail.set("session", to_js(&session.source)).set("methods", types.into());
            "komoju-ready"
        }
        PageEvent::Method { payment_type, fee, total } => {
            detail.text("type", payment_type).number("fee", *fee);
            money(&detail, total.as_ref());
            "komoju-method"
        }
        PageEvent::Change { payment_type, complete, fields, brand } => {
            let states = Plain::new();
            for (name, state) in fields {
                states.text(name.as_str(), state_word(*state));
            }
            detail.text("type", payment_type).set("complete", (*complete).into()).set("fields", states.into());
            if let Some(brand) = brand {
                detail.text("brand", brand_word(*brand));
            }
            "komoju-change"
        }
        PageEvent::Invalid { errors } => {
            let told = Array::new();
            for (field, problem) in errors {
                told.push(&invalid(*field, *problem, texts));
            }
            detail.set("errors", told.into());
            "komoju-invalid"
        }
        PageEvent::BeforePay { payment_type, total } => {
            detail.text("type", payment_type);
            money(&detail, total.as_ref());
            "komoju-before-pay"
        }
        PageEvent::Token { token, payment_type } => {
            detail.text("token", token.as_str()).text("type", payment_type);
            "komoju-token"
        }
        PageEvent::SessionChange { session } => {
            detail.set("session", to_js(&session.source));
            "komoju-session-change"
        }
        PageEvent::Challenge { result } => {
            detail.set("open", result.is_none().into());
            if let Some(result) = result {
                detail.text("result", result);
            }
            "komoju-challenge"
        }
        PageEvent::Cancel { from } => {
            detail.text("from", from);
            "komoju-cancel"
        }
        PageEvent::Pending { url, payment_type } => {
            detail.text("url", url.as_str()).text("type", payment_type);
            "komoju-pending"
        }
        PageEvent::Instructions { payment, link } => {
            detail
                .text("type", payment.payment_type())
                .set("payment", to_js(&payment.source))
                .some_text("instructions_url", link.as_ref().map(|link| link.as_str()))
                .some_text("deadline", payment.deadline.as_deref());
            "komoju-instructions"
        }
        PageEvent::Complete { payment, next } => {
            let next = next.as_ref().map(|next| next.as_str());
            let payment = payment.as_ref().map_or(JsValue::NULL, |payment| to_js(&payment.source));
            detail.text("status", "completed").set("payment", payment).some_text("redirect_url", next);
            "komoju-complete"
        }
        PageEvent::Error(report) => {
            let diagnostics = Plain::new();
            diagnostics.number("status", report.status.map(i64::from));
            detail
                .some_text("code", report.code.as_deref())
                .text("reason", report.notice.reason())
                .text("message", &notice(report.notice, voice))
                .text("who", report.who.as_str())
                .set("retry", report.retry.into())
                .set("diagnostics", diagnostics.into());
            if let Some(field) = report.field {
                detail.text("field", field.as_str());
            }
            "komoju-error"
        }
    };
    (name, detail.into())
}

fn invalid(field: FieldName, problem: FieldProblem, texts: &Messages) -> JsValue {
    let error = Plain::new();
    error.text("field", field.as_str()).text("reason", problem.reason()).text("message", &problem.sentence(texts));
    error.into()
}

fn state_word(state: FieldState) -> &'static str {
    match state {
        FieldState::Empty => "empty",
        FieldState::Incomplete => "incomplete",
        FieldState::Invalid => "invalid",
        FieldState::Valid => "valid",
    }
}

/// Amounts are in the currency's smallest unit.
fn money(detail: &Plain, total: Option<&Money>) {
    detail.number("total", total.map(|total| total.minor));
    detail.some_text("currency", total.map(|total| total.currency.code()).as_deref());
}
