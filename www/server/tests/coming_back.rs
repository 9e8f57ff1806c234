//! The return URL: for every outcome of a session, the page the shopper sees next.

mod common;

use common::Visit;
use serde_json::{Value, json};

/// Comes back to the shop while the session reads like `session`, and looks where that leads.
async fn check(session: Value, expected: &str) {
    let mut visit = Visit::new().await;
    visit.check_out().await;
    let order = visit.api.order();
    visit.api.session_reads(session.clone());
    let answer = visit.get(&format!("/return/{order}?session_id=session1")).await;
    assert_eq!(answer.location(), expected.replace("ORDER", &order), "{session}");
}

fn card(status: &str) -> Value {
    json!({ "id": "p", "status": status, "payment_details": { "type": "credit_card" } })
}

fn konbini(status: &str) -> Value {
    json!({ "id": "p", "status": status, "payment_details": { "type": "konbini", "store": "lawson" } })
}

#[tokio::test]
async fn what_is_paid_or_held_deserves_thanks() {
    check(json!({ "status": "completed", "payment": card("captured") }), "/thanks/ORDER").await;
    check(json!({ "status": "completed", "payment": card("authorized") }), "/thanks/ORDER").await;
    check(json!({ "status": "completed", "payment": konbini("captured") }), "/thanks/ORDER").await;
}

#[tokio::test]
async fn what_is_paid_later_or_over_has_its_page() {
    check(json!({ "status": "completed", "payment": konbini("authorized") }), "/orders/ORDER").await;
    check(json!({ "status": "completed", "payment": konbini("expired") }), "/orders/ORDER").await;
    check(json!({ "status": "completed", "payment": card("refunded") }), "/orders/ORDER").await;
}

#[tokio::test]
async fn what_can_still_be_paid_leads_back_to_the_checkout() {
    let back = |notice: &str| format!("/checkout?order=ORDER&notice={notice}");
    check(json!({ "status": "pending", "payment": null }), &back("pending")).await;
    check(json!({ "status": "pending", "payment": card("pending") }), &back("pending")).await;
    check(json!({ "status": "pending", "payment": card("failed") }), &back("failed")).await;
    check(json!({ "status": "pending", "payment": card("cancelled") }), &back("cancelled")).await;
    check(json!({ "status": "cancelled", "payment": null }), &back("cancelled")).await;
    check(json!({ "status": "cancelled", "payment": card("pending") }), &back("cancelled")).await;
    check(json!({ "status": "pending", "expired": true }), &back("expired")).await;
}

#[tokio::test]
async fn the_unknown_is_never_success() {
    check(json!({ "status": "completed", "payment": null }), "/orders/ORDER").await;
    check(json!({ "status": "completed", "payment": card("settled") }), "/orders/ORDER").await;
    check(json!({ "status": "paid" }), "/checkout?order=ORDER&notice=pending").await;
    check(json!({ "status": null, "expired": "no" }), "/checkout?order=ORDER&notice=pending").await;
}

#[tokio::test]
async fn the_address_is_not_believed() {
    let mut visit = Visit::new().await;
    visit.check_out().await;
    let order = visit.api.order();
    let claims = "session_id=session999&status=completed&action=complete";
    let answer = visit.get(&format!("/return/{order}?{claims}")).await;
    assert_eq!(answer.location(), format!("/checkout?order={order}&notice=pending"));
    assert_eq!(visit.get(&format!("/thanks/{order}")).await.location(), format!("/orders/{order}"));
    assert_eq!(visit.get("/return/AK-NOBODY").await.status, 404);
}

#[tokio::test]
async fn the_way_back_works_in_another_browser_too() {
    let mut visit = Visit::new().await;
    visit.check_out().await;
    let order = visit.api.order();
    visit.forget_cookies();
    visit.api.session_reads(json!({ "payment": card("failed") }));
    let back = visit.get(&format!("/return/{order}")).await.location().to_owned();
    let page = visit.get(&back).await;
    assert!(page.body.contains(r#"session-id="session1""#) && page.body.contains(r#"role="status""#));
    assert_eq!(visit.api.count(), 1);
}

#[tokio::test]
async fn a_silent_api_leads_to_the_page_that_waits() {
    let mut visit = Visit::new().await;
    visit.check_out().await;
    let order = visit.api.order();
    visit.api.refuses(503, json!({ "error": { "code": "service_unavailable" } }));
    assert_eq!(visit.get(&format!("/return/{order}")).await.location(), format!("/orders/{order}"));
    let page = visit.get(&format!("/orders/{order}")).await.body;
    assert!(page.contains(r#"data-state="open""#) && page.contains("確認中"));
}

#[tokio::test]
async fn the_orders_page_tells_how_to_pay_and_until_when() {
    let mut visit = Visit::new().await;
    visit.check_out().await;
    let order = visit.api.order();
    let payment = json!({
        "id": "p", "status": "authorized", "payment_deadline": "2020-06-12T14:59:59Z",
        "payment_details": { "type": "konbini", "instructions_url": "https://komoju.example/i?a=1&b=2" },
    });
    visit.api.session_reads(json!({ "status": "completed", "payment": payment }));
    visit.get(&format!("/return/{order}")).await;
    let page = visit.get(&format!("/orders/{order}")).await.body;
    assert!(page.contains("お支払い待ち") && page.contains("6月12日(金) 23:59 <small>日本時間</small>"));
    assert!(page.contains(r#"href="https://komoju.example/i?a=1&#38;b=2""#), "{page}");
}

/// What `page` shows of an order for two tea cups (¥6,600), once the shopper is back from `payment`.
async fn page_of(payment: Value, page: &str) -> String {
    let mut visit = Visit::new().await;
    visit.check_out().await;
    let order = visit.api.order();
    visit.api.session_reads(json!({ "status": "completed", "payment": payment }));
    visit.get(&format!("/return/{order}")).await;
    visit.get(&format!("/{}", page.replace("ORDER", &order))).await.body
}

fn konbini_for(total: Value, status: &str) -> Value {
    let mut payment = konbini(status);
    payment["total"] = total;
    payment["currency"] = json!("JPY");
    payment["payment_deadline"] = json!("2020-06-12T14:59:59Z");
    payment
}

#[tokio::test]
async fn who_pays_a_fee_reads_what_to_bring_before_the_deadline() {
    let page = page_of(konbini_for(json!(6_820), "authorized"), "orders/ORDER").await;
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text} in {page}"));
    let fee = at("<dt>手数料</dt><dd>¥220</dd>");
    let amount = at(r#"<dt>お支払い金額</dt><dd class="amount">¥6,820</dd>"#);
    assert!(fee < amount && amount < at("お支払い期限"));

    let page = page_of(konbini_for(json!(6_820), "authorized"), "orders/ORDER?lang=en").await;
    for text in ["<dt>Fee</dt><dd>¥220</dd>", "Amount to pay", "Fri, Jun 12, 23:59 <small>Japan time</small>"] {
        assert!(page.contains(text), "{text} in {page}");
    }
}

#[tokio::test]
async fn the_thank_you_tells_the_fee_that_was_paid() {
    let page = page_of(konbini_for(json!(6_820), "captured"), "thanks/ORDER?lang=en").await;
    assert!(page.contains("<dt>Fee</dt><dd>¥220</dd>") && page.contains("Amount paid"), "{page}");
    assert!(page.contains("¥6,820"), "{page}");
}

#[tokio::test]
async fn without_a_fee_the_sum_of_the_goods_is_the_only_one() {
    for total in [json!(6_600), json!(null)] {
        let page = page_of(konbini_for(total.clone(), "authorized"), "orders/ORDER").await;
        assert!(page.contains("お支払い期限") && page.contains("¥6,600"), "{total}");
        assert!(!page.contains("手数料") && !page.contains("お支払い金額"), "{total}");
    }
}
