//! The bank's side of 3-D Secure: what it is asked about, and what comes of its answer. It knows no page: an answer
//! may come from the page's button, from another window, or from a test in place of the bank's app.

use crate::api::error::ApiError;
use crate::api::params::text;
use crate::app::App;
use crate::clock::Moment;
use crate::payment::{Challenge, Next, Status};
use crate::return_url;
use crate::secure_token::{SecureToken, Verification};
use crate::staging::{self, Manner};
use crate::store::Store;

/// What a bank asks its customer.
pub(crate) struct Inquiry {
    /// In the currency's smallest unit.
    pub(crate) amount: i64,
    pub(crate) currency: String,
    pub(crate) last_four: String,
    pub(crate) locale: String,
    /// How an answer counts; `None` once nobody waits for one any more.
    pub(crate) challenge: Option<Challenge>,
    pub(crate) manner: Manner,
    /// Where the cardholder goes afterwards.
    pub(crate) back: Option<String>,
}

/// The inquiry with this id: a payment's, or a secure token's before any payment.
pub(crate) fn inquiry(app: &App, store: &Store, id: &str, now: Moment) -> Option<Inquiry> {
    if let Some(token) = store.secure_token(id) {
        return Some(before_paying(token));
    }
    let payment = store.payment(id)?;
    let challenge = match payment.next {
        Next::Bank(challenge) if app.is_awaited(store, payment, now) => Some(challenge),
        _ => None,
    };
    Some(Inquiry {
        amount: payment.total(),
        currency: payment.currency.clone(),
        last_four: text(&payment.details["last_four_digits"]).unwrap_or_default().to_owned(),
        locale: payment.locale.clone(),
        challenge,
        manner: staging::manner(&payment.metadata).unwrap_or(Manner::Plain),
        back: app.way_back(store, payment),
    })
}

fn before_paying(token: &SecureToken) -> Inquiry {
    Inquiry {
        amount: token.amount,
        currency: token.currency.clone(),
        last_four: token.last_four.clone(),
        locale: token.locale.clone(),
        challenge: match token.verification {
            Verification::Needed(challenge) => Some(challenge),
            _ => None,
        },
        manner: staging::manner(&token.metadata).unwrap_or(Manner::Plain),
        back: Some(return_url::with_secure_token(&token.return_url, &token.id)),
    }
}

/// The bank has its answer. Whether it is good: some cards fail whatever their holder says (FEATURES.md 2.5).
///
/// # Errors
/// `not_found`, or `unprocessable_entity` when nobody waits for an answer.
pub(crate) fn decide(app: &App, store: &mut Store, id: &str, approved: bool, now: Moment) -> Result<bool, ApiError> {
    let inquiry = inquiry(app, store, id, now).ok_or_else(|| ApiError::of("not_found"))?;
    let challenge = inquiry.challenge.ok_or_else(|| ApiError::of("unprocessable_entity"))?;
    let good = approved && challenge == Challenge::Asks;
    if let Some(token) = store.secure_token_mut(id) {
        token.verification = if good { Verification::Good } else { Verification::Errored };
    } else if good {
        store.settle(id, now);
    } else {
        store.turn(id, Status::Failed, now);
    }
    Ok(good)
}
