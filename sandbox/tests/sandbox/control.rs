//! Control by HTTP: what is done to payments, what was called and told, the clock, and who may.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Body, Key, Running, card, good_card, konbini, start, start_with};

async fn paid_with(running: &Running, details: Value) -> String {
    let id = running.session_id(json!({ "payment_types": [details["type"]] })).await;
    running.pay(&id, details).await.json["payment"]["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn anybodys_part_in_a_payment_can_be_played() {
    let running = start().await;
    let wallet = json!({ "type": "paypay" });
    let asked = card("4100000000005000");
    let vain = card("4100000000300005");
    for (details, act, status) in [
        (konbini("lawson"), "pay", "captured"),
        (konbini("lawson"), "cancel", "cancelled"),
        (konbini("lawson"), "expire", "expired"),
        (wallet.clone(), "approve", "captured"),
        (wallet.clone(), "fail", "failed"),
        (wallet, "cancel", "cancelled"),
        (asked.clone(), "approve", "captured"),
        (asked.clone(), "fail", "failed"),
        (asked, "expire", "expired"),
        (vain, "approve", "failed"),
        (good_card(), "refund", "refunded"),
    ] {
        let payment = paid_with(&running, details.clone()).await;
        let path = format!("/sandbox/payments/{payment}/{act}");
        let answer = running.send(Method::POST, &path, Key::None, Body::Nothing).await;
        assert_eq!((answer.status, &answer.json["status"]), (200, &json!(status)), "{act} {}", details["type"]);
        let again = running.post(&path, json!({})).await;
        assert_eq!(again.status, 422, "{act} twice");
    }
    let id = running.session_id(json!({ "payment_data": { "capture": "manual" } })).await;
    let reserved = running.pay(&id, good_card()).await.json["payment"]["id"].as_str().unwrap().to_owned();
    let taken = running.post(&format!("/sandbox/payments/{reserved}/capture"), json!({})).await;
    assert_eq!(taken.json["status"], "captured");
    let part = running.post(&format!("/sandbox/payments/{reserved}/refund"), json!({ "amount": 300 })).await;
    assert_eq!((&part.json["status"], &part.json["amount_refunded"]), (&json!("captured"), &json!(300)));
}

#[tokio::test]
async fn what_cannot_be_done_is_refused() {
    let running = start().await;
    let payment = paid_with(&running, good_card()).await;
    for (act, status, code) in [
        ("pay", 422, "not_capturable"),
        ("approve", 422, "unprocessable_entity"),
        ("capture", 422, "not_capturable"),
        ("cancel", 422, "not_cancellable"),
        ("expire", 422, "unprocessable_entity"),
        ("dance", 404, "not_found"),
    ] {
        let answer = running.post(&format!("/sandbox/payments/{payment}/{act}"), json!({})).await;
        assert_eq!((answer.status, answer.code()), (status, code), "{act}");
    }
    assert_eq!(running.post("/sandbox/payments/nobody/pay", json!({})).await.status, 404);
}

#[tokio::test]
async fn faults_have_names_and_can_be_read_until_they_strike() {
    let running = start().await;
    let id = running.session_id(json!({})).await;
    let order = json!({ "session": id, "on": "pay", "times": 2, "fault": "no_funds" });
    assert_eq!(running.post("/sandbox/faults", order).await.status, 204);
    assert_eq!(running.pay(&id, good_card()).await.code(), "insufficient_funds");
    let left = json!([{ "session": id, "on": "pay", "times": 1, "fault": { "error": "insufficient_funds" } }]);
    assert_eq!(running.get("/sandbox/faults").await.json, left);
    let unknown = running.post("/sandbox/faults", json!({ "on": "pay", "fault": "rain" })).await;
    assert_eq!((unknown.status, unknown.param()), (422, "fault"));
    for named in running.get("/sandbox/faults/named").await.json.as_array().unwrap() {
        let order = json!({ "session": "nobody", "fault": named["name"] });
        assert_eq!(running.post("/sandbox/faults", order).await.status, 204, "{named}");
    }
}

#[tokio::test]
async fn the_clock_can_be_set_and_read() {
    let running = start().await;
    let set = running.post("/sandbox/clock", json!({ "now": "2031-05-06T07:08:09+09:00" })).await;
    assert!(set.json["now"].as_str().unwrap().starts_with("2031-05-05T22:08:"));
    assert_eq!(running.get("/sandbox/clock").await.json["now"].as_str().unwrap()[..16], *"2031-05-05T22:08");
    for odd in [json!({}), json!({ "now": "noon" }), json!({ "advance_seconds": 1e15 })] {
        assert_eq!(running.post("/sandbox/clock", odd.clone()).await.status, 422, "{odd}");
    }
}

#[tokio::test]
async fn webhooks_are_written_down_with_what_became_of_them() {
    // Nobody listens at port 9 of this machine.
    let options = komoju_sandbox::Options {
        webhook_url: Some("http://127.0.0.1:9/webhooks".to_owned()),
        webhook_wait: Duration::from_millis(1),
        ..komoju_sandbox::Options::default()
    };
    let running = start_with(options).await;
    let id = running.session_id(json!({})).await;
    running.pay(&id, good_card()).await;
    let path = format!("/sandbox/webhooks?session={id}");
    let tried = async |times: usize| {
        while running.get(&path).await.json[0]["tries"].as_array().unwrap().len() < times {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), tried(5)).await.unwrap();
    let told = running.get(&path).await.json[0].clone();
    assert_eq!((&told["type"], &told["taken"]), (&json!("payment.captured"), &json!(false)));
    assert!(!told.to_string().contains("1111"), "{told}");
    let event = told["id"].as_str().unwrap();
    assert_eq!(running.post(&format!("/sandbox/webhooks/{event}/send"), json!({})).await.status, 204);
    tokio::time::timeout(Duration::from_secs(20), tried(6)).await.unwrap();
    assert_eq!(running.post("/sandbox/webhooks/nothing/send", json!({})).await.status, 404);
}

#[tokio::test]
async fn another_sites_page_may_not_control_it() {
    let running = start().await;
    let api = running.sandbox.api().to_owned();
    let by_name = api.replace("127.0.0.1", "localhost");
    let post = async |headers: &[(&str, &str)]| {
        let sent = running.try_send(Method::POST, "/sandbox/reset", Key::None, headers, Body::Nothing);
        sent.await.unwrap().status
    };
    assert_eq!(post(&[]).await, 204, "a program");
    assert_eq!(post(&[("origin", &api), ("sec-fetch-site", "same-origin")]).await, 204, "its own page");
    assert_eq!(post(&[("origin", &by_name)]).await, 204, "its own page by its other name");
    assert_eq!(post(&[("origin", "https://shop.example.com"), ("sec-fetch-site", "cross-site")]).await, 403);
    assert_eq!(post(&[("origin", "null")]).await, 403);
    assert_eq!(post(&[("sec-fetch-site", "same-site")]).await, 403, "another port");
    let looks = running.try_send(Method::GET, "/sandbox/sessions", Key::None, &[("origin", "null")], Body::Nothing);
    let looks = looks.await.unwrap();
    assert_eq!((looks.status, looks.header("access-control-allow-origin")), (200, ""), "unreadable for another page");
}
