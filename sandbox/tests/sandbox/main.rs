//! The sandbox from outside: every test starts its own on free ports and speaks HTTP with it.

mod shape;
mod support;

mod samples;

mod auth;
mod bank;
mod barcodes;
mod cards;
mod command;
mod control;
mod desk;
mod faults;
mod life;
mod money;
mod pages;
mod pay;
mod prepaid;
mod readme;
mod secure_tokens;
mod seeds;
mod tokens;
mod wallet_apps;
mod webhooks;
