//! Wallets that have an app of their own: `app_url`, and the page that plays the app (FEATURES.md 2.3).

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Body, Key, Running, good_card, start};

/// Pays with a wallet in a session of this metadata: the session, and the answer.
async fn pay(running: &Running, kind: &str, metadata: Value) -> (String, Value) {
    let id = running.session_id(json!({ "payment_types": [kind], "metadata": metadata })).await;
    let answer = running.pay(&id, json!({ "type": kind, "name": "Taro" })).await;
    assert_eq!(answer.status, 200, "{kind}: {}", answer.text);
    (id, answer.json)
}

async fn open(running: &Running, address: &str) -> Answer {
    running.send(Method::GET, address, Key::None, Body::Nothing).await
}

#[tokio::test]
async fn wallets_with_an_app_say_where_it_is_and_nothing_else_does() {
    let running = start().await;
    for kind in ["paypay", "linepay", "line_pay", "merpay", "rakutenpay", "aupay", "alipay", "wechatpay"] {
        let (_, answer) = pay(&running, kind, json!({})).await;
        let id = answer["payment"]["id"].as_str().unwrap();
        assert_eq!(answer["app_url"], format!("{}/offsite/app?uuid={id}", running.sandbox.api()), "{kind}");
        assert!(answer["redirect_url"].as_str().unwrap().contains("/offsite/new?"), "{kind}");
    }
    for kind in ["docomo", "unionpay", "kakaopay"] {
        assert!(pay(&running, kind, json!({})).await.1.get("app_url").is_none(), "{kind}");
    }
    let card = running.session_id(json!({})).await;
    assert!(running.pay(&card, good_card()).await.json.get("app_url").is_none());
}

#[tokio::test]
async fn the_apps_address_can_be_anything() {
    let running = start().await;
    for (given, expected) in [
        ("paypay://payment?id=1", json!("paypay://payment?id=1")),
        ("javascript:alert(1)", json!("javascript:alert(1)")),
        ("none", Value::Null),
    ] {
        let (_, answer) = pay(&running, "paypay", json!({ "sandbox_app_url": given })).await;
        assert_eq!(answer["app_url"], expected);
    }
}

#[tokio::test]
async fn the_app_decides_and_leads_nowhere() {
    let running = start().await;
    for (pressed, ends) in [("approve", "captured"), ("decline", "failed"), ("back", "cancelled")] {
        let (id, answer) = pay(&running, "paypay", json!({})).await;
        let page = answer["app_url"].as_str().unwrap();
        let shown = open(&running, page).await;
        assert!(shown.text.contains("¥1,000") && shown.text.contains(&format!("id=\"{pressed}\"")));
        assert!(shown.header("content-security-policy").contains("frame-ancestors 'none'"));
        let payment = answer["payment"]["id"].as_str().unwrap();
        let done = running.press(&format!("/offsite/app/{payment}"), &format!("result={pressed}")).await;
        assert_eq!(done.status, 200);
        assert!(done.text.contains("ブラウザーにお戻りください") && !done.text.contains("shop.example.com"));
        assert_eq!(running.show(&id).await["payment"]["status"], ends);
        assert!(open(&running, page).await.text.contains("このお手続きは終了しています"));
        running.press(&format!("/offsite/app/{payment}"), "result=approve").await;
        assert_eq!(running.show(&id).await["payment"]["status"], ends, "once is enough");
    }
    assert_eq!(open(&running, &format!("{}/offsite/app?uuid=nosuch", running.sandbox.api())).await.status, 404);
}
