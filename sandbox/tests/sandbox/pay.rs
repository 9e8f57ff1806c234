//! Paying sessions: offers, each method, what a second attempt meets, and where shoppers are sent.

use serde_json::{Value, json};

use crate::support::{good_card, konbini, start};

#[tokio::test]
async fn a_session_offers_the_usual_methods_in_order() {
    let running = start().await;
    let session = running.session(json!({})).await;
    let offers = session["payment_methods"].as_array().unwrap();
    let types: Vec<&str> = offers.iter().map(|offer| offer["type"].as_str().unwrap()).collect();
    assert_eq!(types, ["credit_card", "konbini", "paypay"]);
    assert_eq!(offers[0]["brands"], json!(["visa", "master", "jcb", "american_express", "diners_club"]));
    assert_eq!(offers[1]["brands"]["seven-eleven"], "/images/konbini/seven-eleven.svg");
    assert_eq!((&offers[1]["customer_fee"], &offers[1]["offsite"]), (&Value::Null, &json!(false)));
    assert_eq!((&offers[2]["offsite"], &offers[2]["additional_fields"]), (&json!(true), &json!([])));
    assert_eq!(session["id"].as_str().unwrap().len(), 25);
    assert_eq!(
        session["session_url"],
        format!("{}/sessions/{}", running.sandbox.api(), session["id"].as_str().unwrap())
    );
    assert_eq!((&session["expired"], &session["payment"]), (&json!(false), &Value::Null));
}

#[tokio::test]
async fn a_shop_restricts_orders_and_invents_types() {
    let running = start().await;
    let session = running.session(json!({ "payment_types": ["merpay", "carrier_pigeon", "credit_card"] })).await;
    let offers = session["payment_methods"].as_array().unwrap();
    assert_eq!(offers[1], json!({ "type": "carrier_pigeon" }));
    assert_eq!((&offers[0]["type"], &offers[2]["type"]), (&json!("merpay"), &json!("credit_card")));
    let id = session["id"].as_str().unwrap();
    for (kind, code) in [("konbini", "invalid_payment_type"), ("carrier_pigeon", "invalid_payment_type")] {
        assert_eq!(running.pay(id, json!({ "type": kind })).await.code(), code, "{kind}");
    }
}

#[tokio::test]
async fn carriers_are_listed_or_mapped_and_only_those_can_pay() {
    let running = start().await;
    let offer = |shape: &str| json!({ "payment_types": ["japan_mobile"], "metadata": { "sandbox_brands": shape } });
    for (shape, expected) in [
        ("", json!(["docomo", "au", "softbank"])),
        (
            "path",
            json!({
                "docomo": "/payment_methods/docomo.svg", "au": "/payment_methods/au.svg",
                "softbank": "/payment_methods/softbank.svg",
            }),
        ),
    ] {
        let session = running.session(offer(shape)).await;
        assert_eq!(session["payment_methods"][0]["brands"], expected);
        let id = session["id"].as_str().unwrap();
        let other = running.pay(id, json!({ "type": "japan_mobile", "brand": "willcom" })).await;
        assert_eq!((other.code(), other.param()), ("invalid_parameter", "payment_details[brand]"));
        let answer = running.pay(id, json!({ "type": "japan_mobile", "brand": "au" })).await.json;
        assert_eq!(
            (&answer["status"], &answer["payment"]["payment_details"]["provider"]),
            (&json!("pending"), &json!("au"))
        );
    }
}

#[tokio::test]
async fn a_page_of_somebody_else_may_ask_for_something_beforehand() {
    let running = start().await;
    let metadata = json!({ "sandbox_offsite": "giropay:name+phone,pix" });
    let session = running.session(json!({ "payment_types": ["alipay", "pix"], "metadata": metadata })).await;
    let offers = session["payment_methods"].as_array().unwrap();
    let asked: Vec<_> = offers.iter().map(|offer| (&offer["type"], &offer["additional_fields"])).collect();
    let expected = [
        (&json!("alipay"), &json!(["name"])),
        (&json!("pix"), &json!([])),
        (&json!("giropay"), &json!(["name", "phone"])),
    ];
    assert_eq!(asked, expected);
    assert!(offers.iter().all(|offer| offer["offsite"] == true));
    let id = session["id"].as_str().unwrap();
    for (details, missing) in [
        (json!({ "type": "alipay" }), "payment_details[name]"),
        (json!({ "type": "giropay", "name": "Taro" }), "payment_details[phone]"),
    ] {
        let answer = running.pay(id, details).await;
        assert_eq!((answer.code(), answer.param()), ("missing_parameter", missing));
    }
    for details in [json!({ "type": "pix" }), json!({ "type": "giropay", "name": "Taro", "phone": "09011112222" })] {
        let answer = running.pay(id, details.clone()).await.json;
        assert_eq!(
            (&answer["status"], &answer["payment"]["payment_details"]["type"]),
            (&json!("pending"), &details["type"])
        );
        let page = running.get(answer["redirect_url"].as_str().unwrap()).await;
        assert!(page.text.contains("id=\"approve\""));
    }
}

#[tokio::test]
async fn the_api_writes_down_what_arrives_and_never_what_it_says() {
    let running = start().await;
    let id = running.session_id(json!({})).await;
    let path = format!("/sandbox/requests?session={id}");
    assert_eq!(running.get(&path).await.json, json!([]));
    running.show(&id).await;
    running.pay(&id, good_card()).await;
    let mut listed = running.get(&path).await.json;
    for entry in listed.as_array_mut().unwrap() {
        assert!(entry.as_object_mut().unwrap().remove("at").unwrap().as_str().unwrap().ends_with('Z'));
    }
    let expected = json!([
        { "method": "GET", "path": format!("/sessions/{id}"), "status": 200 },
        { "method": "POST", "path": format!("/sessions/{id}/pay"), "status": 200 },
    ]);
    assert_eq!(listed, expected);
}

#[tokio::test]
async fn konbini_brands_come_in_three_shapes() {
    let running = start().await;
    for (shape, expected) in
        [("path", json!("/images/konbini/lawson.svg")), ("icon", json!({ "icon": "/images/konbini/lawson.svg" }))]
    {
        let session = running.session(json!({ "metadata": { "sandbox_brands": shape } })).await;
        assert_eq!(session["payment_methods"][1]["brands"]["lawson"], expected);
        assert_eq!(running.pay(session["id"].as_str().unwrap(), konbini("lawson")).await.status, 200);
    }
    let session = running.session(json!({ "metadata": { "sandbox_brands": "list" } })).await;
    assert_eq!(session["payment_methods"][1]["brands"][1], "lawson");
    assert_eq!(running.pay(session["id"].as_str().unwrap(), konbini("ministop")).await.status, 200);
}

#[tokio::test]
async fn each_chain_has_the_codes_its_tills_ask_for() {
    let running = start().await;
    for (store, confirmation) in [
        ("seven-eleven", false),
        ("lawson", true),
        ("family-mart", true),
        ("ministop", true),
        ("daily-yamazaki", false),
        ("seicomart", true),
    ] {
        let id = running.session_id(json!({})).await;
        let answer = running.pay(&id, konbini(store)).await;
        let details = &answer.json["payment"]["payment_details"];
        assert_eq!(details["confirmation_code"].is_string(), confirmation, "{store}");
        assert!(details["receipt"].is_string(), "{store}");
        assert_eq!(answer.json["redirect_url"], details["instructions_url"]);
        let picture = running.get(&format!("/images/konbini/{store}.svg")).await;
        assert_eq!((picture.status, picture.header("content-type")), (200, "image/svg+xml"));
        assert!(picture.text.contains("viewBox=\"0 0 96 64\""), "{store}");
    }
}

#[tokio::test]
async fn konbini_asks_for_a_listed_store_and_an_address() {
    let running = start().await;
    let id = running.session_id(json!({})).await;
    for store in ["circle-k", "corner-shop"] {
        let answer = running.pay(&id, konbini(store)).await;
        assert_eq!((answer.code(), answer.param()), ("invalid_parameter", "payment_details[store]"), "{store}");
    }
    let answer = running.pay(&id, json!({ "type": "konbini", "store": "lawson" })).await;
    assert_eq!((answer.code(), answer.param()), ("missing_parameter", "payment_details[email]"));
    let known = running.session_id(json!({ "email": "shop@example.com" })).await;
    let answer = running.pay(&known, json!({ "type": "konbini", "store": "lawson" })).await;
    assert_eq!(answer.json["payment"]["payment_details"]["email"], "shop@example.com");
}

#[tokio::test]
async fn every_other_method_can_be_paid() {
    let running = start().await;
    let person = json!({
        "email": "a@example.com", "family_name": "山田", "given_name": "太郎",
        "family_name_kana": "ヤマダ", "given_name_kana": "タロウ", "phone": "090-1111-2222",
        "prepaid_number": "1111111111111111", "culture_id": "1", "culture_password": "2",
        "happy_money_id": "1", "happy_money_password": "2", "user_no": "1", "user_password": "2",
        "brand": "docomo", "customer_name": "山田太郎", "name": "山田太郎",
    });
    let methods = running.get("/api/v1/payment_methods").await.json;
    let mut tried = 0;
    for method in methods.as_array().unwrap() {
        let kind = method["type_slug"].as_str().unwrap();
        if ["credit_card", "konbini"].contains(&kind) {
            continue;
        }
        let id = running.session_id(json!({ "currency": method["currency"], "payment_types": [kind] })).await;
        let mut details = person.clone();
        details["type"] = json!(kind);
        let answer = running.pay(&id, details).await;
        assert_eq!(answer.status, 200, "{kind}: {}", answer.text);
        let offsite = running.show(&id).await["payment_methods"][0]["offsite"] == true;
        assert_eq!(answer.json["status"], if offsite { "pending" } else { "completed" }, "{kind}");
        let picture = running.get(&format!("/payment_methods/{kind}.svg")).await;
        assert_eq!(picture.status, 200, "{kind}");
        tried += 1;
    }
    assert!(tried > 25, "{tried}");
}

#[tokio::test]
async fn a_paid_session_is_not_paid_again() {
    let running = start().await;
    for details in [good_card(), konbini("lawson")] {
        let id = running.session_id(json!({})).await;
        assert_eq!(running.pay(&id, details.clone()).await.status, 200);
        let again = running.pay(&id, details).await;
        assert_eq!((again.status, again.code()), (422, "unprocessable_entity"));
        assert_eq!(running.charges(&id).await, (1, 1));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_attempts_at_once_one_charges() {
    let running = start().await;
    for _ in 0..10 {
        let id = running.session_id(json!({})).await;
        let (a, b, c) = tokio::join!(
            running.pay(&id, good_card()),
            running.pay(&id, good_card()),
            running.pay(&id, konbini("lawson")),
        );
        let mut statuses = [a.status, b.status, c.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 422, 422]);
        assert_eq!(running.charges(&id).await, (1, 1));
    }
}

#[tokio::test]
async fn a_customer_session_saves_a_card_and_charges_nothing() {
    let running = start().await;
    let body = json!({ "mode": "customer", "currency": "JPY", "return_url": "https://shop.example.com/" });
    let session = running.post("/api/v1/sessions", body).await.json;
    assert_eq!((&session["mode"], &session["amount"]), (&json!("customer"), &json!(0)));
    let id = session["id"].as_str().unwrap();
    let answer = running.pay(id, good_card()).await.json;
    assert_eq!((&answer["status"], &answer["payment"]), (&json!("completed"), &Value::Null));
    assert_eq!(answer["customer"]["source"]["last_four_digits"], "1111");
    let after = running.show(id).await;
    assert_eq!((&after["status"], &after["customer_id"]), (&json!("completed"), &answer["customer"]["id"]));
    assert_eq!(running.charges(id).await, (0, 0));
}

#[tokio::test]
async fn where_the_shopper_returns_keeps_query_and_fragment() {
    let running = start().await;
    for (address, expected) in [
        ("https://example.com/order/abc", "https://example.com/order/abc?session_id="),
        ("https://example.com/o?a=%E8%8C%B6&b", "https://example.com/o?a=%E8%8C%B6&b&session_id="),
        ("http://127.0.0.1:4000/return/1#end", "http://127.0.0.1:4000/return/1?session_id="),
    ] {
        let id = running.session_id(json!({ "return_url": address })).await;
        let redirect = running.pay(&id, good_card()).await.json["redirect_url"].as_str().unwrap().to_owned();
        let fragment = address.find('#').map_or("", |at| &address[at..]);
        assert_eq!(redirect, format!("{expected}{id}{fragment}"));
    }
    let nowhere = running.session_id(json!({ "return_url": null })).await;
    assert_eq!(running.pay(&nowhere, good_card()).await.json["redirect_url"], Value::Null);
}
