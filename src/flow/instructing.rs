//! Instructing: cash is awaited, and the shopper is told where to bring it (DOMAIN.md 5.4).
//!
//! Begins when a cash payment was accepted, and whenever a session with one is read. The session is read on, more and
//! more seldom: it ends when the cash has come, or too late. A barcode is renewed before it lapses.

use super::done;
use super::effect::{Effect, PageEvent};
use super::event::Event;
use super::loading;
use super::standing::Standing;
use super::state::{DoneKind, Instructing, Slip, Stage};
use super::submitting::session_id_of;
use super::turn::Turn;
use super::watching::Watch;
use crate::domain::deadline::Moment;
use crate::domain::money::{Currency, Money};
use crate::methods::{Instructions, Price, method_of};
use crate::wire::{BarcodeAnswer, BarcodePath, Call, Failure, Payment, Reply, Session};
use std::rc::Rc;

/// A barcode is renewed this many seconds before it lapses: nobody stands at a till with one that is about to.
const EARLY: i64 = 15;
/// How often a barcode is asked for in vain.
const MOST_TRIES: u8 = 5;

/// The barcode for the till (FEATURES.md 2.3).
#[derive(Clone, PartialEq)]
pub enum Barcode {
    /// This payment has none, or it could not be had: the numbers and the link do.
    None,
    /// It is being asked for, or will be at this time.
    Awaited {
        /// Where it is.
        path: BarcodePath,
        /// When to ask; stays in the past while an answer is awaited.
        due: Moment,
        /// How often it was asked for in vain.
        tries: u8,
    },
    /// Here it is.
    Shown {
        /// Where the next one is.
        path: BarcodePath,
        /// When to ask for the next one.
        due: Moment,
        /// The picture, a PNG in base 64.
        image: Rc<str>,
    },
}

impl Barcode {
    /// Whether the shopper sees the same.
    pub fn looks_like(&self, other: &Barcode) -> bool {
        match (self, other) {
            (Barcode::Shown { image, .. }, Barcode::Shown { image: other, .. }) => Rc::ptr_eq(image, other),
            (Barcode::None, Barcode::None) | (Barcode::Awaited { .. }, Barcode::Awaited { .. }) => true,
            _ => false,
        }
    }
}

/// Cash is awaited: the shopper is told where to bring it.
pub(super) fn start(turn: &mut Turn, session: Rc<Session>, payment: Payment) -> Stage {
    turn.next_attempt();
    let make = method_of(&payment).and_then(|method| method.instructions);
    let instructions = make.map_or_else(Instructions::only_the_link, |make| make(&payment));
    let link = turn.state.safe(payment.details.get("instructions_url").text());
    let money = |minor: Option<i64>| {
        minor.zip(Currency::parse(&payment.currency)).map(|(minor, currency)| Money { minor, currency })
    };
    let price = Price { fee: money(payment.fee), total: money(payment.total), converted: None };
    turn.order(Effect::FocusHeading);
    turn.tell(PageEvent::Instructions { payment: payment.clone(), link: link.clone() });
    let path = turn.state.options.api_for_links().barcode(payment.details.get("barcode_url").text());
    let back = turn.state.way_back(Some(&session));
    let now = turn.state.now;
    let barcode = path.map_or(Barcode::None, |path| Barcode::Awaited { path, due: now, tries: 0 });
    let slip = Rc::new(Slip { session, payment, instructions, price, link, back });
    let mut stage = Instructing { slip, watch: Watch::begin(now), barcode };
    tick(turn, &mut stage);
    Stage::Instructing(stage)
}

pub(super) fn update(turn: &mut Turn, mut stage: Instructing, event: Event) -> Stage {
    match event {
        Event::TimePassed { .. } => tick(turn, &mut stage),
        Event::Shown { now } => {
            turn.next_attempt();
            stage.watch.next = now;
            tick(turn, &mut stage);
        }
        Event::BarcodeReplied { reply, .. } => {
            stage.barcode = received(stage.barcode, reply, turn.state.now);
            tick(turn, &mut stage);
        }
        Event::SessionReplied { reply, .. } => return heard(turn, stage, reply),
        _ => {}
    }
    Stage::Instructing(stage)
}

/// Does what is due, and waits for what is due next. There is one waiting at a time: each has an attempt of its own.
fn tick(turn: &mut Turn, stage: &mut Instructing) {
    let now = turn.state.now;
    turn.next_attempt();
    if let Barcode::Awaited { path, due, .. } | Barcode::Shown { path, due, .. } = &stage.barcode
        && *due <= now
    {
        // It stays due until the answer brings the next time: one that gets lost is asked for again.
        turn.call(Call::Barcode(path.clone()));
        return;
    }
    if stage.watch.next <= now {
        if let Some(id) = session_id_of(&turn.state, &stage.slip.session) {
            turn.call(Call::ShowSession(id));
        }
        return;
    }
    let next = match &stage.barcode {
        Barcode::Awaited { due, .. } | Barcode::Shown { due, .. } if *due < stage.watch.next => *due,
        _ => stage.watch.next,
    };
    turn.wait(next.unix().saturating_sub(now.unix()).clamp(1, 60) as u32 * 1000);
}

fn received(barcode: Barcode, reply: Result<Reply, Failure>, now: Moment) -> Barcode {
    let (path, tries, shown) = match barcode {
        Barcode::None => return Barcode::None,
        Barcode::Awaited { path, tries, .. } => (path, tries + 1, None),
        Barcode::Shown { path, image, .. } => (path, 1, Some(image)),
    };
    let answer = match reply {
        Ok(Reply { status: 200..=299, body: Some(body), .. }) => BarcodeAnswer::read(&body),
        _ => None,
    };
    match answer {
        Some(BarcodeAnswer::Ready { image, expires }) => {
            let due = expires.map_or(now.after(300), |expires| expires.after(-EARLY)).max(now.after(10));
            // The same picture is not drawn again.
            let image = shown.filter(|shown| **shown == *image).unwrap_or_else(|| image.into());
            Barcode::Shown { path, due, image }
        }
        Some(BarcodeAnswer::Pending { retry_after }) if tries < MOST_TRIES => {
            Barcode::Awaited { path, due: now.after(i64::from(retry_after.clamp(1, 60))), tries }
        }
        None if tries < MOST_TRIES => Barcode::Awaited { path, due: now.after(5), tries },
        // One that may have lapsed is not left standing.
        _ => Barcode::None,
    }
}

fn heard(turn: &mut Turn, mut stage: Instructing, reply: Result<Reply, Failure>) -> Stage {
    if let Some((session, standing)) = turn.read(reply) {
        let same = session.payment.as_ref().is_some_and(|payment| payment.id == stage.slip.payment.id);
        match standing {
            // Nobody has pressed anything: it is said, and the page stays.
            Standing::Done(DoneKind::Paid) => {
                let payment = session.payment.clone();
                return done::complete(turn, Rc::new(session), DoneKind::Paid, payment, None, false);
            }
            Standing::Awaiting if !same => return loading::arrive(turn, session),
            // What the slip was for will not come any more.
            Standing::Done(_) | Standing::Expired | Standing::Closed | Standing::FailedBefore => {
                return loading::arrive(turn, session);
            }
            _ => {}
        }
    }
    stage.watch.looked(turn.state.now);
    tick(turn, &mut stage);
    Stage::Instructing(stage)
}
