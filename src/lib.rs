//! A checkout for the payment provider KOMOJU, for any web shop. This crate is for shops whose pages are written in
//! [Yew]; every other page embeds the package that is built from it with one script tag (see the README).
//!
//! The shop's server creates a session with the secret key, and the page shows it: the shopper picks a payment method,
//! fills it in and pays, and the checkout sees the payment through, be it a redirect, 3-D Secure, or a slip to be paid at
//! a konbini. Properties go in, callbacks come out, and nothing that was typed is among what they are given.
//!
//! ```no_run
//! # #[cfg(target_arch = "wasm32")]
//! # mod page {
//! use komoju_checkout::{Answer, Checkout, details};
//! use yew::prelude::*;
//!
//! #[component]
//! fn Payment() -> Html {
//!     let paid = use_state(|| false);
//!     let on_complete = {
//!         let paid = paid.clone();
//!         move |_: details::Complete| {
//!             paid.set(true);
//!             Answer::Prevent // Stay on this page instead of going to the session's `return_url`.
//!         }
//!     };
//!     html! {
//!         if *paid {
//!             <p>{ "Thank you!" }</p>
//!         } else {
//!             <Checkout session_id="SESSION_ID" publishable_key="pk_…" {on_complete} />
//!         }
//!     }
//! }
//! # }
//! ```
//!
//! `Checkout` and all that goes with it exist for `wasm32-unknown-unknown` only. `examples/yew` of the repository is a
//! whole page. Deliver when the webhook `payment.captured` has come to the server, never because of a callback.
//!
//! # The parts
//!
//! From left to right, each knows only those before it:
//! `domain`, `wire` ← `i18n` ← `methods` ← `flow` ← `ui` ← `embed`.
//! All but the last two are pure and compile natively. Beside them, `rules` gives the first two to other people's forms.
//! They are public for the tests and for who is curious; what an application needs stands at the top.
//!
//! [Yew]: https://yew.rs

pub mod domain;
pub mod wire;

pub mod i18n;

pub mod methods;

pub mod flow;

#[cfg(target_arch = "wasm32")]
mod platform;

// No application draws parts of it.
#[cfg(all(target_arch = "wasm32", feature = "checkout"))]
#[doc(hidden)]
pub mod ui;

#[cfg(all(target_arch = "wasm32", feature = "checkout"))]
pub mod embed;

#[cfg(all(target_arch = "wasm32", feature = "checkout", not(feature = "package")))]
pub use embed::component::{Answer, Checkout, CheckoutHandle, CheckoutProps, Prefill, details, theme};

// Left out of the checkout's own program, which has no use for it.
#[cfg(any(feature = "rules", not(target_arch = "wasm32")))]
pub mod rules;

#[cfg(any(test, all(target_arch = "wasm32", feature = "package")))]
mod memory;
