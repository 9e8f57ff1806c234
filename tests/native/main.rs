//! What the crate's pure half does as a whole, seen from outside: conversations with the flow, the wire format against
//! the documents, and rules about the code itself.
//!
//! Knows no browser; what one file of `src` does on its own is tested at the foot of that file.

// The browser's tests are built beside these, which need what it has not.
#![cfg(not(target_arch = "wasm32"))]

mod fixtures;
mod random;

mod conversation;
mod flow;

mod secrecy;

mod wire;

mod gallery;

mod tidy;
