//! What is charged: no tax on sessions, the documents' tax elsewhere, fees, limits, refunds.

use komoju_sandbox::Options;
use serde_json::{Value, json};

use crate::support::{good_card, konbini, start, start_with};

#[tokio::test]
async fn paying_a_session_charges_what_it_shows() {
    let running = start().await;
    let id = running.session_id(json!({ "metadata": { "sandbox_fee": 190 } })).await;
    let offer = &running.show(&id).await["payment_methods"][1];
    assert_eq!(offer["customer_fee"], 190);
    let payment = &running.pay(&id, konbini("lawson")).await.json["payment"];
    let amounts = ["amount", "tax", "payment_method_fee", "total"].map(|key| payment[key].as_i64().unwrap());
    assert_eq!(amounts, [1000, 0, 190, 1190]);
}

#[tokio::test]
async fn a_fee_is_for_konbini_unless_it_names_its_type() {
    let running = start().await;
    for (fee, expected) in [("190", 1000), ("credit_card:50,konbini:190", 1050)] {
        let id = running.session_id(json!({ "metadata": { "sandbox_fee": fee } })).await;
        assert_eq!(running.pay(&id, good_card()).await.json["payment"]["total"], expected, "{fee}");
    }
}

#[tokio::test]
async fn a_method_with_a_currency_of_its_own_is_charged_in_it() {
    let running = start().await;
    let session = running
        .session(json!({
            "currency": "USD", "payment_types": ["credit_card", "konbini", "paypay"],
            "metadata": { "sandbox_rate": "150.2537", "sandbox_fee": 190 },
        }))
        .await;
    let told = |index: usize| {
        ["amount", "currency", "exchange_rate", "customer_fee"]
            .map(|key| session["payment_methods"][index][key].clone())
    };
    assert_eq!(told(0), [json!(1000), json!("USD"), json!(1.0), Value::Null]);
    assert_eq!(told(1), [json!(1503), json!("JPY"), json!(150.2537), json!(190)]);
    assert_eq!(told(2), [json!(1503), json!("JPY"), json!(150.2537), Value::Null]);
    let id = session["id"].as_str().unwrap();
    let page = running.get(&format!("/sessions/{id}")).await.text;
    assert!(page.contains("10.00 USD") && page.contains("¥1,693"));
    let payment = &running.pay(id, konbini("lawson")).await.json["payment"];
    let charged = ["amount", "currency", "payment_method_fee", "total"].map(|key| payment[key].clone());
    assert_eq!(charged, [json!(1503), json!("JPY"), json!(190), json!(1693)]);
    assert_eq!((&running.show(id).await["amount"], &running.show(id).await["currency"]), (&json!(1000), &json!("USD")));
}

#[tokio::test]
async fn cards_are_paid_in_the_parts_on_offer() {
    let running = start().await;
    let in_parts = |parts: Value| {
        let mut card = good_card();
        card["installments"] = parts;
        card
    };
    for (offered, shown, refused, taken) in [
        ("3,6,revolving", json!(["3", "6", "revolving"]), "12", json!("revolving")),
        ("3,6,revolving", json!(["3", "6", "revolving"]), "4", json!(6)),
        (
            "schedule",
            json!([
                { "amount": 334, "pay_at": "2026-11-27" },
                { "amount": 333, "pay_at": "2026-12-27" },
                { "amount": 333, "pay_at": "2027-01-27" },
            ]),
            "6",
            json!("3"),
        ),
    ] {
        let options = Options { starts_at: Some(1_795_740_000), ..Options::default() };
        let running = start_with(options).await;
        let session = running.session(json!({ "metadata": { "sandbox_installments": offered } })).await;
        assert_eq!(session["payment_methods"][0]["installments"], shown);
        let id = session["id"].as_str().unwrap();
        let answer = running.pay(id, in_parts(json!(refused))).await;
        assert_eq!((answer.code(), answer.param()), ("invalid_parameter", "payment_details[installments]"));
        let kept =
            running.pay(id, in_parts(taken.clone())).await.json["payment"]["payment_details"]["installments"].clone();
        assert_eq!(kept, json!(taken.as_str().map_or_else(|| taken.to_string(), str::to_owned)));
    }
    // Nobody can pay in parts where that is not offered, or in another currency.
    for extra in [json!({}), json!({ "currency": "USD", "metadata": { "sandbox_installments": "3" } })] {
        let session = running.session(extra).await;
        assert_eq!(session["payment_methods"][0]["installments"], Value::Null);
        let answer = running.pay(session["id"].as_str().unwrap(), in_parts(json!("3"))).await;
        assert_eq!(answer.param(), "payment_details[installments]");
    }
    let body = json!({ "amount": 1000, "currency": "USD", "payment_details": in_parts(json!("3")) });
    assert_eq!(running.post("/api/v1/payments", body).await.param(), "payment_details[installments]");
}

#[tokio::test]
async fn payments_without_a_session_are_taxed() {
    let running = start().await;
    for (tax, expected) in [(Value::Null, 101), (json!("auto"), 101), (json!(0), 0), (json!("7"), 7)] {
        let body = json!({ "amount": 1005, "currency": "JPY", "tax": tax, "payment_details": good_card() });
        let payment = running.post("/api/v1/payments", body).await.json;
        assert_eq!((&payment["tax"], &payment["total"]), (&json!(expected), &json!(1005 + expected)));
    }
}

#[tokio::test]
async fn amounts_too_large_to_add_up_are_refused_where_they_are_given() {
    let running = start().await;
    const MOST: i64 = 1_000_000_000_000;
    for huge in [json!(MOST + 1), json!(i64::MAX), json!(u64::MAX), json!(i64::MAX.to_string())] {
        let payment = json!({ "amount": 1, "currency": "JPY", "payment_details": good_card() });
        for (path, body, param) in [
            ("sessions", json!({ "amount": huge, "currency": "JPY" }), "amount"),
            (
                "sessions",
                json!({ "amount": 1, "currency": "JPY", "metadata": { "sandbox_fee": huge } }),
                "metadata[sandbox_fee]",
            ),
            ("payments", with(&payment, "amount", &huge), "amount"),
            ("payments", with(&payment, "tax", &huge), "tax"),
        ] {
            let answer = running.post(&format!("/api/v1/{path}"), body).await;
            assert_eq!((answer.status, answer.code(), answer.param()), (422, "invalid_parameter", param), "{huge}");
        }
    }
    let most = json!({ "amount": MOST, "currency": "JPY", "tax": MOST, "payment_details": good_card() });
    assert_eq!(running.post("/api/v1/payments", most).await.json["total"], 2 * MOST);
    let fee = json!({ "amount": MOST, "metadata": { "sandbox_fee": MOST } });
    let id = running.session_id(fee).await;
    assert_eq!(running.get(&format!("/sessions/{id}")).await.status, 200);
    assert_eq!(running.pay(&id, konbini("lawson")).await.param(), "amount");
}

/// The request with one parameter set.
fn with(request: &Value, name: &str, value: &Value) -> Value {
    let mut request = request.clone();
    request[name] = value.clone();
    request
}

#[tokio::test]
async fn limits_hold_for_the_total() {
    let running = start().await;
    let kana = json!({
        "type": "pay_easy", "email": "a@example.com", "family_name": "山田", "given_name": "太郎",
        "family_name_kana": "ヤマダ", "given_name_kana": "タロウ", "phone": "090-1111-2222",
    });
    for (amount, fee, details, fits) in [
        (0, 0, konbini("lawson"), false),
        (1, 0, konbini("lawson"), true),
        (299_999, 0, konbini("lawson"), true),
        (300_000, 0, konbini("lawson"), false),
        (299_900, 99, konbini("lawson"), true),
        (299_900, 100, konbini("lawson"), false),
        (999_999, 0, kana.clone(), true),
        (1_000_000, 0, kana, false),
    ] {
        let id = running
            .session_id(json!({
                "amount": amount, "payment_types": ["konbini", "pay_easy"],
                "metadata": { "sandbox_fee": fee },
            }))
            .await;
        let answer = running.pay(&id, details).await;
        assert_eq!(answer.status == 200, fits, "{amount} {fee}");
        if !fits {
            assert_eq!((answer.code(), answer.param()), ("invalid_parameter", "amount"));
            assert_eq!(running.charges(&id).await, (0, 0));
        }
    }
}

#[tokio::test]
async fn a_yen_method_takes_no_other_currency() {
    let running = start().await;
    let session = running.session(json!({ "currency": "usd", "payment_types": ["credit_card", "konbini"] })).await;
    assert_eq!(session["currency"], "USD");
    let answer = running.pay(session["id"].as_str().unwrap(), konbini("lawson")).await;
    assert_eq!((answer.status, answer.code()), (422, "invalid_currency"));
    let types = running.session(json!({ "currency": "USD" })).await["payment_methods"].clone();
    assert_eq!(types.as_array().unwrap().len(), 1, "only cards are on offer by themselves");
}

#[tokio::test]
async fn captures_and_cancels_follow_the_state() {
    let running = start().await;
    let id = running.session_id(json!({ "payment_data": { "capture": "manual" } })).await;
    let answer = running.pay(&id, good_card()).await;
    assert_eq!(
        (&answer.json["status"], &answer.json["payment"]["status"]),
        (&json!("completed"), &json!("authorized"))
    );
    assert!(answer.json["redirect_url"].as_str().unwrap().contains("session_id="));
    let path = format!("/api/v1/payments/{}", answer.json["payment"]["id"].as_str().unwrap());
    assert_eq!(running.post(&format!("{path}/refund"), json!({})).await.code(), "not_refundable");
    let captured = running.post(&format!("{path}/capture"), json!({})).await.json;
    assert!(captured["status"] == "captured" && captured["captured_at"].is_string());
    assert_eq!(running.post(&format!("{path}/capture"), json!({})).await.code(), "not_capturable");
    assert_eq!(running.post(&format!("{path}/cancel"), json!({})).await.code(), "not_cancellable");
    let part = running.post(&format!("{path}/refund"), json!({ "amount": 400 })).await.json;
    assert_eq!((&part["status"], &part["amount_refunded"]), (&json!("captured"), &json!(400)));
    let over = running.post(&format!("{path}/refund"), json!({ "amount": 601 })).await;
    assert_eq!(over.param(), "amount");
    assert_eq!(running.post(&format!("{path}/refund"), json!({})).await.json["status"], "refunded");
}

#[tokio::test]
async fn capture_of_the_request_wins_over_the_session() {
    let running = start().await;
    let id = running.session_id(json!({ "payment_data": { "capture": "auto" } })).await;
    let body = json!({ "capture": "manual", "payment_details": good_card() });
    let answer = running.post(&format!("/api/v1/sessions/{id}/pay"), body).await;
    assert_eq!(answer.json["payment"]["status"], "authorized");
}

#[tokio::test]
async fn cash_is_refunded_once_the_shopper_has_it() {
    let running = start().await;
    let id = running.session_id(json!({})).await;
    let payment = running.pay(&id, konbini("lawson")).await.json["payment"]["id"].as_str().unwrap().to_owned();
    running.post(&format!("/sandbox/payments/{payment}/pay"), json!({})).await;
    let refunded = running.post(&format!("/api/v1/payments/{payment}/refund"), json!({})).await.json;
    assert_eq!((&refunded["status"], &refunded["refunds"][0]["status"]), (&json!("captured"), &json!("pending")));
    let page = refunded["refunds"][0]["redirect_url"].as_str().unwrap();
    assert_eq!(running.get(page).await.status, 200);
    assert_eq!(running.press(page, "").await.status, 200);
    assert_eq!(running.get(&format!("/api/v1/payments/{payment}")).await.json["status"], "refunded");
    assert_eq!(running.get(page).await.status, 404);
}
