//! The page's events: names and details as DESIGN.md 4 fixes them. Plain objects; nothing typed is in them.

use super::json::to_js;
use crate::domain::money::Money;
use crate::flow::PageEvent;
use crate::flow::form::FieldState;
use crate::i18n::{FieldProblem, Messages};
use crate::methods::FieldName;
use crate::wire::Json;
use wasm_bindgen::JsValue;

/// An event's name and detail.
pub(super) fn detail(event: &PageEvent, texts: &Messages) -> (&'static str, JsValue) {
    let (name, detail) = describe(event, texts);
    (name, to_js(&detail))
}

fn describe(event: &PageEvent, texts: &Messages) -> (&'static str, Json) {
    match event {
        PageEvent::Ready { session, methods } => (
            "komoju-ready",
            map([
                ("session", session.source.clone()),
                ("methods", Json::List(methods.iter().map(|method| text(method)).collect())),
            ]),
        ),
        PageEvent::Method { payment_type, fee, total } => {
            ("komoju-method", with_total([("type", text(payment_type)), ("fee", whole(*fee))], total.as_ref()))
        }
        PageEvent::Change { payment_type, complete, fields, brand } => {
            let fields =
                fields.iter().map(|(name, state)| (name.as_str().to_owned(), text(state_word(*state)))).collect();
            let mut entries =
                vec![("type", text(payment_type)), ("complete", Json::Bool(*complete)), ("fields", Json::Map(fields))];
            entries.extend(brand.map(|brand| ("brand", text(brand.name()))));
            ("komoju-change", map(entries))
        }
        PageEvent::Invalid { errors } => {
            let errors = errors.iter().map(|(field, problem)| invalid(*field, *problem, texts)).collect();
            ("komoju-invalid", map([("errors", Json::List(errors))]))
        }
        PageEvent::BeforePay { payment_type, total } => {
            ("komoju-before-pay", with_total([("type", text(payment_type))], total.as_ref()))
        }
        PageEvent::Pending { url, payment_type } => {
            ("komoju-pending", map([("url", text(url.as_str())), ("type", text(payment_type))]))
        }
        PageEvent::Instructions { payment, link } => (
            "komoju-instructions",
            map([
                ("type", text(payment.payment_type())),
                ("payment", payment.source.clone()),
                ("instructions_url", link.as_ref().map_or(Json::Null, |link| text(link.as_str()))),
                ("deadline", payment.deadline.as_deref().map_or(Json::Null, text)),
            ]),
        ),
        PageEvent::Complete { payment, next } => (
            "komoju-complete",
            map([
                ("status", text("completed")),
                ("payment", payment.as_ref().map_or(Json::Null, |payment| payment.source.clone())),
                ("redirect_url", next.as_ref().map_or(Json::Null, |next| text(next.as_str()))),
            ]),
        ),
        PageEvent::Error(report) => {
            let mut entries = vec![
                ("code", report.code.as_deref().map_or(Json::Null, text)),
                ("reason", text(report.notice.reason())),
                ("message", text(report.notice.sentence(texts))),
                ("who", text(report.who.as_str())),
                ("retry", Json::Bool(report.retry)),
                ("diagnostics", map([("status", whole(report.status.map(i64::from)))])),
            ];
            entries.extend(report.field.map(|field| ("field", text(field.as_str()))));
            ("komoju-error", map(entries))
        }
    }
}

fn invalid(field: FieldName, problem: FieldProblem, texts: &Messages) -> Json {
    map([
        ("field", text(field.as_str())),
        ("reason", text(problem.reason())),
        ("message", Json::Text(problem.sentence(texts))),
    ])
}

fn state_word(state: FieldState) -> &'static str {
    match state {
        FieldState::Empty => "empty",
        FieldState::Incomplete => "incomplete",
        FieldState::Invalid => "invalid",
        FieldState::Valid => "valid",
    }
}

fn with_total<const N: usize>(entries: [(&'static str, Json); N], total: Option<&Money>) -> Json {
    let total_and_currency = [
        ("total", whole(total.map(|total| total.minor))),
        ("currency", total.map_or(Json::Null, |total| text(total.currency.code()))),
    ];
    map(entries.into_iter().chain(total_and_currency))
}

fn map(entries: impl IntoIterator<Item = (&'static str, Json)>) -> Json {
    Json::Map(entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn text(text: &str) -> Json {
    Json::Text(text.to_owned())
}

fn whole(number: Option<i64>) -> Json {
    number.map_or(Json::Null, Json::Whole)
}
