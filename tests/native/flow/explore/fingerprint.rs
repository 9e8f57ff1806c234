//! When two states count as one: all that decides what can happen, and nothing that only counts or was typed.
//!
//! Of the attempt only what is under way for it counts (the model knows); of a text, whether there is one; of a time,
//! whether it has come. Three things are left out because they decide nothing, and together they are most of the states:
//!
//! - the notice of a form that is locked: whatever gives the form back says why in a notice of its own;
//! - whether the watch of a form is due, where the session has no end that is waited for as well: a watch that was due
//!   while the form was locked goes off as soon as it is open, any other one later, and both read the session;
//! - what the session said when the form was made: what is read next counts, and that is never compared with it.
//!
//! Nobody need believe this: in the usual worlds these states are kept apart, and `same_ways` sees that they go the same
//! ways. What is kept apart nowhere is how often a watch has read: that it ends one day is told in `flow/watching.rs`.

use super::model::Model;
use super::search::Ground;
use komoju_checkout::domain::deadline::Moment;
use komoju_checkout::flow::{Barcode, Collecting, Doubt, Ending, Stage, State, Step, Subject};
use komoju_checkout::wire::{PaymentStatus, SafeUrl, Session};
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

/// The same for fewer: the three are not left out.
pub(super) fn of_everything(ground: &Ground, state: &State, model: &Model) -> u64 {
    let mut hasher = DefaultHasher::new();
    (of(ground, state, model), of_whole_state(ground, state)).hash(&mut hasher);
    hasher.finish()
}

/// The same of a state alone, whatever the model says.
pub(super) fn of_whole_state(ground: &Ground, state: &State) -> u64 {
    let mut into = DefaultHasher::new();
    of_state(ground, state).hash(&mut into);
    let form = match &state.stage {
        Stage::Collecting(form) | Stage::Tokenised(form) => Some(form),
        Stage::Submitting(stage) => Some(&stage.form),
        Stage::Challenging(stage) => Some(&stage.form),
        _ => None,
    };
    if let Some(form) = form {
        form.notice.map(|notice| notice.reason()).hash(&mut into);
        form.watch.map(|watch| watch.next <= state.now).hash(&mut into);
    }
    let of = match &state.stage {
        Stage::Redirecting(stage) => Some(&stage.session),
        Stage::Instructing(stage) => Some(&stage.slip.session),
        Stage::Done(stage) => Some(&stage.session),
        _ => form.map(|form| &form.session),
    };
    if let Some(of) = of {
        session(of, &mut into);
    }
    into.finish()
}

/// What counts of a state; of what the page asks for, what tells worlds apart that differ only in where they begin.
fn of_state(ground: &Ground, state: &State) -> u64 {
    let mut into = DefaultHasher::new();
    let now = state.now.unix();
    (state.options.paying, discriminant(&state.options.returned)).hash(&mut into);
    discriminant(&state.stage).hash(&mut into);
    match &state.stage {
        Stage::Loading(stage) => (stage.failed_tries, stage.doubt.as_ref().map(doubt)).hash(&mut into),
        Stage::Collecting(stage) => {
            form(ground, stage, state.now, &mut into);
            stage.notice.map(|notice| notice.reason()).hash(&mut into);
        }
        Stage::Tokenised(stage) => form(ground, stage, state.now, &mut into),
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
        Stage::Redirecting(stage) => (stage.app.is_some(), stage.url.as_str()).hash(&mut into),
        Stage::Instructing(stage) => {
            (stage.watch.next.unix() <= now).hash(&mut into);
            match &stage.barcode {
                Barcode::None => 0.hash(&mut into),
                Barcode::Awaited { due, tries, .. } => (1, due.unix() <= now, tries).hash(&mut into),
                Barcode::Shown { due, .. } => (2, due.unix() <= now).hash(&mut into),
            }
        }
        Stage::Done(stage) => (stage.kind as u8, stage.goes_on, stage.next.is_some()).hash(&mut into),
        Stage::Failed(stage) => {
            (stage.notice.reason(), stage.retry, stage.hosted.is_some(), stage.back.is_some()).hash(&mut into);
            stage.doubt.as_ref().map(doubt).hash(&mut into);
        }
    }
    into.finish()
}

/// What counts of a form, locked or open.
fn form(ground: &Ground, form: &Collecting, now: Moment, into: &mut DefaultHasher) {
    form.chosen.hash(into);
    for form in &form.forms {
        for entry in &form.entries {
            (entry.text.is_empty(), entry.problem.map(|problem| problem.reason())).hash(into);
        }
    }
    let short = form.short.as_ref();
    short.map(|short| (short.continues, short.elsewhere.as_ref().map(SafeUrl::as_str))).hash(into);
    form.watch.is_some().hash(into);
    if let Some(expires) = ground.world.expires {
        form.watch.map(|watch| watch.next <= now).hash(into);
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
