//! Watching: while the form is open, the session is read when the page comes to the front and when its time is over. It
//! may have been paid in another window, or have expired. Where an earlier payment still hangs somewhere, in a wallet's
//! app or at a bank, it is read again and again: should that one come, the form must be gone before it is paid once more.

use super::collecting::Collecting;
use super::loading;
use super::looking::{self, Doubt};
use super::options::Part;
use super::shortfall;
use super::standing::Standing;
use super::state::Stage;
use super::submitting::session_id;
use super::turn::Turn;
use crate::domain::deadline::Moment;
use crate::i18n::Notice;
use crate::wire::{Call, Failure, Reply, Session};

/// From how many seconds before its end on the time that is left is told.
pub(super) const COUNTED: i64 = 300;

/// The shopper can use the form, from now on or again.
pub(super) fn enter(turn: &mut Turn, form: Collecting) -> Stage {
    wait(turn, &form);
    Stage::Collecting(form)
}

/// How long to wait before each reading of a session that something else may happen to, in seconds; the last one for
/// good.
const PAUSES: [i64; 6] = [5, 5, 10, 20, 40, 60];

/// What is read again and again, more and more seldom.
#[derive(Clone, Copy)]
pub struct Watch {
    /// How often it was read.
    looks: u32,
    /// When it is read next.
    pub next: Moment,
}

impl Watch {
    /// Begins.
    pub(super) fn begin(now: Moment) -> Watch {
        Watch { looks: 0, next: now.after(PAUSES[0]) }
    }

    /// It was read. (Readings that somebody else asked for meanwhile do not count.)
    pub(super) fn looked(&mut self, now: Moment) {
        if self.next <= now {
            self.looks = self.looks.saturating_add(1);
            self.next = now.after(PAUSES[PAUSES.len().min(self.looks as usize + 1) - 1]);
        }
    }

    /// Whether it was read for longer than a call may take.
    fn is_over(self) -> bool {
        self.looks as usize >= PAUSES.len()
    }
}

impl Collecting {
    /// A payment of this session hangs somewhere and may yet come.
    pub(super) fn watch(&mut self, now: Moment) {
        self.watch = Some(Watch::begin(now));
    }

    /// Whether a session is short of just what this form asks for.
    pub(super) fn is_short_as(&self, session: &Session) -> bool {
        let payment = session.payment.as_ref();
        self.short.as_ref().zip(payment).is_some_and(|(a, b)| a.payment.short_amount() == b.short_amount())
    }
}

/// Reads the session if it is time to; else waits.
pub(super) fn tick(turn: &mut Turn, form: &Collecting) {
    let due = |moment: Moment| moment <= turn.state.now;
    if form.expires.is_some_and(due) || form.watch.is_some_and(|watch| due(watch.next)) {
        read(turn, form);
    } else {
        wait(turn, form);
    }
}

/// Waits until the session is to be read, or there is something to say about the time that is left: every minute of the
/// last ones, and the end.
fn wait(turn: &mut Turn, form: &Collecting) {
    let left = |moment: Option<Moment>| moment.map_or(0, |moment| moment.unix() - turn.state.now.unix());
    let to_live = left(form.expires);
    let minute = if to_live > COUNTED { to_live - COUNTED } else { (to_live - 1).rem_euclid(60) + 1 };
    let mut pause = i64::MAX;
    // A session lives for a day at most (FEATURES.md 2.2): what says otherwise is a clock that is wrong.
    if (1..=86_400).contains(&to_live) {
        pause = minute;
    }
    if let Some(watch) = form.watch {
        pause = pause.min(left(Some(watch.next)).clamp(1, 60));
    }
    if pause <= 86_400 {
        turn.wait(pause as u32 * 1000);
    }
}

/// Reads the session; meanwhile the form is used as before.
pub(super) fn read(turn: &mut Turn, form: &Collecting) {
    turn.next_attempt();
    call(turn, form);
}

/// The same beside whatever is waited for.
pub(super) fn call(turn: &mut Turn, form: &Collecting) {
    // The other part reads it.
    if turn.state.options.part == Part::Picker {
        return;
    }
    if let Some(id) = session_id(&turn.state, form) {
        turn.call(Call::ShowSession(id));
    }
}

/// What the session says while the form is open: what ends it, what it is short of, or what must be found out first.
/// Whatever else, the form is used on.
pub(super) fn heard(turn: &mut Turn, mut stage: Collecting, reply: Result<Reply, Failure>) -> Stage {
    let now = turn.state.now;
    turn.next_attempt();
    if let Some((session, standing)) = turn.read(reply) {
        match standing {
            Standing::Done(_) | Standing::Awaiting | Standing::Expired | Standing::Closed => {
                return loading::arrive(turn, session);
            }
            // Begun or added to elsewhere: paying the whole of it is no way any more.
            Standing::Short if !stage.is_short_as(&session) => return shortfall::go_on(turn, stage, session),
            // Begun in another window, or come to light late.
            Standing::Unfinished if stage.watch.is_none() => {
                stage.watch(now);
                stage.notice = stage.notice.or(Some(Notice::Unfinished));
            }
            Standing::Unfinished | Standing::Short => {}
            // Money may have moved: no form that could move it twice.
            Standing::Unknown => {
                stage.clear_fleeting();
                return looking::start(turn, stage, Doubt::Answer);
            }
            // What was not heard of may come as late as a call may take.
            Standing::Open | Standing::FailedBefore => {
                stage.watch = stage.watch.filter(|watch| !watch.is_over());
            }
        }
        // It lives, whatever our clock says.
        if stage.expires.is_some_and(|expires| expires <= now) {
            stage.expires = None;
        }
    }
    if let Some(watch) = &mut stage.watch {
        watch.looked(now);
    }
    enter(turn, stage)
}
