//! While the form is open: the session may be paid in another window, and its time runs out.

use super::ENDS;
use crate::conversation::{Conversation, NOW, answer, unreadable};
use crate::fixtures::{fixture, with};
use komoju_checkout::domain::deadline::Moment;
use komoju_checkout::flow::Event;
use komoju_checkout::methods::FieldName;
use komoju_checkout::wire::Failure;
use serde_json::{Value, json as value};

/// A session that expires so many seconds from now.
fn expiring(seconds: i64) -> Value {
    let at = NOW.unix() + seconds;
    let (day, rest) = ((at - NOW.unix() / 86_400 * 86_400).div_euclid(86_400), at.rem_euclid(86_400));
    let stamp = format!("2026-11-{}T{:02}:{:02}:{:02}Z", 21 + day, rest / 3600, rest / 60 % 60, rest % 60);
    with(fixture("session.json"), value!({"expires_at": stamp}))
}

fn minutes(checkout: &Conversation) -> Option<i64> {
    checkout.collecting().minutes_left(checkout.state.now)
}

#[test]
fn a_page_that_comes_to_the_front_reads_the_session_and_ends_only_what_is_over() {
    let goes_on = [
        ("session.json", "collecting"),
        ("session_unfinished.json", "collecting, unfinished"),
        ("session_failed_before.json", "collecting"),
    ];
    for (session, stands_at) in ENDS.into_iter().chain(goes_on) {
        let mut checkout = Conversation::about(&fixture("session.json"));
        checkout.fill_in_card();
        assert_eq!(checkout.send(Event::Shown { now: NOW }).heard(), ["read the session"]);
        checkout.session_answers(answer(200, &fixture(session)));
        assert_eq!(checkout.stands_at(), stands_at, "{session}");
    }
}

/// Back from a wallet without a word of it in the address, as after a phone has thrown the page away meanwhile.
#[test]
fn a_payment_that_hangs_somewhere_is_watched_while_the_form_is_open() {
    let unfinished = answer(200, &fixture("session_unfinished.json"));
    let mut checkout = Conversation::started();
    checkout.session_answers(unfinished.clone());
    let mut seconds = 0;
    for pause in [5, 5, 10, 20, 40, 60, 60] {
        assert_eq!(checkout.heard().last(), Some(&format!("wait {}", pause * 1000)));
        seconds += pause;
        checkout.send(Event::TimePassed { attempt: checkout.state.attempt, now: NOW.after(seconds) });
        assert_eq!(checkout.heard(), ["read the session"]);
        checkout.session_answers(unfinished.clone());
        assert_eq!(checkout.stands_at(), "collecting, unfinished");
    }
    checkout.send(Event::Shown { now: NOW.after(seconds) });
    checkout.session_answers(answer(200, &fixture("session_completed.json")));
    assert_eq!(checkout.stands_at(), "done, Paid");
}

/// A call may take a minute, and what it did may be seen later still.
#[test]
fn a_session_that_nothing_hangs_on_is_watched_for_two_minutes_and_no_longer() {
    let mut checkout = Conversation::started();
    checkout.session_answers(answer(200, &fixture("session_unfinished.json")));
    let mut seconds = 0;
    for pause in [5, 5, 10, 20, 40, 60] {
        seconds += pause;
        assert_eq!(checkout.heard().last(), Some(&format!("wait {}", pause * 1000)));
        checkout.send(Event::TimePassed { attempt: checkout.state.attempt, now: NOW.after(seconds) });
        checkout.session_answers(answer(200, &fixture("session_failed_before.json")));
    }
    checkout.send(Event::TimePassed { attempt: checkout.state.attempt, now: NOW.after(seconds + 60) });
    checkout.session_answers(answer(200, &fixture("session_failed_before.json")));
    assert!(checkout.heard().is_empty());
    assert_eq!(checkout.stands_at(), "collecting, unfinished");
}

#[test]
fn a_session_that_says_what_nobody_knows_locks_the_form() {
    let captured = fixture("session_completed.json")["payment"].clone();
    for changes in [value!({"status": "on_hold"}), value!({"payment": captured})] {
        let mut checkout = Conversation::about(&fixture("session.json"));
        checkout.fill_in_card().send(Event::Shown { now: NOW });
        checkout.session_answers(answer(200, &with(fixture("session.json"), changes)));
        assert_eq!(checkout.stands_at(), "looking");
    }
}

#[test]
fn a_form_learns_that_a_prepaid_payment_was_begun_elsewhere() {
    let session = with(fixture("session.json"), value!({"payment_methods": [{"type": "web_money"}]}));
    let short = with(session.clone(), value!({"payment": fixture("pay_pending_short.json")["payment"]}));
    let mut checkout = Conversation::about(&session);
    checkout.send(Event::Shown { now: NOW }).session_answers(answer(200, &short));
    assert_eq!(checkout.stands_at(), "collecting, short_amount");
    assert!(checkout.collecting().short.is_some());
}

#[test]
fn a_reading_that_says_nothing_leaves_the_form_as_it_is() {
    for reply in
        [Err(Failure::Network), unreadable(200), unreadable(503), answer(404, &fixture("error_not_found.json"))]
    {
        let mut checkout = Conversation::about(&fixture("session.json"));
        checkout.fill_in_card().send(Event::Shown { now: NOW }).session_answers(reply);
        assert!(checkout.heard().is_empty());
        assert_eq!(checkout.stands_at(), "collecting");
        assert_eq!(checkout.text(FieldName::Number), "4111 1111 1111 1111");
    }
}

#[test]
fn the_form_is_used_on_while_the_session_is_read() {
    let mut checkout = Conversation::about(&fixture("session.json"));
    checkout.fill_in_card().send(Event::Shown { now: NOW });
    let attempt = checkout.state.attempt;
    checkout.enter(FieldName::Name, "HANAKO YAMADA").pay();
    assert_eq!(checkout.heard(), ["pay"]);
    let reply = answer(200, &fixture("session_expired.json"));
    checkout.send(Event::SessionReplied { attempt, reply });
    assert_eq!(checkout.stands_at(), "paying", "the answer comes too late to change anything");
}

#[test]
fn the_last_five_minutes_are_counted_down_and_the_end_is_looked_up() {
    let mut checkout = Conversation::about(&expiring(400));
    assert_eq!(checkout.heard().last().map(String::as_str), Some("wait 100000"));
    assert_eq!(minutes(&checkout), None, "not yet worth a word");
    for left in [5, 4, 3, 2, 1] {
        let before = if left == 5 { 100 } else { 60 };
        assert_eq!(checkout.time_passes_by(before).heard(), ["wait 60000"], "{left}");
        assert_eq!(minutes(&checkout), Some(left));
    }
    assert_eq!(checkout.time_passes_by(60).heard(), ["read the session"]);
    assert_eq!(minutes(&checkout), None);
    checkout.session_answers(answer(200, &fixture("session_expired.json")));
    assert_eq!(checkout.stands_at(), "failed, session_expired");
}

#[test]
fn a_begun_minute_counts_and_the_next_word_comes_with_the_next_one() {
    for (left, counted, waits) in
        [(299, 5, "wait 59000"), (241, 5, "wait 1000"), (240, 4, "wait 60000"), (1, 1, "wait 1000")]
    {
        let checkout = Conversation::about(&expiring(left));
        assert_eq!(minutes(&checkout), Some(counted), "{left}");
        assert_eq!(checkout.heard().last().map(String::as_str), Some(waits), "{left}");
    }
}

/// A clock that is wrong must not take the form away.
#[test]
fn a_session_that_lives_on_is_not_counted_any_more() {
    let mut checkout = Conversation::about(&expiring(60));
    checkout.time_passes_by(60);
    assert!(checkout.session_answers(answer(200, &expiring(60))).heard().is_empty());
    assert_eq!(checkout.stands_at(), "collecting");
    assert_eq!(minutes(&checkout), None);
}

#[test]
fn an_end_that_cannot_be_looked_up_leaves_the_form_to_the_api() {
    let mut checkout = Conversation::about(&expiring(60));
    checkout.fill_in_card().time_passes_by(60).session_answers(Err(Failure::Network));
    assert_eq!(checkout.stands_at(), "collecting");
    assert_eq!(checkout.send(Event::Shown { now: Moment::from_unix(NOW.unix() + 90) }).heard(), ["read the session"]);
    checkout.session_answers(Err(Failure::Network));
    assert_eq!(checkout.pay().heard(), ["pay"]);
}

#[test]
fn an_end_that_is_past_or_days_away_is_not_waited_for() {
    for seconds in [-60, 0, 2 * 86_400] {
        let checkout = Conversation::about(&expiring(seconds));
        assert!(!checkout.heard().iter().any(|heard| heard.starts_with("wait")), "{seconds}");
        assert_eq!(checkout.stands_at(), "collecting");
    }
}

#[test]
fn a_form_that_comes_back_goes_on_counting() {
    let mut checkout = Conversation::about(&expiring(400));
    checkout.fill_in_card().pay().pay_answers(answer(502, &fixture("error_card_declined.json")));
    assert_eq!(checkout.heard(), ["error card_declined", "wait 100000"]);
}
