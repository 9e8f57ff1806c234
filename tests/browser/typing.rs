//! Typing: live formatting, the caret, input methods, and what must not be in the page's elements.

use crate::fixtures::text;
use crate::page::{attributes, backspace, compose, fill, finish_composing, paste, press_enter, slow, turn, type_in};
use crate::shop::Shop;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

async fn card_form() -> Shop {
    let shop = Shop::with_session(text("session.json")).await;
    shop.choose("credit_card").await;
    shop
}

fn caret(input: &HtmlInputElement) -> u32 {
    input.selection_start().unwrap().unwrap()
}

#[wasm_bindgen_test]
async fn a_number_is_grouped_while_it_is_typed() {
    let shop = card_form().await;
    let number = shop.input("number");
    type_in(&number, "41111");
    assert_eq!((number.value().as_str(), caret(&number)), ("4111 1", 6));
    paste(&number, "１１１-1111 1111");
    assert_eq!((number.value().as_str(), caret(&number)), ("4111 1111 1111 1111", 19));
}

#[wasm_bindgen_test]
async fn typing_in_the_middle_keeps_the_caret_at_its_digit() {
    let shop = card_form().await;
    let number = shop.input("number");
    type_in(&number, "41111111");
    number.set_selection_range(2, 2).unwrap();
    type_in(&number, "0");
    assert_eq!((number.value().as_str(), caret(&number)), ("4101 1111 1", 3));
}

#[wasm_bindgen_test]
async fn backspace_makes_progress_at_a_gap() {
    let shop = card_form().await;
    let number = shop.input("number");
    type_in(&number, "41112");
    number.set_selection_range(5, 5).unwrap();
    for _ in 0..5 {
        let before = (number.value(), caret(&number));
        if before.1 == 0 {
            break;
        }
        backspace(&number);
        assert_ne!((number.value(), caret(&number)), before);
    }
    assert_eq!(number.value(), "2");
}

#[wasm_bindgen_test]
async fn an_open_composition_is_not_touched() {
    let shop = card_form().await;
    let number = shop.input("number");
    type_in(&number, "4111");
    compose(&number, "１１１１");
    turn().await;
    assert_eq!((number.value().as_str(), caret(&number)), ("4111１１１１", 8));
    finish_composing(&number);
    assert_eq!((number.value().as_str(), caret(&number)), ("4111 1111", 9));
}

#[wasm_bindgen_test]
async fn the_enter_that_ends_a_composition_does_not_pay() {
    let shop = card_form().await;
    let name = shop.input("name");
    press_enter(&name, 229);
    assert!(!shop.page.events().contains("komoju-invalid"));
    press_enter(&name, 13);
    assert!(shop.page.events().contains("komoju-invalid"));
}

#[wasm_bindgen_test]
async fn an_expiry_is_separated_while_it_is_typed() {
    let shop = card_form().await;
    let expiry = shop.input("expiry");
    type_in(&expiry, "1230");
    assert_eq!(expiry.value(), "12 / 30");
}

#[wasm_bindgen_test]
async fn the_focus_goes_on_in_the_very_event_that_finished_a_field() {
    let shop = card_form().await;
    let number = shop.input("number");
    number.focus().unwrap();
    type_in(&number, "555555555555444");
    assert!(shop.has_focus("number"));
    type_in(&number, "4");
    assert!(shop.has_focus("expiry"));
    type_in(&shop.input("expiry"), "1230");
    assert!(shop.has_focus("cvc"));
}

#[wasm_bindgen_test]
async fn what_is_filled_in_without_a_word_about_it_is_taken() {
    for event in ["input", "change"] {
        let shop = card_form().await;
        fill(&shop.input("cvc"), "123", event);
        fill(&shop.input("name"), "TARO YAMADA", event);
        fill(&shop.input("expiry"), "12/30", event);
        fill(&shop.input("number"), "4111111111111111", event);
        assert_eq!(shop.input("number").value(), "4111 1111 1111 1111");
        assert_eq!(shop.input("expiry").value(), "12 / 30");
        assert_eq!(shop.input("cvc").value(), "123");
        assert!(shop.page.events().contains("\"complete\":true"), "{event}");
    }
}

#[wasm_bindgen_test]
async fn a_field_keeps_its_text_while_others_change_their_looks() {
    let shop = card_form().await;
    type_in(&shop.input("name"), "TARO");
    type_in(&shop.input("number"), "4");
    shop.until("the brand is shown", || shop.find("[data-brand]").is_some()).await;
    assert_eq!(shop.input("name").value(), "TARO");
    assert_eq!(shop.input("number").value(), "4");
}

#[wasm_bindgen_test]
async fn what_is_typed_or_filled_in_before_the_screen_has_come_to_rest_is_kept() {
    let shop = Shop::with_session(text("session.json")).await;
    slow(true);
    shop.choose_hastily("credit_card").await;
    paste(&shop.input("number"), "4111111111111111");
    type_in(&shop.input("name"), "TARO");
    for _ in 0..10 {
        turn().await;
    }
    slow(false);
    assert_eq!(shop.input("name").value(), "TARO");
    assert_eq!(shop.input("number").value(), "4111 1111 1111 1111");
}

#[wasm_bindgen_test]
async fn nothing_typed_is_in_an_attribute_and_no_form_of_the_shop_posts_it() {
    let shop = Shop::with_card().await;
    for field in ["number", "expiry", "cvc", "name"] {
        let input = shop.input(field);
        assert!(!input.has_attribute("name") && !input.has_attribute("value"), "{field}");
    }
    turn().await;
    let found = attributes(&shop.target);
    for typed in ["4111", "12 / 30", "TARO YAMADA="] {
        assert!(!found.contains(typed), "{typed}");
    }
    let told = shop.page.events();
    assert!(told.contains("\"complete\":true") && !told.contains("4111") && !told.contains("YAMADA"), "{told}");
}
