//! How a name is read: kana that convert, look-alikes that are explained, readings that are suggested and let go of.

use crate::conversation::Conversation;
use crate::fixtures::{fixture, with};
use komoju_checkout::domain::Secret;
use komoju_checkout::flow::{Effect, Event, PageEvent};
use komoju_checkout::i18n::{FieldProblem, Locale};
use komoju_checkout::methods::FieldName;
use serde_json::json as value;

fn pay_easy() -> Conversation {
    Conversation::about(&with(fixture("session.json"), value!({"payment_methods": [{"type": "pay_easy"}]})))
}

/// What an input method told about a name.
fn heard(checkout: &mut Conversation, name: FieldName, reading: &str) {
    checkout.send(Event::ReadingHeard(name, Secret::from(reading)));
}

#[test]
fn kana_become_what_is_sent_when_the_field_is_left_and_not_before() {
    let mut checkout = pay_easy();
    checkout.enter(FieldName::FamilyNameKana, " やまた\u{3099} ﾊﾟ-ｸ ");
    assert_eq!(checkout.text(FieldName::FamilyNameKana), " やまた\u{3099} ﾊﾟ-ｸ ");
    checkout.send(Event::FieldLeft(FieldName::FamilyNameKana));
    assert_eq!(checkout.text(FieldName::FamilyNameKana), "ヤマダ パーク");
    assert_eq!(checkout.problem(FieldName::FamilyNameKana), None);
    assert_eq!(checkout.revision(FieldName::FamilyNameKana), 1);
    // Nothing is left to change: the input is not written to again.
    checkout.send(Event::FieldLeft(FieldName::FamilyNameKana));
    assert_eq!(checkout.revision(FieldName::FamilyNameKana), 1);
}

#[test]
fn a_look_alike_is_explained_to_the_shopper_and_hidden_from_the_page() {
    let mut checkout = pay_easy();
    checkout.enter(FieldName::FamilyNameKana, "ニ力").send(Event::FieldLeft(FieldName::FamilyNameKana));
    let (_, _, form) = checkout.collecting().current().unwrap();
    let problem = form.entry(FieldName::FamilyNameKana).unwrap().problem.unwrap();
    assert!(matches!(problem, FieldProblem::KanaLookAlike(_)));
    assert!(problem.sentence(Locale::En.messages()).contains('カ'));

    checkout.press_pay();
    let told = checkout.effects.iter().find_map(|effect| match effect {
        Effect::Tell(_, PageEvent::Invalid { errors }) => Some(errors.clone()),
        _ => None,
    });
    assert!(told.unwrap().contains(&(FieldName::FamilyNameKana, FieldProblem::KanaOnly)));
}

#[test]
fn a_reading_is_suggested_from_what_was_typed_for_the_name() {
    let mut checkout = pay_easy();
    checkout.enter(FieldName::FamilyName, "山");
    heard(&mut checkout, FieldName::FamilyName, "やま");
    checkout.enter(FieldName::FamilyName, "山田");
    heard(&mut checkout, FieldName::FamilyName, "だ");
    heard(&mut checkout, FieldName::GivenName, "ﾀﾛｳ");
    assert_eq!(checkout.text(FieldName::FamilyNameKana), "ヤマダ");
    assert_eq!(checkout.text(FieldName::GivenNameKana), "タロウ");
    // The name begins anew, and so does its reading.
    checkout.enter(FieldName::FamilyName, "");
    assert_eq!(checkout.text(FieldName::FamilyNameKana), "");
    heard(&mut checkout, FieldName::FamilyName, "すずき");
    assert_eq!(checkout.text(FieldName::FamilyNameKana), "スズキ");
}

#[test]
fn a_suggestion_never_takes_the_place_of_what_a_person_typed() {
    let mut checkout = pay_easy();
    checkout.enter(FieldName::FamilyNameKana, "ヤマタ");
    heard(&mut checkout, FieldName::FamilyName, "やまだ");
    assert_eq!(checkout.text(FieldName::FamilyNameKana), "ヤマタ");
    checkout.enter(FieldName::FamilyName, "");
    assert_eq!(checkout.text(FieldName::FamilyNameKana), "ヤマタ");

    // A suggestion that was corrected is the person's own from then on.
    let mut checkout = pay_easy();
    heard(&mut checkout, FieldName::FamilyName, "やまだ");
    checkout.enter(FieldName::FamilyNameKana, "ヤマタ");
    heard(&mut checkout, FieldName::FamilyName, "だ");
    assert_eq!(checkout.text(FieldName::FamilyNameKana), "ヤマタ");
}

#[test]
fn a_name_that_is_corrected_does_not_keep_half_of_its_reading() {
    let mut checkout = pay_easy();
    let write = |checkout: &mut Conversation, name: &str, reading: &str| {
        checkout.enter(FieldName::FamilyName, name);
        if !reading.is_empty() {
            heard(checkout, FieldName::FamilyName, reading);
        }
    };
    write(&mut checkout, "山田", "やまだ");
    write(&mut checkout, "山", "");
    write(&mut checkout, "山本", "もと");
    assert_eq!(checkout.text(FieldName::FamilyNameKana), "");
    // Begun anew, it is heard anew: emptied first, or replaced at once.
    write(&mut checkout, "", "");
    write(&mut checkout, "山本", "やまもと");
    assert_eq!(checkout.text(FieldName::FamilyNameKana), "ヤマモト");
    write(&mut checkout, "鈴木", "すずき");
    assert_eq!(checkout.text(FieldName::FamilyNameKana), "スズキ");
    // What a person typed outlasts every correction of the name.
    checkout.enter(FieldName::FamilyNameKana, "スズキ");
    write(&mut checkout, "鈴", "");
    assert_eq!(checkout.text(FieldName::FamilyNameKana), "スズキ");
}

#[test]
fn a_reading_of_a_field_that_has_none_is_dropped() {
    let mut checkout = Conversation::about(&fixture("session.json"));
    checkout.choose("credit_card");
    heard(&mut checkout, FieldName::Name, "たろう");
    heard(&mut checkout, FieldName::Email, "たろう");
    assert!(checkout.effects.is_empty());
}
