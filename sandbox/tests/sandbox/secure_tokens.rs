//! Secure tokens: a card verified before it pays (FEATURES.md 2.3 and 2.5).

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Body, Key, Running, card, good_card, start};

const RETURN_URL: &str = "https://shop.example.com/back?order=1";

async fn try_verify(running: &Running, extra: Value) -> Answer {
    let mut body = json!({
        "amount": 1000, "currency": "JPY", "return_url": RETURN_URL, "payment_details": good_card(),
    });
    body.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
    running.send(Method::POST, "/api/v1/secure_tokens", Key::Publishable, Body::Json(&body)).await
}

async fn verify(running: &Running, number: &str) -> Value {
    let answer = try_verify(running, json!({ "payment_details": card(number) })).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert!(!answer.text.contains(number));
    answer.json
}

async fn show(running: &Running, token: &Value) -> Value {
    let path = format!("/api/v1/secure_tokens/{}", token["id"].as_str().unwrap());
    running.send(Method::GET, &path, Key::Publishable, Body::Nothing).await.json
}

#[tokio::test]
async fn each_test_card_is_verified_as_the_documents_say() {
    let running = start().await;
    for (number, status, said) in [
        ("4100000000000100", "OK", json!("Y")),
        ("5100000000000107", "OK", json!("Y")),
        ("3528000000000106", "OK", json!("Y")),
        ("4111111111111111", "SKIPPED", Value::Null),
        ("4123111111111000", "SKIPPED", Value::Null),
        ("4100000000005000", "NEEDS_VERIFY", Value::Null),
        ("4100000000300005", "NEEDS_VERIFY", Value::Null),
        ("4100000000500000", "ERRORED", json!("N")),
    ] {
        let token = verify(&running, number).await;
        assert_eq!((&token["verification_status"], &token["resource"]), (&json!(status), &json!("secure_token")));
        assert_eq!(token["three_ds_auth_result"]["trans_status"], said, "{number}");
        let id = token["id"].as_str().unwrap();
        assert_eq!(id.len(), 25);
        let page = if status == "NEEDS_VERIFY" {
            json!(format!("{}/challenge/{id}", running.sandbox.bank()))
        } else {
            Value::Null
        };
        assert_eq!(token["authentication_url"], page, "{number}");
        assert_eq!(show(&running, &token).await, token);
    }
}

#[tokio::test]
async fn the_bank_decides_and_leads_back() {
    let running = start().await;
    for (number, pressed, ends) in [
        ("4100000000005000", "approve", "OK"),
        ("4100000000005000", "fail", "ERRORED"),
        ("4100000000300005", "approve", "ERRORED"),
    ] {
        let token = verify(&running, number).await;
        let page = token["authentication_url"].as_str().unwrap();
        let shown = running.send(Method::GET, page, Key::None, Body::Nothing).await;
        assert!(shown.text.contains("¥1,000") && shown.text.contains(&number[12..]), "{number}");
        let done = running.press(page, &format!("result={pressed}")).await;
        let back = format!("{RETURN_URL}&secure_token_id={}", token["id"].as_str().unwrap());
        assert_eq!((done.status, done.header("location")), (303, back.as_str()));
        let after = show(&running, &token).await;
        assert_eq!((&after["verification_status"], &after["authentication_url"]), (&json!(ends), &Value::Null));
        assert_eq!(running.press(page, "result=approve").await.status, 200, "it is over");
        assert_eq!(show(&running, &token).await, after);
    }
}

#[tokio::test]
async fn the_bank_may_be_answered_elsewhere() {
    let running = start().await;
    let token = verify(&running, "4100000000005000").await;
    let path = format!("/sandbox/secure_tokens/{}/bank", token["id"].as_str().unwrap());
    let told = running.post(&path, json!({ "result": "approve" })).await;
    assert_eq!((told.status, &told.json["verification_status"]), (200, &json!("OK")));
    assert_eq!(running.post(&path, json!({ "result": "fail" })).await.code(), "unprocessable_entity");
    let nobody = running.post("/sandbox/secure_tokens/nosuch/bank", json!({ "result": "fail" })).await;
    assert_eq!(nobody.code(), "not_found");
}

#[tokio::test]
async fn a_verified_card_pays_once_and_is_not_asked_about_again() {
    let running = start().await;
    let token = verify(&running, "4100000000005000").await;
    let id = token["id"].clone();
    let session = running.session_id(json!({})).await;
    assert_eq!(running.pay(&session, id.clone()).await.code(), "invalid_token", "not verified yet");
    running.press(token["authentication_url"].as_str().unwrap(), "result=approve").await;
    let paid = running.pay(&session, id.clone()).await.json;
    assert_eq!((&paid["status"], &paid["payment"]["status"]), (&json!("completed"), &json!("captured")));
    assert_eq!(running.charges(&session).await, (1, 1));
    let other = running.session_id(json!({})).await;
    assert_eq!(running.pay(&other, id).await.code(), "invalid_token");
}

#[tokio::test]
async fn a_payment_and_a_customer_take_one_too_and_what_failed_pays_nothing() {
    let running = start().await;
    let token = verify(&running, "4100000000000100").await;
    let body = json!({ "amount": 1000, "currency": "JPY", "payment_details": token["id"] });
    assert_eq!(running.post("/api/v1/payments", body).await.json["status"], "captured");

    let token = verify(&running, "4111111111111111").await;
    let customer = running.session_id(json!({ "mode": "customer" })).await;
    assert_eq!(running.pay(&customer, token["id"].clone()).await.json["status"], "completed");

    let failed = verify(&running, "4100000000500000").await;
    let session = running.session_id(json!({})).await;
    assert_eq!(running.pay(&session, failed["id"].clone()).await.code(), "invalid_token");
    let unpaid = verify(&running, "4123111111111000").await;
    assert_eq!(running.pay(&session, unpaid["id"].clone()).await.code(), "insufficient_funds");
    assert_eq!(running.charges(&session).await, (0, 1));
    let list = running.get("/sandbox/secure_tokens").await.json;
    assert_eq!((&list["total"], &list["used"]), (&json!(4), &json!(3)));
}

#[tokio::test]
async fn what_cannot_be_verified_is_named() {
    let running = start().await;
    let with = |key: &str, value: Value| {
        let mut card = good_card();
        card[key] = value;
        json!({ "payment_details": card })
    };
    for (extra, code, param) in [
        (json!({ "amount": null }), "missing_parameter", "amount"),
        (json!({ "currency": "" }), "missing_parameter", "currency"),
        (json!({ "return_url": null }), "missing_parameter", "return_url"),
        (json!({ "return_url": "javascript:1" }), "invalid_parameter", "return_url"),
        (json!({ "payment_details": "tok_1" }), "missing_parameter", "payment_details"),
        (json!({ "payment_details": { "type": "paypay" } }), "invalid_payment_type", "payment_details[type]"),
        (with("number", json!("4111111111111112")), "invalid_parameter", "payment_details[number]"),
        (with("month", json!("13")), "invalid_parameter", "payment_details[month]"),
        (with("number", json!("6011000990139424")), "unsupported_card_brand", "payment_details[number]"),
    ] {
        let answer = try_verify(&running, extra.clone()).await;
        assert_eq!((answer.status, answer.code(), answer.param()), (422, code, param), "{extra}");
    }
    assert_eq!(running.get("/sandbox/secure_tokens").await.json["total"], 0);
}

#[tokio::test]
async fn the_session_with_the_same_return_address_lends_its_bank() {
    let running = start().await;
    let session = running.session(json!({ "metadata": { "sandbox_bank": "app" }, "default_locale": "en" })).await;
    let extra = json!({ "return_url": session["return_url"], "payment_details": card("4100000000005000") });
    let token = try_verify(&running, extra).await.json;
    let page = token["authentication_url"].as_str().unwrap();
    let shown = running.send(Method::GET, page, Key::None, Body::Nothing).await;
    assert!(shown.text.contains("Please approve it in your bank's app."), "{}", shown.text);
    let of = |session: &str| format!("/sandbox/secure_tokens?session={session}");
    let id = session["id"].as_str().unwrap();
    assert_eq!(running.get(&of(id)).await.json["data"], json!([token]));
    assert_eq!(running.get(&of("another")).await.json["total"], 0);
    // A checkout names the address with what is appended for whoever comes back (S1 step 4).
    let address = format!("{}&session_id={id}", session["return_url"].as_str().unwrap());
    assert_eq!(try_verify(&running, json!({ "return_url": address })).await.status, 200);
    assert_eq!(running.get(&of(id)).await.json["total"], 2);
}

#[tokio::test]
async fn faults_strike_both_calls() {
    let running = start().await;
    for on in ["secure_token", "show_secure_token"] {
        let order = json!({ "session": null, "on": on, "times": 1, "fault": { "status": 503 } });
        assert_eq!(running.post("/sandbox/faults", order).await.status, 204);
    }
    assert_eq!(try_verify(&running, json!({})).await.status, 503);
    let token = verify(&running, "4111111111111111").await;
    assert_eq!(show(&running, &token).await["error"]["code"], "service_unavailable");
    assert_eq!(show(&running, &token).await, token);
}

#[tokio::test]
async fn faults_strike_the_session_with_the_same_return_address() {
    let running = start().await;
    let session = running.session(json!({ "return_url": RETURN_URL })).await;
    for (on, id) in [("secure_token", &json!("another")), ("show_secure_token", &session["id"])] {
        let order = json!({ "session": id, "on": on, "times": 1, "fault": { "status": 503 } });
        assert_eq!(running.post("/sandbox/faults", order).await.status, 204);
    }
    let token = verify(&running, "4111111111111111").await;
    assert_eq!(show(&running, &token).await["error"]["code"], "service_unavailable");
    let order = json!({ "session": session["id"], "on": "secure_token", "times": 1, "fault": { "status": 503 } });
    assert_eq!(running.post("/sandbox/faults", order).await.status, 204);
    assert_eq!(try_verify(&running, json!({ "return_url": "https://shop.example.com/other" })).await.status, 200);
    assert_eq!(try_verify(&running, json!({})).await.status, 503);
}
