//! What the page is told: names and details of events, as they leave the wasm.

use crate::fixtures::text;
use crate::page::type_in;
use crate::shop::Shop;
use wasm_bindgen_test::wasm_bindgen_test;

const TYPED: [(&str, &str); 4] =
    [("number", "4111111111111111"), ("expiry", "1137"), ("cvc", "739"), ("name", "HANAKO SUZUKI")];

/// Pieces of what is typed that are in no fixture: the last four digits are the API's to tell. Without spaces, because
/// fields put some in.
const MARKS: [&str; 6] = ["41111111", "1137", "11/37", "739", "HANAKO", "SUZUKI"];

#[wasm_bindgen_test]
async fn no_event_carries_anything_typed() {
    let shop = Shop::with_session(text("session.json")).await;
    shop.choose("credit_card").await;
    shop.press_pay();
    type_in(&shop.input("cvc"), "7");
    type_in(&shop.input("number"), "4");
    shop.press_pay();
    for (field, typed) in TYPED {
        let input = shop.input(field);
        input.select();
        type_in(&input, typed);
    }
    shop.api.answers(502, text("error_bad_verification_value.json"));
    shop.press_pay();
    shop.until("it was refused", || shop.page.events().contains("komoju-error")).await;
    type_in(&shop.input("cvc"), "739");
    shop.api.answers(200, text("pay_completed_captured.json"));
    shop.press_pay();
    shop.until("it is paid", || shop.stage() == "done").await;

    let told = shop.page.events();
    for name in ["ready", "method", "change", "invalid", "before-pay", "error", "complete"] {
        assert!(told.contains(&format!("komoju-{name} {{")), "never told of {name}: {told}");
    }
    assert!(told.contains("\"brand\":\"visa\""), "what was typed did arrive: {told}");
    let packed: String = told.chars().filter(|c| !c.is_whitespace()).collect();
    for mark in MARKS {
        assert!(!packed.contains(mark), "{mark} was told: {told}");
    }
}
