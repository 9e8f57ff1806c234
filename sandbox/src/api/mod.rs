//! The API under `/api/v1` (S1 to S3): one file per resource, and what they share.
//!
//! Handlers read parameters and answer JSON. What is decided is decided elsewhere.

pub(crate) mod auth;
pub(crate) mod barcodes;
pub(crate) mod cors;
pub(crate) mod error;
pub(crate) mod methods;
pub(crate) mod money;
pub(crate) mod params;
pub(crate) mod pay;
pub(crate) mod payments;
pub(crate) mod refunds;
pub(crate) mod secure_tokens;
pub(crate) mod sessions;
pub(crate) mod tokens;

use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::Method;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use crate::app::App;
use crate::{faults, journal};
use error::ApiError;

/// The API's routes, to be nested under `/api/v1`.
pub(crate) fn routes(app: Arc<App>) -> Router<Arc<App>> {
    Router::new()
        .route("/sessions", post(sessions::create))
        .route("/sessions/{id}", get(sessions::show))
        .route("/sessions/{id}/cancel", post(sessions::cancel))
        .route("/sessions/{id}/pay", post(pay::pay))
        .route("/tokens", post(tokens::create))
        .route("/secure_tokens", post(secure_tokens::create))
        .route("/secure_tokens/{id}", get(secure_tokens::show))
        .route("/payments", get(payments::list).post(payments::create))
        .route("/payments/{id}", get(payments::show).patch(payments::update))
        .route("/payments/{id}/capture", post(payments::capture))
        .route("/payments/{id}/cancel", post(payments::cancel))
        .route("/payments/{id}/refund", post(refunds::refund))
        .route("/payments/{id}/refund_request", post(refunds::request))
        .route("/barcodes/{id}", get(barcodes::show))
        .route("/payment_methods", get(methods::list))
        .fallback(async || ApiError::of("not_found"))
        .method_not_allowed_fallback(async || ApiError::of("not_found"))
        .layer(from_fn(force_scenario))
        .layer(from_fn_with_state(app.clone(), faults::apply))
        .layer(from_fn_with_state(app, journal::keep))
        .layer(from_fn(cors::open))
}

/// `Komoju-Scenario: <error code>` fakes that error on whatever would be created (FEATURES.md 2.5).
async fn force_scenario(request: Request, next: Next) -> Response {
    let wanted = request.headers().get("komoju-scenario").filter(|_| request.method() == Method::POST);
    match wanted {
        None => next.run(request).await,
        Some(code) => code
            .to_str()
            .ok()
            .and_then(ApiError::known)
            .unwrap_or_else(|| ApiError::invalid("Komoju-Scenario"))
            .into_response(),
    }
}
