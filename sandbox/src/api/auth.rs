//! Who is calling: HTTP Basic with the key as user name (S3 "Authentication").
//!
//! A handler says which key it needs by taking [`SecretKey`] or [`AnyKey`] as its first argument.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::error::ApiError;
use crate::app::App;

/// The caller is the shop's server.
pub(crate) struct SecretKey;

/// The caller is the shop's server or a browser.
pub(crate) struct AnyKey;

impl FromRequestParts<Arc<App>> for SecretKey {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<SecretKey, ApiError> {
        match key(parts) {
            Some(key) if key == app.options.secret_key => Ok(SecretKey),
            Some(key) if key == app.options.publishable_key => Err(ApiError::of("forbidden")),
            _ => Err(ApiError::of("unauthorized")),
        }
    }
}

impl FromRequestParts<Arc<App>> for AnyKey {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<AnyKey, ApiError> {
        match SecretKey::from_request_parts(parts, app).await {
            Ok(SecretKey) => Ok(AnyKey),
            Err(error) if error.code == "forbidden" => Ok(AnyKey),
            Err(error) => Err(error),
        }
    }
}

/// The user name of the Basic credentials. The password is not looked at.
fn key(parts: &Parts) -> Option<String> {
    let header = parts.headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, encoded) = header.split_once(' ')?;
    let plain = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let user = plain.split(':').next().unwrap_or_default();
    scheme.eq_ignore_ascii_case("basic").then(|| user.to_owned())
}
