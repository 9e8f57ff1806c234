//! Small pictures drawn by us, in one style: a 24-unit grid, rounded strokes, the colour of the text around them.

use super::element::{Attr, El, bare, el};

fn icon(path: &'static str) -> El {
    el("svg", "icon").set(Attr::ViewBox, "0 0 24 24").set(Attr::AriaHidden, "true").put(bare("path").set(Attr::D, path))
}

/// A card.
pub(super) fn card() -> El {
    icon(
        "M4.5 5.5h15A1.5 1.5 0 0 1 21 7v10a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17V7a1.5 1.5 0 0 1 1.5-1.5zM3 10h18M6.5 14.5h3",
    )
}

/// A shop with an awning.
pub(super) fn store() -> El {
    icon(
        "M4.5 10.5V19h15v-8.5M3 8l1.6-3.5h14.8L21 8c0 3-4.5 3.2-4.5.4 0 2.8-4.5 2.8-4.5 0 0 2.8-4.5 2.8-4.5 0C7.5 11.2 3 11 3 8zM9.5 19v-5h5v5",
    )
}

/// A phone.
pub(super) fn wallet() -> El {
    icon(
        "M8.5 3h7A1.5 1.5 0 0 1 17 4.5v15a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 7 19.5v-15A1.5 1.5 0 0 1 8.5 3zM11 17.8h2M10 9.5l1.7 1.7L14.5 8",
    )
}

/// A closed lock.
pub(super) fn lock() -> El {
    icon("M6.5 10.5h11V19h-11zM8.8 10.5V8a3.2 3.2 0 0 1 6.4 0v2.5")
}

/// An exclamation mark in a circle.
pub(super) fn notice() -> El {
    icon("M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 8v4.8M12 16.1v.1")
}

/// A clock.
pub(super) fn clock() -> El {
    icon("M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 7.5V12l3 2")
}

/// A tick.
pub(super) fn tick() -> El {
    icon("M6 12.5l4 4 8-9")
}
