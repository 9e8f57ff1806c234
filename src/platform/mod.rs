//! What every JavaScript engine has, with or without a page: plain objects, `Intl`, a clock.
//!
//! Knows no element, no request and no text of ours. What is typed into a page is the same to it as any other text.

pub(crate) mod intl;
#[cfg(feature = "checkout")]
pub(crate) mod once;
pub(crate) mod plain;

use crate::domain::deadline::Moment;

/// This very moment.
pub(crate) fn now() -> Moment {
    Moment::from_unix((js_sys::Date::now() / 1000.0) as i64)
}
