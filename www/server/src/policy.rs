//! The Content-Security-Policy of the shop's pages: the strictest the checkout promises to work under.
//! It must not know what is on a page. No `unsafe-inline`, no `unsafe-eval`, trusted types required.

use url::Url;

use crate::routes::Shop;

/// The policy. `other_api` is an API address a trial gives to the element instead of the shop's own.
pub(crate) fn content_security_policy(shop: &Shop, other_api: Option<&str>) -> String {
    let checkout = &shop.checkout_origin;
    let mut api = shop.api_url.origin().ascii_serialization();
    if let Some(other) = other_api.and_then(origin) {
        api = format!("{api} {other}");
    }
    // Sandbox and bank page are served without TLS from this machine.
    let loopback = if shop.dev { " http://127.0.0.1:* http://localhost:*" } else { "" };
    [
        "default-src 'none'",
        &format!("script-src 'self' {checkout} 'wasm-unsafe-eval'"),
        &format!("connect-src 'self' {checkout} {api}"),
        &format!("img-src 'self' {checkout} {api}"),
        &format!("style-src 'self' {checkout}"),
        &format!("font-src 'self' {checkout}"),
        // A card issuer's page can be anywhere.
        &format!("frame-src {checkout} https:{loopback}"),
        // After 3-D Secure the frame arrives at our return URL, so we may frame ourselves; nobody else may.
        "frame-ancestors 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
    ]
    .join("; ")
}

fn origin(address: &str) -> Option<String> {
    let url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    Some(url.origin().ascii_serialization())
}
