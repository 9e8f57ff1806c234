//! Every address of the shop, and what all answers have in common.
//! It must not know a page's content; each file here holds one group of addresses.

mod assets;
mod browse;
mod cart;
mod checkout;
mod come_back;
mod continuing;
mod development;
mod orders;
mod webhooks;

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, REFERRER_POLICY, SET_COOKIE, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::middleware::map_response;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use url::Url;

use crate::komoju::Komoju;
use crate::orders::Orders;
use crate::pages::{Frame, ProblemPage};
use crate::policy::content_security_policy;
use crate::reload::Reload;
use crate::visitor::Visitor;

/// What the shop's answers are made from. Addresses as text have no trailing slash.
pub(crate) struct Shop {
    pub(crate) komoju: Komoju,
    pub(crate) orders: Orders,
    pub(crate) publishable_key: String,
    pub(crate) webhook_secret: Option<String>,
    pub(crate) api_url: Url,
    /// The folder of the package.
    pub(crate) checkout_url: String,
    pub(crate) checkout_origin: String,
    /// How shoppers reach this shop.
    pub(crate) public_url: String,
    pub(crate) dev: bool,
    pub(crate) reload: Option<Reload>,
}

pub(crate) fn router(shop: Arc<Shop>) -> Router {
    let mut router = Router::new()
        .route("/", get(browse::home))
        .route("/products/{id}", get(browse::product))
        .route("/cart", get(cart::show).post(cart::change))
        .route("/checkout", get(checkout::show))
        .route("/return/{order}", get(come_back::come_back))
        .route("/thanks/{order}", get(orders::thanks))
        .route("/orders/{order}", get(orders::show))
        .route("/orders/{order}/state", get(orders::state))
        .route("/orders/{order}/continue", post(continuing::add_number))
        .route("/webhooks/komoju", post(webhooks::receive))
        .route("/assets/{*name}", get(assets::asset))
        .fallback(not_found);
    if shop.dev {
        router =
            router.route("/dev/reload.js", get(development::script)).route("/dev/reload", get(development::versions));
    }
    router.layer(map_response(harden)).with_state(shop)
}

/// Headers that are right for every answer. Browsers send the shop's origin to others and never an order's address.
async fn harden(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("strict-origin-when-cross-origin"));
    if !headers.contains_key(CACHE_CONTROL) {
        // Carts and orders are one shopper's affair, and going back must show them as they are now.
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// A page under the shop's policy.
fn page(shop: &Shop, visitor: &Visitor, page: &impl Template) -> Response {
    page_with_api(shop, visitor, page, None)
}

/// A page whose checkout element was given another API address.
fn page_with_api(shop: &Shop, visitor: &Visitor, page: &impl Template, other_api: Option<&str>) -> Response {
    let Ok(html) = page.render() else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let mut response = ([(CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response();
    add(response.headers_mut(), CONTENT_SECURITY_POLICY, &content_security_policy(shop, other_api));
    if let Some(cookie) = visitor.language_cookie() {
        add(response.headers_mut(), SET_COOKIE, &cookie);
    }
    response
}

/// "See other": the browser asks for `path` next, whatever it did before.
fn redirect(path: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    add(response.headers_mut(), LOCATION, path);
    response
}

/// The answer, with cookies set.
fn with_cookies(mut response: Response, cookies: &[String]) -> Response {
    for cookie in cookies {
        add(response.headers_mut(), SET_COOKIE, cookie);
    }
    response
}

/// Whatever cannot be a header's value is left out: our own values all can.
fn add(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.append(name, value);
    }
}

async fn not_found(state: axum::extract::State<Arc<Shop>>, visitor: Visitor) -> Response {
    missing(&state, &visitor)
}

/// The page for an address, a product or an order that does not exist.
fn missing(shop: &Shop, visitor: &Visitor) -> Response {
    let frame = Frame::new(visitor, shop.dev);
    let texts = frame.texts;
    let problem = ProblemPage {
        frame,
        title: texts.not_found,
        lead: texts.not_found_lead,
        way_on: ("/", texts.to_products),
        checks: &[],
    };
    (StatusCode::NOT_FOUND, page(shop, visitor, &problem)).into_response()
}
