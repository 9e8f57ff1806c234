//! When two states count as one: all that decides what can happen, and nothing that only counts or was typed.
//!
//! Of the attempt only what is under way for it counts (the model knows); of a text, whether there is one; of a time,
//! whether it has come.

use super::model::Model;
use super::search::Ground;
use komoju_checkout::domain::deadline::Moment;
use komoju_checkout::flow::{Barcode, Collecting, Doubt, Ending, Stage, State, Step, Subject};
use komoju_checkout::wire::{PaymentStatus, Session};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::mem::discriminant;

/// A number that is the same for two states that count as one.
pub(super) fn of(ground: &Ground, state: &State, model: &Model) -> u64 {
    let mut hasher = DefaultHasher::new();
    // The length of a waiting that is over, or that will be, changes nothing.
    let mut model = model.clone();
    model.waits = 0;
    model.hash(&mut hasher);
    of_state(ground, state).hash(&mut hasher);
    hasher.finish()
}

/// The same of a state alone.
pub(super) fn of_state(ground: &Ground, state: &State) -> u64 {
    let mut into = DefaultHasher::new();
    let now = state.now.unix();
    discriminant(&state.stage).hash(&mut into);
    match &state.stage {
        Stage::Loading(stage) => (stage.failed_tries, stage.doubt.as_ref().map(doubt)).hash(&mut into),
        Stage::Collecting(stage) | Stage::Tokenised(stage) => form(ground, stage, state.now, &mut into),
        Stage::Submitting(stage) => {
            form(ground, &stage.form, state.now, &mut into);
            discriminant(&stage.step).hash(&mut into);
            match &stage.step {
                Step::Looking { looks, untouched, doubt: of } => (looks, untouched, doubt(of)).hash(&mut into),
                Step::Lost(of) => doubt(of).hash(&mut into),
                Step::Asking | Step::Paying | Step::Tokenising | Step::Continuing => {}
            }
        }
        Stage::Challenging(stage) => {
            form(ground, &stage.form, state.now, &mut into);
            (stage.reading, stage.hinted, stage.leaving, subject(&stage.subject)).hash(&mut into);
            (now - stage.since.unix() >= 600).hash(&mut into);
        }
        Stage::Redirecting(stage) => {
            session(&stage.session, &mut into);
            (stage.app.is_some(), stage.url.as_str()).hash(&mut into);
        }
        Stage::Instructing(stage) => {
            session(&stage.slip.session, &mut into);
            (stage.watch.next.unix() <= now).hash(&mut into);
            match &stage.barcode {
                Barcode::None => 0.hash(&mut into),
                Barcode::Awaited { due, tries, .. } => (1, due.unix() <= now, tries).hash(&mut into),
                Barcode::Shown { due, .. } => (2, due.unix() <= now).hash(&mut into),
            }
        }
        Stage::Done(stage) => {
            session(&stage.session, &mut into);
            (stage.kind as u8, stage.goes_on, stage.next.is_some()).hash(&mut into);
        }
        Stage::Failed(stage) => {
            (stage.notice.reason(), stage.retry, stage.hosted.is_some(), stage.back.is_some()).hash(&mut into);
            stage.doubt.as_ref().map(doubt).hash(&mut into);
        }
    }
    into.finish()
}

fn form(ground: &Ground, form: &Collecting, now: Moment, into: &mut DefaultHasher) {
    session(&form.session, into);
    (form.chosen, form.notice.map(|notice| notice.reason())).hash(into);
    for form in &form.forms {
        for entry in &form.entries {
            (entry.text.is_empty(), entry.problem.map(|problem| problem.reason())).hash(into);
        }
    }
    form.short.as_ref().map(|short| (short.continues, short.elsewhere.is_some())).hash(into);
    form.watch.map(|watch| watch.next <= now).hash(into);
    if let Some(expires) = ground.world.expires {
        // Whether the form still counts on it, and how near it is.
        form.minutes_left(Moment::from_unix(expires.unix() - 60)).hash(into);
        (form.minutes_left(now), expires <= now).hash(into);
    }
}

fn session(session: &Session, into: &mut DefaultHasher) {
    discriminant(&session.status).hash(into);
    session.expired.hash(into);
    if let Some(payment) = &session.payment {
        (payment.id.as_str(), payment.short_amount() > 0).hash(into);
        discriminant::<PaymentStatus>(&payment.status).hash(into);
    }
}

fn doubt(doubt: &Doubt) -> (u8, &'static str, u8) {
    match doubt {
        Doubt::Answer => (0, "", 0),
        Doubt::Elsewhere => (1, "", 0),
        Doubt::Refusal(refusal) => (2, refusal.notice.reason(), 0),
        Doubt::Return => (3, "", 0),
        Doubt::Challenge(of, Ending::SteppedBack) => (4, subject(of), 0),
        Doubt::Challenge(of, Ending::TimedOut) => (4, subject(of), 1),
        Doubt::Challenge(of, Ending::Returned) => (4, subject(of), 2),
    }
}

fn subject(subject: &Subject) -> &'static str {
    match subject {
        Subject::Session => "session",
        Subject::SecureToken(_) => "token",
    }
}
