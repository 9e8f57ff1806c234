//! From "pay" to what came of it: the page is asked, one call is made, and its answer is acted on (DOMAIN.md 5).

use crate::conversation::{Conversation, NOW, answer};
use crate::fixtures::{fixture, with};
use komoju_checkout::flow::{Event, Stage, Told};
use komoju_checkout::methods::FieldName;
use komoju_checkout::wire::Json;
use serde_json::{Value, json as value};

fn card() -> Conversation {
    let mut checkout = Conversation::about(&fixture("session.json"));
    checkout.fill_in_card();
    checkout
}

#[test]
fn the_page_is_asked_before_anything_is_sent() {
    let mut checkout = card();
    assert_eq!(checkout.press_pay().heard(), ["before-pay credit_card", "wait 60000"]);
    assert_eq!(checkout.page_answers(Told::BeforePay, false).heard(), ["pay"]);
    assert_eq!(checkout.stands_at(), "paying");
}

#[test]
fn a_page_that_prevents_paying_gets_the_form_back_as_it_was() {
    let mut checkout = card();
    checkout.press_pay().page_answers(Told::BeforePay, true);
    assert_eq!(checkout.heard(), ["cancel before-pay"]);
    assert_eq!(checkout.stands_at(), "collecting");
    assert_eq!(checkout.text(FieldName::Number), "4111 1111 1111 1111");
}

#[test]
fn pressing_twice_pays_once() {
    let mut checkout = card();
    checkout.press_pay();
    assert!(checkout.send(Event::PayPressed { now: NOW, online: true }).heard().is_empty());
    assert_eq!(checkout.page_answers(Told::BeforePay, false).heard(), ["pay"]);
    assert!(checkout.press_pay().heard().is_empty());
    assert!(checkout.page_answers(Told::BeforePay, false).heard().is_empty());
}

#[test]
fn nothing_can_be_changed_while_paying() {
    let mut checkout = card();
    checkout.pay();
    for event in [Event::MethodChosen(1), Event::FieldChanged(FieldName::Number, "4".into()), Event::PageHidden] {
        assert!(checkout.send(event).heard().is_empty());
        assert_eq!(checkout.stands_at(), "paying");
        assert_eq!(checkout.text(FieldName::Number), "4111 1111 1111 1111");
    }
}

#[test]
fn after_success_nothing_is_paid_again() {
    let mut checkout = card();
    checkout.pay().pay_answers(answer(200, &fixture("pay_completed_captured.json")));
    assert_eq!(checkout.stands_at(), "done, Paid");
    assert!(checkout.press_pay().heard().is_empty());
    assert!(checkout.page_answers(Told::BeforePay, false).heard().is_empty());
    assert!(checkout.send(Event::RetryPressed { now: NOW }).heard().is_empty());
}

#[test]
fn offline_nothing_is_sent_and_the_form_stays() {
    let mut checkout = card();
    checkout.send(Event::PayPressed { now: NOW, online: false });
    assert_eq!(checkout.heard(), ["error offline"]);
    assert_eq!(checkout.stands_at(), "collecting, offline");
    assert_eq!(checkout.pay().heard(), ["pay"]);
}

#[test]
fn the_security_code_is_empty_after_every_submission() {
    for reply in [
        answer(502, &fixture("error_card_declined.json")),
        answer(502, &fixture("error_bad_verification_value.json")),
        answer(500, &value!({})),
    ] {
        let mut checkout = card();
        checkout.pay();
        assert_eq!(checkout.sent()["payment_details"]["verification_value"], "123");
        assert_eq!(checkout.text(FieldName::Cvc), "");
        checkout.pay_answers(reply);
        assert_eq!(checkout.text(FieldName::Cvc), "");
        assert_eq!(checkout.text(FieldName::Number), "4111 1111 1111 1111");
    }
}

/// What a card payment's answer leads to, and where a page that does not mind ends up.
fn check_card(answered: &Value, stands_at: &str, heard: &str) {
    let mut checkout = card();
    checkout.pay().pay_answers(answer(200, answered));
    assert_eq!(checkout.stands_at(), stands_at, "{answered}");
    assert_eq!(checkout.heard(), [heard], "{answered}");
}

#[test]
fn completed_answers_lead_where_the_table_says() {
    const THANKS: &str = "complete, then https://example.com/order/abc?session_id=63r9bjkqklasnofxttq7z9abc";
    const BACK: &str = "complete, then https://example.com?session_id=e9x5mvx3jkpkofzcg7umfael6";
    let captured = fixture("pay_completed_captured.json");
    check_card(&captured, "done, Paid", THANKS);
    for nowhere in [value!(null), value!("javascript:alert(1)"), value!(7)] {
        check_card(&with(captured.clone(), value!({"redirect_url": nowhere})), "done, Paid", BACK);
    }
    check_card(&fixture("pay_completed_manual.json"), "done, Reserved", THANKS);
}

#[test]
fn a_wallet_that_was_not_visited_is_visited_although_the_answer_says_authorized() {
    let mut checkout = Conversation::about(&fixture("session_wallets.json"));
    checkout.choose("line_pay").pay().pay_answers(answer(200, &fixture("pay_completed_unvisited.json")));
    assert_eq!(checkout.heard(), ["pending https://komoju.com/offsite/new?uuid=87rh791klpxxv4rgshn3yu2hf"]);
}

#[test]
fn a_saved_card_is_done_without_a_payment() {
    let mut checkout = Conversation::about(&fixture("session_customer.json"));
    checkout.fill_in_card().pay().pay_answers(answer(200, &fixture("pay_completed_customer.json")));
    assert_eq!(checkout.stands_at(), "done, Saved");
}

#[test]
fn a_payment_session_without_a_payment_in_the_answer_is_not_paid() {
    let mut checkout = card();
    checkout.pay().pay_answers(answer(200, &value!({"status": "completed", "payment": null})));
    assert_eq!(checkout.stands_at(), "looking");
}

#[test]
fn cash_is_awaited_and_never_called_paid() {
    let mut checkout = Conversation::about(&fixture("session.json"));
    checkout.fill_in_konbini().pay().pay_answers(answer(200, &fixture("pay_completed_instructions.json")));
    assert_eq!(checkout.heard(), ["instructions konbini", "wait 5000"]);
    let Stage::Instructing(stage) = &checkout.state.stage else { panic!("{}", checkout.stands_at()) };
    let lines: Vec<_> = stage.slip.instructions.lines.iter().map(|line| line.value.as_str()).collect();
    assert_eq!(lines, ["90865708838", "2222"]);
    assert_eq!(stage.slip.price.total.map(|total| total.minor), Some(1000));
    assert_eq!(
        stage.slip.link.as_ref().map(|link| link.as_str()),
        Some("https://komoju.com/ja/instructions/7h2ywj2xwzqm7g4e0s3ed9tmv")
    );
}

#[test]
fn a_seven_eleven_receipt_reaches_neither_the_screen_nor_the_page() {
    for store in ["seven-eleven", "seven_eleven", "Seven-Eleven", "7-eleven", "7eleven", "SevenEleven", ""] {
        let mut answered = fixture("pay_completed_seven_eleven.json");
        answered["payment"]["payment_details"]["store"] = value!(store);
        let mut checkout = Conversation::about(&fixture("session.json"));
        checkout.fill_in_konbini().enter(FieldName::Store, "seven-eleven").pay();
        checkout.pay_answers(answer(200, &answered));
        let Stage::Instructing(stage) = &checkout.state.stage else { panic!("{}", checkout.stands_at()) };
        assert!(stage.slip.instructions.lines.is_empty(), "{store}");
        assert_eq!(stage.slip.payment.source.get("payment_details").get("receipt"), &Json::Null, "{store}");
        assert!(stage.slip.link.is_some(), "{store}");
    }
}

#[test]
fn a_pending_answer_leads_to_another_page() {
    let wallet = "https://komoju.com/offsite/new?uuid=87rh791klpxxv4rgshn3yu2hf";
    for answered in [
        fixture("pay_pending_wallet.json"),
        with(fixture("pay_pending_wallet.json"), value!({"redirect_url": "http://example.com"})),
    ] {
        let mut checkout = Conversation::about(&fixture("session_wallets.json"));
        checkout.choose("paypay").pay().pay_answers(answer(200, &answered));
        assert_eq!(checkout.heard(), [format!("pending {wallet}")]);
        assert_eq!(checkout.stands_at(), format!("redirecting to {wallet}"));
    }
}

#[test]
fn a_pending_card_payment_asks_the_bank_on_this_page() {
    let mut checkout = card();
    checkout.pay().pay_answers(answer(200, &fixture("pay_pending_challenge.json")));
    assert_eq!(checkout.heard(), ["challenge", "wait 2500"]);
    let bank = "https://bank.example.com/challenge/dofcje84ldv0j94wa06ldw71c";
    assert_eq!(checkout.stands_at(), format!("challenged at {bank}"));
}

#[test]
fn a_pending_cash_payment_without_an_address_shows_its_instructions() {
    let mut answered = fixture("pay_completed_instructions.json");
    answered["status"] = value!("pending");
    answered["redirect_url"] = value!(null);
    answered["payment"]["status"] = value!("pending");
    let mut checkout = Conversation::about(&fixture("session.json"));
    checkout.fill_in_konbini().pay().pay_answers(answer(200, &answered));
    assert_eq!(checkout.stands_at(), "instructing");
}

#[test]
fn what_contradicts_itself_or_says_nothing_is_looked_up() {
    let captured = fixture("pay_completed_captured.json");
    let mut answers = vec![
        fixture("pay_contradiction_error.json"),
        fixture("pay_contradiction_pending.json"),
        value!({"status": "error", "payment": captured["payment"]}),
        value!({"status": "completed", "error": {"code": "card_declined"}}),
        value!({"status": "pending", "redirect_url": null}),
        value!({"status": "pending", "redirect_url": "data:text/html,x"}),
        value!({"status": "on_hold"}),
        value!({}),
        value!([]),
        value!("completed"),
    ];
    for status in ["failed", "cancelled", "expired", "refunded", "on_hold", ""] {
        let mut answered = captured.clone();
        answered["payment"]["status"] = value!(status);
        answers.push(answered);
    }
    for answered in answers {
        check_card(&answered, "looking", "read the session");
    }
}

#[test]
fn a_status_nobody_knows_is_followed_when_in_doubt() {
    check_card(
        &value!({"status": "on_hold", "redirect_url": "https://example.com/next"}),
        "redirecting to https://example.com/next",
        "pending https://example.com/next",
    );
}

#[test]
fn a_closed_session_is_said_to_be_closed() {
    check_card(&fixture("pay_cancelled.json"), "failed, session_closed", "error session_closed");
}
