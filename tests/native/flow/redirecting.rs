//! Another page or an app: where the browser stays, the session is read until it tells what came of it.

use super::ENDS;
use crate::conversation::{Conversation, NOW, answer, options, unreadable};
use crate::fixtures::{fixture, with};
use komoju_checkout::flow::{Event, Options, Stage, Told};
use komoju_checkout::wire::Failure;
use serde_json::json as value;

const WALLET: &str = "https://komoju.com/offsite/new?uuid=87rh791klpxxv4rgshn3yu2hf";

/// A wallet's payment was answered, with this address of its app.
fn sent_away(phone: bool, app: &str) -> Conversation {
    let mut checkout = Conversation::with(Options { phone, ..options() });
    checkout.send(Event::Started { now: NOW }).session_answers(answer(200, &fixture("session_wallets.json")));
    let answered = with(fixture("pay_pending_wallet.json"), value!({"app_url": app}));
    checkout.choose("paypay").pay().pay_answers(answer(200, &answered));
    assert_eq!(checkout.heard(), [format!("pending {WALLET}")]);
    checkout
}

fn app(checkout: &Conversation) -> Option<&str> {
    let Stage::Redirecting(stage) = &checkout.state.stage else { panic!("{}", checkout.stands_at()) };
    stage.app.as_ref().map(|app| app.as_str())
}

/// An app opens by the shopper's tap alone, so that the browser must not leave before.
#[test]
fn an_app_is_offered_on_a_phone_and_nowhere_else() {
    let goes = format!("go to {WALLET}");
    for (phone, address, offered, heard) in [
        (true, "paypay://pay?id=1", true, "wait 3000"),
        (true, "https://paypay.example.com/app", true, "wait 3000"),
        (true, "javascript:alert(1)", false, goes.as_str()),
        (true, "tel:0312345678", false, goes.as_str()),
        (true, "", false, goes.as_str()),
        (false, "paypay://pay?id=1", false, goes.as_str()),
    ] {
        let mut checkout = sent_away(phone, address);
        assert_eq!(app(&checkout), offered.then_some(address), "{address}");
        assert_eq!(checkout.page_answers(Told::Pending, false).heard(), [heard], "{address}");
    }
}

#[test]
fn where_only_an_app_is_named_everybody_else_goes_to_komojus_page() {
    for (phone, heard) in [(true, "wait 3000"), (false, "go to https://komoju.com/sessions/e9x5mvx3jkpkofzcg7umfael6")]
    {
        let mut checkout = Conversation::with(Options { phone, ..options() });
        checkout.send(Event::Started { now: NOW }).session_answers(answer(200, &fixture("session_wallets.json")));
        let answered =
            with(fixture("pay_pending_wallet.json"), value!({"redirect_url": null, "app_url": "paypay://pay"}));
        let answered = with(answered, value!({"payment": {"status": "pending"}}));
        checkout.choose("paypay").pay().pay_answers(answer(200, &answered));
        assert_eq!(checkout.page_answers(Told::Pending, false).heard(), [heard]);
    }
}

#[test]
fn the_session_is_read_until_it_tells_what_came_of_it() {
    for (session, stands_at) in ENDS.into_iter().chain([("session_failed_before.json", "collecting, generic")]) {
        let mut checkout = sent_away(true, "paypay://pay");
        checkout.page_answers(Told::Pending, false);
        for reply in [
            answer(200, &fixture("session_unfinished.json")),
            answer(200, &fixture("session_wallets.json")),
            answer(200, &with(fixture("session_wallets.json"), value!({"status": "on_hold"}))),
            unreadable(503),
            Err(Failure::Network),
        ] {
            assert_eq!(checkout.time_passes_by(3).heard(), ["read the session"]);
            assert_eq!(checkout.session_answers(reply).heard(), ["wait 3000"]);
        }
        checkout.time_passes().session_answers(answer(200, &fixture(session)));
        assert_eq!(checkout.stands_at(), stands_at, "{session}");
    }
}

#[test]
fn a_page_that_opens_it_elsewhere_is_kept_up_to_date_the_same_way() {
    let mut checkout = sent_away(false, "");
    assert_eq!(checkout.page_answers(Told::Pending, true).heard(), ["wait 3000"]);
    checkout.time_passes().session_answers(answer(200, &fixture("session_completed.json")));
    assert_eq!(checkout.stands_at(), "done, Paid");
}

#[test]
fn coming_back_from_the_app_reads_at_once_and_the_waiting_before_is_over() {
    let mut checkout = sent_away(true, "paypay://pay");
    checkout.page_answers(Told::Pending, false);
    let attempt = checkout.state.attempt;
    assert_eq!(checkout.send(Event::Shown { now: NOW }).heard(), ["read the session"]);
    assert!(checkout.send(Event::TimePassed { attempt, now: NOW }).heard().is_empty());
    checkout.session_answers(answer(200, &fixture("session_completed.json")));
    assert_eq!(checkout.stands_at(), "done, Paid");
}

/// Another method is offered once the session says that the payment begun still hangs where the shopper left it.
#[test]
fn a_shopper_who_thinks_better_of_it_gets_the_form_after_some_looks() {
    let mut checkout = sent_away(true, "paypay://pay");
    checkout.page_answers(Told::Pending, false).send(Event::RetryPressed { now: NOW });
    assert_eq!(checkout.heard(), ["read the session"]);
    checkout.session_answers(answer(200, &fixture("session_unfinished.json")));
    for _ in 0..3 {
        assert_eq!(checkout.stands_at(), "looking");
        checkout.session_answers(answer(200, &fixture("session_unfinished.json"))).time_passes();
    }
    checkout.session_answers(answer(200, &fixture("session_unfinished.json")));
    assert_eq!(checkout.stands_at(), "collecting, unfinished");
}

#[test]
fn nothing_is_paid_a_second_time_from_there() {
    let mut checkout = sent_away(true, "paypay://pay");
    checkout.page_answers(Told::Pending, false);
    assert!(checkout.press_pay().heard().is_empty());
}
