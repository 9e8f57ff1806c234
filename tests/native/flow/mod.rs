//! The life of a checkout, one story a file.

mod loading;

mod arriving;

mod typing;
mod watching;
mod wishes;

mod paying;

mod refused;

mod shortfall;
mod tokens;

mod challenging;
mod redirecting;

mod instructing;

mod looking;
mod methods;
mod readings;

mod leaving;

mod explore;
mod replies;
mod walk;
mod way_on;
