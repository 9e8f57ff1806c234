//! What the answer to "pay" means: one pure function from what was asked and what came to what happens next
//! (DOMAIN.md 5). When in doubt the session is looked at; nothing doubtful is ever shown as paid.

use super::refusal::{Again, Refusal};
use super::standing::awaits_cash;
use super::state::DoneKind;
use crate::methods::Paid;
use crate::wire::{
    ApiError, AppUrl, Capture, Failure, Mode, PayAnswer, PayStatus, Payment, PaymentStatus, Reply, SafeUrl, Session,
};

/// What happens next.
#[derive(Debug, PartialEq)]
pub enum Outcome {
    /// Paid, accepted or saved. Goes on at the address, if there is one.
    Done(DoneKind, Option<Payment>, Option<SafeUrl>),
    /// Cash is awaited.
    Awaiting(Payment),
    /// The shopper must go to another page, or to the app of the wallet.
    Redirect(SafeUrl, Option<AppUrl>),
    /// The bank asks the shopper on this page.
    Challenge(SafeUrl),
    /// The prepaid card was not enough. Another one can be added at the address, if there is one.
    Short(Payment, Option<SafeUrl>),
    /// Refused.
    Refused(Refusal, Option<ApiError>, Option<u16>),
    /// The session is closed.
    Closed,
    /// Nothing was sent: another window is paying.
    Elsewhere,
    /// Nobody knows yet: the session must be looked at.
    Unknown,
}

/// Decides. `asked` is how the method asked for is paid; `loopback` allows addresses on this very machine.
pub fn decide(session: &Session, asked: Paid, reply: &Result<Reply, Failure>, loopback: bool) -> Outcome {
    let (status, body) = match reply {
        Ok(Reply { status, body, .. }) => (status, body),
        Err(Failure::Busy) => return Outcome::Elsewhere,
        Err(Failure::Network | Failure::Timeout) => return Outcome::Unknown,
    };
    let Some(body) = body else {
        // Without a body only a refusal by the key or the address is certain; too many requests are worth one look.
        let refusal = Refusal::by_status(*status);
        return match refusal.again {
            Again::No | Again::AfterALook => Outcome::Refused(refusal, None, Some(*status)),
            Again::Yes | Again::AfterLooking => Outcome::Unknown,
        };
    };
    let answer = PayAnswer::read(body);
    if *status >= 400 || answer.error.is_some() || answer.status == PayStatus::Error {
        return refused(*status, answer);
    }
    let safe = |url: Option<&str>| SafeUrl::parse(url?, loopback);
    let next = safe(answer.redirect_url.as_deref());
    let elsewhere = |payment: &Option<Payment>| {
        safe(payment.as_ref().and_then(|payment| payment.details.get("redirect_url").text()))
    };
    let app = AppUrl::parse(answer.app_url.as_deref(), loopback);
    match answer.status {
        PayStatus::Completed => completed(session, answer.payment, next, elsewhere),
        PayStatus::Pending => match answer.payment {
            Some(payment) if payment.is_short() => Outcome::Short(payment, next),
            // A cash payment that is not yet confirmed has instructions already (DOMAIN.md 5.3).
            Some(payment) if next.is_none() && awaits_cash(&payment) => Outcome::Awaiting(payment),
            payment => match next.or_else(|| elsewhere(&payment)) {
                Some(url) if asked == Paid::Card => Outcome::Challenge(url),
                // Where only the app is named, KOMOJU's page is the way for those who have none.
                url => {
                    let page = app.is_some().then(|| safe(session.session_url.as_deref())).flatten();
                    redirect(url.or(page), app)
                }
            },
        },
        PayStatus::Cancelled => Outcome::Closed,
        PayStatus::Error | PayStatus::Unknown(_) => redirect(next, None),
    }
}

fn redirect(url: Option<SafeUrl>, app: Option<AppUrl>) -> Outcome {
    match url {
        Some(url) => Outcome::Redirect(url, app),
        None => Outcome::Unknown,
    }
}

fn refused(status: u16, answer: PayAnswer) -> Outcome {
    let paid = answer
        .payment
        .as_ref()
        .is_some_and(|payment| matches!(payment.status, PaymentStatus::Captured | PaymentStatus::Authorized));
    // An error and a payment contradict each other: the session knows.
    if paid || answer.status == PayStatus::Completed {
        return Outcome::Unknown;
    }
    let refusal = match &answer.error {
        Some(error) => Refusal::of(error, status),
        None => Refusal::by_status(status),
    };
    match refusal.again {
        Again::AfterLooking => Outcome::Unknown,
        _ => Outcome::Refused(refusal, answer.error, Some(status)),
    }
}

fn completed(
    session: &Session,
    payment: Option<Payment>,
    next: Option<SafeUrl>,
    elsewhere: impl Fn(&Option<Payment>) -> Option<SafeUrl>,
) -> Outcome {
    let Some(found) = &payment else {
        return match session.mode {
            Mode::Customer => Outcome::Done(DoneKind::Saved, None, next),
            _ => redirect(next, None),
        };
    };
    match &found.status {
        PaymentStatus::Captured => Outcome::Done(DoneKind::Paid, payment, next),
        PaymentStatus::Authorized if awaits_cash(found) => match payment {
            Some(payment) => Outcome::Awaiting(payment),
            None => Outcome::Unknown,
        },
        PaymentStatus::Authorized if session.capture == Some(Capture::Manual) => {
            Outcome::Done(DoneKind::Reserved, payment, next)
        }
        // Older answers say "authorized" although the shopper has yet to visit the wallet's page (S2).
        PaymentStatus::Authorized => match elsewhere(&payment) {
            Some(url) if next.is_none() => Outcome::Redirect(url, None),
            _ => Outcome::Done(DoneKind::Reserved, payment, next),
        },
        _ => Outcome::Unknown,
    }
}
