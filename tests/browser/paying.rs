//! Paying, and what the page shows of it.

use crate::fixtures::text;
use crate::page::type_in;
use crate::shop::{Shop, focused, paid};
use wasm_bindgen_test::wasm_bindgen_test;

const PAY: &str = "POST /api/v1/sessions/e9x5mvx3jkpkofzcg7umfael6/pay";

#[wasm_bindgen_test]
async fn a_card_payment_ends_at_thank_you() {
    let shop = Shop::with_card().await;
    shop.api.answers(200, text("pay_completed_captured.json"));
    shop.press_pay();
    shop.until("it is paid", || shop.stage() == "done").await;
    assert_eq!(shop.api.calls().lines().last(), Some(PAY));
    assert!(shop.page.events().contains("komoju-complete {\"status\":\"completed\""));
}

#[wasm_bindgen_test]
async fn the_focus_goes_to_what_replaces_the_form() {
    for (method, answer, stage) in [
        ("credit_card", "pay_completed_captured.json", "done"),
        ("konbini", "pay_completed_instructions.json", "instructing"),
    ] {
        let shop = Shop::with_card().await;
        if method == "konbini" {
            shop.choose("konbini").await;
            shop.click("[data-store=lawson] input");
            type_in(&shop.input("email"), "test@example.com");
        }
        shop.api.answers(200, text(answer));
        shop.press_pay();
        shop.until("it is over", || shop.stage() == stage).await;
        shop.until("the heading has the focus", || focused().ends_with("-heading")).await;
    }
}

#[wasm_bindgen_test]
async fn the_code_is_emptied_by_a_refusal_and_the_rest_is_not() {
    let shop = Shop::with_card().await;
    shop.api.answers(502, text("error_card_declined.json"));
    shop.press_pay();
    shop.until("it was refused", || shop.find("[data-notice=card_declined]").is_some()).await;
    assert_eq!(shop.input("cvc").value(), "");
    assert_eq!(shop.input("number").value(), "4111 1111 1111 1111");
    assert!(!shop.input("number").read_only());
}

#[wasm_bindgen_test]
async fn a_refusal_at_a_field_takes_the_focus_there() {
    let shop = Shop::with_card().await;
    shop.api.answers(502, text("error_bad_verification_value.json"));
    shop.press_pay();
    shop.input("name").focus().unwrap();
    shop.until("the code has the focus", || focused() == shop.input("cvc").id()).await;
    let code = shop.input("cvc");
    assert_eq!(code.get_attribute("aria-invalid").as_deref(), Some("true"));
    let line = code.get_attribute("aria-describedby").unwrap();
    assert!(shop.find(&format!("#{line}")).unwrap().inner_text().contains("security code"));
}

#[wasm_bindgen_test]
async fn the_first_problem_takes_the_focus() {
    let shop = Shop::with_card().await;
    shop.input("expiry").set_value("");
    crate::page::paste(&shop.input("expiry"), "");
    shop.press_pay();
    shop.until("the expiry has the focus", || focused() == shop.input("expiry").id()).await;
    assert!(!shop.api.calls().contains("/pay"));
}

#[wasm_bindgen_test]
async fn a_second_press_sends_nothing_more() {
    let shop = Shop::with_card().await;
    shop.press_pay();
    shop.press_pay();
    shop.until("the payment was sent", || shop.api.calls().contains("/pay")).await;
    shop.until("the button is locked", || shop.find(".pay button[aria-disabled=true]").is_some()).await;
    shop.press_pay();
    assert_eq!(shop.api.calls().lines().filter(|call| *call == PAY).count(), 1);
}

#[wasm_bindgen_test]
async fn a_fetch_of_the_pages_own_may_fail_in_any_way() {
    for how in [
        "rejects with an Error",
        "rejects with a text",
        "rejects with undefined",
        "throws",
        "returns nothing",
        "returns something else",
    ] {
        let shop = Shop::with_card().await;
        shop.api.fails(how);
        // The payment's outcome is unknown, so the session is read; and that tells.
        shop.api.answers(200, &paid());
        shop.press_pay();
        shop.until(how, || shop.stage() == "done").await;
        assert_eq!(shop.api.calls().lines().filter(|call| *call == PAY).count(), 1, "{how}");
    }
}

#[wasm_bindgen_test]
async fn an_answer_that_is_no_json_is_looked_up() {
    for body in ["", "<html>", "{\"status\":", "null"] {
        let shop = Shop::with_card().await;
        shop.api.answers(200, body);
        shop.api.answers(200, &paid());
        shop.press_pay();
        shop.until(body, || shop.stage() == "done").await;
    }
}

#[wasm_bindgen_test]
async fn a_second_checkout_for_the_same_session_sends_no_second_payment() {
    let first = Shop::with_card().await;
    first.press_pay();
    first.until("the payment was sent", || first.api.calls().contains("/pay")).await;
    first.api.answers(200, text("session.json"));
    first.api.holds(200, &paid());
    let second = first.another();
    second.until("it looks before its form opens", || second.stage() == "submitting").await;
    first.api.release();
    second.until("the session tells", || second.stage() == "done").await;
    assert_eq!(first.api.calls().lines().filter(|call| *call == PAY).count(), 1);
}
