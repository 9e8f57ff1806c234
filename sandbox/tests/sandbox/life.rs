//! Sessions and payments in time: bad requests, expiry, cancelling, deadlines, lists.

use komoju_sandbox::Options;
use serde_json::{Value, json};

use crate::support::{good_card, konbini, start, start_with};

const DAY: i64 = 86_400;

#[tokio::test]
async fn a_session_needs_an_amount_and_a_currency() {
    let running = start().await;
    for (body, code, param) in [
        (json!({ "currency": "JPY" }), "missing_parameter", "amount"),
        (json!({ "amount": 1 }), "missing_parameter", "currency"),
        (json!({ "amount": -1, "currency": "JPY" }), "invalid_parameter", "amount"),
        (json!({ "amount": "1.5", "currency": "JPY" }), "invalid_parameter", "amount"),
        (json!({ "amount": 1, "currency": "yen!" }), "invalid_currency", "currency"),
        (json!({ "amount": 1, "currency": "JPY", "return_url": "javascript:1" }), "invalid_parameter", "return_url"),
        (json!({ "amount": 1, "currency": "JPY", "default_locale": "tlh" }), "invalid_parameter", "default_locale"),
        (json!({ "amount": 1, "currency": "JPY", "mode": "gift" }), "invalid_parameter", "mode"),
        (json!({ "amount": 1, "currency": "JPY", "metadata": "x" }), "invalid_parameter", "metadata"),
        (
            json!({ "amount": 1, "currency": "JPY", "expires_in_seconds": 86401 }),
            "invalid_parameter",
            "expires_in_seconds",
        ),
        (
            json!({ "amount": 1, "currency": "JPY", "metadata": { "sandbox_fault": "{}" } }),
            "invalid_parameter",
            "metadata[sandbox_fault]",
        ),
    ] {
        let answer = running.post("/api/v1/sessions", body.clone()).await;
        assert_eq!((answer.status, answer.code(), answer.param()), (422, code, param), "{body}");
    }
}

#[tokio::test]
async fn a_session_expires() {
    let running = start().await;
    let quick = running.session_id(json!({ "expires_in_seconds": 60 })).await;
    let slow = running.session_id(json!({})).await;
    running.advance(61).await;
    assert_eq!(
        (&running.show(&quick).await["expired"], &running.show(&slow).await["expired"]),
        (&json!(true), &json!(false))
    );
    let late = running.pay(&quick, good_card()).await;
    assert_eq!((late.status, late.code()), (422, "unprocessable_entity"));
    assert_eq!(running.charges(&quick).await, (0, 0));
    running.advance(DAY).await;
    let expired = running.show(&slow).await;
    assert_eq!((&expired["expired"], &expired["status"]), (&json!(true), &json!("pending")));
}

#[tokio::test]
async fn what_was_paid_in_time_does_not_expire() {
    let running = start().await;
    let id = running.session_id(json!({})).await;
    running.pay(&id, good_card()).await;
    running.advance(2 * DAY).await;
    let session = running.show(&id).await;
    assert_eq!((&session["expired"], &session["payment"]["status"]), (&json!(false), &json!("captured")));
}

#[tokio::test]
async fn a_cancelled_session_is_closed() {
    let running = start().await;
    let id = running.session_id(json!({})).await;
    let pending = running.pay(&id, json!({ "type": "paypay" })).await;
    let cancelled = running.post(&format!("/api/v1/sessions/{id}/cancel"), json!({})).await.json;
    assert_eq!((&cancelled["status"], &cancelled["payment"]["status"]), (&json!("cancelled"), &json!("pending")));
    assert!(cancelled["cancelled_at"].is_string());
    assert_eq!(running.pay(&id, good_card()).await.code(), "unprocessable_entity");
    assert_eq!(running.post(&format!("/api/v1/sessions/{id}/cancel"), json!({})).await.code(), "unprocessable_entity");
    // The wallet still has its page open, and it is too late for it.
    let payment = pending.json["payment"]["id"].as_str().unwrap();
    running.press(&format!("/offsite/{payment}"), "result=approve").await;
    assert_eq!(running.charges(&id).await, (0, 1));
}

#[tokio::test]
async fn one_session_expires_or_is_cancelled_by_order_and_no_other() {
    let running = start().await;
    let other = running.session_id(json!({})).await;
    for (order, status, expired) in [("expire", "pending", true), ("cancel", "cancelled", false)] {
        let id = running.session_id(json!({})).await;
        running.pay(&id, json!({ "type": "paypay" })).await;
        let path = format!("/sandbox/sessions/{id}/{order}");
        let told = running.post(&path, json!({})).await;
        assert_eq!((&told.json["status"], &told.json["expired"]), (&json!(status), &json!(expired)));
        assert_eq!(running.show(&id).await, told.json);
        assert_eq!(running.pay(&id, good_card()).await.code(), "unprocessable_entity");
        assert_eq!(running.charges(&id).await, (0, 1));
        if order == "expire" {
            assert_eq!(running.post(&path, json!({})).await.code(), "unprocessable_entity", "once is enough");
        }
        let nobody = running.post(&format!("/sandbox/sessions/nosuch/{order}"), json!({})).await;
        assert_eq!(nobody.code(), "not_found");
    }
    assert_eq!(running.pay(&other, good_card()).await.status, 200);
    for order in ["expire", "cancel"] {
        let late = running.post(&format!("/sandbox/sessions/{other}/{order}"), json!({})).await;
        assert_eq!(late.code(), "unprocessable_entity", "{order}: it is paid");
    }
}

#[tokio::test]
async fn deadlines_are_days_in_japan() {
    // Tuesday 9 June 2020, 16:42 in Japan.
    let running = start_with(Options { starts_at: Some(1_591_688_523), ..Options::default() }).await;
    let person = json!({
        "email": "a@example.com", "family_name": "山田", "given_name": "太郎",
        "family_name_kana": "ヤマダ", "given_name_kana": "タロウ", "phone": "090-1111-2222", "store": "lawson",
    });
    for (kind, days, expected) in [
        ("konbini", Value::Null, json!("2020-06-12T14:59:59Z")),
        ("konbini", json!(59), json!("2020-08-07T14:59:59Z")),
        ("pay_easy", Value::Null, json!("2020-06-19T14:59:59Z")),
        ("bank_transfer", Value::Null, json!("2020-06-23T14:59:59Z")),
        ("bank_transfer", json!("7"), json!("2020-06-16T14:59:59Z")),
    ] {
        let id = running.session_id(json!({ "payment_types": [kind] })).await;
        let mut details = person.clone();
        details["type"] = json!(kind);
        details["expiry_days"] = days;
        let answer = running.pay(&id, details).await;
        assert_eq!(answer.json["payment"]["payment_deadline"], expected, "{kind}");
    }
}

#[tokio::test]
async fn cash_that_never_comes_expires_the_payment() {
    let running = start().await;
    let id = running.session_id(json!({})).await;
    let payment = running.pay(&id, konbini("lawson")).await.json["payment"]["id"].as_str().unwrap().to_owned();
    running.advance(5 * DAY).await;
    let session = running.show(&id).await;
    assert_eq!((&session["status"], &session["payment"]["status"]), (&json!("completed"), &json!("expired")));
    let late = running.post(&format!("/sandbox/payments/{payment}/pay"), json!({})).await;
    assert_eq!(late.code(), "not_capturable");
}

#[tokio::test]
async fn lists_are_paged_and_filtered() {
    let running = start().await;
    for number in 0..12 {
        let body = json!({
            "amount": 100 + number, "currency": "JPY", "external_order_num": format!("N{number}"),
            "payment_details": good_card(),
        });
        running.post("/api/v1/payments", body).await;
    }
    let first = running.get("/api/v1/payments").await.json;
    assert_eq!(first["data"].as_array().unwrap().len(), 10);
    assert_eq!((&first["total"], &first["last_page"], &first["per_page"]), (&json!(12), &json!(2), &json!(10)));
    assert_eq!(first["data"][0]["external_order_num"], "N11");
    assert_eq!(running.get("/api/v1/payments?page=2").await.json["data"].as_array().unwrap().len(), 2);
    for (query, total) in [
        ("external_order_num=N3", 1),
        ("status=captured", 12),
        ("status=expired", 0),
        ("currency=USD", 0),
        ("start_time=2000-01-01T00:00:00Z", 12),
        ("end_time=2000-01-01T00:00:00Z", 0),
    ] {
        assert_eq!(running.get(&format!("/api/v1/payments?{query}")).await.json["total"], total, "{query}");
    }
    assert_eq!(running.get("/api/v1/payments?page=0").await.param(), "page");
}
