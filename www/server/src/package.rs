//! The checkout's own origin: the built package, for pages of any other origin.
//! It must not know the shop. Nothing is compressed, for a loopback gains nothing by it and a development build of
//! a compressor is slow; a host that merchants load from should compress.

use std::path::{Path, PathBuf};

use axum::Router;
use axum::extract::State;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_SECURITY_POLICY, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use crate::static_file;

/// Serves the files of `folder`, read anew for each request. `policy` is that of the one page among them. While
/// developing, the gallery stands beside them.
pub(crate) fn router(folder: PathBuf, policy: String, gallery: Option<PathBuf>) -> Router {
    let router = Router::new().fallback(file).with_state((folder, policy));
    match gallery {
        None => router,
        Some(gallery) => {
            let pages = Router::new().route("/gallery/{*name}", get(page_of_gallery));
            let index = pages.route("/gallery/", get(index_of_gallery)).with_state(gallery);
            index.route("/gallery", get(|| async { Redirect::permanent("/gallery/") })).merge(router)
        }
    }
}

async fn index_of_gallery(State(folder): State<PathBuf>, headers: HeaderMap) -> Response {
    read(&folder, "/index.html", &headers).await
}

async fn page_of_gallery(State(folder): State<PathBuf>, uri: Uri, headers: HeaderMap) -> Response {
    read(&folder, uri.path().strip_prefix("/gallery").unwrap_or_default(), &headers).await
}

async fn file(
    State((folder, page_policy)): State<(PathBuf, String)>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let mut response = match method {
        Method::OPTIONS => StatusCode::NO_CONTENT.into_response(),
        Method::GET | Method::HEAD => read(&folder, uri.path(), &headers).await,
        _ => StatusCode::METHOD_NOT_ALLOWED.into_response(),
    };
    let headers = response.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, HEAD"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // Pages that isolate themselves (COEP) load only what says that it may be loaded.
    let policy = HeaderName::from_static("cross-origin-resource-policy");
    headers.insert(policy, HeaderValue::from_static("cross-origin"));
    if uri.path() == "/frame.html"
        && let Ok(page_policy) = HeaderValue::from_str(&page_policy)
    {
        headers.insert(CONTENT_SECURITY_POLICY, page_policy);
        headers.insert(REFERRER_POLICY, HeaderValue::from_static("strict-origin"));
    }
    response
}

async fn read(folder: &Path, path: &str, headers: &HeaderMap) -> Response {
    let Some(name) = inside(path) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match tokio::fs::read(folder.join(name)).await {
        Ok(content) => static_file::respond(headers, name, content),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The relative name of a file in the package, or nothing if the path could lead out of it.
/// Names in a package are plain, so whatever needs percent signs or a dot in front is not one of them.
fn inside(path: &str) -> Option<&str> {
    let name = path.strip_prefix('/')?;
    let plain = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
    };
    name.split('/').all(plain).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::inside;

    #[test]
    fn only_plain_names_are_looked_up() {
        assert_eq!(inside("/komoju-checkout.js"), Some("komoju-checkout.js"));
        assert_eq!(inside("/snippets/a_1/b.js"), Some("snippets/a_1/b.js"));
        for path in ["/", "", "/..", "/../Cargo.toml", "/a/../b", "//etc/passwd", "/%2e%2e/x", "/.env", "/a\\b"] {
            assert_eq!(inside(path), None, "{path}");
        }
    }
}
