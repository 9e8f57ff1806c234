//! Faults on demand: what the caller sees, and what was charged all the same.

use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Body, Key, Running, good_card, start};

async fn order(running: &Running, order: Value) {
    let answer = running.send(Method::POST, "/sandbox/faults", Key::None, Body::Json(&order)).await;
    assert_eq!(answer.status, 204, "{}", answer.text);
}

async fn try_pay(running: &Running, id: &str) -> reqwest::Result<Answer> {
    let body = json!({ "payment_details": good_card() });
    let path = format!("/api/v1/sessions/{id}/pay");
    running.try_send(Method::POST, &path, Key::Publishable, &[], Body::Json(&body)).await
}

#[tokio::test]
async fn a_cut_before_charges_nothing() {
    let running = start().await;
    let id = running.session_id(json!({})).await;
    order(&running, json!({ "session": id, "on": "pay", "times": 1, "fault": { "cut": "before" } })).await;
    assert!(try_pay(&running, &id).await.is_err());
    assert_eq!(running.charges(&id).await, (0, 0));
    assert_eq!(try_pay(&running, &id).await.unwrap().status, 200);
    assert_eq!(running.charges(&id).await, (1, 1));
}

#[tokio::test]
async fn a_cut_after_charges_once() {
    let running = start().await;
    let id = running.session_id(json!({})).await;
    order(&running, json!({ "session": id, "on": "pay", "times": 1, "fault": { "cut": "after" } })).await;
    assert!(try_pay(&running, &id).await.is_err());
    assert_eq!(running.charges(&id).await, (1, 1));
    assert_eq!(running.show(&id).await["status"], "completed");
    assert_eq!(try_pay(&running, &id).await.unwrap().status, 422);
    assert_eq!(running.charges(&id).await, (1, 1));
}

#[tokio::test]
async fn statuses_errors_and_nonsense() {
    let running = start().await;
    for (fault, status, code, charged) in [
        (json!({ "status": 503, "retry_after": 1 }), 503, "service_unavailable", 0),
        (json!({ "status": 429 }), 429, "too_many_requests", 0),
        (json!({ "status": 500 }), 500, "internal_server_error", 0),
        (json!({ "error": "insufficient_funds" }), 502, "insufficient_funds", 0),
        (json!({ "error": "invalid_parameter", "param": "month" }), 422, "invalid_parameter", 0),
        (json!({ "malformed": true }), 200, "", 1),
    ] {
        let id = running.session_id(json!({})).await;
        order(&running, json!({ "session": id, "on": "pay", "times": null, "fault": fault })).await;
        let answer = try_pay(&running, &id).await.unwrap();
        assert_eq!((answer.status, answer.code()), (status, code), "{fault}");
        assert_eq!(answer.param(), fault["param"].as_str().unwrap_or_default(), "{fault}");
        assert_eq!(answer.header("retry-after"), if fault["retry_after"] == 1 { "1" } else { "" });
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{fault}");
        assert_eq!(running.charges(&id).await.0, charged, "{fault}");
        if fault["malformed"] == true {
            assert!(answer.json.is_null() && !answer.text.is_empty());
        }
    }
}

#[tokio::test]
async fn a_delay_keeps_the_answer_back_and_not_the_charge() {
    let running = start().await;
    let id = running.session_id(json!({})).await;
    order(&running, json!({ "session": id, "on": "pay", "times": 1, "fault": { "delay_ms": 150 } })).await;
    let began = Instant::now();
    assert_eq!(try_pay(&running, &id).await.unwrap().status, 200);
    assert!(began.elapsed() >= Duration::from_millis(150));
    assert_eq!(running.charges(&id).await, (1, 1));
}

#[tokio::test]
async fn a_hold_keeps_the_charge_back_too() {
    let running = start().await;
    let id = running.session_id(json!({})).await;
    order(&running, json!({ "session": id, "on": "pay", "times": 1, "fault": { "hold_ms": 60_000 } })).await;
    // Nobody waits for the end of it: the question is what a look finds until then.
    let held = tokio::time::timeout(Duration::from_millis(150), try_pay(&running, &id)).await;
    assert!(held.is_err(), "it was answered at once");
    assert_eq!(running.charges(&id).await, (0, 0));
    assert_eq!(running.show(&id).await["status"], "pending");
}

#[tokio::test]
async fn what_was_held_is_done_though_nobody_waits_for_it() {
    let running = start().await;
    let id = running.session_id(json!({})).await;
    order(&running, json!({ "session": id, "on": "pay", "times": 1, "fault": { "hold_ms": 1_000 } })).await;
    // Long enough for the request to arrive, too short for its answer.
    let held = tokio::time::timeout(Duration::from_millis(700), try_pay(&running, &id)).await;
    assert!(held.is_err(), "it was answered at once");
    let charged = async { while running.charges(&id).await != (1, 1) {} };
    tokio::time::timeout(Duration::from_secs(20), charged).await.expect("never charged");
}

#[tokio::test]
async fn faults_strike_where_they_were_ordered() {
    let running = start().await;
    let (one, other) = (running.session_id(json!({})).await, running.session_id(json!({})).await);
    let show = async |id: &str| running.get(&format!("/api/v1/sessions/{id}")).await.status;
    order(&running, json!({ "session": one, "on": "show", "times": 2, "fault": { "status": 503 } })).await;
    assert_eq!([show(&other).await, show(&one).await, show(&one).await, show(&one).await], [200, 503, 503, 200]);
    order(&running, json!({ "session": null, "on": "token", "times": null, "fault": { "status": 500 } })).await;
    let body = json!({ "payment_details": good_card() });
    assert_eq!(running.post("/api/v1/tokens", body.clone()).await.status, 500);
    assert_eq!(show(&one).await, 200);
    assert_eq!(running.send(Method::DELETE, "/sandbox/faults", Key::None, Body::Nothing).await.status, 204);
    assert_eq!(running.post("/api/v1/tokens", body).await.status, 200);
    order(&running, json!({ "on": "any", "times": 1, "fault": { "status": 500 } })).await;
    assert_eq!(running.get("/api/v1/payments").await.status, 500);
}

#[tokio::test]
async fn metadata_orders_faults_for_its_own_session() {
    let running = start().await;
    let fault = r#"{"status":503,"times":1}"#;
    let id = running.session_id(json!({ "metadata": { "sandbox_fault": fault } })).await;
    let other = running.session_id(json!({})).await;
    assert_eq!(try_pay(&running, &other).await.unwrap().status, 200);
    assert_eq!(try_pay(&running, &id).await.unwrap().status, 503);
    assert_eq!(try_pay(&running, &id).await.unwrap().status, 200);
}

#[tokio::test]
async fn odd_orders_are_refused() {
    let running = start().await;
    let answer = running.post("/sandbox/faults", json!({ "on": "pay", "fault": { "cut": "sideways" } })).await;
    assert_eq!((answer.status, answer.param()), (422, "fault[cut]"));
}
