//! A checkout for the payment provider KOMOJU, for any web shop.
//!
//! Layers, left to right, each knowing only those before it:
//! `domain`, `wire` ← `i18n` ← `methods` ← `flow` ← `ui` ← `embed`.
//! All but the last two are pure and compile natively.

pub mod domain;
pub mod wire;

pub mod i18n;

pub mod methods;

pub mod flow;

#[cfg(target_arch = "wasm32")]
mod platform;

#[cfg(target_arch = "wasm32")]
pub mod ui;

#[cfg(target_arch = "wasm32")]
pub mod embed;

#[cfg(any(test, all(target_arch = "wasm32", feature = "package")))]
mod memory;
