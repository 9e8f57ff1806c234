//! Webhooks: what is told when, how it is signed, and what happens when the shop does not listen.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use hmac::{Hmac, KeyInit, Mac};
use komoju_sandbox::Options;
use serde_json::{Value, json};
use sha2::Sha256;
use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::support::{Running, card, good_card, konbini, start_with};

/// One webhook as the shop received it.
struct Received {
    headers: HeaderMap,
    body: Bytes,
    json: Value,
}

#[derive(Clone)]
struct Shop {
    received: UnboundedSender<Received>,
    /// How many are still to be answered with 500.
    deaf: Arc<AtomicUsize>,
}

async fn listen(State(shop): State<Shop>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let json = serde_json::from_slice(&body).unwrap();
    shop.received.send(Received { headers, body, json }).unwrap();
    let left = shop.deaf.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1));
    if left.is_ok() { StatusCode::INTERNAL_SERVER_ERROR } else { StatusCode::OK }
}

/// A sandbox, and the webhooks it sends.
async fn shop(deaf: usize) -> (Running, UnboundedReceiver<Received>) {
    let (received, webhooks) = unbounded_channel();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/webhooks/komoju", listener.local_addr().unwrap());
    let shop = Shop { received, deaf: Arc::new(AtomicUsize::new(deaf)) };
    let routes = Router::new().fallback(listen).with_state(shop);
    tokio::spawn(async move { axum::serve(listener, routes).await });
    let options = Options { webhook_url: Some(address), webhook_wait: Duration::from_millis(1), ..Options::default() };
    (start_with(options).await, webhooks)
}

async fn next(webhooks: &mut UnboundedReceiver<Received>) -> Received {
    tokio::time::timeout(Duration::from_secs(10), webhooks.recv()).await.unwrap().unwrap()
}

async fn next_type(webhooks: &mut UnboundedReceiver<Received>) -> String {
    next(webhooks).await.json["type"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_webhook_is_signed_and_tells_the_payment() {
    let (running, mut webhooks) = shop(0).await;
    let session = json!({ "payment_data": { "external_order_num": "A1" }, "metadata": { "order": "7" } });
    let id = running.session_id(session).await;
    let paid = running.pay(&id, good_card()).await.json;
    let Received { headers, body, json } = next(&mut webhooks).await;
    let header = |name: &str| headers[name].to_str().unwrap();
    let mut mac = Hmac::<Sha256>::new_from_slice(b"whsec_sandbox").unwrap();
    mac.update(&body);
    let signature: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(header("x-komoju-signature"), signature);
    assert_eq!((header("x-komoju-event"), header("content-type")), ("payment.captured", "application/json"));
    assert_eq!((&json["id"], &json["resource"]), (&json!(header("x-komoju-id")), &json!("event")));
    assert_eq!((&json["type"], &json["data"]), (&json!("payment.captured"), &paid["payment"]));
    assert_eq!((&json["data"]["session"], &json["data"]["metadata"]["order"]), (&json!(id), &json!("7")));
    assert_eq!(json["data"]["external_order_num"], "A1");
}

#[tokio::test]
async fn each_turn_of_a_payment_is_told() {
    let (running, mut webhooks) = shop(0).await;
    let payment = |answer: Value| answer["payment"]["id"].as_str().unwrap().to_owned();

    let id = running.session_id(json!({})).await;
    let cash = payment(running.pay(&id, konbini("lawson")).await.json);
    assert_eq!(next_type(&mut webhooks).await, "payment.authorized");
    running.post(&format!("/sandbox/payments/{cash}/pay"), json!({})).await;
    assert_eq!(next_type(&mut webhooks).await, "payment.captured");

    let id = running.session_id(json!({})).await;
    running.pay(&id, card("4123111111111000")).await;
    assert_eq!(next_type(&mut webhooks).await, "payment.failed");
    let paid = payment(running.pay(&id, good_card()).await.json);
    assert_eq!(next_type(&mut webhooks).await, "payment.captured");
    running.post(&format!("/api/v1/payments/{paid}/refund"), json!({})).await;
    assert_eq!(next_type(&mut webhooks).await, "payment.refunded");

    let id = running.session_id(json!({})).await;
    let wallet = payment(running.pay(&id, json!({ "type": "paypay" })).await.json);
    running.post(&format!("/api/v1/payments/{wallet}/cancel"), json!({})).await;
    assert_eq!(next_type(&mut webhooks).await, "payment.cancelled");

    running.pay(&id, konbini("seicomart")).await;
    assert_eq!(next_type(&mut webhooks).await, "payment.authorized");
    running.advance(10 * 86_400).await;
    assert_eq!(next_type(&mut webhooks).await, "payment.expired");
}

#[tokio::test]
async fn a_deaf_shop_is_told_again() {
    let (running, mut webhooks) = shop(4).await;
    let id = running.session_id(json!({})).await;
    running.pay(&id, good_card()).await;
    let first = next(&mut webhooks).await;
    for _ in 2..=5 {
        let again = next(&mut webhooks).await;
        assert_eq!((&again.body, &again.headers["x-komoju-id"]), (&first.body, &first.headers["x-komoju-id"]));
    }
}
