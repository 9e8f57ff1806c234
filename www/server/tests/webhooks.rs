//! Webhooks: who is believed, and how an order moves by them.

mod common;

use common::{Visit, WEBHOOK_SECRET};
use hmac::{Hmac, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

fn sign(secret: &str, body: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(body.as_bytes());
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

async fn post(visit: &mut Visit, body: &str, signature: Option<String>) -> u16 {
    let mut headers = vec![("content-type", "application/json".to_owned())];
    headers.extend(signature.map(|signature| ("x-komoju-signature", signature)));
    visit.send("POST", "/webhooks/komoju", &headers, body.to_owned()).await.status
}

/// Delivers one event about the order, found by its number.
async fn deliver(visit: &mut Visit, kind: &str, method: &str, order: &str) {
    let body = event(kind, method, json!({ "external_order_num": order }));
    assert_eq!(post(visit, &body, Some(sign(WEBHOOK_SECRET, &body))).await, 200);
}

fn event(kind: &str, method: &str, who: Value) -> String {
    let mut payment = json!({ "id": "p", "resource": "payment", "payment_details": { "type": method } });
    payment.as_object_mut().unwrap().extend(who.as_object().unwrap().clone());
    json!({ "id": "e", "type": kind, "resource": "event", "data": payment }).to_string()
}

async fn ordered() -> (Visit, String) {
    let mut visit = Visit::new().await;
    visit.check_out().await;
    let order = visit.api.order();
    (visit, order)
}

#[tokio::test]
async fn a_konbini_order_is_awaited_then_paid() {
    let (mut visit, order) = ordered().await;
    assert_eq!(visit.state_of(&order).await, "open");
    deliver(&mut visit, "payment.authorized", "konbini", &order).await;
    assert_eq!(visit.state_of(&order).await, "waiting");
    deliver(&mut visit, "payment.captured", "konbini", &order).await;
    assert_eq!(visit.state_of(&order).await, "paid");
    assert_eq!(visit.get(&format!("/thanks/{order}")).await.status, 200);
}

#[tokio::test]
async fn what_is_captured_stays_captured() {
    let (mut visit, order) = ordered().await;
    deliver(&mut visit, "payment.captured", "konbini", &order).await;
    for late in ["authorized", "captured", "expired", "cancelled", "failed"] {
        deliver(&mut visit, &format!("payment.{late}"), "konbini", &order).await;
        assert_eq!(visit.state_of(&order).await, "paid", "{late}");
    }
    deliver(&mut visit, "payment.refunded", "konbini", &order).await;
    deliver(&mut visit, "payment.captured", "konbini", &order).await;
    assert_eq!(visit.state_of(&order).await, "refunded");
}

#[tokio::test]
async fn every_event_has_its_state() {
    for (kind, method, state) in [
        ("payment.authorized", "credit_card", "reserved"),
        ("payment.authorized", "pay_easy", "waiting"),
        ("payment.captured", "credit_card", "paid"),
        ("payment.expired", "konbini", "expired"),
        ("payment.cancelled", "credit_card", "not_completed"),
        ("payment.failed", "credit_card", "not_completed"),
        ("payment.refunded", "credit_card", "refunded"),
        ("payment.updated", "credit_card", "open"),
        ("ping", "credit_card", "open"),
    ] {
        let (mut visit, order) = ordered().await;
        deliver(&mut visit, kind, method, &order).await;
        assert_eq!(visit.state_of(&order).await, state, "{kind} {method}");
    }
}

#[tokio::test]
async fn the_order_is_found_by_number_metadata_or_session() {
    for by in ["number", "metadata", "session"] {
        let (mut visit, order) = ordered().await;
        let who = match by {
            "number" => json!({ "external_order_num": order, "metadata": null }),
            "metadata" => json!({ "external_order_num": "KOMOJU-1", "metadata": { "order": order } }),
            _ => json!({ "external_order_num": null, "session": visit.api.session() }),
        };
        let body = event("payment.captured", "credit_card", who);
        assert_eq!(post(&mut visit, &body, Some(sign(WEBHOOK_SECRET, &body))).await, 200);
        assert_eq!(visit.state_of(&order).await, "paid", "{by}");
    }
}

#[tokio::test]
async fn only_what_is_signed_with_our_secret_is_believed() {
    let (mut visit, order) = ordered().await;
    let body = event("payment.captured", "credit_card", json!({ "external_order_num": order }));
    let other = event("payment.captured", "credit_card", json!({ "external_order_num": "other" }));
    for signature in [
        None,
        Some(String::new()),
        Some("zz".to_owned()),
        Some(sign("another secret", &body)),
        Some(sign("", &body)),
        Some(sign(WEBHOOK_SECRET, &other)),
        Some(sign(WEBHOOK_SECRET, &body)[..62].to_owned()),
    ] {
        assert_eq!(post(&mut visit, &body, signature.clone()).await, 401, "{signature:?}");
    }
    assert_eq!(visit.state_of(&order).await, "open");
}

#[tokio::test]
async fn without_a_secret_nobody_is_believed() {
    let mut visit = Visit::with(|settings| settings.keys.webhook_secret = None).await;
    assert_eq!(post(&mut visit, "{}", Some(sign("", "{}"))).await, 401);
}

#[tokio::test]
async fn events_about_nothing_of_ours_are_taken_and_dropped() {
    let (mut visit, _) = ordered().await;
    for body in ["{}", "not json", &event("payment.captured", "credit_card", json!({ "session": "elsewhere" }))] {
        assert_eq!(post(&mut visit, body, Some(sign(WEBHOOK_SECRET, body))).await, 200, "{body}");
    }
}
