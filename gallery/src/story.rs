//! What leads to a face: what the page asks for, the session, and what happened, all of it through `flow::update`.

use komoju_checkout::domain::Secret;
use komoju_checkout::domain::deadline::Moment;
use komoju_checkout::flow::{Collecting, Event, Ground, Options, Part, Returned, Stage, State, Step, Told, update};
use komoju_checkout::i18n::Locale;
use komoju_checkout::methods::{Ask, FieldName, Kind, Known};
use komoju_checkout::wire::request::FraudDetails;
use komoju_checkout::wire::{Api, Failure, Json, PublishableKey, Reply, SessionId};
use serde_json::{Value, json};

/// When everything in the gallery takes place: 21 November 2026, noon in Japan.
pub const NOW: Moment = Moment::from_unix(1_795_230_000);

/// The id of the session.
const SESSION: &str = "e9x5mvx3jkpkofzcg7umfael6";

/// A checkout on its way to a face.
#[derive(Clone)]
pub(crate) struct Story {
    pub(crate) state: State,
    /// Where the gallery's own pages are.
    pub(crate) origin: String,
}

/// A session that offers these methods and has nothing else to it, for ¥8,888.
pub(crate) fn session(methods: Value) -> Value {
    json!({
        "id": SESSION, "resource": "session", "mode": "payment", "amount": 8888, "currency": "JPY", "payment": null,
        "session_url": "https://komoju.com/sessions/e9x5mvx3jkpkofzcg7umfael6", "return_url": "https://shop.example/",
        "payment_methods": methods, "status": "pending",
    })
}

/// The same value with the entries of `changes` put over its own.
pub(crate) fn with(mut base: Value, changes: Value) -> Value {
    for (key, value) in changes.as_object().into_iter().flatten() {
        base[key] = value.clone();
    }
    base
}

/// An error as the API answers it.
pub(crate) fn error(code: &str) -> Value {
    json!({"error": {"code": code, "param": null, "message": ""}})
}

impl Story {
    /// A page that does everything right. Nothing has happened yet.
    pub(crate) fn new(locale: Locale, origin: &str) -> Story {
        let options = Options {
            session: SessionId::parse(SESSION).ok_or(komoju_checkout::flow::options::SessionProblem::Missing),
            key: PublishableKey::parse("pk_test_1"),
            api: Api::parse(origin),
            paying: false,
            locale: Some(locale),
            own: String::new(),
            browser_locale: None,
            return_url: None,
            known: Known::default(),
            token: false,
            continues: false,
            phone: false,
            returned: Returned::No,
            payment_type: None,
            part: Part::Whole,
            button: true,
            fraud: FraudDetails::default(),
            ground: Ground::Own,
        };
        Story { state: State::new(options), origin: origin.to_owned() }
    }

    /// The page asks for something else; only before anything has happened.
    pub(crate) fn asking(self, change: impl FnOnce(&mut Options)) -> Story {
        let mut options = (*self.state.options).clone();
        change(&mut options);
        Story { state: State::new(options), ..self }
    }

    /// Something happens.
    pub(crate) fn send(self, event: Event) -> Story {
        Story { state: update(self.state, event).0, ..self }
    }

    /// The checkout begins, and the session is being read.
    pub(crate) fn begin(self) -> Story {
        self.send(Event::Started { now: NOW })
    }

    /// It begins, and this is the session.
    pub(crate) fn about(self, session: &Value) -> Story {
        self.begin().read(200, session)
    }

    /// It begins with one method, which is then open.
    pub(crate) fn of(self, offer: Value) -> Story {
        self.about(&session(json!([offer])))
    }

    /// Reading the session is answered.
    pub(crate) fn read(self, status: u16, body: &Value) -> Story {
        let attempt = self.state.attempt;
        self.send(Event::SessionReplied { attempt, reply: reply(status, body) })
    }

    /// The same, with no answer at all.
    pub(crate) fn read_in_vain(self) -> Story {
        let attempt = self.state.attempt;
        self.send(Event::SessionReplied { attempt, reply: Err(Failure::Network) })
    }

    /// The shopper chooses a method, by its place in the list.
    pub(crate) fn choose(self, at: usize) -> Story {
        self.send(Event::MethodChosen(at))
    }

    /// The shopper types into a field.
    pub(crate) fn enter(self, field: FieldName, text: &str) -> Story {
        self.send(Event::FieldChanged(field, Secret::from(text)))
    }

    /// The shopper types into a field and goes on to another one.
    pub(crate) fn enter_and_leave(self, field: FieldName, text: &str) -> Story {
        self.enter(field, text).send(Event::FieldLeft(field))
    }

    /// The shopper fills in what is empty.
    pub(crate) fn fill_in(self) -> Story {
        let Some(form) = self.form().and_then(Collecting::current).map(|(_, _, form)| form.clone()) else {
            return self;
        };
        let empty = form.asks.iter().zip(&form.entries).filter(|(_, entry)| entry.text.is_empty());
        empty.fold(self, |story, (ask, _)| story.enter_and_leave(ask.field.name, &sample(ask)))
    }

    /// The shopper presses "pay".
    pub(crate) fn press(self) -> Story {
        let now = self.state.now;
        self.send(Event::PayPressed { now, online: true })
    }

    /// The shopper presses "pay", and the page agrees.
    pub(crate) fn pay(self) -> Story {
        let story = self.press();
        let attempt = story.state.attempt;
        story.send(Event::PageAnswered { attempt, told: Told::BeforePay, prevented: false })
    }

    /// Paying is answered.
    pub(crate) fn paid(self, status: u16, body: &Value) -> Story {
        self.pay_replied(reply(status, body))
    }

    /// The same, whatever came.
    pub(crate) fn pay_replied(self, reply: Result<Reply, Failure>) -> Story {
        let attempt = self.state.attempt;
        self.send(Event::PayReplied { attempt, reply })
    }

    /// Making a token is answered.
    pub(crate) fn token(self, status: u16, body: &Value) -> Story {
        let attempt = self.state.attempt;
        self.send(Event::TokenReplied { attempt, reply: reply(status, body) })
    }

    /// Asking for the barcode is answered.
    pub(crate) fn barcode(self, body: &Value) -> Story {
        let attempt = self.state.attempt;
        self.send(Event::BarcodeReplied { attempt, reply: reply(200, body) })
    }

    /// The shop's server has been asked to continue a prepaid payment.
    pub(crate) fn continued(self, accepted: bool) -> Story {
        let attempt = self.state.attempt;
        self.send(Event::ContinueReplied { attempt, accepted })
    }

    /// So many seconds pass, and what was waited for is over.
    pub(crate) fn wait(self, seconds: i64) -> Story {
        let (attempt, now) = (self.state.attempt, self.state.now.after(seconds));
        self.send(Event::TimePassed { attempt, now })
    }

    /// The session is looked at until that is over; each time it says this.
    pub(crate) fn look(mut self, session: &Value) -> Story {
        while let Stage::Submitting(stage) = &self.state.stage {
            let Step::Looking { .. } = stage.step else { break };
            self = self.read(200, session);
            if matches!(&self.state.stage, Stage::Submitting(stage) if matches!(stage.step, Step::Looking { .. })) {
                self = self.wait(8);
            }
        }
        self
    }

    /// The form, open or locked.
    pub(crate) fn form(&self) -> Option<&Collecting> {
        match &self.state.stage {
            Stage::Collecting(form) | Stage::Tokenised(form) => Some(form),
            Stage::Submitting(stage) => Some(&stage.form),
            Stage::Challenging(stage) => Some(&stage.form),
            _ => None,
        }
    }

    /// What the form that is open asks for, by name and kind.
    pub(crate) fn fields(&self) -> Vec<(FieldName, Kind)> {
        let form = self.form().and_then(Collecting::current).map(|(_, _, form)| form);
        form.map_or_else(Vec::new, |form| form.asks.iter().map(|ask| (ask.field.name, ask.field.kind)).collect())
    }
}

fn reply(status: u16, body: &Value) -> Result<Reply, Failure> {
    let body: Option<Json> = serde_json::from_value(body.clone()).ok();
    Ok(Reply { status, body, retry_after: None })
}

/// Something that holds, for a field.
fn sample(ask: &Ask) -> String {
    let text = match ask.field.kind {
        Kind::CardNumber => "4111 1111 1111 1111",
        Kind::Expiry => "12 / 30",
        Kind::Code => "123",
        Kind::CardName => "TARO YAMADA",
        Kind::Email => "taro.yamada@example.jp",
        Kind::Phone => "090-1234-5678",
        Kind::Prepaid => "E123456789012345",
        Kind::Hiragana => "あいうえおかきくけこさしすせそた",
        Kind::Account => "taro2026",
        Kind::Password => "a password",
        Kind::Name => match ask.field.name {
            FieldName::FamilyName => "山田",
            FieldName::GivenName => "太郎",
            _ => "山田 太郎",
        },
        Kind::Kana => match ask.field.name {
            FieldName::FamilyNameKana => "ヤマダ",
            FieldName::GivenNameKana => "タロウ",
            _ => "ヤマダ タロウ",
        },
        Kind::Tiles | Kind::List => ask.picks.last().map_or("", |pick| &pick.value),
    };
    text.to_owned()
}
