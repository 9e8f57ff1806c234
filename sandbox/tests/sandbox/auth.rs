//! Which key opens what, and what a browser is told.

use reqwest::Method;
use serde_json::json;

use crate::support::{Body, Key, start};

/// Every route of the API: method, path, and whether a browser's key is enough.
const ROUTES: &[(&str, &str, bool)] = &[
    ("POST", "/api/v1/sessions", false),
    ("GET", "/api/v1/sessions/nosuch", true),
    ("POST", "/api/v1/sessions/nosuch/cancel", false),
    ("POST", "/api/v1/sessions/nosuch/pay", true),
    ("POST", "/api/v1/tokens", true),
    ("POST", "/api/v1/secure_tokens", true),
    ("GET", "/api/v1/secure_tokens/nosuch", true),
    ("GET", "/api/v1/payments", false),
    ("POST", "/api/v1/payments", false),
    ("GET", "/api/v1/payments/nosuch", false),
    ("PATCH", "/api/v1/payments/nosuch", false),
    ("POST", "/api/v1/payments/nosuch/capture", false),
    ("POST", "/api/v1/payments/nosuch/cancel", false),
    ("POST", "/api/v1/payments/nosuch/refund", false),
    ("POST", "/api/v1/payments/nosuch/refund_request", false),
    ("GET", "/api/v1/payment_methods", true),
];

#[tokio::test]
async fn keys_open_what_they_should() {
    let running = start().await;
    for (method, path, browser) in ROUTES {
        let ask = async |key| {
            let method: Method = method.parse().unwrap();
            running.send(method, path, key, Body::Nothing).await
        };
        for key in [Key::None, Key::Text("sk_live_somebody"), Key::Text("")] {
            let answer = ask(key).await;
            assert_eq!((answer.status, answer.code()), (401, "unauthorized"), "{method} {path}");
        }
        let published = ask(Key::Publishable).await;
        assert_eq!(published.status == 403, !browser, "{method} {path}: {}", published.text);
        let secret = ask(Key::Secret).await;
        assert!(![401, 403].contains(&secret.status), "{method} {path}: {}", secret.text);
        if path.contains("nosuch") {
            assert_eq!((secret.status, secret.code()), (404, "not_found"), "{method} {path}");
        }
    }
}

#[tokio::test]
async fn odd_credentials_are_no_credentials() {
    let running = start().await;
    for header in ["Bearer sk_test_sandbox", "Basic", "Basic %%%", "Basic c2tfdGVzdF9zYW5kYm94LXg6"] {
        let headers = [("authorization", header)];
        let path = "/api/v1/payment_methods";
        let answer = running.try_send(Method::GET, path, Key::None, &headers, Body::Nothing).await.unwrap();
        assert_eq!(answer.status, 401, "{header}");
    }
}

#[tokio::test]
async fn unknown_addresses_are_answered_in_json() {
    let running = start().await;
    let answer = running.get("/api/v1/nothing").await;
    assert_eq!((answer.status, answer.code()), (404, "not_found"));
}

#[tokio::test]
async fn a_browser_may_call_from_any_shop() {
    let running = start().await;
    let wanted =
        "authorization,content-type,accept,komoju-via,x-komoju-api-version,x-komoju-idempotency,komoju-scenario";
    let headers = [
        ("origin", "https://shop.example.com"),
        ("access-control-request-method", "POST"),
        ("access-control-request-headers", wanted),
    ];
    let path = "/api/v1/sessions/abc/pay";
    let answer = running.try_send(Method::OPTIONS, path, Key::None, &headers, Body::Nothing).await.unwrap();
    assert_eq!(answer.status, 204);
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    let allowed = answer.header("access-control-allow-headers");
    for name in wanted.split(',') {
        assert!(allowed.split(',').any(|allowed| allowed.trim() == name), "{name}");
    }
    for method in ["GET", "POST", "PATCH"] {
        assert!(answer.header("access-control-allow-methods").contains(method), "{method}");
    }
    // An error must be readable too, or a page cannot tell a wrong key from a dead network.
    let refused = running.send(Method::GET, "/api/v1/sessions/abc", Key::None, Body::Nothing).await;
    assert_eq!((refused.status, refused.header("access-control-allow-origin")), (401, "*"));
}

#[tokio::test]
async fn a_header_forces_any_documented_error() {
    let running = start().await;
    let id = running.session_id(json!({})).await;
    for (path, code, status) in [
        (format!("/api/v1/sessions/{id}/pay"), "insufficient_funds", 502),
        (format!("/api/v1/sessions/{id}/pay"), "fraudulent", 422),
        ("/api/v1/sessions".to_owned(), "service_unavailable", 503),
        ("/api/v1/tokens".to_owned(), "gateway_timeout", 504),
        ("/api/v1/payments".to_owned(), "request_failed", 402),
    ] {
        let headers = [("komoju-scenario", code)];
        let answer = running.try_send(Method::POST, &path, Key::Secret, &headers, Body::Nothing).await.unwrap();
        assert_eq!((answer.status, answer.code()), (status, code), "{path}");
    }
    assert_eq!(running.charges(&id).await, (0, 0));
}

#[tokio::test]
async fn bodies_that_are_not_what_they_claim_are_refused() {
    let running = start().await;
    let headers = [("content-type", "application/json")];
    for body in ["{\"amount\":", "[1]", "amount=1"] {
        let client = Body::Form(body);
        let answer = running.try_send(Method::POST, "/api/v1/sessions", Key::Secret, &headers, client).await.unwrap();
        assert_ne!(answer.status, 200, "{body}");
    }
}
