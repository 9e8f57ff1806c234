//! The pages a shopper can be sent to: plain HTML made here, in Japanese or English, without a script unless a
//! test orders a bank that has one. And one for developers, in English (`desk`).
//!
//! They look like nobody's real pages. What they do to a payment is done by the same functions the
//! API uses.

mod badge;
mod bank;
mod desk;
mod fields;
mod hosted;
mod instructions;
mod layout;
mod refund;
mod wallet;
mod wording;

use std::sync::Arc;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::{get, post};

use crate::app::App;

/// The page for developers, to be nested under `/sandbox`.
pub(crate) fn control() -> Router<Arc<App>> {
    desk::routes()
}

/// The pages on the API's own address.
pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/sessions/{id}", get(hosted::show).post(hosted::pay))
        .route("/sessions/{id}/cancel", post(hosted::cancel))
        .route("/{locale}/instructions/{id}", get(instructions::show).post(instructions::pay))
        .route("/offsite/new", get(wallet::show))
        .route("/offsite/app", get(wallet::show_app))
        .route("/offsite/app/{id}", post(wallet::decide_in_app))
        .route("/offsite/{id}", post(wallet::decide))
        .route("/refunds/{id}", get(refund::show).post(refund::receive))
        .route("/images/konbini/{file}", get(badge::konbini))
        .route("/payment_methods/{file}", get(badge::method))
        .route("/sandbox.css", get(style))
        // Whoever opens the bare address is a developer.
        .route("/", get(async || layout::go("/sandbox")))
        .route("/sandbox/", get(async || layout::go("/sandbox")))
        .fallback(async || layout::nothing_here())
}

/// The bank's pages, on another origin as in life.
pub(crate) fn bank_routes() -> Router<Arc<App>> {
    Router::new()
        .route("/challenge/{id}", get(bank::show).post(bank::decide))
        .route("/challenge/{id}/window", get(bank::show_window).post(bank::decide_window))
        .route("/challenge/{id}/state", get(bank::state))
        .route("/bank/{file}", get(bank::script))
        .route("/sandbox.css", get(style))
        .fallback(async || layout::nothing_here())
}

async fn style() -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("style.css"))
}
