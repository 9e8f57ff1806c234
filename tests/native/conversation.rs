//! A conversation with the flow: send an event, hear the effects, hand back a reply, look at the state.
//!
//! What is heard is written in a few words, such as `pay`, `wait 500` or `error card_declined`, so that a test reads
//! like the story it tells. Knows no rule of the flow itself.

use crate::fixtures::json;
use komoju_checkout::domain::Secret;
use komoju_checkout::domain::deadline::Moment;
use komoju_checkout::flow::{
    Attempt, Collecting, Effect, Event, Form, Ground, Options, PageEvent, Part, Returned, Stage, State, Step, Told,
    update,
};
use komoju_checkout::methods::{FieldName, Known};
use komoju_checkout::wire::request::FraudDetails;
use komoju_checkout::wire::{Api, Call, Failure, Json, PublishableKey, Reply, SessionId};
use serde_json::Value;

/// When all conversations take place: 21 November 2026, noon in Japan.
pub(crate) const NOW: Moment = Moment::from_unix(1_795_230_000);

/// The id of the documents' sample session.
pub(crate) const SESSION: &str = "e9x5mvx3jkpkofzcg7umfael6";

/// A checkout being talked to, and the effects of the last thing said to it.
pub(crate) struct Conversation {
    pub(crate) state: State,
    pub(crate) effects: Vec<Effect>,
}

/// What a page gives that does everything right, in English.
pub(crate) fn options() -> Options {
    Options {
        paying: false,
        session: Ok(SessionId::parse(SESSION).unwrap()),
        key: PublishableKey::parse("pk_test_1"),
        api: Some(Api::live()),
        locale: None,
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
    }
}

/// An answer with a body.
pub(crate) fn answer(status: u16, body: &Value) -> Result<Reply, Failure> {
    Ok(Reply { status, body: Some(json(body)), retry_after: None })
}

/// An answer whose body is not JSON.
pub(crate) fn unreadable(status: u16) -> Result<Reply, Failure> {
    Ok(Reply { status, body: None, retry_after: None })
}

/// The same session under the name that the page gave.
pub(crate) fn of_this_session(session: Json) -> Json {
    match session {
        Json::Map(mut entries) => {
            for (_, value) in entries.iter_mut().filter(|(key, _)| key == "id") {
                *value = Json::Text(SESSION.to_owned());
            }
            Json::Map(entries)
        }
        other => other,
    }
}

impl Conversation {
    /// Not begun.
    pub(crate) fn with(options: Options) -> Conversation {
        Conversation { state: State::new(options), effects: Vec::new() }
    }

    /// Begun, and the session is being read.
    pub(crate) fn started() -> Conversation {
        let mut conversation = Conversation::with(options());
        conversation.send(Event::Started { now: NOW });
        conversation
    }

    /// The session was read.
    pub(crate) fn about(session: &Value) -> Conversation {
        let mut conversation = Conversation::started();
        conversation.session_answers(answer(200, session));
        conversation
    }

    /// Something happens.
    pub(crate) fn send(&mut self, event: Event) -> &mut Conversation {
        let (state, effects) = update(self.state.clone(), event);
        self.state = state;
        self.effects = effects;
        self
    }

    /// The call for the session is answered. The samples are of many sessions: here they are all of this one.
    pub(crate) fn session_answers(&mut self, reply: Result<Reply, Failure>) -> &mut Conversation {
        let reply = reply.map(|reply| Reply { body: reply.body.map(of_this_session), ..reply });
        self.send(Event::SessionReplied { attempt: self.state.attempt, reply })
    }

    /// The payment is answered.
    pub(crate) fn pay_answers(&mut self, reply: Result<Reply, Failure>) -> &mut Conversation {
        self.send(Event::PayReplied { attempt: self.state.attempt, reply })
    }

    /// The time that was asked for has passed.
    pub(crate) fn time_passes(&mut self) -> &mut Conversation {
        let waited = self.effects.iter().rev().find_map(|effect| match effect {
            Effect::Wait(_, milliseconds) => Some(i64::from(milliseconds.div_ceil(1000))),
            _ => None,
        });
        self.time_passes_by(waited.unwrap_or_default())
    }

    /// So many seconds have passed, and what was waited for is over.
    pub(crate) fn time_passes_by(&mut self, seconds: i64) -> &mut Conversation {
        let now = Moment::from_unix(self.state.now.unix() + seconds);
        self.send(Event::TimePassed { attempt: self.state.attempt, now })
    }

    /// The page does not mind, or it prevents what would follow.
    pub(crate) fn page_answers(&mut self, told: Told, prevented: bool) -> &mut Conversation {
        self.send(Event::PageAnswered { attempt: self.state.attempt, told, prevented })
    }

    /// The shopper chooses the method of this payment type.
    pub(crate) fn choose(&mut self, payment_type: &str) -> &mut Conversation {
        let form = self.collecting();
        let is_it = |offer: usize| form.session.offers[offer].payment_type == payment_type;
        let at = form.choices.iter().position(|choice| is_it(choice.offer)).expect("it is on offer");
        self.send(Event::MethodChosen(at))
    }

    /// The shopper types into a field.
    pub(crate) fn enter(&mut self, field: FieldName, text: &str) -> &mut Conversation {
        self.send(Event::FieldChanged(field, Secret::from(text)))
    }

    /// The shopper chooses to pay by card and fills everything in.
    pub(crate) fn fill_in_card(&mut self) -> &mut Conversation {
        self.choose("credit_card")
            .enter(FieldName::Number, "4111 1111 1111 1111")
            .enter(FieldName::Expiry, "12 / 30")
            .enter(FieldName::Cvc, "123")
            .enter(FieldName::Name, "TARO YAMADA")
    }

    /// The shopper chooses to pay at a Lawson and fills in what must be.
    pub(crate) fn fill_in_konbini(&mut self) -> &mut Conversation {
        self.choose("konbini").enter(FieldName::Store, "lawson").enter(FieldName::Email, "test@example.com")
    }

    /// The shopper presses "pay".
    pub(crate) fn press_pay(&mut self) -> &mut Conversation {
        self.send(Event::PayPressed { now: NOW, online: true })
    }

    /// The shopper presses "pay", and the page agrees.
    pub(crate) fn pay(&mut self) -> &mut Conversation {
        self.press_pay().page_answers(Told::BeforePay, false)
    }

    /// The effects of the last event, in words; but for where the screen puts the focus once the form is gone or free
    /// again, its watch over the bank's frame, and that a session is there.
    pub(crate) fn heard(&self) -> Vec<String> {
        let is_silent = |effect: &&Effect| {
            matches!(
                effect,
                Effect::FocusHeading
                    | Effect::FocusButton
                    | Effect::WatchFrame
                    | Effect::Tell(_, PageEvent::SessionChange { .. })
            )
        };
        self.effects.iter().filter(|effect| !is_silent(effect)).map(in_words).collect()
    }

    /// The body of the payment just sent.
    pub(crate) fn sent(&self) -> Value {
        match self.effects.as_slice() {
            [Effect::Call(_, Call::Pay(_, body) | Call::MakeToken(body) | Call::MakeSecureToken(body))] => {
                serde_json::from_str(body.expose()).unwrap()
            }
            _ => panic!("no payment was sent, but {:?}", self.heard()),
        }
    }

    /// Where the checkout stands, in words.
    pub(crate) fn stands_at(&self) -> String {
        match &self.state.stage {
            Stage::Loading(_) => "loading".to_owned(),
            Stage::Collecting(form) => match form.notice {
                Some(notice) => format!("collecting, {}", notice.reason()),
                None => "collecting".to_owned(),
            },
            Stage::Submitting(stage) => match &stage.step {
                Step::Asking => "asking".to_owned(),
                Step::Paying => "paying".to_owned(),
                Step::Tokenising => "tokenising".to_owned(),
                Step::Continuing => "continuing".to_owned(),
                Step::Looking { .. } => "looking".to_owned(),
                Step::Lost(_) => "lost".to_owned(),
            },
            Stage::Challenging(stage) => format!("challenged at {}", stage.url.as_str()),
            Stage::Tokenised(_) => "tokenised".to_owned(),
            Stage::Redirecting(stage) => format!("redirecting to {}", stage.url.as_str()),
            Stage::Instructing(_) => "instructing".to_owned(),
            Stage::Done(stage) => format!("done, {:?}", stage.kind),
            Stage::Failed(stage) => format!("failed, {}", stage.notice.reason()),
        }
    }

    /// The picker; panics at any other stage but a submission, whose form it is then.
    pub(crate) fn collecting(&self) -> &Collecting {
        match &self.state.stage {
            Stage::Collecting(form) => form,
            Stage::Submitting(stage) => &stage.form,
            Stage::Challenging(stage) => &stage.form,
            _ => panic!("no form, but {}", self.stands_at()),
        }
    }

    /// What is told about a field, by its stable word.
    pub(crate) fn problem(&self, field: FieldName) -> Option<&'static str> {
        self.form().entry(field).unwrap().problem.map(|problem| problem.reason())
    }

    /// What stands in a field.
    pub(crate) fn text(&self, field: FieldName) -> &str {
        self.form().entry(field).unwrap().text.expose()
    }

    /// How often a field's text was changed by the checkout itself.
    pub(crate) fn revision(&self, field: FieldName) -> u32 {
        self.form().entry(field).unwrap().revision
    }

    fn form(&self) -> &Form {
        self.collecting().current().expect("a method is chosen").2
    }
}

/// An effect in a few words.
pub(crate) fn in_words(effect: &Effect) -> String {
    match effect {
        Effect::Call(_, Call::ShowSession(_)) => "read the session".to_owned(),
        Effect::Call(_, Call::Pay(..)) => "pay".to_owned(),
        Effect::Call(_, Call::MakeToken(_)) => "make a token".to_owned(),
        Effect::Call(_, Call::MakeSecureToken(_)) => "make a secure token".to_owned(),
        Effect::Call(_, Call::ShowSecureToken(_)) => "read the secure token".to_owned(),
        Effect::Call(_, Call::Barcode(_)) => "get the barcode".to_owned(),
        Effect::Continue(_, it) => format!("continue with {}", it.token.as_str()),
        Effect::Wait(_, milliseconds) => format!("wait {milliseconds}"),
        Effect::Tell(_, event) => told_in_words(event),
        Effect::Navigate(url) => format!("go to {}", url.as_str()),
        Effect::Focus(field) => format!("focus {}", field.as_str()),
        Effect::WatchFrame => "watch the frame".to_owned(),
        Effect::FocusButton => "focus the button".to_owned(),
        Effect::FocusHeading => "focus the heading".to_owned(),
        Effect::Advise(advice) => format!("advise {advice:?}"),
    }
}

fn told_in_words(event: &PageEvent) -> String {
    match event {
        PageEvent::SessionChange { session } => format!("session {}", session.id),
        PageEvent::Ready { methods, .. } => format!("ready {}", methods.join(" ")),
        PageEvent::Method { payment_type, .. } => format!("method {payment_type}"),
        PageEvent::Change { complete, .. } => format!("change {}", if *complete { "complete" } else { "incomplete" }),
        PageEvent::Invalid { errors } => {
            let errors: Vec<_> =
                errors.iter().map(|(field, problem)| format!("{} {}", field.as_str(), problem.reason())).collect();
            format!("invalid {}", errors.join(", "))
        }
        PageEvent::BeforePay { payment_type, .. } => format!("before-pay {payment_type}"),
        PageEvent::Pending { url, .. } => format!("pending {}", url.as_str()),
        PageEvent::Instructions { payment, .. } => format!("instructions {}", payment.payment_type()),
        PageEvent::Complete { next, .. } => {
            format!("complete, then {}", next.as_ref().map_or("nowhere", |next| next.as_str()))
        }
        PageEvent::Token { token, .. } => format!("token {}", token.as_str()),
        PageEvent::Challenge { result: None } => "challenge".to_owned(),
        PageEvent::Challenge { result: Some(result) } => format!("challenge {result}"),
        PageEvent::Cancel { from } => format!("cancel {from}"),
        PageEvent::Error(report) => format!("error {}", report.notice.reason()),
    }
}

/// The attempt a call, a wait or a telling belongs to.
pub(crate) fn attempt_of(effect: &Effect) -> Option<Attempt> {
    match effect {
        Effect::Call(attempt, _) | Effect::Continue(attempt, _) | Effect::Wait(attempt, _) => Some(*attempt),
        Effect::Tell(attempt, event) => event.told().map(|_| *attempt),
        _ => None,
    }
}
