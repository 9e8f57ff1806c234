//! A random walk through the life of a checkout: whatever happens in whatever order, some things always hold.
//!
//! The walk plays shopper, page, clock and API. It knows what is under way, so that it can also tell whether the
//! checkout is stuck.

use super::replies::{Replies, deliver};
use crate::conversation::{Conversation, NOW, attempt_of, in_words, options};
use crate::fixtures::json;
use crate::random::Random;
use komoju_checkout::domain::Secret;
use komoju_checkout::flow::{Attempt, DoneKind, Effect, Event, Failed, PageEvent, Stage, State, Step, Told};
use komoju_checkout::methods::{FieldName, Kind};
use komoju_checkout::wire::{Call, Mode};
use serde_json::{Value, json as value};

const WALKS: u64 = 3_000;
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

/// What was begun and has not come to an end.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Session(Attempt),
    Pay(Attempt),
    Wait(Attempt),
    Page(Attempt, Told),
}

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
    for seed in 0..WALKS {
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
        "collecting",
        "collecting, card_declined",
        "collecting, nothing_charged",
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
    ] {
        assert!(reached.iter().any(|found| found == stage), "never {stage}, but {reached:?}");
    }
}

impl Walk {
    fn begin(seed: u64, replies: &Replies) -> Walk {
        let mut walk = Walk {
            checkout: Conversation::with(options()),
            random: Random::new(seed),
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
        match random.below(16) {
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
            match effect {
                Effect::Call(attempt, Call::ShowSession(_)) => self.open.push(Open::Session(*attempt)),
                Effect::Call(attempt, Call::Pay(..)) => {
                    assert!(!self.unheard_of, "paid again without having heard of the first payment");
                    self.unheard_of = true;
                    self.open.push(Open::Pay(*attempt));
                }
                Effect::Wait(attempt, _) => self.open.push(Open::Wait(*attempt)),
                Effect::Tell(attempt, event) => {
                    self.open.extend(event.told().map(|told| Open::Page(*attempt, told)));
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

/// Whether anything can happen from here that leads on: something under way whose end is awaited, something the
/// shopper can do, or an end that is one.
fn way_on(state: &State, open: &[Open]) -> bool {
    let now = state.attempt;
    let awaited = |what: &[Open]| what.iter().any(|one| open.contains(one));
    match &state.stage {
        Stage::Loading(_) => awaited(&[Open::Session(now), Open::Wait(now)]),
        // Where everything is over its limit, the reasons stand there, and a link to the provider's page.
        Stage::Collecting(form) => !form.is_barred() || state.hosted_page(Some(&form.session)).is_some(),
        Stage::Submitting(stage) => match &stage.step {
            Step::Asking => awaited(&[Open::Page(now, Told::BeforePay)]),
            Step::Paying => awaited(&[Open::Pay(now)]),
            Step::Looking { .. } => awaited(&[Open::Session(now), Open::Wait(now)]),
            // "Look again" is there.
            Step::Lost(_) => true,
            Step::Tokenising | Step::Continuing => unreachable!("no token is asked for"),
        },
        // Cancel and the full page are there.
        Stage::Challenging(_) | Stage::Tokenised(_) => true,
        // A link stands there, whatever the page prevented.
        Stage::Redirecting(_) => true,
        Stage::Instructing(_) | Stage::Done(_) => true,
        Stage::Failed(failed) => has_way_on(state, failed),
    }
}

/// Try again, the hosted page or the way back. Only what is over, in a session that names no way back, has none.
fn has_way_on(state: &State, failed: &Failed) -> bool {
    const OVER: &[&str] = &["session_expired", "session_closed", "session_missing", "already_paid"];
    failed.retry
        || failed.hosted.is_some()
        || failed.back.is_some()
        || (OVER.contains(&failed.notice.reason()) && state.options.return_url.is_none())
}

#[test]
fn a_failed_checkout_offers_the_way_back_whenever_somebody_named_one() {
    for name in ["session_expired.json", "session_refunded.json", "session_cancelled_with_payment.json"] {
        for (in_session, in_page) in
            [(value!("https://shop.example/"), None), (value!(null), Some("https://shop.example/".to_owned()))]
        {
            let mut checkout = Conversation::with(komoju_checkout::flow::Options { return_url: in_page, ..options() });
            let session = crate::fixtures::with(crate::fixtures::fixture(name), value!({"return_url": in_session}));
            checkout.send(Event::SessionGiven { now: NOW, session: json(&session) });
            let Stage::Failed(failed) = &checkout.state.stage else { panic!("{}", checkout.stands_at()) };
            assert!(failed.back.is_some(), "{name}");
        }
    }
}
