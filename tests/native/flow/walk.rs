//! A random walk through the life of a checkout: whatever happens in whatever order, some things always hold.
//!
//! The walk plays shopper, page, clock and API. It knows what is under way, so that it can also tell whether the
//! checkout is stuck.

use super::replies::{Replies, deliver};
use super::way_on::{Open, way_on};
use crate::conversation::{Conversation, NOW, attempt_of, in_words, options};
use crate::fixtures::json;
use crate::random::Random;
use komoju_checkout::domain::Secret;
use komoju_checkout::flow::{DoneKind, Effect, Event, Options, PageEvent, Returned, Stage, Step};
use komoju_checkout::methods::{FieldName, Kind};
use komoju_checkout::wire::{Call, Mode};
use serde_json::{Value, json as value};

/// How many walks are taken: by default, and with `KOMOJU_LONG=1`.
const WALKS: u64 = 3_000;
const MANY_WALKS: u64 = 300_000;
const STEPS: usize = 40;

const FIELDS: &[FieldName] = &[
    FieldName::Number,
    FieldName::Expiry,
    FieldName::Cvc,
    FieldName::Name,
    FieldName::Email,
    FieldName::Phone,
    FieldName::Store,
];

const TYPED: &[&str] =
    &["", "4111 1111 1111 1111", "12 / 30", "123", "TARO YAMADA", "a@example.com", "lawson", "ａ\u{0}😀", "0"];

struct Walk {
    checkout: Conversation,
    random: Random,
    open: Vec<Open>,
    ended: Vec<Open>,
    /// Whether a payment was sent about which nothing has been heard since, neither a refusal nor a look.
    unheard_of: bool,
    /// What the API said last.
    said: Value,
    reached: Vec<String>,
}

#[test]
fn whatever_happens_some_things_always_hold() {
    let replies = Replies::new();
    let mut reached = Vec::new();
    let walks = if std::env::var_os("KOMOJU_LONG").is_some() { MANY_WALKS } else { WALKS };
    for seed in 0..walks {
        let mut walk = Walk::begin(seed, &replies);
        for step in 0..STEPS {
            walk.step(&replies);
            walk.check(&format!("walk {seed}, step {step}"));
        }
        reached.append(&mut walk.reached);
        reached.sort();
        reached.dedup();
    }
    // A walk that never gets anywhere would prove nothing.
    for stage in [
        "asking",
        "challenged at https://bank.example.com/ask",
        "collecting",
        "collecting, card_declined",
        "collecting, nothing_charged",
        "collecting, short_amount",
        "continuing",
        "done, Paid",
        "done, Reserved",
        "done, Saved",
        "failed, session_expired",
        "failed, unreachable",
        "instructing",
        "loading",
        "looking",
        "lost",
        "paying",
        "tokenised",
        "tokenising",
    ] {
        assert!(reached.iter().any(|found| found == stage), "never {stage}, but {reached:?}");
    }
}

impl Walk {
    fn begin(seed: u64, replies: &Replies) -> Walk {
        let mut random = Random::new(seed);
        let options = Options {
            token: random.once_in(4),
            continues: random.once_in(2),
            phone: random.once_in(2),
            paying: random.once_in(8),
            returned: *random.pick(&[Returned::No, Returned::No, Returned::Somehow, Returned::Cancelled]),
            ..options()
        };
        let mut walk = Walk {
            checkout: Conversation::with(options),
            random,
            open: Vec::new(),
            ended: Vec::new(),
            unheard_of: false,
            said: Value::Null,
            reached: Vec::new(),
        };
        if walk.random.once_in(4) {
            let session = replies.session(&mut walk.random);
            walk.said = session.clone();
            walk.happen(Event::SessionGiven { now: NOW, session: json(&session) });
        } else {
            walk.happen(Event::Started { now: NOW });
        }
        walk
    }

    fn step(&mut self, replies: &Replies) {
        if !self.open.is_empty() && !self.random.once_in(3) {
            let at = self.random.below(self.open.len());
            let ended = self.open.swap_remove(at);
            self.ended.push(ended);
            self.end(ended, replies);
        } else if !self.ended.is_empty() && self.random.once_in(8) {
            // Said twice: must not be heard twice. Waits end once, by the browser's word.
            let again = *self.random.pick(&self.ended);
            if !matches!(again, Open::Session(_) | Open::Wait(_)) {
                self.end(again, replies);
            }
        } else {
            let event = self.shopper_or_page();
            self.happen(event);
        }
    }

    fn shopper_or_page(&mut self) -> Event {
        let random = &mut self.random;
        match random.below(22) {
            16 => Event::StepBackPressed,
            17 => Event::StayPressed,
            18 => Event::FrameHinted,
            19 if random.once_in(3) => Event::FrameReturned,
            20 if random.once_in(3) => Event::FullPagePressed,
            21 => Event::Shown { now: NOW },
            0 | 1 => Event::MethodChosen(random.below(4)),
            2..=4 => Event::FieldChanged(*random.pick(FIELDS), Secret::from(*random.pick(TYPED))),
            5 => Event::FieldLeft(*random.pick(FIELDS)),
            6 => Event::RetryPressed { now: NOW },
            7 => Event::PageHidden,
            8 if random.once_in(3) => Event::CameBack { now: NOW },
            9..=11 => {
                self.fill_in();
                Event::PayPressed { now: NOW, online: true }
            }
            _ => Event::PayPressed { now: NOW, online: !self.random.once_in(10) },
        }
    }

    /// Fills in the whole form: left to chance, hardly any would ever be sent.
    fn fill_in(&mut self) {
        let at = self.random.below(3);
        self.happen(Event::MethodChosen(at));
        let Stage::Collecting(form) = &self.checkout.state.stage else { return };
        let Some((_, _, form)) = form.current() else { return };
        let kinds: Vec<_> = form.asks.iter().map(|ask| (ask.field.name, ask.field.kind)).collect();
        for (name, kind) in kinds {
            let text = match kind {
                Kind::CardNumber => "4111 1111 1111 1111",
                Kind::Expiry => "12 / 30",
                Kind::Code => "123",
                Kind::Name | Kind::CardName => "TARO YAMADA",
                Kind::Email => "a@example.com",
                Kind::Phone => "090-1111-2222",
                Kind::Tiles => "lawson",
                Kind::Kana => "ヤマダ",
                Kind::List => "1",
                Kind::Prepaid | Kind::Hiragana | Kind::Account | Kind::Password => "1111111111111111",
            };
            self.happen(Event::FieldChanged(name, text.into()));
        }
    }

    fn end(&mut self, ended: Open, replies: &Replies) {
        match ended {
            Open::Session(attempt) => {
                let session = replies.session(&mut self.random);
                let reply = deliver(&session, &mut self.random);
                let current = attempt == self.checkout.state.attempt;
                if current {
                    self.unheard_of &= !reply.as_ref().is_ok_and(|reply| reply.body.is_some());
                    self.said = session;
                }
                self.happen(Event::SessionReplied { attempt, reply });
            }
            Open::Pay(attempt) => {
                let answer = replies.pay_answer(&mut self.random);
                let reply = deliver(&answer, &mut self.random);
                let current = attempt == self.checkout.state.attempt && self.checkout.stands_at() == "paying";
                if current {
                    self.said = answer;
                }
                self.happen(Event::PayReplied { attempt, reply });
                let back = matches!(self.checkout.state.stage, Stage::Collecting(_));
                self.unheard_of &= !(current && back);
            }
            Open::Token(attempt) => {
                let reply = deliver(&replies.token(&mut self.random), &mut self.random);
                self.happen(Event::TokenReplied { attempt, reply });
            }
            Open::Barcode(attempt) => {
                let reply = deliver(&replies.barcode(&mut self.random), &mut self.random);
                self.happen(Event::BarcodeReplied { attempt, reply });
            }
            Open::Continue(attempt) => {
                let accepted = self.random.once_in(2);
                self.happen(Event::ContinueReplied { attempt, accepted });
            }
            Open::Wait(attempt) => self.happen(Event::TimePassed { attempt, now: NOW }),
            Open::Page(attempt, told) => {
                let prevented = self.random.once_in(4);
                self.happen(Event::PageAnswered { attempt, told, prevented });
            }
        }
    }

    fn happen(&mut self, event: Event) {
        let before = self.checkout.stands_at();
        self.checkout.send(event);
        let after = self.checkout.stands_at();
        for effect in &self.checkout.effects {
            self.open.extend(Open::of(effect));
            match effect {
                Effect::Call(_, Call::Pay(..)) => {
                    assert!(!self.unheard_of, "paid again without having heard of the first payment");
                    self.unheard_of = true;
                }
                Effect::Tell(_, event) => {
                    if let (PageEvent::Error(report), Stage::Failed(failed)) = (event, &self.checkout.state.stage) {
                        assert_eq!((report.notice, report.retry), (failed.notice, failed.retry), "told and shown");
                    }
                }
                _ => {}
            }
            let current = attempt_of(effect).is_none_or(|attempt| attempt == self.checkout.state.attempt);
            assert!(current, "{}", in_words(effect));
        }
        if after.starts_with("done") && after != before {
            self.check_done();
        }
        self.reached.push(after);
    }

    /// Done is shown only for an answer that says so in as many words.
    fn check_done(&self) {
        let Stage::Done(done) = &self.checkout.state.stage else { return };
        assert_eq!(self.said["status"], "completed", "{}", self.said);
        assert!(matches!(&self.said["error"], Value::Null | Value::Bool(false)), "{}", self.said);
        let status = &self.said["payment"]["status"];
        match done.kind {
            DoneKind::Paid => assert_eq!(status, "captured"),
            DoneKind::Reserved => assert_eq!(status, "authorized"),
            DoneKind::Saved => {
                assert_eq!(done.session.mode, Mode::Customer);
                assert!(!self.said["payment"].is_object(), "{}", self.said);
            }
        }
    }

    fn check(&self, place: &str) {
        let state = &self.checkout.state;
        assert!(way_on(state, &self.open), "stuck at {}: {place}", self.checkout.stands_at());
        if let Stage::Submitting(stage) = &state.stage
            && stage.step != Step::Asking
            && let Some((_, _, form)) = stage.form.current()
            && let Some(code) = form.entry(FieldName::Cvc)
        {
            assert!(code.text.is_empty(), "the security code is still there: {place}");
        }
    }
}

#[test]
fn a_failed_checkout_offers_the_way_back_whenever_somebody_named_one() {
    for name in ["session_expired.json", "session_refunded.json", "session_cancelled_with_payment.json"] {
        for (in_session, in_page) in
            [(value!("https://shop.example/"), None), (value!(null), Some("https://shop.example/".to_owned()))]
        {
            let mut checkout = Conversation::with(Options { return_url: in_page, ..options() });
            let session = crate::fixtures::with(crate::fixtures::fixture(name), value!({"return_url": in_session}));
            checkout.send(Event::SessionGiven { now: NOW, session: json(&session) });
            let Stage::Failed(failed) = &checkout.state.stage else { panic!("{}", checkout.stands_at()) };
            assert!(failed.back.is_some(), "{name}");
        }
    }
}
