//! What distinguishes what is drawn.
//!
//! A screen is made of pieces that stand beside each other without changing one another: the stage's own view, the rows
//! of the list, the fields, what is said under each field, a notice, the amount, the button. A state's *keys* are those
//! of its pieces, each a few words: two states with the same keys are drawn alike but for amounts, dates and what was
//! typed. The gallery is complete if every key of every reachable state is a key of one of its faces; the product of
//! all pieces with all others is not asked for, since none of them changes another.

use komoju_checkout::flow::{
    Barcode, Challenging, Choice, Collecting, DoneKind, Failed, Instructing, Part, Redirecting, Shortfall, Stage,
    State, Step, Subject,
};
use komoju_checkout::i18n::{FieldProblem, Notice};
use komoju_checkout::methods::{Ask, Kind, Paid};
use komoju_checkout::wire::{Mode, Payment};
use std::collections::BTreeSet;

/// The keys of a state.
pub fn keys(state: &State) -> BTreeSet<String> {
    let mut keys = Keys(BTreeSet::new());
    keys.of(state);
    keys.0
}

/// A problem's kind: its variant, and how many digits a security code must have.
pub fn problem_kind(problem: FieldProblem) -> String {
    let words = format!("{problem:?}");
    // A look-alike names a character; whichever it is, it is drawn in the same way.
    match problem {
        FieldProblem::CodeLength(digits) => format!("CodeLength{digits}"),
        _ => words.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned(),
    }
}

struct Keys(BTreeSet<String>);

impl Keys {
    fn add(&mut self, parts: &[&str]) {
        self.0.insert(parts.join(" "));
    }

    fn of(&mut self, state: &State) {
        let part = match state.options.part {
            Part::Whole => "whole",
            Part::Picker => "list",
            Part::Fields => "fields",
        };
        match &state.stage {
            // What becomes of the payment, the other part shows.
            Stage::Submitting(_)
            | Stage::Redirecting(_)
            | Stage::Instructing(_)
            | Stage::Done(_)
            | Stage::Failed(_)
                if state.options.part == Part::Picker =>
            {
                self.add(&["elsewhere"]);
            }
            Stage::Loading(_) => self.add(&["loading"]),
            Stage::Collecting(form) => {
                self.add(&["collecting", part]);
                self.picker(state, form, None);
            }
            Stage::Submitting(stage) => {
                self.add(&["submitting", step(&stage.step), part]);
                self.picker(state, &stage.form, Some(&stage.step));
            }
            Stage::Challenging(stage) => self.challenge(state, stage),
            Stage::Tokenised(_) => self.add(&["tokenised"]),
            Stage::Redirecting(stage) => self.redirect(stage),
            Stage::Instructing(stage) => self.slip(state, stage),
            Stage::Done(stage) => {
                let kind = match stage.kind {
                    DoneKind::Paid => "paid",
                    DoneKind::Reserved => "reserved",
                    DoneKind::Saved => "saved",
                };
                let paid = stage.payment.as_ref().and_then(Payment::to_pay);
                self.add(&["done", kind, has("an amount", paid.is_some()), has("a way on", stage.next.is_some())]);
            }
            Stage::Failed(stage) => self.failed(stage),
        }
    }

    fn picker(&mut self, state: &State, form: &Collecting, step: Option<&Step>) {
        let whole = state.options.part == Part::Whole;
        if state.options.part != Part::Fields {
            for (at, choice) in form.choices.iter().enumerate() {
                self.row(form, choice, form.chosen == Some(at));
            }
            self.add(&["the list", has("locks", step.is_some() || form.short.is_some())]);
        }
        if state.options.part == Part::Picker {
            return;
        }
        let used_up = form.short.as_ref().is_some_and(|short| !short.continues);
        if !(whole && used_up) {
            self.fields(form, step.is_some());
        }
        let notice = match step {
            Some(Step::Looking { .. }) => Some(Notice::OutcomeUnknown),
            Some(Step::Lost(_)) => Some(Notice::OutcomeUnknownFinal),
            Some(_) => None,
            None => form.notice,
        };
        if let Some(notice) = notice {
            self.add(&["notice", notice.reason()]);
        }
        if let Some(short) = &form.short {
            self.short(state, form, short, step.is_some());
        }
        if step.is_none() {
            match form.minutes_left(state.now) {
                Some(1) => self.add(&["a minute left"]),
                Some(_) => self.add(&["minutes left"]),
                None => {}
            }
            if form.is_barred() {
                let back = state.way_back(Some(&form.session)).is_some();
                self.add(&["barred", has("a way back", back)]);
            } else if form.more_elsewhere && form.short.is_none() {
                self.add(&["more elsewhere"]);
            }
        }
        if let Some(Step::Lost(_)) = step {
            self.add(&["lost", has("a way back", state.way_back(Some(&form.session)).is_some())]);
        } else if !used_up && !form.is_barred() {
            self.button(state, form, step.is_some());
        }
    }

    fn row(&mut self, form: &Collecting, choice: &Choice, chosen: bool) {
        let look = match (chosen, choice.over_limit.is_some()) {
            (_, true) => "barred",
            (true, false) => "chosen",
            (false, false) => "open",
        };
        let offer = &form.session.offers[choice.offer];
        self.add(&["row", &offer.payment_type, look]);
        if choice.price.fee.is_some() {
            self.add(&["fee in a row"]);
        }
    }

    fn fields(&mut self, form: &Collecting, locked: bool) {
        let Some((_, offer, current)) = form.current() else { return };
        let of = offer.payment_type.as_str();
        for (ask, entry) in current.asks.iter().zip(&current.entries) {
            let text = if entry.text.is_empty() { "empty" } else { "filled in" };
            let lock = if locked { "locked" } else { "open" };
            self.add(&["field", of, ask.field.name.as_str(), need(ask), text, lock]);
            if ask.field.kind == Kind::Tiles {
                for pick in &ask.picks {
                    self.add(&["pick", of, &pick.value, has("a picture", pick.icon.is_some())]);
                }
            }
            if let Some(problem) = entry.problem {
                self.add(&["problem", of, ask.field.name.as_str(), &problem_kind(problem)]);
            }
        }
        if let Some(brand) = form.brand() {
            self.add(&["brand", &format!("{brand:?}")]);
        }
    }

    fn button(&mut self, state: &State, form: &Collecting, busy: bool) {
        let Some((choice, _, _)) = form.current() else { return };
        let priced = has("an amount", form.to_pay(choice).is_some());
        if !state.options.button {
            return self.add(&["no button", has("is busy", busy)]);
        }
        let label = match (&form.session.mode, choice.method.paid) {
            _ if busy => "busy".to_owned(),
            (Mode::Customer, Paid::Card) => "save the card".to_owned(),
            (Mode::Customer, _) => "save".to_owned(),
            (Mode::CustomerPayment, _) => "pay and save".to_owned(),
            _ => format!("{:?}", choice.method.button),
        };
        self.add(&["button", &label, priced]);
        if choice.method.paid == Paid::Card {
            self.add(&["secure"]);
        }
        if choice.price.fee.is_some() && form.short.is_none() {
            self.add(&["fee in the sum"]);
        }
        if let Some(converted) = &choice.price.converted {
            self.add(&["converted", has("a rate", converted.rate.is_some())]);
        }
    }

    fn short(&mut self, state: &State, form: &Collecting, short: &Shortfall, locked: bool) {
        let cards = has("cards", !short.cards.is_empty());
        self.add(&["short", if short.continues { "goes on here" } else { "goes on elsewhere" }, cards]);
        self.add(&["short of", has("an amount", short.missing.is_some())]);
        if !locked {
            let page = short.continues && short.elsewhere.is_some();
            let back = state.way_back(Some(&form.session)).is_some();
            self.add(&["ways on", has("a page", page), has("a way back", back)]);
        }
    }

    fn challenge(&mut self, state: &State, stage: &Challenging) {
        let of = match stage.subject {
            Subject::Session => "of a payment",
            Subject::SecureToken(_) => "of a token",
        };
        self.add(&["challenging", of, if stage.leaving { "really?" } else { "open" }]);
        self.picker(state, &stage.form, Some(&Step::Paying));
    }

    fn redirect(&mut self, stage: &Redirecting) {
        self.add(&["redirecting", if stage.app.is_some() { "to an app" } else { "to a page" }]);
    }

    fn slip(&mut self, state: &State, stage: &Instructing) {
        let slip = &stage.slip;
        let of = slip.payment.payment_type();
        self.add(&["instructing", of]);
        if let Some(store) = &slip.instructions.store {
            self.add(&["store", &store.replace('_', "-")]);
        }
        for line in &slip.instructions.lines {
            self.add(&["line", of, &format!("{:?}", line.label), has("a warning", line.warning.is_some())]);
        }
        if let Some(place) = slip.instructions.place {
            self.add(&["place", &format!("{place:?}")]);
        }
        self.add(&[
            "barcode",
            match stage.barcode {
                Barcode::None => "none",
                Barcode::Awaited { .. } => "awaited",
                Barcode::Shown { .. } => "shown",
            },
        ]);
        self.add(&[
            "deadline",
            match slip.days_left(state.now) {
                None => "none",
                Some(0) => "today",
                Some(1) => "tomorrow",
                Some(2..) => "days",
                Some(_) => "passed",
            },
        ]);
        self.add(&["slip", has("an amount", slip.price.total.is_some()), has("a fee", slip.price.fee.is_some())]);
        if slip.link.is_some() {
            self.add(&["link", &format!("{:?}", slip.instructions.link_label)]);
        }
        self.add(&["slip", has("a way back", slip.back.is_some())]);
    }

    fn failed(&mut self, stage: &Failed) {
        self.add(&["failed", stage.notice.reason(), if stage.retry { "again" } else { "for good" }]);
        self.add(&["failed", has("a page", stage.hosted.is_some()), has("a way back", stage.back.is_some())]);
    }
}

fn step(step: &Step) -> &'static str {
    match step {
        Step::Asking => "asking",
        Step::Paying => "paying",
        Step::Tokenising => "tokenising",
        Step::Continuing => "continuing",
        Step::Looking { .. } => "looking",
        Step::Lost(_) => "lost",
    }
}

fn need(ask: &Ask) -> &'static str {
    if ask.required { "required" } else { "optional" }
}

fn has(what: &'static str, it_has: bool) -> &'static str {
    if it_has { what } else { "" }
}
