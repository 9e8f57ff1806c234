//! Prepaid numbers: balance, shortfall, and continuing (S3 "WebMoney" and after); accounts beside them.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Body, Key, Running, start};

fn number(kind: &str, number: &str) -> Value {
    json!({ "type": kind, "prepaid_number": number })
}

async fn session(running: &Running, kind: &str, amount: i64) -> String {
    running.session_id(json!({ "amount": amount, "payment_types": [kind] })).await
}

#[tokio::test]
async fn numbers_do_what_the_documents_say() {
    let running = start().await;
    for (kind, last, outcome) in [
        ("web_money", "1111111111111111", None),
        ("net_cash", "1111111111111111", None),
        ("nanaco", "1111111111111111", None),
        ("bit_cash", "1111111111111111", None),
        ("web_money", "e111111111111112", Some("invalid_number")),
        ("web_money", "e111111111111113", Some("used_number")),
        ("web_money", "e111111111111114", Some("card_declined")),
        ("bit_cash", "e111111111111112", Some("invalid_number")),
        ("bit_cash", "e111111111111113", Some("card_declined")),
    ] {
        let id = session(&running, kind, 2000).await;
        let answer = running.pay(&id, number(kind, last)).await;
        match outcome {
            None => assert_eq!(answer.json["payment"]["status"], "captured", "{kind}"),
            Some(code) => assert_eq!((answer.status, answer.code()), (502, code), "{kind} {last}"),
        }
    }
}

#[tokio::test]
async fn accounts_are_refused_by_id_and_by_password() {
    let running = start().await;
    for (kind, currency, id_key, password_key) in [
        ("culture_voucher", "KRW", "culture_id", "culture_password"),
        ("happy_money", "KRW", "happy_money_id", "happy_money_password"),
        ("dospara", "JPY", "user_no", "user_password"),
    ] {
        let session = running.session_id(json!({ "currency": currency, "payment_types": [kind] })).await;
        let account = |id: &str, password: &str| json!({ "type": kind, id_key: id, password_key: password });
        for (id, password, code) in [("unknown", "right", "invalid_account"), ("hanako", "wrong", "invalid_password")] {
            let answer = running.pay(&session, account(id, password)).await;
            assert_eq!((answer.status, answer.code()), (502, code), "{kind}");
        }
        let answer = running.pay(&session, account("hanako", "wrong ")).await;
        let payment = &answer.json["payment"];
        assert_eq!(payment["status"], "captured", "{kind}: a password counts to its last blank");
        let shown = if kind == "dospara" { Value::Null } else { json!("hanako") };
        assert_eq!(
            (&payment["payment_details"][id_key], &payment["payment_details"][password_key]),
            (&shown, &Value::Null)
        );
    }
}

#[tokio::test]
async fn a_shortfall_is_made_up_by_another_number() {
    let running = start().await;
    for kind in ["web_money", "net_cash", "nanaco"] {
        let id = session(&running, kind, 3_500).await;
        let short = running.pay(&id, number(kind, "1111111111111111")).await;
        assert_eq!(short.status, 202, "{kind}");
        let payment = &short.json["payment"];
        assert_eq!(
            (&payment["status"], &payment["payment_details"]["short_amount"]),
            (&json!("pending"), &json!(1_500))
        );
        // A number that does not work leaves the payment as it was.
        assert_eq!(running.pay(&id, number(kind, "e111111111111113")).await.code(), "used_number");
        let done = running.pay(&id, number(kind, "abcdabcdabcdcdef")).await;
        assert_eq!((done.status, &done.json["payment"]["id"]), (200, &payment["id"]));
        let cards = &done.json["payment"]["payment_details"]["prepaid_cards"];
        assert_eq!(cards[1], json!({ "last_four_digits": "cdef", "points": 1_500 }));
        assert_eq!(running.show(&id).await["status"], "completed");
        assert_eq!(running.charges(&id).await, (1, 1));
    }
}

#[tokio::test]
async fn a_shop_continues_by_updating_the_payment() {
    let running = start().await;
    let body =
        json!({ "amount": 4500, "currency": "JPY", "tax": 0, "payment_details": number("nanaco", "1111111111111111") });
    let short = running.post("/api/v1/payments", body).await;
    assert_eq!((short.status, &short.json["payment_details"]["short_amount"]), (202, &json!(2_500)));
    let path = format!("/api/v1/payments/{}", short.json["id"].as_str().unwrap());
    for (status, missing, state) in [(202, 500, "pending"), (200, 0, "captured")] {
        let more = json!({ "payment_details": { "prepaid_number": "2222222222222222" } });
        let answer = running.send(Method::PATCH, &path, Key::Secret, Body::Json(&more)).await;
        assert_eq!((answer.status, &answer.json["status"]), (status, &json!(state)));
        assert_eq!(answer.json["payment_details"]["short_amount"], missing);
    }
}

#[tokio::test]
async fn a_shop_continues_with_a_token_of_the_same_type() {
    let running = start().await;
    let id = session(&running, "web_money", 4_500).await;
    let short = running.pay(&id, number("web_money", "1111111111111111")).await.json;
    let path = format!("/api/v1/payments/{}", short["payment"]["id"].as_str().unwrap());
    let token = async |kind: &str, last: &str| {
        let body = json!({ "payment_details": number(kind, last) });
        let answer = running.send(Method::POST, "/api/v1/tokens", Key::Publishable, Body::Json(&body)).await;
        answer.json["id"].clone()
    };
    let add = async |token: &Value| {
        let body = json!({ "payment_details": token });
        running.send(Method::PATCH, &path, Key::Secret, Body::Json(&body)).await
    };
    let first = token("web_money", "2222222222222222").await;
    let told = add(&first).await;
    assert_eq!((told.status, &told.json["payment_details"]["short_amount"]), (202, &json!(500)));
    assert_eq!(add(&first).await.code(), "invalid_token", "a token is used once");
    let other = token("net_cash", "2222222222222222").await;
    assert_eq!(add(&other).await.code(), "invalid_token");
    assert_eq!(add(&token("web_money", "e111111111111113").await).await.code(), "used_number");
    let told = add(&token("web_money", "3333333333333333").await).await;
    assert_eq!((told.status, &told.json["status"]), (200, &json!("captured")));
    assert_eq!(running.show(&id).await["status"], "completed");
    assert_eq!(add(&token("web_money", "3333333333333333").await).await.code(), "unprocessable_entity");
    assert_eq!(running.charges(&id).await, (1, 1));
}

#[tokio::test]
async fn a_shortfall_may_name_no_page_to_go_on() {
    let running = start().await;
    for (order, named) in [("", true), ("no_redirect", false)] {
        let metadata = json!({ "sandbox_short": order });
        let session = json!({ "amount": 2_500, "payment_types": ["web_money"], "metadata": metadata });
        let id = running.session_id(session).await;
        let short = running.pay(&id, number("web_money", "1111111111111111")).await;
        assert_eq!((short.status, short.json["redirect_url"].is_string()), (202, named));
        assert_eq!(running.pay(&id, number("web_money", "1111111111111111")).await.json["status"], "completed");
    }
}

#[tokio::test]
async fn bit_cash_cannot_be_continued() {
    let running = start().await;
    let id = session(&running, "bit_cash", 2_001).await;
    assert_eq!(running.pay(&id, number("bit_cash", "1111111111111111")).await.code(), "insufficient_funds");
}

#[tokio::test]
async fn hiragana_numbers_and_longer_net_cash_are_taken() {
    let running = start().await;
    for (kind, value) in [("bit_cash", "あいうえおかきくけこさしすせそた"), ("net_cash", "12345678901234567890")]
    {
        let id = session(&running, kind, 1_000).await;
        assert_eq!(running.pay(&id, number(kind, value)).await.status, 200, "{kind}");
    }
}
