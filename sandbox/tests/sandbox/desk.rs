//! The page for developers, driven as a browser drives it: links and forms.

use komoju_sandbox::{Options, Seed};
use reqwest::Method;
use serde_json::json;

use crate::support::{Answer, Body, Key, Running, card, start, start_with};

async fn open(running: &Running, path: &str) -> Answer {
    running.send(Method::GET, path, Key::None, Body::Nothing).await
}

/// The forms of a page: where each one leads.
fn actions(page: &str) -> Vec<String> {
    page.split("<form").skip(1).map(|form| between(form, "action=\"", "\"").to_owned()).collect()
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    text.split_once(start).and_then(|(_, rest)| rest.split_once(end)).map_or("", |(inner, _)| inner)
}

#[tokio::test]
async fn it_shows_what_there_is() {
    let running = start_with(Options { seeds: vec![Seed::scenario("states").unwrap()], ..Options::default() }).await;
    let page = open(&running, "/sandbox").await;
    assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
    let policy = page.header("content-security-policy");
    for rule in ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'"] {
        assert!(policy.contains(rule), "{policy}");
    }
    assert!(!page.text.contains("<script") && !page.text.contains("style=\"") && !page.text.contains("sk_test"));
    for seen in ["id=\"pending\"", "¥13,200", "konbini lawson", "visa •••• 1111", "Pay at the till", "Bank’s page"]
    {
        assert!(page.text.contains(seen), "{seen}");
    }
    assert!(page.text.find("id=\"pending\"").unwrap() < page.text.find("id=\"expired\"").unwrap());
    assert_eq!(open(&running, "/sandbox/desk.css").await.header("content-type"), "text/css; charset=utf-8");
    for bare in ["/", "/sandbox/"] {
        let led = open(&running, bare).await;
        assert_eq!((led.status, led.header("location")), (303, "/sandbox"), "{bare}");
    }
}

#[tokio::test]
async fn every_button_works_and_leads_back() {
    let running = start_with(Options { seeds: vec![Seed::scenario("states").unwrap()], ..Options::default() }).await;
    let page = open(&running, "/sandbox").await;
    let acts: Vec<String> = actions(&page.text).into_iter().filter(|action| action.matches('/').count() == 5).collect();
    let words: Vec<&str> = acts.iter().map(|action| action.rsplit('/').next().unwrap()).collect();
    for word in ["pay", "approve", "fail", "capture", "refund", "cancel", "expire"] {
        assert!(words.contains(&word), "{word}: {words:?}");
    }
    for action in acts {
        assert_eq!(running.send(Method::POST, "/sandbox/reset", Key::None, Body::Nothing).await.status, 204);
        let pressed = running.press(&action, "").await;
        let id = action.split('/').nth(4).unwrap();
        assert_eq!((pressed.status, pressed.header("location")), (303, format!("/sandbox#{id}").as_str()), "{action}");
        let twice = running.press(&action, "").await;
        assert_eq!(twice.status, 422, "{action}");
        assert!(twice.text.contains("id=\"problem\" role=\"alert\""));
        assert!(!actions(&twice.text).contains(&action), "{action} is still offered");
    }
}

#[tokio::test]
async fn the_clock_faults_and_the_world_are_forms() {
    let running = start().await;
    assert_eq!(running.press("/sandbox/desk/clock", "advance_seconds=86400").await.status, 303);
    running.press("/sandbox/desk/clock", "japan=2030-01-02T03:04").await;
    assert!(running.get("/sandbox/clock").await.json["now"].as_str().unwrap().starts_with("2030-01-01T18:04:"));
    running.press("/sandbox/desk/clock", "japan=2030-01-02T03:04:05").await;
    assert_eq!(running.press("/sandbox/desk/clock", "japan=never").await.status, 422);

    let made = "amount=2500&currency=USD&payment_types=credit_card, paypay";
    assert_eq!(running.press("/sandbox/desk/sessions", made).await.status, 303);
    let session = running.get("/sandbox/sessions").await.json["data"][0].clone();
    assert_eq!((&session["amount"], &session["currency"]), (&json!(2500), &json!("USD")));
    assert_eq!(session["payment_methods"].as_array().unwrap().len(), 2);
    assert_eq!(running.press("/sandbox/desk/sessions", "amount=many&currency=JPY").await.status, 422);
    assert_eq!(running.press("/sandbox/desk/seed", "scenario=cash").await.status, 303);
    let twice = running.press("/sandbox/desk/seed", "scenario=cash").await;
    assert!(twice.status == 422 && twice.text.contains("there is a session of this id already"));

    let order = "session=anycash&fault=lost_answer&on=pay&about=anycash&times=1";
    let ordered = running.press("/sandbox/desk/faults", order).await;
    assert_eq!(ordered.header("location"), "/sandbox?session=anycash#faults");
    let waiting = running.get("/sandbox/faults").await.json;
    let expected = json!([{ "session": "anycash", "on": "pay", "times": 1, "fault": { "cut": "after" } }]);
    assert_eq!(waiting, expected);
    assert!(open(&running, "/sandbox?session=anycash").await.text.contains("its answer is lost"));
    assert!(!open(&running, "/sandbox?session=atlawson").await.text.contains("only of session"));
    running.press("/sandbox/desk/faults", "fault=noise&on=any&about=&times=").await;
    assert_eq!(running.get("/sandbox/faults").await.json[1]["times"], json!(null));
    assert_eq!(running.press("/sandbox/desk/faults/clear", "").await.status, 303);
    assert_eq!(running.get("/sandbox/faults").await.json, json!([]));

    running.press("/sandbox/desk/reset", "").await;
    assert_eq!(running.get("/sandbox/sessions").await.json["total"], 0);
}

#[tokio::test]
async fn requests_and_webhooks_are_shown_without_what_was_said() {
    let running = start().await;
    let id = running.session_id(json!({})).await;
    running.pay(&id, card("4123111111111018")).await;
    running.get("/api/v1/tokens/4111111111111111?number=5555555555554444").await;
    let page = open(&running, "/sandbox").await.text;
    for seen in [&format!("POST /sessions/{id}/pay"), ">502<", "payment.failed", "GET /tokens/…", "posted nowhere"] {
        assert!(page.contains(seen), "{seen}");
    }
    for typed in ["4123111111111018", "TARO", "4111111111111111", "5555555555554444", "2099"] {
        assert!(!page.contains(typed), "{typed}");
    }
    assert!(page.contains(&format!("href=\"/sandbox?session={id}#")), "the payment is a link away");
    let other = running.session_id(json!({})).await;
    let one = open(&running, &format!("/sandbox?session={other}")).await.text;
    assert!(!one.contains("/pay<") && !one.contains("payment.failed"), "about another session");
}

#[tokio::test]
async fn what_shops_send_is_text_and_nothing_else() {
    let running = start().await;
    let odd = "<img src=x onerror=alert(1)>";
    running.session(json!({ "payment_types": [odd], "metadata": { "a": odd } })).await;
    let page = open(&running, "/sandbox?all=1").await.text;
    assert!(page.contains("&lt;img src=x") && !page.contains(odd));
    let asked = open(&running, "/sandbox?session=%22%3E%3Cscript%3E").await;
    assert!(asked.status == 200 && !asked.text.contains("<script"));
}

#[tokio::test]
async fn many_sessions_are_a_link_away() {
    let running = start().await;
    for _ in 0..30 {
        running.session_id(json!({})).await;
    }
    let rows = |page: &str| page.matches("class=\"row\"").count();
    let page = open(&running, "/sandbox").await.text;
    assert!(rows(&page) == 25 && page.contains("And 5 older ones"));
    assert_eq!(rows(&open(&running, "/sandbox?all=1").await.text), 30);
}
