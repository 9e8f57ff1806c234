//! Development only: the script that reloads a page, and the stream that tells it when.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, StreamExt};

use super::Shop;
use crate::static_file;

static SCRIPT: &[u8] = include_bytes!("../../../assets/reload.js");

pub(super) async fn script(headers: HeaderMap) -> Response {
    static_file::respond(&headers, "reload.js", SCRIPT)
}

/// The package's version now, and each one to come, until the shop closes.
pub(super) async fn versions(State(shop): State<Arc<Shop>>) -> Response {
    let Some(reload) = &shop.reload else {
        // The package is hosted elsewhere, so there is nothing to watch; 204 tells the page not to ask again.
        return StatusCode::NO_CONTENT.into_response();
    };
    let mut follower = reload.follow();
    follower.mark_changed();
    let versions = stream::unfold(follower, |mut follower| async {
        follower.changed().await.ok()?;
        let version = follower.borrow_and_update().to_string();
        Some((Ok::<_, Infallible>(Event::default().data(version)), follower))
    });
    let until_closing = versions.take_until(Box::pin(reload.closing()));
    Sse::new(until_closing).keep_alive(KeepAlive::default()).into_response()
}
