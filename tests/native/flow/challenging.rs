//! The bank asks the shopper, in a frame over the page: what is read, when, and how it ends (DOMAIN.md 5.3 and 8).

use crate::conversation::{Conversation, NOW, answer, unreadable};
use crate::fixtures::{fixture, with};
use komoju_checkout::domain::deadline::Moment;
use komoju_checkout::flow::{Effect, Event, Stage};
use komoju_checkout::methods::FieldName;
use komoju_checkout::wire::{Failure, Reply};
use serde_json::json as value;

/// A card payment that the bank asks about.
fn challenged() -> Conversation {
    let mut checkout = Conversation::about(&fixture("session.json"));
    checkout.fill_in_card().pay().pay_answers(answer(200, &fixture("pay_pending_challenge.json")));
    assert_eq!(checkout.heard(), ["challenge", "wait 2500"]);
    checkout
}

fn unfinished() -> Result<Reply, Failure> {
    answer(200, &fixture("session_unfinished.json"))
}

#[test]
fn the_session_is_read_until_it_tells_how_the_bank_decided() {
    for (session, stands_at, heard) in [
        ("session_completed.json", "done, Paid", "challenge completed"),
        ("session_authorized.json", "done, Reserved", "challenge completed"),
        ("session_failed_before.json", "collecting, three_ds_failed", "challenge failed"),
        ("session_expired.json", "failed, session_expired", "challenge failed"),
        ("session_cancelled_with_payment.json", "failed, session_closed", "challenge failed"),
    ] {
        let mut checkout = challenged();
        assert_eq!(checkout.time_passes().heard(), ["read the session"]);
        assert_eq!(checkout.session_answers(unfinished()).heard(), ["wait 2500"]);
        assert_eq!(checkout.time_passes().heard(), ["read the session"]);
        checkout.session_answers(answer(200, &fixture(session)));
        assert_eq!(checkout.stands_at(), stands_at, "{session}");
        assert_eq!(checkout.heard()[0], heard, "{session}");
    }
}

#[test]
fn a_reading_that_does_not_tell_changes_nothing_and_waits_as_long_as_it_is_asked_to() {
    let busy = |seconds| Ok(Reply { status: 429, body: None, retry_after: Some(seconds) });
    for (reply, waits) in [
        (Err(Failure::Network), "wait 2500"),
        (Err(Failure::Timeout), "wait 2500"),
        (unreadable(500), "wait 2500"),
        (answer(404, &fixture("error_not_found.json")), "wait 2500"),
        (answer(200, &with(fixture("session.json"), value!({"status": "on_hold"}))), "wait 2500"),
        (answer(200, &fixture("session.json")), "wait 2500"),
        (busy(7), "wait 7000"),
        (busy(999), "wait 10000"),
    ] {
        let mut checkout = challenged();
        checkout.time_passes().session_answers(reply);
        assert_eq!(checkout.heard(), [waits]);
        assert!(checkout.stands_at().starts_with("challenged"), "{}", checkout.stands_at());
    }
}

#[test]
fn a_hint_is_a_reason_to_read_and_one_during_a_reading_to_read_again_soon() {
    let mut checkout = challenged();
    assert_eq!(checkout.send(Event::FrameHinted).heard(), ["read the session"]);
    assert_eq!(checkout.session_answers(unfinished()).heard(), ["wait 500"]);
    assert_eq!(checkout.time_passes().heard(), ["read the session"]);
    assert!(checkout.send(Event::FrameHinted).heard().is_empty());
    assert_eq!(checkout.session_answers(unfinished()).heard(), ["wait 500"]);
    checkout.time_passes();
    assert_eq!(checkout.session_answers(unfinished()).heard(), ["wait 2500"]);
    assert_eq!(checkout.send(Event::Shown { now: NOW }).heard(), ["read the session"]);
}

/// A frame that never stops hinting makes us read no more often than twice a second or so, and does not keep the clock
/// from ending it.
#[test]
fn hints_without_end_neither_read_without_end_nor_keep_it_open_for_ever() {
    let mut checkout = challenged();
    let (mut readings, mut seconds) = (0, 0);
    while checkout.stands_at().starts_with("challenged") {
        for _ in 0..20 {
            checkout.send(Event::FrameHinted);
            if checkout.heard() == ["read the session"] {
                readings += 1;
                checkout.send(Event::FrameHinted).session_answers(unfinished());
            }
        }
        checkout.time_passes_by(1);
        if checkout.heard() == ["read the session"] {
            readings += 1;
            checkout.session_answers(unfinished());
        }
        seconds += 1;
        assert!(seconds <= 600, "still open");
    }
    assert_eq!(checkout.stands_at(), "looking");
    assert!(readings <= 2 * seconds + 1, "{readings} readings in {seconds} seconds");
}

#[test]
fn a_hint_does_not_cut_a_wait_short_that_the_server_asked_for() {
    let mut checkout = challenged();
    checkout.time_passes().session_answers(Ok(Reply { status: 429, body: None, retry_after: Some(7) }));
    assert_eq!(checkout.heard(), ["wait 7000"]);
    assert!(checkout.send(Event::FrameHinted).heard().is_empty());
    assert_eq!(checkout.time_passes_by(7).heard(), ["read the session"]);
}

#[test]
fn stepping_back_is_asked_about_and_can_be_thought_better_of() {
    let mut checkout = challenged();
    checkout.send(Event::StepBackPressed);
    assert!(checkout.heard().is_empty(), "nothing is told yet");
    assert!(leaving(&checkout));
    assert!(matches!(checkout.effects.as_slice(), [Effect::FocusHeading]), "the question has the focus");
    checkout.send(Event::StayPressed);
    assert!(!leaving(&checkout));
    assert!(matches!(checkout.effects.as_slice(), [Effect::FocusHeading]), "the dialog has it again");
    checkout.send(Event::StepBackPressed).send(Event::StepBackPressed);
    assert_eq!(checkout.heard(), ["challenge cancelled", "read the session"]);
    assert_eq!(checkout.stands_at(), "looking");
}

fn leaving(checkout: &Conversation) -> bool {
    matches!(&checkout.state.stage, Stage::Challenging(stage) if stage.leaving)
}

/// How many looks each way out takes while the payment stays pending, and what is told at the end.
#[test]
fn every_way_out_is_looked_up_before_the_form_comes_back() {
    let late = Moment::from_unix(NOW.unix() + 600);
    for (way_out, heard, looks, told, stands_at) in [
        (2, "challenge cancelled", 3, "cancel challenge", "collecting, three_ds_failed"),
        (0, "challenge timed_out", 3, "error three_ds_failed", "collecting, three_ds_failed"),
        (1, "challenge returned", 6, "error unfinished", "collecting, unfinished"),
        (3, "challenge returned", 6, "error unfinished", "collecting, unfinished"),
    ] {
        let mut checkout = challenged();
        match way_out {
            0 => checkout.send(Event::TimePassed { attempt: checkout.state.attempt, now: late }),
            1 => checkout.send(Event::FrameReturned),
            2 => checkout.send(Event::StepBackPressed).send(Event::StepBackPressed),
            _ => checkout.send(Event::CameBack { now: NOW }),
        };
        assert_eq!(checkout.heard(), [heard, "read the session"]);
        for _ in 1..looks {
            checkout.session_answers(unfinished());
            assert_eq!(checkout.stands_at(), "looking", "{heard}");
            checkout.time_passes();
        }
        checkout.session_answers(unfinished());
        assert_eq!(checkout.heard(), [told, "wait 5000"], "{heard}");
        assert_eq!(checkout.stands_at(), stands_at, "{heard}");
    }
}

#[test]
fn what_the_bank_decided_meanwhile_counts_whatever_the_way_out() {
    for (session, stands_at) in
        [("session_completed.json", "done, Paid"), ("session_failed_before.json", "collecting, three_ds_failed")]
    {
        let mut checkout = challenged();
        checkout.send(Event::StepBackPressed).send(Event::StepBackPressed);
        checkout.session_answers(answer(200, &fixture(session)));
        assert_eq!(checkout.stands_at(), stands_at);
    }
}

#[test]
fn a_look_that_fails_after_the_way_out_keeps_the_form_locked() {
    let mut checkout = challenged();
    checkout.send(Event::FrameReturned);
    for _ in 1..6 {
        checkout.session_answers(Err(Failure::Network)).time_passes();
    }
    checkout.session_answers(Err(Failure::Network));
    assert_eq!(checkout.heard(), ["error outcome_unknown_final"]);
    assert_eq!(checkout.stands_at(), "lost");
    assert_eq!(checkout.send(Event::RetryPressed { now: NOW }).heard(), ["read the session"]);
}

#[test]
fn the_banks_page_can_be_had_as_a_page_of_its_own() {
    let mut checkout = challenged();
    let bank = "https://bank.example.com/challenge/dofcje84ldv0j94wa06ldw71c";
    checkout.send(Event::FullPagePressed);
    assert_eq!(checkout.heard(), ["challenge left".to_owned(), format!("pending {bank}")]);
    assert_eq!(checkout.stands_at(), format!("redirecting to {bank}"));
}

#[test]
fn nothing_is_paid_or_changed_while_the_bank_asks() {
    let mut checkout = challenged();
    let before = checkout.text(FieldName::Number).to_owned();
    checkout.press_pay();
    assert!(checkout.heard().is_empty());
    checkout.enter(FieldName::Number, "4");
    assert_eq!(checkout.text(FieldName::Number), before);
}
