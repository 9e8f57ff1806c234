//! The pages shoppers are sent to, driven as a browser drives them: links and forms.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Body, Key, Running, konbini, start};

const CARD: &str = "payment_details[type]=credit_card&payment_details[number]=4111111111111111\
     &payment_details[month]=12&payment_details[year]=2099&payment_details[verification_value]=123\
     &payment_details[name]=TARO";

async fn open(running: &Running, address: &str) -> Answer {
    running.send(Method::GET, address, Key::None, Body::Nothing).await
}

async fn session(running: &Running, extra: Value) -> (String, String) {
    let session = running.session(extra).await;
    (session["id"].as_str().unwrap().to_owned(), session["session_url"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn the_hosted_page_has_a_form_for_every_offer() {
    let running = start().await;
    let methods = running.get("/api/v1/payment_methods").await.json;
    let mut types: Vec<&str> =
        methods.as_array().unwrap().iter().map(|row| row["type_slug"].as_str().unwrap()).collect();
    types.push("carrier_pigeon");
    let (_, page) = session(&running, json!({ "payment_types": types })).await;
    let shown = open(&running, &page).await;
    assert_eq!((shown.status, shown.header("content-type")), (200, "text/html; charset=utf-8"));
    for kind in types {
        assert!(shown.text.contains(&format!("data-type=\"{kind}\"")), "{kind}");
    }
    assert!(!shown.text.contains("<script") && !shown.text.contains("style=\""));
    assert!(shown.header("content-security-policy").contains("frame-ancestors 'none'"));
}

#[tokio::test]
async fn the_hosted_page_pays() {
    let running = start().await;
    let (id, page) = session(&running, json!({})).await;
    let refused = running.press(&page, &CARD.replace("4111111111111111", "4123111111111000")).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("残高が不足しています") && !refused.text.contains("4123111111111000"));
    let paid = running.press(&page, CARD).await;
    assert_eq!(
        (paid.status, paid.header("location")),
        (303, format!("https://shop.example.com/return/1?lang=ja&session_id={id}").as_str())
    );
    assert!(open(&running, &page).await.text.contains("お手続きは完了しています"));
    assert_eq!(running.charges(&id).await, (1, 2));
}

#[tokio::test]
async fn the_hosted_page_takes_even_unknown_methods() {
    let running = start().await;
    let (id, page) = session(&running, json!({ "payment_types": ["carrier_pigeon"] })).await;
    let on = running.press(&page, "payment_details[type]=carrier_pigeon").await;
    let wallet = on.header("location").to_owned();
    assert!(wallet.contains("/offsite/new?uuid="), "{wallet}");
    assert_eq!(open(&running, &wallet).await.status, 200);
    let payment = wallet.split('=').next_back().unwrap();
    running.press(&format!("/offsite/{payment}"), "result=approve").await;
    assert_eq!(running.show(&id).await["payment"]["status"], "captured");
    let strange = running.press(&page, "payment_details[type]=another").await;
    assert_eq!(strange.status, 200, "the session is complete");
}

#[tokio::test]
async fn the_hosted_page_continues_a_prepaid_payment() {
    let running = start().await;
    let (id, page) = session(&running, json!({ "amount": 2500, "payment_types": ["web_money"] })).await;
    let form = "payment_details[type]=web_money&payment_details[prepaid_number]=1111111111111111";
    let short = running.press(&page, form).await;
    assert_eq!((short.status, short.header("location")), (303, page.as_str()));
    assert!(open(&running, &page).await.text.contains("あと¥500不足しています"));
    assert!(open(&running, &format!("{page}?locale=en")).await.text.contains("¥500 is still missing"));
    running.press(&page, form).await;
    assert_eq!(running.charges(&id).await, (1, 1));
}

#[tokio::test]
async fn leaving_the_hosted_page_cancels_the_session() {
    let running = start().await;
    let (id, page) = session(&running, json!({})).await;
    let left = running.press(&format!("{page}/cancel"), "").await;
    assert!(left.status == 303 && left.header("location").ends_with(&id));
    assert_eq!(running.show(&id).await["status"], "cancelled");
}

#[tokio::test]
async fn instructions_end_at_the_till() {
    let running = start().await;
    for store in ["seven-eleven", "lawson", "daily-yamazaki"] {
        let (id, _) = session(&running, json!({})).await;
        let answer = running.pay(&id, konbini(store)).await.json;
        let page = answer["redirect_url"].as_str().unwrap();
        assert!(page.contains("/ja/instructions/"));
        let shown = open(&running, page).await;
        assert!(shown.text.contains("レジで支払う") && shown.text.contains("¥1,000"), "{store}");
        assert!(shown.text.contains(answer["payment"]["payment_details"]["receipt"].as_str().unwrap()));
        let paid = running.press(page, "").await;
        assert_eq!((paid.status, paid.header("location")), (303, page.trim_start_matches(running.sandbox.api())));
        assert!(open(&running, page).await.text.contains("お支払い済みです"));
        assert_eq!(running.show(&id).await["payment"]["status"], "captured");
    }
}

#[tokio::test]
async fn instructions_speak_the_payments_language() {
    let running = start().await;
    let (id, _) = session(&running, json!({ "default_locale": "en" })).await;
    let answer = running.pay(&id, konbini("lawson")).await.json;
    let page = answer["redirect_url"].as_str().unwrap();
    assert!(page.contains("/en/instructions/"));
    assert!(open(&running, page).await.text.contains("Pay at the till"));
}

#[tokio::test]
async fn a_wallet_is_approved_declined_or_left() {
    let running = start().await;
    for (pressed, payment_status, session_status) in
        [("approve", "captured", "completed"), ("decline", "failed", "pending"), ("back", "cancelled", "pending")]
    {
        let (id, _) = session(&running, json!({})).await;
        let answer = running.pay(&id, json!({ "type": "paypay" })).await.json;
        assert_eq!(answer["redirect_url"], answer["payment"]["payment_details"]["redirect_url"]);
        let shown = open(&running, answer["redirect_url"].as_str().unwrap()).await;
        assert!(shown.text.contains("PayPay") && shown.text.contains(&format!("id=\"{pressed}\"")));
        assert!(shown.header("content-security-policy").contains("frame-ancestors 'none'"));
        let payment = answer["payment"]["id"].as_str().unwrap();
        let done = running.press(&format!("/offsite/{payment}"), &format!("result={pressed}")).await;
        assert!(done.status == 303 && done.header("location").ends_with(&format!("session_id={id}")));
        let session = running.show(&id).await;
        assert_eq!(
            (&session["payment"]["status"], &session["status"]),
            (&json!(payment_status), &json!(session_status))
        );
        let again = running.press(&format!("/offsite/{payment}"), "result=approve").await;
        assert_eq!(again.status, 303);
        assert_eq!(running.show(&id).await["payment"]["status"], payment_status, "once is enough");
    }
}

#[tokio::test]
async fn a_payment_without_a_session_returns_with_a_signature() {
    let running = start().await;
    let body = json!({
        "amount": 1000, "currency": "JPY", "return_url": "https://shop.example.com/back",
        "payment_details": { "type": "merpay" },
    });
    let payment = running.post("/api/v1/payments", body).await.json["id"].as_str().unwrap().to_owned();
    let done = running.press(&format!("/offsite/{payment}"), "result=approve").await;
    let start = format!("https://shop.example.com/back?payment_id={payment}&hmac=");
    assert!(done.header("location").starts_with(&start), "{}", done.header("location"));
    assert_eq!(running.get(&format!("/api/v1/payments/{payment}")).await.json["status"], "captured");
}

#[tokio::test]
async fn what_a_shop_sends_is_never_markup() {
    let running = start().await;
    let (_, page) = session(&running, json!({ "payment_types": ["<b>x</b>"], "email": "\"><script>" })).await;
    let shown = open(&running, &page).await;
    assert!(shown.text.contains("&lt;b&gt;x") && !shown.text.contains("<b>x"));
    let missing = open(&running, &format!("{}/ja/instructions/<script>", running.sandbox.api())).await;
    assert!(missing.status == 404 && !missing.text.contains("<script"));
}

#[tokio::test]
async fn every_page_has_its_style_and_unknown_pages_say_so() {
    let running = start().await;
    for base in [running.sandbox.api(), running.sandbox.bank()] {
        let style = open(&running, &format!("{base}/sandbox.css")).await;
        assert_eq!((style.status, style.header("content-type")), (200, "text/css; charset=utf-8"));
        assert_eq!(open(&running, &format!("{base}/nowhere/at/all")).await.status, 404);
    }
    assert_eq!(open(&running, &format!("{}/images/konbini/corner-shop.svg", running.sandbox.api())).await.status, 404);
    assert_eq!(open(&running, &format!("{}/challenge/nosuch", running.sandbox.bank())).await.status, 404);
    assert_eq!(open(&running, &format!("{}/sessions/nosuch", running.sandbox.api())).await.status, 404);
}
