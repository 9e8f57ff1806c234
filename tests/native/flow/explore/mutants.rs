//! Every property can fail: flows that are spoiled in one place, each caught by the property it offends.

use super::search::{Ground, Known, Update, explore_quickly};
use super::worlds;
use komoju_checkout::flow::{Advice, Done, DoneKind, Effect, Effects, Event, PageEvent, Stage, State, Step, update};
use komoju_checkout::methods::FieldName;
use komoju_checkout::wire::request::Body;
use komoju_checkout::wire::{Call, Failure, PaymentDetails, SafeUrl, SessionId, TokenId};

/// How deep they are looked for: none needs more.
const DEPTH: usize = 14;

fn payment(attempt: u32) -> Effect {
    let id = SessionId::parse("abc").expect("it is one");
    Effect::Call(attempt, Call::Pay(id, Body::details(&PaymentDetails::new("credit_card"))))
}

fn pays_again_by_itself(state: State, event: Event) -> (State, Effects) {
    let heard = event.attempt() == Some(state.attempt);
    let lost = matches!(event, Event::PayReplied { reply: Err(Failure::Network), .. });
    let (after, mut effects) = update(state, event);
    if heard && lost {
        effects.push(payment(after.attempt));
    }
    (after, effects)
}

fn gives_the_form_back_after_one_look(state: State, event: Event) -> (State, Effects) {
    let (mut after, mut effects) = update(state, event);
    if let Stage::Submitting(stage) = &after.stage
        && matches!(stage.step, Step::Looking { looks: 1, .. })
    {
        after.stage = Stage::Collecting(stage.form.clone());
        effects.push(Effect::Tell(after.attempt, PageEvent::Cancel { from: "looking" }));
    }
    (after, effects)
}

fn pays_while_paying(state: State, event: Event) -> (State, Effects) {
    let paying = matches!(&state.stage, Stage::Submitting(stage) if stage.step == Step::Paying);
    let pressed = matches!(event, Event::PayPressed { .. });
    let (after, mut effects) = update(state, event);
    if paying && pressed {
        effects.push(payment(after.attempt));
    }
    (after, effects)
}

fn pays_when_done(state: State, event: Event) -> (State, Effects) {
    let pressed = matches!(event, Event::PayPressed { .. });
    let (after, mut effects) = update(state, event);
    if pressed && matches!(after.stage, Stage::Done(_)) {
        effects.push(payment(after.attempt));
    }
    (after, effects)
}

fn fails_without_a_way_on(state: State, event: Event) -> (State, Effects) {
    let (mut after, effects) = update(state, event);
    if let Stage::Failed(failed) = &mut after.stage {
        (failed.retry, failed.hosted, failed.back) = (false, None, None);
    }
    (after, effects)
}

fn forgets_to_wait(state: State, event: Event) -> (State, Effects) {
    let (after, mut effects) = update(state, event);
    effects.retain(|effect| !matches!(effect, Effect::Wait(..)));
    (after, effects)
}

fn forgets_to_tell_errors(state: State, event: Event) -> (State, Effects) {
    let (after, mut effects) = update(state, event);
    effects.retain(|effect| !matches!(effect, Effect::Tell(_, PageEvent::Error(_))));
    (after, effects)
}

fn tells_twice(state: State, event: Event) -> (State, Effects) {
    let (after, mut effects) = update(state, event);
    if effects.iter().any(|effect| matches!(effect, Effect::Tell(_, PageEvent::Complete { .. }))) {
        effects.push(Effect::Tell(after.attempt, PageEvent::Cancel { from: "twice" }));
    }
    (after, effects)
}

/// What stands in the number's field.
fn typed(state: &State) -> Option<String> {
    let Stage::Submitting(stage) = &state.stage else { return None };
    Some(stage.form.current()?.2.entry(FieldName::Number)?.text.expose().to_owned())
}

fn tells_the_number(state: State, event: Event) -> (State, Effects) {
    let (after, mut effects) = update(state, event);
    if let Some(number) = typed(&after) {
        effects.push(Effect::Tell(
            after.attempt,
            PageEvent::Token { token: TokenId::parse("tok_1").expect("it is one"), payment_type: number },
        ));
    }
    (after, effects)
}

fn advises_with_the_number(state: State, event: Event) -> (State, Effects) {
    let (after, mut effects) = update(state, event);
    if let Some(code) = typed(&after) {
        effects.push(Effect::Advise(Advice::Configuration { code }));
    }
    (after, effects)
}

fn prints_the_number(state: State, event: Event) -> (State, Effects) {
    let number = typed(&state);
    let (mut after, effects) = update(state, event);
    if let (Stage::Failed(failed), Some(number)) = (&mut after.stage, number) {
        failed.back = SafeUrl::parse(&format!("https://shop.example/?{}", number.replace(' ', "")), false);
    }
    (after, effects)
}

fn keeps_the_code(state: State, event: Event) -> (State, Effects) {
    let before = match &state.stage {
        Stage::Submitting(stage) => Some(stage.form.forms.clone()),
        _ => None,
    };
    let (mut after, effects) = update(state, event);
    if let (Stage::Submitting(stage), Some(forms)) = (&mut after.stage, before) {
        stage.form.forms = forms;
    }
    (after, effects)
}

fn takes_silence_for_success(state: State, event: Event) -> (State, Effects) {
    let lost = matches!(event, Event::PayReplied { reply: Err(Failure::Timeout), .. });
    let (mut after, effects) = update(state, event);
    if lost && let Stage::Submitting(stage) = &after.stage {
        let session = stage.form.session.clone();
        after.stage = Stage::Done(Done { kind: DoneKind::Paid, session, payment: None, next: None, goes_on: false });
        let complete = Effect::Tell(after.attempt, PageEvent::Complete { payment: None, next: None });
        return (after, vec![complete]);
    }
    (after, effects)
}

fn waits_for_an_earlier_attempt(state: State, event: Event) -> (State, Effects) {
    let (after, mut effects) = update(state, event);
    for effect in &mut effects {
        if let Effect::Wait(attempt, _) = effect {
            *attempt = attempt.wrapping_sub(1);
        }
    }
    (after, effects)
}

fn hears_everything(mut state: State, event: Event) -> (State, Effects) {
    state.attempt = event.attempt().unwrap_or(state.attempt);
    update(state, event)
}

const MUTANTS: &[(Update, &str)] = &[
    (pays_again_by_itself, "paid again only when nothing is in doubt and the shopper presses"),
    (gives_the_form_back_after_one_look, "paid again only when nothing is in doubt and the shopper presses"),
    (pays_while_paying, "one payment call at a time"),
    (pays_when_done, "never paid again after success"),
    (fails_without_a_way_on, "every state has a way on"),
    (forgets_to_wait, "what is waited for is under way"),
    (forgets_to_tell_errors, "every promise settles exactly once"),
    (tells_twice, "every promise settles exactly once"),
    (tells_the_number, "nothing typed leaves but in a request"),
    (advises_with_the_number, "nothing typed leaves but in a request"),
    (prints_the_number, "nothing typed is printed"),
    (keeps_the_code, "codes and passwords are gone once sent"),
    (takes_silence_for_success, "only what is true is shown"),
    (waits_for_an_earlier_attempt, "orders carry the current attempt"),
    (hears_everything, "late events change nothing"),
];

#[test]
fn every_property_catches_the_flow_that_offends_it() {
    let ground = Ground::new(worlds::all().swap_remove(0));
    for (at, (mutant, property)) in MUTANTS.iter().enumerate() {
        let violation = explore_quickly(&ground, *mutant, DEPTH, &mut Known::new())
            .err()
            .unwrap_or_else(|| panic!("{property}: not caught, {at}"));
        assert_eq!(violation.property, *property, "mutant {at}: {violation}");
        let told = violation.to_string();
        assert!(!super::happening::TYPED.iter().any(|typed| told.contains(typed)), "mutant {at} tells what was typed");
    }
    for (property, _) in super::properties::ALL {
        assert!(MUTANTS.iter().any(|(_, caught)| caught == property), "no mutant offends \"{property}\"");
    }
}
