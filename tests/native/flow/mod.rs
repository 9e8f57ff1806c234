//! The life of a checkout, one story a file.

mod loading;

mod arriving;

mod typing;

mod paying;

mod refused;

mod shortfall;

mod challenging;
mod explore;
mod instructing;

mod looking;
mod methods;
mod readings;

mod leaving;

mod replies;
mod walk;
