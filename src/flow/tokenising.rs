//! Tokenising: what was typed is made a token of, which the shop's server pays with; or which continues a prepaid
//! payment. No money moves here, so whatever goes wrong gives the form back at once.
//!
//! Cards become secure tokens (FEATURES.md 2.3): the bank has agreed, or had nothing to ask, before the shop gets one.

use super::challenging;
use super::collecting::{self, Collecting};
use super::effect::{Continuation, Effect, PageEvent};
use super::event::Event;
use super::looking::{self, Doubt};
use super::refusal::{self, Refusal};
use super::state::{Stage, Step, Subject, Submitting};
use super::submitting::{back_to_form, refused};
use super::summary::tell_form;
use super::turn::Turn;
use super::watching;
use crate::domain::money::Money;
use crate::methods::Paid;
use crate::wire::request::Body;
use crate::wire::{ApiError, Call, Failure, PaymentDetails, Reply, SecureToken, TokenId, Verification};

/// How long the shop's server may take to continue a payment, in milliseconds.
const LONGEST_CONTINUATION: u32 = 60_000;

/// What makes a token of the details: a secure one of a card, which the bank is asked about (FEATURES.md 2.3).
pub(super) fn call(turn: &Turn, form: &Collecting, details: &PaymentDetails) -> Call {
    match amount_to_verify(form) {
        Some(total) => {
            let back = turn.state.way_back(Some(&form.session));
            Call::MakeSecureToken(Body::secure(details, &total, back.as_ref()))
        }
        None => Call::MakeToken(Body::details(details)),
    }
}

/// The amount that a card's bank is asked about. Nothing for other methods, and where a card is saved and not charged.
fn amount_to_verify(form: &Collecting) -> Option<Money> {
    let (choice, _, _) = form.current()?;
    if choice.method.paid == Paid::Card { form.to_pay(choice) } else { None }
}

/// What came of making a token.
pub(super) fn replied(turn: &mut Turn, mut stage: Submitting, reply: Result<Reply, Failure>) -> Stage {
    stage.form.clear_fleeting();
    let reply = match reply {
        Ok(reply) => reply,
        Err(Failure::Busy) => return looking::start(turn, stage.form, Doubt::Elsewhere),
        Err(_) => return back_to_form(turn, stage.form, Refusal::nothing_charged()),
    };
    let error = reply.body.as_ref().and_then(ApiError::read);
    if reply.status >= 400 || error.is_some() {
        let refusal = match &error {
            Some(error) => Refusal::of(error, reply.status),
            None => Refusal::by_status(reply.status),
        };
        return refused(turn, stage.form, refusal.without_charge(), error, Some(reply.status));
    }
    let Some(token) = reply.body.as_ref().and_then(SecureToken::read) else {
        return back_to_form(turn, stage.form, Refusal::by_status(400));
    };
    let url = turn.state.safe(token.authentication_url.as_deref());
    let plain = amount_to_verify(&stage.form).is_none();
    match (token.verification, url) {
        (Verification::Passed, _) => made(turn, stage.form, token.id),
        // A plain token says nothing of verification; a secure one that does not is not verified.
        (Verification::None, _) if plain => made(turn, stage.form, token.id),
        (Verification::Wanted | Verification::None, Some(url)) => {
            challenging::open(turn, stage.form, url, Subject::SecureToken(token.id))
        }
        _ => back_to_form(turn, stage.form, refusal::three_ds_failed()),
    }
}

/// A token is there: it goes to the page, which hands it to the shop's server.
pub(super) fn made(turn: &mut Turn, form: Collecting, id: TokenId) -> Stage {
    turn.next_attempt();
    let payment_type = form.current().map(|(_, offer, _)| offer.payment_type.clone()).unwrap_or_default();
    if let Some(short) = form.short.clone() {
        turn.order(Effect::Continue(turn.state.attempt, Continuation { token: id, payment_type, short }));
        turn.wait(LONGEST_CONTINUATION);
        return Stage::Submitting(Submitting { form, step: Step::Continuing });
    }
    turn.order(Effect::FocusHeading);
    turn.tell(PageEvent::Token { token: id, payment_type });
    Stage::Tokenised(form)
}

/// The shopper wants to change what the token was made of: the next one is a new one.
pub(super) fn update(turn: &mut Turn, form: Collecting, event: Event) -> Stage {
    match event {
        Event::RetryPressed { .. } => {
            turn.order(Effect::FocusButton);
            tell_form(turn, &form);
            watching::enter(turn, form)
        }
        // A token is made once: whoever asks for another one has the form checked again.
        Event::PayPressed { .. } => collecting::update(turn, form, event),
        Event::ResetAsked => {
            let mut form = form;
            collecting::reset(turn, &mut form);
            watching::enter(turn, form)
        }
        _ => Stage::Tokenised(form),
    }
}
