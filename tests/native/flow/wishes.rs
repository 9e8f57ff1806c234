//! What the page may ask of a checkout that is there already: other options, a check, the form as it was.

use crate::conversation::*;
use crate::fixtures::{fixture, json};
use komoju_checkout::domain::Secret;
use komoju_checkout::flow::{Event, Ground, Options, Part, Told};
use komoju_checkout::i18n::Locale;
use komoju_checkout::methods::FieldName;
use komoju_checkout::wire::request::FraudDetails;
use komoju_checkout::wire::{Api, Json, SessionId};
use serde_json::json as value;

fn at_card() -> Conversation {
    let mut checkout = Conversation::about(&fixture("session.json"));
    checkout.choose("credit_card");
    checkout
}

fn given(checkout: &mut Conversation, options: Options) -> Vec<String> {
    checkout.send(Event::OptionsGiven { now: NOW, options: Box::new(options), session: None }).heard()
}

#[test]
fn another_language_leaves_everything_typed() {
    let mut checkout = at_card();
    checkout.enter(FieldName::Number, "4111 1111");
    let attempt = checkout.state.attempt;
    let heard = given(&mut checkout, Options { locale: Some(Locale::Ja), ..options() });
    assert!(heard.is_empty(), "{heard:?}");
    assert_eq!((checkout.state.locale, checkout.state.attempt), (Locale::Ja, attempt));
    assert_eq!(checkout.text(FieldName::Number), "4111 1111");
}

#[test]
fn another_session_is_another_checkout() {
    let mut checkout = at_card();
    checkout.fill_in_card().pay();
    let late = checkout.state.attempt;
    let other = Options { session: Ok(SessionId::parse("another").unwrap()), ..options() };
    // Whoever waits for what comes of the first one waits no longer.
    assert_eq!(given(&mut checkout, other), ["cancel page", "read the session"]);
    // What came of the first one is not this one's affair.
    checkout.send(Event::PayReplied { attempt: late, reply: answer(200, &value!({"status": "completed"})) });
    assert_eq!(checkout.stands_at(), "loading");
    let mut session = fixture("session.json");
    session["id"] = value!("another");
    let attempt = checkout.state.attempt;
    checkout.send(Event::SessionReplied { attempt, reply: answer(200, &session) });
    assert_eq!(checkout.stands_at(), "collecting");
}

#[test]
fn another_session_closes_the_bank_s_page_of_the_one_before() {
    let mut checkout = at_card();
    checkout.fill_in_card().pay();
    let asks = value!({"status": "pending", "redirect_url": "https://bank.example/3ds"});
    checkout.pay_answers(answer(200, &asks));
    assert!(checkout.stands_at().starts_with("challenged"));
    let other = Options { session: Ok(SessionId::parse("another").unwrap()), ..options() };
    assert_eq!(given(&mut checkout, other), ["challenge left", "cancel page", "read the session"]);
}

#[test]
fn a_method_named_later_is_chosen_and_what_was_typed_elsewhere_stays() {
    let mut checkout = at_card();
    checkout.enter(FieldName::Number, "4111 1111");
    let named = |name: &str| Options { payment_type: Some(name.to_owned()), ..options() };
    assert_eq!(given(&mut checkout, named("konbini")), ["method konbini", "change incomplete"]);
    assert!(given(&mut checkout, named("no_such")).is_empty());
    assert_eq!(given(&mut checkout, named("credit_card")), ["method credit_card", "change incomplete"]);
    assert_eq!(checkout.text(FieldName::Number), "4111 1111");
}

#[test]
fn a_method_named_at_the_beginning_is_open() {
    let about = |options: Options| {
        let mut checkout = Conversation::with(options);
        checkout.send(Event::Started { now: NOW }).session_answers(answer(200, &fixture("session.json")));
        checkout.heard()[1..].first().cloned()
    };
    let named = Options { payment_type: Some("konbini".to_owned()), ..options() };
    assert_eq!(about(named).as_deref(), Some("method konbini"));
    // Where no list is shown, something must be.
    assert_eq!(about(Options { part: Part::Fields, ..options() }).as_deref(), Some("method credit_card"));
    assert_eq!(about(Options { part: Part::Picker, ..options() }), None);
}

#[test]
fn a_check_tells_what_is_missing_and_sends_nothing() {
    let mut checkout = at_card();
    let heard = checkout.send(Event::CheckAsked).heard();
    assert_eq!(heard[0], "focus number");
    assert!(heard[1].starts_with("invalid number required, expiry required"), "{heard:?}");
    assert!(checkout.fill_in_card().send(Event::CheckAsked).heard().is_empty());
    assert_eq!(checkout.stands_at(), "collecting");
}

#[test]
fn a_reset_gives_the_form_as_it_was() {
    let mut checkout = at_card();
    checkout.send(Event::CheckAsked);
    checkout.fill_in_card();
    let revision = checkout.revision(FieldName::Number);
    assert_eq!(checkout.send(Event::ResetAsked).heard(), ["change incomplete"]);
    assert_eq!((checkout.text(FieldName::Number), checkout.problem(FieldName::Number)), ("", None));
    assert_ne!(checkout.revision(FieldName::Number), revision, "the input must be given the text");
}

#[test]
fn a_reset_changes_nothing_once_the_payment_is_on_its_way() {
    let mut checkout = at_card();
    checkout.fill_in_card().pay();
    assert!(checkout.send(Event::ResetAsked).heard().is_empty());
    assert_eq!(checkout.stands_at(), "paying");
}

/// A promise of the page's that is never kept must not be a dead end.
#[test]
fn a_page_that_never_agrees_gives_the_form_back_after_a_minute() {
    let mut checkout = at_card();
    assert_eq!(checkout.fill_in_card().press_pay().heard(), ["before-pay credit_card", "wait 60000"]);
    let asked = checkout.state.attempt;
    assert_eq!(checkout.time_passes().heard(), ["advise NoAnswer", "cancel before-pay"]);
    assert_eq!(checkout.stands_at(), "collecting");
    // Too late: nothing may be sent that the shopper does not expect.
    checkout.send(Event::PageAnswered { attempt: asked, told: Told::BeforePay, prevented: false });
    assert!(checkout.heard().is_empty());
    // And the minute of one submission is nothing to the next.
    checkout.pay();
    checkout.send(Event::TimePassed { attempt: asked, now: NOW });
    assert_eq!(checkout.stands_at(), "paying");
}

#[test]
fn what_the_shop_knows_goes_along_with_the_payment() {
    let known =
        json(&value!({"customer_ip": "203.0.113.9", "phone": "0312345678", "score": 7, "odd": [1], "none": null}));
    let mut checkout = Conversation::with(Options { fraud: FraudDetails::read(&known), ..options() });
    checkout.send(Event::Started { now: NOW }).session_answers(answer(200, &fixture("session.json")));
    checkout.choose("credit_card").fill_in_card().pay();
    let sent = checkout.sent();
    assert_eq!(sent["fraud_details"], value!({"customer_ip": "203.0.113.9", "phone": "0312345678", "score": "7"}));
    assert_eq!(sent["payment_details"]["type"], "credit_card");
}

#[test]
fn what_the_shop_does_not_know_is_not_sent() {
    for given in [value!({}), value!(null), value!("x"), value!({"nested": {"a": 1}})] {
        assert_eq!(FraudDetails::read(&json(&given)), FraudDetails::default());
    }
    let mut checkout = at_card();
    assert!(checkout.fill_in_card().pay().sent().get("fraud_details").is_none());
}

/// Whose page it is (DESIGN.md 2): a frame of ours shows its form where the session leads back to, and nowhere else.
#[test]
fn a_frame_asks_for_cards_only_in_the_page_that_the_session_leads_back_to() {
    let within = |page: &str, api: Api| {
        let options = Options { ground: Ground::Within(page.to_owned()), api: Some(api), ..options() };
        let mut checkout = Conversation::with(options);
        checkout.send(Event::Started { now: NOW });
        assert_eq!(checkout.heard(), ["read the session"]);
        checkout.session_answers(answer(200, &fixture("session.json")));
        checkout.stands_at()
    };
    let own = Api::parse("https://api.evil.example").unwrap();
    let local = Api::parse("http://127.0.0.1:4002").unwrap();
    assert_eq!(within("https://example.com", Api::live()), "collecting");
    assert_eq!(within("https://example.com", local), "collecting");
    assert_eq!(within("https://evil.example", Api::live()), "failed, foreign_page");
    assert_eq!(within("http://example.com", Api::live()), "failed, foreign_page");
    // An API of the page's own would say what the page wants.
    assert_eq!(within("https://example.com", own), "failed, foreign_page");
}

#[test]
fn a_session_that_leads_nowhere_gives_no_page_a_form() {
    let mut checkout =
        Conversation::with(Options { ground: Ground::Within("https://example.com".to_owned()), ..options() });
    let mut session = fixture("session.json");
    session["return_url"] = value!(null);
    checkout.send(Event::Started { now: NOW }).session_answers(answer(200, &session));
    assert_eq!(checkout.heard(), ["advise ForeignPage", "error foreign_page"]);
}

/// It could say anything about where it leads.
#[test]
fn a_session_that_the_page_brought_does_not_say_whose_page_it_is() {
    let mut checkout =
        Conversation::with(Options { ground: Ground::Within("https://example.com".to_owned()), ..options() });
    let session: Json = json(&fixture("session.json"));
    checkout.send(Event::SessionGiven { now: NOW, session: of_this_session(session) });
    assert_eq!(checkout.heard(), ["read the session"]);
}

#[test]
fn nothing_is_asked_for_nor_read_in_somebody_elses_frame() {
    let mut checkout = Conversation::with(Options { ground: Ground::Foreign, ..options() });
    assert_eq!(checkout.send(Event::Started { now: NOW }).heard(), ["advise ForeignPage", "error foreign_page"]);
    assert_eq!(checkout.stands_at(), "failed, foreign_page");
    checkout.send(Event::FieldChanged(FieldName::Number, Secret::from("4111111111111111")));
    assert_eq!(checkout.stands_at(), "failed, foreign_page");
}

#[test]
fn another_method_gives_the_form_back_after_a_token() {
    let mut checkout = Conversation::with(Options { token: true, ..options() });
    checkout.send(Event::Started { now: NOW }).session_answers(answer(200, &fixture("session.json")));
    checkout.fill_in_card().pay();
    let attempt = checkout.state.attempt;
    let made = answer(200, &value!({"id": "st_1", "verification_status": "OK"}));
    checkout.send(Event::TokenReplied { attempt, reply: made });
    assert_eq!(checkout.stands_at(), "tokenised");
    let konbini = Options { token: true, payment_type: Some("konbini".to_owned()), ..options() };
    assert_eq!(given(&mut checkout, konbini), ["method konbini", "change incomplete"]);
    assert_eq!(checkout.stands_at(), "collecting");
}

#[test]
fn a_picker_that_is_given_a_session_asks_nobody() {
    let mut checkout = Conversation::with(Options { part: Part::Picker, ..options() });
    checkout.send(Event::SessionGiven { now: NOW, session: json(&fixture("session.json")) });
    assert_eq!(checkout.heard(), ["ready credit_card konbini"]);
    assert!(checkout.send(Event::Shown { now: NOW }).heard().is_empty());
    assert_eq!(checkout.stands_at(), "collecting");
}
