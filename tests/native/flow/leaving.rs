//! Leaving for another page: the page is told first and may do it itself.

use crate::conversation::{Conversation, NOW, answer};
use crate::fixtures::fixture;
use komoju_checkout::flow::{Effect, Event, Told};

#[test]
fn unless_prevented_the_browser_goes_on_after_success() {
    let mut checkout = Conversation::about(&fixture("session.json"));
    checkout.fill_in_card().pay().pay_answers(answer(200, &fixture("pay_completed_captured.json")));
    checkout.page_answers(Told::Complete, false);
    assert_eq!(checkout.heard(), ["go to https://example.com/order/abc?session_id=63r9bjkqklasnofxttq7z9abc"]);
}

#[test]
fn a_page_that_goes_on_by_itself_keeps_the_thank_you() {
    let mut checkout = Conversation::about(&fixture("session.json"));
    checkout.fill_in_card().pay().pay_answers(answer(200, &fixture("pay_completed_captured.json")));
    checkout.page_answers(Told::Complete, true);
    assert!(checkout.heard().is_empty());
    assert_eq!(checkout.stands_at(), "done, Paid");
}

#[test]
fn a_redirect_is_told_and_then_taken_unless_prevented() {
    for (prevented, heard) in
        [(false, &["go to https://komoju.com/offsite/new?uuid=87rh791klpxxv4rgshn3yu2hf"][..]), (true, &["wait 3000"])]
    {
        let mut checkout = Conversation::about(&fixture("session_wallets.json"));
        checkout.choose("paypay").pay().pay_answers(answer(200, &fixture("pay_pending_wallet.json")));
        checkout.page_answers(Told::Pending, prevented);
        assert_eq!(checkout.heard(), heard);
    }
}

#[test]
fn the_focus_goes_to_the_heading_of_what_replaces_the_form() {
    for (method, answered) in
        [("credit_card", "pay_completed_captured.json"), ("konbini", "pay_completed_instructions.json")]
    {
        let mut checkout = Conversation::about(&fixture("session.json"));
        checkout.fill_in_card().fill_in_konbini().choose(method).pay().pay_answers(answer(200, &fixture(answered)));
        assert!(matches!(checkout.effects.first(), Some(Effect::FocusHeading)), "{method}");
    }
}

#[test]
fn an_answer_to_another_question_moves_nobody() {
    let mut checkout = Conversation::about(&fixture("session.json"));
    checkout.fill_in_card().pay().pay_answers(answer(200, &fixture("pay_completed_captured.json")));
    for told in [Told::BeforePay, Told::Pending, Told::Error] {
        assert!(checkout.page_answers(told, false).heard().is_empty());
    }
}

#[test]
fn a_shopper_who_comes_back_from_a_wallet_sees_where_the_session_stands() {
    for (session, stands_at) in [
        ("session_completed.json", "done, Paid"),
        ("session_unfinished.json", "looking"),
        ("session_failed_before.json", "collecting, generic"),
    ] {
        let mut checkout = Conversation::about(&fixture("session_wallets.json"));
        checkout.choose("paypay").pay().pay_answers(answer(200, &fixture("pay_pending_wallet.json")));
        checkout.page_answers(Told::Pending, false).send(Event::CameBack { now: NOW });
        checkout.session_answers(answer(200, &fixture(session)));
        assert_eq!(checkout.stands_at(), stands_at, "{session}");
    }
}
