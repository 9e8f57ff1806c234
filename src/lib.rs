//! A checkout for the payment provider KOMOJU, for any web shop.
//!
//! Layers, left to right, each knowing only those before it:
//! `domain`, `wire` ← `i18n` ← `methods` ← `flow` ← `ui` ← `embed`.
//! All but the last two are pure and compile natively. Beside them, `rules` gives the first two to other people's forms.

pub mod domain;
pub mod wire;

pub mod i18n;

pub mod methods;

pub mod flow;

#[cfg(target_arch = "wasm32")]
mod platform;

#[cfg(all(target_arch = "wasm32", feature = "checkout"))]
pub mod ui;

#[cfg(all(target_arch = "wasm32", feature = "checkout"))]
pub mod embed;

#[cfg(all(target_arch = "wasm32", feature = "checkout", not(feature = "package")))]
pub use embed::component::{Answer, Checkout, CheckoutHandle, CheckoutProps, Prefill, details};

// Left out of the checkout's own program, which has no use for it.
#[cfg(any(feature = "rules", not(target_arch = "wasm32")))]
pub mod rules;

#[cfg(any(test, all(target_arch = "wasm32", feature = "package")))]
mod memory;
