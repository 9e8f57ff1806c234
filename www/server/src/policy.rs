//! The Content-Security-Policy of the shop's pages, and of the checkout's own in a frame: the strictest the checkout
//! promises to work under.
//! It must not know what is on a page. No `unsafe-inline`, no `unsafe-eval`, trusted types required.

use url::Url;

use crate::routes::Shop;

/// Sandbox and bank page are served without TLS from this machine.
const LOOPBACK: &str = " http://127.0.0.1:* http://localhost:*";

/// The policy. `other_api` is an API address a trial gives to the element instead of the shop's own.
pub(crate) fn content_security_policy(shop: &Shop, other_api: Option<&str>) -> String {
    let checkout = &shop.checkout_origin;
    let mut api = shop.api_url.origin().ascii_serialization();
    if let Some(other) = other_api.and_then(origin) {
        api = format!("{api} {other}");
    }
    let loopback = if shop.dev { LOOPBACK } else { "" };
    [
        "default-src 'none'",
        &format!("script-src 'self' {checkout} 'wasm-unsafe-eval'"),
        &format!("connect-src 'self' {checkout} {api}"),
        &format!("img-src 'self' {checkout} {api}"),
        &format!("style-src 'self' {checkout}"),
        &format!("font-src 'self' {checkout}"),
        // A card issuer's page can be anywhere.
        &format!("frame-src {checkout} https:{loopback}"),
        // After 3-D Secure the frame arrives at our return URL, in the checkout's own frame or in our page; nobody else may
        // have our pages in a frame.
        &format!("frame-ancestors 'self' {checkout}"),
        "form-action 'self'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
    ]
    .join("; ")
}

/// What a host adds to the policy that `frame.html` brings, the page of the checkout that holds the fields: it talks to the API
/// and to nobody else, and stands in the shop's pages and in nobody else's.
pub(crate) fn of_the_frame(api: &Url, shop_url: &str, dev: bool) -> String {
    let api = api.origin().ascii_serialization();
    let shop = origin(shop_url).unwrap_or_default();
    let loopback = if dev { LOOPBACK } else { "" };
    [
        format!("connect-src 'self' {api}"),
        format!("img-src {api}"),
        format!("frame-src https:{loopback}"),
        format!("frame-ancestors {shop}"),
    ]
    .join("; ")
}

fn origin(address: &str) -> Option<String> {
    let url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    Some(url.origin().ascii_serialization())
}
