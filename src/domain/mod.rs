//! The pure rules: cards, names and their readings, e-mail, phone, postal codes, prepaid numbers, accounts, money and
//! time limits (DOMAIN.md 0 to 4, 5.4).
//!
//! Knows no KOMOJU, no JSON, no browser, no clock and no language: text comes in, a [`Verdict`] or a plain value goes
//! out. How KOMOJU spells things is `wire`'s and `methods`' affair, sentences are `i18n`'s.

pub mod secret;
pub mod text;
pub mod verdict;

pub mod brand;
pub mod number;

pub mod expiry;
pub mod month;

pub mod code;

pub mod holder;
mod letter;

pub mod kana;

pub mod email;
pub mod phone;

pub mod postal;

pub mod prepaid;

pub mod account;

pub mod money;

pub mod deadline;

pub mod edit;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod random;

pub use account::{AccountId, Password};
pub use brand::{Accepted, Brand};
pub use code::{CodeReason, SecurityCode};
pub use deadline::{JapanTime, Moment};
pub use edit::{Change, Edit};
pub use email::{Email, EmailReason};
pub use expiry::{Expiry, ExpiryReason};
pub use holder::{HolderName, HolderReason, PersonName};
pub use kana::{KanaName, KanaReason, LookAlike};
pub use money::{Currency, Money};
pub use month::Month;
pub use number::{CardNumber, NumberReason};
pub use phone::{Phone, PhoneReason, Region};
pub use postal::{PostalCode, PostalReason};
pub use prepaid::{PrepaidKind, PrepaidNumber, PrepaidReason};
pub use secret::Secret;
pub use verdict::Verdict;
