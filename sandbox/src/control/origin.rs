//! Who may control the sandbox: programs, and its own page. A page of another site, open in a browser on the same
//! machine, may not: it could post forms here without anybody noticing.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::api::error::ApiError;
use crate::app::App;

/// The middleware: refuses what changes anything and comes from another origin's page.
pub(super) async fn refuse_others(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if reads || is_own(&app, request.headers()) {
        next.run(request).await
    } else {
        ApiError::of("forbidden").saying("A page of another origin may not do that.".to_owned()).into_response()
    }
}

/// Programs name no origin. Browsers name one with every form, and say beside it whether it is ours.
fn is_own(app: &App, headers: &HeaderMap) -> bool {
    let header = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let site = header("sec-fetch-site").is_none_or(|site| matches!(site, "same-origin" | "none"));
    let by_name = app.local.replace("127.0.0.1", "localhost");
    let own = |origin: &str| {
        let public = url::Url::parse(&app.api).map(|url| url.origin().ascii_serialization());
        origin == app.local || origin == by_name || public.is_ok_and(|public| origin == public)
    };
    site && header("origin").is_none_or(own)
}
