//! Tokens: made with a browser's key, used once, good for thirty days (S3 "Tokens").

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Body, Key, Running, card, good_card, start};

async fn token(running: &Running, details: Value) -> String {
    let body = json!({ "payment_details": details });
    let answer = running.send(Method::POST, "/api/v1/tokens", Key::Publishable, Body::Json(&body)).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_token_pays_once() {
    let running = start().await;
    let token = token(&running, good_card()).await;
    let (first, second) = (running.session_id(json!({})).await, running.session_id(json!({})).await);
    assert_eq!(running.pay(&first, json!(token)).await.json["payment"]["status"], "captured");
    let again = running.pay(&second, json!(token)).await;
    assert_eq!((again.status, again.code()), (422, "invalid_token"));
}

#[tokio::test]
async fn a_token_pays_without_a_session_too_and_is_used_up_by_a_refusal() {
    let running = start().await;
    let refused = token(&running, card("4123111111111000")).await;
    let body = json!({ "amount": 1000, "currency": "JPY", "payment_details": refused });
    assert_eq!(running.post("/api/v1/payments", body.clone()).await.code(), "insufficient_funds");
    assert_eq!(running.post("/api/v1/payments", body).await.code(), "invalid_token");
}

#[tokio::test]
async fn a_token_lapses_after_thirty_days() {
    let running = start().await;
    let token = token(&running, good_card()).await;
    running.advance(30 * 86_400 + 60).await;
    let id = running.session_id(json!({})).await;
    assert_eq!(running.pay(&id, json!(token)).await.code(), "invalid_token");
}

#[tokio::test]
async fn an_answer_repeats_no_secret() {
    let running = start().await;
    let body = json!({ "payment_details": good_card() });
    let answer = running.send(Method::POST, "/api/v1/tokens", Key::Publishable, Body::Json(&body)).await;
    assert!(!answer.text.contains("4111111111111111") && !answer.text.contains("123\""), "{}", answer.text);
}

#[tokio::test]
async fn what_is_no_token_is_refused() {
    let running = start().await;
    let id = running.session_id(json!({})).await;
    for (details, code) in [
        (json!("tok_nosuch"), "invalid_token"),
        (json!(""), "missing_parameter"),
        (json!(null), "missing_parameter"),
        (json!(["x"]), "missing_parameter"),
    ] {
        assert_eq!(running.pay(&id, details).await.code(), code);
    }
}
