//! KOMOJU, offline: its API, the pages it sends shoppers to, a bank, and webhooks, answering as
//! the provider's documents say, so that a shop and a checkout cannot tell the difference.
//!
//! It shares no type with the checkout it serves: shared types would be wrong together. Everything
//! lives in memory, and nothing a shopper types is kept beyond what the API itself shows again.
//!
//! S0 to S4 in comments are the provider's documents, by number.

mod command_line;
mod options;
mod seed;
mod server;

mod api;
mod control;
mod faults;
mod pages;
mod webhook;

mod app;
mod store;

mod accept;
mod acts;
mod bank;
mod offers;
mod payment;
mod secure_token;
mod session;
mod staging;
mod terms;

mod charge;
mod details;
mod form;
mod processor;

mod barcode;
mod card;
mod catalog;
mod stores;

mod clock;
mod currency;
mod journal;
mod png;
mod random;
mod return_url;
mod secret;

pub use command_line::{Asked, help, version};
pub use options::Options;
pub use seed::{Scenario, Seed, scenarios};
pub use server::Sandbox;
