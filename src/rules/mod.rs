//! The rules alone, for people who build a form of their own: what `pkg/rules.js` exports.
//!
//! Every rule is one of `domain`'s (of `wire`'s, for keys and addresses) and gives plain data back: a state, a stable
//! word for what is wrong, the value as it would be sent. Knows no page, no session and no sentence. All of it is pure
//! but `edge`, which alone sees JavaScript values.

pub mod answer;
pub mod reason;

pub mod card;

pub mod contact;
pub mod prepaid;

pub mod edit;
pub mod shown;

pub mod address;

#[cfg(all(target_arch = "wasm32", feature = "rules"))]
pub mod edge;

#[cfg(test)]
mod expect;

pub use answer::{Answer, State};
pub use reason::Reason;
