//! The pure rules: cards, names, e-mail, phone, money and time limits (DOMAIN.md 0, 1, 3.1, 3.2, 4, 5.4).
//!
//! Knows no KOMOJU, no JSON, no browser, no clock and no language: text comes in, a [`Verdict`] or a plain value goes
//! out. How KOMOJU spells things is `wire`'s and `methods`' affair, sentences are `i18n`'s.

pub mod secret;
pub mod text;
pub mod verdict;

pub mod brand;
pub mod number;

pub mod expiry;

pub mod code;

pub mod holder;

pub mod email;
pub mod phone;

pub mod money;

pub mod deadline;

pub mod edit;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod random;

pub use brand::{Accepted, Brand};
pub use code::{CodeReason, SecurityCode};
pub use deadline::{JapanTime, Moment};
pub use edit::{Change, Edit};
pub use email::{Email, EmailReason};
pub use expiry::{Expiry, ExpiryReason, Month};
pub use holder::{HolderName, HolderReason, PersonName};
pub use money::{Currency, Money};
pub use number::{CardNumber, NumberReason};
pub use phone::{Phone, PhoneReason, Region};
pub use secret::Secret;
pub use verdict::Verdict;
