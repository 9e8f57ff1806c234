//! Every card of the documents does what it says there (S3 "Test Cards", FEATURES.md 2.5).

use reqwest::Method;
use serde_json::json;

use crate::support::{Body, Key, card, good_card, start};

#[tokio::test]
async fn good_cards_pay() {
    let running = start().await;
    for (number, brand) in [
        ("3530111333300000", "jcb"),
        ("378282246310005", "american_express"),
        ("4111111111111111", "visa"),
        ("5555555555554444", "mastercard"),
        ("30569309025904", "diners_club"),
        // 3-D Secure without a challenge.
        ("4100000000000100", "visa"),
        ("5100000000000107", "mastercard"),
        ("3528000000000106", "jcb"),
    ] {
        let id = running.session_id(json!({})).await;
        let answer = running.pay(&id, card(number)).await;
        let payment = &answer.json["payment"];
        assert_eq!(answer.status, 200, "{brand}");
        assert_eq!((&answer.json["status"], &payment["status"]), (&json!("completed"), &json!("captured")));
        assert_eq!(payment["payment_details"]["brand"], brand);
        assert_eq!(payment["payment_details"]["last_four_digits"], number[number.len() - 4..]);
        assert_eq!(running.show(&id).await["status"], "completed");
    }
}

#[tokio::test]
async fn bad_cards_are_refused_and_the_session_stays_open() {
    let running = start().await;
    for (number, code) in [
        ("4123111111111000", "insufficient_funds"),
        ("4123111111111018", "exceeds_limit"),
        ("4123111111111034", "bad_verification_value"),
        ("4123111111111042", "card_expired"),
        ("4123111111111059", "card_declined"),
        ("4123111111111067", "invalid_number"),
        ("4123111111111075", "invalid_number"),
    ] {
        let id = running.session_id(json!({})).await;
        let refused = running.pay(&id, card(number)).await;
        assert_eq!((refused.status, refused.code()), (502, code));
        assert!(!refused.text.contains(number), "{code}");
        let session = running.show(&id).await;
        assert_eq!((&session["status"], &session["payment"]["status"]), (&json!("pending"), &json!("failed")));
        assert_eq!(running.pay(&id, good_card()).await.status, 200);
        assert_eq!(running.charges(&id).await, (1, 2), "{code}");
    }
}

#[tokio::test]
async fn three_d_secure_ends_as_the_number_and_the_answer_say() {
    let running = start().await;
    for (number, pressed, ends) in [
        ("4100000000005000", "approve", "captured"),
        ("5100000000005007", "approve", "captured"),
        ("3528000000005006", "approve", "captured"),
        ("4100000000005000", "fail", "failed"),
        ("4100000000300005", "approve", "failed"),
        ("5100000000300002", "approve", "failed"),
        ("3528000000300001", "approve", "failed"),
    ] {
        let id = running.session_id(json!({})).await;
        let answer = running.pay(&id, card(number)).await;
        assert_eq!((&answer.json["status"], &answer.json["payment"]["status"]), (&json!("pending"), &json!("pending")));
        let page = answer.json["redirect_url"].as_str().unwrap();
        assert!(page.starts_with(&format!("{}/challenge/", running.sandbox.bank())), "{page}");
        let shown = running.send(Method::GET, page, Key::None, Body::Nothing).await;
        assert!(shown.text.contains("id=\"approve\"") && shown.text.contains("id=\"back\""), "{number}");
        assert!(!shown.header("content-security-policy").contains("frame-ancestors"));
        let done = running.press(page, &format!("result={pressed}")).await;
        let back = format!("https://shop.example.com/return/1?lang=ja&session_id={id}");
        assert_eq!((done.status, done.header("location")), (303, back.as_str()));
        let session = running.show(&id).await;
        assert_eq!(session["payment"]["status"], ends, "{number} {pressed}");
        let open = if ends == "captured" { "completed" } else { "pending" };
        assert_eq!(session["status"], open, "{number} {pressed}");
    }
}

#[tokio::test]
async fn a_refused_authentication_asks_nothing() {
    let running = start().await;
    for number in ["4100000000500000", "5100000000500007", "3528000000500006"] {
        let id = running.session_id(json!({})).await;
        let answer = running.pay(&id, card(number)).await;
        assert_eq!(answer.json["status"], "pending");
        let page = answer.json["redirect_url"].as_str().unwrap();
        let shown = running.send(Method::GET, page, Key::None, Body::Nothing).await;
        assert!(shown.status == 303 && shown.header("location").ends_with(&format!("session_id={id}")));
        let session = running.show(&id).await;
        assert_eq!((&session["status"], &session["payment"]["status"]), (&json!("pending"), &json!("failed")));
    }
}

#[tokio::test]
async fn a_challenge_is_over_once_another_attempt_begins() {
    let running = start().await;
    let id = running.session_id(json!({})).await;
    let page = running.pay(&id, card("4100000000005000")).await.json["redirect_url"].as_str().unwrap().to_owned();
    assert_eq!(running.pay(&id, good_card()).await.status, 200);
    let late = running.press(&page, "result=approve").await;
    assert_eq!(late.status, 200);
    assert_eq!(running.charges(&id).await, (1, 2));
}

#[tokio::test]
async fn payments_without_a_session_skip_three_d_secure() {
    let running = start().await;
    let body = json!({ "amount": 1000, "currency": "JPY", "payment_details": card("4100000000005000") });
    let answer = running.post("/api/v1/payments", body).await;
    assert_eq!(answer.json["status"], "captured");
}

#[tokio::test]
async fn card_input_is_checked_before_anybody_is_asked() {
    let running = start().await;
    let id = running.session_id(json!({})).await;
    for (key, value, status, code) in [
        ("number", json!("4111111111111112"), 422, "invalid_parameter"),
        ("number", json!("6011000990139424"), 422, "invalid_parameter"),
        ("number", json!(null), 422, "missing_parameter"),
        ("month", json!("13"), 422, "invalid_parameter"),
        ("month", json!(null), 422, "missing_parameter"),
        ("year", json!(null), 422, "missing_parameter"),
        ("verification_value", json!("12a"), 422, "invalid_parameter"),
        ("year", json!("2020"), 502, "card_expired"),
        ("year", json!("20"), 502, "card_expired"),
    ] {
        let mut details = good_card();
        details[key] = value.clone();
        let answer = running.pay(&id, details).await;
        assert_eq!((answer.status, answer.code()), (status, code), "{key} {value}");
        if status == 422 {
            assert_eq!(answer.param(), format!("payment_details[{key}]"));
        }
    }
}
