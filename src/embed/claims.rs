//! Who is paying a session: one checkout of one window at a time (DESIGN.md 5).
//!
//! Within a page, a list tells; between windows, a Web Lock per session does (both in `page.js`). A claim outlives the
//! checkout that made it: one that is taken out of the page and put back meanwhile must not pay again.

use super::page;
use crate::flow::{Options, Part};

/// What is paid with these options, a session of an API, by the one name that tells it from all others.
pub(super) fn name(options: &Options) -> Option<String> {
    Some(options.api.as_ref()?.hosted_page(options.session.as_ref().ok()?))
}

/// Whether a checkout of this page is paying it.
pub(super) fn is_claimed(options: &Options) -> bool {
    // The picker pays nothing: what becomes of a payment, the other part finds out.
    options.part != Part::Picker && name(options).is_some_and(|name| page::is_claimed(&name))
}

/// Lets go of it, so that it can be paid again.
pub(super) fn release(options: &Options) {
    if let Some(name) = name(options) {
        page::release(&name);
    }
}
