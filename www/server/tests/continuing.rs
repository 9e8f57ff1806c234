//! A prepaid payment that was not enough is continued with another number's token, by the shop's server.

mod common;

use base64::Engine;
use common::{Answer, Visit};
use serde_json::{Value, json};

/// A payment of 2,500 yen to which so much is missing.
fn payment(status: &str, missing: u64) -> Value {
    json!({
        "id": "pay1", "status": status, "total": 2_500, "currency": "JPY",
        "payment_details": {
            "type": "web_money", "short_amount": missing,
            "prepaid_cards": [{ "last_four_digits": "1111", "points": 2_000 }],
        },
    })
}

async fn ordered() -> (Visit, String) {
    let mut visit = Visit::new().await;
    visit.check_out().await;
    let order = visit.api.order();
    (visit, order)
}

async fn add(visit: &mut Visit, order: &str, body: &Value) -> (Answer, Value) {
    let kind = ("content-type", "application/json".to_owned());
    let answer = visit.send("POST", &format!("/orders/{order}/continue"), &[kind], body.to_string()).await;
    let json = serde_json::from_str(&answer.body).unwrap_or_default();
    (answer, json)
}

#[tokio::test]
async fn the_secret_key_adds_the_number_and_the_page_learns_what_is_missing_still() {
    let (mut visit, order) = ordered().await;
    visit.api.session_reads(json!({ "payment": payment("pending", 500) }));
    visit.api.update_reads(202, payment("pending", 100));
    let (answer, told) = add(&mut visit, &order, &json!({ "token": "tok_1" })).await;
    assert_eq!(answer.status, 200);
    assert_eq!((&told["status"], &told["payment_details"]["short_amount"]), (&json!("pending"), &json!(100)));
    assert_eq!(told["payment_details"]["prepaid_cards"][0]["points"], 2_000);
    let credentials = base64::engine::general_purpose::STANDARD.encode("sk_test_shop:");
    let sent = (Some(format!("Basic {credentials}")), "pay1".to_owned(), json!({ "payment_details": "tok_1" }));
    assert_eq!(visit.api.updates(), [sent]);
    assert!(!answer.body.contains("sk_test"));
}

#[tokio::test]
async fn an_order_that_is_made_up_is_paid() {
    let (mut visit, order) = ordered().await;
    visit.api.session_reads(json!({ "payment": payment("pending", 500) }));
    visit.api.update_reads(200, payment("captured", 0));
    let (_, told) = add(&mut visit, &order, &json!({ "token": "tok_1" })).await;
    assert_eq!(told["status"], "captured");
    assert_eq!(visit.state_of(&order).await, "paid");
}

#[tokio::test]
async fn only_an_order_that_waits_for_a_number_takes_one() {
    let (mut visit, order) = ordered().await;
    let token = json!({ "token": "tok_1" });
    assert_eq!(add(&mut visit, "AK-NOSUCH", &token).await.0.status, 404);
    for payment in [Value::Null, payment("captured", 0), payment("pending", 0), payment("failed", 500)] {
        visit.api.session_reads(json!({ "payment": payment }));
        assert_eq!(add(&mut visit, &order, &token).await.0.status, 409, "{payment}");
    }
    visit.api.session_reads(json!({ "payment": payment("pending", 500) }));
    for body in [json!({}), json!({ "token": "" }), json!({ "token": 1 }), json!({ "token": "a b" }), json!([])] {
        assert_eq!(add(&mut visit, &order, &body).await.0.status, 422, "{body}");
    }
    assert_eq!(visit.api.updates(), []);
}

#[tokio::test]
async fn another_sites_form_continues_nothing() {
    let (mut visit, order) = ordered().await;
    visit.api.session_reads(json!({ "payment": payment("pending", 500) }));
    assert_eq!(visit.submit(&format!("/orders/{order}/continue"), "token=tok_1").await.status, 415);
    assert_eq!(visit.api.updates(), []);
}

#[tokio::test]
async fn a_number_that_does_not_help_is_told_by_its_code_and_trouble_of_ours_is_not() {
    let (mut visit, order) = ordered().await;
    visit.api.session_reads(json!({ "payment": payment("pending", 500) }));
    for (status, code, answered, told) in [
        (502, "used_number", 422, "used_number"),
        (422, "invalid_token", 422, "invalid_token"),
        (401, "unauthorized", 502, "bad_gateway"),
        (503, "service_unavailable", 502, "bad_gateway"),
        (500, "", 502, "bad_gateway"),
    ] {
        visit.api.update_reads(status, json!({ "error": { "code": code, "message": "sk_test_shop" } }));
        let (answer, body) = add(&mut visit, &order, &json!({ "token": "tok_1" })).await;
        assert_eq!((answer.status, &body), (answered, &json!({ "error": { "code": told } })), "{status} {code}");
    }
}
