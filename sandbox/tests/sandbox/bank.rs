//! The bank's page in all its manners, and a bank that is answered from elsewhere.

use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Body, Key, Running, card, good_card, start};

const ASKED: &str = "4100000000005000";
const ASKED_IN_VAIN: &str = "4100000000300005";

/// Pays with a card the bank asks about, in a session whose bank behaves so. Session, payment, and the page's address.
async fn challenge(running: &Running, metadata: Value, number: &str) -> (String, String, String) {
    let id = running.session_id(json!({ "metadata": metadata })).await;
    let answer = running.pay(&id, card(number)).await.json;
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    (id, text(&answer["payment"]["id"]), text(&answer["redirect_url"]))
}

async fn open(running: &Running, address: &str) -> Answer {
    running.send(Method::GET, address, Key::None, Body::Nothing).await
}

async fn decides(running: &Running, payment: &str, result: &str) -> Answer {
    running.post(&format!("/sandbox/payments/{payment}/bank"), json!({ "result": result })).await
}

#[tokio::test]
async fn a_bank_may_refuse_to_be_framed() {
    let running = start().await;
    for (manner, refuses) in [("", false), ("refuses_framing", true)] {
        let (_, _, page) = challenge(&running, json!({ "sandbox_bank": manner }), ASKED).await;
        let shown = open(&running, &page).await;
        assert!(shown.text.contains("id=\"approve\""));
        assert_eq!(shown.header("x-frame-options"), if refuses { "DENY" } else { "" });
        assert_eq!(shown.header("content-security-policy").contains("frame-ancestors 'none'"), refuses);
    }
}

#[tokio::test]
async fn a_bank_may_be_slow_or_never_answer() {
    let running = start().await;
    let (_, _, page) = challenge(&running, json!({ "sandbox_bank": "slow", "sandbox_bank_ms": 150 }), ASKED).await;
    let began = Instant::now();
    assert_eq!(open(&running, &page).await.status, 200);
    assert!(began.elapsed() >= Duration::from_millis(150));

    let (id, payment, page) = challenge(&running, json!({ "sandbox_bank": "never_loads" }), ASKED).await;
    let waiting = tokio::time::timeout(Duration::from_millis(150), open(&running, &page)).await;
    assert!(waiting.is_err(), "it answered");
    assert_eq!(decides(&running, &payment, "approve").await.status, 200);
    assert_eq!(running.charges(&id).await, (1, 1));
    assert_eq!(open(&running, &page).await.status, 200, "what is over is told at once");
}

#[tokio::test]
async fn scripts_run_where_they_were_ordered_and_nowhere_else() {
    let running = start().await;
    for (manner, script) in [
        ("", None),
        ("refuses_framing", None),
        ("messages", Some("messages")),
        ("breaks_out", Some("breaks_out")),
        ("popup", Some("waits")),
        ("app", Some("waits")),
    ] {
        let (_, _, page) = challenge(&running, json!({ "sandbox_bank": manner }), ASKED).await;
        let shown = open(&running, &page).await;
        assert_eq!(shown.text.contains("<script"), script.is_some(), "{manner}");
        assert_eq!(shown.header("content-security-policy").contains("script-src 'self'"), script.is_some(), "{manner}");
        if let Some(script) = script {
            let path = format!("/bank/{script}.js");
            assert!(shown.text.contains(&path), "{manner}");
            let file = open(&running, &format!("{}{path}", running.sandbox.bank())).await;
            assert_eq!((file.status, file.header("content-type")), (200, "text/javascript; charset=utf-8"));
        }
    }
    assert_eq!(open(&running, &format!("{}/bank/other.js", running.sandbox.bank())).await.status, 404);
}

#[tokio::test]
async fn a_popup_is_answered_in_its_own_window() {
    let running = start().await;
    let (id, _, page) = challenge(&running, json!({ "sandbox_bank": "popup" }), ASKED).await;
    let shown = open(&running, &page).await;
    assert!(!shown.text.contains("id=\"approve\"") && shown.text.contains("target=\"_blank\""));
    let window = format!("{page}/window");
    assert!(open(&running, &window).await.text.contains("id=\"approve\""));
    assert_eq!(open(&running, &format!("{page}/state")).await.json, json!({ "open": true }));
    let answered = running.press(&window, "result=approve").await;
    assert!(answered.status == 200 && !answered.text.contains("shop.example.com"), "the window leads nowhere");
    assert_eq!(open(&running, &format!("{page}/state")).await.json, json!({ "open": false }));
    let on = open(&running, &page).await;
    assert!(on.status == 303 && on.header("location").ends_with(&format!("session_id={id}")));
    assert_eq!(running.charges(&id).await, (1, 1));
}

#[tokio::test]
async fn an_app_decides_without_the_page() {
    let running = start().await;
    for (number, result, ends) in
        [(ASKED, "approve", "captured"), (ASKED, "fail", "failed"), (ASKED_IN_VAIN, "approve", "failed")]
    {
        let (id, payment, page) = challenge(&running, json!({ "sandbox_bank": "app" }), number).await;
        let shown = open(&running, &page).await;
        assert!(shown.text.contains("銀行のアプリ") && !shown.text.contains("<button"));
        let told = decides(&running, &payment, result).await;
        assert_eq!((told.status, &told.json["status"]), (200, &json!(ends)), "{number} {result}");
        let on = open(&running, &page).await;
        assert!(on.status == 303 && on.header("location").ends_with(&format!("session_id={id}")));
    }
}

#[tokio::test]
async fn a_bank_is_answered_once_and_only_about_what_it_asks() {
    let running = start().await;
    let (id, payment, _) = challenge(&running, json!({}), ASKED).await;
    for (result, code) in [("maybe", "invalid_parameter"), ("", "missing_parameter")] {
        assert_eq!(decides(&running, &payment, result).await.code(), code);
    }
    assert_eq!(decides(&running, &payment, "fail").await.status, 200);
    assert_eq!(decides(&running, &payment, "approve").await.code(), "unprocessable_entity");
    assert_eq!(running.charges(&id).await.0, 0);
    assert_eq!(decides(&running, "nosuch", "approve").await.code(), "not_found");
    let paid = running.pay(&id, good_card()).await.json["payment"]["id"].as_str().unwrap().to_owned();
    assert_eq!(decides(&running, &paid, "fail").await.code(), "unprocessable_entity");
}

#[tokio::test]
async fn a_manner_nobody_knows_is_refused() {
    let running = start().await;
    let body = json!({ "amount": 1, "currency": "JPY", "metadata": { "sandbox_bank": "closed" } });
    let answer = running.post("/api/v1/sessions", body).await;
    assert_eq!((answer.code(), answer.param()), ("invalid_parameter", "metadata[sandbox_bank]"));
}
