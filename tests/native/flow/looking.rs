//! Nobody knows what became of a payment: the session is looked at until it tells (DOMAIN.md 6.4).

use super::ENDS;
use crate::conversation::{Conversation, NOW, answer, options, unreadable};
use crate::fixtures::fixture;
use komoju_checkout::flow::{Event, Options};
use komoju_checkout::wire::{Failure, Reply};
use serde_json::{Value, json as value};

/// The waits between the looks at 0, 1, 2, 4, 8 and 15 seconds.
const WAITS: [&str; 5] = ["wait 1000", "wait 1000", "wait 2000", "wait 4000", "wait 7000"];

fn lost_answer() -> Conversation {
    let mut checkout = Conversation::about(&fixture("session.json"));
    checkout.fill_in_card().pay().pay_answers(Err(Failure::Network));
    assert_eq!(checkout.heard(), ["read the session"]);
    checkout
}

/// Lets every look but the last say the same.
fn look_five_times(checkout: &mut Conversation, look: &Result<Reply, Failure>) {
    for wait in WAITS {
        assert_eq!(checkout.session_answers(look.clone()).heard(), [wait]);
        assert_eq!(checkout.stands_at(), "looking");
        assert_eq!(checkout.time_passes().heard(), ["read the session"]);
    }
}

#[test]
fn an_unknown_outcome_is_looked_up_and_never_paid_again() {
    for reply in
        [Err(Failure::Network), Err(Failure::Timeout), unreadable(200), unreadable(500), answer(500, &value!({}))]
    {
        let mut checkout = Conversation::about(&fixture("session.json"));
        checkout.fill_in_card().pay().pay_answers(reply);
        assert_eq!(checkout.stands_at(), "looking");
        assert_eq!(checkout.heard(), ["read the session"]);
        assert!(checkout.press_pay().heard().is_empty());
    }
}

#[test]
fn six_looks_without_a_payment_give_the_form_back() {
    let mut checkout = lost_answer();
    let untouched = answer(200, &fixture("session.json"));
    look_five_times(&mut checkout, &untouched);
    checkout.session_answers(untouched);
    assert_eq!(checkout.stands_at(), "collecting, nothing_charged");
    assert_eq!(checkout.heard(), ["error nothing_charged", "wait 5000"]);
}

#[test]
fn one_look_that_failed_or_saw_a_payment_keeps_the_form_locked() {
    let untouched = answer(200, &fixture("session.json"));
    for doubtful in [
        Err(Failure::Network),
        answer(503, &value!({})),
        unreadable(200),
        answer(200, &fixture("session_unfinished.json")),
        answer(200, &value!({"status": "on_hold"})),
    ] {
        let mut checkout = lost_answer();
        checkout.session_answers(doubtful).time_passes();
        for _ in 1..5 {
            checkout.session_answers(untouched.clone()).time_passes();
        }
        checkout.session_answers(untouched.clone());
        assert_eq!(checkout.stands_at(), "lost");
        assert!(checkout.press_pay().heard().is_empty());
    }
}

#[test]
fn an_outcome_that_stays_unknown_is_told_to_the_page_and_can_be_looked_up_again() {
    let mut checkout = lost_answer();
    let unfinished = answer(200, &fixture("session_unfinished.json"));
    look_five_times(&mut checkout, &unfinished);
    checkout.session_answers(unfinished);
    assert_eq!(checkout.stands_at(), "lost");
    assert_eq!(checkout.heard(), ["error outcome_unknown_final"]);
    checkout.send(Event::RetryPressed { now: NOW });
    assert_eq!(checkout.heard(), ["read the session"]);
    checkout.session_answers(answer(200, &fixture("session_completed.json")));
    assert_eq!(checkout.stands_at(), "done, Paid");
}

#[test]
fn a_look_ends_as_soon_as_the_session_tells() {
    for (session, stands_at) in ENDS {
        let mut checkout = lost_answer();
        checkout.session_answers(answer(200, &fixture("session.json"))).time_passes();
        checkout.session_answers(answer(200, &fixture(session)));
        assert_eq!(checkout.stands_at(), stands_at, "{session}");
    }
}

/// The failed payment may be an earlier one: the payment that is looked for may still be on its way.
#[test]
fn an_earlier_failure_does_not_free_the_form_before_the_last_look() {
    let failed_before = answer(200, &fixture("session_failed_before.json"));
    let mut checkout = lost_answer();
    look_five_times(&mut checkout, &failed_before);
    assert_eq!(checkout.stands_at(), "looking");
    checkout.session_answers(failed_before);
    assert_eq!(checkout.stands_at(), "collecting, nothing_charged");
}

#[test]
fn a_doubtful_refusal_takes_one_look_and_the_others_only_if_that_does_not_settle_it() {
    let busy = answer(503, &value!({"error": {"code": "service_unavailable"}}));
    let mut checkout = Conversation::about(&fixture("session.json"));
    checkout.fill_in_card().pay().pay_answers(busy.clone());
    checkout.session_answers(answer(200, &fixture("session.json")));
    assert_eq!(checkout.stands_at(), "collecting, try_later");

    let mut checkout = Conversation::about(&fixture("session.json"));
    checkout.fill_in_card().pay().pay_answers(busy);
    checkout.session_answers(Err(Failure::Timeout));
    assert_eq!(checkout.heard(), ["read the session"]);
    look_five_times(&mut checkout, &answer(200, &fixture("session.json")));
}

#[test]
fn a_late_answer_to_the_payment_changes_nothing_any_more() {
    let mut checkout = Conversation::about(&fixture("session.json"));
    checkout.fill_in_card().pay();
    let paying = checkout.state.attempt;
    checkout.pay_answers(Err(Failure::Timeout));
    let captured: Value = fixture("pay_completed_captured.json");
    checkout.send(Event::PayReplied { attempt: paying, reply: answer(200, &captured) });
    assert!(checkout.heard().is_empty());
    assert_eq!(checkout.stands_at(), "looking");
}

#[test]
fn a_late_answer_of_a_session_call_changes_nothing_any_more() {
    let mut checkout = Conversation::started();
    let first = checkout.state.attempt;
    checkout.send(Event::CameBack { now: NOW });
    checkout.send(Event::SessionReplied { attempt: first, reply: answer(200, &fixture("session_expired.json")) });
    assert!(checkout.heard().is_empty());
    assert_eq!(checkout.stands_at(), "loading");
    checkout.send(Event::TimePassed { attempt: first, now: NOW });
    assert!(checkout.heard().is_empty());
}

#[test]
fn coming_back_while_an_outcome_is_unknown_does_not_unlock_the_form_after_a_single_look() {
    let untouched = answer(200, &fixture("session.json"));
    let looking = lost_answer();
    let mut lost = lost_answer();
    for _ in 0..5 {
        lost.session_answers(Err(Failure::Network)).time_passes();
    }
    lost.session_answers(Err(Failure::Network));
    assert_eq!(lost.stands_at(), "lost");
    for mut checkout in [looking, lost] {
        checkout.send(Event::CameBack { now: NOW });
        assert_eq!(checkout.heard(), ["read the session"]);
        look_five_times(&mut checkout, &untouched);
        checkout.session_answers(untouched.clone());
        assert_eq!(checkout.stands_at(), "collecting, nothing_charged");
    }
}

/// The call may still be under way, and looks are over sooner than its time limit: a form that was given back meanwhile
/// could begin a second one.
#[test]
fn coming_back_while_paying_waits_for_the_answer_or_for_its_time_limit() {
    let back = || {
        let mut checkout = Conversation::about(&fixture("session.json"));
        checkout.fill_in_card().pay().send(Event::CameBack { now: NOW });
        assert_eq!(checkout.heard(), ["wait 60000"]);
        assert_eq!(checkout.stands_at(), "paying");
        checkout
    };
    let mut answered = back();
    answered.pay_answers(answer(200, &fixture("pay_completed_captured.json")));
    assert_eq!(answered.stands_at(), "done, Paid");
    let mut unanswered = back();
    assert_eq!(unanswered.time_passes().heard(), ["read the session"]);
    assert_eq!(unanswered.stands_at(), "looking");
}

/// The element was taken out and put back, or one of its attributes changed, while the payment was on its way.
#[test]
fn a_checkout_put_back_while_paying_looks_before_its_form_opens() {
    let open = answer(200, &fixture("session.json"));
    let mut checkout = Conversation::with(Options { paying: true, ..options() });
    checkout.send(Event::Started { now: NOW }).session_answers(open.clone());
    assert_eq!(checkout.stands_at(), "looking");
    assert!(checkout.press_pay().heard().is_empty());
    look_five_times(&mut checkout, &open);
    checkout.session_answers(answer(200, &fixture("session_completed.json")));
    assert_eq!(checkout.stands_at(), "done, Paid");
}

/// The session could not be read at all, and the shopper leaves and comes back: what is in doubt stays in doubt.
#[test]
fn a_failed_reading_does_not_forget_that_a_payment_may_be_on_its_way() {
    let mut checkout = Conversation::with(Options { paying: true, ..options() });
    checkout.send(Event::Started { now: NOW });
    for _ in 0..3 {
        checkout.session_answers(Err(Failure::Network)).time_passes();
    }
    checkout.session_answers(Err(Failure::Network));
    assert_eq!(checkout.stands_at(), "failed, unreachable");
    checkout.send(Event::CameBack { now: NOW }).session_answers(answer(200, &fixture("session.json")));
    assert_eq!(checkout.stands_at(), "looking");
}

#[test]
fn the_answer_about_another_session_says_nothing() {
    let paid = answer(200, &fixture("session_completed.json"));
    let mut checkout = lost_answer();
    let attempt = checkout.state.attempt;
    checkout.send(Event::SessionReplied { attempt, reply: paid.clone() });
    assert_eq!((checkout.stands_at().as_str(), checkout.heard()), ("looking", vec!["wait 1000".to_owned()]));

    let mut checkout = Conversation::started();
    let attempt = checkout.state.attempt;
    checkout.send(Event::SessionReplied { attempt, reply: paid.clone() });
    assert_eq!(checkout.stands_at(), "failed, unreachable");

    let mut checkout = Conversation::about(&fixture("session.json"));
    checkout.fill_in_card().pay().pay_answers(answer(200, &fixture("pay_pending_challenge.json"))).time_passes();
    let attempt = checkout.state.attempt;
    checkout.send(Event::SessionReplied { attempt, reply: paid });
    assert!(checkout.stands_at().starts_with("challenged"), "{}", checkout.stands_at());
}

/// Nothing was sent from here, and the window that pays may yet be refused.
#[test]
fn a_session_that_another_window_is_paying_is_looked_up_and_then_free_again() {
    let busy = || {
        let mut checkout = Conversation::about(&fixture("session.json"));
        checkout.fill_in_card().pay().pay_answers(Err(Failure::Busy));
        assert_eq!(checkout.heard(), ["read the session"]);
        checkout
    };
    let mut checkout = busy();
    let untouched = answer(200, &fixture("session.json"));
    look_five_times(&mut checkout, &untouched);
    assert_eq!(checkout.session_answers(untouched).heard(), ["error paid_elsewhere", "wait 5000"]);
    assert_eq!(checkout.stands_at(), "collecting, paid_elsewhere");
    for (session, stands_at) in
        [("session_completed.json", "done, Paid"), ("session_cancelled_with_payment.json", "failed, session_closed")]
    {
        let mut checkout = busy();
        checkout.session_answers(answer(200, &fixture(session)));
        assert_eq!(checkout.stands_at(), stands_at);
    }
}
