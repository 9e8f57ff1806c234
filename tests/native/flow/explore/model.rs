//! What is true in the world besides the state: where the session stands, what is under way, what has been heard of the
//! money, and whether a promise to the page is open.

use super::api::Says;
use super::happening::Happening;
use super::search::Ground;
use super::truth::Truth;
use komoju_checkout::flow::{Effect, PageEvent, Stage, State, Step, Told};
use komoju_checkout::wire::Call;

/// What can be under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Open {
    Session,
    Pay,
    Token,
    Barcode,
    Continue,
    Wait,
    Page(Told),
}

impl Open {
    fn bit(self) -> u16 {
        1 << match self {
            Open::Session => 0,
            Open::Pay => 1,
            Open::Token => 2,
            Open::Barcode => 3,
            Open::Continue => 4,
            Open::Wait => 5,
            Open::Page(Told::BeforePay) => 6,
            Open::Page(Told::Pending) => 7,
            Open::Page(Told::Complete) => 8,
            Open::Page(Told::Error) => 9,
        }
    }
}

/// What has been heard of the money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Money {
    /// Nothing is in doubt.
    Clear,
    /// A payment was sent, and nothing has been heard of it that tells. So many looks in a row have since said that
    /// nothing was charged, of so many that it takes.
    Doubtful { untouched: u8, takes: u8 },
    /// It is paid, or will be, or the card is saved; and the checkout has been told.
    Success,
}

/// The world besides the state.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Model {
    /// Where the session stands.
    pub(super) truth: Truth,
    /// What is under way for the current attempt.
    open: u16,
    /// What has come to an end in it, and may be heard of twice.
    ended: u16,
    /// Whether a call that pays is under way, of whatever attempt.
    pub(super) in_flight: bool,
    /// Whether the shopper has pressed "pay" since the last payment was sent.
    pub(super) pressed: bool,
    /// What has been heard of the money.
    pub(super) money: Money,
    /// Whether the page holds a promise that is not settled.
    pub(super) promised: bool,
    /// How often something that settles a promise was told since the flow was last at rest.
    pub(super) settled: u8,
    /// How long the last waiting is, in milliseconds.
    pub(super) waits: u32,
}

/// How many looks it takes after an unknown outcome (DOMAIN.md 6.4).
const LOOKS: u8 = 6;

/// How long a call that pays can be under way, in milliseconds (DOMAIN.md 6.4).
const LIMIT: u32 = 60_000;

impl Model {
    pub(super) fn new(ground: &Ground) -> Model {
        let doubtful = ground.world.options.paying;
        Model {
            truth: ground.world.truth,
            open: 0,
            ended: 0,
            in_flight: false,
            pressed: false,
            money: if doubtful { Money::Doubtful { untouched: 0, takes: LOOKS } } else { Money::Clear },
            promised: false,
            settled: 0,
            waits: 0,
        }
    }

    /// Whether it is under way.
    pub(super) fn has(&self, open: Open) -> bool {
        self.open & open.bit() != 0
    }

    /// Whether it was, in this attempt.
    pub(super) fn had(&self, open: Open) -> bool {
        self.ended & open.bit() != 0
    }

    /// What is known once something has happened to a checkout in this state, before anything is done about it.
    pub(super) fn hear(&mut self, ground: &Ground, state: &State, happening: Happening) {
        match happening {
            Happening::Press { online } => {
                let taken = match &state.stage {
                    Stage::Collecting(form) => form.current().is_some(),
                    Stage::Submitting(stage) => !matches!(stage.step, Step::Lost(_)),
                    Stage::Challenging(_) => true,
                    _ => false,
                };
                self.promised |= taken;
                self.pressed |= online && matches!(state.stage, Stage::Collecting(_));
            }
            Happening::Session(at) => {
                self.end(Open::Session);
                let told = ground.api.session_answer(at).1;
                self.truth = told.unwrap_or(self.truth);
                self.look(state, told);
            }
            Happening::Pay(at) if self.has(Open::Pay) => {
                self.end(Open::Pay);
                self.answered(ground, at);
                let answer = &ground.api.pay[at];
                self.money = match answer.says {
                    Says::Success => Money::Success,
                    Says::Certain => Money::Clear,
                    Says::LookOnce => Money::Doubtful { untouched: 0, takes: 1 },
                    Says::Nothing => Money::Doubtful { untouched: 0, takes: LOOKS },
                };
            }
            Happening::LatePay(at) => self.answered(ground, at),
            Happening::Token(_) => self.end(Open::Token),
            Happening::Barcode(_) => self.end(Open::Barcode),
            Happening::Continue { paid, .. } => {
                self.end(Open::Continue);
                if paid && self.truth == Truth::Short {
                    self.truth = Truth::Captured;
                }
            }
            Happening::Time(_) => {
                self.end(Open::Wait);
                // A call that pays has its own time limit, and is cut when that is over.
                self.in_flight &= self.waits < LIMIT;
            }
            Happening::PageAnswers(told, _) => self.end(Open::Page(told)),
            _ => {}
        }
    }

    /// The call that pays has come to its end, heard or not.
    fn answered(&mut self, ground: &Ground, at: usize) {
        self.in_flight = false;
        self.truth = ground.api.pay[at].becomes.unwrap_or(self.truth);
    }

    fn look(&mut self, state: &State, told: Option<Truth>) {
        if told.is_some_and(Truth::is_success) {
            self.money = Money::Success;
        }
        let looking = matches!(&state.stage, Stage::Submitting(stage) if matches!(stage.step, Step::Looking { .. }));
        if let (Money::Doubtful { untouched, takes }, true) = (self.money, looking) {
            let says_untouched = matches!(told, Some(Truth::Open | Truth::Failed));
            self.money = if says_untouched {
                Money::Doubtful { untouched: (untouched + 1).min(LOOKS), takes }
            } else {
                // One look did not settle it: then it takes all of them.
                Money::Doubtful { untouched: 0, takes: LOOKS }
            };
        }
    }

    fn end(&mut self, open: Open) {
        self.open &= !open.bit();
        self.ended |= open.bit();
    }

    /// What the checkout has ordered, and where it stands now.
    pub(super) fn do_orders(&mut self, before: &State, after: &State, effects: &[Effect]) {
        if before.attempt != after.attempt {
            (self.open, self.ended) = (0, 0);
        }
        for effect in effects {
            match effect {
                Effect::Call(_, call) => self.open |= called(call).bit(),
                Effect::Wait(_, waits) => {
                    self.open |= Open::Wait.bit();
                    self.waits = *waits;
                }
                Effect::Continue(..) => self.open |= Open::Continue.bit(),
                Effect::Tell(_, event) => {
                    if let Some(told) = event.told() {
                        self.open |= Open::Page(told).bit();
                    }
                    if settles(event) {
                        self.settled = self.settled.saturating_add(1);
                        self.promised = false;
                    }
                }
                _ => {}
            }
            if let Effect::Call(_, Call::Pay(..)) = effect {
                self.in_flight = true;
                self.pressed = false;
                self.money = Money::Doubtful { untouched: 0, takes: LOOKS };
            }
        }
        // What can only be heard of twice where it makes a difference: an answer of an earlier step.
        self.ended &= !self.open;
    }

    /// The flow has come to rest, or begins anew: what is settled from here on settles another promise.
    pub(super) fn rest(&mut self) {
        self.settled = 0;
    }
}

fn called(call: &Call) -> Open {
    match call {
        Call::ShowSession(_) => Open::Session,
        Call::Pay(..) => Open::Pay,
        Call::MakeToken(_) | Call::MakeSecureToken(_) | Call::ShowSecureToken(_) => Open::Token,
        Call::Barcode(_) => Open::Barcode,
    }
}

/// Whether an event settles the promise of `submit()` (`STATUSES` in `pkg-template/element.js`).
pub(super) fn settles(event: &PageEvent) -> bool {
    matches!(
        event,
        PageEvent::Invalid { .. }
            | PageEvent::Token { .. }
            | PageEvent::Pending { .. }
            | PageEvent::Instructions { .. }
            | PageEvent::Complete { .. }
            | PageEvent::Cancel { .. }
            | PageEvent::Error(_)
    )
}

/// Whether the flow rests in this state: it waits for nobody but the shopper or the shop.
pub(super) fn is_at_rest(state: &State) -> bool {
    match &state.stage {
        Stage::Loading(_) | Stage::Challenging(_) => false,
        Stage::Submitting(stage) => matches!(stage.step, Step::Lost(_)),
        _ => true,
    }
}
