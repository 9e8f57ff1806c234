//! What the shopper typed leaves in the request it belongs to and nowhere else, and is printed nowhere.

use super::happening::TYPED;
use super::properties::{Turn, holds};
use crate::conversation::in_words;
use komoju_checkout::flow::{Effect, PageEvent, Stage, State};
use komoju_checkout::wire::{Call, Json};

/// What the shopper typed is in no event, no advice and no address.
pub(super) fn nothing_typed_leaves(turn: &Turn<'_>) -> Result<(), String> {
    for effect in turn.effects {
        match effect {
            Effect::Wait(..) | Effect::WatchFrame | Effect::Focus(_) | Effect::FocusButton | Effect::FocusHeading => {
                continue;
            }
            // The one way out. What is read is named by ids alone.
            Effect::Call(_, Call::Pay(..) | Call::MakeToken(_) | Call::MakeSecureToken(_)) => continue,
            Effect::Tell(_, event) => {
                let typed = sources(event).into_iter().any(is_typed);
                holds(!typed, &format!("it is in what the page is told with \"{}\"", kind(event)))?;
                holds(!has_typed(&spelled(event)), &format!("it is in the event \"{}\"", kind(event)))?;
            }
            _ => {}
        }
        holds(!has_typed(&in_words(effect)), "it is in an effect")?;
    }
    Ok(())
}

/// What the shopper typed is in no debug output either. Checked once a state.
pub(super) fn nothing_typed_is_printed(state: &State) -> Result<(), String> {
    holds(!has_typed(&debugged(state)), "it is in debug output")
}

fn has_typed(text: &str) -> bool {
    TYPED.iter().any(|typed| text.contains(typed))
}

fn is_typed(json: &Json) -> bool {
    match json {
        Json::Text(text) => has_typed(text),
        Json::List(list) => list.iter().any(is_typed),
        Json::Map(entries) => entries.iter().any(|(name, value)| has_typed(name) || is_typed(value)),
        Json::Null | Json::Bool(_) | Json::Whole(_) | Json::Number(_) => false,
    }
}

/// The resources of the API that go to the page with an event.
fn sources(event: &PageEvent) -> Vec<&Json> {
    match event {
        PageEvent::Ready { session, .. } | PageEvent::SessionChange { session } => vec![&session.source],
        PageEvent::Instructions { payment, .. } => vec![&payment.source],
        PageEvent::Complete { payment, .. } => payment.iter().map(|payment| &payment.source).collect(),
        _ => Vec::new(),
    }
}

/// Everything else that goes to the page.
fn spelled(event: &PageEvent) -> String {
    match event {
        PageEvent::SessionChange { .. } => String::new(),
        PageEvent::Ready { methods, .. } => format!("{methods:?}"),
        PageEvent::Method { payment_type, fee, total } => format!("{payment_type} {fee:?} {total:?}"),
        PageEvent::Change { payment_type, complete, fields, brand } => {
            format!("{payment_type} {complete} {fields:?} {brand:?}")
        }
        PageEvent::Invalid { errors } => format!("{errors:?}"),
        PageEvent::BeforePay { payment_type, total } => format!("{payment_type} {total:?}"),
        PageEvent::Pending { url, payment_type } => format!("{url:?} {payment_type}"),
        PageEvent::Token { token, payment_type } => format!("{token:?} {payment_type}"),
        PageEvent::Challenge { result } => format!("{result:?}"),
        PageEvent::Cancel { from } => (*from).to_owned(),
        PageEvent::Instructions { payment, link } => {
            format!("{} {:?} {link:?}", payment.payment_type(), payment.deadline)
        }
        PageEvent::Complete { next, .. } => format!("{next:?}"),
        PageEvent::Error(report) => format!("{report:?}"),
    }
}

fn kind(event: &PageEvent) -> &'static str {
    match event {
        PageEvent::SessionChange { .. } => "session-change",
        PageEvent::Ready { .. } => "ready",
        PageEvent::Method { .. } => "method",
        PageEvent::Change { .. } => "change",
        PageEvent::Invalid { .. } => "invalid",
        PageEvent::BeforePay { .. } => "before-pay",
        PageEvent::Pending { .. } => "pending",
        PageEvent::Token { .. } => "token",
        PageEvent::Challenge { .. } => "challenge",
        PageEvent::Cancel { .. } => "cancel",
        PageEvent::Instructions { .. } => "instructions",
        PageEvent::Complete { .. } => "complete",
        PageEvent::Error(_) => "error",
    }
}

/// The debug output of everything in a state that has one and is near what was typed, or near what the API says back.
/// Of a session that is its payment: the page was told the whole of it, which was looked at then.
fn debugged(state: &State) -> String {
    let form = match &state.stage {
        Stage::Loading(_) => return String::new(),
        Stage::Collecting(form) | Stage::Tokenised(form) => form,
        Stage::Submitting(stage) => &stage.form,
        Stage::Challenging(stage) => &stage.form,
        Stage::Redirecting(stage) => {
            return format!("{:?} {:?} {:?} {:?}", stage.url, stage.app, stage.payment_type, stage.session.payment);
        }
        Stage::Instructing(stage) => {
            let slip = &stage.slip;
            return format!(
                "{:?} {:?} {:?} {:?} {:?}",
                slip.payment, slip.instructions, slip.link, slip.back, slip.session.payment
            );
        }
        Stage::Done(done) => {
            return format!("{:?} {:?} {:?} {:?}", done.kind, done.session.payment, done.payment, done.next);
        }
        Stage::Failed(failed) => return format!("{:?} {:?} {:?}", failed.notice, failed.hosted, failed.back),
    };
    let mut out = format!("{:?} {:?}", form.notice, form.session.payment);
    for entry in form.forms.iter().flat_map(|form| &form.entries) {
        out.push_str(&format!("{:?} {:?}", entry.text, entry.problem));
    }
    out
}
