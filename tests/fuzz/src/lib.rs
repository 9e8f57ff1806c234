//! What must hold whatever comes from outside, for libFuzzer to search for something that breaks it.
//!
//! [`life`] is a checkout that is given hostile answers of the API; [`texts`] are the rules for what is typed, and for the
//! texts and addresses in answers. Each function is a target of `targets`, and panics if what it claims does not hold.
//! `cargo xtask fuzz` runs them; `corpus` has the inputs that reached something new, a line each.

#[allow(dead_code, reason = "shared with the native tests, which use all of it")]
#[path = "../../native/conversation.rs"]
mod conversation;
#[allow(dead_code, reason = "shared with the native tests, which use all of it")]
#[path = "../../native/fixtures.rs"]
mod fixtures;
#[path = "../../native/flow/way_on.rs"]
mod way_on;

mod harmless;
mod samples;

pub mod life;
pub mod texts;
