//! The tools the commands need, one file each: what it is, where it is kept, how long it takes
//! to install and how.
//!
//! Asking for a tool installs it when it is missing. No tool knows the command that asks.

mod apt;
pub(crate) mod browser;
pub(crate) mod cargo_tools;
pub(crate) mod debian_rust;
pub(crate) mod engines;
pub(crate) mod node;
pub(crate) mod rust_sources;
pub(crate) mod rust_target;
