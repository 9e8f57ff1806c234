//! The sources of Rust's standard library, for a build that compiles it along with the program.
//!
//! Says in one line which way it went. Knows nothing of what is compiled.

use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};

use super::debian_rust;
use super::rust_target::Toolchain;
use crate::run::{say, succeeds_within};

/// rustup's name for them.
const COMPONENT: &str = "rust-src";

/// How long rustup may take to add 3 MB before the next route is tried.
const RUSTUP_LIMIT: Duration = Duration::from_secs(15);

/// This compiler if it has the sources or can be given them, else Debian's, which always has
/// them.
///
/// # Errors
/// When no route works; the message says what to do by hand.
pub(crate) fn with_sources(toolchain: Toolchain) -> Result<Toolchain> {
    if has_sources(&toolchain)? {
        return Ok(toolchain);
    }
    // Found before rustup is asked, so that a machine without its server waits only once.
    if let Some(folder) = debian_rust::kept()? {
        say("std's sources: Debian's, with its compiler, from the cache.");
        return Ok(Toolchain::At(folder));
    }
    say("std's sources: asking rustup for them (15 seconds at most).");
    let mut rustup = Command::new("rustup");
    if succeeds_within(rustup.args(["component", "add", COMPONENT]), RUSTUP_LIMIT) && has_sources(&toolchain)? {
        say("std's sources: rustup added them.");
        return Ok(toolchain);
    }
    if debian_rust::is_possible() {
        say("std's sources: rustup could not add them; using Debian's, with its compiler, instead.");
        return Ok(Toolchain::At(debian_rust::toolchain()?));
    }
    bail!("Rust's standard library cannot be compiled here. Run `rustup component add {COMPONENT}`.")
}

fn has_sources(toolchain: &Toolchain) -> Result<bool> {
    // Cargo looks for this very file.
    Ok(toolchain.sysroot()?.join("lib/rustlib/src/rust/library/Cargo.lock").is_file())
}
