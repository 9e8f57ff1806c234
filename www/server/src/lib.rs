//! The demo shop 灯と紙 (Akari to Kami): a few pages, a cart, and the server's half of a KOMOJU payment.
//!
//! It uses the built checkout package from outside, as any merchant would, and must not know the checkout crate
//! or the sandbox: what is awkward here is awkward for every shop.

mod server;
mod settings;

mod cart;
mod catalog;
mod money;
mod order;
mod orders;

mod komoju;
mod trial;
mod webhook;

mod pages;
mod policy;
mod routes;
mod text;
mod visitor;

mod access_log;
mod package;
mod reload;
mod static_file;

pub use server::{Running, start};
pub use settings::{Keys, Settings, UsageError};
