//! The payment network the sandbox plays: test numbers, balances and dates decide (S3, FEATURES.md 2.5).
//!
//! It sees checked details and a total. It knows no session and keeps nothing.
//!
//! The documents name test numbers for cards and prepaid cards and none for accounts. Here the id `unknown` is no
//! account and the password `wrong` is wrong; every other pair pays.

use crate::card::{Behaviour, Cards};
use crate::catalog::Kind;
use crate::clock::{Moment, end_of_day};
use crate::details::{Details, Instrument};
use crate::payment::Challenge;
use crate::secret::Secret;

/// What the network says when it does not refuse.
#[derive(Debug, PartialEq)]
pub(crate) enum Verdict {
    /// The money is there.
    Paid,
    /// Cash is awaited.
    Awaited,
    /// The bank wants to see the cardholder first.
    Bank(Challenge),
    /// The shopper decides on the wallet's page.
    Wallet,
    /// The prepaid number was worth so much, which is not enough.
    Short { points: i64 },
}

/// What every prepaid number that is not refused is worth, in yen (S3 "Test Cards").
pub(crate) const PREPAID_BALANCE: i64 = 2_000;

/// Judges a payment. `secure` asks for 3-D Secure. The error is the code of a refusal.
pub(crate) fn judge(
    cards: &Cards,
    details: &Details,
    total: i64,
    now: Moment,
    secure: bool,
) -> Result<Verdict, &'static str> {
    match &details.instrument {
        Instrument::Card { number, month, year, .. } => match cards.behaviour(number) {
            Behaviour::IsRefused(code) => Err(code),
            _ if has_ended(*month, *year, now) => Err("card_expired"),
            Behaviour::Leads(challenge) if secure => Ok(Verdict::Bank(challenge)),
            _ => Ok(Verdict::Paid),
        },
        Instrument::Konbini { .. } | Instrument::PayEasy | Instrument::BankTransfer { .. } => Ok(Verdict::Awaited),
        Instrument::Prepaid { number } => {
            let continues = details.method.kind == Kind::Prepaid { continues: true };
            let points = spend(number, total, continues)?;
            Ok(if points < total { Verdict::Short { points } } else { Verdict::Paid })
        }
        Instrument::Account { id, password } => match (id.as_str(), password.reveal()) {
            ("unknown", _) => Err("invalid_account"),
            (_, "wrong") => Err("invalid_password"),
            _ => Ok(Verdict::Paid),
        },
        Instrument::Offsite { .. } => Ok(Verdict::Wallet),
    }
}

/// What a prepaid number contributes to what is missing.
///
/// The documents list one good number per method. So that a shortfall can be made up at all, a
/// number has its whole balance again each time it is entered.
pub(crate) fn spend(number: &Secret, missing: i64, continues: bool) -> Result<i64, &'static str> {
    match (number.reveal(), continues) {
        ("e111111111111112", _) => Err("invalid_number"),
        // BitCash, which cannot be continued, has this number for a plain refusal.
        ("e111111111111113", false) => Err("card_declined"),
        ("e111111111111113", true) => Err("used_number"),
        ("e111111111111114", _) => Err("card_declined"),
        (_, false) if missing > PREPAID_BALANCE => Err("insufficient_funds"),
        _ => Ok(missing.min(PREPAID_BALANCE)),
    }
}

/// A card is good through the last day of its month.
fn has_ended(month: i64, year: i64, now: Moment) -> bool {
    let today = end_of_day(now, 0).date();
    let current = i64::from(today.year()) * 12 + i64::from(u8::from(today.month()));
    year * 12 + month < current
}

/// When a payment lapses: the day counts of S3, and the samples for methods the text is silent on.
pub(crate) fn deadline(details: &Details, now: Moment) -> Option<Moment> {
    let days = |days: i64| Some(end_of_day(now, days));
    match &details.instrument {
        Instrument::Konbini { expiry_days, .. } => days(expiry_days.unwrap_or(3)),
        Instrument::PayEasy => days(10),
        // The text says 14; the samples, older ones, show 7.
        Instrument::BankTransfer { expiry_days } => days(expiry_days.unwrap_or(14)),
        Instrument::Card { .. } => days(7),
        Instrument::Prepaid { .. } if matches!(details.method.slug, "net_cash" | "nanaco") => {
            now.checked_add(time::Duration::days(7))
        }
        _ => None,
    }
}

/// The totals a method takes, in yen and inclusive (S3 "Restrictions").
pub(crate) fn limits(kind: Kind) -> Option<(i64, i64)> {
    match kind {
        Kind::Konbini => Some((1, 299_999)),
        Kind::PayEasy => Some((1, 999_999)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_good_through_its_month_in_japan() {
        let now = crate::clock::parse("2026-11-30T14:59:59Z").unwrap();
        assert!(!has_ended(11, 2026, now));
        assert!(has_ended(10, 2026, now));
        // One second later it is December in Japan.
        assert!(has_ended(11, 2026, now + time::Duration::SECOND));
        assert!(!has_ended(12, 2099, now));
    }

    #[test]
    fn a_prepaid_number_gives_what_it_has() {
        let good = Secret::new("1111111111111111".to_owned());
        assert_eq!(spend(&good, 1_100, true), Ok(1_100));
        assert_eq!(spend(&good, 3_000, true), Ok(2_000));
        assert_eq!(spend(&good, 3_000, false), Err("insufficient_funds"));
    }
}
