//! What can happen next, as small values with words for them, and what it is as an event.

use super::model::{Model, Open};
use super::search::Ground;
use komoju_checkout::domain::Secret;
use komoju_checkout::domain::deadline::Moment;
use komoju_checkout::flow::{Event, Stage, State, Told};
use komoju_checkout::methods::{FieldName, Kind};

/// What the shopper types: found anywhere but in the request it belongs to, it has leaked.
pub(super) const NUMBER: &str = "4111 1111 1111 1111";
pub(super) const EMAIL: &str = "typed.canary@example.com";
const PREPAID: &str = "canary7788990011";

/// Everything typed, in every spelling in which it may turn up.
pub(super) const TYPED: &[&str] =
    &[NUMBER, "4111111111111111", EMAIL, PREPAID, "TYPED CANARY", "12 / 47", "2047", "8642", "キャナリ"];

/// Something that can happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Happening {
    Start,
    Brought,
    Choose(usize),
    FillIn,
    Empty,
    /// What the shopper can do to a form is done where there is none that can be used.
    Meddle,
    Press {
        online: bool,
    },
    PageAnswers(Told, bool),
    /// The session is answered; which answer.
    Session(usize),
    Pay(usize),
    /// The same of a call of an earlier attempt.
    LatePay(usize),
    Token(usize),
    Barcode(usize),
    Continue {
        accepted: bool,
        paid: bool,
    },
    /// What was waited for is over, and so many seconds have passed.
    Time(i64),
    Hidden,
    Shown,
    CameBack,
    Retry,
    Hint,
    Returned,
    StepBack,
    Stay,
    FullPage,
    /// The page asks whether the form holds, for the form as it was, and for what it has asked for already.
    Check,
    Reset,
    Wish,
}

/// All that can happen now.
pub(super) fn all(ground: &Ground, state: &State, model: &Model) -> Vec<Happening> {
    use Happening as H;
    let mut all = vec![
        H::Press { online: true },
        H::Press { online: false },
        H::Hidden,
        H::Shown,
        H::CameBack,
        H::Retry,
        H::Hint,
        H::Returned,
        H::StepBack,
        H::Stay,
        H::FullPage,
        H::Check,
        H::Reset,
        H::Wish,
    ];
    if let Stage::Collecting(form) = &state.stage {
        all.extend((0..form.choices.len()).map(H::Choose));
        if let Some((_, _, form)) = form.current() {
            let empty = form.entries.iter().filter(|entry| entry.text.is_empty()).count();
            if empty > 0 {
                all.push(H::FillIn);
            }
            if empty == 0 && ground.world.name == "a card" {
                all.push(H::Empty);
            }
        }
    } else {
        all.push(H::Meddle);
    }
    for told in [Told::BeforePay, Told::Pending, Told::Complete, Told::Error] {
        if model.has(Open::Page(told)) || model.had(Open::Page(told)) {
            all.extend([H::PageAnswers(told, false), H::PageAnswers(told, true)]);
        }
    }
    if model.has(Open::Session) || model.had(Open::Session) {
        all.extend(ground.api.session(model.truth).into_iter().map(|(at, _)| H::Session(at)));
    }
    if model.has(Open::Pay) || model.had(Open::Pay) {
        all.extend(ground.api.pay_answers(model.truth).map(H::Pay));
    } else if model.in_flight {
        all.extend(ground.api.pay_answers(model.truth).map(H::LatePay));
    }
    if model.has(Open::Token) || model.had(Open::Token) {
        all.extend((0..ground.api.token.len()).map(H::Token));
    }
    if model.has(Open::Barcode) || model.had(Open::Barcode) {
        all.extend((0..ground.api.barcode.len()).map(H::Barcode));
    }
    if model.has(Open::Continue) || model.had(Open::Continue) {
        for accepted in [true, false] {
            all.extend([H::Continue { accepted, paid: false }, H::Continue { accepted, paid: true }]);
        }
    }
    if model.has(Open::Wait) || model.had(Open::Wait) {
        all.extend([H::Time(i64::from(model.waits.div_ceil(1000))), H::Time(700)]);
    }
    all
}

impl Happening {
    /// It as events: typing is several.
    pub(super) fn events(self, ground: &Ground, state: &State) -> Vec<Event> {
        use Happening as H;
        let now = state.now;
        let attempt = state.attempt;
        vec![match self {
            H::Start => Event::Started { now: crate::conversation::NOW },
            H::Brought => {
                Event::SessionGiven { now: crate::conversation::NOW, session: super::api::brought(&ground.world) }
            }
            H::Choose(at) => Event::MethodChosen(at),
            H::FillIn => return fill_in(state),
            H::Empty => return empty(state),
            H::Meddle => return meddle(),
            H::Press { online } => Event::PayPressed { now, online },
            H::PageAnswers(told, prevented) => Event::PageAnswered { attempt, told, prevented },
            H::Session(at) => Event::SessionReplied { attempt, reply: ground.api.session_answer(at).2.clone() },
            H::Pay(at) => Event::PayReplied { attempt, reply: ground.api.pay[at].reply.clone() },
            H::LatePay(at) => {
                Event::PayReplied { attempt: attempt.wrapping_sub(1), reply: ground.api.pay[at].reply.clone() }
            }
            H::Token(at) => Event::TokenReplied { attempt, reply: ground.api.token[at].1.clone() },
            H::Barcode(at) => Event::BarcodeReplied { attempt, reply: ground.api.barcode[at].1.clone() },
            H::Continue { accepted, .. } => Event::ContinueReplied { attempt, accepted },
            H::Time(seconds) => Event::TimePassed { attempt, now: Moment::from_unix(now.unix() + seconds) },
            H::Hidden => Event::PageHidden,
            H::Shown => Event::Shown { now },
            H::CameBack => Event::CameBack { now },
            H::Retry => Event::RetryPressed { now },
            H::Hint => Event::FrameHinted,
            H::Returned => Event::FrameReturned,
            H::StepBack => Event::StepBackPressed,
            H::Stay => Event::StayPressed,
            H::FullPage => Event::FullPagePressed,
            H::Check => Event::CheckAsked,
            H::Reset => Event::ResetAsked,
            H::Wish => Event::OptionsGiven { now, options: Box::new((*state.options).clone()), session: None },
        }]
    }

    /// It in words, for a path. Nothing that was typed is in them.
    pub(super) fn in_words(self, ground: &Ground) -> String {
        use Happening as H;
        match self {
            H::Session(at) => format!("the session is answered: {}", ground.api.session_answer(at).0),
            H::Pay(at) => format!("the payment is answered: {}", ground.api.pay[at].name),
            H::LatePay(at) => format!("the payment is answered, too late: {}", ground.api.pay[at].name),
            H::Token(at) => format!("the token is answered: {}", ground.api.token[at].0),
            H::Barcode(at) => format!("the barcode is answered: {}", ground.api.barcode[at].0),
            H::Continue { accepted, paid } => format!("the shop has continued it: {accepted}, and it is paid: {paid}"),
            H::PageAnswers(told, prevented) => {
                format!("the page {} {told:?}", if prevented { "prevents" } else { "does not mind" })
            }
            H::Time(seconds) => format!("{seconds} seconds pass, and the waiting is over"),
            H::Choose(at) => format!("the shopper chooses method {}", at + 1),
            H::Press { online } => format!("\"pay\" is pressed{}", if online { "" } else { " while offline" }),
            other => other.kind().to_owned(),
        }
    }

    /// What kind of thing it is, for the diagram.
    pub(super) fn kind(self) -> &'static str {
        use Happening as H;
        match self {
            H::Start => "begun",
            H::Brought => "session brought along",
            H::Choose(_) => "method chosen",
            H::FillIn => "form filled in",
            H::Empty => "field emptied",
            H::Meddle => "other things pressed and typed",
            H::Press { .. } => "pay pressed",
            H::PageAnswers(_, false) => "page agreed",
            H::PageAnswers(_, true) => "page prevented it",
            H::Session(_) => "session read",
            H::Pay(_) | H::LatePay(_) => "pay answered",
            H::Token(_) => "token answered",
            H::Barcode(_) => "barcode answered",
            H::Continue { .. } => "shop answered",
            H::Time(_) => "time passed",
            H::Hidden => "page hidden",
            H::Shown => "page shown",
            H::CameBack => "page came back",
            H::Retry => "again pressed",
            H::Hint => "frame hinted",
            H::Returned => "frame returned",
            H::StepBack => "step back pressed",
            H::Stay => "stay pressed",
            H::FullPage => "full page pressed",
            H::Check => "check asked",
            H::Reset => "reset asked",
            H::Wish => "options given",
        }
    }
}

/// The kinds that lead from stage to stage, in the order in which the diagram lists them.
pub(super) const KINDS: &[&str] = &[
    "pay pressed",
    "page agreed",
    "page prevented it",
    "page hidden",
    "page shown",
    "pay answered",
    "token answered",
    "shop answered",
    "session read",
    "frame returned",
    "step back pressed",
    "time passed",
    "full page pressed",
    "check asked",
    "reset asked",
    "options given",
    "again pressed",
    "page came back",
];

fn fill_in(state: &State) -> Vec<Event> {
    let Stage::Collecting(form) = &state.stage else { return Vec::new() };
    let Some((_, _, form)) = form.current() else { return Vec::new() };
    let mut events = Vec::new();
    for (ask, entry) in form.asks.iter().zip(&form.entries) {
        if entry.text.is_empty() {
            events.push(Event::FieldChanged(ask.field.name, Secret::from(typed(ask.field.kind))));
            events.push(Event::FieldLeft(ask.field.name));
        }
    }
    events
}

/// The first field that is typed into is emptied.
fn empty(state: &State) -> Vec<Event> {
    let Stage::Collecting(form) = &state.stage else { return Vec::new() };
    let Some((_, _, form)) = form.current() else { return Vec::new() };
    let first: Option<FieldName> = form.asks.iter().find(|ask| ask.field.kind.is_typed()).map(|ask| ask.field.name);
    first.map(|name| Event::FieldChanged(name, Secret::default())).into_iter().collect()
}

fn meddle() -> Vec<Event> {
    vec![
        Event::MethodChosen(0),
        Event::FieldChanged(FieldName::Number, Secret::from(NUMBER)),
        Event::ReadingHeard(FieldName::Name, Secret::from("キャナリ")),
        Event::FieldLeft(FieldName::Number),
    ]
}

fn typed(kind: Kind) -> &'static str {
    match kind {
        Kind::CardNumber => NUMBER,
        Kind::Expiry => "12 / 47",
        Kind::Code => "864",
        Kind::Name | Kind::CardName => "TYPED CANARY",
        Kind::Email => EMAIL,
        Kind::Phone => "090-8642-8642",
        Kind::Tiles => "lawson",
        Kind::Kana => "キャナリ",
        Kind::List => "1",
        Kind::Prepaid | Kind::Hiragana | Kind::Account | Kind::Password => PREPAID,
    }
}
