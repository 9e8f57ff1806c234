//! A checkout whose API answers whatever comes to mind.
//!
//! An input is the body of an answer, a zero byte, and what happens after it, a byte each. The checkout is brought to where
//! it waits for such an answer by answers as they are documented.

use crate::conversation::{Conversation, NOW, attempt_of, in_words, of_this_session, options};
use crate::fixtures::json;
use crate::harmless::{is_safe, is_script, told_is_harmless};
use crate::samples::{all_methods, awaiting_cash};
use crate::way_on::{Open, way_on};
use komoju_checkout::domain::Secret;
use komoju_checkout::flow::{Effect, Event, Options, Returned, Stage, Told};
use komoju_checkout::methods::{FieldName, Kind};
use komoju_checkout::wire::{Call, Failure, Json, Reply};
use serde_json::json as value;

/// The most that happens after an answer; a search for more would be slower and find the same.
const LONGEST: usize = 48;

/// What the shopper types here; none of it may be told to the page.
const TYPED: &[&str] =
    &["4111 1111 1111 1111", "4111111111111111", "CANARY TYPED", "canary@typed.example", "キャナリー"];

/// The session is answered so.
pub fn session(data: &[u8]) {
    let (mut life, body) = Life::begin(data, |moves| Options {
        token: moves.once_in(4),
        continues: moves.once_in(2),
        phone: moves.once_in(2),
        paying: moves.once_in(8),
        returned: *moves.pick(&[Returned::No, Returned::No, Returned::Somehow, Returned::Cancelled]),
        ..options()
    });
    life.start();
    life.answered(Awaited::Session, body);
    life.go_on();
}

/// Paying is answered so.
pub fn pay(data: &[u8]) {
    let (mut life, body) = Life::begin(data, |moves| Options { phone: moves.once_in(2), ..options() });
    life.pay();
    life.answered(Awaited::Pay, body);
    life.go_on();
}

/// Any of the calls is refused so.
pub fn error(data: &[u8]) {
    let (mut life, body) = Life::begin(data, |moves| Options { token: moves.once_in(3), ..options() });
    let status = *life.moves.pick(&[400, 401, 402, 403, 404, 408, 409, 410, 418, 422, 429, 500, 502, 503, 504, 200]);
    if life.moves.once_in(4) {
        life.start();
    } else {
        life.pay();
    }
    for awaited in [Awaited::Session, Awaited::Pay, Awaited::Token] {
        life.answered_with(awaited, status, body.clone());
    }
    life.go_on();
}

/// A token is answered so.
pub fn token(data: &[u8]) {
    let (mut life, body) = Life::begin(data, |_| Options { token: true, ..options() });
    life.pay();
    life.answered(Awaited::Token, body);
    life.go_on();
}

/// A barcode is answered so.
pub fn barcode(data: &[u8]) {
    let (mut life, body) = Life::begin(data, |_| options());
    life.start();
    life.answered(Awaited::Session, Some(json(&awaiting_cash())));
    life.answered(Awaited::Barcode, body);
    life.go_on();
}

/// What is waited for.
#[derive(Clone, Copy, PartialEq)]
enum Awaited {
    Session,
    Pay,
    Token,
    Barcode,
}

/// The bytes that decide what happens.
struct Moves<'a>(&'a [u8]);

impl Moves<'_> {
    fn next(&mut self) -> Option<usize> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(usize::from(*first))
    }

    fn once_in(&mut self, times: usize) -> bool {
        self.next().is_some_and(|byte| byte % times == 1)
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.next().unwrap_or_default() % from.len()]
    }
}

struct Life<'a> {
    checkout: Conversation,
    moves: Moves<'a>,
    open: Vec<Open>,
    /// The hostile answer, which may come again.
    hostile: Option<Json>,
    /// Whether a payment was sent about which nothing has been heard since.
    unheard_of: bool,
    /// What came last, as it came.
    said: Option<Json>,
    /// Whether an answer has in it what is typed: libFuzzer sees what it is compared with. That says nothing, then.
    says_typed: bool,
}

impl<'a> Life<'a> {
    fn begin(data: &'a [u8], options: impl FnOnce(&mut Moves) -> Options) -> (Life<'a>, Option<Json>) {
        let end = data.iter().position(|byte| *byte == 0).unwrap_or(data.len());
        let moves = data.get(end + 1..).unwrap_or_default();
        let mut moves = Moves(&moves[..moves.len().min(LONGEST)]);
        let body: Option<Json> = serde_json::from_slice(&data[..end]).ok();
        let checkout = Conversation::with(options(&mut moves));
        let answer = String::from_utf8_lossy(&data[..end]);
        let says_typed = TYPED.iter().any(|typed| answer.contains(typed));
        let (open, hostile) = (Vec::new(), body.clone());
        let life = Life { checkout, moves, open, hostile, unheard_of: false, said: None, says_typed };
        (life, body)
    }

    fn start(&mut self) {
        self.happen(Event::Started { now: NOW });
    }

    /// The shopper has filled in a form and pressed "pay", and the page agreed.
    fn pay(&mut self) {
        self.start();
        self.answered(Awaited::Session, Some(json(&all_methods())));
        self.fill_in();
        self.happen(Event::PayPressed { now: NOW, online: true });
        let attempt = self.checkout.state.attempt;
        self.happen(Event::PageAnswered { attempt, told: Told::BeforePay, prevented: false });
    }

    fn fill_in(&mut self) {
        let method = self.moves.next().unwrap_or_default() % 6;
        self.happen(Event::MethodChosen(method));
        let Stage::Collecting(form) = &self.checkout.state.stage else { return };
        let Some((_, _, form)) = form.current() else { return };
        let asks: Vec<_> = form.asks.iter().map(|ask| (ask.field.name, ask.field.kind)).collect();
        for (name, kind) in asks {
            let text = match kind {
                Kind::CardNumber => TYPED[0],
                Kind::Expiry => "12 / 30",
                Kind::Code => "123",
                Kind::Name | Kind::CardName => TYPED[2],
                Kind::Email => TYPED[3],
                Kind::Phone => "090-1111-2222",
                Kind::Tiles => "lawson",
                Kind::Kana => TYPED[4],
                Kind::List => "1",
                Kind::Prepaid | Kind::Hiragana | Kind::Account | Kind::Password => "1111111111111111",
            };
            self.happen(Event::FieldChanged(name, Secret::from(text)));
        }
    }

    fn answered(&mut self, awaited: Awaited, body: Option<Json>) {
        let status = *self.moves.pick(&[200, 200, 200, 201, 202, 204, 301, 404, 422, 500]);
        self.answered_with(awaited, status, body);
    }

    /// Answers the call that is under way, if it is one of these.
    fn answered_with(&mut self, awaited: Awaited, status: u16, body: Option<Json>) {
        let is_it = |open: &Open| match open {
            Open::Session(_) => awaited == Awaited::Session,
            Open::Pay(_) => awaited == Awaited::Pay,
            Open::Token(_) => awaited == Awaited::Token,
            Open::Barcode(_) => awaited == Awaited::Barcode,
            _ => false,
        };
        let Some(at) = self.open.iter().rposition(is_it) else { return };
        let open = self.open.swap_remove(at);
        // Under another name it would be no answer at all, which is found out soon.
        let body = if self.moves.once_in(16) { body } else { body.map(of_this_session) };
        self.replied(open, Ok(Reply { status, body, retry_after: None }));
    }

    fn go_on(&mut self) {
        while let Some(choice) = self.moves.next() {
            match choice % 8 {
                0..=4 => self.end_something(),
                5 => {
                    self.fill_in();
                    self.happen(Event::PayPressed { now: self.checkout.state.now, online: true });
                }
                _ => {
                    let event = self.by_hand();
                    self.happen(event);
                }
            }
        }
    }

    /// Something that is under way comes to its end.
    fn end_something(&mut self) {
        if self.open.is_empty() {
            return;
        }
        let at = self.moves.next().unwrap_or_default() % self.open.len();
        let open = self.open.swap_remove(at);
        let now = self.checkout.state.now;
        match open {
            Open::Continue(attempt) => {
                let accepted = self.moves.once_in(2);
                self.happen(Event::ContinueReplied { attempt, accepted });
            }
            Open::Wait(attempt) => self.happen(Event::TimePassed { attempt, now: now.after(5) }),
            Open::Page(attempt, told) => {
                let prevented = self.moves.once_in(4);
                self.happen(Event::PageAnswered { attempt, told, prevented });
            }
            _ => {
                let reply = self.reply();
                self.replied(open, reply);
            }
        }
    }

    fn reply(&mut self) -> Result<Reply, Failure> {
        let body = match self.moves.next().unwrap_or_default() % 8 {
            0 => return Err(*self.moves.pick(&[Failure::Network, Failure::Timeout, Failure::Busy])),
            1 => Some(json(&all_methods())),
            2 => Some(json(&awaiting_cash())),
            3 => Some(json(&value!({"status": "completed", "payment": {"id": "p", "status": "captured"}}))),
            4 => Some(json(&value!({"error": {"code": "card_declined", "message": "no", "param": "number"}}))),
            _ => self.hostile.clone(),
        };
        let status = *self.moves.pick(&[200, 200, 200, 422, 502]);
        Ok(Reply { status, body: body.map(of_this_session), retry_after: Some(2) })
    }

    fn replied(&mut self, open: Open, reply: Result<Reply, Failure>) {
        let current = |attempt| attempt == self.checkout.state.attempt;
        let body = reply.as_ref().ok().and_then(|reply| reply.body.clone());
        match open {
            Open::Session(attempt) => {
                if current(attempt) {
                    self.unheard_of &= body.is_none();
                    self.said = body;
                }
                self.happen(Event::SessionReplied { attempt, reply });
            }
            Open::Pay(attempt) => {
                let counts = current(attempt);
                if counts {
                    self.said = body;
                }
                self.happen(Event::PayReplied { attempt, reply });
                let refused = counts && matches!(self.checkout.state.stage, Stage::Collecting(_));
                self.unheard_of &= !refused;
            }
            Open::Token(attempt) => self.happen(Event::TokenReplied { attempt, reply }),
            Open::Barcode(attempt) => self.happen(Event::BarcodeReplied { attempt, reply }),
            Open::Continue(_) | Open::Wait(_) | Open::Page(..) => unreachable!("these are no calls"),
        }
    }

    fn by_hand(&mut self) -> Event {
        const FIELDS: &[FieldName] = &[
            FieldName::Number,
            FieldName::Expiry,
            FieldName::Cvc,
            FieldName::Email,
            FieldName::Phone,
            FieldName::Store,
        ];
        let now = self.checkout.state.now;
        match self.moves.next().unwrap_or_default() % 16 {
            0 => Event::StepBackPressed,
            1 => Event::StayPressed,
            2 => Event::FrameHinted,
            3 => Event::FrameReturned,
            4 => Event::FullPagePressed,
            5 => Event::Shown { now },
            6 => Event::PageHidden,
            7 => Event::CameBack { now },
            8 => Event::RetryPressed { now },
            9 => Event::CheckAsked,
            10 => Event::ResetAsked,
            11 => Event::FieldLeft(*self.moves.pick(FIELDS)),
            12 => Event::FieldChanged(*self.moves.pick(FIELDS), Secret::from(*self.moves.pick(TYPED))),
            13 => match self.hostile.clone() {
                Some(session) => Event::SessionGiven { now, session },
                None => Event::Started { now },
            },
            _ => Event::PayPressed { now, online: false },
        }
    }

    /// Something happens, and afterwards everything is as it must be.
    fn happen(&mut self, event: Event) {
        let was_done = matches!(self.checkout.state.stage, Stage::Done(_));
        self.checkout.send(event);
        for effect in &self.checkout.effects {
            let current = attempt_of(effect).is_none_or(|attempt| attempt == self.checkout.state.attempt);
            assert!(current, "an effect of another attempt");
            self.open.extend(Open::of(effect));
            match effect {
                Effect::Call(_, Call::Pay(..)) => {
                    assert!(!self.unheard_of, "paid again without having heard of the first payment");
                    self.unheard_of = true;
                }
                Effect::Tell(_, event) => told_is_harmless(event),
                Effect::Navigate(url) => is_safe(url.as_str()),
                _ => {}
            }
            if !matches!(effect, Effect::Call(..)) {
                let words = in_words(effect);
                let is_told = TYPED.iter().any(|typed| words.contains(typed));
                assert!(self.says_typed || !is_told, "what was typed is told");
            }
        }
        let state = &self.checkout.state;
        assert!(way_on(state, &self.open), "no way on from {}", self.checkout.stands_at());
        match &state.stage {
            Stage::Done(done) => {
                assert!(was_done || self.said.as_ref().is_some_and(says_success), "done, though nobody has said so");
                done.next.iter().for_each(|url| is_safe(url.as_str()));
            }
            Stage::Failed(failed) => failed.hosted.iter().chain(&failed.back).for_each(|url| is_safe(url.as_str())),
            Stage::Challenging(stage) => is_safe(stage.url.as_str()),
            Stage::Redirecting(stage) => {
                is_safe(stage.url.as_str());
                stage.app.iter().for_each(|url| assert!(!is_script(url.as_str()), "a script as an app's address"));
            }
            Stage::Instructing(stage) => {
                let slip = &stage.slip;
                slip.link.iter().chain(&slip.back).for_each(|url| is_safe(url.as_str()));
            }
            _ => {}
        }
    }
}

/// Whether an answer holds one of the words for success, wherever it stands.
fn says_success(said: &Json) -> bool {
    match said {
        Json::Text(text) => ["completed", "captured", "authorized"].contains(&text.as_str()),
        Json::List(list) => list.iter().any(says_success),
        Json::Map(entries) => entries.iter().any(|(_, value)| says_success(value)),
        _ => false,
    }
}
