//! Whether a checkout is stuck.

use komoju_checkout::flow::{Attempt, Effect, Failed, Stage, State, Step, Told};
use komoju_checkout::wire::Call;

/// What was begun and has not come to an end.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Open {
    Session(Attempt),
    Pay(Attempt),
    Token(Attempt),
    Barcode(Attempt),
    Continue(Attempt),
    Wait(Attempt),
    Page(Attempt, Told),
}

impl Open {
    /// What an order begins, if it begins anything.
    pub(super) fn of(order: &Effect) -> Option<Open> {
        match order {
            Effect::Call(attempt, call) => Some(match call {
                Call::ShowSession(_) => Open::Session(*attempt),
                Call::Pay(..) => Open::Pay(*attempt),
                Call::Barcode(_) => Open::Barcode(*attempt),
                Call::MakeToken(_) | Call::MakeSecureToken(_) | Call::ShowSecureToken(_) => Open::Token(*attempt),
            }),
            Effect::Continue(attempt, _) => Some(Open::Continue(*attempt)),
            Effect::Wait(attempt, _) => Some(Open::Wait(*attempt)),
            Effect::Tell(attempt, event) => event.told().map(|told| Open::Page(*attempt, told)),
            _ => None,
        }
    }
}

/// Whether anything can happen from here that leads on: something under way whose end is awaited, something the
/// shopper can do, or an end that is one.
pub(super) fn way_on(state: &State, open: &[Open]) -> bool {
    let now = state.attempt;
    let awaited = |what: &[Open]| what.iter().any(|one| open.contains(one));
    match &state.stage {
        Stage::Loading(_) => awaited(&[Open::Session(now), Open::Wait(now)]),
        // Where everything is over its limit, the reasons stand there, and a link to the provider's page.
        Stage::Collecting(form) => !form.is_barred() || state.hosted_page(Some(&form.session)).is_some(),
        Stage::Submitting(stage) => match &stage.step {
            Step::Asking => awaited(&[Open::Page(now, Told::BeforePay)]),
            Step::Paying => awaited(&[Open::Pay(now)]),
            Step::Looking { .. } => awaited(&[Open::Session(now), Open::Token(now), Open::Wait(now)]),
            // "Look again" is there.
            Step::Lost(_) => true,
            Step::Tokenising => awaited(&[Open::Token(now)]),
            Step::Continuing => awaited(&[Open::Wait(now)]),
        },
        // Cancel and the full page are there, too.
        Stage::Challenging(_) => awaited(&[Open::Session(now), Open::Token(now), Open::Wait(now)]),
        // "Change" is there.
        Stage::Tokenised(_) => true,
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
