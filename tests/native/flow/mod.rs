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

/// Sessions that end a checkout whenever it reads them, and where it stands then.
const ENDS: [(&str, &str); 5] = [
    ("session_completed.json", "done, Paid"),
    ("session_authorized.json", "done, Reserved"),
    ("session_awaiting_cash.json", "instructing"),
    ("session_expired.json", "failed, session_expired"),
    ("session_cancelled_with_payment.json", "failed, session_closed"),
];
