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

/// A bank with its columns.
pub(super) fn bank() -> El {
    icon("M3.5 9.5L12 4.5l8.5 5zM6 9.5V17M10 9.5V17M14 9.5V17M18 9.5V17M4 17.5h16M3.5 20h17")
}

/// A voucher with its notches.
pub(super) fn voucher() -> El {
    icon("M3.5 6.5h17v3.4a2.1 2.1 0 0 0 0 4.2v3.4h-17v-3.4a2.1 2.1 0 0 0 0-4.2zM14.5 6.5v2M14.5 11v2M14.5 15.5v2")
}

/// A purse with its clasp.
pub(super) fn purse() -> El {
    icon(
        "M4.5 7.5h14A1.5 1.5 0 0 1 20 9v9a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18V6.5A1.5 1.5 0 0 1 5.5 5H17v2.5M16 13.5h.1",
    )
}

/// An arrow head that points down.
pub(super) fn down() -> El {
    icon("M7 10l5 5 5-5")
}

/// A phone.
pub(super) fn phone() -> El {
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

/// A printer with a sheet of paper.
pub(super) fn printer() -> El {
    icon("M7 8.5V4h10v4.5M7 16.5H4.5v-8h15v8H17M7 13.5h10V20H7z")
}

/// A tick.
pub(super) fn tick() -> El {
    icon("M6 12.5l4 4 8-9")
}
