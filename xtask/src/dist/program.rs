//! The programs of the package: the same crate, compiled twice with different features.
//!
//! Facts only: knows no tool and runs nothing.

use super::glue::{self, Start};

/// One program, and the script that loads it.
pub(super) struct Program {
    /// The name of its files: `name.js`, which loads `name.wasm` from beside it.
    pub(super) name: &'static str,
    /// What it is called while it is being built, and how long that takes.
    pub(super) says: &'static str,
    pub(super) takes: &'static str,
    /// What cargo is told to leave in. `package` is what only packaged programs have: the allocator
    /// that wipes.
    pub(super) features: &'static [&'static str],
    /// Whether its first part runs before the rest is there.
    pub(super) is_in_parts: bool,
    /// How its script starts it.
    pub(super) start: Start,
    /// What a script imports its functions from.
    pub(super) import: &'static str,
    /// What a script has its SHA-256 (hexadecimal) in.
    pub(super) digest: &'static str,
}

impl Program {
    pub(super) fn wasm_name(&self) -> String {
        format!("{}.wasm", self.name)
    }
}

pub(super) const PROGRAMS: [&Program; 2] = [&CHECKOUT, &RULES];

static CHECKOUT: Program = Program {
    name: "komoju-checkout",
    says: "the widget and std",
    takes: "1 to 3 minutes at first, then seconds",
    features: &["--features=package"],
    is_in_parts: true,
    start: glue::WATCHED,
    import: "#wasm",
    digest: "__WASM_SHA256__",
};

/// The pure half alone, for forms of other people's: no Yew in it.
static RULES: Program = Program {
    name: "rules",
    says: "the rules alone",
    takes: "seconds",
    features: &["--no-default-features", "--features=rules,package"],
    is_in_parts: false,
    start: glue::AGAIN,
    import: "#rules",
    digest: "__RULES_SHA256__",
};
