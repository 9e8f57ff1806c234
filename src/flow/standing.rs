//! What a session, as it was just read, means for the checkout (DOMAIN.md 7).

use super::state::DoneKind;
use crate::methods::{Paid, method_of};
use crate::wire::{Mode, Payment, PaymentStatus, Session, SessionStatus};

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It can be paid.
    Open,
    /// It can be paid; an earlier try was not finished.
    Unfinished,
    /// A prepaid payment is short of something: another number can be added to it.
    Short,
    /// It can be paid again: the last try failed.
    FailedBefore,
    /// It is too late.
    Expired,
    /// Paid, accepted or saved.
    Done(DoneKind),
    /// Cash is awaited.
    Awaiting,
    /// Over, without a payment that counts.
    Closed,
    /// A word nobody knows: never a form that might charge twice.
    Unknown,
}

impl Standing {
    /// Reads it off a session.
    pub fn of(session: &Session) -> Standing {
        match &session.status {
            SessionStatus::Pending if session.expired => Standing::Expired,
            SessionStatus::Pending => match &session.payment {
                None => Standing::Open,
                Some(payment) => match payment.status {
                    PaymentStatus::Pending if payment.short_amount() > 0 => Standing::Short,
                    // Not yet confirmed, but the shopper has been told where to pay (DOMAIN.md 5.3).
                    PaymentStatus::Pending if has_instructions(payment) => Standing::Awaiting,
                    PaymentStatus::Pending => Standing::Unfinished,
                    PaymentStatus::Failed | PaymentStatus::Cancelled | PaymentStatus::Expired => Standing::FailedBefore,
                    _ => Standing::Unknown,
                },
            },
            SessionStatus::Completed => completed(session),
            SessionStatus::Cancelled => Standing::Closed,
            SessionStatus::Unknown(_) => Standing::Unknown,
        }
    }
}

fn completed(session: &Session) -> Standing {
    let Some(payment) = &session.payment else {
        return if session.mode == Mode::Customer { Standing::Done(DoneKind::Saved) } else { Standing::Unknown };
    };
    match &payment.status {
        PaymentStatus::Captured => Standing::Done(DoneKind::Paid),
        PaymentStatus::Authorized if awaits_cash(payment) => Standing::Awaiting,
        PaymentStatus::Authorized => Standing::Done(DoneKind::Reserved),
        PaymentStatus::Expired | PaymentStatus::Cancelled | PaymentStatus::Refunded => Standing::Closed,
        _ => Standing::Unknown,
    }
}

fn has_instructions(payment: &Payment) -> bool {
    payment.details.get("instructions_url").text().is_some()
}

/// Whether "authorized" means that cash is awaited: by the method, or because there are instructions (DOMAIN.md 5.2).
pub(super) fn awaits_cash(payment: &Payment) -> bool {
    method_of(payment).is_some_and(|method| method.paid == Paid::Cash) || has_instructions(payment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table() {
        let konbini = r#""payment_details":{"type":"konbini"}"#;
        let card = r#""payment_details":{"type":"credit_card"}"#;
        for (session, standing) in [
            (r#""status":"pending","payment":null"#.to_owned(), Standing::Open),
            (r#""status":"pending","expired":true"#.to_owned(), Standing::Expired),
            (r#""status":"pending","payment":{"status":"pending"}"#.to_owned(), Standing::Unfinished),
            (r#""status":"pending","payment":{"status":"failed"}"#.to_owned(), Standing::FailedBefore),
            (r#""status":"pending","payment":{"status":"captured"}"#.to_owned(), Standing::Unknown),
            (
                format!(r#""status":"completed","payment":{{"status":"captured",{card}}}"#),
                Standing::Done(DoneKind::Paid),
            ),
            (
                format!(r#""status":"completed","payment":{{"status":"authorized",{card}}}"#),
                Standing::Done(DoneKind::Reserved),
            ),
            (format!(r#""status":"completed","payment":{{"status":"authorized",{konbini}}}"#), Standing::Awaiting),
            (format!(r#""status":"completed","payment":{{"status":"expired",{konbini}}}"#), Standing::Closed),
            (format!(r#""status":"completed","payment":{{"status":"refunded",{card}}}"#), Standing::Closed),
            (format!(r#""status":"completed","payment":{{"status":"pending",{card}}}"#), Standing::Unknown),
            (r#""status":"completed","payment":null,"mode":"customer""#.to_owned(), Standing::Done(DoneKind::Saved)),
            (r#""status":"completed","payment":null"#.to_owned(), Standing::Unknown),
            (r#""status":"cancelled","payment":{"status":"pending"}"#.to_owned(), Standing::Closed),
            (r#""status":"on_hold""#.to_owned(), Standing::Unknown),
        ] {
            let json = serde_json::from_str(&format!("{{{session}}}")).unwrap();
            assert_eq!(Standing::of(&Session::read(json).unwrap()), standing, "{session}");
        }
    }
}
