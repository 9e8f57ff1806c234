//! Looking: nobody knows what became of a payment, so the session is read until it tells (DOMAIN.md 6.4).
//!
//! Begins when the answer to "pay" was lost, unreadable or contradictory, when the API asks for a look first, when a
//! bank's page was left, and when the shopper comes back from somewhere else. Ends where the session stands. Only when
//! every look leaves it at "nothing was charged" is the form given back; otherwise it stays locked, and the shopper is
//! told not to pay again.

use super::challenging::{Ending, Verdict};
use super::collecting::Collecting;
use super::effect::{ErrorReport, PageEvent};
use super::event::Event;
use super::loading::arrive;
use super::options::{Options, Returned};
use super::refusal::{self, Refusal, Who};
use super::shortfall;
use super::standing::Standing;
use super::state::{Stage, Step, Subject, Submitting};
use super::submitting::{back_to_form, give_back, session_id};
use super::tokenising;
use super::turn::Turn;
use super::watching;
use crate::i18n::Notice;
use crate::wire::{Call, Failure, Reply};

/// When to look, in milliseconds after the look before: at 0, 1, 2, 4, 8 and 15 seconds.
const PAUSES: [u32; 6] = [0, 1000, 1000, 2000, 4000, 7000];

/// What is in doubt.
#[derive(Clone, PartialEq)]
pub enum Doubt {
    /// The answer was lost: whether anything was charged is not known.
    Answer,
    /// Another window is paying this session: nothing was sent from here.
    Elsewhere,
    /// The payment was refused, and a single look makes sure; this is then told.
    Refusal(ErrorReport),
    /// The shopper came back from another page; what was done there may still be on its way here.
    Return,
    /// The bank's page is closed.
    Challenge(Subject, Ending),
}

impl Doubt {
    /// What is in doubt when a checkout begins.
    pub(super) fn of_page(options: &Options) -> Option<Doubt> {
        match options.returned {
            _ if options.paying => Some(Doubt::Answer),
            Returned::Somehow => Some(Doubt::Return),
            _ => None,
        }
    }

    /// How many looks it takes at most, and whether a payment that is still pending leaves it at "nothing was charged":
    /// it hangs on a page that the shopper has left, or was not begun here, and goes on being watched.
    fn plan(&self) -> (usize, bool) {
        match self {
            Doubt::Answer => (PAUSES.len(), false),
            Doubt::Elsewhere => (PAUSES.len(), true),
            Doubt::Refusal(_) => (1, false),
            // The bank may have agreed, and KOMOJU be slow to say so.
            Doubt::Challenge(Subject::Session, Ending::Returned) => (PAUSES.len(), true),
            // No money hangs on a token.
            Doubt::Return | Doubt::Challenge(_, Ending::Returned) => (4, true),
            Doubt::Challenge(..) => (3, true),
        }
    }

    /// What is told if the last look still says that nothing was charged.
    fn report(self) -> ErrorReport {
        let refusal = match self {
            Doubt::Answer => Refusal::nothing_charged(),
            Doubt::Elsewhere => Refusal::simple(Notice::PaidElsewhere, Who::Shopper),
            Doubt::Refusal(report) => return report,
            // The bank was answered, for all we know.
            Doubt::Return | Doubt::Challenge(Subject::Session, Ending::Returned) => {
                Refusal::simple(Notice::Unfinished, Who::Shopper)
            }
            Doubt::Challenge(..) => refusal::three_ds_failed(),
        };
        refusal.report(None, None)
    }
}

/// Takes the first look.
pub(super) fn start(turn: &mut Turn, form: Collecting, doubt: Doubt) -> Stage {
    look(turn, form, Step::Looking { looks: 0, untouched: true, doubt })
}

fn look(turn: &mut Turn, form: Collecting, step: Step) -> Stage {
    let call = match &step {
        Step::Looking { doubt: Doubt::Challenge(Subject::SecureToken(id), _), .. } => {
            Some(Call::ShowSecureToken(id.clone()))
        }
        _ => session_id(&turn.state, &form).map(Call::ShowSession),
    };
    let Some(call) = call else { return Stage::Submitting(Submitting { form, step: Step::Lost(Doubt::Answer) }) };
    turn.next_attempt();
    turn.call(call);
    Stage::Submitting(Submitting { form, step })
}

pub(super) fn update(turn: &mut Turn, stage: Submitting, event: Event) -> Stage {
    match event {
        Event::SessionReplied { reply, .. } => looked(turn, stage, reply),
        Event::TokenReplied { reply, .. } => match Verdict::of(&reply) {
            Verdict::Good(id) => tokenising::made(turn, stage.form, id),
            Verdict::Bad => back_to_form(turn, stage.form, refusal::three_ds_failed()),
            // No money hangs on a token: it can be made again.
            Verdict::Open => again(turn, stage, true),
        },
        Event::TimePassed { .. } => look(turn, stage.form, stage.step),
        _ => Stage::Submitting(stage),
    }
}

fn looked(turn: &mut Turn, stage: Submitting, reply: Result<Reply, Failure>) -> Stage {
    let Step::Looking { doubt, .. } = &stage.step else { return Stage::Submitting(stage) };
    let leaves_it = match turn.read(reply) {
        Some((session, standing)) => match standing {
            Standing::Done(_) | Standing::Awaiting | Standing::Expired | Standing::Closed => {
                return arrive(turn, session);
            }
            // What is failed is the payment that hung on the page that was left.
            Standing::FailedBefore if matches!(doubt, Doubt::Challenge(..)) => {
                return back_to_form(turn, stage.form, refusal::three_ds_failed());
            }
            Standing::FailedBefore if *doubt == Doubt::Return => {
                return back_to_form(turn, stage.form, Refusal::simple(Notice::Generic, Who::Shopper));
            }
            // The failed payment may be that of an earlier try: it says nothing of the one that is looked for, so
            // the form is not given back before the last look (stricter than the table of DOMAIN.md 6.4).
            Standing::Open | Standing::FailedBefore => true,
            // Short of the same as before: nothing was added. A single look does not tell; a refusal does.
            Standing::Short if stage.form.is_short_as(&session) => true,
            Standing::Short => return shortfall::go_on(turn, stage.form, session),
            Standing::Unfinished => doubt.plan().1,
            Standing::Unknown => false,
        },
        None => false,
    };
    again(turn, stage, leaves_it)
}

/// A look did not tell. After the last one, the form comes back if all of them leave it at "nothing was charged".
fn again(turn: &mut Turn, stage: Submitting, leaves_it: bool) -> Stage {
    let Step::Looking { looks, untouched, doubt } = stage.step else { return Stage::Submitting(stage) };
    let (looks, untouched) = (looks + 1, untouched && leaves_it);
    match PAUSES.get(looks).filter(|_| looks < doubt.plan().0) {
        Some(pause) => {
            turn.wait(*pause);
            Stage::Submitting(Submitting { step: Step::Looking { looks, untouched, doubt }, ..stage })
        }
        None if untouched => settle(turn, stage.form, doubt),
        // One look did not settle it after all: take the others too.
        None if matches!(doubt, Doubt::Refusal(_)) => start(turn, stage.form, Doubt::Answer),
        // Given up for now: the form stays locked, and the page is told why.
        None => {
            turn.tell(PageEvent::Error(refusal::lost()));
            Stage::Submitting(Submitting { step: Step::Lost(doubt), ..stage })
        }
    }
}

/// Nothing was charged as far as anybody knows: the form comes back.
fn settle(turn: &mut Turn, mut form: Collecting, doubt: Doubt) -> Stage {
    // What was not heard of may still come. (A refusal is certain, and no money hangs on a token.)
    if !matches!(doubt, Doubt::Refusal(_) | Doubt::Challenge(Subject::SecureToken(_), _)) {
        form.watch(turn.state.now);
    }
    let stepped_back = matches!(doubt, Doubt::Challenge(_, Ending::SteppedBack));
    let mut report = doubt.report();
    if let Some(short) = form.short.as_ref().filter(|_| report.notice == Notice::NothingCharged) {
        report = short.report();
    }
    if !stepped_back {
        return give_back(turn, form, report);
    }
    form.notice = Some(report.notice);
    turn.next_attempt();
    turn.tell(PageEvent::Cancel { from: "challenge" });
    watching::enter(turn, form)
}
