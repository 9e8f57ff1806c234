//! Where a session stands when the checkout finds it (DOMAIN.md 7).

use crate::conversation::{Conversation, NOW, SESSION, answer, options};
use crate::fixtures::{fixture, with};
use komoju_checkout::flow::{Event, Options, Returned, Stage, Told};
use komoju_checkout::i18n::Locale;
use komoju_checkout::methods::FieldName;
use serde_json::json as value;

#[test]
fn every_standing_has_its_stage() {
    for (name, stands_at) in [
        ("session.json", "collecting"),
        ("session_failed_before.json", "collecting"),
        ("session_unfinished.json", "collecting, unfinished"),
        ("session_expired.json", "failed, session_expired"),
        ("session_completed.json", "done, Paid"),
        ("session_authorized.json", "done, Reserved"),
        ("session_awaiting_cash.json", "instructing"),
        ("session_refunded.json", "failed, session_closed"),
        ("session_cancelled_with_payment.json", "failed, session_closed"),
        ("session_customer.json", "collecting"),
        ("session_customer_saved.json", "done, Saved"),
    ] {
        assert_eq!(Conversation::about(&fixture(name)).stands_at(), stands_at, "{name}");
    }
}

#[test]
fn a_standing_nobody_knows_is_never_a_form_and_never_paid() {
    let captured = fixture("session_completed.json")["payment"].clone();
    for changes in [
        value!({"status": "on_hold"}),
        value!({"status": null}),
        value!({"status": "completed", "payment": null}),
        value!({"status": "completed", "payment": {"status": "on_hold"}}),
        value!({"status": "pending", "payment": captured}),
    ] {
        let checkout = Conversation::about(&with(fixture("session.json"), changes.clone()));
        assert_eq!(checkout.stands_at(), "failed, outcome_unknown_final", "{changes}");
        let Stage::Failed(failed) = &checkout.state.stage else { panic!("{}", checkout.stands_at()) };
        assert!(failed.retry && failed.hosted.is_none(), "it can be looked at again, and not be paid elsewhere");
    }
}

#[test]
fn an_expired_session_is_not_offered_on_the_hosted_page_but_the_way_back_is() {
    let checkout = Conversation::about(&fixture("session_expired.json"));
    let Stage::Failed(failed) = &checkout.state.stage else { panic!("{}", checkout.stands_at()) };
    assert_eq!(failed.hosted, None);
    assert!(!failed.retry);
    let back = failed.back.as_ref().map(|url| url.as_str().to_owned());
    assert_eq!(back, Some(format!("https://example.com?session_id={SESSION}")));
}

#[test]
fn a_session_paid_before_goes_back_to_the_shop() {
    let checkout = Conversation::about(&fixture("session_completed.json"));
    assert_eq!(checkout.heard(), ["complete, then https://example.com?session_id=e9x5mvx3jkpkofzcg7umfael6"]);
}

/// The page that the shopper comes back to may hold a checkout: there would be no end to it.
#[test]
fn whoever_has_come_back_is_not_sent_back_again() {
    for returned in [Returned::Somehow, Returned::Cancelled] {
        let mut checkout = Conversation::with(Options { returned, ..options() });
        checkout.send(Event::Started { now: NOW }).session_answers(answer(200, &fixture("session_completed.json")));
        assert_eq!(checkout.stands_at(), "done, Paid");
        assert!(checkout.page_answers(Told::Complete, false).heard().is_empty());
    }
}

#[test]
fn a_cash_payment_that_is_not_confirmed_yet_is_told_of_again() {
    let mut waiting = fixture("session_awaiting_cash.json");
    waiting["status"] = value!("pending");
    waiting["payment"]["status"] = value!("pending");
    assert_eq!(Conversation::about(&waiting).stands_at(), "instructing");
    waiting["payment"]["payment_details"]["instructions_url"] = value!(null);
    assert_eq!(Conversation::about(&waiting).stands_at(), "collecting, unfinished");
}

#[test]
fn a_slip_needs_no_offer_any_more() {
    let session = with(fixture("session_awaiting_cash.json"), value!({"payment_methods": []}));
    let checkout = Conversation::about(&session);
    let Stage::Instructing(stage) = &checkout.state.stage else { panic!("{}", checkout.stands_at()) };
    assert!(!stage.slip.instructions.lines.is_empty());
}

#[test]
fn without_a_return_address_in_the_session_the_pages_own_is_used() {
    let session = with(fixture("session_completed.json"), value!({"return_url": null}));
    let options = Options { return_url: Some("https://shop.example/thanks".to_owned()), ..options() };
    let mut checkout = Conversation::with(options);
    checkout.send(Event::Started { now: NOW }).session_answers(answer(200, &session));
    assert_eq!(checkout.heard(), ["complete, then https://shop.example/thanks"]);
}

#[test]
fn an_unsafe_address_is_dropped_wherever_it_stands() {
    let session = with(fixture("session_completed.json"), value!({"return_url": "javascript:alert(1)"}));
    let options = Options { return_url: Some("http://shop.example/thanks".to_owned()), ..options() };
    let mut checkout = Conversation::with(options);
    checkout.send(Event::Started { now: NOW }).session_answers(answer(200, &session));
    assert_eq!(checkout.heard(), ["complete, then nowhere"]);
}

#[test]
fn the_page_chooses_the_language_then_the_session_then_the_browser() {
    let silent = value!({"default_locale": null});
    for (page, session, browser, spoken) in [
        (Some(Locale::En), value!({"default_locale": "ja"}), Some(Locale::Ja), Locale::En),
        (None, value!({"default_locale": "ja-JP"}), Some(Locale::En), Locale::Ja),
        (None, silent.clone(), Some(Locale::Ja), Locale::Ja),
        (None, value!({"default_locale": "tlh"}), None, Locale::En),
    ] {
        let mut checkout = Conversation::with(Options { locale: page, browser_locale: browser, ..options() });
        checkout.send(Event::Started { now: NOW });
        checkout.session_answers(answer(200, &with(fixture("session.json"), session)));
        assert_eq!(checkout.state.locale, spoken);
    }
}

#[test]
fn a_page_that_comes_back_from_the_cache_reads_the_session_again() {
    let back = || {
        let mut checkout = Conversation::about(&fixture("session.json"));
        checkout.fill_in_card().send(Event::PageHidden).send(Event::CameBack { now: NOW });
        assert_eq!(checkout.heard(), ["read the session"]);
        checkout
    };
    let mut checkout = back();
    checkout.session_answers(answer(200, &fixture("session_completed.json")));
    assert_eq!(checkout.stands_at(), "done, Paid");

    let mut checkout = back();
    checkout.session_answers(answer(200, &fixture("session.json")));
    assert_eq!(checkout.stands_at(), "collecting");
    assert_eq!(checkout.text(FieldName::Name), "TARO YAMADA", "what was typed is there");
    assert_eq!(checkout.text(FieldName::Cvc), "", "but for the code");
}

#[test]
fn a_session_brought_along_must_be_the_one_that_was_named() {
    let another = with(fixture("session.json"), value!({"id": "another"}));
    let mut checkout = Conversation::with(options());
    checkout.send(Event::SessionGiven { now: NOW, session: serde_json::from_value(another).unwrap() });
    assert_eq!(checkout.stands_at(), "failed, merchant_config");
    assert_eq!(checkout.heard()[0], "advise SessionMismatch");
}
