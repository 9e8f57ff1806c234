//! Choosing a method and filling in its form: what is told, and when.

use crate::conversation::Conversation;
use crate::fixtures::{fixture, with};
use komoju_checkout::domain::deadline::Moment;
use komoju_checkout::flow::{Effect, form::FieldState};
use komoju_checkout::flow::{Event, PageEvent};
use komoju_checkout::methods::FieldName;
use serde_json::json as value;

#[test]
fn a_choice_is_told_once() {
    let mut checkout = Conversation::about(&fixture("session.json"));
    assert_eq!(checkout.choose("konbini").heard(), ["method konbini", "change incomplete"]);
    assert!(checkout.choose("konbini").heard().is_empty());
    assert_eq!(checkout.choose("credit_card").heard(), ["method credit_card", "change incomplete"]);
}

#[test]
fn a_choice_that_is_not_there_changes_nothing() {
    let mut checkout = Conversation::about(&fixture("session.json"));
    for at in [2, usize::MAX] {
        assert!(checkout.send(Event::MethodChosen(at)).heard().is_empty());
        assert_eq!(checkout.collecting().chosen, None);
    }
}

#[test]
fn a_single_method_is_open_from_the_start() {
    let checkout = Conversation::about(&fixture("session_customer.json"));
    assert_eq!(checkout.heard(), ["ready credit_card", "method credit_card", "change incomplete"]);
}

#[test]
fn how_the_form_stands_is_told_with_the_choice() {
    let mut checkout = Conversation::about(&fixture("session_wallets.json"));
    assert_eq!(checkout.choose("paypay").heard(), ["method paypay", "change complete"], "nothing is to be filled in");
    let mut checkout = Conversation::about(&fixture("session.json"));
    checkout.fill_in_card().choose("konbini");
    assert_eq!(checkout.choose("credit_card").heard(), ["method credit_card", "change complete"]);
}

#[test]
fn changing_ones_mind_costs_nothing_that_was_typed() {
    let mut checkout = Conversation::about(&fixture("session.json"));
    checkout.fill_in_card().choose("konbini").choose("credit_card");
    assert_eq!(checkout.text(FieldName::Number), "4111 1111 1111 1111");
}

#[test]
fn the_fee_is_in_the_total_before_paying() {
    let mut checkout = Conversation::about(&fixture("session_konbini_icons.json"));
    checkout.choose("konbini");
    let [Effect::Tell(_, PageEvent::Method { fee, total, .. }), Effect::Tell(..)] = checkout.effects.as_slice() else {
        panic!("{:?}", checkout.heard())
    };
    assert_eq!((*fee, total.as_ref().map(|total| total.minor)), (Some(190), Some(8888 + 190)));
}

#[test]
fn a_methods_own_amount_and_currency_come_before_the_sessions() {
    let mut checkout = Conversation::about(&fixture("session_wallets.json"));
    checkout.choose("alipay");
    let total = checkout.collecting().current().unwrap().0.price.total.unwrap();
    assert_eq!((total.minor, total.currency.code().as_str()), (6543, "CNY"));
}

#[test]
fn a_method_over_its_limit_cannot_be_chosen_and_the_fee_counts() {
    for (amount, fee, open) in [(299_999, 0, true), (299_999, 1, false), (300_000, 0, false)] {
        let mut session = with(fixture("session.json"), value!({"amount": amount}));
        session["payment_methods"][1]["customer_fee"] = value!(fee);
        let mut checkout = Conversation::about(&session);
        checkout.send(Event::MethodChosen(1));
        assert_eq!(checkout.collecting().chosen == Some(1), open, "{amount} and {fee}");
    }
}

#[test]
fn nothing_is_told_of_a_field_while_it_is_typed_into() {
    let mut checkout = Conversation::about(&fixture("session.json"));
    checkout.choose("credit_card").enter(FieldName::Number, "4111 1111 1111 1112");
    assert_eq!(checkout.problem(FieldName::Number), None);
    checkout.send(Event::FieldLeft(FieldName::Number));
    assert_eq!(checkout.problem(FieldName::Number), Some("number_invalid"));
    checkout.enter(FieldName::Number, "4111 1111 1111 111");
    assert_eq!(checkout.problem(FieldName::Number), None);
}

#[test]
fn a_brand_that_is_not_taken_is_told_at_once() {
    let mut checkout = Conversation::about(&with(
        fixture("session.json"),
        value!({"payment_methods": [{"type": "credit_card", "brands": ["visa", "master"]}]}),
    ));
    checkout.enter(FieldName::Number, "35");
    assert_eq!(checkout.problem(FieldName::Number), Some("brand_unsupported"));
}

#[test]
fn an_empty_field_is_passed_through_without_a_word() {
    let mut checkout = Conversation::about(&fixture("session.json"));
    checkout.choose("credit_card").send(Event::FieldLeft(FieldName::Cvc));
    assert_eq!(checkout.problem(FieldName::Cvc), None);
}

#[test]
fn the_codes_length_follows_the_brand() {
    let mut checkout = Conversation::about(&fixture("session.json"));
    checkout.choose("credit_card").enter(FieldName::Cvc, "123").enter(FieldName::Number, "3782 822463 10005");
    checkout.send(Event::FieldLeft(FieldName::Cvc));
    assert_eq!(checkout.problem(FieldName::Cvc), Some("cvc_length"));
    checkout.enter(FieldName::Number, "4111 1111 1111 1111");
    assert_eq!(checkout.problem(FieldName::Cvc), None);
    assert_eq!(checkout.text(FieldName::Cvc), "123");
}

#[test]
fn a_change_of_validity_is_told_and_nothing_else_is() {
    let mut checkout = Conversation::about(&fixture("session.json"));
    checkout.choose("credit_card").enter(FieldName::Number, "4");
    let [Effect::Tell(_, PageEvent::Change { fields, brand, complete, .. })] = checkout.effects.as_slice() else {
        panic!("{:?}", checkout.heard())
    };
    assert_eq!(fields[0], (FieldName::Number, FieldState::Incomplete));
    assert_eq!(brand.map(|brand| brand.name()), Some("Visa"));
    assert!(!complete);
    assert!(checkout.enter(FieldName::Number, "41").heard().is_empty());
    assert_eq!(checkout.fill_in_card().heard(), ["change complete"]);
}

#[test]
fn the_sessions_address_is_filled_in_and_may_be_left_out_then() {
    let session = with(fixture("session.json"), value!({"email": "shopper@example.com"}));
    let mut checkout = Conversation::about(&session);
    checkout.choose("konbini");
    assert_eq!(checkout.text(FieldName::Email), "shopper@example.com");
    checkout.enter(FieldName::Store, "lawson").enter(FieldName::Email, "").pay();
    assert_eq!(checkout.sent()["payment_details"].get("email"), None);
}

#[test]
fn hiding_the_page_empties_the_code_and_nothing_else() {
    let mut checkout = Conversation::about(&fixture("session.json"));
    checkout.fill_in_card().send(Event::PageHidden);
    assert_eq!(checkout.text(FieldName::Cvc), "");
    assert_eq!(checkout.text(FieldName::Number), "4111 1111 1111 1111");
    assert_eq!(checkout.heard(), ["change incomplete"]);
}

#[test]
fn submitting_tells_every_problem_in_order_and_goes_to_the_first() {
    let mut checkout = Conversation::about(&fixture("session.json"));
    checkout.choose("credit_card").enter(FieldName::Expiry, "10 / 26").enter(FieldName::Name, "4111 1111 1111 1111");
    checkout.press_pay();
    assert_eq!(
        checkout.heard(),
        ["focus number", "invalid number required, expiry expiry_past, cvc required, name name_is_number"]
    );
    assert_eq!(checkout.stands_at(), "collecting");
}

#[test]
fn the_month_that_counts_is_the_one_when_pay_is_pressed() {
    let mut checkout = Conversation::about(&fixture("session.json"));
    checkout.fill_in_card().enter(FieldName::Expiry, "11 / 26");
    let later = Moment::parse("2026-12-01T12:00:00Z").unwrap();
    checkout.send(Event::PayPressed { now: later, online: true });
    assert_eq!(checkout.heard(), ["focus expiry", "invalid expiry expiry_past"]);
}
