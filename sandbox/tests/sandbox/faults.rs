//! Faults on demand: what the caller sees, and what was charged all the same.

use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

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
        (json!({ "status": 502, "bare": true }), 502, "", 0),
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

/// What is spoilt is the answer alone: each of these has paid.
#[tokio::test]
async fn answers_are_spoilt_in_every_way_and_the_work_is_done() {
    let running = start().await;
    type Look = fn(&Answer) -> bool;
    let spoilt: [(Value, u16, Look); 10] = [
        (json!({ "wrong_type": true }), 200, |answer| {
            answer.header("content-type").starts_with("text/html") && answer.text.contains("<h1>")
        }),
        (json!({ "garbage": true }), 200, |answer| {
            answer.header("content-type") == "application/json" && answer.json.is_null() && !answer.text.is_empty()
        }),
        (json!({ "huge": 300_000 }), 200, |answer| {
            answer.text.len() == 300_000 && answer.json["payment"]["status"] == "captured"
        }),
        (json!({ "drip_ms": 40 }), 200, |answer| answer.json["payment"]["status"] == "captured"),
        (json!({ "empty": true }), 200, |answer| answer.text.is_empty()),
        (json!({ "empty": 204 }), 204, |answer| answer.text.is_empty()),
        (json!({ "contradiction": "completed_error" }), 200, |answer| {
            answer.json["status"] == "completed" && answer.code() == "card_declined"
        }),
        (json!({ "contradiction": "completed_failed" }), 200, |answer| {
            answer.json["status"] == "completed" && answer.json["payment"]["status"] == "failed"
        }),
        (json!({ "contradiction": "pending_captured" }), 200, |answer| {
            answer.json["status"] == "pending" && answer.json["payment"]["status"] == "captured"
        }),
        (json!({ "answer": { "status": "new" }, "work": true, "status": 201 }), 201, |answer| {
            answer.json == json!({ "status": "new" })
        }),
    ];
    for (fault, status, look) in spoilt {
        let id = running.session_id(json!({})).await;
        order(&running, json!({ "session": id, "on": "pay", "times": 1, "fault": fault })).await;
        let answer = try_pay(&running, &id).await.unwrap();
        assert_eq!(answer.status, status, "{fault}");
        assert!(look(&answer), "{fault}: {:.200}", answer.text);
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{fault}");
        assert_eq!(running.charges(&id).await, (1, 1), "{fault}");
    }
}

#[tokio::test]
async fn an_answer_can_be_forged_without_any_work() {
    let running = start().await;
    let id = running.session_id(json!({})).await;
    let forged = json!({ "status": "completed", "redirect_url": "javascript:alert(1)" });
    order(&running, json!({ "session": id, "on": "pay", "times": 1, "fault": { "answer": forged } })).await;
    assert_eq!(try_pay(&running, &id).await.unwrap().json, forged);
    assert_eq!(running.charges(&id).await, (0, 0));
}

#[tokio::test]
async fn an_answer_may_stall_after_its_headers() {
    let running = start().await;
    let id = running.session_id(json!({})).await;
    order(&running, json!({ "session": id, "on": "pay", "times": 1, "fault": { "stall": true } })).await;
    let host = running.sandbox.api().trim_start_matches("http://");
    let mut stream = TcpStream::connect(host).await.unwrap();
    let key = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, "pk_test_sandbox:");
    let body = json!({ "payment_details": good_card() }).to_string();
    let head = format!(
        "POST /api/v1/sessions/{id}/pay HTTP/1.1\r\nHost: {host}\r\nAuthorization: Basic {key}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(format!("{head}{body}").as_bytes()).await.unwrap();
    let mut heard = Vec::new();
    while !heard.ends_with(b"\r\n\r\n") {
        assert_ne!(stream.read_buf(&mut heard).await.unwrap(), 0, "it was closed");
    }
    assert!(heard.starts_with(b"HTTP/1.1 200"));
    let more = tokio::time::timeout(Duration::from_millis(150), stream.read_buf(&mut heard)).await;
    assert!(more.is_err(), "something followed");
    assert_eq!(running.charges(&id).await, (1, 1));
}

#[tokio::test]
async fn a_slow_body_takes_as_long_as_ordered() {
    let running = start().await;
    let id = running.session_id(json!({})).await;
    order(&running, json!({ "session": id, "on": "show", "times": 1, "fault": { "drip_ms": 200 } })).await;
    let began = Instant::now();
    assert_eq!(running.show(&id).await["id"], id.as_str());
    assert!(began.elapsed() >= Duration::from_millis(200));
}

#[tokio::test]
async fn another_session_may_be_shown() {
    let running = start().await;
    let id = running.session_id(json!({})).await;
    order(&running, json!({ "session": id, "on": "show", "times": 1, "fault": { "wrong_session": true } })).await;
    let other = running.show(&id).await;
    assert_eq!((&other["resource"], &other["status"]), (&json!("session"), &json!("pending")));
    assert!(other["id"].as_str().unwrap().len() == 25 && !other.to_string().contains(&id));
    assert_eq!(running.show(&id).await["id"], id.as_str());
}

#[tokio::test]
async fn a_waiting_time_may_be_a_date() {
    let running = start().await;
    let id = running.session_id(json!({})).await;
    let date = "Sat, 21 Nov 2026 07:28:00 GMT";
    let fault = json!({ "status": 429, "retry_after_date": date });
    order(&running, json!({ "session": id, "on": "pay", "times": 1, "fault": fault })).await;
    assert_eq!(try_pay(&running, &id).await.unwrap().header("retry-after"), date);
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
async fn updating_a_payment_is_a_place_of_its_own() {
    let running = start().await;
    let id = running.session_id(json!({})).await;
    let payment = running.pay(&id, good_card()).await.json["payment"]["id"].as_str().unwrap().to_owned();
    order(&running, json!({ "session": id, "on": "update", "times": 1, "fault": { "error": "used_number" } })).await;
    let path = format!("/api/v1/payments/{payment}");
    let body = json!({ "description": "tea" });
    assert_eq!(running.get(&path).await.status, 200);
    assert_eq!(running.send(Method::PATCH, &path, Key::Secret, Body::Json(&body)).await.code(), "used_number");
    assert_eq!(running.send(Method::PATCH, &path, Key::Secret, Body::Json(&body)).await.json["description"], "tea");
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
