//! Radio buttons, and the form that they belong to.
//!
//! Nothing is ever sent by it. But a shadow root of Chromium holds on to radio buttons that belong to no form after they are
//! taken out, and with them to the form they were in, typed numbers and all, for as long as it lives itself.

use super::Scene;
use super::element::{Attr, El, bare};
use crate::domain::text::number_text;

/// A radio button of a group.
pub(super) fn radio(scene: &Scene<'_>, group: String) -> El {
    bare("input").set(Attr::Type, "radio").set(Attr::Name, group).set(Attr::Form, owner_id(scene))
}

/// The form of all radio buttons on the screen. Its button can do nothing, and neither can Enter on one of them then.
pub(super) fn owner(scene: &Scene<'_>) -> El {
    let button = bare("button").flag(Attr::Disabled, true);
    bare("form").set(Attr::Id, owner_id(scene)).flag(Attr::Hidden, true).put(button)
}

fn owner_id(scene: &Scene<'_>) -> String {
    ["kc", &number_text(scene.uid.into()), "-radios"].concat()
}
