//! Reading the session: tries, retries, and misuse that must send nothing at all.

use crate::conversation::{Conversation, NOW, SESSION, answer, options, unreadable};
use crate::fixtures::{fixture, json};
use komoju_checkout::flow::{Event, Options, Stage, options::SessionProblem};
use komoju_checkout::wire::{Failure, PublishableKey, Reply, SessionId};
use serde_json::json as value;

#[test]
fn the_session_is_read_once_and_the_picker_is_ready() {
    let mut checkout = Conversation::started();
    assert_eq!(checkout.heard(), ["read the session"]);
    checkout.session_answers(answer(200, &fixture("session.json")));
    assert_eq!(checkout.heard(), ["ready credit_card konbini"]);
    assert_eq!(checkout.stands_at(), "collecting");
}

#[test]
fn a_session_given_by_the_page_is_shown_at_once_and_then_read() {
    let mut checkout = Conversation::with(options());
    checkout.send(Event::SessionGiven { now: NOW, session: json(&fixture("session.json")) });
    assert_eq!(checkout.heard(), ["ready credit_card konbini", "read the session"]);
    assert_eq!(checkout.stands_at(), "collecting");
    // The page may come from a browser's cache: back, after the session was paid.
    checkout.session_answers(answer(200, &fixture("session_completed.json")));
    assert_eq!(checkout.stands_at(), "done, Paid");
}

#[test]
fn a_failed_try_is_followed_by_three_more() {
    for failure in [Err(Failure::Network), Err(Failure::Timeout), unreadable(408), unreadable(429), unreadable(503)] {
        let mut checkout = Conversation::started();
        for wait in ["wait 500", "wait 1000", "wait 2000"] {
            assert_eq!(checkout.session_answers(failure.clone()).heard(), [wait]);
            assert_eq!(checkout.time_passes().heard(), ["read the session"]);
        }
        checkout.session_answers(failure);
        assert_eq!(checkout.heard(), ["advise Unreachable", "error unreachable"]);
        assert_eq!(checkout.stands_at(), "failed, unreachable");
    }
}

#[test]
fn a_later_try_may_succeed() {
    let mut checkout = Conversation::started();
    checkout.session_answers(Err(Failure::Network)).time_passes();
    checkout.session_answers(answer(200, &fixture("session.json")));
    assert_eq!(checkout.stands_at(), "collecting");
}

#[test]
fn a_server_may_ask_for_a_longer_wait_but_not_for_more_than_ten_seconds() {
    for (asked, wait) in [(0, "wait 500"), (3, "wait 3000"), (10, "wait 10000"), (86_400, "wait 10000")] {
        let mut checkout = Conversation::started();
        checkout.session_answers(Ok(Reply { status: 429, body: None, retry_after: Some(asked) }));
        assert_eq!(checkout.heard(), [wait], "{asked}");
    }
}

#[test]
fn a_refusal_is_not_tried_again() {
    for (status, fixture_name, advice, stands_at) in [
        (401, "error_unauthorized.json", "advise KeyRefused", "failed, merchant_config"),
        (404, "error_not_found.json", "advise SessionUnknown", "failed, session_missing"),
    ] {
        let mut checkout = Conversation::started();
        checkout.session_answers(answer(status, &fixture(fixture_name)));
        assert_eq!(checkout.heard()[0], advice);
        assert_eq!(checkout.stands_at(), stands_at);
    }
}

#[test]
fn an_answer_that_is_no_session_is_said_plainly_and_can_be_tried_again() {
    for reply in [unreadable(200), answer(200, &value!([])), answer(200, &value!("<html>")), answer(204, &value!(null))]
    {
        let mut checkout = Conversation::started();
        checkout.session_answers(reply);
        assert_eq!(checkout.heard(), ["advise SessionUnreadable", "error unreachable"]);
        checkout.send(Event::RetryPressed { now: NOW });
        assert_eq!(checkout.heard(), ["read the session"]);
    }
}

#[test]
fn nothing_is_ever_sent_with_what_cannot_be_used() {
    let key = |text: &str| Options { key: PublishableKey::parse(text), ..options() };
    for (options, advice) in [
        (key("sk_live_1234"), "advise SecretKey"),
        (key("  ＳＫ_live_1234"), "advise SecretKey"),
        (key(""), "advise KeyMissing"),
        (key("live_1234"), "advise KeyMalformed"),
        (Options { api: None, ..options() }, "advise ApiMalformed"),
        (Options { session: Err(SessionProblem::Missing), ..options() }, "advise SessionMissing"),
        (Options { session: Err(SessionProblem::Malformed), ..options() }, "advise SessionMalformed"),
    ] {
        let mut checkout = Conversation::with(options);
        let mut heard = checkout.send(Event::Started { now: NOW }).heard();
        assert_eq!(heard[0], advice);
        assert!(heard[1].starts_with("error "), "{heard:?}");
        // Whatever is tried afterwards.
        heard.extend(checkout.send(Event::RetryPressed { now: NOW }).heard());
        heard.extend(checkout.send(Event::CameBack { now: NOW }).heard());
        heard.extend(checkout.send(Event::PayPressed { now: NOW, online: true }).heard());
        assert_eq!(heard.len(), 2, "{heard:?}");
    }
}

#[test]
fn a_secret_key_is_refused_even_if_the_page_brought_the_session() {
    let mut checkout = Conversation::with(Options { key: PublishableKey::parse("sk_live_1234"), ..options() });
    checkout.send(Event::SessionGiven { now: NOW, session: json(&fixture("session.json")) });
    assert_eq!(checkout.heard(), ["advise SecretKey", "error merchant_config"]);
}

#[test]
fn a_session_that_cannot_be_shown_leads_to_the_hosted_page() {
    let checkout = Conversation::about(&fixture("session_no_known_method.json"));
    assert_eq!(checkout.heard(), ["advise NoMethod", "error no_method"]);
    assert_eq!(hosted(&checkout), format!("https://komoju.com/sessions/{SESSION}"));
}

#[test]
fn an_unreachable_api_leaves_the_hosted_page_as_a_way_on() {
    let id = SessionId::parse("abc").unwrap();
    let mut checkout = Conversation::with(Options { session: Ok(id), ..options() });
    checkout.send(Event::Started { now: NOW });
    for _ in 0..3 {
        checkout.session_answers(Err(Failure::Network)).time_passes();
    }
    checkout.session_answers(Err(Failure::Network));
    assert_eq!(hosted(&checkout), "https://komoju.com/sessions/abc");
}

fn hosted(checkout: &Conversation) -> &str {
    match &checkout.state.stage {
        Stage::Failed(failed) => failed.hosted.as_ref().map_or("", |url| url.as_str()),
        _ => panic!("{}", checkout.stands_at()),
    }
}
