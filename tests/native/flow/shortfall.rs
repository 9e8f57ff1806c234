//! A prepaid payment that the card was not enough for: another number is added to it, here or on KOMOJU's page
//! (DOMAIN.md 5.5).

use crate::conversation::{Conversation, NOW, answer, options, unreadable};
use crate::fixtures::{fixture, with};
use komoju_checkout::flow::{Event, Options, Told};
use komoju_checkout::methods::FieldName;
use komoju_checkout::wire::{Failure, Reply};
use serde_json::{Value, json as value};

const TOKEN: &str = "tok_1";

fn session() -> Value {
    with(fixture("session.json"), value!({"payment_methods": [{"type": "web_money"}, {"type": "credit_card"}]}))
}

/// The session while its payment is short.
fn session_short() -> Value {
    with(session(), value!({"payment": fixture("pay_pending_short.json")["payment"]}))
}

/// A payment that is short of 500 yen; `continues` is whether the page can ask the shop's server to add a number.
fn short(continues: bool) -> Conversation {
    let mut checkout = Conversation::with(Options { continues, ..options() });
    checkout.send(Event::Started { now: NOW }).session_answers(answer(200, &session()));
    checkout.choose("web_money").enter(FieldName::PrepaidNumber, "1111111111111111");
    checkout.enter(FieldName::Email, "a@example.com");
    checkout.pay().pay_answers(answer(202, &fixture("pay_pending_short.json")));
    checkout
}

fn second_number(checkout: &mut Conversation) -> &mut Conversation {
    checkout.enter(FieldName::PrepaidNumber, "2222222222222222").pay()
}

fn token() -> Result<Reply, Failure> {
    answer(200, &value!({"id": TOKEN}))
}

fn token_answers(checkout: &mut Conversation, reply: Result<Reply, Failure>) -> &mut Conversation {
    checkout.send(Event::TokenReplied { attempt: checkout.state.attempt, reply })
}

/// The second number is on its way to the shop's server.
fn continuing() -> Conversation {
    let mut checkout = short(true);
    assert_eq!(second_number(&mut checkout).heard(), ["make a token"]);
    assert_eq!(token_answers(&mut checkout, token()).heard(), [format!("continue with {TOKEN}"), "wait 60000".into()]);
    assert_eq!(checkout.stands_at(), "continuing");
    checkout
}

#[test]
fn what_is_missing_is_said_and_the_used_number_is_gone() {
    for continues in [false, true] {
        let checkout = short(continues);
        assert_eq!(checkout.stands_at(), "collecting, short_amount");
        assert_eq!(checkout.heard(), ["error short_amount", "wait 5000"]);
        assert_eq!(checkout.text(FieldName::PrepaidNumber), "");
        let short = checkout.collecting().short.clone().expect("it is short");
        assert_eq!(short.missing.map(|missing| missing.minor), Some(500));
        assert_eq!(short.cards.len(), 1);
        assert_eq!(short.continues, continues);
    }
}

#[test]
fn the_method_cannot_be_changed_while_its_payment_is_short() {
    let mut checkout = short(true);
    assert!(checkout.send(Event::MethodChosen(1)).heard().is_empty());
    assert_eq!(checkout.collecting().chosen, Some(0));
}

/// The page may call `submit()` although no button is there: its promise must not hang.
#[test]
fn without_a_way_to_continue_nothing_is_sent_and_a_page_that_submits_is_answered() {
    let mut checkout = short(false);
    checkout.enter(FieldName::PrepaidNumber, "2222222222222222");
    assert_eq!(checkout.press_pay().heard(), ["error short_amount"]);
    assert!(checkout.stands_at().starts_with("collecting"));
}

#[test]
fn without_a_way_to_continue_the_number_is_added_on_another_page() {
    let mut checkout = short(false);
    checkout.send(Event::FullPagePressed);
    assert_eq!(checkout.heard(), ["pending https://komoju.com/sessions/63r9bjkqklasnofxttq7z9abc"]);
}

#[test]
fn a_second_number_goes_as_a_token_and_the_session_tells_what_came_of_it() {
    for accepted in [true, false] {
        for (session, stands_at) in [
            (fixture("session_completed.json"), "done, Paid"),
            (fixture("session_expired.json"), "failed, session_expired"),
        ] {
            let mut checkout = continuing();
            checkout.send(Event::ContinueReplied { attempt: checkout.state.attempt, accepted });
            assert_eq!(checkout.heard(), ["read the session"]);
            checkout.session_answers(answer(200, &session));
            assert_eq!(checkout.stands_at(), stands_at);
        }
    }
}

#[test]
fn a_second_number_that_is_not_enough_either_asks_for_a_third() {
    let mut checkout = continuing();
    checkout.send(Event::ContinueReplied { attempt: checkout.state.attempt, accepted: true });
    let mut session = session_short();
    session["payment"]["payment_details"]["short_amount"] = value!(200);
    checkout.session_answers(answer(200, &session));
    assert_eq!(checkout.stands_at(), "collecting, short_amount");
    let missing = checkout.collecting().short.as_ref().and_then(|short| short.missing);
    assert_eq!(missing.map(|missing| missing.minor), Some(200));
    assert_eq!(checkout.heard(), ["error short_amount", "wait 5000"]);
}

/// The input keeps its own text, and is given another one only with another revision.
#[test]
fn a_used_number_leaves_the_screen_each_time() {
    let revision = |checkout: &Conversation| checkout.collecting().forms[0].entries[0].revision;
    let before = revision(&short(true));
    for accepted in [true, false] {
        let mut checkout = continuing();
        let mut session = session_short();
        session["payment"]["payment_details"]["short_amount"] = value!(200);
        checkout.send(Event::ContinueReplied { attempt: checkout.state.attempt, accepted });
        checkout.session_answers(answer(200, &session));
        assert_eq!(checkout.text(FieldName::PrepaidNumber), "");
        assert_ne!(revision(&checkout), before);
    }
}

#[test]
fn a_number_that_the_shop_refuses_gives_the_form_back_after_a_look() {
    let mut checkout = continuing();
    checkout.send(Event::ContinueReplied { attempt: checkout.state.attempt, accepted: false });
    checkout.session_answers(answer(200, &session_short()));
    assert_eq!(checkout.heard(), ["error not_added", "wait 5000"]);
    assert!(checkout.collecting().short.is_some(), "still short");
    assert_eq!(second_number(&mut checkout).heard(), ["make a token"]);
}

#[test]
fn a_continuation_that_never_answers_is_looked_up_after_a_minute() {
    let mut checkout = continuing();
    assert_eq!(checkout.time_passes().heard(), ["read the session"]);
    assert_eq!(checkout.stands_at(), "looking");
    checkout.session_answers(answer(200, &fixture("session_completed.json")));
    assert_eq!(checkout.stands_at(), "done, Paid");
}

#[test]
fn a_number_that_may_be_on_its_way_keeps_the_form_locked_until_every_look_says_the_same() {
    let mut checkout = continuing();
    checkout.send(Event::TimePassed { attempt: checkout.state.attempt, now: NOW });
    for _ in 1..6 {
        checkout.session_answers(answer(200, &session_short()));
        assert_eq!(checkout.stands_at(), "looking");
        checkout.time_passes();
    }
    checkout.session_answers(answer(200, &session_short()));
    assert_eq!(checkout.stands_at(), "collecting, short_amount");
    assert_eq!(checkout.heard(), ["error short_amount", "wait 5000"]);
}

#[test]
fn a_number_that_another_window_is_adding_is_not_added_here() {
    let mut checkout = short(true);
    second_number(&mut checkout);
    assert_eq!(token_answers(&mut checkout, Err(Failure::Busy)).heard(), ["read the session"]);
    assert_eq!(checkout.stands_at(), "looking");
}

#[test]
fn a_token_that_cannot_be_made_gives_the_form_back_at_once() {
    for (reply, told) in [
        (Err(Failure::Network), "error nothing_charged"),
        (unreadable(500), "error try_later"),
        (answer(422, &value!({"error": {"code": "used_number"}})), "error used_number"),
        (answer(422, &value!({"error": {"code": "invalid_number"}})), "error invalid_number"),
        (answer(200, &value!({})), "error generic"),
    ] {
        let mut checkout = short(true);
        second_number(&mut checkout);
        token_answers(&mut checkout, reply);
        assert_eq!(checkout.heard().iter().rfind(|heard| heard.starts_with("error")).map(String::as_str), Some(told));
        assert!(checkout.stands_at().starts_with("collecting"), "{}", checkout.stands_at());
        assert!(checkout.collecting().short.is_some());
    }
}

#[test]
fn bit_cash_is_never_continued_here() {
    let session = with(session(), value!({"payment_methods": [{"type": "bit_cash"}]}));
    let mut payment = fixture("pay_pending_short.json")["payment"].clone();
    payment["payment_details"]["type"] = value!("bit_cash");
    let mut checkout = Conversation::with(Options { continues: true, ..options() });
    checkout.send(Event::Started { now: NOW });
    checkout.session_answers(answer(200, &with(session, value!({"payment": payment}))));
    assert!(checkout.collecting().short.as_ref().is_some_and(|short| !short.continues));
}

#[test]
fn a_page_that_prevents_the_second_payment_gets_the_form_back() {
    let mut checkout = short(true);
    checkout.enter(FieldName::PrepaidNumber, "2222222222222222").press_pay();
    assert_eq!(checkout.heard(), ["before-pay web_money", "wait 60000"]);
    assert_eq!(checkout.page_answers(Told::BeforePay, true).heard(), ["cancel before-pay", "wait 5000"]);
    assert!(checkout.collecting().short.is_some());
}
