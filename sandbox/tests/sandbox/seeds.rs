//! Worlds laid out beforehand: by options, over HTTP, and the scenarios that come with the sandbox.

use komoju_sandbox::{Options, Sandbox, Seed, scenarios};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Body, Key, Running, card, start, start_with};

fn options(seed: Value) -> Options {
    Options { seeds: vec![Seed::read("test", &seed).unwrap()], ..Options::default() }
}

/// What one session of a seed has come to: its status, whether it has expired, and its payment's status.
async fn told(running: &Running, id: &str) -> (String, bool, Option<String>) {
    let session = running.show(id).await;
    let word = |value: &Value| value.as_str().map(str::to_owned);
    (word(&session["status"]).unwrap(), session["expired"] == true, word(&session["payment"]["status"]))
}

#[tokio::test]
async fn a_session_is_in_the_state_it_was_given() {
    let running = start_with(Options { seeds: vec![Seed::scenario("states").unwrap()], ..Options::default() }).await;
    for (id, status, expired, payment) in [
        ("pending", "pending", false, None),
        ("paid", "completed", false, Some("captured")),
        ("paidbywallet", "completed", false, Some("captured")),
        ("authorized", "completed", false, Some("authorized")),
        ("waiting", "completed", false, Some("authorized")),
        ("unfinished", "pending", false, Some("pending")),
        ("declined", "pending", false, Some("failed")),
        ("refunded", "completed", false, Some("refunded")),
        ("lapsed", "completed", false, Some("expired")),
        ("cancelled", "cancelled", false, None),
        ("expired", "pending", true, None),
        ("cardtosave", "pending", false, None),
        ("cardsaved", "completed", false, None),
    ] {
        let expected = (status.to_owned(), expired, payment.map(str::to_owned));
        assert_eq!(told(&running, id).await, expected, "{id}");
    }
    assert_eq!(running.show("waiting").await["payment"]["payment_details"]["store"], "lawson");
    assert_eq!(running.get("/sandbox/webhooks").await.json, json!([]), "the shop is told of the past");
    assert_eq!(running.get("/sandbox/requests").await.json.as_array().unwrap().len(), 14, "only our own looks");
}

#[tokio::test]
async fn what_was_laid_out_goes_on_like_any_other() {
    let running = start_with(Options { seeds: vec![Seed::scenario("states").unwrap()], ..Options::default() }).await;
    assert_eq!(running.pay("pending", card("4111111111111111")).await.json["status"], "completed");
    assert_eq!(running.pay("declined", card("4111111111111111")).await.json["status"], "completed");
    assert_eq!(running.pay("paid", card("4111111111111111")).await.status, 422);
    let waiting = running.show("waiting").await["payment"]["id"].as_str().unwrap().to_owned();
    assert_eq!(running.post(&format!("/sandbox/payments/{waiting}/pay"), json!({})).await.json["status"], "captured");
    let events = running.get("/sandbox/webhooks?session=waiting").await.json;
    assert_eq!((&events[0]["type"], &events[0]["payment"]), (&json!("payment.captured"), &json!(waiting)));
}

#[tokio::test]
async fn the_same_seed_makes_the_same_ids_and_codes() {
    let seed = json!({
        "clock": "2026-11-21T09:00:00+09:00",
        "sessions": [{ "state": "waiting" }, { "id": "b", "state": "refunded" }, { "id": "c", "state": "waiting" }],
    });
    let (one, other) = (start_with(options(seed.clone())).await, start_with(options(seed)).await);
    let mut ids = Vec::new();
    for id in ["session1", "b", "c"] {
        let seen = one.show(id).await["payment"].clone();
        let (mut these, mut those) = (seen.to_string(), other.show(id).await["payment"].to_string());
        these = these.replace(one.sandbox.api(), "");
        those = those.replace(other.sandbox.api(), "");
        assert_eq!(these, those);
        ids.push(seen["id"].as_str().unwrap().to_owned());
    }
    ids.dedup();
    assert_eq!(ids.len(), 3);
    assert_eq!(one.get("/sandbox/sessions").await.json["data"][1]["id"], "b", "the seed's own order");
}

#[tokio::test]
async fn every_scenario_can_be_laid_out_beside_the_others() {
    let running = start().await;
    for scenario in scenarios() {
        let laid = running.post("/sandbox/seed", json!({ "scenario": scenario.name })).await;
        assert_eq!(laid.status, 200, "{}: {}", scenario.name, laid.text);
        assert!(!laid.json["sessions"].as_array().unwrap().is_empty(), "{}", scenario.name);
    }
    let listed = running.get("/sandbox/scenarios").await.json;
    assert_eq!(listed.as_array().unwrap().len(), scenarios().len());
    for entry in listed.as_array().unwrap() {
        assert!(Seed::read("listed", &entry["seed"]).is_ok(), "{entry}");
    }
    assert_eq!(running.show("prepaidshort").await["payment"]["payment_details"]["short_amount"], 1500);
    assert_eq!(running.show("neverpaid").await["payment"]["status"], "expired");
    assert_eq!(running.pay("declinedonce", card("4111111111111111")).await.code(), "card_declined");
    assert_eq!(running.pay("declinedonce", card("4111111111111111")).await.status, 200);
}

#[tokio::test]
async fn cards_do_what_the_seed_says() {
    let running = start_with(options(json!({
        "cards": [
            { "number": "4242 4242 4242 4242", "does": "insufficient_funds" },
            { "number": "4000000000003220", "does": "bank_asks" },
            { "number": "4123111111111000", "does": "pays" },
        ],
    })))
    .await;
    for (number, code, status) in [
        ("4242424242424242", "insufficient_funds", Value::Null),
        ("4000000000003220", "", json!("pending")),
        ("4123111111111000", "", json!("completed")),
        ("4123111111111018", "exceeds_limit", Value::Null),
    ] {
        let id = running.session_id(json!({})).await;
        let answer = running.pay(&id, card(number)).await;
        assert_eq!((answer.code(), &answer.json["status"]), (code, &status), "{number}");
    }
}

#[tokio::test]
async fn a_seed_sets_the_clock_and_an_order_outweighs_it() {
    let seed = json!({ "clock": "2020-02-29T12:00:00+09:00", "sessions": [{ "id": "a" }] });
    let running = start_with(options(seed.clone())).await;
    assert!(running.get("/sandbox/clock").await.json["now"].as_str().unwrap().starts_with("2020-02-29T03:00:"));
    assert!(running.show("a").await["created_at"].as_str().unwrap().starts_with("2020-02-29T1"));
    let running = start_with(Options { starts_at: Some(1_600_000_000), ..options(seed) }).await;
    assert!(running.get("/sandbox/clock").await.json["now"].as_str().unwrap().starts_with("2020-09-13T12:26:"));
}

#[tokio::test]
async fn a_bad_seed_changes_nothing_and_says_where() {
    let running = start().await;
    let seed = json!({
        "clock": "2020-01-01T00:00:00Z",
        "cards": [{ "number": "4111111111111111", "does": "card_declined" }],
        "sessions": [
            { "id": "good", "state": "paid", "metadata": { "sandbox_fault": "{\"status\":503}" } },
            { "id": "bad", "state": "waiting", "payment_details": { "type": "paypay" } },
        ],
        "faults": [{ "on": "any", "fault": "broken" }],
    });
    // The card would be declined, and that is told first: of "good", not of "bad".
    let refused = running.post("/sandbox/seed", seed.clone()).await;
    assert_eq!((refused.status, refused.code(), refused.param()), (422, "invalid_parameter", "seed"));
    assert_eq!(
        refused.json["error"]["message"],
        "seed: sessions[0] (\"good\"): paying it failed: The card was declined."
    );
    let mut seed = seed;
    seed["cards"] = json!([]);
    let refused = running.post("/sandbox/seed", seed).await;
    assert_eq!(refused.json["error"]["message"], "seed: sessions[1] (\"bad\"): it is not paid in cash");
    assert_eq!(running.get("/sandbox/sessions").await.json["total"], 0);
    assert_eq!(running.get("/sandbox/payments").await.json["total"], 0);
    assert_eq!(running.get("/sandbox/faults").await.json, json!([]));
    assert_ne!(running.get("/sandbox/clock").await.json["now"].as_str().unwrap()[..4], *"2020");
    let id = running.session_id(json!({})).await;
    assert_eq!(running.pay(&id, card("4111111111111111")).await.json["status"], "completed");
}

#[tokio::test]
async fn what_cannot_be_is_told_when_the_sandbox_starts() {
    for (seed, told) in [
        (
            json!({ "sessions": [{ "amount": -1 }] }),
            "test: sessions[0] (\"session1\"): amount cannot be what was sent.",
        ),
        (
            json!({ "sessions": [{ "state": "paid", "payment_types": ["paypay"] }] }),
            "paying it failed: This payment type",
        ),
        (json!({ "sessions": [{ "state": "authorized", "payment_data": {} }] }), "it is not a card's money"),
        (json!({ "sessions": [{ "state": "unfinished", "payment_details": good() }] }), "nobody is asked"),
        (json!({ "sessions": [{ "state": "declined", "payment_details": good() }] }), "it is not declined"),
        (json!({ "sessions": [{ "metadata": { "sandbox_bank": "closed" } }] }), "metadata[sandbox_bank] cannot be"),
    ] {
        let problem = Sandbox::start(options(seed.clone())).await.err().unwrap();
        assert_eq!(problem.kind(), std::io::ErrorKind::InvalidInput, "{seed}");
        assert!(problem.to_string().contains(told), "{seed}: {problem}");
    }
}

fn good() -> Value {
    card("4111111111111111")
}

#[tokio::test]
async fn a_reset_leads_back_to_the_beginning() {
    let seed = json!({ "sessions": [{ "id": "a" }], "faults": [{ "session": "a", "on": "pay", "times": 1, "fault": "declined" }] });
    let running = start_with(options(seed)).await;
    running.pay("a", good()).await;
    running.pay("a", good()).await;
    let other = running.session_id(json!({})).await;
    running.post("/sandbox/faults", json!({ "on": "any", "fault": { "delay_ms": 1 } })).await;
    running.advance(400 * 86_400).await;
    let again = running.send(Method::POST, "/sandbox/reset", Key::None, Body::Nothing).await;
    assert_eq!(again.status, 204);
    assert_eq!(running.get("/sandbox/webhooks").await.json, json!([]));
    assert_eq!(running.get("/sandbox/requests").await.json, json!([]));
    assert_eq!(running.get(&format!("/api/v1/sessions/{other}")).await.status, 404);
    assert_eq!(told(&running, "a").await, ("pending".to_owned(), false, None));
    assert_eq!(running.get("/sandbox/faults").await.json.as_array().unwrap().len(), 1);
    let year = |answer: &Value| answer["created_at"].as_str().unwrap()[..4].to_owned();
    assert_eq!(year(&running.show("a").await), year(&running.session(json!({})).await));
}
