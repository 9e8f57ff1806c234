//! The gallery: every state of the checkout that looks different from the others, each made by the flow itself from a
//! session and what happened then. Developers look at them, and the tests do (`cargo xtask gallery`).
//!
//! The list is pure and compiles natively; only `page` needs a browser. Nothing here ships.

mod face;
mod key;
mod story;

mod faces;

pub use face::{Face, all};
pub use key::{keys, problem_kind};
pub use story::NOW;

#[cfg(target_arch = "wasm32")]
pub mod page;
