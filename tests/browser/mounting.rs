//! Putting a checkout into a page and taking it away.

use crate::fixtures::text;
use crate::page::{attributes, turn, type_in};
use crate::shop::{Shop, paid};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn mounting_shows_the_picker() {
    let shop = Shop::open(|api| api.answers(200, text("session.json")));
    shop.until("the picker is there", || shop.stage() == "collecting").await;
    assert!(shop.find("[data-method=credit_card]").is_some() && shop.find("[data-method=konbini]").is_some());
    assert_eq!(shop.api.calls(), "GET /api/v1/sessions/e9x5mvx3jkpkofzcg7umfael6");
    let events = shop.page.events();
    let told: Vec<_> = events.lines().filter_map(|line| line.split_once(" {")).map(|(name, _)| name).collect();
    assert_eq!(told, ["komoju-session-change", "komoju-ready"]);
}

#[wasm_bindgen_test]
async fn two_checkouts_on_one_page_do_not_know_each_other() {
    let first = Shop::with_session(text("session.json")).await;
    let second = Shop::with_session(text("session.json")).await;
    first.choose("credit_card").await;
    assert!(second.find(".panel").is_none());
    second.choose("credit_card").await;
    type_in(&first.input("number"), "4");
    assert_eq!(second.input("number").value(), "");
    assert_ne!(first.input("number").id(), second.input("number").id());
    second.choose("konbini").await;
    assert!(first.find("[data-method=credit_card] .panel").is_some());
}

#[wasm_bindgen_test]
async fn a_checkout_that_was_taken_away_leaves_nothing_and_hears_nothing() {
    let mut shop = Shop::open(|api| api.holds(200, text("session.json")));
    shop.until("the session was asked for", || !shop.api.calls().is_empty()).await;
    shop.destroy();
    shop.until("nothing is left", || shop.target.inner_html().is_empty()).await;
    shop.api.release();
    for _ in 0..10 {
        turn().await;
    }
    assert_eq!(shop.target.inner_html(), "");
    assert_eq!(shop.page.events(), "");
}

#[wasm_bindgen_test]
async fn one_taken_away_while_paying_is_as_silent() {
    let mut shop = Shop::with_card().await;
    shop.api.holds(200, text("pay_completed_captured.json"));
    shop.press_pay();
    shop.until("the payment was sent", || shop.api.calls().contains("/pay")).await;
    shop.destroy();
    let told = shop.page.events();
    shop.api.release();
    for _ in 0..10 {
        turn().await;
    }
    assert_eq!((shop.target.inner_html(), shop.page.events()), (String::new(), told));
}

#[wasm_bindgen_test]
async fn a_secret_key_asks_nobody_anything_and_is_not_repeated() {
    let (api, page) = (crate::page::FakeApi::new(), crate::page::Page::new());
    let options = crate::page::options_for(&api, "abc");
    js_sys::Reflect::set(&options, &"publishableKey".into(), &"sk_live_123456".into()).unwrap();
    let target = crate::shop::document().create_element("div").unwrap();
    let mounted = komoju_checkout::embed::mount(target.clone(), options, page.tell());
    komoju_checkout::embed::paint(&mounted);
    for _ in 0..10 {
        turn().await;
    }
    assert_eq!(api.calls(), "");
    assert!(page.events().contains("merchant_config"));
    assert!(!page.events().contains("123456") && !target.inner_html().contains("123456"));
    mounted.destroy();
}

#[wasm_bindgen_test]
async fn no_stage_has_an_inline_style() {
    let paid = paid();
    for (session, stage) in [
        (text("session.json"), "collecting"),
        (text("session_konbini_icons.json"), "collecting"),
        (text("session_awaiting_cash.json"), "instructing"),
        (&paid, "done"),
        (text("session_expired.json"), "failed"),
        (text("session_no_known_method.json"), "failed"),
    ] {
        let shop = Shop::with_session(session).await;
        assert_eq!(shop.stage(), stage, "{session}");
        for method in ["credit_card", "konbini"] {
            if stage == "collecting" {
                shop.choose(method).await;
            }
            let found = attributes(&shop.target);
            let mut names = found.lines().filter_map(|line| line.split_once(' ')).map(|(_, attribute)| attribute);
            assert!(!names.any(|attribute| attribute.starts_with("style=")), "{session}");
            assert!(shop.find("style").is_none(), "{session}");
        }
    }
}
