//! Cash is awaited: the session is read on, more and more seldom, and a barcode is had and renewed (DOMAIN.md 5.4).

use crate::conversation::{Conversation, NOW, answer, unreadable};
use crate::fixtures::{fixture, with};
use komoju_checkout::domain::deadline::Moment;
use komoju_checkout::flow::{Barcode, Event, Stage};
use komoju_checkout::wire::{Failure, Reply};
use serde_json::{Value, json as value};

/// A picture as the API gives it; the last characters tell one from the other.
const PICTURE: &str = "iVBORw0KGgoAAAA=";

fn awaiting() -> Value {
    fixture("session_awaiting_cash.json")
}

fn with_barcode() -> Conversation {
    let mut session = awaiting();
    session["payment"]["payment_details"]["barcode_url"] = value!("/api/v1/barcodes/abc");
    Conversation::about(&session)
}

fn barcode_answers(checkout: &mut Conversation, reply: Result<Reply, Failure>) -> Vec<String> {
    checkout.send(Event::BarcodeReplied { attempt: checkout.state.attempt, reply }).heard()
}

/// A picture that lapses so many seconds from now.
fn ready(checkout: &Conversation, seconds: i64) -> Result<Reply, Failure> {
    let stamp = Moment::from_unix(checkout.state.now.unix() + seconds);
    answer(200, &value!({"status": "ready", "image": PICTURE, "expires_at": utc(stamp)}))
}

fn utc(moment: Moment) -> String {
    let (hours, rest) = (moment.unix().rem_euclid(86_400) / 3600, moment.unix().rem_euclid(3600));
    format!("2026-11-21T{hours:02}:{:02}:{:02}Z", rest / 60, rest % 60)
}

fn shows_barcode(checkout: &Conversation) -> bool {
    matches!(&checkout.state.stage, Stage::Instructing(stage) if matches!(stage.barcode, Barcode::Shown { .. }))
}

#[test]
fn the_session_is_read_after_5_10_20_40_and_then_every_60_seconds() {
    let mut checkout = Conversation::about(&awaiting());
    assert_eq!(checkout.heard(), ["instructions konbini", "wait 5000"]);
    assert_eq!(checkout.time_passes().heard(), ["read the session"]);
    for (reply, waits) in [
        (answer(200, &awaiting()), "wait 5000"),
        (Err(Failure::Network), "wait 10000"),
        (unreadable(503), "wait 20000"),
        (answer(200, &fixture("session.json")), "wait 40000"),
        (answer(200, &awaiting()), "wait 60000"),
        (answer(200, &awaiting()), "wait 60000"),
    ] {
        assert_eq!(checkout.session_answers(reply).heard(), [waits]);
        assert_eq!(checkout.time_passes().heard(), ["read the session"]);
    }
    assert_eq!(checkout.stands_at(), "instructing");
}

#[test]
fn it_ends_when_the_cash_has_come_or_too_late() {
    for (session, stands_at) in [
        ("session_completed.json", "done, Paid"),
        ("session_refunded.json", "failed, session_closed"),
        ("session_expired.json", "failed, session_expired"),
        ("session_cancelled_with_payment.json", "failed, session_closed"),
    ] {
        let mut checkout = Conversation::about(&awaiting());
        checkout.time_passes().session_answers(answer(200, &fixture(session)));
        assert_eq!(checkout.stands_at(), stands_at, "{session}");
    }
}

/// Nobody has pressed anything: a page that jumped away by itself would be a surprise.
#[test]
fn paid_is_said_and_the_page_stays() {
    let mut checkout = Conversation::about(&awaiting());
    checkout.time_passes().session_answers(answer(200, &fixture("session_completed.json")));
    assert_eq!(checkout.stands_at(), "done, Paid");
    assert!(checkout.page_answers(komoju_checkout::flow::Told::Complete, false).heard().is_empty());
}

#[test]
fn another_payment_on_the_session_brings_its_own_instructions() {
    let mut other = awaiting();
    other["payment"]["id"] = value!("another");
    let mut checkout = Conversation::about(&awaiting());
    checkout.time_passes().session_answers(answer(200, &other));
    assert_eq!(checkout.heard(), ["instructions konbini", "wait 5000"]);
}

#[test]
fn coming_to_the_front_reads_at_once() {
    let mut checkout = Conversation::about(&awaiting());
    assert_eq!(checkout.send(Event::Shown { now: NOW }).heard(), ["read the session"]);
    assert_eq!(checkout.session_answers(answer(200, &awaiting())).heard(), ["wait 5000"]);
}

#[test]
fn a_barcode_is_had_shown_and_renewed_before_it_lapses() {
    let mut checkout = with_barcode();
    assert_eq!(checkout.heard(), ["instructions konbini", "get the barcode"]);
    assert_eq!(
        barcode_answers(&mut checkout, answer(200, &value!({"status": "pending", "retry_after": 2}))),
        ["wait 2000"]
    );
    assert_eq!(checkout.time_passes().heard(), ["get the barcode"]);
    let reply = ready(&checkout, 40);
    assert_eq!(barcode_answers(&mut checkout, reply), ["wait 3000"], "the session is due sooner");
    assert!(shows_barcode(&checkout));
    assert_eq!(checkout.time_passes().heard(), ["read the session"]);
    assert_eq!(checkout.session_answers(answer(200, &awaiting())).heard(), ["wait 5000"]);
    assert_eq!(checkout.time_passes_by(22).heard(), ["get the barcode"], "15 seconds before it lapses");
    assert!(shows_barcode(&checkout), "the old one stays until the new one is there");
}

#[test]
fn a_barcode_that_cannot_be_had_is_given_up_and_the_session_is_read_on() {
    for reply in [
        Err(Failure::Network),
        unreadable(500),
        answer(200, &value!({"status": "ready", "image": "<svg>"})),
        answer(200, &value!({"status": "pending", "retry_after": 1})),
    ] {
        let mut checkout = with_barcode();
        for _ in 0..40 {
            match checkout.heard().last().map(String::as_str) {
                Some("get the barcode") => barcode_answers(&mut checkout, reply.clone()),
                Some("read the session") => checkout.session_answers(answer(200, &awaiting())).heard(),
                _ => checkout.time_passes().heard(),
            };
            assert!(!checkout.heard().is_empty(), "it came to rest");
        }
        let Stage::Instructing(stage) = &checkout.state.stage else { panic!("{}", checkout.stands_at()) };
        assert!(stage.barcode == Barcode::None, "given up");
    }
}

/// On a phone, people look at another app while the barcode is on its way.
#[test]
fn a_barcode_whose_answer_was_dropped_is_asked_for_again_at_once() {
    let mut checkout = with_barcode();
    assert_eq!(checkout.send(Event::Shown { now: NOW }).heard(), ["get the barcode"]);
    let reply = ready(&checkout, 600);
    assert_eq!(barcode_answers(&mut checkout, reply), ["read the session"]);
    assert!(shows_barcode(&checkout));
}

#[test]
fn a_slip_without_a_deadline_or_a_link_is_a_slip_all_the_same() {
    let details = value!({"type": "konbini", "store": "lawson", "receipt": "1"});
    let session =
        with(awaiting(), value!({"payment": {"id": "p", "status": "authorized", "payment_details": details}}));
    assert_eq!(Conversation::about(&session).stands_at(), "instructing");
}
