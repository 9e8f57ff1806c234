//! A cash refund's page: the shopper says that the money has arrived (S2 "Refunds").

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::html;

use super::layout::{Framing, Locale, Page, nothing_here, notice};
use crate::api::refunds;
use crate::app::App;

pub(crate) async fn show(State(app): State<Arc<App>>, Path(id): Path<String>) -> Response {
    let (store, _) = app.open();
    let refunded = store
        .payments
        .iter()
        .find(|payment| payment.refunds.iter().any(|refund| refund["id"] == id && refund["status"] == "pending"));
    let Some(payment) = refunded else { return nothing_here().into_response() };
    let locale = Locale::choose(None, &payment.locale);
    Page {
        locale,
        title: locale.say("返金の受け取り", "Receive a refund").to_owned(),
        speaker: "KOMOJU sandbox",
        framing: Framing::Refused,
        status: StatusCode::OK,
        body: html! {
            h1 { (locale.say("返金の受け取り", "Receive a refund")) }
            form method="post" action={ "/refunds/" (id) } {
                button.button #receive type="submit" { (locale.say("コンビニで受け取る", "Receive it at a store")) }
            }
        },
    }
    .into_response()
}

pub(crate) async fn receive(State(app): State<Arc<App>>, Path(id): Path<String>) -> Response {
    let (mut store, now) = app.open();
    if !refunds::receive(&mut store, &id, now) {
        return nothing_here().into_response();
    }
    notice(Locale::Ja, StatusCode::OK, "返金を受け取りました / Refund received", None).into_response()
}
