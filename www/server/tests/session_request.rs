//! What the shop asks the API for when a shopper enters the checkout, and what it does when the API says no.

mod common;

use base64::Engine;
use common::Visit;
use serde_json::json;

#[tokio::test]
async fn a_session_is_opened_for_what_is_in_the_cart() {
    let mut visit = Visit::new().await;
    visit.check_out().await;
    let (authorization, body) = visit.api.latest();
    let order = visit.api.order();

    let credentials = base64::engine::general_purpose::STANDARD.encode("sk_test_shop:");
    assert_eq!(authorization, format!("Basic {credentials}"));
    assert_eq!(
        body,
        json!({
            "amount": 6600,
            "currency": "JPY",
            "return_url": format!("{}/return/{order}", visit.running.shop),
            "default_locale": "ja",
            "payment_data": { "external_order_num": order },
            "metadata": { "order": order },
            "line_items": [{ "description": "湯のみ　粉引", "amount": 3300, "quantity": 2 }],
        })
    );
}

#[tokio::test]
async fn the_element_is_given_the_session_and_the_publishable_key() {
    let mut visit = Visit::new().await;
    let page = visit.check_out().await.body;
    let script = format!(r#"<script type="module" src="{}/komoju-checkout.js" crossorigin>"#, visit.running.checkout);
    assert!(page.contains(&script), "{page}");
    let element = format!(
        r#"<komoju-checkout mode="inline" session-id="session1" publishable-key="pk_test_shop" api-url="{}" locale="ja"><a href="https://komoju.example/sessions/session1">"#,
        visit.api.url
    );
    assert!(page.contains(&element), "{page}");
    assert!(!page.contains("sk_test"));
}

#[tokio::test]
async fn return_urls_begin_with_the_public_address() {
    let mut visit = Visit::with(|settings| settings.public_url = Some("https://shop.example/".parse().unwrap())).await;
    visit.check_out().await;
    let (_, body) = visit.api.latest();
    assert_eq!(body["return_url"], format!("https://shop.example/return/{}", visit.api.order()));
}

#[tokio::test]
async fn english_shoppers_get_an_english_session() {
    let mut visit = Visit::new().await;
    visit.get("/?lang=en").await;
    let page = visit.check_out().await.body;
    assert!(page.contains(r#"<html lang="en">"#) && page.contains(r#"locale="en""#));
    let (_, body) = visit.api.latest();
    assert_eq!(
        (&body["default_locale"], &body["line_items"][0]["description"]),
        (&json!("en"), &json!("Tea cup, white slip"))
    );
}

#[tokio::test]
async fn a_reload_stays_with_the_same_session_and_another_cart_gets_another() {
    let mut visit = Visit::new().await;
    visit.check_out().await;
    assert!(visit.get("/checkout").await.body.contains(r#"session-id="session1""#));
    assert_eq!(visit.api.count(), 1);

    visit.submit("/cart", "product=akari&action=add").await;
    assert!(visit.get("/checkout").await.body.contains(r#"session-id="session2""#));
    assert_eq!(visit.api.count(), 2);
}

#[tokio::test]
async fn an_expired_session_is_replaced() {
    let mut visit = Visit::new().await;
    visit.check_out().await;
    let order = visit.api.order();
    visit.api.session_reads(json!({ "expired": true }));
    visit.get("/checkout").await;
    assert_eq!(visit.api.count(), 2);
    assert_ne!(visit.api.order(), order, "the API wants an order number of its own for each session");
}

#[tokio::test]
async fn a_placed_order_is_not_ordered_again_by_a_reload() {
    let mut visit = Visit::new().await;
    visit.check_out().await;
    let order = visit.api.order();
    let payment = json!({ "id": "p", "status": "authorized", "payment_details": { "type": "konbini" } });
    visit.api.session_reads(json!({ "status": "completed", "payment": payment }));
    assert_eq!(visit.get("/checkout").await.location(), format!("/orders/{order}"));
    assert_eq!(visit.api.count(), 1);

    // Its page empties the cart, so that the next visit begins anew.
    assert!(visit.get(&format!("/orders/{order}")).await.body.contains("お支払い待ち"));
    assert_eq!(visit.get("/checkout").await.location(), "/cart");
}

#[tokio::test]
async fn nothing_to_pay_leads_to_the_cart() {
    let mut visit = Visit::new().await;
    assert_eq!(visit.get("/checkout").await.location(), "/cart");
    assert_eq!(visit.api.count(), 0);
}

#[tokio::test]
async fn a_refusal_is_shown_calmly_and_without_its_details() {
    let mut visit = Visit::new().await;
    visit.api.refuses(401, json!({ "error": { "code": "unauthorized", "message": "the key sk_test_shop is bad" } }));
    visit.submit("/cart", "product=yunomi&action=add").await;
    let page = visit.get("/checkout").await;
    assert_eq!(page.status, 502);
    assert!(page.body.contains("KOMOJU_SECRET_KEY") && page.body.contains(r#"href="/checkout""#));
    assert!(!page.body.contains("sk_test_shop") && !page.body.contains("is bad"));
}

#[tokio::test]
async fn an_api_that_is_down_or_talks_nonsense_is_shown_calmly() {
    // Nobody listens on port 1.
    let mut visit = Visit::with(|settings| settings.api_url = "http://127.0.0.1:1".parse().unwrap()).await;
    visit.submit("/cart", "product=yunomi&action=add").await;
    assert_eq!(visit.get("/checkout").await.status, 502);

    let mut visit = Visit::new().await;
    visit.api.refuses(200, json!({ "id": "../../admin" }));
    visit.submit("/cart", "product=yunomi&action=add").await;
    assert_eq!(visit.get("/checkout").await.status, 502);
}

#[tokio::test]
async fn trial_parameters_shape_the_session() {
    let mut visit = Visit::dev().await;
    let query = "amount=300000&types=credit_card,konbini&fault=%7B%22delay_ms%22%3A5%7D&expires=60&brands=icon&fee=190&capture=manual&email=a%40example.com&name=%E5%B1%B1%E7%94%B0&currency=USD&rate=150.25&installments=3,revolving&offsite=pix";
    assert_eq!(visit.get(&format!("/checkout?{query}")).await.status, 200);
    let (_, body) = visit.api.latest();
    assert_eq!(body["amount"], 300_000);
    assert_eq!(body["payment_types"], json!(["credit_card", "konbini"]));
    assert_eq!(body["expires_in_seconds"], 60);
    assert_eq!(body["payment_data"]["capture"], "manual");
    assert_eq!(body["email"], "a@example.com");
    assert_eq!(body["metadata"]["sandbox_fault"], r#"{"delay_ms":5}"#);
    assert_eq!(body["metadata"]["sandbox_brands"], "icon");
    assert_eq!((&body["name"], &body["currency"]), (&json!("山田"), &json!("USD")));
    assert_eq!(body["metadata"]["sandbox_fee"], "190");
    assert_eq!(body["metadata"]["sandbox_rate"], "150.25");
    assert_eq!(body["metadata"]["sandbox_installments"], "3,revolving");
    assert_eq!(body["metadata"]["sandbox_offsite"], "pix");
}

#[tokio::test]
async fn trial_parameters_stage_what_the_sandbox_plays() {
    let mut visit = Visit::dev().await;
    let query =
        "bank=slow&bank_ms=50&barcode=pending&barcode_seconds=30&app_url=paypay%3A%2F%2Fpay%3Fa%3D1&short=no_redirect";
    assert_eq!(visit.get(&format!("/checkout?{query}")).await.status, 200);
    let (_, body) = visit.api.latest();
    for (key, value) in [
        ("bank", "slow"),
        ("bank_ms", "50"),
        ("barcode", "pending"),
        ("barcode_seconds", "30"),
        ("app_url", "paypay://pay?a=1"),
        ("short", "no_redirect"),
    ] {
        assert_eq!(body["metadata"][format!("sandbox_{key}")], value);
    }
}

#[tokio::test]
async fn a_trial_may_keep_a_card() {
    let mut visit = Visit::dev().await;
    for (mode, amount, items) in [("customer", 0, 0), ("customer_payment", 500, 1)] {
        visit.get(&format!("/checkout?amount=500&mode={mode}")).await;
        let (_, body) = visit.api.latest();
        assert_eq!((&body["mode"], &body["amount"]), (&json!(mode), &json!(amount)));
        assert_eq!(body["line_items"].as_array().unwrap().len(), items, "{mode}");
    }
    visit.get("/checkout?amount=500&mode=gift").await;
    assert!(visit.api.latest().1.get("mode").is_none());
}

#[tokio::test]
async fn a_trial_may_ask_for_a_token_only() {
    let mut visit = Visit::dev().await;
    for (query, token) in [("token=1", true), ("token=0", false), ("amount=5", false)] {
        let page = visit.get(&format!("/checkout?{query}")).await.body;
        let element = page.split("<komoju-checkout").nth(1).unwrap().split('>').next().unwrap();
        assert_eq!(element.contains(" token"), token, "{element}");
    }
}

#[tokio::test]
async fn a_trial_in_another_currency_is_priced_in_it() {
    let mut visit = Visit::dev().await;
    let page = visit.get("/checkout?amount=1234567&currency=USD").await.body;
    assert!(page.contains("USD 12,345.67") && !page.contains("¥"), "{page}");
    let order = visit.api.order();
    let payment = json!({ "id": "p", "status": "captured", "currency": "JPY", "total": 9, "payment_details": {} });
    visit.api.session_reads(json!({ "status": "completed", "payment": payment }));
    assert_eq!(visit.get(&format!("/return/{order}")).await.location(), format!("/thanks/{order}"));
    assert!(visit.get(&format!("/thanks/{order}")).await.body.contains("USD 12,345.67"));
}

#[tokio::test]
async fn trial_parameters_shape_the_element() {
    let mut visit = Visit::dev().await;
    let page = visit.get("/checkout?key=sk_test_leak&session=odd%22id&api=http%3A%2F%2F127.0.0.1%3A9").await;
    assert!(page.body.contains(r#"publishable-key="sk_test_leak""#));
    assert!(page.body.contains(r#"session-id="odd&#34;id""#), "{}", page.body);
    assert!(page.body.contains(r#"api-url="http://127.0.0.1:9""#));
    assert!(page.header("content-security-policy").contains(" http://127.0.0.1:9;"));

    let two = visit.get("/checkout?two=1").await.body;
    assert!(two.contains(r#"session-id="session2""#) && two.contains(r#"session-id="session3""#));
}

#[tokio::test]
async fn without_dev_trial_parameters_mean_nothing() {
    let mut visit = Visit::new().await;
    assert_eq!(visit.get("/checkout?amount=1").await.location(), "/cart");
    visit.submit("/cart", "product=yunomi&action=add").await;
    let page = visit.get("/checkout?amount=1&key=pk_other&two=1&api=https%3A%2F%2Fevil.example").await;
    let (_, body) = visit.api.latest();
    assert_eq!((visit.api.count(), &body["amount"]), (1, &json!(3300)));
    assert!(
        !page.body.contains(r#"publishable-key="pk_other""#)
            && !page.header("content-security-policy").contains("evil")
    );
    assert_eq!(visit.get("/dev/reload.js").await.status, 404);
}
