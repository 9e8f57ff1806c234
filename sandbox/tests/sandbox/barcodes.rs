//! Barcodes: which payments have one, and for how long it is good (FEATURES.md 2.3, DOMAIN.md 5.4).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Body, Key, Running, good_card, konbini, start};

async fn pay_at(running: &Running, store: &str, metadata: Value) -> Value {
    let id = running.session_id(json!({ "metadata": metadata })).await;
    running.pay(&id, konbini(store)).await.json["payment"].clone()
}

async fn scan(running: &Running, payment: &Value) -> Answer {
    let address = payment["payment_details"]["barcode_url"].as_str().unwrap();
    running.send(Method::GET, address, Key::None, Body::Nothing).await
}

#[tokio::test]
async fn the_chain_that_scans_one_has_a_barcode_and_others_have_it_by_order() {
    let running = start().await;
    for (store, order, has) in [
        ("family-mart", "", true),
        ("family-mart", "none", false),
        ("lawson", "", false),
        ("lawson", "1", true),
        ("seven-eleven", "pending", true),
    ] {
        let payment = pay_at(&running, store, json!({ "sandbox_barcode": order })).await;
        let expected = format!("{}/api/v1/barcodes/{}", running.sandbox.api(), payment["id"].as_str().unwrap());
        let expected = if has { json!(expected) } else { Value::Null };
        assert_eq!(payment["payment_details"]["barcode_url"], expected, "{store} {order}");
    }
}

#[tokio::test]
async fn a_barcode_is_a_picture_any_page_may_read() {
    let running = start().await;
    let payment = pay_at(&running, "family-mart", json!({})).await;
    let answer = scan(&running, &payment).await;
    assert_eq!((answer.status, &answer.json["status"]), (200, &json!("ready")));
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    let picture = STANDARD.decode(answer.json["image"].as_str().unwrap()).unwrap();
    assert!(picture.starts_with(b"\x89PNG"));
    // 750 by 150 dots.
    assert_eq!(picture[16..24], [0, 0, 2, 238, 0, 0, 0, 150]);
}

#[tokio::test]
async fn a_barcode_is_good_for_ten_minutes_or_as_ordered_and_then_renewed() {
    let running = start().await;
    for (seconds, metadata) in [(600, json!({})), (30, json!({ "sandbox_barcode_seconds": 30 }))] {
        let payment = pay_at(&running, "family-mart", metadata).await;
        let first = scan(&running, &payment).await.json;
        running.advance(seconds - 10).await;
        assert_eq!(scan(&running, &payment).await.json, first, "{seconds}");
        running.advance(11).await;
        let second = scan(&running, &payment).await.json;
        assert_ne!((&second["image"], &second["expires_at"]), (&first["image"], &first["expires_at"]), "{seconds}");
    }
}

#[tokio::test]
async fn a_barcode_may_take_its_time() {
    let running = start().await;
    let payment = pay_at(&running, "lawson", json!({ "sandbox_barcode": "pending" })).await;
    assert_eq!(scan(&running, &payment).await.json, json!({ "status": "pending", "retry_after": 1 }));
    assert_eq!(scan(&running, &payment).await.json["status"], "ready");
    running.advance(700).await;
    assert_eq!(scan(&running, &payment).await.json["status"], "ready", "only the first is slow");
}

#[tokio::test]
async fn there_is_no_barcode_for_what_is_paid_unknown_or_no_cash() {
    let running = start().await;
    let payment = pay_at(&running, "family-mart", json!({})).await;
    running.post(&format!("/sandbox/payments/{}/pay", payment["id"].as_str().unwrap()), json!({})).await;
    assert_eq!(scan(&running, &payment).await.code(), "not_found");
    let id = running.session_id(json!({})).await;
    let card = running.pay(&id, good_card()).await.json["payment"]["id"].as_str().unwrap().to_owned();
    for id in [card.as_str(), "nosuch"] {
        let answer = running.send(Method::GET, &format!("/api/v1/barcodes/{id}"), Key::None, Body::Nothing).await;
        assert_eq!((answer.status, answer.code()), (404, "not_found"));
    }
}

#[tokio::test]
async fn faults_strike_a_sessions_barcode() {
    let running = start().await;
    let one = pay_at(&running, "family-mart", json!({})).await;
    let other = pay_at(&running, "family-mart", json!({})).await;
    let order = json!({ "session": one["session"], "on": "barcode", "times": 1, "fault": { "status": 503 } });
    assert_eq!(running.post("/sandbox/faults", order).await.status, 204);
    assert_eq!(scan(&running, &other).await.status, 200);
    assert_eq!(scan(&running, &one).await.status, 503);
    assert_eq!(scan(&running, &one).await.status, 200);
}
