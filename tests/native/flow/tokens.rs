//! A token is wanted and nothing is paid here: what the API and the bank may say, and what the page gets
//! (FEATURES.md 2.3).

use crate::conversation::{Conversation, NOW, answer, options, unreadable};
use crate::fixtures::{fixture, with};
use komoju_checkout::domain::deadline::Moment;
use komoju_checkout::flow::{Event, Options};
use komoju_checkout::methods::FieldName;
use komoju_checkout::wire::{Failure, Reply};
use serde_json::{Value, json as value};

const BANK: &str = "https://bank.example.com/ask";

/// "Pay" was pressed by somebody who pays by card, and the page agreed.
fn asked() -> Conversation {
    let mut checkout = Conversation::with(Options { token: true, ..options() });
    checkout.send(Event::Started { now: NOW }).session_answers(answer(200, &fixture("session.json")));
    checkout.fill_in_card().pay();
    assert_eq!(checkout.heard(), ["make a secure token"]);
    checkout
}

fn answers(checkout: &mut Conversation, reply: Result<Reply, Failure>) -> Vec<String> {
    checkout.send(Event::TokenReplied { attempt: checkout.state.attempt, reply }).heard()
}

fn verified(word: &str) -> Result<Reply, Failure> {
    answer(200, &value!({"id": "st_1", "verification_status": word, "authentication_url": BANK}))
}

/// The bank asks about the card before there is a token.
fn challenged() -> Conversation {
    let mut checkout = asked();
    assert_eq!(answers(&mut checkout, verified("NEEDS_VERIFY")), ["challenge", "wait 2500"]);
    assert_eq!(checkout.stands_at(), format!("challenged at {BANK}"));
    checkout
}

fn error(status: u16, code: &str) -> Result<Reply, Failure> {
    answer(status, &value!({"error": {"code": code}}))
}

#[test]
fn every_answer_gives_a_token_or_the_form_back() {
    let nowhere = answer(200, &value!({"id": "st_1", "verification_status": "NEEDS_VERIFY"}));
    for (name, reply, stands_at, heard) in [
        ("OK", verified("OK"), "tokenised", "token st_1"),
        ("SKIPPED", verified("SKIPPED"), "tokenised", "token st_1"),
        ("no word of it", answer(200, &value!({"id": "st_1"})), "collecting, three_ds_failed", "error three_ds_failed"),
        ("ERRORED", verified("ERRORED"), "collecting, three_ds_failed", "error three_ds_failed"),
        ("a new word", verified("PERHAPS"), "collecting, three_ds_failed", "error three_ds_failed"),
        ("asked nowhere", nowhere, "collecting, three_ds_failed", "error three_ds_failed"),
        ("lost", Err(Failure::Network), "collecting, nothing_charged", "error nothing_charged"),
        ("too late", Err(Failure::Timeout), "collecting, nothing_charged", "error nothing_charged"),
        ("garbage", unreadable(200), "collecting, generic", "error generic"),
        ("500", unreadable(500), "collecting, try_later", "error try_later"),
        ("503", error(503, "service_unavailable"), "collecting, try_later", "error try_later"),
        ("declined", error(502, "card_declined"), "collecting, card_declined", "error card_declined"),
    ] {
        let mut checkout = asked();
        let told = answers(&mut checkout, reply);
        assert_eq!((checkout.stands_at().as_str(), &*told), (stands_at, &[heard.to_owned()][..]), "{name}");
    }
}

#[test]
fn a_refused_key_is_the_merchants_to_mend() {
    let mut checkout = asked();
    assert_eq!(answers(&mut checkout, error(401, "unauthorized")), ["advise KeyRefused", "error merchant_config"]);
    assert_eq!(checkout.stands_at(), "failed, merchant_config");
}

#[test]
fn a_refused_number_or_brand_is_said_at_the_number() {
    for (code, problem) in [("invalid_number", "invalid_number"), ("unsupported_card_brand", "brand_unsupported")] {
        let mut checkout = asked();
        answers(&mut checkout, error(422, code));
        assert_eq!(checkout.problem(FieldName::Number), Some(problem));
        assert_eq!(checkout.text(FieldName::Number), "4111 1111 1111 1111", "it can be corrected");
        assert_eq!(checkout.text(FieldName::Cvc), "", "and the code typed again");
    }
}

#[test]
fn a_card_is_sent_with_what_the_bank_is_asked_about() {
    let sent = asked().sent();
    assert_eq!((&sent["amount"], &sent["currency"]), (&value!("8888"), &value!("JPY")));
    assert_eq!(sent["payment_details"]["number"], "4111111111111111");
    assert!(sent["return_url"].is_string());
}

#[test]
fn whatever_is_no_card_becomes_a_plain_token() {
    let mut checkout = Conversation::with(Options { token: true, ..options() });
    checkout.send(Event::Started { now: NOW }).session_answers(answer(200, &fixture("session.json")));
    checkout.fill_in_konbini().pay();
    assert_eq!(checkout.heard(), ["make a token"]);
    assert_eq!(answers(&mut checkout, answer(200, &fixture("token_konbini.json"))).len(), 1);
    assert_eq!(checkout.stands_at(), "tokenised");
}

#[test]
fn the_token_is_read_until_it_tells_how_the_bank_decided() {
    for (word, heard, stands_at) in [
        ("OK", ["challenge completed", "token st_1"], "tokenised"),
        ("ERRORED", ["challenge failed", "error three_ds_failed"], "collecting, three_ds_failed"),
    ] {
        let mut checkout = challenged();
        for open in [verified("NEEDS_VERIFY"), Err(Failure::Network), unreadable(500)] {
            assert_eq!(checkout.time_passes().heard(), ["read the secure token"]);
            assert_eq!(answers(&mut checkout, open), ["wait 2500"]);
        }
        checkout.time_passes();
        assert_eq!(answers(&mut checkout, verified(word)), heard);
        assert_eq!(checkout.stands_at(), stands_at);
    }
}

/// No money hangs on a token: once the looks are over, the form comes back even if none of them told anything.
#[test]
fn every_way_out_of_the_banks_page_looks_at_the_token_and_gives_the_form_back() {
    let late = Moment::from_unix(NOW.unix() + 600);
    for (way_out, looks, told) in [
        ("step back", 3, "cancel challenge"),
        ("time", 3, "error three_ds_failed"),
        ("return", 4, "error three_ds_failed"),
    ] {
        for look in [verified("NEEDS_VERIFY"), Err(Failure::Network)] {
            let mut checkout = challenged();
            match way_out {
                "step back" => checkout.send(Event::StepBackPressed).send(Event::StepBackPressed),
                "time" => checkout.send(Event::TimePassed { attempt: checkout.state.attempt, now: late }),
                _ => checkout.send(Event::FrameReturned),
            };
            assert_eq!(checkout.heard()[1], "read the secure token", "{way_out}");
            for _ in 1..looks {
                answers(&mut checkout, look.clone());
                assert_eq!(checkout.time_passes().heard(), ["read the secure token"], "{way_out}");
            }
            assert_eq!(answers(&mut checkout, look), [told], "{way_out}");
            assert_eq!(checkout.stands_at(), "collecting, three_ds_failed", "{way_out}");
        }
    }
}

#[test]
fn a_bank_that_has_agreed_meanwhile_counts_whatever_the_way_out() {
    let mut checkout = challenged();
    checkout.send(Event::FrameReturned);
    assert_eq!(answers(&mut checkout, verified("OK")), ["token st_1"]);
}

#[test]
fn coming_back_while_it_is_made_gives_the_form_back_and_drops_the_late_answer() {
    let mut checkout = asked();
    let attempt = checkout.state.attempt;
    assert_eq!(checkout.send(Event::CameBack { now: NOW }).heard(), ["error nothing_charged"]);
    checkout.send(Event::TokenReplied { attempt, reply: verified("OK") });
    assert!(checkout.heard().is_empty());
    assert_eq!(checkout.stands_at(), "collecting, nothing_charged");
}

#[test]
fn a_token_stays_until_the_shopper_wants_another_one() {
    let mut checkout = asked();
    answers(&mut checkout, verified("OK"));
    assert!(checkout.send(Event::CameBack { now: NOW }).heard().is_empty());
    checkout.send(Event::RetryPressed { now: NOW });
    assert_eq!(checkout.stands_at(), "collecting");
    assert_eq!(checkout.enter(FieldName::Cvc, "123").pay().heard(), ["make a secure token"]);
}

/// Each token can be used once: whoever asks again gets another one, or learns what is missing for it.
#[test]
fn a_token_is_never_handed_out_twice() {
    let mut checkout = asked();
    answers(&mut checkout, verified("OK"));
    let heard = checkout.press_pay().heard();
    assert_eq!(heard.last().unwrap(), "invalid cvc required", "{heard:?}");
    assert_eq!(checkout.stands_at(), "collecting");
    assert_eq!(checkout.enter(FieldName::Cvc, "123").pay().heard(), ["make a secure token"]);
}

#[test]
fn a_session_without_a_total_makes_a_plain_token_of_a_card() {
    let session: Value = with(fixture("session_customer.json"), value!({}));
    let mut checkout = Conversation::with(Options { token: true, ..options() });
    checkout.send(Event::Started { now: NOW }).session_answers(answer(200, &session));
    checkout.fill_in_card().pay();
    assert_eq!(checkout.heard(), ["make a token"]);
}
